//! Our own format, version 1: the names of [`crate::article`] in camelCase, marked by `"maqal": 1`.
//!
//! `static/schema/article-1.json` is its JSON Schema. The decoder is written by hand: a derived one is 10 kB larger and
//! rejects the whole article for one invalid field, whereas here each field degrades independently.
//!
//! There are short forms. A string may replace a list of inlines, which is one text; a list of blocks, which is a
//! paragraph per line; and an object whose main field is a name or a URL.

use std::cell;

use super::{error::Error, json::Json};
use crate::{
    article::{
        Article, Author, Block, Candidate, Extent, Image, Inline, Related, Source, Timestamp,
        body::{self, Answer, Cell, Numerals, Track},
        clean, language,
    },
    limits,
    locale::{Direction, Language},
    url::Url,
};

/// The latest known version of the format.
pub const VERSION: u32 = 1;

/// Decodes an article and cleans it.
///
/// # Errors
///
/// [`Error::NoArticle`] if the mark is missing, or both title and body are; [`Error::Version`] for a later version.
pub fn decode(json: &Json, address: &Url) -> Result<Article, Error> {
    let canonical = Url::web(json.text("canonical"), Some(address));
    let no_article = |field| Error::NoArticle { field, original: canonical.clone() };
    match json.get("maqal").as_u32() {
        Some(VERSION) => {}
        Some(found) if found > VERSION => return Err(Error::Version { found, original: canonical }),
        _ => return Err(no_article("maqal")),
    }
    let decoder = Decoder {
        base: canonical.as_ref().unwrap_or(address),
        in_link: cell::Cell::new(false),
        anchors: cell::RefCell::new(vec![[0; 2]]),
    };
    let title = string(json, "title");
    let body = decoder.blocks(json.get("body"));
    let mut has_body = false;
    body::visit_text(&body, &mut |text| has_body |= clean::has_words(text));
    if !clean::has_words(&title) && !has_body {
        return Err(no_article("title"));
    }
    let mut article = Article {
        dir: Direction::Rtl,
        title,
        dek: string(json, "dek"),
        byline: json.get("byline").entries().iter().filter_map(|author| decoder.author(author)).collect(),
        published: Timestamp::parse(json.text("published")),
        modified: Timestamp::parse(json.text("modified")),
        lang: None,
        lead: decoder.image(json.get("lead")),
        body,
        section: string(json, "section"),
        tags: json
            .get("tags")
            .entries()
            .iter()
            .filter_map(Json::as_str)
            .map(clean::line)
            .filter(|tag| clean::has_words(tag))
            .collect(),
        source: decoder.source(json.get("source")),
        copyright: string(json, "copyright"),
        related: decoder.related(json.get("related")),
        canonical: canonical.clone(),
        extent: Extent::default(),
    };
    clean::clean(&mut article);
    let lang = Language::parse(json.text("lang"));
    language::settle(&mut article, [lang, None], Direction::from_attribute(json.text("dir")));
    Ok(article)
}

/// Decodes the parts of one article. Relative URLs resolve against `base`.
struct Decoder<'a> {
    base: &'a Url,
    /// Whether the current inline is inside a link. Links cannot be nested.
    in_link: cell::Cell<bool>,
    /// The numbers of the anchors so far, which must be unique: a binary tree with a level for each bit. A node has the
    /// indices of its children; 0 if there is none. Any number of anchors in any order takes linear time.
    anchors: cell::RefCell<Vec<[usize; 2]>>,
}

