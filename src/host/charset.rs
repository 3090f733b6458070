//! Converts the bytes of a response to UTF-8: in a browser with its own `TextDecoder`, natively with `encoding_rs`, both
//! by the [Encoding Standard].
//!
//! A byte order mark takes precedence over the charset in the content type. So does valid UTF-8 that is not ASCII only:
//! many servers name the charset of their configuration, whatever they send, and text in another charset is not valid
//! UTF-8 by chance. An unknown charset is UTF-8.
//!
//! [Encoding Standard]: https://encoding.spec.whatwg.org/

/// Converts the bytes of a response with this content type to UTF-8. Bytes that are UTF-8 are returned as they are, even
/// if they are not valid.
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

/// Returns the charset of a content type; empty if it has none.
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
