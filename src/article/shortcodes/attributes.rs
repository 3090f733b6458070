//! Parses the attributes of shortcodes.

use super::split_name;

/// The quotation marks around values, as authors type them and as WordPress converts them.
const QUOTES: &str = "\" ' “ ” „ ‘ ’ ″ ′ « » &quot; &#34; &#034; &#8220; &#8221; &#8222; &#8243; &#39; &#039; &#8216; &#8217; \
                      &#8242; &#171; &#187; &laquo; &raquo; &ldquo; &rdquo; &lsquo; &rsquo; &Prime; &prime; &apos;";

/// Returns the length of a quotation mark at the beginning of a text.
fn quote(text: &str) -> Option<usize> {
    QUOTES.split(' ').find(|quote| text.starts_with(quote)).map(str::len)
}

/// The spaces between attributes.
const SPACES: &[char] = &[' ', '\n', '\t', '\r', '\u{A0}'];

/// The characters between attributes: spaces, `<` of a line break that a publishing system inserted, and `/` of a
/// shortcode without content.
pub(super) const SEPARATORS: &[char] = &[' ', '\n', '\t', '\r', '\u{A0}', '<', '/'];

/// Whether a text can follow the value of an attribute: it is empty, or begins with another attribute or a separator.
fn follows_value(text: &str) -> bool {
    let next = text.trim_start_matches(SPACES);
    let (name, after) = split_name(next);
    next.is_empty() || next.starts_with(['<', '/']) || (!name.is_empty() && after.trim_ascii_start().starts_with('='))
}

/// An attribute of a shortcode.
pub(super) struct Attribute<'a> {
    /// The name; empty for a value without a name.
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) is_quoted: bool,
}

/// Parses the first attribute and removes it from the list. Publishing systems insert `<br>` and `<p>` between
/// attributes.
pub(super) fn attribute<'a>(list: &mut &'a str) -> Option<Attribute<'a>> {
    let mut rest = *list;
    while let Some(after) = rest.strip_prefix(SEPARATORS) {
        rest = if rest.starts_with('<') { after.split_once('>')?.1 } else { after };
    }
    if rest.is_empty() {
        return None;
    }
    let (name, after) = split_name(rest);
    let mut attribute = Attribute { name: "", value: "", is_quoted: false };
    if let Some(value) = after.trim_ascii_start().strip_prefix('=') {
        (attribute.name, rest) = (name, value.trim_ascii_start());
    }
    let start = quote(rest);
    attribute.is_quoted = start.is_some();
    rest = rest.get(start.unwrap_or_default()..).unwrap_or_default();
    let (mut end, mut after) = (rest.len(), rest.len());
    for (at, character) in rest.char_indices() {
        let here = rest.get(at..).unwrap_or_default();
        if !attribute.is_quoted {
            if character != '/' && SEPARATORS.contains(&character) {
                (end, after) = (at, at);
                break;
            }
        } else if !character.is_ascii_alphanumeric()
            && let Some(length) = quote(here)
            && here.get(length..).is_some_and(follows_value)
        {
            // A quotation mark that is not at the end is part of the value.
            (end, after) = (at, at + length);
            break;
        }
    }
    attribute.value = rest.get(..end).unwrap_or_default();
    *list = rest.get(after..).unwrap_or_default();
    Some(attribute)
}

/// Returns the value of the first of these attributes that has one. `names` are separated by spaces.
pub(super) fn value<'a>(list: &'a str, names: &str) -> Option<&'a str> {
    for wanted in names.split(' ') {
        let mut list = list;
        while let Some(Attribute { name, value, .. }) = attribute(&mut list) {
            if name == wanted && !value.is_empty() {
                return Some(value);
            }
        }
    }
    None
}

/// The kind of a list of attributes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Empty,
    /// Every attribute has a name.
    Named,
    /// Every attribute has a name, and at least one value is in quotation marks.
    Quoted,
    /// There are words without a name, as in prose.
    Words,
}

impl List {
    pub(super) fn of(mut list: &str) -> Self {
        let mut kind = Self::Empty;
        while let Some(Attribute { name, is_quoted, .. }) = attribute(&mut list) {
            if name.is_empty() {
                return Self::Words;
            }
            if kind != Self::Quoted {
                kind = if is_quoted { Self::Quoted } else { Self::Named };
            }
        }
        kind
    }
}
