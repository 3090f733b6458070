//! Makes HTML that a parser of the standard reads in linear time, whatever it contains.
//!
//! A parser keeps a stack of open elements, which it searches for most tags, and a list of formatting elements, which it
//! opens again in every block. Elements that are never closed make both grow, and the time becomes quadratic. So the
//! start tags of elements that would exceed [`limits::OPEN`] or [`limits::FORMATTING`] are disabled; their content stays.
//! After [`limits::ATTRIBUTES`] attributes a tag is cut, and after [`limits::ELEMENTS`] elements the HTML.
//!
//! One scan finds tags without parsing: what looks like a tag inside a comment, a script or an attribute counts too. So
//! the scan may count more open elements than a parser has, but hardly fewer: an end tag counts only where a parser
//! closes the element.

use std::{borrow::Cow, ops::Range};

use crate::limits;

/// Elements without content.
const VOID: &str =
    "br img hr source input wbr link meta area base basefont bgsound col embed frame image keygen param track";
/// Elements that the next one of their kind closes, so that their end tags are often omitted.
const CLOSED_BY_NEXT: &str = "p li td tr dd dt th tbody thead tfoot colgroup caption option body head html frameset";
/// Formatting elements: a parser opens them again after a block has closed them.
const REOPENED: &str = "a b strong em i font u s code small big nobr strike tt";
/// Elements whose end tag closes everything inside them.
const BLOCKS: &str = "div section article figure ul ol blockquote h2 h3 h4 h5 h6 h1 figcaption header footer aside nav \
     main center pre details summary dl button address fieldset hgroup dialog search listing menu dir table object \
     template applet marquee";
/// Other elements that no end tag of an inline element around them closes.
const CLOSED_ALONE: &str = "form iframe noscript script select style textarea title xmp noembed noframes plaintext";
/// Elements that no end tag inside them passes.
const SCOPES: &str = "table svg math object template applet marquee";
const FOREIGN: &str = "svg math";
/// Elements that end a drawing or a formula which is still open.
const ENDS_FOREIGN: &str = "br img hr p li dd dt embed meta";

/// What disables a start tag: the end tag of an element that nobody opens has no effect, whatever its attributes are.
const DISABLED: &str = "</z";

/// The longest name of an element whose end tag counts. Longer ones are rare, and slow to compare.
const NAME: usize = 32;

/// Returns HTML within the limits, and whether it is cut.
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
        // A name may contain `<`, and is unknown then.
        let name = name.get(..length).filter(|_| name.get(length) != Some(&b'<')).unwrap_or_default();
        let fits = if is_end {
            scan.close(name);
            true
        } else {
            scan.open(name)
        };
        let is_cut = scan.elements > limits::ELEMENTS;
        if !fits || is_cut {
            out.push_str(html.get(copied..start).unwrap_or_default());
            copied = at;
            if is_cut {
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

/// Returns where in a tag, after its name, the attributes beyond [`limits::ATTRIBUTES`] are, with the end of the tag. The
/// beginning of another tag ends it too.
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

/// The elements that a parser has open at a position, and some that it has closed.
#[derive(Default)]
struct Scan<'a> {
    open: Vec<Open<'a>>,
    /// How many elements of [`CLOSED_BY_NEXT`] are open, or were closed without an end tag.
    light: usize,
    /// How many of the open elements are formatting elements.
    reopened: usize,
    /// How many of the open elements are drawings or formulas.
    foreign: usize,
    /// How many elements there are so far, with those that a parser may open again.
    elements: usize,
}

struct Open<'a> {
    name: &'a [u8],
    kind: Kind,
    /// [`Scan::light`] before this element.
    light: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Of [`REOPENED`].
    Reopened,
    /// Of [`BLOCKS`].
    Block,
    /// Of [`CLOSED_ALONE`].
    ClosedAlone,
    Other,
}

impl<'a> Scan<'a> {
    /// Reads a start tag. Returns whether there is room for its element.
    fn open(&mut self, name: &'a [u8]) -> bool {
        let in_foreign = self.foreign > 0 && !is_in(name, ENDS_FOREIGN);
        if !in_foreign && is_in(name, CLOSED_BY_NEXT) {
            self.light += 1;
        } else if in_foreign || !is_in(name, VOID) {
            let kind = if in_foreign { Kind::Other } else { kind(name) };
            if kind == Kind::Reopened && name.len() == 1 && is_in(name, "a") {
                // A link closes the one before it.
                self.close(name);
            }
            let is_reopened = kind == Kind::Reopened;
            if self.open.len() >= limits::OPEN || (is_reopened && self.reopened >= limits::FORMATTING) {
                return false;
            }
            self.reopened += usize::from(is_reopened);
            self.foreign += usize::from(is_in(name, FOREIGN));
            self.open.push(Open { name, kind, light: self.light });
        }
        self.elements += 1 + self.reopened;
        true
    }

    /// Reads an end tag.
    fn close(&mut self, name: &[u8]) {
        if name.is_empty() || name.len() > NAME {
            return;
        }
        if is_in(name, CLOSED_BY_NEXT) {
            self.light = self.light.saturating_sub(1);
            return;
        }
        let passes_blocks = matches!(kind(name), Kind::Block | Kind::Reopened);
        let mut at = self.open.len();
        let (kind, light) = loop {
            let Some(open) = at.checked_sub(1).and_then(|at| self.open.get(at)) else { return };
            at -= 1;
            if open.name.eq_ignore_ascii_case(name) {
                break (open.kind, open.light);
            }
            let is_block = matches!(open.kind, Kind::Block | Kind::ClosedAlone);
            if (is_block && !passes_blocks) || is_in(open.name, SCOPES) {
                return;
            }
        };
        if kind == Kind::Other && self.light > light {
            // A paragraph inside it may still be open, and then a parser ignores the end tag.
            return;
        }
        // What is open inside it is closed as well, except formatting elements.
        let is_alone = matches!(kind, Kind::Reopened | Kind::ClosedAlone);
        let mut index = 0;
        self.open.retain(|open| {
            let stays = index < at || (index > at && (is_alone || open.kind == Kind::Reopened));
            index += 1;
            if !stays {
                self.reopened -= usize::from(open.kind == Kind::Reopened);
                self.foreign -= usize::from(is_in(open.name, FOREIGN));
            }
            stays
        });
        if kind == Kind::Block {
            self.light = light;
        }
    }
}

fn kind(name: &[u8]) -> Kind {
    if is_in(name, REOPENED) {
        Kind::Reopened
    } else if is_in(name, BLOCKS) {
        Kind::Block
    } else if is_in(name, CLOSED_ALONE) {
        Kind::ClosedAlone
    } else {
        Kind::Other
    }
}

/// Whether a list of names, separated by spaces, contains a name, in any case.
fn is_in(name: &[u8], list: &str) -> bool {
    list.split(' ').any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}
