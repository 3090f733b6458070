//! [Apple News Format]: an article as components with roles.
//!
//! Layouts, styles, animations and advertisements are ignored. The components with title, byline and intro are ignored
//! too if fields of the document contain these texts.
//!
//! [Apple News Format]: https://developer.apple.com/documentation/applenewsformat

use crate::{
    source::{
        byline,
        draft::{Draft, Picture, RichText, Time},
        json::Json,
        markup::Markup,
    },
    text,
};

/// Whether a value is a document.
pub fn fits(json: &Json) -> bool {
    matches!(json.get("components"), Json::Array(_)) && (json.has("layout") || json.has("identifier"))
}

/// Maps the fields of a document.
pub fn draft(json: &Json) -> Draft<'_> {
    let about = json.get("metadata");
    let mut head = Head {
        title: RichText::Plain(json.text("title")),
        intro: RichText::Plain(json.text("subtitle")),
        byline: &Json::Null,
    };
    let mut elements = Markup::default();
    all(json.get("components").entries(), &mut head, &mut elements);
    let mut draft = Draft::new();
    draft.title = head.title;
    draft.dek = if head.intro.is_blank() { RichText::Plain(about.text("excerpt")) } else { head.intro };
    draft.elements = elements;
    draft.byline = byline::first(&[about.get("authors"), head.byline]);
    draft.published = Time::of(about, &["datePublished", "dateCreated"]);
    draft.modified = Time::of(about, &["dateModified"]);
    draft.lang = json.text("language");
    draft.lead = Some(Picture { src: file(about.text("thumbnailURL")), ..Picture::default() });
    draft.tags = about.get("keywords").texts(&[]);
    draft.canonical = vec![about.text("canonicalURL")];
    draft
}

/// The texts above the body: fields of the document, or else the first components with these roles.
struct Head<'a> {
    title: RichText<'a>,
    intro: RichText<'a>,
    byline: &'a Json,
}

/// Writes components. A caption belongs to the previous image.
fn all<'a>(components: &'a [Json], head: &mut Head<'a>, out: &mut Markup) {
    let mut caption_below = None;
    for (index, json) in components.iter().enumerate() {
        let words = text(json);
        let next = components.get(index + 1).filter(|next| next.text("role") == "caption");
        if caption_below.take().is_some() {
            continue;
        }
        match json.text("role") {
            "title" if head.title.is_blank() => head.title = words,
            // A repeated title.
            "title" => {}
            "intro" if head.intro.is_blank() => head.intro = words,
            "byline" | "author" if head.byline.is_null() => head.byline = json.get("text"),
            "photo" | "image" | "figure" | "portrait" | "logo" => {
                caption_below = next;
                out.picture(&picture(json, next));
            }
            "gallery" | "mosaic" => {
                out.open("figure", &[("class", "gallery")]);
                for item in json.get("items").entries() {
                    out.picture(&picture(item, None));
                }
                caption_below = next;
                out.caption(next.map_or_else(RichText::default, text), "");
                out.close("figure");
            }
            "video" => out.player("video", json.text("URL"), json.text("stillURL"), caption(json)),
            "audio" | "music" => out.player("audio", json.text("URL"), "", caption(json)),
            "divider" => out.html("<hr>"),
            "quote" | "pullquote" => {
                out.open_quote(json.text("role") == "pullquote");
                paragraph(words, out);
                out.close_quote(RichText::default());
            }
            "link_button" => out.link(json.text("URL"), words),
            "htmltable" => out.html(json.text("html")),
            role if role.starts_with("heading") => {
                let level = role.strip_prefix("heading").and_then(|level| level.parse().ok());
                out.heading(level, words);
            }
            _ if !words.is_blank() => paragraph(words, out),
            _ if json.has("components") => all(json.get("components").entries(), head, out),
            // Embedded posts.
            role if !text::contains(role, "advertisement") && !json.text("URL").is_empty() => {
                out.embed(json.text("URL"), caption(json));
            }
            _ => out.element("p", caption(json)),
        }
    }
}

/// Returns the text of a component.
fn text(json: &Json) -> RichText<'_> {
    let text = json.text("text");
    if json.text("format") == "html" { RichText::Html(text) } else { RichText::Plain(text) }
}

/// Writes a text: HTML has its own paragraphs, and every line of plain text becomes a paragraph.
fn paragraph(text: RichText, out: &mut Markup) {
    match text {
        RichText::Html(_) => out.element("div", text),
        RichText::Plain(lines) => out.lines(lines),
    }
}

/// Returns the caption of a component, a string or an object with a text.
fn caption(json: &Json) -> RichText<'_> {
    let caption = json.get("caption");
    match caption.as_str() {
        Some(words) => RichText::Plain(words),
        None => text(caption),
    }
}

/// Returns the URL of a file, or its path in the bundle of the document.
fn file(url: &str) -> &str {
    url.strip_prefix("bundle://").unwrap_or(url)
}

/// Returns the image of a component. The caption is `below`, the caption component after it, or else its own.
fn picture<'a>(json: &'a Json, below: Option<&'a Json>) -> Picture<'a> {
    Picture {
        src: file(json.text("URL")),
        alt: json.text("accessibilityCaption"),
        caption: below.map_or_else(|| caption(json), text),
        ..Picture::default()
    }
}
