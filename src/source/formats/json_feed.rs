//! [JSON Feed], versions 1 and 1.1: one item of a feed, or a single item.
//!
//! [JSON Feed]: https://www.jsonfeed.org/version/1.1/

use crate::{
    source::{
        byline,
        draft::{Attachment, Draft, Picture, RichText, Time},
        error::Error,
        item::Item,
        json::Json,
    },
    text,
};

/// Whether a value is a feed or an item.
pub fn fits(json: &Json) -> bool {
    (matches!(json.get("items"), Json::Array(_)) && json.has("version"))
        || json.has("content_html")
        || json.has("content_text")
}

/// Maps the fields of the requested item, or of the first one if none is requested.
///
/// # Errors
///
/// [`Error::NoItem`] if the item is not in the feed.
pub fn draft<'a>(json: &'a Json, item: Option<&Item>) -> Result<Draft<'a>, Error> {
    let items = json.get("items").entries();
    let entry = match item {
        _ if !json.has("items") => json,
        Some(item) => item.find(items).ok_or_else(|| item.missing(items))?,
        None => json.get("items").head(),
    };
    let html = entry.text("content_html");
    // An id is any string. It counts as the URL of the item if it is an absolute URL other than the external one.
    let (id, about) = (entry.text("id"), entry.text("external_url"));
    let id = if id.starts_with("http") && id != about { id } else { "" };
    let mut draft = Draft::new();
    draft.title = RichText::Plain(entry.text("title"));
    draft.dek = RichText::Plain(entry.text("summary"));
    draft.body = if html.is_empty() { RichText::Plain(entry.text("content_text")) } else { RichText::Html(html) };
    // Version 1 has a single author.
    draft.byline = byline::first(&[entry.get("authors"), entry.get("author"), json.get("authors"), json.get("author")]);
    draft.published = Time::of(entry, &["date_published"]);
    draft.modified = Time::of(entry, &["date_modified"]);
    draft.lang = text::first(&[entry.text("language"), json.text("language")]);
    draft.lead = Some(Picture { src: entry.first(&["image", "banner_image"]), ..Picture::default() });
    draft.tags = entry.get("tags").texts(&[]);
    draft.source = if items.is_empty() { "" } else { json.text("title") };
    draft.site = json.text("home_page_url");
    draft.logo = json.first(&["icon", "favicon"]);
    draft.canonical = vec![entry.text("url"), id];
    draft.about = about;
    draft.base = vec![json.text("home_page_url"), json.text("feed_url")];
    for file in entry.get("attachments").entries() {
        let (url, kind, title) = (file.text("url"), file.text("mime_type"), file.text("title"));
        draft.attachments.push(Attachment { url, kind, title });
    }
    Ok(draft)
}
