//! URLs, parsed by the [URL Standard] and limited to the schemes that Maqal opens.
//!
//! Every URL in an article comes from outside. Before it becomes a [`Url`], it is
//!
//! 1. parsed and resolved against the URL of the article, in a browser with `URL` and natively with the `url` crate, so
//!    that the browser opens exactly what is checked here,
//! 2. rejected if it is empty, too long or misleading,
//! 3. checked against the schemes that are allowed for its purpose: [`Url::link`], [`Url::web`], [`Url::media`],
//!    [`Url::image`].
//!
//! A rejected URL is not an error: the caller keeps the text and drops the link.
//!
//! [URL Standard]: https://url.spec.whatwg.org/

mod same;

use std::cell::{Cell, RefCell};

use percent_encoding::percent_decode_str;
use serde::Serialize;

use crate::{limits, text};
pub use same::without_www;

/// An absolute URL, serialized by the URL Standard, with a scheme that is allowed for its purpose.
#[derive(Clone, Debug, Eq, Serialize)]
#[serde(transparent)]
pub struct Url {
    href: String,
    /// Whether the publisher's URL has the scheme `http`, which is replaced by `https` here. It does not count for
    /// equality.
    #[serde(skip)]
    is_upgraded: bool,
}

impl PartialEq for Url {
    fn eq(&self, other: &Self) -> bool {
        self.href == other.href
    }
}

impl Url {
    /// Parses the URL of a link: `http`, `https`, `mailto` or `tel`.
    ///
    /// A relative URL resolves against `base`. Returns `None` if `raw` is not a valid URL or has another scheme.
    pub fn link(raw: &str, base: Option<&Self>) -> Option<Self> {
        let href = parse(raw, base)?;
        let fits = is_web(&href) || href.starts_with("mailto:") || href.starts_with("tel:");
        fits.then(|| Self::new(href))
    }

    /// Parses the URL of a web page: `http` or `https`. See [`Url::link`] for `base` and the result.
    pub fn web(raw: &str, base: Option<&Self>) -> Option<Self> {
        parse(raw, base).filter(|href| is_web(href)).map(Self::new)
    }

    /// Parses the URL of a response, against which the URLs in it resolve: `http` or `https`. If it is too long, it is
    /// returned without its query, which makes no difference for relative URLs.
    pub fn response(raw: &str) -> Option<Self> {
        Self::web(raw, None).or_else(|| Self::web(raw.split(['?', '#']).next()?, None))
    }

    /// Parses the URL of an image, a video or an audio file, which may load automatically: `https`, or `http` on the
    /// origin from which the article was fetched ([`with_response`]), whatever the article says of itself. Any other
    /// `http` URL is upgraded to `https`, as browsers do for images ([Mixed Content]).
    ///
    /// [Mixed Content]: https://www.w3.org/TR/mixed-content/#upgrade-algorithm
    pub fn media(raw: &str, base: Option<&Self>) -> Option<Self> {
        let url = Self::web(raw, base)?;
        let is_own = RESPONSE_ORIGIN.with_borrow(|own| own == origin(&url.href));
        let Some(rest) = url.href.strip_prefix("http:").filter(|_| !is_own) else { return Some(url) };
        let href = parse(&["https:", rest].concat(), None)?;
        Some(Self { href, is_upgraded: true })
    }

    /// Parses the URL of an image: a URL that [`Url::media`] allows, or a `data:` URL with a PNG, JPEG, GIF, WebP or
    /// AVIF image of up to [`Url::DATA_LIMIT`] bytes.
    pub fn image(raw: &str, base: Option<&Self>) -> Option<Self> {
        Self::media(raw, base).or_else(|| {
            let href = parse(raw, base)?;
            let subtype = href.strip_prefix("data:image/")?.split([';', ',']).next()?;
            let fits = href.len() <= Self::DATA_LIMIT && matches!(subtype, "png" | "jpeg" | "gif" | "webp" | "avif");
            fits.then(|| Self::new(href))
        })
    }

    fn new(href: String) -> Self {
        Self { href, is_upgraded: false }
    }

    /// Returns the URL as published if [`Url::media`] has upgraded it to `https`.
    pub fn published(&self) -> Option<String> {
        let rest = self.href.strip_prefix("https:").filter(|_| self.is_upgraded)?;
        Some(["http:", rest].concat())
    }

    /// The maximum length of a `data:` URL, in bytes.
    pub const DATA_LIMIT: usize = 32 * 1024;

    /// Returns the whole URL.
    pub fn as_str(&self) -> &str {
        &self.href
    }

    /// Returns the origin: `scheme://host:port` without a default port, or `null` for `mailto` and `tel`.
    pub fn origin(&self) -> String {
        origin(&self.href).to_owned()
    }

