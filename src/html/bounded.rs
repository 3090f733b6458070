//! Limits HTML, so that an HTML parser reads it in linear time, whatever it contains.
//!
//! A parser keeps a stack of open elements, which it searches for most tags, and a list of active formatting elements,
//! which it reopens in every block. Elements that are never closed make both grow, and parsing takes quadratic time.
//! Therefore
//!
//! - start tags of elements beyond [`limits::OPEN_ELEMENTS`] or [`limits::FORMATTING_ELEMENTS`] are disabled, and their
//!   content stays,
//! - attributes beyond [`limits::ATTRIBUTES`] are removed from a tag,
//! - the HTML is truncated after [`limits::ELEMENTS`] elements.
//!
//! A single scan finds tags without parsing: text that looks like a tag inside a comment, a script or an attribute
//! counts too. The scan may count more open elements than a parser has, but hardly fewer, because an end tag counts
//! only if a parser closes the element.

use std::{borrow::Cow, ops::Range};

use crate::limits;

/// Void elements.
const VOID: &str =
    "br img hr source input wbr link meta area base basefont bgsound col embed frame image keygen param track";
/// Elements whose end tags are optional, because the next element of the same kind closes them.
const OPTIONAL_END: &str = "p li td tr dd dt th tbody thead tfoot colgroup caption option body head html frameset";
/// Formatting elements: a parser reopens them after a block has closed them.
const FORMATTING: &str = "a b strong em i font u s code small big nobr strike tt";
/// Elements whose end tag closes everything inside them.
const BLOCKS: &str = "div section article figure ul ol blockquote h2 h3 h4 h5 h6 h1 figcaption header footer aside nav \
     main center pre details summary dl button address fieldset hgroup dialog search listing menu dir table object \
     template applet marquee";
/// Other elements that the end tag of an enclosing inline element does not close.
const CLOSED_ALONE: &str = "form iframe noscript script select style textarea title xmp noembed noframes plaintext";
/// Elements that limit the scope of an end tag: it closes no element outside of them.
const SCOPES: &str = "table svg math object template applet marquee";
/// Elements whose content is foreign: SVG and `MathML`.
const FOREIGN: &str = "svg math";
/// Elements that end foreign content.
const ENDS_FOREIGN: &str = "br img hr p li dd dt embed meta";

/// Replaces the beginning of a start tag: the end tag of an element that is not open has no effect, whatever its
/// attributes are.
const DISABLED: &str = "</z";

/// The length limit of element names in bytes. End tags with longer names are ignored: they are rare, and slow to
/// compare.
const NAME: usize = 32;

/// Returns HTML within the limits, and whether it is truncated.
pub fn bounded(html: &str) -> (Cow<'_, str>, bool) {
    let bytes = html.as_bytes();
    let mut scan = Scan::default();
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'<')) {
        let start = at + found;
        let rest = bytes.get(start + 1..).unwrap_or_default();
        let is_end = rest.first() == Some(&b'/');
        let name = rest.get(usize::from(is_end)..).unwrap_or_default();
        at = start + 1;
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let ends = |byte: &u8| matches!(byte, b'>' | b'/' | b'<' | b' ' | b'\t' | b'\n' | b'\r' | 0xC);
        let length = name.iter().position(ends).unwrap_or(name.len());
        at += usize::from(is_end) + length;
        // A name may contain `<`; such an element is unknown.
        let name = name.get(..length).filter(|_| name.get(length) != Some(&b'<')).unwrap_or_default();
        let fits = if is_end {
            scan.close(name);
            true
        } else {
            scan.open(name)
        };
        let is_truncated = scan.elements > limits::ELEMENTS;
        if !fits || is_truncated {
            out.push_str(html.get(copied..start).unwrap_or_default());
            copied = at;
            if is_truncated {
                return (Cow::Owned(out), true);
            }
            out.push_str(DISABLED);
        }
        if let Some(attributes) = surplus(bytes.get(at..).unwrap_or_default()) {
            out.push_str(html.get(copied..at + attributes.start).unwrap_or_default());
            out.push('>');
            at += attributes.end;
            copied = at;
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(html), false);
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    (Cow::Owned(out), false)
}

