//! [Ghost's Content API]: a post or a page, alone or in the list that the API sends.
//!
//! `codeinjection_head` and `codeinjection_foot` are the publisher's own scripts and styles; they are not read.
//!
//! [Ghost's Content API]: https://docs.ghost.org/content-api/posts

use super::{
    Json,
    draft::{Draft, Picture, Words},
};

/// Whether this is a post.
pub fn fits(json: &Json) -> bool {
    json.has("title") && ["html", "feature_image", "comment_id", "codeinjection_head"].iter().any(|name| json.has(name))
}

/// Reads a post.
pub fn draft(json: &Json) -> Draft<'_> {
    let mut authors = json.get("authors").entries();
    if authors.is_empty() {
        authors = json.get("primary_author").entries();
    }
    let tags = || json.get("tags").entries().iter();
    Draft {
        title: Words::Text(json.text("title")),
        dek: Words::Text(json.text("custom_excerpt")),
        body: Words::Html(json.text("html")),
        byline: authors.iter().map(|author| (author.name(), author.text("url"))).collect(),
        published: json.text("published_at"),
        modified: json.text("updated_at"),
        lang: json.text("locale"),
        lead: Some(Picture {
            src: json.text("feature_image"),
            alt: json.text("feature_image_alt"),
            caption: Words::Html(json.text("feature_image_caption")),
            ..Picture::default()
        }),
        section: json.get("primary_tag").text("name"),
        // One that begins with `#` is for the publisher's own use.
        tags: tags().map(Json::name).filter(|name| !name.starts_with('#')).collect(),
        canonical: json.first(&["canonical_url", "url"]),
        is_locked: json.get("access").is_false(),
        ..Draft::default()
    }
}
