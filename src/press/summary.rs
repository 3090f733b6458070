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

use super::{Entry, Site, hash::hash, manifest::write_line};
use crate::{
    article::{Author, Source, Timestamp},
    locale::{Direction, Language},
    metadata::{Metadata, Picture},
    url::Url,
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
    /// The paths that the page had in previous runs, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
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
            former: entry.former.clone(),
        }
    }

    /// Returns the facts for crawlers, as far as the summary has them.
    pub(super) fn metadata(&self, site: &Site) -> Metadata {
        let url = |url: &Option<String>| Url::web(url.as_ref()?, None);
        Metadata {
            title: self.title.clone(),
            description: self.description.clone(),
            canonical: url(&self.canonical).unwrap_or_else(|| site.url_of(&self.path)),
            site_name: site.name.clone(),
            lang: Language::parse(&self.lang),
            pictures: url(&self.image).map(|url| Picture { url, size: None, alt: String::new() }).into_iter().collect(),
            published: self.published.clone(),
            modified: self.modified.clone(),
            authors: self.authors.iter().map(|name| Author { name: name.clone(), url: None }).collect(),
            section: self.section.clone(),
            tags: Vec::new(),
            publisher: Source::default(),
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
    /// The hashes of the former paths of the pages of this run.
    former: HashSet<u64>,
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
    /// Whether the page had other paths.
    has_moved: bool,
}

impl Summaries {
    /// Starts a file in the state folder. The names of temporary files begin with `prefix`.
    pub(super) fn create(state: &Path, prefix: &str) -> io::Result<Self> {
        let out = BufWriter::new(tempfile::Builder::new().prefix(prefix).tempfile_in(state)?);
        let path = state.join(FILE);
        let (places, former, languages) = (Vec::new(), HashSet::new(), BTreeMap::new());
        Ok(Self { path, out, size: 0, places, former, languages, error: None })
    }

    /// Calls `each` with the summaries of the previous runs and their places.
    pub(super) fn visit_previous(&self, mut each: impl FnMut(&Summary, u64)) -> io::Result<()> {
        visit(&self.path, |summary, place| {
            each(&summary, place);
            Ok(())
        })
    }

    /// Returns the paths that a page had in the previous runs. `place` is that of its previous summary, and `path` its path
    /// in this run.
    pub(super) fn former_paths(&self, place: u64, path: &str) -> io::Result<Vec<String>> {
        let mut file = BufReader::new(File::open(&self.path)?);
        let Summary { path: previous, mut former, .. } = read_at(&mut file, place)?;
        former.retain(|former| *former != previous);
        former.push(previous);
        former.retain(|former| former != path);
        Ok(former)
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
        let has_moved = !summary.former.is_empty();
        self.places.push(Place { seconds, offset: self.size, key: hash(&*summary.path), has_moved });
        self.former.extend(summary.former.iter().map(|path| hash(&**path)));
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
            // A page that has moved is no longer where it was.
            let new: HashSet<u64> = self.places.iter().map(|place| place.key).chain(self.former.drain()).collect();
            let path = self.path.clone();
            visit(
                &path,
                |summary, _| {
                    if new.contains(&hash(&*summary.path)) { Ok(()) } else { self.append(&summary) }
                },
            )?;
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
        self.places.iter().skip(skip).take(count).map(|place| read_at(&mut file, place.offset)).collect()
    }

    /// Reads the summaries of the pages that had other paths.
    pub(super) fn moved(&self) -> io::Result<Vec<Summary>> {
        let mut file = BufReader::new(File::open(&self.path)?);
        self.places.iter().filter(|place| place.has_moved).map(|place| read_at(&mut file, place.offset)).collect()
    }

    /// Returns the hashes of the paths of all pages.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> {
        self.places.iter().map(|place| place.key)
    }
}

/// Reads the summary at a place in a file.
fn read_at(file: &mut BufReader<File>, place: u64) -> io::Result<Summary> {
    let mut line = String::new();
    file.seek(SeekFrom::Start(place))?;
    file.read_line(&mut line)?;
    serde_json::from_str(&line).map_err(io::Error::other)
}

/// Calls `each` with the summaries in a file and their places, if it exists. Ignores a damaged line: the next run that reads
/// the article adds its page again.
fn visit(path: &Path, mut each: impl FnMut(Summary, u64) -> io::Result<()>) -> io::Result<()> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let (mut file, mut line, mut place) = (BufReader::new(file), Vec::new(), 0);
    while file.read_until(b'\n', &mut line)? > 0 {
        if let Ok(summary) = serde_json::from_slice(&line) {
            each(summary, place)?;
        }
        place += line.len() as u64;
        line.clear();
    }
    Ok(())
}
