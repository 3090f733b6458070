//! [ActivityStreams 2.0], the format of Mastodon and other Fediverse systems: an `Article`, `Note`, `Page` or
//! `Question`, a `Video`, `Audio` or `Image`, or an activity with such an object.
//!
//! [ActivityStreams 2.0]: https://www.w3.org/TR/activitystreams-vocabulary/

use crate::{
    source::{
        draft::{Attachment, Draft, Picture, RichText, Time},
        json::Json,
    },
    text,
};

/// The types of objects that can be an article.
const TYPES: [&str; 7] = ["Article", "Note", "Page", "Question", "Video", "Audio", "Image"];

/// Whether a value has the context of ActivityStreams, or is an attributed object of a known type, or an activity with
/// one.
pub fn fits(json: &Json) -> bool {
    let is_stream = json.get("@context").texts(&[]).iter().any(|context| context.ends_with("activitystreams"));
    is_stream || is_object(object(json)) && json.has("attributedTo")
}

fn is_object(json: &Json) -> bool {
    json.get("type").texts(&[]).iter().any(|kind| TYPES.contains(kind))
}

/// Returns the object of an activity (`Announce`, `Create`), which may be the object of another one.
fn object(json: &Json) -> &Json {
    let mut object = json;
    for _ in 0..4 {
        let inside = object.get("object").entries().first();
        let Some(inside) = inside.filter(|inside| !is_object(object) && inside.is_object()) else { break };
        object = inside;
    }
    object
}

/// Maps the fields of the object.
pub fn draft(json: &Json) -> Draft<'_> {
    let object = object(json);
    let (title, _) = natural(object, "name", "nameMap");
    let (summary, _) = natural(object, "summary", "summaryMap");
    let (content, lang) = natural(object, "content", "contentMap");
    let is_plain = object.text("mediaType").starts_with("text/") && object.text("mediaType") != "text/html";
    let language = object.get("language");
    let mut draft = Draft::new();
    draft.title = RichText::Plain(title);
    draft.dek = RichText::Html(summary);
    draft.body = if is_plain { RichText::Plain(content) } else { RichText::Html(content) };
    for author in object.get("attributedTo").entries() {
        draft.byline.push((author.first(&["name", "preferredUsername"]).into(), address(author)));
    }
    draft.published = Time::of(object, &["published"]);
    draft.modified = Time::of(object, &["updated"]);
    draft.lang = if lang.is_empty() { language.as_str().unwrap_or_else(|| language.text("identifier")) } else { lang };
    draft.lead = object.get("image").entries().first().map(|image| Picture {
        src: address(image),
        alt: image.first(&["name", "summary"]),
        ..Picture::sized(image)
    });
    for tag in object.get("tag").entries() {
        if tag.text("type") == "Hashtag" {
            draft.tags.push(tag.text("name").trim_start_matches('#'));
        }
    }
    draft.canonical = vec![page(object), object.text("id")];
    draft.attachments = attachments(object);
    draft.answers = answers(object);
    draft
}

/// Returns the file of a video or an audio recording, and the attachments. Only the first media URL counts, since the
/// others are other sizes of the same file.
fn attachments(object: &Json) -> Vec<Attachment<'_>> {
    let is_medium = |url: &&Json| ["video/", "audio/"].iter().any(|kind| url.text("mediaType").starts_with(kind));
    let mut attachments = Vec::new();
    if let Some(file) = object.get("url").entries().iter().find(is_medium) {
        attachments.push(Attachment { url: file.text("href"), kind: file.text("mediaType"), title: "" });
    }
    for file in object.get("attachment").entries() {
        attachments.push(Attachment { url: address(file), kind: kind(file), title: file.text("name") });
    }
    attachments
}

/// Returns the answers of a poll, with the number of votes for each.
fn answers(object: &Json) -> Vec<(&str, Option<u32>)> {
    let mut answers = Vec::new();
    for choice in ["oneOf", "anyOf"] {
        for answer in object.get(choice).entries().iter().filter(|answer| answer.is_object()) {
            answers.push((natural(answer, "name", "nameMap").0, answer.get("replies").get("totalItems").as_u32()));
        }
    }
    answers
}

/// Returns a natural-language value and its language: the plain field, or else the first text of the language map,
/// preferably in a known language.
fn natural<'a>(json: &'a Json, plain: &str, map: &str) -> (&'a str, &'a str) {
    let plain = json.text(plain);
    let (mut found, mut has_known) = ((plain, ""), false);
    for (lang, text) in json.get(map).fields() {
        let (text, is_known) = (text.as_str().unwrap_or_default(), lang != "und");
        if text == plain && is_known && !plain.is_empty() {
            return (plain, lang);
        }
        if plain.is_empty() && !text.is_empty() && (is_known || !has_known) {
            (found, has_known) = ((text, lang.as_str()), is_known);
        }
    }
    found
}

/// Returns the URL of a file, a person or a link. The value may be a URL or an object.
fn address(json: &Json) -> &str {
    let json = json.head();
    let url = json.get("url").head();
    let (own, inside) = (json.as_str().unwrap_or_default(), url.as_str().unwrap_or_default());
    text::first(&[own, inside, url.text("href"), json.text("href")])
}

/// Returns the URL of the web page. Of several URLs, it is the one with HTML.
fn page(object: &Json) -> &str {
    let urls = object.get("url").entries();
    let html = urls.iter().find(|url| url.text("mediaType") == "text/html").or_else(|| urls.first());
    html.map(address).unwrap_or_default()
}

/// Returns the media type of an attachment or of its first URL. Without one, the object type gives its first part, such
/// as `image`.
fn kind(file: &Json) -> &str {
    match (file.text("mediaType"), file.text("type")) {
        ("", "Image") => "image",
        ("", "Audio") => "audio",
        ("", "Video") => "video",
        ("", _) => file.get("url").head().text("mediaType"),
        (kind, _) => kind,
    }
}
