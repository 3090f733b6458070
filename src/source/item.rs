//! The requested item of a feed or a list.

use super::{error::Error, json::Json};
use crate::url::Url;

/// The fields with the ids and URLs of entries.
const FIELDS: [&str; 10] =
    ["id", "url", "link", "external_url", "canonical_url", "canonical", "@id", "ID", "URL", "webUrl"];

/// A requested item.
pub struct Item<'a> {
    /// The id or the URL, as the page requests it.
    requested: &'a str,
    /// The URL, if the item is requested by its URL.
    url: Option<Url>,
    /// The URL against which the URLs of entries resolve.
    base: Url,
}

impl<'a> Item<'a> {
    /// Returns the item with this id or URL; `None` if `requested` is empty. Relative URLs resolve against the site of
    /// the feed, or else against `address`, the URL of the response.
    pub fn new(requested: &'a str, json: &Json, address: &Url) -> Option<Self> {
        let base = Url::web(json.text("home_page_url"), Some(address)).unwrap_or_else(|| address.clone());
        let url = Url::web(requested, Some(&base).filter(|_| requested.starts_with('/')));
        (!requested.is_empty()).then_some(Self { requested, url, base })
    }

    /// Returns the entry with the requested id or URL, or else the entry with the URL of the same page.
    pub fn find<'j>(&self, entries: &'j [Json]) -> Option<&'j Json> {
        let has_id = |entry: &&Json| FIELDS.iter().any(|field| entry.get(field).scalar() == self.requested);
        let is_same =
            |entry: &&Json| self.urls(entry).any(|url| self.url.as_ref().is_some_and(|own| own.is_same_page(&url)));
        entries.iter().find(has_id).or_else(|| entries.iter().find(is_same))
    }

    /// Returns the error for an item that is not among these entries. Anyone can create a link with any item, so its
    /// URL counts as the original story only if it is on the site of the feed or of one of its entries.
    pub fn missing(&self, entries: &[Json]) -> Error {
        let original = self.url.clone().filter(|url| {
            let site = url.site();
            self.base.site() == site || entries.iter().any(|entry| self.urls(entry).any(|url| url.site() == site))
        });
        Error::NoItem { original }
    }

    fn urls(&self, entry: &Json) -> impl Iterator<Item = Url> {
        FIELDS.iter().filter_map(|field| Url::web(entry.text(field), Some(&self.base)))
    }
}
