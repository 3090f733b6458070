//! The current line: text, marks, links, and links within the text.

use percent_encoding::percent_decode_str;

use super::{Converter, roles};
use crate::{
    article::{
        body::{self, Block, Inline},
        clean,
        provider::ProviderPost,
    },
    html::{Html, NodeRef},
    locale::{Direction, Language},
    url::Url,
};

/// The maximum number of targets of links within a text.
const TARGETS: usize = 500;

/// Returns the targets of links within a text: names of elements that exist, in the order of the links.
pub(super) fn targets(html: &Html, base: &Url) -> Vec<String> {
    let mut targets: Vec<String> = Vec::new();
    for node in html.roots().flat_map(NodeRef::descendants) {
        if node.name() == "a"
            && targets.len() < TARGETS
            && let Some(target) = fragment(node, base)
            && !targets.contains(&target)
        {
            targets.push(target);
        }
    }
    let mut found = vec![false; targets.len()];
    for node in html.roots().flat_map(NodeRef::descendants) {
        if let Some(at) = place(&targets, node) {
            found[at] = true;
        }
    }
    let mut found = found.into_iter();
    targets.retain(|_| found.next() == Some(true));
    targets
}

/// Returns the index of an element among the targets.
fn place(targets: &[String], node: NodeRef) -> Option<usize> {
    let name = node.attribute("id").or_else(|| node.attribute("name").filter(|_| node.name() == "a"))?;
    targets.iter().position(|target| target == name)
}

/// Returns the number of an anchor, from 1, for an index among the targets.
fn number(place: usize) -> u32 {
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}

/// Returns the fragment of a link that leads to this text itself.
fn fragment(link: NodeRef, base: &Url) -> Option<String> {
    let (address, fragment) = link.attribute("href")?.split_once('#')?;
    let here = base.as_str().split('#').next().unwrap_or_default();
    let is_here = address.is_empty()
        || Url::web(address, Some(base)).is_some_and(|url| url.as_str().split('#').next() == Some(here));
    (is_here && !fragment.is_empty()).then(|| percent_decode_str(fragment).decode_utf8_lossy().into_owned())
}

