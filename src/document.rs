//! The article as a document: plain semantic elements, complete and readable without scripts.
//!
//! Pure, so that every element can be tested without a browser. A [`Fragment`] lists what a parser would report of the
//! finished HTML: an element opens, has attributes, contains text, closes. The host makes it real: a browser builds it
//! node by node ([`crate::host::dom`]), and its `Display` writes it as HTML. Neither way is there markup from outside: an
//! article's words only ever become text and attribute values.
//!
//! [`article`] is the whole document. [`Slices`] gives the same in slices, so that the first screen of a long article
//! can be shown before the rest is built. The controls are no part of it: there are empty elements where they go
//! ([`TOOLBAR_SLOT`], [`SHARE_SLOT`]).

mod blocks;
mod foot;
mod header;
mod image;
mod inlines;
mod message;
mod numbers;
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
pub use foot::SHARE_SLOT;
pub use message::message;
pub use part::Part;

/// The class of the empty element that the toolbar goes into.
pub const TOOLBAR_SLOT: &str = "toolbar-slot";
/// The id of the text, for the link that skips the toolbar.
pub const TEXT_ID: &str = "maqal-text";

/// Finished elements, in the order in which a parser meets them.
pub struct Fragment {
    tokens: Vec<Token>,
    interface: &'static Interface,
    /// The direction of the article; `None` within code and telephone links, which run from left to right as a whole.
    dir: Option<Direction>,
    progress: Progress,
}

/// What is known at a position in a document.
struct Progress {
    /// The published levels of the headings above, outermost first.
    above: Vec<u8>,
    /// How many bytes there is room for ([`limits`]).
    room: usize,
    /// Whether a part is left out for want of room.
    is_cut: bool,
}

/// The interface's words in a document, and how its language writes days and counts things.
pub struct Interface {
    /// The words.
    pub messages: &'static ArticleMessages,
    /// The language with its region and its digits, as `Intl` takes it.
    pub locale: &'static str,
    /// Writes a day; `None` for one that the calendar does not have.
    pub date: fn(&Self, &Timestamp) -> Option<String>,
    /// Writes a day and a time of the day.
    pub time: fn(&Self, &Timestamp) -> Option<String>,
    /// Writes a message with the form and the number for a count.
    pub count: fn(&Self, &'static str, usize) -> String,
}

/// What a parser reports of HTML, token by token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// An element opens.
    Open(&'static str),
    /// The element that has just opened has this attribute.
    Attribute(&'static str, String),
    /// Words.
    Text(String),
    /// The element that opened last and is still open closes.
    Close,
}

/// Attributes of an element; one of `None` is left out.
type Attributes<'a> = &'a [(&'static str, Option<&'a str>)];

impl Fragment {
    /// The tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// An empty fragment in an interface language.
    pub fn new(interface: &'static Interface) -> Self {
        let progress = Progress { above: Vec::new(), room: limits::HEADER_OR_FOOTER, is_cut: false };
        Self { tokens: Vec::new(), interface, dir: None, progress }
    }

    /// An empty fragment for a part of an article.
    fn of(article: &Article, interface: &'static Interface) -> Self {
        Self { dir: Some(article.dir), ..Self::new(interface) }
    }

    /// Whether there is room for more. Without any, the rest is left out, and the footer says so.
    fn fits(&mut self) -> bool {
        let fits = self.progress.room > 0;
        self.progress.is_cut |= !fits;
        fits
    }

    /// Writes items, as many as fit.
    fn each<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for item in items {
            if !self.fits() {
                break;
            }
            write(self, item);
        }
    }

    /// Takes bytes from the room.
    fn take(&mut self, bytes: usize) {
        self.progress.room = self.progress.room.saturating_sub(bytes);
    }

    /// Adds text, as much as fits.
    fn text(&mut self, words: &str) {
        let shown = limits::beginning(words, self.progress.room);
        self.progress.is_cut |= shown.len() < words.len();
        self.take(shown.len());
        let is_long = shown.len() > limits::WORD_LENGTH;
        self.tokens.push(Token::Text(if is_long { breakable(shown) } else { shown.to_owned() }));
    }

    fn element(&mut self, name: &'static str, attributes: Attributes, content: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        content(self);
        self.close();
    }

    /// An element that holds only words.
    fn words(&mut self, name: &'static str, attributes: Attributes, words: &str) {
        self.element(name, attributes, |out| out.text(words));
    }

    fn empty(&mut self, name: &'static str, attributes: Attributes) {
        self.element(name, attributes, |_| ());
    }

    /// The element of a heading with this published level: one below the heading above it, so that no level is skipped,
    /// whatever levels the publisher has chosen for their looks.
    fn heading(&mut self, level: u8) -> &'static str {
        let above = &mut self.progress.above;
        above.retain(|above| *above < level);
        above.push(level);
        ["h2", "h3", "h4", "h5", "h6"].get(above.len() - 1).unwrap_or(&"h6")
    }

    /// Opens a link whose target gets no handle on this window.
    fn open_link(&mut self, url: &Url, class: Option<&str>) {
        self.open("a", &[("class", class), ("href", Some(url.as_str())), ("rel", Some("noopener"))]);
    }

