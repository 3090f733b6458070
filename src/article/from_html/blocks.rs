//! Converts blocks of text: paragraphs, headings, lists, quotations, boxes.

use super::{Converter, inlines, roles, visibility};
use crate::{
    article::{
        body::{self, Block, Inline, Numerals},
        clean,
    },
    html::NodeRef,
    locale::{Direction, Language},
    url::Url,
};

impl Converter<'_> {
    /// Converts a block element, which begins and ends a line. The formatting `mark` applies to its whole text.
    pub(super) fn block(&mut self, node: NodeRef, mark: Option<Inline>) {
        self.flush();
        let (centered, dir) = (self.centered, self.dir);
        let is_centered = |node: NodeRef| {
            node.name() == "center"
                || roles::has_class(node, "has-text-align-center")
                || node.attribute("align").is_some_and(|align| align.eq_ignore_ascii_case("center"))
                || roles::has_style(node, "text-align", "center")
        };
        self.centered |= is_centered(node);
        self.dir = inlines::dir(node).or(dir);
        let lang = self.foreign(node);
        match mark {
            Some(mark) => self.mark(node, mark),
            None if lang.is_some() => {
                let dir = lang.as_ref().map_or(Direction::Rtl, Language::direction);
                self.mark(node, Inline::Foreign { lang, dir, content: vec![] });
            }
            None => self.marks(node, Vec::new()),
        }
        self.flush();
        (self.centered, self.dir) = (centered, dir);
    }

    /// Returns the content of an element as one line. Blocks are separated by line breaks, and media are added after
    /// the block.
    pub(super) fn phrase(&mut self, node: NodeRef) -> Vec<Inline> {
        let blocks = self.inside(|inside| {
            inside.anchor(node);
            inside.children(node);
        });
        to_inlines(blocks, &mut self.after)
    }

    pub(super) fn heading(&mut self, node: NodeRef) {
        self.flush();
        let outside = (self.in_heading, self.in_button_heading);
        (self.in_heading, self.in_button_heading) = (true, !visibility::has_text(node));
        let content = self.phrase(node);
        (self.in_heading, self.in_button_heading) = outside;
        let level = match node.name().as_bytes() {
            [b'h', digit] => digit.wrapping_sub(b'0').clamp(2, 6),
            _ => 3,
        };
        if content.iter().any(clean::shows) {
            self.push(Block::Heading { level, content });
        } else {
            self.blocks.append(&mut self.after);
        }
    }

    pub(super) fn list(&mut self, node: NodeRef) {
        self.flush();
        self.anchor(node);
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut values = Vec::new();
        let mut children = node.children().peekable();
        while let Some(child) = children.next() {
            let item = self.inside(|inside| {
                inside.node(child);
                while child.name() != "li"
                    && let Some(next) = children.next_if(|next| next.name() != "li")
                {
                    inside.node(next);
                }
            });
            match items.last_mut() {
                // Content between two items belongs to the first one.
                Some(last) if child.name() != "li" => last.extend(item),
                _ if item.is_empty() => {}
                _ => {
                    items.push(item);
                    values.push(number(child, "value"));
                }
            }
        }
        if items.is_empty() {
            return;
        }
        let ordered = node.name() == "ol";
        let reversed = ordered && node.attribute("reversed").is_some();
        let first = if reversed { i32::try_from(items.len()).unwrap_or(i32::MAX) } else { 1 };
        if !ordered || values.iter().all(Option::is_none) {
            values.clear();
        }
        let numerals = roles::style(node, "list-style-type").or_else(|| node.attribute("type"));
        self.push(Block::List {
            ordered,
            start: number(node, "start").filter(|_| ordered).unwrap_or(first),
            reversed,
            numerals: numerals.filter(|_| ordered).map_or(Numerals::Decimal, Numerals::of),
            values,
            dir: inlines::dir(node),
            items,
        });
    }

    pub(super) fn quote(&mut self, node: NodeRef) {
        self.flush();
        let mut cite = Vec::new();
        let mut after = Vec::new();
        let body = self.inside(|inside| {
            inside.anchor(node);
            for child in node.children() {
                if matches!(child.name(), "cite" | "footer") {
                    inside.flush();
                    let words = inside.phrase(child);
                    append(&mut cite, words);
                    after.append(&mut inside.after);
                } else {
                    inside.node(child);
                }
            }
        });
        self.after.append(&mut after);
        let url = node.attribute("cite").and_then(|cite| Url::web(cite, Some(self.base)));
        if body.is_empty() && cite.is_empty() {
            self.blocks.append(&mut self.after);
        } else {
            self.push(Block::Quote { body, cite, url });
        }
    }

    pub(super) fn pull_quote(&mut self, node: NodeRef) {
        self.flush();
        let mut blocks = self.inside(|inside| inside.children(node));
        let mut cite = Vec::new();
        for block in &mut blocks {
            if let Block::Quote { cite: said, .. } = block {
                cite.append(said);
            }
        }
        let content = to_inlines(blocks, &mut self.after);
        self.push(Block::PullQuote { content, cite });
    }

    pub(super) fn preformatted(&mut self, node: NodeRef) {
        let code = node.children().find(|child| child.name() == "code");
        self.flush();
        let in_code = std::mem::replace(&mut self.in_code, code.is_some());
        let in_verbatim = std::mem::replace(&mut self.in_verbatim, true);
        let mut content = Vec::new();
        for inline in self.phrase(node) {
            let text = match inline {
                Inline::Text(text) => text,
                Inline::Break => "\n".to_owned(),
                other => {
                    content.push(other);
                    continue;
                }
            };
            match content.last_mut() {
                Some(Inline::Text(last)) => last.push_str(&text),
                _ => content.push(Inline::Text(text)),
            }
        }
        (self.in_code, self.in_verbatim) = (in_code, in_verbatim);
        if let Some(Inline::Text(last)) = content.last_mut() {
            last.truncate(last.trim_ascii_end().len());
        }
        let language = |node: NodeRef| {
            let class = node.attribute("class").unwrap_or_default();
            class
                .split_ascii_whitespace()
                .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
                .map(clean::line)
        };
        self.push(match code {
            Some(code) => {
                let language = language(code).or_else(|| language(node)).unwrap_or_default();
                Block::Code { language, content }
            }
            None => Block::Preformatted { content },
        });
    }

    /// Converts a box. A heading at its beginning becomes the title.
    pub(super) fn note(&mut self, node: NodeRef) {
        self.flush();
        self.anchor(node);
        let mut body = self.inside(|inside| inside.children(node));
        let mut title = String::new();
        if let Some(Block::Heading { content, .. }) = body.first()
            // A title is plain text. A heading with a link or an anchor remains a heading.
            && !content.iter().any(|inline| clean::contains_link(inline) || matches!(inline, Inline::Anchor { .. }))
        {
            title = body::plain_text(content);
            body.remove(0);
        }
        if !title.is_empty() || !body.is_empty() {
            self.push(Block::Note { title, body });
        }
    }
}

