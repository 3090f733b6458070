//! The article as a document: plain semantic elements, the same wherever they are shown.
//!
//! Pure, so that every element can be looked at without a browser. A [`Fragment`] lists what a parser would say of
//! the finished HTML: an element opens, has attributes, holds words, closes. The host makes it real: in a browser
//! it is built node by node ([`crate::host::dom`]), and its `Display` writes it as HTML. Neither way is there
//! markup from outside: an article's words only ever become text and attribute values.
//!
//! What can be pressed is only named here (`data-part`); what it does is the reader's.

mod blocks;
mod foot;
mod header;
mod image;
mod inlines;
mod message;
pub mod settings;
mod share_links;
mod toolbar;

use std::fmt::{self, Write};

use crate::{
    article::{Article, Timestamp},
    locale::{Direction, Language, Messages},
    url::Url,
};
pub use foot::foot;
pub use header::header;
pub use message::message;
pub use share_links::share_links;
use toolbar::TEXT;
pub use toolbar::{FONT_SIZE_PARTS, FontSize, MENU, share_menu, toolbar};

/// Finished elements, in the order in which a parser meets them.
pub struct Fragment {
    tokens: Vec<Token>,
    interface: &'static Interface,
    /// The levels, as they are published, of the headings that the present place stands under.
    above: Vec<u8>,
}

/// What stands between the article's own words, and how the interface's language writes days and counts things.
pub struct Interface {
    /// The words.
    pub messages: &'static Messages,
    /// The language with its region and its digits, as `Intl` takes it.
    pub locale: &'static str,
    /// Writes a day; `None` for one that the calendar does not have.
    pub date: fn(&Self, &Timestamp) -> Option<String>,
    /// Writes a message with the form and the number for a count.
    pub count: fn(&Self, &'static str, usize) -> String,
}

/// What a parser says of HTML, piece by piece.
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
    /// The pieces, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// One of nothing yet, for this interface.
    pub fn new(interface: &'static Interface) -> Self {
        Self { tokens: Vec::new(), interface, above: Vec::new() }
    }

    fn text(&mut self, words: &str) {
        self.tokens.push(Token::Text(words.to_owned()));
    }

    // Inlined, so that each element is a few calls with constants and no more.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call of its own for each element's content would weigh more")]
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

    /// The element of a heading that is published with this level: one below the heading that it stands under, so that
    /// no level is left out, whatever levels the publisher has chosen for their looks.
    fn heading(&mut self, level: u8) -> &'static str {
        self.above.retain(|above| *above < level);
        self.above.push(level);
        ["h2", "h3", "h4", "h5", "h6"].get(self.above.len() - 1).unwrap_or(&"h6")
    }

    /// Opens a link that tells the page it leads to nothing about this one's window.
    fn open_link(&mut self, url: &Url, class: Option<&str>) {
        self.open("a", &[("class", class), ("href", Some(url.as_str())), ("rel", Some("noopener"))]);
    }

    fn open(&mut self, name: &'static str, attributes: Attributes) {
        self.tokens.push(Token::Open(name));
        for (key, value) in attributes {
            if let Some(value) = value {
                self.tokens.push(Token::Attribute(key, (*value).to_owned()));
            }
        }
    }

    fn close(&mut self) {
        self.tokens.push(Token::Close);
    }
}

/// The whole article, of its parts in order, with the line that shows how far it has been read.
pub fn article(article: &Article, interface: &'static Interface, parts: [Fragment; 3]) -> Fragment {
    // A language that nobody told is at least not the interface's, where the letters are not.
    let unknown = (article.dir != interface.messages.direction()).then_some("");
    let lang = article.lang.as_ref().map(Language::as_str).or(unknown);
    let mut out = Fragment::new(interface);
    out.element("article", &[("lang", lang), dir(Some(article.dir))], |out| {
        out.empty("div", &[("data-part", Some("progress")), ("aria-hidden", Some("true"))]);
        for part in parts {
            out.tokens.extend(part.tokens);
        }
    });
    out
}

/// The lead picture and the text of an article.
pub fn body(article: &Article, interface: &'static Interface) -> Fragment {
    let mut out = Fragment::new(interface);
    out.element("div", &[], |out| {
        if let Some(lead) = &article.lead {
            out.element("div", &[("data-part", Some("lead"))], |out| {
                image::figure(out, lead, article.dir, image::Loading::Eager);
            });
        }
        out.element("div", &[("id", Some(TEXT)), ("data-part", Some("body"))], |out| {
            blocks::blocks(out, &article.body, article.dir);
        });
    });
    out
}

/// The shape of an article while it is on its way; the style sheet shows it only after a while, so that a fast
/// answer never flashes.
pub fn skeleton(interface: &'static Interface) -> Fragment {
    let mut out = Fragment::new(interface);
    let attributes = [("class", Some("skeleton")), ("data-part", Some("skeleton")), ("role", Some("status"))];
    out.element("div", &attributes, |out| {
        out.words("h1", &[("class", Some("visually-hidden"))], interface.messages.loading);
        for _ in 0..9 {
            out.empty("i", &[]);
        }
    });
    out
}

fn dir(dir: Option<Direction>) -> (&'static str, Option<&'static str>) {
    ("dir", dir.map(Direction::as_str))
}

/// Writes the elements as HTML, by the serialising rules of the [HTML Standard].
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
