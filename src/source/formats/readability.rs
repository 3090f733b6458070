//! The result of [Readability]'s `parse()`, the library of Firefox's reader view.
//!
//! [Readability]: https://github.com/mozilla/readability#parse

use crate::source::{
    byline,
    draft::{Draft, RichText, Time},
    json::Json,
};

/// Whether a value is a result of Readability.
pub fn fits(json: &Json) -> bool {
    json.has("textContent") && json.has("content")
}

/// Maps the fields of a result.
pub fn draft(json: &Json) -> Draft<'_> {
    let content = json.text("content");
    let mut draft = Draft::new();
    draft.title = RichText::Plain(json.text("title"));
    draft.dek = RichText::Plain(json.text("excerpt"));
    draft.body = if content.is_empty() { RichText::Plain(json.text("textContent")) } else { RichText::Html(content) };
    draft.byline = byline::first(&[json.get("byline")]);
    draft.published = Time::of(json, &["publishedTime"]);
    draft.lang = json.text("lang");
    draft.dir = json.text("dir");
    draft.source = json.text("siteName");
    draft
}
