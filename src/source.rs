//! Reads an [`Article`] from the bytes of a response: the one border that everything from outside crosses.
//!
//! 1. The bytes are parsed as JSON ([`parse()`]).
//! 2. The [`Format`] is detected by the shape of the JSON. The module of the format maps its fields to a
//!    [`Draft`], and [`draft`] makes an article of it. [`maqal`], our own format, is decoded directly.
//! 3. [`crate::article::clean`] repairs what publishing systems leave in the text.
//!
//! A field that is missing or has an unexpected type does not affect the others. There is no article only if both
//! headline and body are missing.

pub mod activity_streams;
pub mod ans;
pub mod apple_news;
mod byline;
pub mod draft;
pub mod drupal;
mod error;
mod format;
pub mod ghost;
pub mod guardian;
pub mod json;
pub mod json_feed;
mod lenient;
pub mod maqal;
mod markup;
pub mod news_article;
pub mod ninjs;
mod parse;
pub mod quintype;
pub mod readability;
mod rich_text;
mod shown;
pub mod wordpress;
pub mod wordpress_graphql;

use std::iter;

use crate::{
    article::{Article, clean, provider},
    html::Html,
    url::Url,
};
pub use error::Error;
pub use format::Format;
pub use json::Json;
pub use parse::parse;

/// What the page says about the response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The name of the format; if it is empty or unknown, the format is detected.
    pub format: String,
    /// The id or the URL of an item in a feed; empty for the first one.
    pub item: String,
    /// Whether the URL of the article keeps its tracking parameters.
    pub keeps_tracking: bool,
}

/// Reads an article from a response. Relative URLs resolve against the URL of the article if the response has it, or
/// else against `address`, the URL of the response. `html` parses HTML: [`crate::host::html::parse`].
///
/// # Errors
///
/// Any [`Error`].
pub fn read(bytes: &[u8], address: &Url, asked: &Asked, html: impl Fn(&str) -> Option<Html>) -> Result<Article, Error> {
    let json = parse(bytes)?;
    let mut article = if let Some(json) = candidates(&json).find(|json| json.has("maqal")) {
        let mut article = maqal::decode(json, address)?;
        clean::clean(&mut article);
        article
    } else {
        let (json, format) = detect(&json, address, &asked.format)?;
        format.draft(json, &asked.item).finish(address, html)?
    };
    if !asked.keeps_tracking {
        article.canonical = article.canonical.map(Url::without_tracking);
    }
    provider::frames(&mut article.body);
    Ok(article)
}

/// Returns the value that is an article in a publisher's format, and its format: the named one, or else the one whose
/// shape it has.
fn detect<'a>(json: &'a Json, address: &Url, name: &str) -> Result<(&'a Json, Format), Error> {
    let fitting = |format: Format| candidates(json).find(|json| format.fits(json));
    if let Some(format) = Format::ALL.into_iter().find(|format| format.name() == name) {
        return Ok((fitting(format).unwrap_or(json), format));
    }
    let mut formats = Format::ALL.into_iter();
    formats.find_map(|format| Some((fitting(format)?, format))).ok_or_else(|| unknown(json, address))
}

/// Returns the values that can be an article: the response itself, and the entries of the list that it is or contains.
pub fn candidates(json: &Json) -> impl Iterator<Item = &Json> {
    let mut lists = [json, json.get("posts"), json.get("pages")].into_iter();
    let list = lists.find_map(|list| if let Json::Array(entries) = list { Some(&**entries) } else { None });
    iter::once(json).chain(list.unwrap_or_default())
}

/// Returns the error for JSON in no known format. An empty list is a response of a known format without an article.
fn unknown(json: &Json, address: &Url) -> Error {
    let is_empty = |json: &Json| matches!(json, Json::Array(entries) if entries.is_empty());
    if is_empty(json) || ["posts", "pages"].iter().any(|name| is_empty(json.get(name))) {
        return Error::NoArticle { field: "title", original: None };
    }
    Error::UnknownFormat { original: Url::web(json.first(&["canonical", "url", "link"]), Some(address)) }
}