/// Returns the range of the attributes beyond [`limits::ATTRIBUTES`] and the end of the tag, counted from the end of
/// the tag's name. The beginning of another tag ends the tag too.
fn surplus(tag: &[u8]) -> Option<Range<usize>> {
    let (mut count, mut start, mut before, mut quote) = (0, None, 0, 0);
    for (at, byte) in tag.iter().copied().enumerate() {
        match byte {
            b'>' if quote == 0 => return start.map(|start| start..at + 1),
            b'"' | b'\'' if quote == 0 && before == b'=' => quote = byte,
            _ if quote == byte => (quote, count) = (0, count + 1),
            b' ' | b'\t' | b'\n' | b'\r' | 0xC | b'/' if quote == 0 => count += 1,
            _ if before == b'<' && byte.is_ascii_alphabetic() => return start.map(|start| start..at - 1),
            _ => {}
        }
        if count > limits::ATTRIBUTES && start.is_none() && quote == 0 {
            start = Some(at);
        }
        before = byte;
    }
    start.map(|start| start..tag.len())
}

/// The elements that a parser has open at a position, and possibly some that it has closed.
#[derive(Default)]
struct Scan<'a> {
    open: Vec<Open<'a>>,
    /// The number of start tags of [`OPTIONAL_END`] without an end tag.
    optional: usize,
    /// The number of open formatting elements.
    formatting: usize,
    /// The number of open elements of [`FOREIGN`].
    foreign: usize,
    /// The number of elements so far, including those that a parser may reopen.
    elements: usize,
}

struct Open<'a> {
    name: &'a [u8],
    kind: Kind,
    /// [`Scan::optional`] before this element.
    optional: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// In [`FORMATTING`].
    Formatting,
    /// In [`BLOCKS`].
    Block,
    /// In [`CLOSED_ALONE`].
    ClosedAlone,
    Other,
}

impl<'a> Scan<'a> {
    /// Handles a start tag. Returns whether its element is within the limits.
    fn open(&mut self, name: &'a [u8]) -> bool {
        let in_foreign = self.foreign > 0 && !is_in(name, ENDS_FOREIGN);
        if !in_foreign && is_in(name, OPTIONAL_END) {
            self.optional += 1;
        } else if in_foreign || !is_in(name, VOID) {
            let kind = if in_foreign { Kind::Other } else { kind(name) };
            if kind == Kind::Formatting && name.len() == 1 && is_in(name, "a") {
                // A link closes the previous one.
                self.close(name);
            }
            let is_formatting = kind == Kind::Formatting;
            if self.open.len() >= limits::OPEN_ELEMENTS
                || (is_formatting && self.formatting >= limits::FORMATTING_ELEMENTS)
            {
                return false;
            }
            self.formatting += usize::from(is_formatting);
            self.foreign += usize::from(is_in(name, FOREIGN));
            self.open.push(Open { name, kind, optional: self.optional });
        }
        self.elements += 1 + self.formatting;
        true
    }

    /// Handles an end tag.
    fn close(&mut self, name: &[u8]) {
        if name.is_empty() || name.len() > NAME {
            return;
        }
        if is_in(name, OPTIONAL_END) {
            self.optional = self.optional.saturating_sub(1);
            return;
        }
        let passes_blocks = matches!(kind(name), Kind::Block | Kind::Formatting);
        let mut at = self.open.len();
        let (kind, optional) = loop {
            let Some(open) = at.checked_sub(1).and_then(|at| self.open.get(at)) else { return };
            at -= 1;
            if open.name.eq_ignore_ascii_case(name) {
                break (open.kind, open.optional);
            }
            let is_block = matches!(open.kind, Kind::Block | Kind::ClosedAlone);
            if (is_block && !passes_blocks) || is_in(open.name, SCOPES) {
                return;
            }
        };
        if kind == Kind::Other && self.optional > optional {
            // If a paragraph inside it is still open, a parser ignores the end tag.
            return;
        }
        // The elements inside it are closed as well, except formatting elements.
        let is_alone = matches!(kind, Kind::Formatting | Kind::ClosedAlone);
        let mut index = 0;
        self.open.retain(|open| {
            let stays = index < at || (index > at && (is_alone || open.kind == Kind::Formatting));
            index += 1;
            if !stays {
                self.formatting -= usize::from(open.kind == Kind::Formatting);
                self.foreign -= usize::from(is_in(open.name, FOREIGN));
            }
            stays
        });
        if kind == Kind::Block {
            self.optional = optional;
        }
    }
}

fn kind(name: &[u8]) -> Kind {
    if is_in(name, FORMATTING) {
        Kind::Formatting
    } else if is_in(name, BLOCKS) {
        Kind::Block
    } else if is_in(name, CLOSED_ALONE) {
        Kind::ClosedAlone
    } else {
        Kind::Other
    }
}

/// Whether a list of names, separated by spaces, contains a name. ASCII case is ignored.
fn is_in(name: &[u8], list: &str) -> bool {
    list.split(' ').any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}
