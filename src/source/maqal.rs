//! Our own format, version 1: the names of [`crate::article`] in camelCase, marked by `"maqal": 1`.
//!
//! `static/schema/article-1.json` is its JSON Schema. Decoded by hand from a [`Value`]: derived decoders weigh
//! 10 kB more and refuse a whole article for one odd field, where here each field degrades alone.
//!
//! Short forms make it easy to write: a string where inlines are asked for is one text, a string where blocks
//! are asked for is its paragraphs, a string where an object with a name or an address is asked for is that.

use serde_json::Value;

use super::Error;
use crate::{
    article::{
        Article, Author, Block, Candidate, Image, Inline, Related, Source, Timestamp,
        body::{self, Cell, Track},
        clean,
    },
    locale::{Direction, Language},
    url::Url,
};

/// The version of the format that this reader knows.
pub const VERSION: u64 = 1;

/// Makes the article.
///
/// # Errors
///
/// [`Error::NoArticle`] where the mark or both title and body are missing, [`Error::Version`] for a later one.
pub fn decode(json: &Value, address: &Url) -> Result<Article, Error> {
    let canonical = Url::web(text_of(json, "canonical"), Some(address));
    let no_article = |field| Error::NoArticle { field, original: canonical.clone() };
    match json.get("maqal").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(found) if found > VERSION => return Err(Error::Version { found, original: canonical }),
        _ => return Err(no_article("maqal")),
    }
    let reader = Reader { base: canonical.as_ref().unwrap_or(address) };
    let title = string(json, "title");
    let body = reader.blocks(&json["body"]);
    let mut has_body = false;
    body::visit_text(&body, &mut |text| has_body |= clean::has_words(text));
    if !clean::has_words(&title) && !has_body {
        return Err(no_article("title"));
    }
    let lang = Language::parse(text_of(json, "lang"));
    let dir = Direction::from_attribute(text_of(json, "dir"));
    Ok(Article {
        dir: Article::direction(dir, lang.as_ref(), &title, &body),
        title,
        dek: string(json, "dek"),
        byline: each(&json["byline"]).filter_map(|author| reader.author(author)).collect(),
        published: Timestamp::parse(text_of(json, "published")),
        modified: Timestamp::parse(text_of(json, "modified")),
        lang,
        lead: reader.image(&json["lead"]),
        body,
        section: string(json, "section"),
        tags: each(&json["tags"]).filter_map(Value::as_str).map(clean::line).collect(),
        source: reader.source(&json["source"]),
        copyright: string(json, "copyright"),
        related: reader.related(&json["related"]),
        canonical: canonical.clone(),
    })
}

/// Reads the parts of one article, whose relative addresses resolve against `base`.
struct Reader<'a> {
    base: &'a Url,
}

