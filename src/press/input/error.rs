//! The errors of reading inputs.

use std::{fmt, io, path::PathBuf};

use super::fetch;
use crate::{limits::RESPONSE_SIZE, url::Url};

/// Why an input cannot be read.
#[derive(Debug)]
pub enum Error {
    /// A file or a folder cannot be opened or read.
    File {
        /// The path.
        path: PathBuf,
        /// The cause.
        cause: io::Error,
    },
    /// A folder contains no file with articles.
    NoFile(PathBuf),
    /// Standard input or a file with JSON Lines cannot be read further.
    Read {
        /// The input.
        name: String,
        /// The cause.
        cause: io::Error,
    },
    /// A JSON document is larger than [`RESPONSE_SIZE`].
    TooLarge(String),
    /// A response cannot be fetched.
    Fetch {
        /// The URL.
        url: Url,
        /// The cause.
        cause: fetch::Error,
    },
    /// The pages of a feed or of a collection repeat.
    Loop(Url),
    /// A feed or a collection has more than `PAGES` pages.
    TooManyPages(Url),
}

impl Error {
    /// Returns the file or the URL.
    pub fn input(&self) -> String {
        match self {
            Self::File { path, .. } | Self::NoFile(path) => path.display().to_string(),
            Self::Read { name, .. } | Self::TooLarge(name) => name.clone(),
            Self::Fetch { url, .. } | Self::Loop(url) | Self::TooManyPages(url) => url.as_str().to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { cause, .. } => write!(f, "The file or folder cannot be read: {cause}."),
            Self::NoFile(_) => f.write_str("The folder contains no file that ends with .json, .jsonl or .ndjson."),
            Self::Read { cause, .. } => write!(f, "The input cannot be read to its end: {cause}."),
            Self::TooLarge(_) => write!(
                f,
                "The JSON document is larger than {} MiB. Write a list of articles as JSON Lines, one article per line.",
                RESPONSE_SIZE >> 20
            ),
            Self::Fetch { cause, .. } => cause.fmt(f),
            Self::Loop(_) => {
                f.write_str("The server sends a page that it has sent before. The remaining pages are skipped.")
            }
            Self::TooManyPages(_) => {
                write!(f, "There are more than {} pages. The remaining pages are skipped.", super::pages::PAGES)
            }
        }
    }
}

impl std::error::Error for Error {}
