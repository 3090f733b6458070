//! The summaries of all pages, from which the lists of pages are made: the index, the sitemap and the feeds.
//!
//! A run may read only what is new, so the summaries of other pages come from the previous run. They are in a file in the
//! state folder, one JSON document per line. Only their dates and places in the file are in memory. The file is written
//! under a temporary name and renamed, so a run that is killed leaves the previous file.

use std::{
    collections::{BTreeMap, HashSet},
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::{Entry, hash::hash, manifest::write_line};
use crate::{
    article::Timestamp,
    locale::{Direction, Language},
    metadata::Metadata,
};

/// The name of the file.
const FILE: &str = "pages.jsonl";

/// What the lists show of a page. Unknown texts are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The path of the page below the site's URL ([`Entry::path`]).
    pub path: String,
    /// The canonical URL of the article, if it has one.
    pub canonical: Option<String>,
    /// The headline. Not empty.
    pub title: String,
    /// The dek, or else the beginning of the text.
    pub description: String,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The time of publication: a date, or a date and a time with an offset.
    pub published: Option<String>,
    /// The time of the last modification, in the same format.
    pub modified: Option<String>,
    /// The section.
    pub section: String,
    /// The language tag.
    pub lang: String,
    /// The direction of the headline.
    pub dir: Direction,
    /// The URL of the picture.
    pub image: Option<String>,
}

impl Summary {
    /// Returns the summary of an article.
    pub fn of(entry: &Entry, metadata: Metadata) -> Self {
        let article = &entry.article;
        Self {
            path: entry.path.clone(),
            canonical: article.canonical.as_ref().map(|url| url.as_str().to_owned()),
            dir: Direction::of_text(&metadata.title).unwrap_or(article.dir),
            title: metadata.title,
            description: metadata.description,
            authors: metadata.authors.into_iter().map(|author| author.name).collect(),
            published: metadata.published,
            modified: metadata.modified,
            section: metadata.section,
            lang: metadata.lang.as_ref().map_or("", Language::as_str).to_owned(),
            image: metadata.pictures.first().map(|picture| picture.url.as_str().to_owned()),
        }
    }

    /// Returns the date by which pages are sorted: that of publication, or else that of the last modification.
    pub fn date(&self) -> Option<Timestamp> {
        Timestamp::parse(self.published.as_ref().or(self.modified.as_ref())?)
    }

    /// Returns the date of the last modification, or else that of publication.
    pub fn updated(&self) -> Option<&str> {
        self.modified.as_deref().or(self.published.as_deref())
    }
}

/// The summaries of a run that is in progress.
pub(super) struct Summaries {
    path: PathBuf,
    out: BufWriter<NamedTempFile>,
    size: u64,
    places: Vec<Place>,
    /// How many pages have a language.
    languages: BTreeMap<String, usize>,
    /// The first error.
    error: Option<io::Error>,
}

/// The place of a summary in the file.
struct Place {
    /// The date in seconds since the Unix epoch.
    seconds: Option<i64>,
    offset: u64,
    /// The hash of the path of the page.
    key: u64,
}

impl Summaries {
    /// Starts a file in the state folder. The names of temporary files begin with `prefix`.
    pub(super) fn create(state: &Path, prefix: &str) -> io::Result<Self> {
        let out = BufWriter::new(tempfile::Builder::new().prefix(prefix).tempfile_in(state)?);
        let path = state.join(FILE);
        Ok(Self { path, out, size: 0, places: Vec::new(), languages: BTreeMap::new(), error: None })
    }

    /// Calls `each` with the summaries of the previous runs.
    pub(super) fn visit_previous(&self, mut each: impl FnMut(Summary)) -> io::Result<()> {
        visit(&self.path, |summary| {
            each(summary);
            Ok(())
        })
    }

    /// Adds a page. [`Self::complete`] returns the first error.
    pub(super) fn add(&mut self, summary: &Summary) {
        if self.error.is_none() {
            self.error = self.append(summary).err();
        }
    }

    fn append(&mut self, summary: &Summary) -> io::Result<()> {
        let mut line = Vec::new();
        write_line(&mut line, summary)?;
        self.out.write_all(&line)?;
        let seconds = summary.date().and_then(|date| date.seconds());
        self.places.push(Place { seconds, offset: self.size, key: hash(&*summary.path) });
        self.size += line.len() as u64;
        match self.languages.get_mut(&summary.lang) {
            Some(count) => *count += 1,
            None => drop(self.languages.insert(summary.lang.clone(), 1)),
        }
        Ok(())
    }

    /// Adds the other pages of the previous runs if `keep` is set, and replaces their file.
    pub(super) fn complete(mut self, keep: bool) -> io::Result<Pages> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        if keep {
            let new: HashSet<u64> = self.places.iter().map(|place| place.key).collect();
            let path = self.path.clone();
            visit(&path, |summary| if new.contains(&hash(&*summary.path)) { Ok(()) } else { self.append(&summary) })?;
        }
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.persist(&self.path).map_err(|error| error.error)?;
        // The sort is stable: pages of the same time are in the order of the inputs. Undated pages are the last ones.
        self.places.sort_by_key(|place| std::cmp::Reverse(place.seconds));
        // Of several languages with the same count, the first one by name.
        let lang =
            self.languages.into_iter().rev().max_by_key(|(_, count)| *count).map_or(String::new(), |(lang, _)| lang);
        Ok(Pages { path: self.path, places: self.places, lang })
    }
}

/// All pages of the site, the newest first.
pub(super) struct Pages {
    path: PathBuf,
    places: Vec<Place>,
    /// The most frequent language tag; empty if unknown.
    pub(super) lang: String,
}

impl Pages {
    /// Returns the number of pages.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns the date of the newest page, in seconds since the Unix epoch.
    pub(super) fn newest(&self) -> Option<i64> {
        self.places.first()?.seconds
    }

    /// Reads up to `count` summaries after the first `skip` ones.
    pub(super) fn read(&self, skip: usize, count: usize) -> io::Result<Vec<Summary>> {
        let mut file = BufReader::new(File::open(&self.path)?);
        let mut line = String::new();
        let read = |place: &Place| {
            line.clear();
            file.seek(SeekFrom::Start(place.offset))?;
            file.read_line(&mut line)?;
            serde_json::from_str(&line).map_err(io::Error::other)
        };
        self.places.iter().skip(skip).take(count).map(read).collect()
    }
}

/// Calls `each` with the summaries in a file, if it exists. Ignores a damaged line: the next run that reads the article adds
/// its page again.
fn visit(path: &Path, mut each: impl FnMut(Summary) -> io::Result<()>) -> io::Result<()> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for line in BufReader::new(file).lines() {
        if let Ok(summary) = serde_json::from_str(&line?) {
            each(summary)?;
        }
    }
    Ok(())
}
