//! Converts an article to a document: semantic elements that are complete and readable without scripts.
//!
//! The conversion is pure, so every element can be tested without a browser. Its result, a [`Fragment`], is a list of
//! tokens, as an HTML parser reports them: start tag, attribute, text, end tag. A browser builds DOM nodes from it
//! ([`crate::host::dom`]); its `Display` writes HTML. Either way, text from outside only becomes text and attribute values,
//! never markup.
//!
//! [`article`] returns the whole document. [`Slices`] returns it in slices, so that the first screen of a long article is
//! shown before the rest is built. The document does not contain the controls, only empty elements for them
//! ([`TOOLBAR_SLOT`], [`SHARE_SLOT`]).

mod blocks;
mod error_message;
mod footer;
mod header;
mod image;
mod inlines;
mod number_direction;
mod part;

use std::{
    fmt::{self, Write},
    mem,
};

use crate::{
    article::{Article, Block, Timestamp, reading_time},
    limits,
    locale::{ArticleMessages, Direction, Language},
    url::Url,
};
pub use error_message::error_message;
pub use footer::SHARE_SLOT;
pub use part::Part;

/// The attribute of a pressed reader's root with the message in place of an image that fails to load. Such a reader has no
/// `render.wasm`, which has the message itself.
pub const NO_IMAGE: &str = "data-no-image";
/// The attribute with the message below a video or an audio that fails to load.
pub const NO_MEDIA: &str = "data-no-media";

/// The class of the empty element for the toolbar.
pub const TOOLBAR_SLOT: &str = "toolbar-slot";
/// The id of the text, the target of the link that skips the toolbar.
pub const TEXT_ID: &str = "maqal-text";

/// A sequence of complete elements.
pub struct Fragment {
    tokens: Vec<Token>,
    interface: &'static Interface,
    /// The direction of the article; `None` within code and telephone links, which always run from left to right.
    dir: Option<Direction>,
    state: State,
}

/// The state of the conversion at a position in a document.
struct State {
    /// The published levels of the enclosing headings, outermost first.
    heading_levels: Vec<u8>,
    /// How many more bytes the document may have ([`limits`]).
    room: usize,
    /// Whether a part was omitted because the document has no room for it.
    is_cut: bool,
}

/// The messages of the interface, and the formats of its dates and counts.
pub struct Interface {
    /// The messages.
    pub messages: &'static ArticleMessages,
    /// The locale for `Intl`: the language with its region and its digits.
    pub locale: &'static str,
    /// Formats a date; `None` for a date that does not exist.
    pub date: fn(&Self, &Timestamp) -> Option<String>,
    /// Formats a date and a time; `None` for a date that does not exist.
    pub time: fn(&Self, &Timestamp) -> Option<String>,
    /// Returns a message for a count ([`counted`](crate::locale::plurals::counted)).
    pub count: fn(&Self, &'static str, usize) -> String,
}

/// A token of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// The start tag of an element with this name.
    Open(&'static str),
    /// An attribute of the last start tag, with its name and value.
    Attribute(&'static str, String),
    /// Text.
    Text(String),
    /// The end tag of the innermost open element.
    Close,
}

/// The attributes of an element. Those with `None` are omitted.
type Attributes<'a> = &'a [(&'static str, Option<&'a str>)];

impl Fragment {
    /// Returns the tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Creates an empty fragment in an interface language.
    pub fn new(interface: &'static Interface) -> Self {
        let state = State { heading_levels: Vec::new(), room: limits::HEADER_OR_FOOTER, is_cut: false };
        Self { tokens: Vec::new(), interface, dir: None, state }
    }

    /// Creates an empty fragment for a part of an article.
    fn of(article: &Article, interface: &'static Interface) -> Self {
        Self { dir: Some(article.dir), ..Self::new(interface) }
    }

    /// Whether there is room for more. If not, the rest is omitted, with a message in the footer.
    fn has_room(&mut self) -> bool {
        let has_room = self.state.room > 0;
        self.state.is_cut |= !has_room;
        has_room
    }

    /// Writes items, as many as there is room for.
    fn each<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for item in items {
            if !self.has_room() {
                break;
            }
            write(self, item);
        }
    }

    /// Subtracts bytes from the room.
    fn use_room(&mut self, bytes: usize) {
        self.state.room = self.state.room.saturating_sub(bytes);
    }

    /// Adds text, as much as there is room for.
    fn text(&mut self, text: &str) {
        let shown = limits::beginning(text, self.state.room);
        self.state.is_cut |= shown.len() < text.len();
        self.use_room(shown.len());
        let is_long = shown.len() > limits::WORD_LENGTH;
        self.tokens.push(Token::Text(if is_long { breakable(shown) } else { shown.to_owned() }));
    }

    fn element(&mut self, name: &'static str, attributes: Attributes, content: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        content(self);
        self.close();
    }

    /// Adds an element that contains only text.
    fn text_element(&mut self, name: &'static str, attributes: Attributes, text: &str) {
        self.element(name, attributes, |out| out.text(text));
    }

    fn empty(&mut self, name: &'static str, attributes: Attributes) {
        self.element(name, attributes, |_| ());
    }

    /// Returns the element of a heading with this published level: one level below the enclosing heading. So no level is
    /// skipped, even if the publisher chose the levels for their appearance.
    fn heading(&mut self, level: u8) -> &'static str {
        let levels = &mut self.state.heading_levels;
        levels.retain(|enclosing| *enclosing < level);
        levels.push(level);
        ["h2", "h3", "h4", "h5", "h6"].get(levels.len() - 1).unwrap_or(&"h6")
    }

