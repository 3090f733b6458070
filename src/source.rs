//! From bytes to an [`Article`]: the one border that everything from outside crosses.
//!
//! 1. [`parse`]: bytes are JSON, or it says at which line and column they stop being JSON.
//! 2. [`decode`]: the JSON's shape tells its format ([`FORMATS`]). That format's file says where the fields of an
//!    article stand in it, and [`draft`] makes one of them. [`maqal`], our own format, needs no such step.
//! 3. [`crate::article::clean`] mends what publishing systems leave in the text.
//!
//! Inside a format, a field that is missing or of another type degrades alone. Only where neither headline nor
//! body is left is there no article.

pub mod activity_streams;
pub mod draft;
pub mod ghost;
pub mod json;
pub mod json_feed;
pub mod maqal;
pub mod news_article;
pub mod readability;
pub mod wordpress;

use std::{fmt, iter};

use crate::{
    article::{Article, clean},
    html::Parse,
    url::Url,
};
use draft::Draft;
pub use json::Json;

/// A format that publishers serve.
pub struct Format {
    /// Its name in addresses and attributes.
    pub name: &'static str,
    /// Whether a JSON value is of this format.
    pub fits: fn(&Json) -> bool,
    /// Reads a JSON value as of this format; of a feed the item of this id or address.
    pub draft: for<'a> fn(&'a Json, &str) -> Draft<'a>,
}

/// The formats that are known besides our own, in the order in which they are tried.
pub const FORMATS: [Format; 6] = [
    Format { name: "wordpress", fits: wordpress::fits, draft: wordpress::draft },
    Format { name: "json-feed", fits: json_feed::fits, draft: json_feed::draft },
    Format { name: "activity-streams", fits: activity_streams::fits, draft: activity_streams::draft },
    Format { name: "news-article", fits: news_article::fits, draft: news_article::draft },
    Format { name: "readability", fits: readability::fits, draft: readability::draft },
    Format { name: "ghost", fits: ghost::fits, draft: ghost::draft },
];

/// What is asked of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The name of its format; where it is empty or unknown, the answer's shape tells it.
    pub format: String,
    /// The id or the address of one item of a feed; empty for the first.
    pub item: String,
}

/// Why there is no article in what a server sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The bytes are not JSON.
    NotJson {
        /// The line where they stop being JSON, from 1.
        line: usize,
        /// The character of that line, from 1; 0 where the line is empty.
        column: usize,
    },
    /// The JSON holds no article.
    NoArticle {
        /// The field that an article needs and this JSON lacks.
        field: &'static str,
        /// The original story, where the JSON names it all the same.
        original: Option<Url>,
    },
    /// The JSON is in no format that this reader knows.
    UnknownFormat {
        /// The original story, where the JSON has an address.
        original: Option<Url>,
    },
    /// The publisher keeps the article for those who have a password or a subscription.
    Locked {
        /// The original story.
        original: Option<Url>,
    },
    /// The article is in HTML, which the page's content security policy does not let us parse.
    HtmlRefused {
        /// The original story.
        original: Option<Url>,
    },
    /// The article is in a later version of our format.
    Version {
        /// That version.
        found: u32,
        /// The original story, where the JSON names it.
        original: Option<Url>,
    },
}

impl Error {
    /// The address of the original story, where the answer gave it.
    pub fn original(&self) -> Option<&Url> {
        match self {
            Self::NotJson { .. } => None,
            Self::NoArticle { original, .. }
            | Self::UnknownFormat { original }
            | Self::Locked { original }
            | Self::HtmlRefused { original }
            | Self::Version { original, .. } => original.as_ref(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => {
                write!(f, "The answer is not JSON: it breaks at line {line}, column {column}.")
            }
            Self::NoArticle { field, .. } => {
                write!(f, "The answer is JSON but holds no article: its field `{field}` is missing.")
            }
            Self::UnknownFormat { .. } => f.write_str("The answer is JSON, but in no format that this reader knows."),
            Self::Locked { .. } => f.write_str("The publisher does not give the article to everybody."),
            Self::HtmlRefused { .. } => {
                f.write_str("The page's content security policy does not allow the Trusted Types policy `maqal`.")
            }
            Self::Version { found, .. } => {
                write!(f, "The article is in version {found} of the format; this reader knows version 1.")
            }
        }
    }
}

impl std::error::Error for Error {}

/// Reads an article from what a server sent. Relative addresses in it resolve against `address`, the place
/// where it was found, unless it names its own. `html` parses what is HTML in it: [`crate::host::html::parse`].
///
/// # Errors
///
/// All of [`Error`].
pub fn read(bytes: &[u8], address: &Url, asked: &Asked, html: Parse) -> Result<Article, Error> {
    decode(&parse(bytes)?, address, asked, html)
}

/// Reads bytes as JSON; a byte order mark before it is allowed.
///
/// # Errors
///
/// [`Error::NotJson`].
pub fn parse(bytes: &[u8]) -> Result<Json, Error> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| {
        let line = bytes.split(|byte| *byte == b'\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let read = &line[..error.column().min(line.len())];
        // serde_json counts bytes; an editor counts characters.
        let column = read.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
        Error::NotJson { line: error.line(), column }
    })
}

/// Makes the article of a JSON value, in whichever known format it is.
///
/// # Errors
///
/// All of [`Error`] but [`Error::NotJson`].
pub fn decode(json: &Json, address: &Url, asked: &Asked, html: Parse) -> Result<Article, Error> {
    let lists = [json, json.get("posts"), json.get("pages")];
    let list = lists.iter().find_map(|list| if let Json::Array(entries) = list { Some(&**entries) } else { None });
    let candidates = || iter::once(json).chain(list.unwrap_or_default());
    let mut article = if let Some(json) = candidates().find(|json| json.has("maqal")) {
        maqal::decode(json, address)?
    } else {
        let named = FORMATS.iter().find(|format| format.name == asked.format);
        let found = candidates().find_map(|json| Some((json, FORMATS.iter().find(|format| (format.fits)(json))?)));
        let named = named.map(|format| (candidates().find(|json| (format.fits)(json)).unwrap_or(json), format));
        let (json, format) = named.or(found).ok_or_else(|| unknown(json, address))?;
        (format.draft)(json, &asked.item).finish(address, html)?
    };
    clean::clean(&mut article);
    Ok(article)
}

/// An empty list is an answer of a known kind without an article; anything else is none that we know.
fn unknown(json: &Json, address: &Url) -> Error {
    let is_empty = |json: &Json| matches!(json, Json::Array(entries) if entries.is_empty());
    if is_empty(json) || ["posts", "pages"].iter().any(|name| is_empty(json.get(name))) {
        return Error::NoArticle { field: "title", original: None };
    }
    Error::UnknownFormat { original: Url::web(json.first(&["canonical", "url", "link"]), Some(address)) }
}
