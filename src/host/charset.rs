//! Converts the bytes of a response to UTF-8 by the [Encoding Standard]: in a browser with `TextDecoder`, natively with
//! `encoding_rs`.
//!
//! 1. A UTF-16 byte order mark determines the charset.
//! 2. Otherwise, bytes that are valid UTF-8 and not only ASCII stay as they are: many servers declare the charset of
//!    their configuration, whatever they send, and text in another charset is hardly ever valid UTF-8.
//! 3. Otherwise, the charset of the content type counts. If it is missing or unknown, the bytes stay as they are.
//!
//! [Encoding Standard]: https://encoding.spec.whatwg.org/

/// Converts the bytes of a response to UTF-8. `content_type` is the value of its `Content-Type` header. Bytes that are
/// declared as UTF-8 are returned unchanged, even if they are not valid.
pub fn to_utf8(bytes: Vec<u8>, content_type: &str) -> Vec<u8> {
    let label = match *bytes {
        [0xFE, 0xFF, ..] => "utf-16be",
        [0xFF, 0xFE, ..] => "utf-16le",
        _ => charset(content_type),
    };
    let is_utf8 = ["", "utf-8", "utf8"].iter().any(|name| label.eq_ignore_ascii_case(name))
        || (!bytes.is_ascii() && str::from_utf8(&bytes).is_ok());
    if is_utf8 {
        return bytes;
    }
    decode(&bytes, label).map_or(bytes, String::into_bytes)
}

/// Returns the `charset` parameter of a content type; empty if it has none.
fn charset(content_type: &str) -> &str {
    for parameter in content_type.split([';', ',']) {
        if let Some((name, value)) = parameter.split_once('=')
            && name.trim_ascii().eq_ignore_ascii_case("charset")
        {
            return value.trim_matches([' ', '\t', '"', '\'']);
        }
    }
    ""
}

/// Decodes bytes without their byte order mark; `None` if the charset is unknown.
#[cfg(target_arch = "wasm32")]
fn decode(bytes: &[u8], label: &str) -> Option<String> {
    web_sys::TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

/// Decodes bytes without their byte order mark; `None` if the charset is unknown.
#[cfg(not(target_arch = "wasm32"))]
fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
    Some(encoding.decode_with_bom_removal(bytes).0.into_owned())
}