    /// Opens a link whose target page gets no reference to this window (`noopener`).
    fn open_link(&mut self, url: &Url, class: Option<&str>) {
        self.open("a", &[("class", class), ("href", Some(url.as_str())), ("rel", Some("noopener"))]);
    }

    fn open(&mut self, name: &'static str, attributes: Attributes) {
        self.use_room(limits::ELEMENT_SIZE);
        self.tokens.push(Token::Open(name));
        for (key, value) in attributes {
            if let Some(value) = value {
                self.attribute(key, value);
            }
        }
    }

    /// Adds an attribute to the element that was just opened.
    fn attribute(&mut self, name: &'static str, value: &str) {
        self.use_room(value.len());
        self.tokens.push(Token::Attribute(name, value.to_owned()));
    }

    /// Adds the elements of another fragment.
    fn append(&mut self, other: Self) {
        self.state.is_cut |= other.state.is_cut;
        self.tokens.extend(other.tokens);
    }

    fn close(&mut self) {
        self.tokens.push(Token::Close);
    }
}

/// Returns the document of an article.
pub fn article(article: &Article, interface: &'static Interface) -> Fragment {
    let mut out = Fragment::of(article, interface);
    write_article(&mut out, article, &article.body, true);
    out
}

/// The document of an article in slices.
///
/// 1. [`Self::first`] returns the article with the beginning of its text.
/// 2. [`Self::next`] returns more of the text, to append to the element with the id [`TEXT_ID`].
/// 3. [`Self::footer`] returns the footer, to append to the article.
pub struct Slices {
    article: Article,
    interface: &'static Interface,
    /// The index of the next block.
    next: usize,
    state: State,
}

impl Slices {
    /// Creates the slices of an article.
    pub fn new(article: Article, interface: &'static Interface) -> Self {
        Self { article, interface, next: 0, state: Fragment::new(interface).state }
    }

    /// Returns the article with its first `blocks` blocks, without its footer.
    pub fn first(&mut self, blocks: usize) -> Fragment {
        let mut out = Fragment::of(&self.article, self.interface);
        self.next = blocks.min(self.article.body.len());
        let first = self.article.body.get(..self.next).unwrap_or_default();
        write_article(&mut out, &self.article, first, false);
        self.keep_state(&mut out);
        out
    }

    /// Whether all blocks have been returned.
    pub fn is_complete(&self) -> bool {
        self.next == self.article.body.len()
    }

    /// Returns the next `blocks` blocks; `None` after the last one.
    pub fn next(&mut self, blocks: usize) -> Option<Fragment> {
        let start = self.next;
        self.next = self.article.body.len().min(start + blocks);
        let next = self.article.body.get(start..self.next).filter(|next| !next.is_empty())?;
        let mut out = Fragment::of(&self.article, self.interface);
        mem::swap(&mut out.state, &mut self.state);
        if !out.has_room() {
            self.keep_state(&mut out);
            return None;
        }
        blocks::blocks(&mut out, next, self.article.dir);
        self.keep_state(&mut out);
        Some(out)
    }

    /// Keeps the state at the end of a slice for the next one.
    fn keep_state(&mut self, out: &mut Fragment) {
        mem::swap(&mut out.state, &mut self.state);
    }

    /// Returns the footer. Call it after the last slice: it says whether a part of the text was omitted.
    pub fn footer(&self) -> Fragment {
        footer::footer(&self.article, self.interface, self.state.is_cut)
    }
}

