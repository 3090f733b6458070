//! Decodes Base64 ([RFC 4648]). A crate would be larger than this one function.
//!
//! [RFC 4648]: https://www.rfc-editor.org/info/rfc4648

/// Decodes text in the standard alphabet. Padding at the end is ignored. Returns `None` if there is any other character, or
/// if the result is not UTF-8.
pub fn decode(text: &str) -> Option<String> {
    let (mut bytes, mut bits, mut length) = (Vec::new(), 0, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        length += 6;
        if length >= 8 {
            length -= 8;
            let [byte, ..] = (bits >> length).to_le_bytes();
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
