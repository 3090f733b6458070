//! [Guardian's Content API]: an item with `show-blocks=all`, or with `show-fields=all` only.
//!
//! The blocks of a live blog are its updates. Any other block consists of elements. An element has its fields in an
//! object named after its type, such as `tweetTypeData`: a text, an image, or a post as HTML or as a URL.
//!
//! [Guardian's Content API]: https://open-platform.theguardian.com/documentation/item

use crate::source::{
    draft::{Draft, Picture, RichText, Time, Update, for_screens},
    json::Json,
    markup::Markup,
};

/// Whether a value is a response with an item.
pub fn fits(json: &Json) -> bool {
    let item = item(json);
    item.has("webTitle") && item.has("webPublicationDate")
}

/// Returns the item in a response, or the first one of a search.
fn item(json: &Json) -> &Json {
    let response = json.get("response");
    match response.either(&["content", "results"]).head() {
        Json::Null => json,
        item => item,
    }
}

/// Maps the fields of an item.
pub fn draft(json: &Json) -> Draft<'_> {
    let item = item(json);
    let (fields, blocks) = (item.get("fields"), item.get("blocks"));
    let mut elements = Markup::default();
    let mut lead = None;
    for element in blocks.get("main").get("elements").entries() {
        match element.text("type") {
            "image" if lead.is_none() => lead = Some(picture(element)),
            _ => write(element, &mut elements),
        }
    }
    if lead.is_none() {
        match fields.text("main") {
            "" => lead = Some(Picture { src: fields.text("thumbnail"), ..Picture::default() }),
            main => elements.html(main),
        }
    }
    let body = blocks.get("body").entries();
    let mut updates = Vec::new();
    for block in body {
        let html = block.text("bodyHtml");
        if item.text("type") == "liveblog" && !html.is_empty() {
            updates.push(Update {
                time: Time::of(block, &["publishedDate", "firstPublishedDate", "createdDate"]),
                title: RichText::Plain(block.text("title")),
                body: RichText::Html(html),
                ..Update::default()
            });
            continue;
        }
        elements.heading(Some(3), RichText::Plain(block.text("title")));
        let inside = block.get("elements").entries();
        for element in inside {
            write(element, &mut elements);
        }
        if inside.is_empty() {
            elements.html(html);
        }
    }
    if body.is_empty() {
        elements.html(fields.text("body"));
    }
    let (mut byline, mut tags) = (Vec::new(), Vec::new());
    for tag in item.get("tags").entries() {
        let name = tag.text("webTitle");
        match tag.text("type") {
            "contributor" => byline.push((name.into(), tag.text("webUrl"))),
            "keyword" => tags.push(name),
            _ => {}
        }
    }
    if byline.is_empty() {
        byline.push((fields.text("byline").into(), ""));
    }
    let mut draft = Draft::new();
    draft.title = RichText::Html(match fields.text("headline") {
        "" => item.text("webTitle"),
        headline => headline,
    });
    draft.dek = RichText::Html(fields.first(&["standfirst", "trailText"]));
    draft.elements = elements;
    draft.updates = updates;
    draft.byline = byline;
    draft.published = Time::of(item, &["webPublicationDate"]);
    draft.modified = Time::of(fields, &["lastModified"]);
    draft.lang = fields.text("lang");
    draft.lead = lead;
    draft.section = item.text("sectionName");
    draft.tags = tags;
    draft.source = fields.text("publication");
    draft.canonical = vec![item.text("webUrl")];
    draft
}

/// Returns the fields of an element.
fn data(element: &Json) -> &Json {
    for (name, data) in element.fields() {
        if name.ends_with("TypeData") {
            return data;
        }
    }
    &Json::Null
}

/// Returns the image of an element.
fn picture(element: &Json) -> Picture<'_> {
    let data = data(element);
    let asset = for_screens(&element.get("assets").values(), |asset| asset.get("typeData").get("width").pixels());
    let size = asset.get("typeData");
    Picture {
        src: asset.text("file"),
        alt: data.text("alt"),
        caption: RichText::Html(data.text("caption")),
        credit: data.first(&["credit", "photographer", "source"]),
        ..Picture::sized(size)
    }
}

/// Writes an element.
fn write(element: &Json, out: &mut Markup) {
    let data = data(element);
    let (html, url) = (data.text("html"), data.first(&["url", "originalUrl", "iframeUrl"]));
    match element.text("type") {
        "image" => out.picture(&picture(element)),
        "pullquote" => {
            out.open_quote(true);
            out.html(html);
            out.close_quote(RichText::Html(data.text("attribution")));
        }
        "code" => {
            out.open("pre", &[]);
            out.html(html);
            out.close("pre");
        }
        "rich-link" | "membership" => out.link(url, RichText::Plain(data.first(&["linkText", "title"]))),
        _ => {
            if html.is_empty() && !url.is_empty() {
                out.embed(url, RichText::default());
            }
            out.html(html);
            out.element("p", RichText::Html(data.first(&["caption", "title"])));
        }
    }
}
