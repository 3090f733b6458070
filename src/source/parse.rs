//! Parses the JSON of a response, strictly first.
//!
//! 1. White space and byte order marks are skipped, and the rest is parsed by the JSON standard ([RFC 8259]). HTML
//!    after a complete value is ignored.
//! 2. Only if that fails, the server output before the JSON is skipped ([`lenient::start`]).
//! 3. If a string contains an invalid character, that string is decoded leniently, and the strings after it are repaired
//!    ([`lenient::repair`]). The tree continues after the string ([`Tree`]), so nothing is parsed twice but that string.
//!
//! Therefore, invalid characters at most about double the time. `benches/decoding/damaged.rs` measures articles and extreme
//! cases, such as a long string of nothing but escapes. The position in an error is that of the first syntax error in the
//! response.
//!
//! [RFC 8259]: https://www.rfc-editor.org/info/rfc8259

use serde::de::DeserializeSeed;

use super::{error::Error, json::Json, lenient, tree::Tree};

/// Parses JSON.
///
/// # Errors
///
/// [`Error::Html`] for HTML instead of JSON, and [`Error::NotJson`] for everything else that is not JSON, such as a
/// truncated response.
pub fn parse(bytes: &[u8]) -> Result<Json, Error> {
    let first = bytes.len() - lenient::trim_start(bytes).len();
    let mut text = bytes.get(first..).unwrap_or_default();
    let mut tree = Tree::default();
    strict(text, &mut tree).or_else(|mut end| {
        let skipped = lenient::start(text).ok_or(Error::Html)?;
        if skipped > 0 {
            text = text.get(skipped..).unwrap_or_default();
            end = match strict(text, &mut tree) {
                Ok(json) => return Ok(json),
                Err(end) => end,
            };
        }
        let rest = lenient::repair(text, end, &mut tree);
        let json = rest.and_then(|rest| strict(&rest, &mut tree).ok());
        json.ok_or_else(|| not_json(bytes, first + skipped + end))
    })
}

/// Parses JSON by the standard. HTML after it is ignored.
///
/// # Errors
///
/// The number of bytes up to a syntax error, including the first invalid byte.
fn strict(text: &[u8], tree: &mut Tree) -> Result<Json, usize> {
    let mut parser = serde_json::Deserializer::from_slice(text);
    let json = tree.deserialize(&mut parser).map_err(|error| offset(text, &error))?;
    if let Err(error) = parser.end() {
        let end = offset(text, &error);
        if !lenient::is_end(text.get(end.saturating_sub(1)..).unwrap_or_default()) {
            return Err(end);
        }
    }
    Ok(json)
}

/// Returns the number of bytes up to an error. `serde_json` has its line, and its column in bytes.
fn offset(text: &[u8], error: &serde_json::Error) -> usize {
    let breaks = error.line().checked_sub(2).and_then(|nth| memchr::memchr_iter(b'\n', text).nth(nth));
    breaks.map_or(0, |at| at + 1) + error.column()
}

/// Returns the error for a syntax error after this number of bytes.
fn not_json(bytes: &[u8], end: usize) -> Error {
    let read = bytes.get(..end).unwrap_or(bytes);
    let read = read.strip_prefix(lenient::BYTE_ORDER_MARK).unwrap_or(read);
    let start = memchr::memrchr(b'\n', read).map_or(0, |at| at + 1);
    let (lines, line) = read.split_at_checked(start).unwrap_or_default();
    // Editors count characters, not bytes.
    let column = line.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
    Error::NotJson { line: 1 + memchr::memchr_iter(b'\n', lines).count(), column }
}
