//! Writes articles as finished pages: the native program `maqal-press`.
//!
//! 1. [`input`] reads responses from files, folders, standard input and servers, a batch at a time.
//! 2. [`crate::source`] decodes each response to its articles, on all cores.
//! 3. Each article becomes an [`Entry`], which has the path of its page ([`slug`], [`paths`]). This is done in the order of
//!    the inputs, so that the same inputs always give the same paths.
//! 4. [`page`] writes the page of an article on all cores: the same document as in a browser, with a head that crawlers
//!    understand. [`element`] writes a fragment for the pages of a publisher instead. [`assets`] has the files that pages and
//!    elements load. [`output`] writes the files that have changed since the previous run, according to the [`manifest`].
//!    `state` has what a site remembers from one run to the next.
//! 5. [`index`], [`sitemap`], [`atom`] and [`json_feed`] list the pages by their summaries ([`summary`]). Where a page was
//!    before, there is a redirect to it.
//! 6. [`Report`] lists what was done, and what failed with the reason. A failure does not stop the others.
//!
//! [`check`] reads articles in the same way, and reports what is unusual in them.

pub mod assets;
pub mod atom;
pub mod card;
pub mod check;
pub mod element;
pub mod head;
pub mod index;
pub mod input;
pub mod json_feed;
mod lists;
pub mod manifest;
mod markup;
pub mod not_found;
pub mod oembed;
pub mod output;
pub mod page;
mod pages;
pub mod paths;
mod pipeline;
mod policy;
pub mod previews;
mod progress;
mod reader;
mod redirects;
mod report;
pub mod robots;
pub mod sitemap;
pub mod slug;
mod state;
pub mod summary;
pub mod template;
mod xml;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use crate::{
    article::Article,
    host::{html, intl},
    locale::Language,
    metadata::{ALT, Metadata, Page, Picture, excerpt},
    source::Translation,
    url::Url,
};
use assets::Assets;
use input::{Fetching, Input, Response};
use output::Folder;
use paths::Claimed;
pub use previews::{CardImage, Cards};
pub use progress::Progress;
pub use report::{Failure, Report};
use template::Template;

/// What is written for each article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Artifact {
    /// A page ([`page`]). The folder is a site.
    #[default]
    Page,
    /// A fragment of HTML for a page of the publisher ([`element`]).
    Element,
}

/// What to write, and where.
pub struct Job {
    /// What is written for each article.
    pub artifact: Artifact,
    /// Where the articles come from.
    pub inputs: Vec<Input>,
    /// How servers are asked.
    pub fetching: Fetching,
    /// The folder for the pages.
    pub output: PathBuf,
    /// Which articles get preview images.
    pub cards: Cards,
    /// Whether the files of previous runs that this run does not make are removed.
    pub prune: bool,
    /// The folder of the reader's files.
    pub reader: PathBuf,
    /// The site that consists of the pages.
    pub site: Site,
}

/// The site that consists of the pages.
pub struct Site {
    /// The URL at which the output folder is served. It ends with a slash. Relative URLs in files resolve against it.
    pub url: Url,
    /// The name of the site; empty if unknown.
    pub name: String,
}

/// An article and the path of its page.
pub struct Entry {
    /// The file or the URL that the article comes from, and its number in it if there are several. For messages.
    pub input: String,
    /// The article.
    pub article: Article,
    /// The interface in the language of the article.
    pub interface: &'static crate::document::Interface,
    /// The path of the page below the site's URL, without percent-encoding: `2025/11/المطر/`.
    pub path: String,
    /// The preview images beside the page, the one for large previews first.
    pub cards: Vec<CardImage>,
    /// The translations of the article.
    pub translations: Vec<Translation>,
    /// The paths that the page had in previous runs, the oldest first.
    pub former: Vec<String>,
}

impl Entry {
    /// Creates the entry of an article that comes from `input`.
    pub fn new(input: String, article: Article) -> Self {
        let interface = intl::interface_of(article.lang.as_ref().map_or("", Language::as_str));
        let path = slug::path(&article);
        Self { input, article, interface, path, cards: Vec::new(), translations: Vec::new(), former: Vec::new() }
    }

    /// Returns the URL of the page.
    pub fn url(&self, site: &Site) -> Url {
        site.url_of(&self.path)
    }

    /// Returns the facts of the article that crawlers read. The headline is the alternative text of a card.
    pub fn metadata(&self, site: &Site) -> Metadata {
        let alt = excerpt(&self.article.title, ALT);
        let picture = |card: &CardImage| Picture {
            url: site.url_of(&card.path),
            size: Some((card.width, card.height)),
            alt: alt.clone(),
        };
        let cards: Vec<_> = self.cards.iter().map(picture).collect();
        Metadata::of(&self.article, Page { url: &self.url(site), site: &site.name, cards: &cards })
    }

