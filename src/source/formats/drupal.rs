//! [Drupal's JSON:API]: a node with the entities that the request includes: images, paragraphs, terms, authors.
//!
//! Only `title`, `body`, `created` and `changed` have the same names on every site. Other fields are recognized by
//! their content and by words in their names: a text with a text format and a reference to a paragraph are part of the
//! body, and `field_subtitle`, `field_summary` and the like are the dek.
//!
//! [Drupal's JSON:API]: https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module

use std::cell::Cell;

use crate::{
    source::{
        byline::Credit,
        draft::{Draft, Picture, RichText, Time},
        json::Json,
        markup::Markup,
    },
    text,
};

/// Words in the names of fields with a dek.
const DEK: &[&str] = &["subtitle", "summary", "teaser", "excerpt", "standfirst", "deck", "intro", "lead", "chapo"];

/// Words in the names of fields with the title of a paragraph.
const HEADING: &[&str] = &["title", "heading", "header"];

/// Words in the names of fields with the plain text of a paragraph. Other strings are settings.
const PLAIN: &[&str] = &["text", "body", "content", "quote", "caption", "description", "question", "answer"];

/// Words in the names of fields with an image for teasers and social networks.
const SMALL: &[&str] = &["thumb", "teaser", "social", "share", "og_", "meta", "preview", "card", "mobile"];

/// Words in the names of fields with authors.
const AUTHOR: &[&str] = &["author", "byline", "writer", "contributor"];

/// Words in the names of fields with the section.
const SECTION: &[&str] = &["section", "categor", "channel", "rubric"];

/// The maximum number of references that are resolved.
const REFERENCES: u32 = 2_000;

/// The maximum number of entities that are searched for a reference.
const ENTITIES: usize = 2_000;

/// Words in the names of fields with the author of a quotation.
const CITE: &[&str] = &["author", "cite", "source", "attribution"];

/// The maximum depth of nested entities.
const DEPTH: usize = 8;

/// Whether a value is a response with a node.
pub fn fits(json: &Json) -> bool {
    let node = node(json);
    node.get("type").as_str().is_some() && node.get("attributes").has("title")
}

/// Returns the node in a response, or the first one of a list.
fn node(json: &Json) -> &Json {
    json.get("data").head()
}

/// Maps the fields of a node.
pub fn draft(json: &Json) -> Draft<'_> {
    let node = node(json);
    let attributes = node.get("attributes");
    let mut reader = Reader {
        included: json.get("included").entries(),
        left: Cell::new(REFERENCES),
        markup: Markup::default(),
        lead: None,
        authors: Vec::new(),
        tags: Vec::new(),
        section: "",
        related: Vec::new(),
        open: Vec::new(),
    };
    let mut dek = attributes.get("body").text("summary");
    for (name, value) in attributes.fields() {
        if is_named(name, DEK) {
            dek = if dek.is_empty() { text(value) } else { dek };
        } else if is_rich(value) || ["body", "content", "text"].iter().any(|end| name.ends_with(end)) {
            value.entries().iter().for_each(|value| reader.markup.html(text(value)));
        }
    }
    for (name, value) in node.get("relationships").fields() {
        for reference in value.get("data").entries() {
            reader.reference(name, reference);
        }
    }
    let mut canonical = "";
    for tag in attributes.get("metatag").entries() {
        if tag.get("attributes").text("rel") == "canonical" {
            canonical = tag.get("attributes").text("href");
        }
    }
    if reader.authors.is_empty() {
        let owner = reader.resolve(node.get("relationships").get("uid").get("data"));
        reader.authors.push((label(owner).into(), ""));
    }
    let mut draft = Draft::new();
    draft.title = RichText::Plain(attributes.text("title"));
    draft.dek = RichText::Html(dek);
    draft.elements = reader.markup;
    draft.byline = reader.authors;
    draft.published = Time::of(attributes, &["published_at", "publish_date", "field_date", "created"]);
    draft.modified = Time::of(attributes, &["changed"]);
    draft.lang = attributes.first(&["langcode"]);
    draft.lead = reader.lead;
    draft.section = reader.section;
    draft.tags = reader.tags;
    draft.canonical = vec![canonical, attributes.get("path").text("alias")];
    draft.related = reader.related;
    draft
}

/// Whether one of the words is in the name of a field.
fn is_named(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text::contains(name, word))
}

/// Returns the value of a text field, preferably as rendered by its text format.
fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_else(|| value.first(&["processed", "value"]))
}

/// Whether a value is a text with a text format, or a list of such texts.
fn is_rich(value: &Json) -> bool {
    value.entries().first().is_some_and(|value| value.has("processed") || value.has("format"))
}

/// Returns the name of a term, a person or another node.
fn label(entity: &Json) -> &str {
    entity.get("attributes").first(&["display_name", "name", "title"])
}

/// Returns the first part of the type of an entity: `paragraph` of `paragraph--text`.
fn kind(json: &Json) -> &str {
    text::split(json.text("type"), "--").next().unwrap_or_default()
}

/// Returns the text of the first field that is not empty and has one of these words in its name.
fn named<'a>(json: &'a Json, words: &[&str]) -> &'a str {
    for (name, value) in json.fields() {
        if is_named(name, words) && !text(value).is_empty() {
            return text(value);
        }
    }
    ""
}