impl Reader<'_> {
    fn link(&self, json: &Value, key: &str) -> Option<Url> {
        address(text_of(json, key), |raw| Url::link(raw, Some(self.base)))
    }

    fn media(&self, json: &Value, key: &str) -> Option<Url> {
        address(text_of(json, key), |raw| Url::media(raw, Some(self.base)))
    }

    fn author(&self, json: &Value) -> Option<Author> {
        let name = clean::line(json.as_str().unwrap_or_else(|| text_of(json, "name")));
        clean::has_words(&name).then(|| Author { name, url: self.link(json, "url") })
    }

    fn source(&self, json: &Value) -> Source {
        Source {
            name: clean::line(json.as_str().unwrap_or_else(|| text_of(json, "name"))),
            url: self.link(json, "url"),
            logo: self.media(json, "logo"),
        }
    }

    fn related(&self, json: &Value) -> Vec<Related> {
        each(json)
            .filter_map(|link| {
                let title = clean::line(text_of(link, "title"));
                let url = self.link(link, "url").filter(|_| clean::has_words(&title))?;
                Some(Related { title, url })
            })
            .collect()
    }

    fn image(&self, json: &Value) -> Option<Image> {
        let raw = json.as_str().unwrap_or_else(|| text_of(json, "src"));
        Some(Image {
            src: address(raw, |raw| Url::media(raw, Some(self.base)))?,
            srcset: each(&json["srcset"])
                .filter_map(|candidate| {
                    let width = size(candidate, "width")?;
                    Some(Candidate { src: self.media(candidate, "src")?, width })
                })
                .collect(),
            width: size(json, "width"),
            height: size(json, "height"),
            alt: string(json, "alt"),
            caption: self.inlines(&json["caption"]),
            credit: string(json, "credit"),
        })
    }

    fn blocks(&self, json: &Value) -> Vec<Block> {
        let mut out = Vec::new();
        for block in each(json) {
            match block.as_str() {
                Some(text) => out.extend(paragraphs(text)),
                None => self.block(block, &mut out),
            }
        }
        out
    }

    /// Reads one block. What is not a known block, or lacks what its kind needs, leaves its words as paragraphs.
    fn block(&self, json: &Value, out: &mut Vec<Block>) {
        let known = match text_of(json, "type") {
            "heading" => Some(Block::Heading {
                level: json["level"].as_u64().map_or(2, |level| level.clamp(2, 6) as u8),
                content: self.inlines(&json["content"]),
            }),
            "paragraph" => Some(Block::Paragraph { content: self.inlines(&json["content"]) }),
            "list" => Some(Block::List {
                ordered: json["ordered"] == true,
                start: json["start"].as_i64().and_then(|start| i32::try_from(start).ok()).unwrap_or(1),
                items: each(&json["items"]).map(|item| self.blocks(item)).collect(),
            }),
            "quote" => Some(Block::Quote {
                body: self.blocks(&json["body"]),
                cite: self.inlines(&json["cite"]),
                url: self.link(json, "url"),
            }),
            "pullQuote" => Some(Block::PullQuote {
                content: self.inlines(&json["content"]),
                cite: self.inlines(&json["cite"]),
            }),
            "figure" => self.image(&json["image"]).map(|image| Block::Figure { image }),
            "gallery" => Some(Block::Gallery {
                images: each(&json["images"]).filter_map(|image| self.image(image)).collect(),
                caption: self.inlines(&json["caption"]),
            }),
            "video" => self.media(json, "src").map(|src| Block::Video {
                src,
                poster: self.media(json, "poster"),
                tracks: each(&json["tracks"])
                    .filter_map(|track| {
                        Some(Track {
                            src: self.media(track, "src")?,
                            lang: Language::parse(text_of(track, "lang")),
                            label: string(track, "label"),
                        })
                    })
                    .collect(),
                caption: self.inlines(&json["caption"]),
            }),
            "audio" => self
                .media(json, "src")
                .map(|src| Block::Audio { src, caption: self.inlines(&json["caption"]) }),
            "embed" => self.link(json, "url").map(|url| Block::Embed {
                provider: string(json, "provider"),
                title: string(json, "title"),
                url,
            }),
            "table" => Some(Block::Table {
                caption: self.inlines(&json["caption"]),
                rows: each(&json["rows"])
                    .map(|row| each(row).map(|cell| self.cell(cell)).collect())
                    .collect(),
            }),
            "code" => Some(Block::Code { language: string(json, "language"), text: text_of(json, "text").into() }),
            "preformatted" => Some(Block::Preformatted { text: text_of(json, "text").into() }),
            "keyPoints" => Some(Block::KeyPoints {
                title: string(json, "title"),
                items: each(&json["items"]).map(|item| self.inlines(item)).collect(),
            }),
            "note" => Some(Block::Note { title: string(json, "title"), body: self.blocks(&json["body"]) }),
            "divider" => Some(Block::Divider),
            "related" => {
                Some(Block::Related { title: string(json, "title"), links: self.related(&json["links"]) })
            }
            _ => None,
        };
        match known {
            Some(block) => out.push(block),
            None => self.words(json, out),
        }
    }

    /// Everything in a block of unknown shape that a reader would have read.
    fn words(&self, json: &Value, out: &mut Vec<Block>) {
        for key in ["title", "content", "text", "caption", "cite"] {
            let content = self.inlines(&json[key]);
            if !content.is_empty() {
                out.push(Block::Paragraph { content });
            }
        }
        if json["image"].is_object() {
            self.words(&json["image"], out);
        }
        for key in ["body", "items"] {
            out.extend(self.blocks(&json[key]));
        }
    }

    fn cell(&self, json: &Value) -> Cell {
        let is_cell = json.is_object() && text_of(json, "type").is_empty();
        Cell {
            content: self.inlines(if is_cell { &json["content"] } else { json }),
            header: json["header"] == true,
            colspan: size(json, "colspan").unwrap_or(1).clamp(1, 1000),
            rowspan: size(json, "rowspan").unwrap_or(1).clamp(1, 1000),
        }
    }

    fn inlines(&self, json: &Value) -> Vec<Inline> {
        let mut out = Vec::new();
        for inline in each(json) {
            self.inline(inline, &mut out);
        }
        out
    }

    /// Reads one inline. What is not a known inline, or is a link that may not be followed, leaves its words.
    fn inline(&self, json: &Value, out: &mut Vec<Inline>) {
        match json {
            Value::String(text) => return out.push(Inline::Text(text.clone())),
            Value::Number(number) => return out.push(Inline::Text(number.to_string())),
            _ => {}
        }
        let content = self.inlines(&json["content"]);
        let known = match text_of(json, "type") {
            "strong" => Inline::Strong { content },
            "emphasis" => Inline::Emphasis { content },
            "mark" => Inline::Mark { content },
            "code" => Inline::Code { text: text_of(json, "text").into() },
            "break" => Inline::Break,
            "sub" => Inline::Sub { content },
            "sup" => Inline::Sup { content },
            "isolate" => Inline::Isolate { content },
            "foreign" => {
                let lang = Language::parse(text_of(json, "lang"));
                let dir = Direction::from_attribute(text_of(json, "dir"))
                    .or_else(|| lang.as_ref().map(Direction::of_language))
                    .or_else(|| body::direction(&content))
                    .unwrap_or(Direction::Ltr);
                Inline::Foreign { lang, dir, content }
            }
            kind => match self.link(json, "url") {
                Some(url) if kind == "link" => Inline::Link { url, content },
                _ => {
                    out.extend(content);
                    Inline::Text(text_of(json, "text").into())
                }
            },
        };
        out.push(known);
    }
}

/// An address out of a field, where there is one: an empty string would resolve to the base itself.
fn address(raw: &str, parse: impl Fn(&str) -> Option<Url>) -> Option<Url> {
    if clean::has_words(raw) { parse(raw) } else { None }
}

/// The paragraphs of a plain text, which blank lines part.
fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    text.split("\n\n").map(|part| Block::Paragraph { content: vec![Inline::Text(part.into())] })
}

/// The entries of a list; anything else but `null` is a list of one.
fn each(json: &Value) -> std::slice::Iter<'_, Value> {
    match json {
        Value::Array(entries) => entries.iter(),
        Value::Null => [].iter(),
        other => std::slice::from_ref(other).iter(),
    }
}

fn text_of<'a>(json: &'a Value, key: &str) -> &'a str {
    json[key].as_str().unwrap_or_default()
}

/// A field of one line of plain text; empty where it is missing or of another type.
fn string(json: &Value, key: &str) -> String {
    clean::line(text_of(json, key))
}

/// A size in pixels or cells; `None` where it is missing, zero or no whole number.
fn size(json: &Value, key: &str) -> Option<u32> {
    json[key].as_u64().and_then(|size| u32::try_from(size).ok()).filter(|size| *size > 0)
}
