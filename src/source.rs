//! From bytes to an [`Article`]: the one border that everything from outside crosses.
//!
//! 1. [`parse`]: bytes are JSON, or it says at which line and column they stop being JSON.
//! 2. [`decode`]: the JSON's shape tells its format, and that format's file makes the article.
//! 3. [`crate::article::clean`] mends what publishing systems leave in the text.
//!
//! Inside a format, a field that is missing or of another type degrades alone. Only where neither headline nor
//! body is left is there no article.

pub mod json;
pub mod maqal;

use std::fmt;

use crate::{
    article::{Article, clean},
    url::Url,
};
pub use json::Json;

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
            Self::NoArticle { original, .. } | Self::Version { original, .. } => original.as_ref(),
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
            Self::Version { found, .. } => {
                write!(f, "The article is in version {found} of the format; this reader knows version 1.")
            }
        }
    }
}

impl std::error::Error for Error {}

/// Reads an article from what a server sent. Relative addresses in it resolve against `address`, the place
/// where it was found, unless it names its own.
///
/// # Errors
///
/// All of [`Error`].
pub fn read(bytes: &[u8], address: &Url) -> Result<Article, Error> {
    decode(&parse(bytes)?, address)
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
/// [`Error::NoArticle`] and [`Error::Version`].
pub fn decode(json: &Json, address: &Url) -> Result<Article, Error> {
    let mut article = maqal::decode(json, address)?;
    clean::clean(&mut article);
    Ok(article)
}
