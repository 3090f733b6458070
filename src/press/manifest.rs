//! The manifest: which files the previous runs have written into the output folder, and from what.

use rusqlite::{OptionalExtension, params};
use sha2::{Digest as _, Sha256};

use super::state::State;

/// What a file is made from: 64 bits of a SHA-256 hash, as SQLite stores them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest(i64);

impl Digest {
    /// Returns the digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// Returns the digest of several texts. `["ab", "c"]` and `["a", "bc"]` have different ones.
    pub fn of_parts(parts: &[&[u8]]) -> Self {
        let mut state = Sha256::new();
        for part in parts {
            state.update((part.len() as u64).to_le_bytes());
            state.update(part);
        }
        Self::of_hash(state)
    }

    /// Returns the digest of the bytes that were hashed.
    pub(super) fn of_hash(state: Sha256) -> Self {
        Self(state.finalize().iter().take(8).fold(0, |digest, byte| digest << 8 | i64::from(*byte)))
    }
}

/// A file that this run has claimed.
pub(super) struct Claim {
    /// What the previous run has made the file from, if it has completed the file.
    digest: Option<Digest>,
}

impl Claim {
    /// Whether the previous run has made the file from the same.
    pub(super) fn is_made_from(&self, digest: Digest) -> bool {
        self.digest == Some(digest)
    }
}

impl State {
    /// Claims a file for this run, which must then make it or find it unchanged. Returns `None` if this run has already
    /// claimed the file.
    pub(super) fn claim(&self, name: &str) -> rusqlite::Result<Option<Claim>> {
        let connection = self.connection();
        let mut claim = connection.prepare_cached(
            "INSERT INTO files VALUES (?1, NULL, ?2)
             ON CONFLICT (name) DO UPDATE SET run = ?2 WHERE run <> ?2 RETURNING digest",
        )?;
        claim
            .query_row(params![name, self.run], |row| Ok(Claim { digest: row.get::<_, Option<_>>(0)?.map(Digest) }))
            .optional()
    }

    /// Records that a file is complete.
    pub(super) fn complete(&self, name: &str, digest: Digest) -> rusqlite::Result<()> {
        let connection = self.connection();
        connection.prepare_cached("UPDATE files SET digest = ? WHERE name = ?")?.execute(params![digest.0, name])?;
        Ok(())
    }

    /// Returns the names of some files that this run has not made: those after `name` in the order of names.
    pub(super) fn old_files(&self, name: &str) -> rusqlite::Result<Vec<String>> {
        let connection = self.connection();
        let mut names =
            connection.prepare_cached("SELECT name FROM files WHERE run <> ? AND name > ? ORDER BY name LIMIT 1000")?;
        names.query_map(params![self.run, name], |row| row.get(0))?.collect()
    }

    /// Forgets a file.
    pub(super) fn forget(&self, name: &str) -> rusqlite::Result<()> {
        self.connection().prepare_cached("DELETE FROM files WHERE name = ?")?.execute([name])?;
        Ok(())
    }
}
