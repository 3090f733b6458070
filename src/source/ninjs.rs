//! [ninjs], the format in which news agencies send JSON: versions 1, 2 and 3, and the variant of Superdesk.
//!
//! Version 1 has its variants of a text as fields (`body_text`, `body_html`), and renditions and associations as objects;
//! versions 2 and 3 have lists. Version 3 writes the names in camel case.
//!
//! [ninjs]: https://iptc.org/standards/ninjs/

use super::{
    byline,
    draft::{Draft, Picture, RichText, Time, for_screens},
    json::Json,
    markup::Markup,
};

/// The number of images in a text that are compared with the associations.
const SOURCES: usize = 100;

/// Whether a value is a news item.
pub fn fits(json: &Json) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| json.has(name));
    has(&["uri", "guid"])
        && has(&["versioncreated", "versionCreated", "bodies", "body_text", "body_html", "body_xhtml"])
}

/// Reads a news item. A picture or a video that is an item of its own is its body.
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
    // Superdesk has the images inside the text among the associations.
    let sources = body.split("src=\"").skip(1).take(SOURCES);
    let sources: Vec<_> = sources.filter_map(|rest| rest.split('"').next()).collect();
    for item in values(json.get("associations")) {
        if files(item, "").iter().any(|file| sources.contains(&file.text("href"))) {
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
    let subjects = ["subject", "subjects"].map(|name| json.get(name).entries()).into_iter().flatten();
    let source =
        ["infosource", "infosources", "infoSources"].map(|name| json.get(name).entries()).into_iter().flatten();
    Draft {
        title: RichText::Html(headline(json)),
        dek: RichText::Html(description),
        body: RichText::Plain(if is_html { "" } else { body }),
        elements,
        byline: byline::first(&["byline", "by", "authors"].map(|name| json.get(name))),
        published: Time::of(
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
        ),
        modified: Time::of(json, &["versioncreated", "versionCreated"]),
        lang: json.text("language"),
        lead,
        section: json.get("service").entries().first().map_or("", Json::name),
        tags: subjects.chain(json.get("keywords").entries()).map(Json::name).collect(),
        source: source
            .map(Json::name)
            .next()
            .unwrap_or_else(|| json.first(&["source", "copyrightholder", "copyrightHolder"])),
        canonical: vec![json.text("uri")],
        copyright: json.first(&["copyrightnotice", "copyrightNotice"]),
        related,
        ..Draft::default()
    }
}

/// Returns the values of a list or an object.
fn values(json: &Json) -> Vec<&Json> {
    match json {
        Json::Object(fields) => fields.iter().map(|(_, value)| value).collect(),
        _ => json.entries().iter().collect(),
    }
}

/// Returns a variant of a text, if possible one in HTML, and whether it is in HTML: the fields that begin with `prefix`, or
/// the entries of `list`.
fn variant<'a>(json: &'a Json, prefix: &str, list: &str) -> (&'a str, bool) {
    let mut found = ("", false);
    let fields = json.fields().iter().filter(|(name, _)| name.starts_with(prefix));
    let fields = fields.map(|(name, value)| (&**name, value.as_str().unwrap_or_default()));
    let entries = json.get(list).entries().iter();
    for (kind, text) in fields.chain(entries.map(|entry| (content_type(entry), entry.text("value")))) {
        let is_html = kind.contains("html") || kind.ends_with("richtext");
        if !text.is_empty() && (found.0.is_empty() || (is_html && !found.1)) {
            found = (text, is_html);
        }
    }
    found
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

/// Returns the renditions of a kind: `image`, `video`, `audio`, or empty for all.
fn files<'a>(item: &'a Json, kind: &str) -> Vec<&'a Json> {
    let mut files = values(item.get("renditions"));
    files.retain(|file| !file.text("href").is_empty() && content_type(file).starts_with(kind));
    files
}

/// Returns the largest rendition for screens.
fn picture(item: &Json) -> Picture<'_> {
    let best = for_screens(&files(item, "image"), |file| file.get("width").pixels());
    Picture {
        src: best.text("href"),
        width: best.get("width").pixels(),
        height: best.get("height").pixels(),
        caption: caption(item),
        credit: item.first(&["byline", "by"]),
        ..Picture::default()
    }
}

/// Returns the caption of a picture, a video or an audio recording: its description, or else its headline.
fn caption(item: &Json) -> RichText<'_> {
    match variant(item, "description_", "descriptions") {
        ("", _) => RichText::Plain(headline(item)),
        (text, true) => RichText::Html(text),
        (text, false) => RichText::Plain(text),
    }
}

/// Writes a picture, a video or an audio recording.
fn media(item: &Json, out: &mut Markup) {
    let picture = picture(item);
    for kind in ["video", "audio"] {
        if let Some(file) = files(item, kind).first() {
            return out.player(kind, file.text("href"), picture.src, caption(item));
        }
    }
    out.picture(&picture);
}
