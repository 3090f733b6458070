//! Writes HTML. Attribute values are always quoted, and everything from outside is escaped.

use crate::document;

/// The attributes of an element. Those with `None` are omitted.
pub type Attributes<'a> = &'a [(&'a str, Option<&'a str>)];

/// HTML that is being written.
#[derive(Default)]
pub struct Markup(String);

impl Markup {
    /// Returns the HTML.
    pub fn finish(self) -> String {
        self.0
    }

    /// Returns the size in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Writes a start tag, which is the whole element if its name is that of a void element (`meta`, `link`).
    pub fn open(&mut self, name: &str, attributes: Attributes) {
        self.0.extend(["<", name]);
        for (key, value) in attributes {
            if let Some(value) = value {
                self.0.extend([" ", key, "=\""]);
                self.escape(value, true);
                self.0.push('"');
            }
        }
        self.0.push('>');
    }

    /// Writes an end tag.
    pub fn close(&mut self, name: &str) {
        self.0.extend(["</", name, ">"]);
    }

    /// Writes an element that contains only text.
    pub fn element(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// Writes a script, whose content must not end the element.
    pub fn script(&mut self, attributes: Attributes, content: &str) {
        self.open("script", attributes);
        self.raw(content);
        self.close("script");
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) {
        self.escape(text, false);
    }

    /// Writes HTML, or the content of a script, that contains nothing from outside or is already escaped.
    pub fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn escape(&mut self, text: &str, in_attribute: bool) {
        // Writing to a string does not fail.
        let _ = document::escape(&mut self.0, text, in_attribute);
    }
}
