//! Reads responses.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use crate::url::Url;

/// A response with articles.
pub struct Response {
    /// The file or the URL that it comes from, for messages.
    pub name: String,
    /// The URL against which the relative URLs in it resolve.
    pub address: Url,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Why an input cannot be read.
#[derive(Debug)]
pub enum Error {
    /// A file or a folder cannot be opened or read.
    File(PathBuf, io::Error),
}

impl Error {
    /// Returns the file or the URL.
    pub fn input(&self) -> String {
        match self {
            Self::File(path, _) => path.display().to_string(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(_, error) => write!(f, "the file cannot be read: {error}"),
        }
    }
}

/// Reads the responses of files and folders, in the order of their names.
pub fn responses(inputs: &[PathBuf]) -> impl Iterator<Item = Result<Response, Error>> {
    let mut responses = Vec::new();
    for input in inputs {
        add(input, &mut responses);
    }
    responses.into_iter()
}

fn add(path: &Path, responses: &mut Vec<Result<Response, Error>>) {
    if path.is_dir() {
        match fs::read_dir(path) {
            Ok(entries) => {
                let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
                paths.sort();
                for path in paths {
                    if path.is_dir() || path.extension().is_some_and(|extension| extension == "json") {
                        add(&path, responses);
                    }
                }
            }
            Err(error) => responses.push(Err(Error::File(path.to_owned(), error))),
        }
        return;
    }
    responses.push(match (fs::read(path), Url::web("https://article.invalid/", None)) {
        (Ok(bytes), Some(address)) => Ok(Response { name: path.display().to_string(), address, bytes }),
        (Err(error), _) => Err(Error::File(path.to_owned(), error)),
        (Ok(_), None) => return,
    });
}
