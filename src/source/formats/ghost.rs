//! [Ghost's Content API]: a post or a page, single or in the list that the API returns.
//!
//! The publisher's scripts and styles in `codeinjection_head` and `codeinjection_foot` are ignored.
//!
//! [Ghost's Content API]: https://docs.ghost.org/content-api/posts

use crate::source::{
    byline,
    draft::{Draft, Picture, RichText, Time},
    json::Json,
};

/// Whether a value is a post.
pub fn fits(json: &Json) -> bool {
    json.has("title") && ["html", "feature_image", "comment_id", "codeinjection_head"].iter().any(|name| json.has(name))
}

/// Maps the fields of a post.
pub fn draft(json: &Json) -> Draft<'_> {
    let mut draft = Draft::new();
    draft.title = RichText::Plain(json.text("title"));
    draft.dek = RichText::Plain(json.text("custom_excerpt"));
    draft.body = RichText::Html(json.text("html"));
    draft.byline = byline::first(&[json.get("authors"), json.get("primary_author")]);
    draft.published = Time::of(json, &["published_at", "created_at"]);
    draft.modified = Time::of(json, &["updated_at"]);
    draft.lang = json.text("locale");
    draft.lead = Some(Picture {
        src: json.text("feature_image"),
        alt: json.text("feature_image_alt"),
        caption: RichText::Html(json.text("feature_image_caption")),
        ..Picture::default()
    });
    draft.section = json.get("primary_tag").text("name");
    for tag in json.get("tags").entries() {
        // A tag that begins with `#` is internal.
        if !tag.name().starts_with('#') {
            draft.tags.push(tag.name());
        }
    }
    draft.canonical = vec![json.text("canonical_url"), json.text("url")];
    draft.is_locked = json.get("access").is_false();
    draft
}
