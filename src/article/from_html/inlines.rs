//! Converts inlines: text, formatting, links, and links within the text.

use super::{Converter, cloudflare_email, image, roles, targets::Destination};
use crate::{
    article::{
        Image,
        body::{self, Block, Inline},
        clean,
        provider::ProviderPost,
    },
    html::NodeRef,
    locale::{Direction, Language, Letters},
    url::Url,
};

impl Converter<'_> {
    /// Adds text to the line.
    pub(super) fn text(&mut self, words: &str) {
        if clean::has_words(words) {
            self.after_break = false;
        }
        if !self.in_code || self.in_verbatim {
            return self.add(Inline::Text(words.to_owned()));
        }
        match self.open.last_mut().and_then(|(_, content)| content.last_mut()) {
            Some(Inline::Code { text }) => text.push_str(words),
            _ => self.add(Inline::Code { text: words.to_owned() }),
        }
    }

    pub(super) fn add(&mut self, inline: Inline) {
        if let Some((_, content)) = self.open.last_mut() {
            content.push(inline);
        }
    }

    /// Adds an anchor if an element is the target of a link within the text.
    pub(super) fn anchor(&mut self, node: NodeRef) {
        if let Some(id) = self.targets.take_anchor(node)
            && let Some((_, line)) = self.open.first_mut()
        {
            line.push(Inline::Anchor { id });
        }
    }

    /// Converts an inline element that has no meaning of its own, with its language, direction and style.
    pub(super) fn inline(&mut self, node: NodeRef) {
        let lang = self.foreign(node);
        let declared = dir(node);
        let mut marks = Vec::new();
        if lang.is_some() || declared.is_some() {
            let of_language = lang.as_ref().map(Language::direction);
            let dir = declared.or(of_language).unwrap_or(Direction::Rtl);
            marks.push(Inline::Foreign { lang, dir, content: vec![] });
        }
        self.marks(node, marks);
    }

    /// Returns the language of an element if it is not the language of the text.
    pub(super) fn foreign(&self, node: NodeRef) -> Option<Language> {
        let primary = |lang: &Language| lang.as_str().split('-').next().map(str::to_ascii_lowercase);
        let lang = node.attribute("lang").and_then(Language::parse)?;
        (self.lang.as_ref().and_then(primary) != primary(&lang)).then_some(lang)
    }

    /// Converts an element that formats its text.
    pub(super) fn mark(&mut self, node: NodeRef, mark: Inline) {
        self.marks(node, vec![mark]);
    }

    /// Converts an element that formats its text, also by its `style`. Formatting inside the same formatting has no
    /// effect.
    pub(super) fn marks(&mut self, node: NodeRef, mut marks: Vec<Inline>) {
        roles::styled(node, &mut marks);
        self.anchor(node);
        let outside = self.open.len();
        for mark in marks {
            let is_open = |open: &Inline| std::mem::discriminant(open) == std::mem::discriminant(&mark);
            let repeats =
                !matches!(mark, Inline::Foreign { .. }) && self.open.iter().flat_map(|(mark, _)| mark).any(is_open);
            // Code has no formatting except links.
            if !repeats && (!self.in_code || matches!(mark, Inline::Link { .. } | Inline::Reference { .. })) {
                self.open.push((Some(mark), Vec::new()));
            }
        }
        self.children(node);
        while self.open.len() > outside {
            self.fold();
            self.open.pop();
        }
    }

    /// Converts inline code. A link in it splits it.
    pub(super) fn code(&mut self, node: NodeRef) {
        let outside = std::mem::replace(&mut self.in_code, true);
        if !outside {
            // An empty text separates this code from adjacent code.
            self.add(Inline::Text(String::new()));
        }
        self.marks(node, Vec::new());
        self.in_code = outside;
    }

    pub(super) fn link(&mut self, node: NodeRef) {
        let href = node.attribute("href").unwrap_or_default();
        let mark = if cloudflare_email::is_link(href) {
            cloudflare_email::link(href).map(|url| Inline::Link { url, content: vec![] })
        } else {
            match self.targets.of_link(node, self.base) {
                Destination::Target(to) => Some(Inline::Reference { to, content: vec![] }),
                // The link becomes plain text.
                Destination::Missing => None,
                Destination::OtherPage => {
                    Url::link(href, Some(self.base)).map(|url| Inline::Link { url, content: vec![] })
                }
            }
        };
        match mark {
            Some(mark) if !self.in_link() => self.mark(node, mark),
            _ => self.inline(node),
        }
    }

    /// Converts an inline quotation, with the quotation marks that a browser would add.
    pub(super) fn quotation(&mut self, node: NodeRef) {
        let [before, after] = match self.dir_of_text {
            Direction::Ltr => ["“", "”"],
            Direction::Rtl => ["«", "»"],
        };
        self.text(before);
        self.inline(node);
        self.text(after);
    }

    /// Converts a line break. Two in a row separate paragraphs.
    pub(super) fn line_break(&mut self) {
        if self.in_code || self.in_verbatim {
            return self.text("\n");
        }
        if self.after_break {
            return self.flush();
        }
        self.after_break = true;
        self.add(Inline::Break);
    }

    /// Closes the content so far of the innermost open element, and adds it to the element around it.
    pub(super) fn fold(&mut self) {
        if let [.., (_, around), (Some(mark), content)] = &mut *self.open
            && !content.is_empty()
        {
            if contradicts(mark, content) {
                around.append(content);
                return;
            }
            let mut mark = mark.clone();
            if let Some(inside) = mark.children_mut() {
                inside.append(content);
            }
            around.push(mark);
        }
    }

    /// Ends the line. It becomes a paragraph, and open formatting continues in the next line.
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
            // Anchors wait for the next text.
            content.retain(|inline| matches!(inline, Inline::Anchor { .. }));
            *line = content;
        }
    }

    fn paragraph(&mut self, mut content: Vec<Inline>) {
        if self.in_verbatim {
            // A line break at the end of a block has no effect.
            if let Some(Inline::Text(last)) = content.last_mut()
                && last.ends_with('\n')
            {
                last.pop();
            }
            return self.blocks.push(Block::Paragraph { content, centered: false });
        }
        if let Some((Inline::Image { src, width, height, alt }, link)) = image::alone(&content) {
            return self.show(Image {
                src: src.clone(),
                srcset: vec![],
                width: *width,
                height: *height,
                alt: alt.clone(),
                caption: vec![],
                credit: String::new(),
                link: link.cloned(),
            });
        }
        if let [Inline::Text(words)] = &*content
            && let address = words.trim_matches([' ', '\n', '\t', '\u{A0}'])
            && address.starts_with("http")
            && !address.contains(|character: char| character.is_ascii_whitespace())
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

/// Whether the letters of a text clearly contradict the language that its element declares. Word processors often label
/// Arabic text as English.
fn contradicts(mark: &Inline, content: &[Inline]) -> bool {
    let Inline::Foreign { lang: Some(lang), dir, .. } = mark else { return false };
    let mut letters = Letters::default();
    body::visit_inline_text(content, &mut |text| letters.add(text));
    lang.direction() == *dir && letters.contradict(*dir)
}

/// Returns the direction that an element declares.
pub(super) fn dir(node: NodeRef) -> Option<Direction> {
    let declared = node.attribute("dir").and_then(Direction::from_attribute);
    let styled = |value| roles::has_style(node, "direction", value);
    declared.or_else(|| styled("rtl").then_some(Direction::Rtl)).or_else(|| styled("ltr").then_some(Direction::Ltr))
}