/// Reads the entities to which a node refers.
struct Reader<'a> {
    included: &'a [Json],
    /// The number of references that can still be resolved.
    left: Cell<u32>,
    markup: Markup,
    lead: Option<Picture<'a>>,
    authors: Vec<Credit<'a>>,
    tags: Vec<&'a str>,
    section: &'a str,
    related: Vec<(&'a str, &'a str)>,
    /// The ids of the nested entities that are currently written.
    open: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    /// Returns the entity of a reference, or [`Json::Null`] if it is not included.
    fn resolve(&self, reference: &Json) -> &'a Json {
        let id = reference.text("id");
        if self.left.get() == 0 || id.is_empty() {
            return &Json::Null;
        }
        self.left.set(self.left.get() - 1);
        self.included.iter().take(ENTITIES).find(|entity| entity.text("id") == id).unwrap_or(&Json::Null)
    }

    /// Reads a reference in a field of the node. `name` is the name of the field.
    fn reference(&mut self, name: &str, reference: &'a Json) {
        let kind = kind(reference);
        match kind {
            "paragraph" | "block_content" => self.entity(reference),
            "media" | "file" => {
                let (file, mime) = self.file(reference);
                if self.lead.is_none() && is_image(mime) && !file.src.is_empty() {
                    self.lead = Some(file);
                } else if !is_named(name, SMALL) {
                    self.media(reference);
                }
            }
            "taxonomy_term" | "user" | "node" | "profile" => {
                let entity = self.resolve(reference);
                let (label, url) = (label(entity), entity.get("attributes").get("path").text("alias"));
                if is_named(name, AUTHOR) {
                    self.authors.push((label.into(), url));
                } else if kind == "node" {
                    self.related.push((label, url));
                } else if kind == "taxonomy_term" && self.section.is_empty() && is_named(name, SECTION) {
                    self.section = label;
                } else if kind == "taxonomy_term" {
                    self.tags.push(label);
                }
            }
            _ => {}
        }
    }

    /// Writes a paragraph, and the entities in it.
    fn entity(&mut self, reference: &'a Json) {
        let (entity, id) = (self.resolve(reference), reference.text("id"));
        if self.open.len() == DEPTH || self.open.contains(&id) {
            return;
        }
        self.open.push(id);
        let is_quote = text::contains(entity.text("type"), "quote");
        if is_quote {
            self.markup.open_quote(false);
        }
        for (name, value) in entity.get("attributes").fields() {
            for value in value.entries() {
                if is_quote && is_named(name, CITE) {
                    self.markup.element("cite", RichText::Html(text(value)));
                } else {
                    self.field(name, value);
                }
            }
        }
        if is_quote {
            self.markup.close_quote(RichText::default());
        }
        for (name, value) in entity.get("relationships").fields() {
            let references = value.get("data").entries();
            let is_gallery = references.len() > 1 && references.iter().all(|inside| kind(inside) == "media");
            if is_gallery {
                self.markup.open("figure", &[("class", "gallery")]);
            }
            for inside in references {
                match kind(inside) {
                    "paragraph" | "block_content" => self.entity(inside),
                    "media" | "file" if !is_named(name, SMALL) => self.media(inside),
                    "node" => {
                        let node = self.resolve(inside);
                        let url = node.get("attributes").get("path").text("alias");
                        self.markup.link(url, RichText::Plain(label(node)));
                    }
                    _ => {}
                }
            }
            if is_gallery {
                self.markup.close("figure");
            }
        }
        self.open.pop();
    }

    /// Writes a field of a paragraph.
    fn field(&mut self, name: &str, value: &Json) {
        let uri = value.text("uri");
        let words = text(value);
        if is_rich(value) {
            self.markup.html(words);
        } else if !uri.is_empty() && !text::contains(name, "video") {
            self.markup.link(uri, RichText::Plain(value.text("title")));
        } else if !uri.is_empty() || words.starts_with("http") {
            self.markup.embed(if uri.is_empty() { words } else { uri }, RichText::default());
        } else if name.starts_with("field_") && is_named(name, HEADING) {
            self.markup.heading(Some(3), RichText::Plain(words));
        } else if name.starts_with("field_") && is_named(name, PLAIN) {
            self.markup.lines(words);
        }
    }

    /// Returns the file of a reference to an image field or to a media entity, and its media type.
    fn file(&self, reference: &'a Json) -> (Picture<'a>, &'a str) {
        let entity = self.resolve(reference);
        let attributes = entity.get("attributes");
        let (mut file, mut meta) = (entity, reference.get("meta"));
        if kind(entity) == "media" {
            file = &Json::Null;
            for (name, value) in entity.get("relationships").fields() {
                let inside = value.get("data").head();
                if file.is_null() && name != "thumbnail" && kind(inside) == "file" {
                    (file, meta) = (self.resolve(inside), inside.get("meta"));
                }
            }
        }
        let about = file.get("attributes");
        let picture = Picture {
            src: match about.get("uri").text("url") {
                "" => about.text("url"),
                url => url,
            },
            alt: meta.first(&["alt", "title"]),
            caption: RichText::Html(named(attributes, &["caption", "legend"])),
            credit: named(attributes, &["credit", "copyright", "photographer"]),
            ..Picture::sized(meta)
        };
        (picture, about.text("filemime"))
    }

    /// Writes an image, a video, an audio recording, or a link to another file.
    fn media(&mut self, reference: &'a Json) {
        let (file, mime) = self.file(reference);
        let attributes = self.resolve(reference).get("attributes");
        let remote = named(attributes, &["oembed", "embed", "video_url"]);
        match mime.split('/').next() {
            _ if !remote.is_empty() => self.markup.embed(remote, file.caption),
            Some(kind @ ("video" | "audio")) => self.markup.player(kind, file.src, "", file.caption),
            _ if is_image(mime) => self.markup.picture(&file),
            _ => self.markup.link(file.src, RichText::Plain(attributes.text("name"))),
        }
    }
}

/// Whether a media type is that of an image. An unknown type counts as an image.
fn is_image(mime: &str) -> bool {
    mime.is_empty() || mime.starts_with("image")
}
