//! Parses the JSON of a response, strictly first.
//!
//! 1. White space and byte order marks are skipped, and the rest is parsed by the standard. HTML after a complete value
//!    is ignored.
//! 2. Only if that fails, what precedes the JSON is skipped ([`lenient::start`]), invalid characters in its strings are
//!    repaired ([`lenient::repair`]), and the result is parsed once more.
//!
//! The position in an error is that of the first fault in what the server sent.

use serde::Deserialize;

use super::{error::Error, json::Json, lenient};

/// Parses JSON.
///
/// # Errors
///
/// [`Error::Html`] for HTML instead of JSON, and [`Error::NotJson`] for everything else that is not JSON, such as a
/// truncated response.
pub fn parse(bytes: &[u8]) -> Result<Json, Error> {
    let first = bytes.len() - lenient::trim_start(bytes).len();
    let mut text = bytes.get(first..).unwrap_or_default();
    strict(text).or_else(|mut error| {
        let skipped = lenient::start(text).ok_or(Error::Html)?;
        if skipped > 0 {
            text = text.get(skipped..).unwrap_or_default();
            error = match strict(text) {
                Ok(json) => return Ok(json),
                Err(error) => error,
            };
        }
        let repaired = lenient::repair(text).and_then(|text| strict(&text).ok());
        repaired.ok_or_else(|| not_json(bytes, first + skipped + offset(text, &error)))
    })
}

/// Parses JSON by the standard. HTML after it is ignored.
fn strict(text: &[u8]) -> Result<Json, serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_slice(text);
    let json = Json::deserialize(&mut parser)?;
    match parser.end() {
        // The last byte until the error is the first one after the value.
        Err(error) if !lenient::is_end(text.get(offset(text, &error).saturating_sub(1)..).unwrap_or_default()) => {
            Err(error)
        }
        _ => Ok(json),
    }
}

/// Returns the number of bytes until an error, whose position is a line and the number of bytes in it.
fn offset(text: &[u8], error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    lines.map(<[u8]>::len).sum::<usize>() + error.column()
}

/// Returns the error for a fault at the end of this number of bytes.
fn not_json(bytes: &[u8], fault: usize) -> Error {
    let read = bytes.get(..fault).unwrap_or(bytes);
    let read = read.strip_prefix(lenient::BYTE_ORDER_MARK).unwrap_or(read);
    let mut lines = read.rsplit(|byte| *byte == b'\n');
    // An editor counts characters, and not bytes.
    let column = lines.next().unwrap_or_default().iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
    Error::NotJson { line: 1 + lines.count(), column }
}
