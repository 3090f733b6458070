//! Writes typed elements as HTML.
//!
//! Some systems send a text as a list of typed elements: paragraphs, headings, images, lists, posts. The module of such
//! a format writes each element as equivalent HTML. [`crate::article::from_html`] converts it like any other HTML, so
//! that one set of rules applies to URLs, captions, galleries and embedded posts.

use super::draft::{Picture, RichText};
use crate::text;

/// A builder for HTML.
#[derive(Default)]
pub struct Markup {
    html: String,
}

impl Markup {
    /// Returns the HTML.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// Adds a publisher's HTML. An unclosed comment is closed, so that it does not hide what follows.
    pub fn html(&mut self, html: &str) {
        self.html.push_str(html);
        let mut rest = html;
        while let Some((_, comment)) = text::split_once(rest, "<!--") {
            let Some((_, after)) = text::split_once(comment, "-->") else {
                self.html.push_str("-->");
                break;
            };
            rest = after;
        }
    }

    /// Adds HTML, or plain text in which `<` is an ordinary character.
    pub fn text(&mut self, text: RichText) {
        match text {
            RichText::Html(html) => self.html(html),
            RichText::Plain(text) => self.escape(text, false),
        }
    }

    /// Adds each line of plain text as a paragraph.
    pub fn lines(&mut self, text: &str) {
        for line in text.split('\n') {
            self.element("p", RichText::Plain(line));
        }
    }

    /// Opens an element. Attributes with an empty value are omitted.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.push(&["<", name]);
        for (name, value) in attributes {
            if !value.is_empty() {
                self.push(&[" ", name, "=\""]);
                self.escape(value, true);
                self.push(&["\""]);
            }
        }
        self.push(&[">"]);
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.push(&["</", name, ">"]);
    }

    /// Adds an element with text, unless the text is blank.
    pub fn element(&mut self, name: &str, text: RichText) {
        if !text.is_blank() {
            self.open(name, &[]);
            self.text(text);
            self.close(name);
        }
    }

    /// Adds a heading. Level 1 and an unknown level become 2.
    pub fn heading(&mut self, level: Option<u32>, text: RichText) {
        let level = level.and_then(|level| ["h2", "h2", "h3", "h4", "h5", "h6"].get(level.checked_sub(1)? as usize));
        self.element(level.unwrap_or(&"h2"), text);
    }

    /// Adds a paragraph that is a link. Without a URL, it is plain text.
    pub fn link(&mut self, url: &str, text: RichText) {
        if !text.is_blank() {
            self.open("p", &[]);
            self.open("a", &[("href", url)]);
            self.text(text);
            self.close("a");
            self.close("p");
        }
    }

    /// Adds an image with its caption.
    pub fn picture(&mut self, picture: &Picture) {
        if picture.src.is_empty() {
            return;
        }
        let size = |pixels: Option<u32>| pixels.map(|pixels| pixels.to_string()).unwrap_or_default();
        let src = picture.address();
        self.open("figure", &[]);
        self.open(
            "img",
            &[("src", &src), ("width", &size(picture.width)), ("height", &size(picture.height)), ("alt", picture.alt)],
        );
        self.caption(picture.caption, picture.credit);
        self.close("figure");
    }

    /// Adds a video or an audio recording. `name` is the name of the element, `video` or `audio`.
    pub fn player(&mut self, name: &str, src: &str, poster: &str, caption: RichText) {
        self.open("figure", &[]);
        self.open(name, &[("src", src), ("poster", poster)]);
        self.close(name);
        self.caption(caption, "");
        self.close("figure");
    }

    /// Adds an embedded post, or any other page that is shown in a frame.
    pub fn embed(&mut self, url: &str, caption: RichText) {
        self.open("iframe", &[("src", url)]);
        self.close("iframe");
        self.element("p", caption);
    }

    /// Adds the caption of a figure. The credit is on a separate line.
    pub fn caption(&mut self, caption: RichText, credit: &str) {
        self.open("figcaption", &[]);
        self.text(caption);
        self.element("p", RichText::Plain(credit));
        self.close("figcaption");
    }

    /// Opens a quotation or a pull quote.
    pub fn open_quote(&mut self, is_pull: bool) {
        self.open("div", &[("class", if is_pull { "pullquote" } else { "" })]);
        self.open("blockquote", &[]);
    }

    /// Adds the person quoted and closes the quotation.
    pub fn close_quote(&mut self, cite: RichText) {
        self.element("cite", cite);
        self.close("blockquote");
        self.close("div");
    }

    /// Adds the parts of a tag.
    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.html.push_str(part);
        }
    }

    /// Adds text in which `<` is an ordinary character. Character references are kept, except in an attribute, where
    /// `&` is escaped too.
    fn escape(&mut self, text: &str, is_attribute: bool) {
        for character in text.chars() {
            match character {
                '<' => self.html.push_str("&lt;"),
                '"' if is_attribute => self.html.push_str("&quot;"),
                '&' if is_attribute => self.html.push_str("&amp;"),
                _ => self.html.push(character),
            }
        }
    }
}
