//! [ANS], the format of Arc XP: a story, a gallery or a video with typed elements.
//!
//! The elements are written as HTML (`Markup`). An element of an unknown type keeps its text.
//!
//! [ANS]: https://github.com/washingtonpost/ans-schema

use crate::{
    source::{
        byline,
        draft::{Draft, Picture, RichText, Time},
        json::Json,
        markup::Markup,
    },
    text,
};

/// Whether a value is a story, a gallery or a video.
pub fn fits(json: &Json) -> bool {
    json.get("headlines").is_object() && (json.has("content_elements") || json.has("streams"))
}

/// Maps the fields of a story.
pub fn draft(json: &Json) -> Draft<'_> {
    let mut elements = Markup::default();
    let mut lead = None;
    let promo = json.get("promo_items");
    let art = if promo.get("lead_art").is_object() { promo.get("lead_art") } else { promo.get("basic") };
    // A gallery or a video has no lead. Its headline and its description are those of the article.
    let is_media = matches!(json.text("type"), "gallery" | "video" | "audio");
    match art.text("type") {
        "" | "story" => {}
        _ if is_media => {}
        "image" => lead = Some(picture(art)),
        _ => element(art, &mut elements),
    }
    media(json, RichText::default(), &mut elements);
    let (taxonomy, code) = (json.get("taxonomy"), json.get("content_restrictions").text("content_code"));
    let mut related = Vec::new();
    for other in json.get("related_content").get("basic").entries() {
        related.push(story(other));
    }
    let mut draft = Draft::new();
    draft.title = RichText::Plain(json.get("headlines").first(&["basic", "web", "native"]));
    draft.dek = RichText::Html(basic(json, &["subheadlines", "description"]));
    draft.elements = elements;
    draft.byline = byline::first(&[json.get("vanity_credits").get("by"), json.get("credits").get("by")]);
    draft.published = Time::of(json, &["display_date", "first_publish_date", "publish_date", "created_date"]);
    draft.modified = Time::of(json, &["last_updated_date"]);
    draft.lang = json.text("language");
    draft.lead = lead;
    draft.section = taxonomy.either(&["primary_section", "sections", "primary_site"]).head().name();
    draft.tags = taxonomy.get("tags").texts(&["text", "slug"]);
    draft.source = json.get("distributor").name();
    draft.canonical = vec![json.text("canonical_url"), json.text("website_url")];
    draft.copyright = json.text("copyright");
    draft.related = related;
    draft.is_locked = !matches!(code, "" | "free");
    draft
}

/// Returns the title and the URL of another story.
fn story(json: &Json) -> (&str, &str) {
    (json.get("headlines").text("basic"), json.first(&["canonical_url", "website_url"]))
}

/// Returns the `basic` variant of the first of these fields that has one.
fn basic<'a>(json: &'a Json, names: &[&str]) -> &'a str {
    for name in names {
        let text = json.get(name).text("basic");
        if !text.is_empty() {
            return text;
        }
    }
    ""
}

/// Returns an image. Its credit is the photographer, or else the agency.
fn picture(json: &Json) -> Picture<'_> {
    Picture {
        src: json.text("url"),
        alt: json.first(&["alt_text", "subtitle"]),
        caption: RichText::Html(json.text("caption")),
        credit: json.get("credits").either(&["by", "affiliation"]).head().name(),
        ..Picture::sized(json)
    }
}

/// Writes all elements of a list.
fn all(elements: &Json, out: &mut Markup) {
    for json in elements.entries() {
        element(json, out);
    }
}

/// Writes an element.
fn element(json: &Json, out: &mut Markup) {
    let content = RichText::Html(json.text("content"));
    match json.text("type") {
        "text" | "endorsement" => out.element("p", content),
        "header" => out.heading(json.get("level").as_u32(), content),
        "raw_html" => out.text(content),
        "image" => out.picture(&picture(json)),
        "gallery" | "video" | "audio" => media(json, RichText::Html(basic(json, &["description", "headlines"])), out),
        "oembed_response" => {
            let post = json.get("raw_oembed");
            match post.text("html") {
                "" => out.embed(post.first(&["url", "_id"]), RichText::Plain(post.text("title"))),
                html => out.html(html),
            }
        }
        "quote" | "blockquote" => {
            out.open_quote(json.text("subtype") == "pullquote");
            out.text(content);
            all(json.get("content_elements"), out);
            out.close_quote(RichText::Html(json.get("citation").text("content")));
        }
        "list" | "link_list" => {
            let name = if json.text("list_type") == "ordered" { "ol" } else { "ul" };
            out.heading(Some(3), RichText::Html(json.text("title")));
            out.open(name, &[]);
            for item in json.get("items").entries() {
                // A nested list belongs to the previous item.
                let is_item = item.text("type") != "list";
                if is_item {
                    out.open("li", &[]);
                }
                element(item, out);
                if is_item {
                    out.close("li");
                }
            }
            out.close(name);
        }
        "interstitial_link" => {
            out.link(json.text("url"), content);
            all(json.get("description"), out);
            all(json.get("image"), out);
        }
        "table" => {
            out.open("table", &[]);
            row(json.get("header"), "th", out);
            for cells in json.get("rows").entries() {
                row(cells, "td", out);
            }
            out.close("table");
        }
        "divider" => out.html("<hr>"),
        "code" => {
            out.open("pre", &[]);
            out.element("code", RichText::Plain(json.text("content")));
            out.close("pre");
        }
        "numeric_rating" => {
            let (rating, max) = (json.get("numeric_rating").scalar(), json.get("max").scalar());
            out.element("p", RichText::Plain(&[rating, "/", max, " ", json.text("units")].concat()));
        }
        "story" => {
            let (title, url) = story(json);
            out.link(url, RichText::Html(title));
        }
        _ => {
            out.element("p", RichText::Html(json.first(&["content", "text"])));
            all(json.get("content_elements"), out);
        }
    }
}

/// Writes a gallery, a video, an audio recording, or else the elements of a story.
fn media(json: &Json, caption: RichText, out: &mut Markup) {
    let kind = json.text("type");
    let mut file = "";
    for stream in json.get("streams").entries() {
        let url = stream.text("url");
        // MP4 is preferred, since not every browser plays the other streams.
        if file.is_empty() || text::contains(url, ".mp4") {
            file = url;
        }
    }
    match kind {
        "gallery" => {
            out.open("figure", &[("class", "gallery")]);
            all(json.get("content_elements"), out);
            out.caption(caption, "");
            out.close("figure");
        }
        "video" | "audio" if !file.is_empty() => out.player(kind, file, json.get("promo_image").text("url"), caption),
        "video" | "audio" if json.has("embed_html") => {
            out.html(json.text("embed_html"));
            out.element("p", caption);
        }
        "video" | "audio" => out.link(story(json).1, caption),
        _ => all(json.get("content_elements"), out),
    }
}

/// Writes a row of a table. `name` is the name of the cells, `th` or `td`.
fn row(cells: &Json, name: &str, out: &mut Markup) {
    out.open("tr", &[]);
    for cell in cells.entries() {
        out.open(name, &[]);
        out.text(RichText::Html(cell.text("content")));
        all(cell.get("content_elements"), out);
        out.close(name);
    }
    out.close("tr");
}
