//! Writes XML. Everything from outside is escaped, and characters that XML does not allow are omitted.

/// The attributes of an element.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML that is being written.
pub struct Xml(String);

impl Xml {
    /// Starts a document.
    pub fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// Returns the XML.
    pub fn finish(self) -> String {
        self.0
    }

    /// Removes what was written so far, and returns it.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }

    /// Writes a start tag.
    pub fn open(&mut self, name: &str, attributes: Attributes) {
        self.0.extend(["<", name]);
        for (key, value) in attributes {
            self.0.extend([" ", key, "=\""]);
            self.escape(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Writes an end tag, and a line break.
    pub fn close(&mut self, name: &str) {
        self.0.extend(["</", name, ">\n"]);
    }

    /// Writes an element that contains only text.
    pub fn element(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.open(name, attributes);
        self.escape(text);
        self.close(name);
    }

    fn escape(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\t' | '\n' | '\r' => self.0.push(' '),
                '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
                _ => self.0.push(letter),
            }
        }
    }
}
