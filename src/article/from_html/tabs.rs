//! Converts tabs and sections whose titles or texts are only in attributes, from which the script of a plugin builds
//! them.

use super::{Converter, deferred, roles};
use crate::{
    article::{
        body::{Block, Inline},
        clean,
    },
    html::NodeRef,
    text,
};

/// Classes of tabs with the title in `data-title`: Otter Blocks, Shortcodes Ultimate.
const TABS: &str = "wp-block-themeisle-blocks-tabs-item su-tabs-pane";

/// Inline elements.
const INLINE: &str = "a abbr b bdi code em i mark s small span strong sub sup u";

impl Converter<'_> {
    /// Converts the titles and texts of tabs in the attributes of an element.
    pub(super) fn tabs(&mut self, node: NodeRef) {
        if let Some(title) = self.tab_titles.of_panel(node).map(str::to_owned) {
            return self.title(&title);
        }
        for (name, value) in node.attributes() {
            if name == "data-title" {
                if roles::has_class(node, TABS) && !roles::text(node).trim_ascii_start().starts_with(&**value) {
                    self.title(value);
                }
            } else if name.starts_with("data-")
                && value.starts_with(['[', '{'])
                && text::contains(value, "title\":")
                && text::contains(value, "content\":")
                && deferred::has_no_text(node, &mut self.searched)
            {
                self.sections(value);
            }
        }
    }

    /// Adds the title of a tab as a heading.
    fn title(&mut self, title: &str) {
        let content = vec![Inline::Text(title.to_owned())];
        if clean::has_words(title) {
            self.push(Block::Heading { level: 3, content });
        }
    }

    /// Converts the titles and contents in JSON. A content without a preceding title is ignored.
    fn sections(&mut self, json: &str) {
        let (mut key, mut title) = (String::new(), None);
        let mut rest = json;
        while let Some((_, start)) = rest.split_once('"') {
            let (text, after) = string(start);
            rest = after;
            if after.trim_ascii_start().starts_with(':') {
                key = text;
            } else if key.ends_with("title") {
                title = Some(text);
            } else if key.ends_with("content")
                && let Some(title) = title.take()
            {
                self.title(&title);
                self.markup(&text);
            }
        }
    }

    /// Converts HTML without parsing it: only the text and the boundaries of blocks are kept.
    fn markup(&mut self, html: &str) {
        for (at, part) in html.split('<').enumerate() {
            let (tag, text) = if at == 0 { ("", part) } else { part.split_once('>').unwrap_or(("", part)) };
            let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
            if !text::is_in(INLINE, name) {
                self.flush();
            }
            self.text(text);
        }
        self.flush();
    }
}

/// Decodes a JSON string after its opening quotation mark. Returns the string, and what follows the closing quotation
/// mark.
pub(super) fn string(json: &str) -> (String, &str) {
    let mut text = String::new();
    let mut high = 0;
    let mut characters = json.char_indices();
    while let Some((at, character)) = characters.next() {
        if character == '"' {
            return (text, json.get(at + 1..).unwrap_or_default());
        }
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some((at, 'u')) => {
                let unit = json.get(at + 1..at + 5).and_then(|digits| u16::from_str_radix(digits, 16).ok());
                let unit = unit.unwrap_or_default();
                if (0xD800..0xDC00).contains(&unit) {
                    high = unit;
                } else {
                    text.extend(char::decode_utf16([high, unit].into_iter().filter(|unit| *unit != 0)).flatten());
                    high = 0;
                }
                characters.nth(3);
            }
            Some((_, character)) => text.push(if matches!(character, 'n' | 'r' | 't') { ' ' } else { character }),
            None => {}
        }
    }
    (text, "")
}
