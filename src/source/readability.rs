//! The result of [Readability]'s `parse()`: what Firefox's reader view makes of a page.
//!
//! [Readability]: https://github.com/mozilla/readability#parse

use super::{
    Json,
    draft::{Draft, Words},
};

/// Whether this is such a result.
pub fn fits(json: &Json) -> bool {
    json.has("textContent") && json.has("content")
}

/// Reads it.
pub fn draft(json: &Json) -> Draft<'_> {
    let content = json.text("content");
    Draft {
        title: Words::Text(json.text("title")),
        dek: Words::Text(json.text("excerpt")),
        body: if content.is_empty() { Words::Text(json.text("textContent")) } else { Words::Html(content) },
        byline: json.get("byline").entries().iter().map(|author| (author.name(), "")).collect(),
        published: json.text("publishedTime"),
        lang: json.text("lang"),
        dir: json.text("dir"),
        source: json.text("siteName"),
        ..Draft::default()
    }
}
