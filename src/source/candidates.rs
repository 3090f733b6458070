//! Finds the value in a response that is the article: the response itself, or an entry of a list. How a format is
//! recognized is in the module of the format (`fits`).

use super::{error::Error, formats::Format, item::Item, json::Json};
use crate::url::Url;

/// The values in a response that can be an article.
pub(super) struct Candidates<'a> {
    /// The response itself.
    json: &'a Json,
    /// The entries, if the response is or contains a list.
    entries: &'a [Json],
    /// The requested item.
    item: Option<Item<'a>>,
    /// The entry that is the requested item.
    entry: Option<&'a Json>,
}

impl<'a> Candidates<'a> {
    /// Returns the candidates in a response. `item` is the id or the URL of the requested item; empty for the first
    /// one.
    pub(super) fn new(json: &'a Json, item: &'a str, address: &Url) -> Self {
        let entries = entries(json);
        let item = Item::new(item, json, address);
        let entry = item.as_ref().and_then(|item| item.find(entries));
        Self { json, entries, item, entry }
    }

    /// Returns the requested item.
    pub(super) fn item(&self) -> Option<&Item<'a>> {
        self.item.as_ref()
    }

    /// Returns the first value that `fits` accepts: the requested entry, the response itself, or an entry.
    ///
    /// # Errors
    ///
    /// [`Error::NoItem`] if an item is requested and only other entries fit.
    pub(super) fn find(&self, fits: &dyn Fn(&Json) -> bool) -> Result<Option<&'a Json>, Error> {
        if let Some(entry) = self.entry.filter(|entry| fits(entry)) {
            return Ok(Some(entry));
        }
        // The results of a search fit as a whole too, and then stand for the first result.
        let is_search = self.item.is_some() && self.json.get("response").has("results");
        if !is_search && fits(self.json) {
            return Ok(Some(self.json));
        }
        match (self.entries.iter().find(|entry| fits(entry)), &self.item) {
            (Some(_), Some(item)) => Err(item.missing(self.entries)),
            (first, _) => Ok(first),
        }
    }

    /// Returns the value that is an article in a publisher's format, and the format: the one called `name`, or else the
    /// first one that fits.
    ///
    /// # Errors
    ///
    /// [`Error::NoItem`], [`Error::NoArticle`] for an empty list, and [`Error::UnknownFormat`].
    pub(super) fn detect(&self, name: &str, address: &Url) -> Result<(&'a Json, Format), Error> {
        if let Some(format) = Format::ALL.into_iter().find(|format| format.name() == name) {
            return Ok((self.find(&|json| format.fits(json))?.unwrap_or(self.json), format));
        }
        for format in Format::ALL {
            if let Some(json) = self.find(&|json| format.fits(json))? {
                return Ok((json, format));
            }
        }
        Err(self.unknown(address))
    }

    /// Returns the error for JSON in no known format. An empty list is a response of a known format without an article.
    fn unknown(&self, address: &Url) -> Error {
        let json = self.json;
        let is_empty = |json: &Json| matches!(json, Json::Array(entries) if entries.is_empty());
        if !is_empty(json) && !["posts", "pages"].iter().any(|name| is_empty(json.get(name))) {
            return Error::UnknownFormat {
                original: Url::web(json.first(&["canonical", "url", "link"]), Some(address)),
            };
        }
        match &self.item {
            Some(item) => item.missing(&[]),
            None => Error::NoArticle { field: "title", original: None },
        }
    }
}

/// Returns the entries of the list that a response is or contains.
fn entries(json: &Json) -> &[Json] {
    let lists = [json, json.get("posts"), json.get("pages"), json.get("response").get("results")];
    let list = lists.into_iter().find(|list| matches!(list, Json::Array(_)));
    list.map_or(&[], Json::entries)
}
