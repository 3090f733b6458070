//! Writes articles as finished pages: the native program `maqal-press`.
//!
//! 1. [`input`] reads responses from files, folders, standard input and servers.
//! 2. [`crate::source`] decodes each response to its articles.
//! 3. [`page`] writes the page of an article: the same document as in a browser, with a head that crawlers understand.
//! 4. [`output`] writes the files.
//!
//! A response that cannot be read does not stop the others. The [`Report`] lists it with the reason.

pub mod input;
mod interface;
pub mod output;
pub mod page;
mod report;
pub mod slug;

use std::path::PathBuf;

use crate::{
    article::Article,
    host::html,
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
        let interface = interface::interface_of(article.lang.as_ref().map(|lang| lang.as_str()).unwrap_or_default());
        let path = slug::path(&article);
        Self { article, interface, path }
    }
}

/// Writes all pages.
///
/// # Errors
///
/// [`output::Error`] if the output folder cannot be written. An input that cannot be read is a [`Failure`] in the report.
pub fn run(job: &Job) -> Result<Report, output::Error> {
    let mut report = Report::default();
    let output = output::Folder::create(&job.output)?;
    for response in input::responses(&job.inputs) {
        let read = response.map_err(|error| Failure { input: error.input(), reason: error.to_string() });
        let read = read.and_then(|response| {
            source::read(&response.bytes, &response.address, &Options::default(), html::parse)
                .map_err(|error| Failure { input: response.name, reason: error.to_string() })
        });
        match read {
            Ok(article) => {
                let entry = Entry::new(article);
                output.write(&format!("{}index.html", entry.path), page::page(&entry, &job.site).as_bytes())?;
                report.pages += 1;
            }
            Err(failure) => report.failures.push(failure),
        }
    }
    Ok(report)
}
