//! The page of an article.

use super::{Entry, Site};
use crate::document;

/// Returns the HTML of the page of an article.
pub fn page(entry: &Entry, _site: &Site) -> String {
    document::article(&entry.article, entry.interface).to_string()
}
