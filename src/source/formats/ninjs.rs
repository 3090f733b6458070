//! [ninjs], the JSON format of news agencies: versions 1, 2 and 3, and the variant of Superdesk.
//!
//! Version 1 has the variants of a text in fields (`body_text`, `body_html`), and renditions and associations in
//! objects; versions 2 and 3 have lists. Version 3 has camelCase names.
//!
//! [ninjs]: https://iptc.org/standards/ninjs/

use crate::{
    source::{
        byline,
        draft::{Draft, Picture, RichText, Time, for_screens},
        json::Json,
        markup::Markup,
    },
    text,
};

/// The maximum number of items, and of renditions of each, that are searched in the text.
const SHOWN: usize = 12;

/// Whether a value is a news item.
pub fn fits(json: &Json) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| json.has(name));
    has(&["uri", "guid"])
        && has(&["versioncreated", "versionCreated", "bodies", "body_text", "body_html", "body_xhtml"])
}

/// Maps the fields of a news item. The body of an image or video item is the image or the video.
pub fn draft(json: &Json) -> Draft<'_> {
    let (body, is_html) = variant(json, "body_", "bodies");
    let mut elements = Markup::default();
    if is_html {
        elements.html(body);
    }
    let mut lead = None;
    let mut related = Vec::new();
    if !matches!(json.text("type"), "" | "text" | "composite") {
        media(json, &mut elements);
    }
    for (index, item) in json.get("associations").values().into_iter().enumerate() {
        // In Superdesk, the associations include the images in the text.
        if index < SHOWN && is_in(item, body) {
            continue;
        }
        match item.text("type") {
            "text" | "composite" => related.push((headline(item), item.text("uri"))),
            "audio" | "video" => media(item, &mut elements),
            _ if lead.is_none() && !files(item, "image").is_empty() => lead = Some(picture(item)),
            _ => media(item, &mut elements),
        }
    }
    let (description, _) = variant(json, "description_", "descriptions");
    let mut tags = json.either(&["subject", "subjects"]).texts(&["name"]);
    tags.extend(json.get("keywords").texts(&[]));
    let source = json.either(&["infosource", "infosources", "infoSources"]).head().name();
    let mut draft = Draft::new();
    draft.title = RichText::Html(headline(json));
    draft.dek = RichText::Html(description);
    draft.body = RichText::Plain(if is_html { "" } else { body });
    draft.elements = elements;
    draft.byline = byline::first(&[json.get("byline"), json.get("by"), json.get("authors")]);
    draft.published = Time::of(
        json,
        &[
            "firstpublished",
            "contentcreated",
            "contentCreated",
            "firstcreated",
            "firstCreated",
            "versioncreated",
            "versionCreated",
        ],
    );
    draft.modified = Time::of(json, &["versioncreated", "versionCreated"]);
    draft.lang = json.text("language");
    draft.lead = lead;
    draft.section = json.get("service").head().name();
    draft.tags = tags;
    draft.source =
        if source.is_empty() { json.first(&["source", "copyrightholder", "copyrightHolder"]) } else { source };
    draft.canonical = vec![json.text("uri")];
    draft.copyright = json.first(&["copyrightnotice", "copyrightNotice"]);
    draft.related = related;
    draft
}

/// Whether a rendition of an item is in a text.
fn is_in(item: &Json, body: &str) -> bool {
    for file in files(item, "").iter().take(SHOWN) {
        if body.contains(file.text("href")) {
            return true;
        }
    }
    false
}

/// Returns a variant of a text, preferably HTML, and whether it is HTML. The variants are the fields that begin with
/// `prefix`, and the entries of `list`.
fn variant<'a>(json: &'a Json, prefix: &str, list: &str) -> (&'a str, bool) {
    let mut found = ("", false);
    for (name, value) in json.fields() {
        if name.starts_with(prefix) {
            prefer(&mut found, name, value.as_str().unwrap_or_default());
        }
    }
    for entry in json.get(list).entries() {
        prefer(&mut found, content_type(entry), entry.text("value"));
    }
    found
}

/// Replaces the found text by another one if that is preferable.
fn prefer<'a>(found: &mut (&'a str, bool), kind: &str, text: &'a str) {
    let is_html = text::contains(kind, "html") || kind.ends_with("richtext");
    if !text.is_empty() && (found.0.is_empty() || (is_html && !found.1)) {
        *found = (text, is_html);
    }
}

/// Returns the media type of a rendition or a variant of a text.
fn content_type(json: &Json) -> &str {
    json.first(&["contentType", "contenttype", "mimetype"])
}

/// Returns the headline of an item, or else its title.
fn headline(json: &Json) -> &str {
    match json.text("headline") {
        "" => match variant(json, "headline_", "headlines").0 {
            "" => json.text("title"),
            headline => headline,
        },
        headline => headline,
    }
}

/// Returns the renditions of a kind: `image`, `video` or `audio`; all if `kind` is empty.
fn files<'a>(item: &'a Json, kind: &str) -> Vec<&'a Json> {
    let mut files = Vec::new();
    for file in item.get("renditions").values() {
        if !file.text("href").is_empty() && content_type(file).starts_with(kind) {
            files.push(file);
        }
    }
    files
}

/// Returns the largest rendition for screens.
fn picture(item: &Json) -> Picture<'_> {
    let best = for_screens(&files(item, "image"), |file| file.get("width").pixels());
    Picture {
        src: best.text("href"),
        caption: caption(item),
        credit: item.first(&["byline", "by"]),
        ..Picture::sized(best)
    }
}

/// Returns the caption of an image, a video or an audio recording: its description, or else its headline.
fn caption(item: &Json) -> RichText<'_> {
    match variant(item, "description_", "descriptions") {
        ("", _) => RichText::Plain(headline(item)),
        (text, true) => RichText::Html(text),
        (text, false) => RichText::Plain(text),
    }
}

/// Writes an image, a video or an audio recording.
fn media(item: &Json, out: &mut Markup) {
    let picture = picture(item);
    for kind in ["video", "audio"] {
        if let Some(file) = files(item, kind).first() {
            return out.player(kind, file.text("href"), picture.src, caption(item));
        }
    }
    out.picture(&picture);
}
