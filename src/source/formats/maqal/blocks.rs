//! Decodes blocks.

use super::{Decoder, size, string};
use crate::{
    article::{
        Block, Inline, Timestamp,
        body::{Answer, Cell, Numerals, Track},
    },
    limits,
    locale::{Direction, Language},
    source::json::Json,
};

impl Decoder<'_> {
    pub(super) fn blocks(&self, json: &Json) -> Vec<Block> {
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
                // The whole citation becomes a link, and links cannot be nested.
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
                images: json.get("images").read(|image| {
                    let known = self.image(image);
                    if known.is_none() {
                        self.text_of(image, out);
                    }
                    known
                }),
                caption: self.inlines(json.get("caption")),
            }),
            "video" => self.media(json, "src").map(|src| Block::Video {
                src,
                poster: self.picture(json, "poster"),
                tracks: json.get("tracks").read(|track| {
                    Some(Track {
                        src: self.media(track, "src")?,
                        lang: Language::parse(track.text("lang")),
                        label: string(track, "label"),
                    })
                }),
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
                rows: json.get("rows").read(|row| Some(row.read(|cell| Some(self.cell(cell))))),
            }),
            "code" => Some(Block::Code { language: string(json, "language"), content: self.inlines(json.get("text")) }),
            "preformatted" => Some(Block::Preformatted { content: self.inlines(json.get("text")) }),
            "keyPoints" => Some(Block::KeyPoints {
                title: string(json, "title"),
                items: json.get("items").read(|item| Some(self.inlines(item))),
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
            None => self.text_of(json, out),
        }
    }

    /// Decodes a poll; `None` without answers.
    fn poll(&self, json: &Json) -> Option<Block> {
        let answers = json.get("answers").read(|answer| {
            let content = self.inlines(if is_part(answer) { answer.get("content") } else { answer });
            Some(Answer { content, votes: answer.get("votes").as_u32() })
        });
        (!answers.is_empty()).then_some(Block::Poll { answers })
    }

    fn list(&self, json: &Json) -> Block {
        let items = json.get("items").read(|item| Some(self.blocks(item)));
        let ordered = json.get("ordered").is_true();
        let reversed = ordered && json.get("reversed").is_true();
        let first = if reversed { i32::try_from(items.len()).unwrap_or(i32::MAX) } else { 1 };
        let mut values = json.get("values").read(|value| Some(value.as_i32()));
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

    /// Decodes the visible text of an unknown or incomplete block.
    fn text_of(&self, json: &Json, out: &mut Vec<Block>) {
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
            self.text_of(json.get("image"), out);
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
}

/// Whether a value is a part of a block, such as a cell, rather than an inline.
fn is_part(json: &Json) -> bool {
    json.is_object() && json.text("type").is_empty()
}

/// Converts the lines of a plain text to paragraphs.
fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    text.split('\n')
        .take(limits::BLOCKS)
        .map(|part| Block::Paragraph { content: vec![Inline::Text(part.into())], centered: false })
}
