//! The errors of reading an article.

use std::fmt;

use crate::url::Url;

/// The reason why no article can be read from a response. `Display` writes a message for developers; readers see
/// [`crate::locale::ArticleMessages`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The bytes are not JSON.
    NotJson {
        /// The line of the syntax error, from 1.
        line: usize,
        /// The column of the syntax error in characters, from 1; 0 if the line is empty.
        column: usize,
    },
    /// The bytes are HTML, such as a login page, a security check or a maintenance notice.
    Html,
    /// The JSON contains no article.
    NoArticle {
        /// The missing field.
        field: &'static str,
        /// The URL of the original story, if the JSON has it.
        original: Option<Url>,
    },
    /// The requested item is not in the feed.
    NoItem {
        /// The URL of the item, if it is on the site of the feed.
        original: Option<Url>,
    },
    /// The JSON is not in a known format.
    UnknownFormat {
        /// The URL of the original story, if the JSON has it.
        original: Option<Url>,
    },
    /// The article requires a password or a subscription.
    Locked {
        /// The URL of the original story, if the JSON has it.
        original: Option<Url>,
    },
    /// The article is in HTML, and the page's content security policy forbids parsing it.
    HtmlRefused {
        /// The URL of the original story, if the JSON has it.
        original: Option<Url>,
    },
    /// The article is in a later version of our own format.
    Version {
        /// The version of the article.
        found: u32,
        /// The URL of the original story, if the JSON has it.
        original: Option<Url>,
    },
}

impl Error {
    /// Returns the URL of the original story, if the response has it.
    pub fn original(&self) -> Option<&Url> {
        match self {
            Self::NotJson { .. } | Self::Html => None,
            Self::NoArticle { original, .. }
            | Self::NoItem { original }
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
                write!(f, "The response is not JSON: there is a syntax error at line {line}, column {column}.")
            }
            Self::Html => f.write_str("The response is an HTML page, not JSON."),
            Self::NoArticle { field, .. } => {
                write!(f, "The response is JSON but contains no article: the field `{field}` is missing.")
            }
            Self::NoItem { .. } => f.write_str("The requested item is not in the feed."),
            Self::UnknownFormat { .. } => f.write_str("The response is JSON, but its format is unknown."),
            Self::Locked { .. } => f.write_str("The article requires a password or a subscription."),
            Self::HtmlRefused { .. } => f.write_str(
                "The HTML of the article cannot be parsed: the page's content security policy does not allow the \
                     Trusted Types policy `maqal`.",
            ),
            Self::Version { found, .. } => {
                write!(f, "The article is in version {found} of the format, but only version 1 is supported.")
            }
        }
    }
}

impl std::error::Error for Error {}