    /// Returns the serialized host without the port; empty for `mailto` and `tel`.
    pub fn host(&self) -> String {
        host(&self.href).to_owned()
    }
}

/// Whether a serialized URL is that of a web page.
fn is_web(href: &str) -> bool {
    href.starts_with("http:") || href.starts_with("https:")
}

/// Returns the origin of a serialized URL; `null` if it is not that of a web page, in which a path follows the origin.
fn origin(href: &str) -> &str {
    match href.match_indices('/').nth(2) {
        Some((path, _)) if is_web(href) => href.get(..path).unwrap_or_default(),
        _ => "null",
    }
}

/// Returns the host of a serialized URL; empty if it is not that of a web page.
fn host(href: &str) -> &str {
    let (_, authority) = text::split_once(origin(href), "://").unwrap_or_default();
    match authority.rsplit_once(':') {
        // A colon in brackets is part of an IPv6 address.
        Some((host, port)) if !port.ends_with(']') => host,
        _ => authority,
    }
}

/// Decodes the percent-encoding in a part of a URL. Bytes that are not UTF-8 become U+FFFD.
pub fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

thread_local! {
    /// The number of bytes by which the URLs of the current article may still grow.
    static BUDGET: Cell<usize> = const { Cell::new(usize::MAX) };
    /// The origin from which the current article was fetched; empty if there is none.
    static RESPONSE_ORIGIN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Calls `read`, which reads an article from the response of `address`.
///
/// 1. Media may load over `http` from the origin of the response ([`Url::media`]).
/// 2. Relative URLs have a budget: they may grow by `bytes` in total when they are resolved. A response may contain very
///    many, and each becomes at least as long as its base. Every URL also spends what its base is longer than
///    [`limits::BASE_URL_LENGTH`]. Once the budget is exhausted, further relative URLs are invalid. Returns also whether it
///    was exhausted.
pub fn with_response<T>(address: &Url, bytes: usize, read: impl FnOnce() -> T) -> (T, bool) {
    BUDGET.set(bytes);
    RESPONSE_ORIGIN.set(address.origin());
    let result = read();
    RESPONSE_ORIGIN.take();
    (result, BUDGET.replace(usize::MAX) == 0)
}

/// Spends bytes of the budget. Returns whether it sufficed.
fn spend(bytes: usize) -> bool {
    let rest = BUDGET.get().checked_sub(bytes);
    BUDGET.set(rest.unwrap_or_default());
    rest.is_some()
}

/// The placeholder that Ghost stores in place of the URL of a site. A response still contains it if a proxy has cached
/// an old version.
const GHOST: &str = "__GHOST_URL__";

/// Parses a URL and returns it serialized. Rejects an empty URL, which would be the base itself, a URL with
/// credentials, which is made to be misread (`https://bank.example@other.example`), and a URL beyond the limits.
fn parse(raw: &str, base: Option<&Url>) -> Option<String> {
    let raw = match raw.trim_ascii_start().strip_prefix(GHOST) {
        Some("") => "/",
        Some(path) => path,
        None => raw,
    };
    if raw.chars().all(|character| character <= ' ' || character == '\u{A0}') {
        return None;
    }
    // A browser parses the whole base for every URL, even for one that is invalid or too long.
    let excess = base.map_or(0, |base| base.href.len().saturating_sub(limits::BASE_URL_LENGTH));
    if base.is_some() && (BUDGET.get() == 0 || !spend(excess)) {
        return None;
    }
    parse_by_standard(raw, base).filter(|href| {
        let length = href.len();
        let growth = length.saturating_sub(raw.len());
        // Percent-encoding makes three bytes of one.
        let is_too_long = (length > limits::URL_LENGTH && !href.starts_with("data:"))
            || growth > raw.len() * 2 + limits::BASE_URL_LENGTH;
        if is_too_long || (base.is_some() && !spend(growth)) {
            return false;
        }
        let authority = href.split(['/', '?', '#']).nth(2).unwrap_or_default();
        !(href.starts_with("http") && authority.contains('@'))
    })
}

#[cfg(target_arch = "wasm32")]
fn parse_by_standard(raw: &str, base: Option<&Url>) -> Option<String> {
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(raw, base.as_str()),
        None => web_sys::Url::new(raw),
    }
    .ok()?;
    Some(url.href())
}

#[cfg(not(target_arch = "wasm32"))]
fn parse_by_standard(raw: &str, base: Option<&Url>) -> Option<String> {
    let base = base.and_then(|base| url::Url::parse(base.as_str()).ok());
    url::Url::options().base_url(base.as_ref()).parse(raw).ok().map(String::from)
}
