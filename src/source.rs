//! From bytes to an [`Article`]: the one border that everything from outside crosses.
//!
//! 1. [`parse`]: bytes are JSON, or it says at which line and column they stop being JSON.
//! 2. The JSON's shape tells its [`Format`]. That format's file says where the fields of an article stand in it, and
//!    [`draft`] makes one of them. [`maqal`], our own format, needs no such step.
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
    article::{Article, clean, provider},
    html::Html,
    url::Url,
};
use draft::Draft;
pub use json::Json;

/// The formats that are known besides our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// [`wordpress`].
    WordPress,
    /// [`json_feed`].
    JsonFeed,
    /// [`activity_streams`].
    ActivityStreams,
    /// [`news_article`].
    NewsArticle,
    /// [`readability`].
    Readability,
    /// [`ghost`].
    Ghost,
}

impl Format {
    /// All, in the order in which they are tried.
    pub const ALL: [Self; 6] =
        [Self::WordPress, Self::JsonFeed, Self::ActivityStreams, Self::NewsArticle, Self::Readability, Self::Ghost];

    /// Its name in addresses and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::WordPress => "wordpress",
            Self::JsonFeed => "json-feed",
            Self::ActivityStreams => "activity-streams",
            Self::NewsArticle => "news-article",
            Self::Readability => "readability",
            Self::Ghost => "ghost",
        }
    }

    /// Whether a JSON value is of this format.
    fn fits(self, json: &Json) -> bool {
        match self {
            Self::WordPress => wordpress::fits(json),
            Self::JsonFeed => json_feed::fits(json),
            Self::ActivityStreams => activity_streams::fits(json),
            Self::NewsArticle => news_article::fits(json),
            Self::Readability => readability::fits(json),
            Self::Ghost => ghost::fits(json),
        }
    }

    /// Reads a JSON value as of this format; of a feed the item of this id or address.
    fn draft<'a>(self, json: &'a Json, item: &str) -> Draft<'a> {
        match self {
            Self::WordPress => wordpress::draft(json),
            Self::JsonFeed => json_feed::draft(json, item),
            Self::ActivityStreams => activity_streams::draft(json),
            Self::NewsArticle => news_article::draft(json),
            Self::Readability => readability::draft(json),
            Self::Ghost => ghost::draft(json),
        }
    }
}

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
pub fn read(bytes: &[u8], address: &Url, asked: &Asked, html: impl Fn(&str) -> Option<Html>) -> Result<Article, Error> {
    let json = parse(bytes)?;
    match ours(&json) {
        Some(json) => {
            let mut article = decode_ours(json, address)?;
            provider::frames(&mut article.body);
            Ok(article)
        }
        None => decode(&json, address, asked, html),
    }
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

/// The value that is in our own format, where one is: the whole, or an entry of a list.
pub fn ours(json: &Json) -> Option<&Json> {
    candidates(json).find(|json| json.has("maqal"))
}

/// Makes the article of a JSON value in our own format, save for the frames of its embeds ([`provider::frames`]).
///
/// # Errors
///
/// [`Error::NoArticle`] and [`Error::Version`].
pub fn decode_ours(json: &Json, address: &Url) -> Result<Article, Error> {
    let mut article = maqal::decode(json, address)?;
    clean::clean(&mut article);
    Ok(article)
}

/// Makes the article of a JSON value in a publisher's format.
///
/// # Errors
///
/// All of [`Error`] but [`Error::NotJson`] and [`Error::Version`].
pub fn decode(
    json: &Json,
    address: &Url,
    asked: &Asked,
    html: impl Fn(&str) -> Option<Html>,
) -> Result<Article, Error> {
    let fitting = |format: Format| candidates(json).find(|json| format.fits(json));
    let named = Format::ALL.into_iter().find(|format| format.name() == asked.format);
    let (json, format) = match named {
        Some(format) => (fitting(format).unwrap_or(json), format),
        None => Format::ALL
            .into_iter()
            .find_map(|format| Some((fitting(format)?, format)))
            .ok_or_else(|| unknown(json, address))?,
    };
    let mut article = format.draft(json, &asked.item).finish(address, html)?;
    provider::frames(&mut article.body);
    Ok(article)
}

/// A value, and the entries of the list that it is or that an API has put it in.
fn candidates(json: &Json) -> impl Iterator<Item = &Json> {
    let mut lists = [json, json.get("posts"), json.get("pages")].into_iter();
    let list = lists.find_map(|list| if let Json::Array(entries) = list { Some(&**entries) } else { None });
    iter::once(json).chain(list.unwrap_or_default())
}

/// An empty list is an answer of a known kind without an article; anything else is none that we know.
fn unknown(json: &Json, address: &Url) -> Error {
    let is_empty = |json: &Json| matches!(json, Json::Array(entries) if entries.is_empty());
    if is_empty(json) || ["posts", "pages"].iter().any(|name| is_empty(json.get(name))) {
        return Error::NoArticle { field: "title", original: None };
    }
    Error::UnknownFormat { original: Url::web(json.first(&["canonical", "url", "link"]), Some(address)) }
}