fn write_article(out: &mut Fragment, article: &Article, blocks: &[Block], has_footer: bool) {
    let interface = out.interface;
    // An unknown language is not that of the interface if the article has the other direction.
    let unknown = (article.dir != interface.messages.direction()).then_some("");
    let lang = article.lang.as_ref().map(Language::as_str).or(unknown);
    let canonical = ("data-canonical", article.canonical.as_ref().map(Url::as_str));
    out.element("article", &[("lang", lang), dir(Some(article.dir)), canonical], |out| {
        out.empty("div", &[Part::Progress.attribute(), ("aria-hidden", Some("true"))]);
        out.append(header::header(article, interface, reading_time::minutes(article)));
        out.state.room = article.extent.size_limit;
        out.empty("div", &[("class", Some(TOOLBAR_SLOT))]);
        out.element("div", &[], |out| {
            if let Some(lead) = &article.lead {
                out.element("div", &[Part::Lead.attribute()], |out| {
                    image::figure(out, lead, article.dir, image::Loading::Eager);
                });
            }
            out.element("div", &[("id", Some(TEXT_ID)), Part::Body.attribute()], |out| {
                blocks::blocks(out, blocks, article.dir);
            });
        });
        if has_footer {
            out.append(footer::footer(article, interface, out.state.is_cut));
        }
    });
}

/// Returns the placeholder for an article that is loading. The style sheet shows it after a delay, so that it does not
/// flash before a fast response.
pub fn skeleton(interface: &'static Interface) -> Fragment {
    let mut out = Fragment::new(interface);
    let attributes = [("class", Some("skeleton")), Part::Skeleton.attribute(), ("role", Some("status"))];
    out.element("div", &attributes, |out| {
        out.text_element("h1", &[("class", Some("visually-hidden"))], interface.messages.loading);
        for _ in 0..9 {
            out.empty("i", &[]);
        }
    });
    out
}

/// Returns a text with a zero-width space wherever a word is longer than [`limits::WORD_LENGTH`].
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for letter in text.chars() {
        length = if letter.is_whitespace() { 0 } else { length + letter.len_utf8() };
        out.push(letter);
        if length > limits::WORD_LENGTH {
            out.push('\u{200B}');
            length = 0;
        }
    }
    out
}

fn dir(dir: Option<Direction>) -> (&'static str, Option<&'static str>) {
    ("dir", dir.map(Direction::as_str))
}

/// Serializes the elements as HTML ([HTML Standard]).
///
/// [HTML Standard]: https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments
impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut open = Vec::new();
        let mut tokens = self.tokens.iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                Token::Open(name) => {
                    write!(f, "<{name}")?;
                    open.push(*name);
                }
                Token::Attribute(key, value) => {
                    write!(f, " {key}=\"")?;
                    escape(f, value, true)?;
                    f.write_char('"')?;
                }
                Token::Text(text) => escape(f, text, false)?,
                Token::Close => {
                    let name = open.pop().unwrap_or_default();
                    if !matches!(name, "br" | "hr" | "img" | "track") {
                        write!(f, "</{name}>")?;
                    }
                }
            }
            let in_tag = matches!(token, Token::Open(_) | Token::Attribute(..));
            if in_tag && !matches!(tokens.peek(), Some(Token::Attribute(..))) {
                f.write_char('>')?;
                // A parser ignores a newline at the beginning of a `pre`.
                let newline = matches!(tokens.peek(), Some(Token::Text(text)) if text.starts_with('\n'));
                if newline && open.last() == Some(&"pre") {
                    f.write_char('\n')?;
                }
            }
        }
        Ok(())
    }
}

/// Writes text, or the value of an attribute, as HTML.
pub(crate) fn escape(f: &mut impl Write, text: &str, in_attribute: bool) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(|letter| is_escaped(letter, in_attribute)) {
        let (before, from) = rest.split_at(at);
        f.write_str(before)?;
        let mut letters = from.chars();
        f.write_str(match letters.next() {
            Some('&') => "&amp;",
            Some('\u{A0}') => "&nbsp;",
            // A parser replaces it by a line feed.
            Some('\r') => "&#13;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&quot;",
        })?;
        rest = letters.as_str();
    }
    f.write_str(rest)
}

fn is_escaped(letter: char, in_attribute: bool) -> bool {
    matches!(letter, '&' | '\u{A0}' | '\r' | '<' | '>') || (letter == '"' && in_attribute)
}