    /// Returns the path of the oEmbed response below the site's URL: `oembed/2025/11/المطر.json`.
    pub fn oembed_path(&self) -> String {
        oembed::path(&self.path)
    }

    /// Returns the URL of the oEmbed response.
    pub fn oembed_url(&self, site: &Site) -> Url {
        site.url_of(&self.oembed_path())
    }
}

impl Site {
    /// Returns the name of the site, or else its host.
    pub fn title(&self) -> String {
        if self.name.is_empty() { self.url.host() } else { self.name.clone() }
    }

    /// Returns the path of the site's URL. It begins and ends with a slash.
    pub fn path(&self) -> &str {
        self.url.as_str().get(self.url.origin().len()..).unwrap_or("/")
    }

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

/// Writes all pages or elements.
///
/// # Errors
///
/// [`Error`] if the files of the reader cannot be read, or the output folder or its state cannot be written. Anything
/// else that fails is a [`Failure`] in the report.
pub fn run(job: &Job, progress: &mut Progress) -> Result<Report, Error> {
    let mut report = Report { artifact: job.artifact, ..Report::default() };
    let assets = Assets::load(&job.reader, job.artifact)?;
    let template = Template::new(&job.site, &assets);
    let output = Folder::open(&job.output)?;
    report.notes.extend(output.damaged().map(damage));
    assets.write_to(&output)?;
    for batch in pipeline::batches(input::responses(&job.inputs, &job.fetching, &job.site.url)) {
        let mut entries = Vec::new();
        for read in pipeline::read(batch, entries_of) {
            match read {
                Ok((input, mut entry)) => {
                    entry.input = input;
                    Claimed { path: entry.path, former: entry.former } =
                        output.claim_path(&entry.path, &entry.article)?;
                    entries.push(entry);
                }
                Err(failure) => report.failures.push(failure),
            }
        }
        let cards = if job.artifact == Artifact::Page { job.cards } else { Cards::None };
        let entries = pipeline::draw(entries, &mut report, |entry| previews::write(entry, &job.site, cards, &output));
        pipeline::write(&entries, &job.site, &output, &mut report, |entry, metadata| {
            let write = |name: &str, content: &str| output.write(name, content.as_bytes());
            match job.artifact {
                Artifact::Page => {
                    write(&entry.oembed_path(), &oembed::response(metadata, &job.site))?;
                    write(&format!("{}index.html", entry.path), &page::page(entry, metadata, &template))
                }
                Artifact::Element => {
                    let html = element::element(entry, &job.site, &assets);
                    write(&format!("{}element.html", entry.path), &html)
                }
            }
        });
        output.commit()?;
        progress.show(&report);
    }
    // The pages of articles that could not be read are still there.
    let pages = output.complete_pages(!job.prune || !report.failures.is_empty());
    let shared = pages.and_then(|pages| match job.artifact {
        Artifact::Page => lists::write(&pages, &template, &output),
        Artifact::Element => output.write(element::SCRIPT, element::script(&assets).as_bytes()).map(|_| ()),
    });
    if let Err(error) = shared {
        let input = match job.artifact {
            Artifact::Page => "index, sitemap, feeds and redirects",
            Artifact::Element => element::SCRIPT,
        };
        report.failures.push(Failure { input: input.to_owned(), reason: error.to_string() });
    }
    if job.prune {
        prune(&output, &mut report);
    }
    output.finish()?;
    progress.finish();
    Ok(report)
}

/// Returns the entries of the articles in a response, each with its name for messages.
fn entries_of(response: &Response) -> Vec<Result<(String, Entry), Failure>> {
    pipeline::articles(response, html::parse, |article, articles| {
        let mut entry = Entry::new(String::new(), article?);
        entry.translations = articles.translations(&entry.article);
        Ok(entry)
    })
}

/// Returns the note about a damaged state.
fn damage(path: &Path) -> String {
    format!(
        "{} is damaged, or of another version. All pages are written again, and pages that earlier runs have written are not \
         removed.",
        path.display()
    )
}

/// Removes what previous runs have written and this one has not. A page may only be missing because its article could
/// not be read, so nothing is removed after a failure.
fn prune(output: &Folder, report: &mut Report) {
    if !report.failures.is_empty() {
        report.notes.push("Nothing was removed, because not all articles could be read and written.".to_owned());
        return;
    }
    let (removed, errors) = output.prune();
    report.removed = removed;
    for error in errors {
        report.failures.push(Failure { input: "--prune".to_owned(), reason: error.to_string() });
    }
}
