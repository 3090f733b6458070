//! Hashes that stand for names and contents in memory, because they need less of it. They are never stored.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Returns the hash of a value. Equal values have the same hash in one run.
pub(super) fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
