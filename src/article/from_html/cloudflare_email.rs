//! Decodes e-mail addresses that Cloudflare obfuscates, and that its script would restore.
//!
//! Cloudflare replaces an address in a text by `<a href="/cdn-cgi/l/email-protection" data-cfemail="…">[email
//! protected]</a>`, and the URL of a `mailto:` link by `/cdn-cgi/l/email-protection#…`. The hexadecimal digits are a
//! key of one byte, followed by the bytes of the text, each combined with the key by XOR. Cloudflare takes any text
//! with an `@` for an address.

use super::{Converter, Inline};
use crate::{html::NodeRef, url::Url};

/// The path to which obfuscated links lead.
const PAGE: &str = "/cdn-cgi/l/email-protection";

/// Returns the obfuscated text of an element.
pub(super) fn text(node: NodeRef) -> Option<String> {
    if matches!(node.name(), "a" | "span") { decode(node.attribute("data-cfemail")?) } else { None }
}

/// Whether a link is obfuscated.
pub(super) fn is_link(href: &str) -> bool {
    href.contains(PAGE)
}

/// Returns the URL of an obfuscated link, which may have a subject and a text.
pub(super) fn link(href: &str) -> Option<Url> {
    let (_, code) = href.split_once('#')?;
    mailto(&decode(code)?)
}

/// Returns the `mailto:` URL of an address; `None` for other text with an `@`.
fn mailto(address: &str) -> Option<Url> {
    let (name, rest) = address.split_once('@')?;
    let host = rest.split('?').next().unwrap_or_default();
    let is_address = !name.is_empty() && host.contains('.') && !address.contains(char::is_whitespace);
    if is_address { Url::link(&["mailto:", address].concat(), None) } else { None }
}

fn decode(code: &str) -> Option<String> {
    let mut bytes = Vec::new();
    for pair in code.as_bytes().chunks(2) {
        bytes.push(u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?);
    }
    let (key, encoded) = bytes.split_first()?;
    String::from_utf8(encoded.iter().map(|byte| byte ^ key).collect()).ok().filter(|text| text.contains('@'))
}

impl Converter<'_> {
    /// Adds a decoded text: a link if it is an e-mail address, or else plain text.
    pub(super) fn email_address(&mut self, text: &str) {
        match mailto(text) {
            Some(url) if !self.in_link() => {
                self.add(Inline::Link { url, content: vec![Inline::Text(text.to_owned())] });
                self.after_break = false;
            }
            _ => self.text(text),
        }
    }
}
