//! Addresses: parsed by the [URL Standard], limited to what Maqal opens.
//!
//! Every address in an article comes from outside, so it is parsed, resolved against the article's own
//! address and held against a short list of schemes before it becomes a [`Url`]. In a browser its own `URL`
//! does the parsing and natively the `url` crate does, both by the same standard: what is checked here is
//! what the browser will open. A refused address is no error; its caller keeps the words and drops the link.
//!
//! [URL Standard]: https://url.spec.whatwg.org/

mod same;

use std::cell::Cell;

use percent_encoding::percent_decode_str;
use serde::Serialize;

use crate::limits;
pub use same::without_www;

/// An absolute address, serialised by the URL Standard, whose scheme was found fit for its use.
#[derive(Clone, Debug, Eq, Serialize)]
#[serde(transparent)]
pub struct Url {
    href: String,
    /// Whether the publisher's URL has the scheme `http`, and this one `https` in its place. It is not part of the
    /// address, so it does not make another URL.
    #[serde(skip)]
    is_upgraded: bool,
}

impl PartialEq for Url {
    fn eq(&self, other: &Self) -> bool {
        self.href == other.href
    }
}

/// What the standard's parser tells about an address.
struct Parsed {
    href: String,
    /// With its colon: `https:`.
    scheme: String,
    /// `scheme://host:port`, or `null` where the scheme has no origin.
    origin: String,
    host: String,
}

impl Url {
    /// An address that a reader may follow: `http`, `https`, `mailto` or `tel`.
    ///
    /// `base` is the address that a relative `raw` resolves against. `None` when `raw` does not parse or has
    /// another scheme.
    pub fn link(raw: &str, base: Option<&Self>) -> Option<Self> {
        let parsed = parse(raw, base)?;
        matches!(&*parsed.scheme, "http:" | "https:" | "mailto:" | "tel:").then(|| Self::new(parsed.href))
    }

    /// An address on the web, `http` or `https`: of an article or of a site.
    pub fn web(raw: &str, base: Option<&Self>) -> Option<Self> {
        let parsed = parse(raw, base)?;
        matches!(&*parsed.scheme, "http:" | "https:").then(|| Self::new(parsed.href))
    }

    /// An address that a picture, a video or a sound may load from without being asked for: `https`, or
    /// `http` on this machine or on the origin of `base` itself. Any other `http` address becomes one of `https`, as
    /// browsers do by themselves for pictures.
    pub fn media(raw: &str, base: Option<&Self>) -> Option<Self> {
        let parsed = parse(raw, base)?;
        if parsed.scheme == "https:" {
            return Some(Self::new(parsed.href));
        }
        let rest = parsed.href.strip_prefix("http:")?;
        if is_loopback(&parsed.host) || base.is_some_and(|base| base.origin() == parsed.origin) {
            return Some(Self::new(parsed.href));
        }
        let upgraded = parse(&["https:", rest].concat(), None)?;
        Some(Self { href: upgraded.href, is_upgraded: true })
    }

    /// An address that a picture may load from: as [`Url::media`], or a small picture in itself (`data:`, PNG, JPEG,
    /// GIF, WebP or AVIF, up to [`Url::DATA_LIMIT`]).
    pub fn image(raw: &str, base: Option<&Self>) -> Option<Self> {
        Self::media(raw, base).or_else(|| {
            let parsed = parse(raw, base)?;
            let kind = parsed.href.strip_prefix("data:image/")?.split([';', ',']).next()?;
            let fits =
                parsed.href.len() <= Self::DATA_LIMIT && matches!(kind, "png" | "jpeg" | "gif" | "webp" | "avif");
            fits.then(|| Self::new(parsed.href))
        })
    }

    fn new(href: String) -> Self {
        Self { href, is_upgraded: false }
    }

    /// The publisher's own address of a picture, a video or a sound, if [`Url::media`] has replaced its scheme.
    pub fn published(&self) -> Option<String> {
        let rest = self.href.strip_prefix("https:").filter(|_| self.is_upgraded)?;
        Some(["http:", rest].concat())
    }

