//! Text in fields: HTML, plain text, and either of them escaped more often than its format specifies.
//!
//! Many systems write HTML into plain-text fields, or escape a text several times: `&lt;p&gt;`, `&amp;quot;`.
//! Therefore, a text is decoded until it is HTML or has no character references, up to [`ROUNDS`] times. A single `<`
//! is an ordinary character.

use std::borrow::Cow;

/// Text that a format defines as HTML or as plain text.
#[derive(Clone, Copy)]
pub enum RichText<'a> {
    /// HTML.
    Html(&'a str),
    /// Plain text, in which many systems write HTML or character references.
    Plain(&'a str),
}

impl Default for RichText<'_> {
    fn default() -> Self {
        Self::Plain("")
    }
}

/// A text after it is unescaped.
pub enum Unescaped<'a> {
    /// HTML.
    Html(Cow<'a, str>),
    /// Plain text without character references.
    Plain(Cow<'a, str>),
}

/// The maximum number of times that a text is decoded.
const ROUNDS: u32 = 3;

/// The elements that make a text HTML if they are opened and closed. A text may mention any other tag.
const ELEMENTS: [&str; 36] = [
    "p",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "span",
    "div",
    "u",
    "s",
    "q",
    "br",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "sub",
    "sup",
    "small",
    "big",
    "font",
    "mark",
    "del",
    "ins",
    "cite",
    "center",
    "blockquote",
    "figure",
    "table",
    "section",
    "article",
];

impl<'a> RichText<'a> {
    /// Whether the text is empty or consists of white space.
    pub fn is_blank(&self) -> bool {
        let (Self::Html(text) | Self::Plain(text)) = self;
        text.trim_ascii().is_empty()
    }

    /// Unescapes the text. `decode` replaces character references once; it returns `None` if it cannot parse HTML.
    pub fn unescape(self, decode: impl Fn(&str) -> Option<String>) -> Unescaped<'a> {
        match self {
            // HTML that is escaped as a whole begins with an escaped tag. Otherwise, escaped tags are part of the text.
            Self::Html(html) if !html.contains('<') && html.trim_ascii_start().starts_with('&') => {
                match decoded(html, decode) {
                    Unescaped::Html(inside) if inside.trim_ascii_start().starts_with('<') => Unescaped::Html(inside),
                    _ => Unescaped::Html(html.into()),
                }
            }
            Self::Html(html) => Unescaped::Html(without_cdata(html).into()),
            Self::Plain(text) => decoded(text, decode),
        }
    }
}

fn decoded(text: &str, decode: impl Fn(&str) -> Option<String>) -> Unescaped<'_> {
    let mut text = Cow::Borrowed(without_cdata(text));
    for _ in 0..ROUNDS {
        if is_html(&text) || !has_reference(&text) {
            break;
        }
        match decode(&text) {
            Some(next) => text = next.into(),
            None => break,
        }
    }
    if is_html(&text) { Unescaped::Html(text) } else { Unescaped::Plain(text) }
}

/// Removes the delimiters of an XML CDATA section, which remains from a feed.
fn without_cdata(text: &str) -> &str {
    let inside = text.trim_ascii().strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>"));
    inside.unwrap_or(text)
}

/// Whether a text is HTML: it has a `<br>`, an element of [`ELEMENTS`] with its end tag, or two `<p>`.
fn is_html(text: &str) -> bool {
    let mut open = [false; ELEMENTS.len()];
    for part in text.split('<').skip(1) {
        let (closes, part) = match part.strip_prefix('/') {
            Some(part) => (true, part),
            None => (false, part),
        };
        let (name, rest) =
            part.split_at_checked(part.bytes().take_while(u8::is_ascii_alphanumeric).count()).unwrap_or_default();
        if !rest.starts_with(['>', ' ', '/', '\n', '\t']) {
            continue;
        }
        let mut known = ELEMENTS.iter().zip(&mut open);
        if let Some((element, open)) = known.find(|(element, _)| name.eq_ignore_ascii_case(element)) {
            if *element == "br" || (*open && (closes || *element == "p")) {
                return true;
            }
            *open = !closes;
        }
    }
    false
}

/// Whether a text has a character reference: `&amp;`, `&#38;`, or one that is truncated at the end of the text.
fn has_reference(text: &str) -> bool {
    text.split('&').skip(1).any(|part| {
        let name = part.strip_prefix('#').unwrap_or(part);
        let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
        length > 0 && matches!(name.as_bytes().get(length), None | Some(b';'))
    })
}
