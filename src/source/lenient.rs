//! Tolerates server output around JSON, and invalid characters in its strings:
//!
//! - before the JSON: byte order marks and blank lines, of which every source file of a program may send one, and
//!   warnings of PHP or of a database;
//! - after the JSON: HTML, such as the comments of caches;
//! - in strings: unescaped control characters, and escaped lone surrogates, which remain if a program splits an emoji.
//!
//! All functions take linear time.

/// U+FEFF in UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The beginnings of tags that occur in a whole page, but not in a warning before JSON.
const PAGE_TAGS: [&[u8]; 8] = [b"!doctype", b"html", b"head", b"body", b"title", b"meta", b"script", b"style"];

/// Returns the number of bytes before the JSON in a text that is not JSON as a whole; `None` if it is HTML.
pub(super) fn start(text: &[u8]) -> Option<usize> {
    if matches!(text, [b'{' | b'[', ..]) {
        return Some(0);
    }
    let is_html = is_html(text);
    // JSON begins at the beginning of a line, or after a tag.
    let mut is_candidate = true;
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        match byte {
            b'{' | b'[' if is_candidate && is_json(rest) => return Some(text.len() - rest.len()),
            b'<' if is_html && PAGE_TAGS.iter().any(|tag| has_prefix(after, tag)) => return None,
            b'\n' | b'>' => is_candidate = true,
            // White space and the bytes of a byte order mark.
            b'\t' | b'\r' | b' ' | 0xEF | 0xBB | 0xBF => {}
            _ => is_candidate = false,
        }
        rest = after;
    }
    (!is_html).then_some(0)
}

/// Whether a text that begins with a bracket looks like an object with fields, an array of such objects, or an empty
/// array.
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

/// Repairs the string in which parsing failed, and the strings after it. `failed` is the number of bytes up to the
/// error. Returns `opening`, followed by the text from that string on; `None` if the error is not an invalid character
/// in a string.
///
/// The part of the string that the parser has accepted is copied without being scanned again, because a text may
/// consist of a single long string.
pub(super) fn repair(text: &[u8], failed: usize, opening: Vec<u8>) -> Option<Vec<u8>> {
    // The last byte that the parser read may be the end of the string.
    let string = last_string(text.get(..failed.checked_sub(1)?)?)?;
    let mut at = accepted(text, string, failed);
    let mut in_string = true;
    let mut out = opening;
    // The end of the copied part; `None` before the first invalid character.
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
        // The length of what is valid here.
        let valid = match rest {
            // The HTML after the JSON may contain an unbalanced quotation mark.
            [] => break,
            [b'"', ..] => {
                in_string = false;
                1
            }
            [b'\\', b'u', ..] => match Surrogate::of(rest) {
                None => 6,
                Some(Surrogate::Leading) if rest.get(6..).and_then(Surrogate::of) == Some(Surrogate::Trailing) => 12,
                Some(_) => 0,
            },
            [b'\\', ..] => 2,
            _ => 0,
        };
        if valid > 0 {
            at += valid;
            continue;
        }
        if copied.is_none() {
            out.reserve_exact(text.len() - string + 1024);
        }
        out.extend_from_slice(text.get(copied.unwrap_or(string)..at)?);
        if rest.starts_with(b"\\") {
            out.extend_from_slice(br"\ufffd");
            at += 6;
        }
        while let Some(control @ 0..=0x1F) = text.get(at) {
            // The escapes of U+0009 to U+000D. Word processors use the vertical tab as a line break.
            if let Some(letter) = b"tnnfr".get(usize::from(control.wrapping_sub(b'\t'))) {
                out.extend_from_slice(&[b'\\', *letter]);
            }
            at += 1;
        }
        copied = Some(at);
    }
    out.extend_from_slice(text.get(copied?..)?);
    Some(out)
}

/// Returns the index of the last string in a text, if the text ends inside a string.
fn last_string(text: &[u8]) -> Option<usize> {
    let mut before = text;
    loop {
        before = before.get(..memchr::memrchr(b'"', before)?)?;
        if !is_escape(before) {
            break;
        }
    }
    // The quotation mark after `before` begins a string if all previous strings are closed.
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

/// Returns an index near the end of the part of a string that the parser has accepted. It is not inside an escape.
fn accepted(text: &[u8], string: usize, failed: usize) -> usize {
    let start = string + 1;
    // The longest escape has 12 bytes: a surrogate pair.
    let content = text.get(start..failed.saturating_sub(12)).unwrap_or_default();
    let Some(at) = memchr::memrchr(b'\\', content) else { return start + content.len() };
    match text.get(start + at..).and_then(Surrogate::of) {
        // The second backslash of an escape.
        _ if content.get(..at).is_some_and(is_escape) => start + at + 1,
        Some(Surrogate::Trailing) => start + at.saturating_sub(6),
        _ => start + at,
    }
}

/// Whether a text inside a string ends with the first character of an escape: with an odd number of backslashes.
fn is_escape(mut text: &[u8]) -> bool {
    // A text may consist of backslashes only.
    while let Some(rest) = text.strip_suffix(&[b'\\'; 64]) {
        text = rest;
    }
    text.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Returns the number of bytes before the next quotation mark, backslash or control character. It compares eight bytes
/// at a time, as `serde_json` does.
fn ordinary(text: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xFF;
    // Sets the highest bit of every byte that is less. The bits after the first one may be wrong.
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

/// A surrogate.
#[derive(PartialEq, Eq)]
enum Surrogate {
    /// U+D800 to U+DBFF.
    Leading,
    /// U+DC00 to U+DFFF.
    Trailing,
}

impl Surrogate {
    /// Returns the surrogate whose escape is at the beginning of a text.
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
