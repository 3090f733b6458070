//! The item of a feed or a list that the page requests.

use super::{error::Error, json::Json};
use crate::url::Url;

/// The fields of entries that are their ids and URLs.
const FIELDS: [&str; 10] =
    ["id", "url", "link", "external_url", "canonical_url", "canonical", "@id", "ID", "URL", "webUrl"];

/// A requested item.
pub struct Item<'a> {
    /// Its id or its URL, as the page has it.
    asked: &'a str,
    /// Its URL, if it is one.
    url: Option<Url>,
    /// What relative URLs of entries resolve against.
    base: Url,
}

impl<'a> Item<'a> {
    /// Returns the item with this id or URL; `None` if it is empty. Relative URLs resolve against the site of the feed,
    /// or else against `address`, the URL of the response.
    pub fn new(asked: &'a str, json: &Json, address: &Url) -> Option<Self> {
        let base = Url::web(json.text("home_page_url"), Some(address)).unwrap_or_else(|| address.clone());
        let url = Url::web(asked, Some(&base).filter(|_| asked.starts_with('/')));
        (!asked.is_empty()).then_some(Self { asked, url, base })
    }

    /// Returns the item among these entries: the one with this text as its id or URL, or else the one with the same page.
    pub fn find<'j>(&self, entries: &'j [Json]) -> Option<&'j Json> {
        let is_asked = |entry: &&Json| FIELDS.iter().any(|field| entry.get(field).written() == self.asked);
        let is_same =
            |entry: &&Json| self.urls(entry).any(|url| self.url.as_ref().is_some_and(|it| it.is_same_page(&url)));
        entries.iter().find(is_asked).or_else(|| entries.iter().find(is_same))
    }

    /// Returns the error for an item that is not among these entries. Anyone can write a link with any item, so only a URL
    /// on the site of the feed or of one of its entries is the original story.
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
