//! The result of [Readability]'s `parse()`, the library of Firefox's reader view.
//!
//! [Readability]: https://github.com/mozilla/readability#parse

use super::{
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
    Draft {
        title: RichText::Plain(json.text("title")),
        dek: RichText::Plain(json.text("excerpt")),
        body: if content.is_empty() { RichText::Plain(json.text("textContent")) } else { RichText::Html(content) },
        byline: byline::first(&[json.get("byline")]),
        published: Time::of(json, &["publishedTime"]),
        lang: json.text("lang"),
        dir: json.text("dir"),
        source: json.text("siteName"),
        ..Draft::default()
    }
}