    fn open(&mut self, name: &'static str, attributes: Attributes) {
        self.take(limits::ELEMENT_SIZE);
        self.tokens.push(Token::Open(name));
        for (key, value) in attributes {
            if let Some(value) = value {
                self.attribute(key, value);
            }
        }
    }

    /// Adds an attribute to the element that has just been opened.
    fn attribute(&mut self, name: &'static str, value: &str) {
        self.take(value.len());
        self.tokens.push(Token::Attribute(name, value.to_owned()));
    }

    /// Adds the elements of another fragment.
    fn append(&mut self, other: Self) {
        self.progress.is_cut |= other.progress.is_cut;
        self.tokens.extend(other.tokens);
    }

    fn close(&mut self) {
        self.tokens.push(Token::Close);
    }
}

/// The whole article.
pub fn article(article: &Article, interface: &'static Interface) -> Fragment {
    let mut out = Fragment::of(article, interface);
    whole(&mut out, article, &article.body, true);
    out
}

/// An article's document in slices: first the article with the beginning of its text ([`Self::first`]), then more of
/// the text ([`Self::next`]) to append to the element with the id [`TEXT_ID`], and at last the footer ([`Self::foot`])
/// to append to the article.
pub struct Slices {
    article: Article,
    interface: &'static Interface,
    /// The index of the next block.
    next: usize,
    progress: Progress,
}

impl Slices {
    /// The slices of an article.
    pub fn new(article: Article, interface: &'static Interface) -> Self {
        Self { article, interface, next: 0, progress: Fragment::new(interface).progress }
    }

    /// The article without its footer, and with its first `blocks` blocks.
    pub fn first(&mut self, blocks: usize) -> Fragment {
        let mut out = Fragment::of(&self.article, self.interface);
        self.next = blocks.min(self.article.body.len());
        let first = self.article.body.get(..self.next).unwrap_or_default();
        whole(&mut out, &self.article, first, false);
        self.keep(&mut out);
        out
    }

    /// The next `blocks` blocks; `None` after the last.
    pub fn next(&mut self, blocks: usize) -> Option<Fragment> {
        let start = self.next;
        self.next = self.article.body.len().min(start + blocks);
        let next = self.article.body.get(start..self.next).filter(|next| !next.is_empty())?;
        let mut out = Fragment::of(&self.article, self.interface);
        mem::swap(&mut out.progress, &mut self.progress);
        if !out.fits() {
            self.keep(&mut out);
            return None;
        }
        blocks::blocks(&mut out, next, self.article.dir);
        self.keep(&mut out);
        Some(out)
    }

    /// Keeps what is known at the end of a slice for the next one.
    fn keep(&mut self, out: &mut Fragment) {
        mem::swap(&mut out.progress, &mut self.progress);
    }

    /// The footer.
    pub fn foot(&self) -> Fragment {
        foot::foot(&self.article, self.interface, self.progress.is_cut)
    }
}

fn whole(out: &mut Fragment, article: &Article, blocks: &[Block], has_foot: bool) {
    let interface = out.interface;
    // An unknown language is at least not the interface's, if the article runs in the other direction.
    let unknown = (article.dir != interface.messages.direction()).then_some("");
    let lang = article.lang.as_ref().map(Language::as_str).or(unknown);
    let canonical = ("data-canonical", article.canonical.as_ref().map(Url::as_str));
    out.element("article", &[("lang", lang), dir(Some(article.dir)), canonical], |out| {
        out.empty("div", &[Part::Progress.attribute(), ("aria-hidden", Some("true"))]);
        out.append(header::header(article, interface, reading_time::minutes(article)));
        out.progress.room = article.extent.size_limit;
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
        if has_foot {
            out.append(foot::foot(article, interface, out.progress.is_cut));
        }
    });
}

/// The shape of an article that is still loading. The style sheet shows it only after a while, so that a fast response
/// never makes it flash.
pub fn skeleton(interface: &'static Interface) -> Fragment {
    let mut out = Fragment::new(interface);
    let attributes = [("class", Some("skeleton")), Part::Skeleton.attribute(), ("role", Some("status"))];
    out.element("div", &attributes, |out| {
        out.words("h1", &[("class", Some("visually-hidden"))], interface.messages.loading);
        for _ in 0..9 {
            out.empty("i", &[]);
        }
    });
    out
}

/// Returns a text with a zero-width space wherever a word is longer than [`limits::WORD_LENGTH`].
fn breakable(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut length = 0;
    for letter in words.chars() {
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

/// Writes the elements as HTML, by the serialization rules of the [HTML Standard].
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
                Token::Text(words) => escape(f, words, false)?,
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
                // The parser drops a newline at the very beginning of a `pre`.
                let newline = matches!(tokens.peek(), Some(Token::Text(words)) if words.starts_with('\n'));
                if newline && open.last() == Some(&"pre") {
                    f.write_char('\n')?;
                }
            }
        }
        Ok(())
    }
}

fn escape(f: &mut fmt::Formatter<'_>, words: &str, in_attribute: bool) -> fmt::Result {
    for letter in words.chars() {
        match letter {
            '&' => f.write_str("&amp;")?,
            '\u{A0}' => f.write_str("&nbsp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            '"' if in_attribute => f.write_str("&quot;")?,
            _ => f.write_char(letter)?,
        }
    }
    Ok(())
}
