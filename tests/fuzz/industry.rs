//! Responses in the formats of the news industry, with any HTML and any text in their fields.

use serde_json::{Value, json};

use super::{random::Random, soup};

/// The content of the fields of a response.
pub struct Fields<'a> {
    /// HTML.
    pub html: &'a str,
    /// The headline.
    pub title: &'a str,
    /// The dek, in HTML.
    pub dek: &'a str,
}

/// Returns a response in one of the formats.
pub fn response(random: &mut Random, fields: &Fields) -> Value {
    let Fields { html, title, dek } = fields;
    let (url, image, lang) = (soup::url(random), soup::url(random), soup::language(random));
    let (name, number) = (soup::words(random), soup::number(random));
    match random.below(7) {
        0 => json!({
            "type": random.pick(&["story", "gallery", "video", ""]), "headlines": { "basic": title },
            "subheadlines": { "basic": dek }, "canonical_url": url, "language": lang,
            "credits": { "by": [{ "name": name, "url": url }] },
            "promo_items": { "basic": { "type": "image", "url": image, "caption": dek, "width": number } },
            "streams": [{ "url": image }],
            "content_elements": [
                { "type": random.pick(&["text", "raw_html", "header", "blockquote", "code", "new"]), "content": html, "level": number },
                { "type": "list", "items": [{ "type": "text", "content": html }, { "type": "list", "items": [] }] },
                { "type": "table", "header": [{ "content": name }], "rows": [[{ "content": html }]] },
                { "type": "image", "url": image, "alt_text": title, "caption": html },
                { "type": "oembed_response", "raw_oembed": { "url": url, "html": random.pick(&["", "<blockquote>"]) } },
            ],
        }),
        1 => json!({
            "uri": url, "type": random.pick(&["text", "picture", "video"]), "versioncreated": "2025-11-04T09:30:15Z",
            "headline": title, "byline": name, "language": lang, "description_text": dek,
            random.pick(&["body_html", "body_text", "body_x"]): html,
            "bodies": [{ "contentType": "text/html", "value": html }],
            "renditions": { "a": { "href": image, "width": number } },
            "associations": [{ "type": "picture", "description_text": dek, "renditions": [{ "href": image, "width": number }] }],
        }),
        2 => json!({ "data": { random.pick(&["post", "article", "posts"]): {
            "title": title, "content": html, "excerpt": dek, "link": url, "language": lang, "author": [{ "name": name }],
            "featuredImage": { "sourceUrl": image, "caption": dek }, "galleryImages": [{ "caption": html, "image": { "sourceUrl": image } }],
        } } }),
        3 => json!({
            "data": {
                "type": "node--article", "id": "1",
                "attributes": { "title": title, "langcode": lang, "body": { "processed": html, "summary": dek }, "path": { "alias": url } },
                "relationships": {
                    "field_image": { "data": { "type": "file--file", "id": "2", "meta": { "alt": name, "width": number } } },
                    "field_parts": { "data": [{ "type": "paragraph--a", "id": "3" }, { "type": "media--a", "id": "2" }] },
                },
            },
            "included": [
                { "type": "file--file", "id": "2", "attributes": { "uri": { "url": image }, "filemime": random.pick(&["image/png", "video/mp4", "x", ""]) } },
                {
                    "type": "paragraph--a", "id": "3",
                    "attributes": { "field_title": title, "field_text": { "processed": html }, "field_link": { "uri": url, "title": name } },
                    "relationships": { "field_more": { "data": { "type": "paragraph--a", "id": "3" } } },
                },
            ],
        }),
        4 => json!({ "response": { "content": {
            "webTitle": title, "webPublicationDate": "2025-11-04T09:30:15Z", "webUrl": url,
            "fields": { "standfirst": dek, "byline": name, "lang": lang, "body": html },
            "blocks": { "body": [{ "title": name, "elements": [
                { "type": random.pick(&["text", "pullquote", "tweet", "code", "new"]), "textTypeData": { "html": html, "url": url, "attribution": dek } },
                { "type": "image", "assets": [{ "file": image, "typeData": { "width": number } }], "imageTypeData": { "caption": dek, "alt": name } },
            ] }] },
        } } }),
        5 => json!({ "story": {
            "headline": title, "subheadline": dek, "url": url, "hero-image-s3-key": image, "published-at": number,
            "cards": [{ "story-elements": [
                { "type": "text", "subtype": random.pick(&["", "quote", "question", "also-read"]), "text": html },
                { "type": "image", "image-s3-key": image, "title": dek, "image-metadata": { "width": number } },
                { "type": "jsembed", "embed-js": random.pick(&["PHA+YTwvcD4=", "%", "////"]) },
                { "type": "data", "data": { "content": html } },
                { "type": "composite", "subtype": "image-gallery", "story-elements": [{ "type": "image", "image-s3-key": image }] },
            ] }],
        } }),
        _ => json!({
            "identifier": "1", "layout": {}, "title": title, "subtitle": dek, "language": lang,
            "metadata": { "authors": [name], "canonicalURL": url, "thumbnailURL": image },
            "components": [
                { "role": random.pick(&["body", "heading2", "quote", "pullquote", "intro", "new"]), "format": random.pick(&["html", "none"]), "text": html },
                { "role": "container", "components": [{ "role": "photo", "URL": image }, { "role": "caption", "text": html }] },
                { "role": "gallery", "items": [{ "URL": image, "caption": dek }] },
                { "role": random.pick(&["tweet", "video", "link_button"]), "URL": url, "text": name },
            ],
        }),
    }
}