    /// The longest address that may be a picture in itself, in bytes.
    pub const DATA_LIMIT: usize = 32 * 1024;

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.href
    }

    /// `scheme://host:port` without a default port, or `null` for `mailto` and `tel`.
    pub fn origin(&self) -> String {
        parse(&self.href, None).map_or_else(|| "null".into(), |parsed| parsed.origin)
    }

    /// The host's name as the standard serialises it; empty for `mailto` and `tel`.
    pub fn host(&self) -> String {
        parse(&self.href, None).map_or_else(String::new, |parsed| parsed.host)
    }
}

/// Decodes the percent-encoding in a part of a URL. Bytes that are not UTF-8 become U+FFFD.
pub fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        // An address of numbers alone: `127.example.org` is somebody's name.
        || (host.starts_with("127.") && host.bytes().all(|byte| matches!(byte, b'.' | b'0'..=b'9')))
}

thread_local! {
    /// How many bytes the URLs of the present article may still gain.
    static ROOM: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Calls `read`, in which relative URLs may gain `room` bytes in total when they are resolved: there could be very many,
/// and each becomes as long as its base. Further ones do not parse. Returns whether there were any.
pub fn within<T>(room: usize, read: impl FnOnce() -> T) -> (T, bool) {
    ROOM.set(room);
    let result = read();
    (result, ROOM.replace(usize::MAX) == 0)
}

/// Takes bytes from the room. Returns whether they fit.
fn fits(bytes: usize) -> bool {
    let rest = ROOM.get().checked_sub(bytes);
    ROOM.set(rest.unwrap_or_default());
    rest.is_some()
}

/// What Ghost writes in place of the URL of a site, and removes from responses, if no proxy is older than it.
const GHOST: &str = "__GHOST_URL__";

/// Parses an address. One that is empty would be the base itself, and one that names a user before its host
/// (`https://bank.example@other.example`) is made to be misread: both are refused, and so is one beyond
/// the limits.
fn parse(raw: &str, base: Option<&Url>) -> Option<Parsed> {
    let raw = match raw.trim_ascii_start().strip_prefix(GHOST) {
        Some("") => "/",
        Some(path) => path,
        None => raw,
    };
    if raw.chars().all(|letter| letter <= ' ' || letter == '\u{A0}') {
        return None;
    }
    if base.is_some() && ROOM.get() == 0 {
        return None;
    }
    parse_by_standard(raw, base).filter(|parsed| {
        let length = parsed.href.len();
        let gained = length.saturating_sub(raw.len());
        // Percent-encoding makes three bytes of one.
        let is_too_long = (length > limits::URL && parsed.scheme != "data:") || gained > raw.len() * 2 + limits::BASE;
        if is_too_long || (base.is_some() && !fits(gained)) {
            return false;
        }
        let authority = parsed.href.split(['/', '?', '#']).nth(2).unwrap_or_default();
        !(parsed.scheme.starts_with("http") && authority.contains('@'))
    })
}

#[cfg(target_arch = "wasm32")]
fn parse_by_standard(raw: &str, base: Option<&Url>) -> Option<Parsed> {
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(raw, base.as_str()),
        None => web_sys::Url::new(raw),
    }
    .ok()?;
    Some(Parsed { href: url.href(), scheme: url.protocol(), origin: url.origin(), host: url.hostname() })
}

#[cfg(not(target_arch = "wasm32"))]
fn parse_by_standard(raw: &str, base: Option<&Url>) -> Option<Parsed> {
    let base = base.and_then(|base| url::Url::parse(base.as_str()).ok());
    let url = url::Url::options().base_url(base.as_ref()).parse(raw).ok()?;
    Some(Parsed {
        scheme: format!("{}:", url.scheme()),
        origin: url.origin().ascii_serialization(),
        host: url.host_str().unwrap_or_default().into(),
        href: url.into(),
    })
}
