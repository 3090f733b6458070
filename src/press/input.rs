//! Reads responses from files, folders, standard input and servers.
//!
//! - `files`: a file with one JSON document; a file with JSON Lines; a folder of such files, in the order of their names.
//! - `lines`: standard input, and JSON Lines: one JSON document per line.
//! - [`fetch`]: a URL, with limits of time and size, retries and a rate limit. `address` refuses redirects to private
//!   addresses.
//! - `pages`: the following pages of a JSON Feed or of a collection of the WordPress REST API.
//!
//! All of them are iterators that read when the next response is needed, so memory does not grow with the number of
//! articles. An input that fails yields an [`Error`] and ends. The other inputs continue.

mod address;
mod error;
pub mod fetch;
mod files;
mod lines;
mod pages;

use std::{io, iter, path::PathBuf, str::FromStr};

use crate::url::Url;
pub use error::Error;
use fetch::Client;
pub use fetch::Fetching;

/// A response with articles.
pub struct Response {
    /// The file or the URL that it comes from, for messages.
    pub name: String,
    /// The URL against which the relative URLs in it resolve.
    pub address: Url,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether it comes from a server, so that the next response may take a while.
    pub is_fetched: bool,
}

impl Response {
    /// Returns the name of an article in this response, for messages. `index` is its index if the response is a list.
    pub fn article(&self, index: Option<usize>) -> String {
        index.map_or_else(|| self.name.clone(), |index| format!("{} (article {})", self.name, index + 1))
    }
}

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input.
    StandardInput,
    /// The URL of a response.
    Url(Url),
}

impl FromStr for Input {
    type Err = String;

    /// Parses an argument of the command line: `-`, an HTTP URL, or a path.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "-" {
            return Ok(Self::StandardInput);
        }
        if text.starts_with("http://") || text.starts_with("https://") {
            return Url::web(text, None).map(Self::Url).ok_or_else(|| format!("{text} is not a valid URL"));
        }
        Ok(Self::Path(text.into()))
    }
}

type Responses<'a> = Box<dyn Iterator<Item = Result<Response, Error>> + 'a>;

/// Reads the responses of all inputs, in order. `base` is the URL against which the relative URLs in files resolve.
pub fn responses<'a>(
    inputs: &'a [Input],
    fetching: &'a Fetching,
    base: &'a Url,
) -> impl Iterator<Item = Result<Response, Error>> + 'a {
    inputs.iter().flat_map(move |input| -> Responses<'a> {
        match input {
            Input::Path(path) => Box::new(files::responses(path, base)),
            Input::StandardInput => Box::new(lines::detected("standard input".to_owned(), io::stdin().lock(), base)),
            Input::Url(url) => match Client::new(fetching, url) {
                Ok(client) => Box::new(pages::responses(client, url)),
                Err(cause) => Box::new(iter::once(Err(Error::Fetch { url: url.clone(), cause }))),
            },
        }
    })
}
