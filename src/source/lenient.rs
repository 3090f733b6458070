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

/// Repairs the string in which parsing failed after this many bytes, and the strings that follow. Returns the text from
/// that string on, after `opening`; `None` if parsing did not fail in a string, or for another reason.
///
/// What the parser accepted in the string is copied without being read again, because a text may be a single string.
pub(super) fn repair(text: &[u8], failed: usize, opening: Vec<u8>) -> Option<Vec<u8>> {
    // The last byte that the parser read may be the end of the string.
    let string = last_string(text.get(..failed.checked_sub(1)?)?)?;
    let mut at = accepted(text, string, failed);
    let mut in_string = true;
    let mut out = opening;
    // The end of what is copied, once there is a fault.
    let mut copied = None;
    loop {
        if !in_string {
            let Some(before) = text.get(at..)?.iter().position(|byte| *byte == b'"') else { break };
            at += before + 1;
            in_string = true;
        }
        at += ordinary(text.get(at..).unwrap_or_default());
        if copied.is_none() && at >= failed {
            return None;
        }
        let rest = text.get(at..).unwrap_or_default();
        let (length, repaired): (usize, Option<&[u8]>) = match rest {
            // The HTML after the JSON may have a single quotation mark.
            [] => break,
            [b'"', ..] => {
                in_string = false;
                (1, None)
            }
            [b'\\', b'u', ..] => match Half::of(rest) {
                None => (6, None),
                Some(Half::Leading) if rest.get(6..).and_then(Half::of) == Some(Half::Trailing) => (12, None),
                Some(_) => (6, Some(br"\ufffd")),
            },
            [b'\\', ..] => (2, None),
            [b'\t', ..] => (1, Some(br"\t")),
            // A vertical tab is the line break of word processors.
            [b'\n' | 0x0B, ..] => (1, Some(br"\n")),
            [0x0C, ..] => (1, Some(br"\f")),
            [b'\r', ..] => (1, Some(br"\r")),
            _ => (1, Some(b"")),
        };
        if let Some(repaired) = repaired {
            if copied.is_none() {
                out.reserve_exact(text.len() - string + 1024);
            }
            out.extend_from_slice(text.get(copied.unwrap_or(string)..at)?);
            out.extend_from_slice(repaired);
            copied = Some(at + length);
        }
        at += length;
    }
    out.extend_from_slice(text.get(copied?..)?);
    Some(out)
}

/// Returns the place of the last string of a text, if the text ends in a string.
fn last_string(text: &[u8]) -> Option<usize> {
    let mut before = text;
    loop {
        before = before.get(..memchr::memrchr(b'"', before)?)?;
        let escapes = before.iter().rev().take_while(|byte| **byte == b'\\').count();
        if escapes % 2 == 0 {
            break;
        }
    }
    // The quotation mark after `before` begins a string if all strings before it are complete.
    let (mut at, mut in_string) = (0, false);
    while let Some(rest) = before.get(at..) {
        at += ordinary(rest);
        match before.get(at) {
            None => break,
            Some(b'\\') => at += 2,
            Some(byte) => {
                in_string ^= *byte == b'"';
                at += 1;
            }
        }
    }
    (!in_string).then_some(before.len())
}

/// Returns a place near the end of what the parser accepted of a string, which is not inside an escape.
fn accepted(text: &[u8], string: usize, failed: usize) -> usize {
    let start = string + 1;
    // The longest escape has 12 bytes: a surrogate pair.
    let content = text.get(start..failed.saturating_sub(12)).unwrap_or_default();
    let Some(mut at) = memchr::memrchr(b'\\', content) else { return start + content.len() };
    // The first one of several backslashes begins an escape.
    while at > 0 && content.get(at - 1) == Some(&b'\\') {
        at -= 1;
    }
    match text.get(start + at..).and_then(Half::of) {
        Some(Half::Trailing) => start + at.saturating_sub(6),
        _ => start + at,
    }
}

/// Returns the number of bytes before the next quotation mark, backslash or control character. It takes eight at a time,
/// as the parser does.
fn ordinary(text: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xFF;
    // The highest bit of every byte that is less. Those after the first one may be wrong.
    let less = |word: u64, limit: u64| word.wrapping_sub(EACH * limit) & !word & (EACH * 0x80);
    let is = |word: u64, byte: u8| less(word ^ (EACH * u64::from(byte)), 1);
    if let Some(b'"' | b'\\' | 0..=0x1F) = text.first() {
        return 0;
    }
    let (words, _) = text.as_chunks();
    for (nth, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = less(word, 0x20) | is(word, b'"') | is(word, b'\\');
        if found != 0 {
            return nth * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let rest = words.len() * 8;
    let mut last = text.iter().skip(rest);
    rest + last.position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(text.len() - rest)
}

/// A half of a surrogate pair.
#[derive(PartialEq, Eq)]
enum Half {
    /// U+D800 to U+DBFF.
    Leading,
    /// U+DC00 to U+DFFF.
    Trailing,
}

impl Half {
    /// Returns the half whose escape is at the beginning of a text.
    fn of(text: &[u8]) -> Option<Self> {
        let [b'\\', b'u', b'd' | b'D', half, third, fourth, ..] = text else { return None };
        match half {
            _ if !(third.is_ascii_hexdigit() && fourth.is_ascii_hexdigit()) => None,
            b'8' | b'9' | b'a' | b'b' | b'A' | b'B' => Some(Self::Leading),
            b'c'..=b'f' | b'C'..=b'F' => Some(Self::Trailing),
            _ => None,
        }
    }
}
