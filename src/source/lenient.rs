//! What servers send around JSON, and in it against the standard, without which the article is complete:
//!
//! - byte order marks and blank lines before it, one for each file of a program that was saved with them;
//! - PHP's warnings and notices, and a database's, before it;
//! - HTML comments after it, such as those of caches;
//! - in strings: control characters, and the half of a surrogate pair as an escape, which remains when a program cuts
//!   an emoji in two.
//!
//! Everything here takes linear time.

/// U+FEFF in UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The beginnings of tags that only a whole page has, and not a message before JSON.
const PAGE_TAGS: [&[u8]; 8] = [b"!doctype", b"html", b"head", b"body", b"title", b"meta", b"script", b"style"];

/// Returns the number of bytes before the JSON in a text that is not JSON as a whole; `None` if it is HTML.
pub(super) fn start(text: &[u8]) -> Option<usize> {
    if matches!(text, [b'{' | b'[', ..]) {
        return Some(0);
    }
    let is_html = is_html(text);
    // JSON begins at the beginning of a line, or after a tag.
    let mut is_place = true;
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        match byte {
            b'{' | b'[' if is_place && is_json(rest) => return Some(text.len() - rest.len()),
            b'<' if is_html && PAGE_TAGS.iter().any(|tag| has_prefix(after, tag)) => return None,
            b'\n' | b'>' => is_place = true,
            // White space and the bytes of a byte order mark.
            b'\t' | b'\r' | b' ' | 0xEF | 0xBB | 0xBF => {}
            _ => is_place = false,
        }
        rest = after;
    }
    (!is_html).then_some(0)
}

/// Whether a text that begins with a bracket looks like an object with fields, or a list of such objects.
fn is_json(text: &[u8]) -> bool {
    match text {
        [b'{', rest @ ..] => rest.trim_ascii_start().first() == Some(&b'"'),
        [_, rest @ ..] => match rest.trim_ascii_start() {
            [b'{', rest @ ..] => rest.trim_ascii_start().first() == Some(&b'"'),
            rest => rest.first() == Some(&b']'),
        },
        [] => false,
    }
}

/// Whether nothing but HTML follows the JSON.
pub(super) fn is_end(text: &[u8]) -> bool {
    let rest = trim_start(text);
    rest.is_empty() || is_html(rest)
}

/// Whether a text begins with a tag or a comment of HTML. XML is not HTML.
fn is_html(text: &[u8]) -> bool {
    let [b'<', name @ ..] = text else { return false };
    [&b"?xml"[..], b"rss", b"feed"].iter().all(|xml| !has_prefix(name, xml))
}

/// Removes white space and byte order marks from the beginning.
pub(super) fn trim_start(mut text: &[u8]) -> &[u8] {
    loop {
        text = text.trim_ascii_start();
        match text.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}

fn has_prefix(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Repairs the strings of JSON. Returns `None` if nothing in them is invalid.
pub(super) fn repair(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    // The number of bytes that are copied.
    let mut copied = 0;
    let mut at = 0;
    let mut in_string = false;
    while let Some(byte) = text.get(at) {
        let valid = match byte {
            b'\\' if in_string => match surrogate(text, at) {
                None => 2,
                Some(Half::Leading) if surrogate(text, at + 6) == Some(Half::Trailing) => 12,
                Some(_) => 0,
            },
            0..=0x1F if in_string => 0,
            b'"' => {
                in_string = !in_string;
                1
            }
            _ => 1,
        };
        if valid > 0 {
            at = next(text, at + valid);
            continue;
        }
        let (repaired, length): (&[u8], usize) = match byte {
            b'\\' => (br"\ufffd", 6),
            b'\t' => (br"\t", 1),
            // A vertical tab is the line break of word processors.
            b'\n' | 0x0B => (br"\n", 1),
            0x0C => (br"\f", 1),
            b'\r' => (br"\r", 1),
            _ => (b"", 1),
        };
        if copied == 0 {
            out.reserve_exact(text.len() + 1024);
        }
        out.extend_from_slice(text.get(copied..at)?);
        out.extend_from_slice(repaired);
        at += length;
        copied = at;
    }
    if copied == 0 {
        return None;
    }
    out.extend_from_slice(text.get(copied..)?);
    Some(out)
}

/// Returns the place of the next quotation mark, backslash or control character, or the end.
fn next(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(rest.len())
}

/// A half of a surrogate pair.
#[derive(PartialEq, Eq)]
enum Half {
    /// U+D800 to U+DBFF.
    Leading,
    /// U+DC00 to U+DFFF.
    Trailing,
}

/// Returns the half of a surrogate pair whose escape is at this place.
fn surrogate(text: &[u8], at: usize) -> Option<Half> {
    match text.get(at..at + 6)? {
        [b'\\', b'u', b'd' | b'D', half, rest @ ..] if rest.iter().all(u8::is_ascii_hexdigit) => match half {
            b'8' | b'9' | b'a' | b'b' | b'A' | b'B' => Some(Half::Leading),
            b'c'..=b'f' | b'C'..=b'F' => Some(Half::Trailing),
            _ => None,
        },
        _ => None,
    }
}