impl Converter<'_> {
    /// Adds text to the line.
    pub(super) fn text(&mut self, words: &str) {
        if clean::has_words(words) {
            self.after_break = false;
        }
        self.add(Inline::Text(words.to_owned()));
    }

    pub(super) fn add(&mut self, inline: Inline) {
        if let Some((_, content)) = self.open.last_mut() {
            content.push(inline);
        }
    }

    /// Adds an anchor if an element is the target of a link.
    pub(super) fn anchor(&mut self, node: NodeRef) {
        if let Some(at) = place(&self.targets, node)
            && let Some((_, line)) = self.open.first_mut()
            && !self.reached.contains(&at)
        {
            // Only the first element of a name is the target.
            self.reached.push(at);
            line.push(Inline::Anchor { id: number(at) });
        }
    }

    /// Converts an inline element that has no meaning except its language and direction.
    pub(super) fn inline(&mut self, node: NodeRef) {
        let lang = self.foreign(node);
        let said = dir(node);
        if lang.is_none() && said.is_none() {
            self.anchor(node);
            return self.children(node);
        }
        let of_language = lang.as_ref().map(Language::direction);
        let dir = said.or(of_language).unwrap_or(Direction::Rtl);
        self.mark(node, Inline::Foreign { lang, dir, content: vec![] });
    }

    /// Returns the language of an element if it is not the language of the text.
    pub(super) fn foreign(&self, node: NodeRef) -> Option<Language> {
        let primary = |lang: &Language| lang.as_str().split('-').next().map(str::to_ascii_lowercase);
        let lang = node.attribute("lang").and_then(Language::parse)?;
        (self.lang.as_ref().and_then(primary) != primary(&lang)).then_some(lang)
    }

    /// Converts an element that marks its text. A mark inside one of the same kind has no effect.
    pub(super) fn mark(&mut self, node: NodeRef, mark: Inline) {
        let is_open = |open: &Inline| std::mem::discriminant(open) == std::mem::discriminant(&mark);
        let repeats =
            !matches!(mark, Inline::Foreign { .. }) && self.open.iter().flat_map(|(mark, _)| mark).any(is_open);
        self.anchor(node);
        if repeats {
            return self.children(node);
        }
        self.open.push((Some(mark), Vec::new()));
        self.children(node);
        self.fold();
        self.open.pop();
    }

    pub(super) fn link(&mut self, node: NodeRef) {
        let mark = if let Some(fragment) = fragment(node, self.base) {
            // A link without a target becomes plain text.
            let place = self.targets.iter().position(|target| *target == fragment);
            place.map(|at| Inline::Reference { to: number(at), content: vec![] })
        } else {
            let href = node.attribute("href").unwrap_or_default();
            Url::link(href, Some(self.base)).map(|url| Inline::Link { url, content: vec![] })
        };
        let in_link = |mark: &Inline| matches!(mark, Inline::Link { .. } | Inline::Reference { .. });
        match mark {
            Some(mark) if !self.open.iter().flat_map(|(mark, _)| mark).any(in_link) => self.mark(node, mark),
            _ => self.inline(node),
        }
    }

    /// Converts a quotation, with the quotation marks that a browser would add.
    pub(super) fn quotation(&mut self, node: NodeRef) {
        let [before, after] = match self.lang.as_ref().map(Language::direction).or(self.letters_dir) {
            Some(Direction::Ltr) => ["“", "”"],
            _ => ["«", "»"],
        };
        self.text(before);
        self.inline(node);
        self.text(after);
    }

    /// Converts a line break. Two in a row separate paragraphs.
    pub(super) fn line_break(&mut self) {
        if self.after_break {
            return self.flush();
        }
        self.after_break = true;
        self.add(Inline::Break);
    }

    /// Moves the content of the innermost open mark into the mark that contains it.
    fn fold(&mut self) {
        if let [.., (_, around), (Some(mark), content)] = &mut *self.open
            && !content.is_empty()
        {
            let mut mark = mark.clone();
            if let Some(inside) = mark.children_mut() {
                inside.append(content);
            }
            around.push(mark);
        }
    }

    /// Ends the line: it becomes a paragraph, and open marks continue in the next line.
    pub(super) fn flush(&mut self) {
        self.after_break = false;
        let mut closed = Vec::new();
        while self.open.len() > 1 {
            self.fold();
            closed.extend(self.open.pop());
        }
        let Some((_, line)) = self.open.first_mut() else { return };
        let mut content = std::mem::take(line);
        self.open.extend(closed.into_iter().rev().map(|(mark, _)| (mark, Vec::new())));
        if content.iter().any(clean::shows) {
            self.paragraph(content);
        } else if let Some((_, line)) = self.open.first_mut() {
            // An anchor waits for the next text.
            content.retain(|inline| matches!(inline, Inline::Anchor { .. }));
            *line = content;
        }
    }

    fn paragraph(&mut self, mut content: Vec<Inline>) {
        if let [Inline::Text(words)] = &*content
            && let address = words.trim_matches([' ', '\n', '\t', '\u{A0}'])
            && address.starts_with("http")
            && !address.contains(|letter: char| letter.is_ascii_whitespace())
            && let Some(url) = Url::web(address, None)
        {
            // WordPress embeds a post when its URL is on a line of its own.
            if ProviderPost::of(&url).is_some() {
                return self.embed(&url, "");
            }
            content = vec![Inline::Link { url, content: vec![Inline::Text(address.to_owned())] }];
        }
        if let Some(dir) = self.dir.filter(|_| body::direction(&content).is_none()) {
            content = vec![Inline::Foreign { lang: None, dir, content }];
        }
        self.blocks.push(Block::Paragraph { content, centered: self.centered });
        self.blocks.append(&mut self.after);
    }
}

/// Returns the direction that an element declares.
pub(super) fn dir(node: NodeRef) -> Option<Direction> {
    let said = node.attribute("dir").and_then(Direction::from_attribute);
    let styled = |value| roles::has_style(node, "direction", value);
    said.or_else(|| styled("rtl").then_some(Direction::Rtl)).or_else(|| styled("ltr").then_some(Direction::Ltr))
}