impl Decoder<'_> {
    /// Registers an anchor. Returns whether its number is new.
    fn is_new(&self, anchor: u32) -> bool {
        let mut nodes = self.anchors.borrow_mut();
        let (mut at, mut is_new) = (0, false);
        for bit in (0..u32::BITS).rev() {
            let end = nodes.len();
            let Some([zero, one]) = nodes.get_mut(at) else { return false };
            let child = if (anchor >> bit) & 1 == 0 { zero } else { one };
            is_new = *child == 0;
            if is_new {
                *child = end;
            }
            at = *child;
            if is_new {
                nodes.push([0; 2]);
            }
        }
        is_new
    }

    fn link(&self, json: &Json, key: &str) -> Option<Url> {
        Url::link(json.text(key), Some(self.base))
    }

    fn picture(&self, json: &Json, key: &str) -> Option<Url> {
        Url::image(json.text(key), Some(self.base))
    }

    fn media(&self, json: &Json, key: &str) -> Option<Url> {
        Url::media(json.text(key), Some(self.base))
    }

    fn author(&self, json: &Json) -> Option<Author> {
        let name = clean::line(json.as_str().unwrap_or_else(|| json.text("name")));
        clean::has_words(&name).then(|| Author { name, url: self.link(json, "url") })
    }

    fn source(&self, json: &Json) -> Source {
        Source {
            name: clean::line(json.as_str().unwrap_or_else(|| json.text("name"))),
            url: self.link(json, "url"),
            logo: self.picture(json, "logo"),
        }
    }

    fn related(&self, json: &Json) -> Vec<Related> {
        json.entries()
            .iter()
            .filter_map(|link| {
                let title = clean::line(link.text("title"));
                let url = self.link(link, "url").filter(|_| clean::has_words(&title))?;
                Some(Related { title, url })
            })
            .collect()
    }

    fn image(&self, json: &Json) -> Option<Image> {
        let raw = json.as_str().unwrap_or_else(|| json.text("src"));
        Some(Image {
            src: Url::image(raw, Some(self.base))?,
            srcset: json
                .get("srcset")
                .entries()
                .iter()
                .take(limits::CANDIDATES)
                .filter_map(|candidate| Candidate::new(candidate.text("src"), self.base, size(candidate, "width")))
                .collect(),
            width: size(json, "width"),
            height: size(json, "height"),
            alt: string(json, "alt"),
            caption: self.inlines(json.get("caption")),
            credit: string(json, "credit"),
            link: self.link(json, "link"),
        })
    }

    fn blocks(&self, json: &Json) -> Vec<Block> {
        let mut out = Vec::new();
        for block in json.entries().iter().take(limits::BLOCKS) {
            match block {
                Json::String(text) | Json::Number(text) => out.extend(paragraphs(text)),
                Json::Array(_) => out.extend(self.blocks(block)),
                _ => self.block(block, &mut out),
            }
        }
        out
    }

    /// Decodes one block. The text of an unknown or incomplete block becomes paragraphs.
    fn block(&self, json: &Json, out: &mut Vec<Block>) {
        let known = match json.text("type") {
            "heading" => Some(Block::Heading {
                level: json.get("level").as_u32().map_or(2, |level| level.clamp(2, 6) as u8),
                content: self.content(json),
            }),
            "paragraph" => {
                Some(Block::Paragraph { content: self.content(json), centered: json.get("centered").is_true() })
            }
            "list" => Some(self.list(json)),
            "quote" => {
                let url = self.link(json, "url");
                // The whole line is a link, and links cannot be nested.
                let outside = self.in_link.replace(url.is_some());
                let cite = self.inlines(json.get("cite"));
                self.in_link.set(outside);
                Some(Block::Quote { body: self.blocks(json.get("body")), cite, url })
            }
            "pullQuote" => Some(Block::PullQuote {
                content: self.inlines(json.get("content")),
                cite: self.inlines(json.get("cite")),
            }),
            "figure" => self.image(json.get("image")).map(|image| Block::Figure { image }),
            "gallery" => Some(Block::Gallery {
                images: json
                    .get("images")
                    .entries()
                    .iter()
                    .filter_map(|image| {
                        let known = self.image(image);
                        if known.is_none() {
                            self.words(image, out);
                        }
                        known
                    })
                    .collect(),
                caption: self.inlines(json.get("caption")),
            }),
            "video" => self.media(json, "src").map(|src| Block::Video {
                src,
                poster: self.picture(json, "poster"),
                tracks: json
                    .get("tracks")
                    .entries()
                    .iter()
                    .filter_map(|track| {
                        Some(Track {
                            src: self.media(track, "src")?,
                            lang: Language::parse(track.text("lang")),
                            label: string(track, "label"),
                        })
                    })
                    .collect(),
                caption: self.inlines(json.get("caption")),
            }),
            "audio" => {
                self.media(json, "src").map(|src| Block::Audio { src, caption: self.inlines(json.get("caption")) })
            }
            "embed" => self.link(json, "url").map(|url| Block::Embed {
                provider: string(json, "provider"),
                title: string(json, "title"),
                description: string(json, "description"),
                url,
                frame: None,
            }),
            "table" => Some(Block::Table {
                caption: self.inlines(json.get("caption")),
                dir: Direction::from_attribute(json.text("dir")),
                rows: json
                    .get("rows")
                    .entries()
                    .iter()
                    .map(|row| row.entries().iter().map(|cell| self.cell(cell)).collect())
                    .collect(),
            }),
            "code" => Some(Block::Code { language: string(json, "language"), content: self.inlines(json.get("text")) }),
            "preformatted" => Some(Block::Preformatted { content: self.inlines(json.get("text")) }),
            "keyPoints" => Some(Block::KeyPoints {
                title: string(json, "title"),
                items: json.get("items").entries().iter().map(|item| self.inlines(item)).collect(),
            }),
            "update" => Some(Block::Update {
                time: Timestamp::parse(json.text("time")),
                title: string(json, "title"),
                url: self.link(json, "url"),
                body: self.blocks(json.get("body")),
            }),
            "poll" => self.poll(json),
            "note" => Some(Block::Note { title: string(json, "title"), body: self.blocks(json.get("body")) }),
            "divider" => Some(Block::Divider),
            "related" => Some(Block::Related { title: string(json, "title"), links: self.related(json.get("links")) }),
            _ => None,
        };
        match known {
            Some(block) => out.push(block),
            None => self.words(json, out),
        }
    }

    /// Decodes a poll; `None` without answers.
    fn poll(&self, json: &Json) -> Option<Block> {
        let answers = json.get("answers").entries().iter().map(|answer| Answer {
            content: self.inlines(if is_part(answer) { answer.get("content") } else { answer }),
            votes: answer.get("votes").as_u32(),
        });
        let answers: Vec<_> = answers.collect();
        (!answers.is_empty()).then_some(Block::Poll { answers })
    }

    fn list(&self, json: &Json) -> Block {
        let items: Vec<_> = json.get("items").entries().iter().map(|item| self.blocks(item)).collect();
        let ordered = json.get("ordered").is_true();
        let reversed = ordered && json.get("reversed").is_true();
        let first = if reversed { i32::try_from(items.len()).unwrap_or(i32::MAX) } else { 1 };
        let mut values: Vec<_> = json.get("values").entries().iter().map(Json::as_i32).collect();
        values.resize(items.len(), None);
        if !ordered || values.iter().all(Option::is_none) {
            values.clear();
        }
        Block::List {
            ordered,
            start: json.get("start").as_i32().unwrap_or(first),
            reversed,
            numerals: if ordered { Numerals::of(json.text("numerals")) } else { Numerals::Decimal },
            values,
            dir: Direction::from_attribute(json.text("dir")),
            items,
        }
    }

    /// Decodes the visible text of an unknown block.
    fn words(&self, json: &Json, out: &mut Vec<Block>) {
        for key in ["title", "content", "text", "caption", "credit", "cite"] {
            let value = json.get(key);
            if value.entries().iter().any(|entry| matches!(entry.text("type"), "paragraph" | "heading" | "list")) {
                out.extend(self.blocks(value));
                continue;
            }
            let content = self.inlines(value);
            if !content.is_empty() {
                out.push(Block::Paragraph { content, centered: false });
            }
        }
        if json.get("image").is_object() {
            self.words(json.get("image"), out);
        }
        for key in ["body", "items"] {
            out.extend(self.blocks(json.get(key)));
        }
    }

    fn cell(&self, json: &Json) -> Cell {
        let is_cell = is_part(json);
        Cell {
            content: self.inlines(if is_cell { json.get("content") } else { json }),
            body: self.blocks(json.get("body")),
            header: json.get("header").is_true(),
            colspan: size(json, "colspan").unwrap_or(1).clamp(1, 1000),
            rowspan: size(json, "rowspan").unwrap_or(1).clamp(1, 1000),
        }
    }

    /// Decodes the inlines of an object: its `content`, or else its `text`.
    fn content(&self, json: &Json) -> Vec<Inline> {
        let content = self.inlines(json.get("content"));
        if content.is_empty() { self.inlines(json.get("text")) } else { content }
    }

    fn inlines(&self, json: &Json) -> Vec<Inline> {
        let mut out = Vec::new();
        for inline in json.entries() {
            self.inline(inline, &mut out);
        }
        out
    }

    /// Decodes one inline. An unknown inline, or a link with a forbidden URL, becomes its text.
    fn inline(&self, json: &Json, out: &mut Vec<Inline>) {
        match json {
            // Cells often contain numbers.
            Json::String(text) | Json::Number(text) => return out.push(Inline::Text(text.clone())),
            Json::Array(_) => return out.extend(self.inlines(json)),
            _ => {}
        }
        let kind = json.text("type");
        let outside = self.in_link.get();
        self.in_link.set(outside || matches!(kind, "link" | "reference"));
        let content = self.content(json);
        self.in_link.set(outside);
        let known = match kind {
            "strong" => Inline::Strong { content },
            "emphasis" => Inline::Emphasis { content },
            "mark" => Inline::Mark { content },
            "code" => Inline::Code { text: json.text("text").into() },
            "image" => match self.picture(json, "src") {
                Some(src) => Inline::Image {
                    src,
                    width: size(json, "width"),
                    height: size(json, "height"),
                    alt: string(json, "alt"),
                },
                None => Inline::Text(string(json, "alt")),
            },
            "break" => Inline::Break,
            "strike" => Inline::Strike { content },
            "anchor" => match json.get("id").as_u32() {
                Some(id) if self.is_new(id) => Inline::Anchor { id },
                _ => return,
            },
            "reference" if !outside => Inline::Reference { to: json.get("to").as_u32().unwrap_or_default(), content },
            "sub" => Inline::Sub { content },
            "sup" => Inline::Sup { content },
            "isolate" => Inline::Isolate { content },
            "foreign" => {
                let lang = Language::parse(json.text("lang"));
                let dir = Direction::from_attribute(json.text("dir"))
                    .or_else(|| lang.as_ref().map(Language::direction))
                    .or_else(|| body::direction(&content))
                    .unwrap_or(Direction::Ltr);
                Inline::Foreign { lang, dir, content }
            }
            _ => match self.link(json, "url").filter(|_| kind == "link" && !outside) {
                Some(url) => Inline::Link { url, content },
                None => return out.extend(content),
            },
        };
        out.push(known);
    }
}

/// Whether a value is a part of a block, such as a cell, and not an inline.
fn is_part(json: &Json) -> bool {
    json.is_object() && json.text("type").is_empty()
}

/// Converts the lines of a plain text to paragraphs.
fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    text.split('\n')
        .take(limits::BLOCKS)
        .map(|part| Block::Paragraph { content: vec![Inline::Text(part.into())], centered: false })
}

/// Returns a field as one line of plain text; empty if it is missing or of another type.
fn string(json: &Json, key: &str) -> String {
    clean::line(json.text(key))
}

/// Returns a size in pixels or cells; `None` if it is missing, zero or not a whole number.
fn size(json: &Json, key: &str) -> Option<u32> {
    json.get(key).as_u32().filter(|size| *size > 0)
}
