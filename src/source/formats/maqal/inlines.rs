//! Decodes inlines.

use super::{Decoder, size, string};
use crate::{
    article::{Inline, body},
    locale::{Direction, Language},
    source::json::Json,
};

impl Decoder<'_> {
    /// Decodes the inlines of an object: its `content`, or else its `text`.
    pub(super) fn content(&self, json: &Json) -> Vec<Inline> {
        let content = self.inlines(json.get("content"));
        if content.is_empty() { self.inlines(json.get("text")) } else { content }
    }

    pub(super) fn inlines(&self, json: &Json) -> Vec<Inline> {
        let mut out = Vec::new();
        for inline in json.entries() {
            self.inline(inline, &mut out);
        }
        out
    }

    /// Decodes one inline. An unknown inline, or a link with a forbidden URL, becomes its text.
    fn inline(&self, json: &Json, out: &mut Vec<Inline>) {
        match json {
            // Cells of tables often contain numbers.
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
