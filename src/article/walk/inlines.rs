//! The line under way: words, marks, links, and the ways within a text.

use percent_encoding::percent_decode_str;

use super::{TARGETS, Walker, roles};
use crate::{
    article::{
        body::{self, Block, Inline},
        clean,
        provider::Framed,
    },
    html::{Html, NodeRef},
    locale::{Direction, Language},
    url::Url,
};

/// The places of a text that are led to from within it: names of elements, in the order of the links.
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

/// Where an element stands among the targets.
fn place(targets: &[String], node: NodeRef) -> Option<usize> {
    let name = node.attribute("id").or_else(|| node.attribute("name").filter(|_| node.name() == "a"))?;
    targets.iter().position(|target| target == name)
}

/// The number of an anchor, from 1, by its place among the targets.
fn number(place: usize) -> u32 {
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}

/// The place within this very text that a link leads to.
fn fragment(link: NodeRef, base: &Url) -> Option<String> {
    let (address, fragment) = link.attribute("href")?.split_once('#')?;
    let here = base.as_str().split('#').next().unwrap_or_default();
    let is_here = address.is_empty()
        || Url::web(address, Some(base)).is_some_and(|url| url.as_str().split('#').next() == Some(here));
    (is_here && !fragment.is_empty()).then(|| percent_decode_str(fragment).decode_utf8_lossy().into_owned())
}

impl Walker<'_> {
    /// Adds words to the line.
    pub(super) fn text(&mut self, words: &str) {
        if clean::has_words(words) {
            self.broken = false;
        }
        self.add(Inline::Text(words.to_owned()));
    }

    pub(super) fn add(&mut self, inline: Inline) {
        if let Some((_, content)) = self.open.last_mut() {
            content.push(inline);
        }
    }

    /// Makes an element something that can be led to, where a link does.
    pub(super) fn anchor(&mut self, node: NodeRef) {
        if let Some(at) = place(&self.targets, node)
            && let Some((_, line)) = self.open.first_mut()
            && !self.reached.contains(&at)
        {
            // A name counts where it stands first.
            self.reached.push(at);
            line.push(Inline::Anchor { id: number(at) });
        }
    }

    /// An element that means nothing but what it says of its language and direction.
    pub(super) fn inline(&mut self, node: NodeRef) {
        let lang = self.foreign(node);
        let said = dir(node);
        if lang.is_none() && said.is_none() {
            self.anchor(node);
            return self.children(node);
        }
        let of_language = lang.as_ref().map(Direction::of_language);
        let dir = said.or(of_language).unwrap_or(Direction::Rtl);
        self.mark(node, Inline::Foreign { lang, dir, content: vec![] });
    }

    /// The language that an element says, where that is another than the text's.
    pub(super) fn foreign(&self, node: NodeRef) -> Option<Language> {
        let primary = |lang: &Language| lang.as_str().split('-').next().map(str::to_ascii_lowercase);
        let lang = node.attribute("lang").and_then(Language::parse)?;
        (self.lang.as_ref().and_then(primary) != primary(&lang)).then_some(lang)
    }

    /// An element whose words are marked; in itself it is looked through.
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
            // One that leads nowhere leaves its words.
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

    /// Adds the quotation marks that a browser would draw.
    pub(super) fn quotation(&mut self, node: NodeRef) {
        let [before, after] = match self.lang.as_ref().map(Direction::of_language).or(self.runs) {
            Some(Direction::Ltr) => ["“", "”"],
            _ => ["«", "»"],
        };
        self.text(before);
        self.inline(node);
        self.text(after);
    }

    /// One break is a break; two with nothing between them part paragraphs.
    pub(super) fn line_break(&mut self) {
        if self.broken {
            return self.flush();
        }
        self.broken = true;
        self.add(Inline::Break);
    }

    /// Puts what the innermost open mark holds into the one around it.
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

    /// Ends the line: it becomes a paragraph, and the marks that are open go on in the next.
    pub(super) fn flush(&mut self) {
        self.broken = false;
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
            // An anchor waits for words to stand at.
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
            // An address on a line of its own is what WordPress shows a post by.
            if Framed::of(&url).is_some() {
                return self.embed(&url, "");
            }
            content = vec![Inline::Link { url, content: vec![Inline::Text(address.to_owned())] }];
        } else if let [Inline::Text(words)] = &*content
            && is_shortcode(words.trim_ascii())
        {
            return;
        }
        if let Some(dir) = self.dir.filter(|_| body::direction(&content).is_none()) {
            content = vec![Inline::Foreign { lang: None, dir, content }];
        }
        self.blocks.push(Block::Paragraph { content, centered: self.centered });
        self.blocks.append(&mut self.after);
    }
}

/// Whether a paragraph is nothing but a command of WordPress's that its server did not know: `[playlist ids="1"]`.
fn is_shortcode(words: &str) -> bool {
    let command = words.strip_prefix('[').and_then(|words| words.strip_suffix(']')).unwrap_or_default();
    command.starts_with(|letter: char| letter.is_ascii_lowercase()) && command.contains('=') && !command.contains(']')
}

/// The direction that an element says.
pub(super) fn dir(node: NodeRef) -> Option<Direction> {
    let said = node.attribute("dir").and_then(Direction::from_attribute);
    let styled = |value| roles::has_style(node, "direction", value);
    said.or_else(|| styled("rtl").then_some(Direction::Rtl)).or_else(|| styled("ltr").then_some(Direction::Ltr))
}