/// Returns the value of an integer attribute.
fn number(node: NodeRef, name: &str) -> Option<i32> {
    // As `i64`, which other numbers are parsed as too.
    let number: i64 = node.attribute(name)?.trim_ascii().parse().ok()?;
    number.try_into().ok()
}

/// Appends inlines to others, separated by a line break.
pub(super) fn append(content: &mut Vec<Inline>, more: Vec<Inline>) {
    if !content.is_empty() && !more.is_empty() {
        content.push(Inline::Break);
    }
    content.extend(more);
}

/// Converts blocks to one line, separated by line breaks. Blocks that are not text are moved to `after`.
pub(super) fn to_inlines(blocks: Vec<Block>, after: &mut Vec<Block>) -> Vec<Inline> {
    let mut content = Vec::new();
    for block in blocks {
        let more = match block {
            Block::Paragraph { content, .. }
            | Block::Heading { content, .. }
            | Block::Code { content, .. }
            | Block::Preformatted { content } => content,
            Block::List { items, .. } => {
                let mut words = Vec::new();
                for item in items {
                    append(&mut words, to_inlines(item, after));
                }
                words
            }
            Block::Quote { body, cite, .. } => {
                let mut words = to_inlines(body, after);
                append(&mut words, cite);
                words
            }
            Block::PullQuote { content: mut words, cite } => {
                append(&mut words, cite);
                words
            }
            other => {
                after.push(other);
                continue;
            }
        };
        append(&mut content, more);
    }
    content
}
