//! Tolerates server output around JSON, and invalid characters in its strings:
//!
//! - before the JSON: byte order marks and blank lines, of which every source file of a program may send one, and
//!   warnings of PHP or of a database;
//! - after the JSON: HTML, such as the comments of caches;
//! - in strings: unescaped control characters, and escaped lone surrogates, which remain if a program splits an emoji.
//!
//! All functions take linear time.

use super::tree::Tree;

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
/// error. Adds the first string to `tree`, and returns the text with which parsing continues; `None` if the error is not
/// an invalid character in a string.
///
/// A text may consist of a single long string. Therefore, that string is decoded here, instead of being repaired and then
/// parsed again.
pub(super) fn repair(text: &[u8], failed: usize, tree: &mut Tree) -> Option<Vec<u8>> {
    let mut rest = text;
    let mut string = Vec::new();
    // The last byte that the parser read may be the end of the string, but not its beginning.
    let is_before = |rest: &[u8]| text.len() - rest.len() < failed;
    loop {
        rest = rest.get(memchr::memchr(b'"', rest)? + 1..)?;
        if !is_before(rest) {
            return None;
        }
        string.clear();
        rest = copy(rest, Form::Decoded, &mut string)?;
        if !is_before(rest) {
            break;
        }
    }
    let mut out = tree.resume(String::from_utf8(string).ok()?);
    // The escape of a line break is a byte longer. To grow later would copy the text.
    out.reserve_exact(rest.len() + rest.len() / 4);
    while let Some(before) = memchr::memchr(b'"', rest) {
        let (before, string) = rest.split_at_checked(before + 1)?;
        out.extend_from_slice(before);
        // The HTML after the JSON may contain an unbalanced quotation mark. It is ignored, so it need not be complete.
        let Some(after) = copy(string, Form::Escaped, &mut out) else { return Some(out) };
        out.push(b'"');
        rest = after;
    }
    out.extend_from_slice(rest);
    Some(out)
}

/// How a copied string is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As text.
    Decoded,
    /// As JSON.
    Escaped,
}

/// Copies the content of a string, and replaces its invalid characters. Returns the text after its closing quotation
/// mark; `None` if the string is incomplete or has an invalid escape.
fn copy<'a>(mut text: &'a [u8], form: Form, out: &mut Vec<u8>) -> Option<&'a [u8]> {
    loop {
        let letter = match text {
            [] | [b'\\'] => return None,
            [b'"', rest @ ..] => return Some(rest),
            [b'\\', b'u', ..] => {
                let (length, character) = unicode(text)?;
                let (escape, rest) = text.split_at_checked(length)?;
                if form == Form::Escaped && character.is_some() {
                    out.extend_from_slice(escape);
                } else {
                    let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
                    // Faster than `extend_from_slice` for so few bytes.
                    out.extend(character.encode_utf8(&mut [0; 4]).bytes());
                }
                text = rest;
                continue;
            }
            [b'\\', letter, rest @ ..] => {
                text = rest;
                letter
            }
            [control @ 0..=0x1F, rest @ ..] => {
                text = rest;
                // The escapes of U+0009 to U+000D. Word processors use the vertical tab as a line break.
                let Some(letter) = b"tnnfr".get(usize::from(control.wrapping_sub(b'\t'))) else { continue };
                letter
            }
            _ => {
                let (plain, rest) = text.split_at_checked(ordinary(text))?;
                out.extend_from_slice(plain);
                text = rest;
                continue;
            }
        };
        let byte = unescape(*letter)?;
        match form {
            Form::Decoded => out.push(byte),
            Form::Escaped => out.extend_from_slice(&[b'\\', *letter]),
        }
    }
}

/// Returns the character of an escape with this letter.
fn unescape(letter: u8) -> Option<u8> {
    Some(match letter {
        b'"' | b'\\' | b'/' => letter,
        b'b' => 0x8,
        b'f' => 0xC,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        _ => return None,
    })
}

/// Decodes the escape of a UTF-16 code unit, or those of a surrogate pair, at the beginning of a text. Returns their
/// length, and the character; `None` for a lone surrogate.
#[inline(never)] // It would slow down the loop of `copy`.
fn unicode(text: &[u8]) -> Option<(usize, Option<char>)> {
    let mut code = unit(text)?;
    let mut length = 6;
    if let 0xD800..0xDC00 = code
        && let Some(trailing @ 0xDC00..0xE000) = text.get(6..).and_then(unit)
    {
        code = 0x1_0000 + ((code - 0xD800) << 10) + trailing - 0xDC00;
        length = 12;
    }
    Some((length, char::from_u32(code)))
}

/// Returns the UTF-16 code unit whose escape is at the beginning of a text.
fn unit(text: &[u8]) -> Option<u32> {
    let [b'\\', b'u', first, second, third, fourth, ..] = text else { return None };
    [first, second, third, fourth]
        .into_iter()
        .try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

/// Returns the number of bytes before the next quotation mark, backslash or control character. It compares eight bytes
/// at a time, as `serde_json` does, and 32 bytes after that many.
fn ordinary(text: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xFF;
    // Sets the highest bit of every byte that is found. The bits after the first one may be wrong.
    let find = |word: u64| {
        // Exchanging U+0020 with U+0022, the quotation mark, makes it follow the control characters.
        let up_to_quote = (word ^ (EACH * 0x2)).wrapping_sub(EACH * 0x21);
        let backslash = (word ^ (EACH * u64::from(b'\\'))).wrapping_sub(EACH);
        (up_to_quote | backslash) & !word & (EACH * 0x80)
    };
    let is_ordinary = |block: &&[u8; 32]| {
        let (words, _) = block.as_chunks();
        words.iter().fold(0, |found, word| found | find(u64::from_le_bytes(*word))) == 0
    };
    let mut at = 0;
    while let Some(block) = text.get(at..).unwrap_or_default().first_chunk::<32>() {
        let (words, _) = block.as_chunks();
        for word in words {
            let found = find(u64::from_le_bytes(*word));
            if found != 0 {
                return at + (found.trailing_zeros() / 8) as usize;
            }
            at += 8;
        }
        let (blocks, _) = text.get(at..).unwrap_or_default().as_chunks();
        at += blocks.iter().take_while(is_ordinary).count() * 32;
    }
    let mut last = text.iter().skip(at);
    at + last.position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(text.len() - at)
}
