//! Writes articles as finished pages: the native program `maqal-press`.
//!
//! 1. [`input`] reads responses from files, folders, standard input and servers.
//! 2. [`crate::source`] decodes each response to its articles.
//! 3. [`page`] writes the page of an article: the same document as in a browser, with a head that crawlers understand.
//! 4. [`assets`] has the files that pages load, and [`output`] writes the files.
//!
//! A response that cannot be read does not stop the others. The [`Report`] lists it with the reason.

pub mod assets;
pub mod head;
pub mod input;
mod interface;
mod markup;
pub mod output;
pub mod page;
mod policy;
mod report;
pub mod slug;
mod start;

use std::{fmt, path::PathBuf};

use crate::{
    article::Article,
    host::html,
    locale::Language,
    source::{self, Options},
    url::Url,
};
pub use report::{Failure, Report};

/// What to write, and where.
pub struct Job {
    /// Files and folders with responses.
    pub inputs: Vec<PathBuf>,
    /// The folder for the pages.
    pub output: PathBuf,
    /// The folder of the reader's files.
    pub reader: PathBuf,
    /// The site that consists of the pages.
    pub site: Site,
}

/// The site that consists of the pages.
pub struct Site {
    /// The URL at which the output folder is served. It ends with a slash.
    pub url: Url,
    /// The name of the site; empty if unknown.
    pub name: String,
}

/// An article and the path of its page.
pub struct Entry {
    /// The article.
    pub article: Article,
    /// The interface in the language of the article.
    pub interface: &'static crate::document::Interface,
    /// The path of the page below the site's URL, without percent-encoding: `2025/11/المطر/`.
    pub path: String,
}

impl Entry {
    /// Creates the entry of an article.
    pub fn new(article: Article) -> Self {
        let interface = interface::interface_of(article.lang.as_ref().map_or("", Language::as_str));
        let path = slug::path(&article);
        Self { article, interface, path }
    }

    /// Returns the URL of the page.
    pub fn url(&self, site: &Site) -> Url {
        site.url_of(&self.path)
    }

    /// Returns the path of the oEmbed response below the site's URL: `oembed/2025/11/المطر.json`.
    pub fn oembed_path(&self) -> String {
        format!("oembed/{}.json", self.path.trim_end_matches('/'))
    }

    /// Returns the URL of the oEmbed response.
    pub fn oembed_url(&self, site: &Site) -> Url {
        site.url_of(&self.oembed_path())
    }
}

impl Site {
    /// Returns the URL of a path below the site's URL. The path contains letters, digits, `-`, `.` and `/`.
    pub fn url_of(&self, path: &str) -> Url {
        // Fails only if the URL is longer than any that is allowed.
        Url::web(&format!("./{path}"), Some(&self.url)).unwrap_or_else(|| self.url.clone())
    }
}

/// Why no page can be written.
#[derive(Debug)]
pub enum Error {
    /// The files of the reader cannot be read.
    Reader(assets::Error),
    /// A file cannot be written.
    Output(output::Error),
}

impl From<assets::Error> for Error {
    fn from(error: assets::Error) -> Self {
        Self::Reader(error)
    }
}

impl From<output::Error> for Error {
    fn from(error: output::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reader(error) => error.fmt(f),
            Self::Output(error) => error.fmt(f),
        }
    }
}

/// Writes all pages.
///
/// # Errors
///
/// [`Error`] if the files of the reader cannot be read, or the output folder cannot be written. An input that cannot be read is a [`Failure`] in the report.
pub fn run(job: &Job) -> Result<Report, Error> {
    let mut report = Report::default();
    let assets = assets::Assets::load(&job.reader)?;
    let output = output::Folder::create(&job.output)?;
    assets.write_to(&output)?;
    for response in input::responses(&job.inputs) {
        let read = response.map_err(|error| Failure { input: error.input(), reason: error.to_string() });
        let read = read.and_then(|response| {
            source::read(&response.bytes, &response.address, &Options::default(), html::parse)
                .map_err(|error| Failure { input: response.name, reason: error.to_string() })
        });
        match read {
            Ok(article) => {
                let entry = Entry::new(article);
                output
                    .write(&format!("{}index.html", entry.path), page::page(&entry, &job.site, &assets).as_bytes())?;
                report.pages += 1;
            }
            Err(failure) => report.failures.push(failure),
        }
    }
    Ok(report)
}
