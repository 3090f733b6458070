//! [Quintype]: a story as cards of typed elements.
//!
//! Images are paths on a host that only the response of a page, which contains the configuration, specifies.
//!
//! [Quintype]: https://developers.quintype.com/swagger/

use crate::{
    base64,
    source::{
        byline,
        draft::{Draft, Picture, RichText, Time},
        json::Json,
        markup::Markup,
    },
};

/// The default host of images, common to all publishers.
const IMAGES: &str = "media.assettype.com";

/// Whether a value is a response with a story.
pub fn fits(json: &Json) -> bool {
    let story = story(json);
    story.has("headline") && matches!(story.get("cards"), Json::Array(_))
}

/// Returns the story in a response of the API or of a page.
fn story(json: &Json) -> &Json {
    for page in [json, json.get("data"), json.get("qt").get("data")] {
        if page.get("story").is_object() {
            return page.get("story");
        }
    }
    json
}

/// Maps the fields of a story.
pub fn draft(json: &Json) -> Draft<'_> {
    let story = story(json);
    let page = if json.has("qt") { json.get("qt") } else { json };
    let host = page.get("config").first(&["cdn-image", "cdn-name"]);
    let host = host.strip_prefix("https:").unwrap_or(host);
    let host = host.strip_prefix("//").unwrap_or(host);
    let host = host.strip_suffix('/').unwrap_or(host);
    let mut writer = Writer { host: if host.is_empty() { IMAGES } else { host }, markup: Markup::default() };
    for card in story.get("cards").entries() {
        writer.all(card.get("story-elements"));
    }
    let mut draft = Draft::new();
    draft.title = RichText::Plain(story.text("headline"));
    draft.dek = RichText::Plain(story.first(&["subheadline", "summary"]));
    draft.byline = byline::first(&[story.get("authors"), story.get("author-name")]);
    draft.published = Time::of(story, &["first-published-at", "published-at", "created-at"]);
    draft.modified = Time::of(story, &["last-correction-published-at", "last-published-at", "updated-at"]);
    draft.lang = story.first(&["language-code", "language"]);
    draft.lead = Some(writer.picture(story, "hero-image-"));
    draft.section = story.get("sections").head().first(&["display-name", "name"]);
    draft.tags = story.get("tags").texts(&["name"]);
    draft.source = story.text("publisher-name");
    draft.canonical = vec![story.text("canonical-url"), story.text("url")];
    draft.elements = writer.markup;
    draft.is_locked = !matches!(story.text("access"), "" | "public");
    draft
}

/// Writes the elements of a story.
struct Writer<'a> {
    /// The host of the images.
    host: &'a str,
    markup: Markup,
}

impl<'a> Writer<'a> {
    /// Returns the image in the fields that begin with `prefix`.
    fn picture(&self, json: &'a Json, prefix: &str) -> Picture<'a> {
        let get = |name: &str| json.get(&[prefix, name].concat());
        let text = |name: &str| get(name).as_str().unwrap_or_default();
        let (key, url) = (text("s3-key"), text("url"));
        let size = get("metadata");
        Picture {
            src: if key.is_empty() { url } else { key },
            host: if key.is_empty() { "" } else { self.host },
            alt: match text("alt-text") {
                "" => json.text("alt-text"),
                alt => alt,
            },
            caption: RichText::Html(match text("caption") {
                "" if prefix == "image-" => json.text("title"),
                caption => caption,
            }),
            credit: text("attribution"),
            ..Picture::sized(size)
        }
    }

    /// Writes all elements of a list.
    fn all(&mut self, elements: &Json) {
        for element in elements.entries() {
            self.element(element);
        }
    }

    /// Writes an element.
    fn element(&mut self, json: &Json) {
        let (about, title) = (json.get("metadata"), RichText::Html(json.text("title")));
        let text = RichText::Html(json.text("text"));
        let url = json.first(&["url", "embed-url"]);
        let out = &mut self.markup;
        match (json.text("type"), json.text("subtype")) {
            ("title", _) => out.heading(Some(2), text),
            ("text", "quote" | "blockquote" | "blurb" | "bigfact") => {
                out.open_quote(json.text("subtype") != "quote");
                // `text` repeats `content` with the publisher's markup.
                out.text(if text.is_blank() { RichText::Html(about.text("content")) } else { text });
                out.close_quote(RichText::Html(about.text("attribution")));
            }
            ("text", "also-read") => out.link(about.get("linked-story").first(&["url", "slug"]), text),
            ("text", "question") => {
                out.open("strong", &[]);
                out.text(text);
                out.close("strong");
            }
            ("text", _) => out.text(text),
            ("image", _) => {
                let picture = self.picture(json, "image-");
                self.markup.picture(&picture);
            }
            ("composite", "image-gallery") => {
                out.open("figure", &[("class", "gallery")]);
                self.all(json.get("story-elements"));
                self.markup.caption(RichText::default(), "");
                self.markup.close("figure");
            }
            ("composite", _) => {
                out.heading(Some(3), title);
                self.all(json.get("story-elements"));
            }
            ("data", _) => table(json.get("data").text("content"), about.get("has-header").is_true(), out),
            ("jsembed", _) => match about.first(&["tweet-url", "instagram-url", "facebook-url", "tiktok-video-url"]) {
                "" => out.html(&decode(json.text("embed-js"))),
                url => out.embed(url, RichText::default()),
            },
            ("file" | "external-file", _) => out.link(url, title),
            _ => {
                if !url.is_empty() {
                    out.embed(url, RichText::default());
                }
                out.element("p", if text.is_blank() { title } else { text });
            }
        }
    }
}

/// Writes CSV as a table. A value with a comma or a line break is in quotation marks.
fn table(csv: &str, has_header: bool, out: &mut Markup) {
    let mut name = if has_header { "th" } else { "td" };
    let (mut cell, mut is_quoted) = (String::new(), false);
    out.open("table", &[]);
    out.open("tr", &[]);
    for character in csv.trim_ascii().chars().chain(['\n']) {
        match character {
            '"' => is_quoted = !is_quoted,
            ',' | '\n' if !is_quoted => {
                out.open(name, &[]);
                out.text(RichText::Plain(&cell));
                out.close(name);
                cell.clear();
                if character == '\n' {
                    name = "td";
                    out.close("tr");
                    out.open("tr", &[]);
                }
            }
            _ => cell.push(character),
        }
    }
    // The value of unclosed quotation marks.
    out.element(name, RichText::Plain(&cell));
    out.close("tr");
    out.close("table");
}

/// Decodes Base64 in the standard or the URL-safe alphabet. Other characters are ignored. Returns an empty string if
/// the result is not UTF-8.
fn decode(text: &str) -> String {
    let mut code = String::new();
    for character in text.chars() {
        match character {
            '-' => code.push('+'),
            '_' => code.push('/'),
            '+' | '/' => code.push(character),
            _ if character.is_ascii_alphanumeric() => code.push(character),
            _ => {}
        }
    }
    base64::decode(&code).unwrap_or_default()
}
