//! Reads an [`Article`] from the bytes of a response. This is the trust boundary: everything from outside passes
//! through it.
//!
//! 1. The bytes are parsed as JSON ([`parse()`]).
//! 2. The [`Format`] is detected by the shape of the JSON. The module of the format ([`formats`]) maps its fields to a
//!    [`Draft`](draft::Draft), and [`draft`] makes an article of it. [Our own format](formats::maqal) is decoded directly.
//! 3. [`crate::article::clean`] cleans the article, and [`crate::article::language`] determines its language and
//!    direction.
//! 4. [`crate::article::provider`] adds the frames of embedded posts.
//!
//! A field that is missing or has an unexpected type does not affect the others. Only if both headline and body are
//! missing, there is no article.

#[cfg(not(target_arch = "wasm32"))]
mod all;
mod byline;
mod candidates;
mod dedup;
pub mod draft;
mod error;
pub mod formats;
mod item;
pub mod json;
mod lenient;
mod markup;
mod original;
mod parse;
mod rich_text;
#[cfg(not(target_arch = "wasm32"))]
mod translations;
mod tree;

use crate::{
    article::{Article, provider},
    html::Html,
    limits,
    url::{self, Url},
};
#[cfg(not(target_arch = "wasm32"))]
pub use all::{Articles, read_all};
use candidates::Candidates;
pub use error::Error;
pub use formats::Format;
pub use json::Json;
pub use original::original;
pub use parse::parse;
#[cfg(not(target_arch = "wasm32"))]
pub use translations::Translation;

/// The options for reading a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the format ([`Format::name`]). If it is empty or unknown, the format is detected.
    pub format: String,
    /// The id or the URL of the requested item of a feed or a list; empty for the first one.
    pub item: String,
    /// Whether the URL of the article keeps its tracking parameters. By default, they are removed.
    pub keeps_tracking: bool,
}

/// Reads an article from a response. Relative URLs resolve against the URL of the article if the response contains it,
/// or else against `address`, the URL of the response. Media may load over `http` only from the origin of `address`.
/// `html` is the HTML parser, [`crate::host::html::parse`].
///
/// # Errors
///
/// Any [`Error`].
///
/// # Examples
///
/// ```
/// use maqal::{
///     host::html,
///     source::{self, Options},
///     url::Url,
/// };
///
/// let response = r#"{
///     "date_gmt": "2025-11-04T07:00:00",
///     "link": "https://news.example/rain?utm_source=feed",
///     "title": { "rendered": "المطر يتأخر &#8211; متابعة" },
///     "excerpt": { "rendered": "" },
///     "content": { "rendered": "<p>لم ينزل المطر <b>بعد</b>.</p>" }
/// }"#;
/// let address = Url::web("https://news.example/wp-json/wp/v2/posts/7", None).expect("an HTTP URL");
///
/// let article = source::read(response.as_bytes(), &address, &Options::default(), html::parse)?;
///
/// assert_eq!(article.title, "المطر يتأخر – متابعة");
/// assert_eq!(article.dir.as_str(), "rtl");
/// assert_eq!(article.published.expect("the post has a date").as_str(), "2025-11-04T07:00:00Z");
/// assert_eq!(article.canonical.expect("the post has a link").as_str(), "https://news.example/rain");
/// # Ok::<(), source::Error>(())
/// ```
///
/// A response without an article is an error that says what is missing:
///
/// ```
/// use maqal::{host::html, source::{self, Options, Error}, url::Url};
///
/// let address = Url::web("https://news.example/article.json", None).expect("an HTTP URL");
/// let read = |response: &str| source::read(response.as_bytes(), &address, &Options::default(), html::parse);
///
/// assert_eq!(read("{\n  \"maqal\": 1,"), Err(Error::NotJson { line: 2, column: 13 }));
/// assert_eq!(read("<!doctype html><title>Log in</title>"), Err(Error::Html));
/// assert_eq!(read(r#"{ "maqal": 1 }"#), Err(Error::NoArticle { field: "title", original: None }));
/// ```
pub fn read(
    bytes: &[u8],
    address: &Url,
    options: &Options,
    html: impl Fn(&str) -> Option<Html>,
) -> Result<Article, Error> {
    within_limits(bytes.len(), address, || read_parsed(&parse(bytes)?, address, options, html))
}

/// Calls `read` with the limits for a response of `size` bytes.
fn within_limits(size: usize, address: &Url, read: impl FnOnce() -> Result<Article, Error>) -> Result<Article, Error> {
    let size_limit = limits::document_size(size);
    let (article, is_truncated) = url::with_response(address, size_limit, read);
    let mut article = article?;
    article.extent.size_limit = size_limit;
    article.extent.is_truncated |= is_truncated;
    Ok(article)
}

fn read_parsed(
    json: &Json,
    address: &Url,
    options: &Options,
    html: impl Fn(&str) -> Option<Html>,
) -> Result<Article, Error> {
    let candidates = Candidates::new(json, &options.item, address);
    let mut article = if let Some(json) = candidates.find(&|json| json.has("maqal"))? {
        formats::maqal::decode(json, address)?
    } else {
        let (json, format) = candidates.detect(&options.format, address)?;
        format.draft(json, candidates.item())?.finish(address, html)?
    };
    if !options.keeps_tracking {
        article.canonical = article.canonical.map(Url::without_tracking);
    }
    provider::frames(&mut article.body);
    Ok(article)
}
