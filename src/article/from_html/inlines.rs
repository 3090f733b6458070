//! Converts inlines: text, formatting, links, and links within the text.

use super::{Converter, cloudflare_email, roles, targets::Destination};
use crate::{
    article::{body::Inline, clean},
    html::NodeRef,
    locale::{Direction, Language},
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
}

/// Returns the direction that an element declares.
pub(super) fn dir(node: NodeRef) -> Option<Direction> {
    let declared = node.attribute("dir").and_then(Direction::from_attribute);
    let styled = |value| roles::has_style(node, "direction", value);
    declared.or_else(|| styled("rtl").then_some(Direction::Rtl)).or_else(|| styled("ltr").then_some(Direction::Ltr))
}
