//! The summaries of all pages, from which the lists of pages are made: the index, the sitemap and the feeds.
//!
//! A run may read only what is new, so the summaries of other pages come from the previous run. They are in a file in the
//! state folder, one JSON document per line. Only their dates and places in the file are in memory. The file is written
//! under a temporary name and renamed, so a run that is killed leaves the previous file.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{hash::hash, manifest::write_line, summary::Summary};

/// The name of the file.
const FILE: &str = "pages.jsonl";

/// The summaries of a run that is in progress.
pub(super) struct Summaries {
    path: PathBuf,
    out: BufWriter<NamedTempFile>,
    size: u64,
    places: Vec<Place>,
    /// The hashes of the former paths of the pages of this run.
    former: HashSet<u64>,
    /// The numbers of the sections, by their paths.
    sections: HashMap<String, u32>,
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
    /// The number of the section, from 1; 0 if it is unknown.
    section: u32,
}

impl Summaries {
    /// Starts a file in the state folder. The names of temporary files begin with `prefix`.
    pub(super) fn create(state: &Path, prefix: &str) -> io::Result<Self> {
        let out = BufWriter::new(tempfile::Builder::new().prefix(prefix).tempfile_in(state)?);
        let path = state.join(FILE);
        Ok(Self {
            path,
            out,
            size: 0,
            places: Vec::new(),
            former: HashSet::new(),
            sections: HashMap::new(),
            languages: BTreeMap::new(),
            error: None,
        })
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
        let next = u32::try_from(self.sections.len() + 1).unwrap_or_default();
        let section = summary.section_path().map_or(0, |path| *self.sections.entry(path).or_insert(next));
        let has_moved = !summary.former.is_empty();
        self.places.push(Place { seconds, offset: self.size, key: hash(&*summary.path), has_moved, section });
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
        let mut sections: Vec<_> =
            self.sections.into_iter().map(|(path, number)| (number, Section { path, places: Vec::new() })).collect();
        sections.sort_by_key(|(number, _)| *number);
        for (index, place) in (0..).zip(&self.places) {
            if let Some((_, section)) = (place.section as usize).checked_sub(1).and_then(|at| sections.get_mut(at)) {
                section.places.push(index);
            }
        }
        let mut sections: Vec<_> = sections.into_iter().map(|(_, section)| section).collect();
        sections.sort_by(|one, other| (other.len(), &one.path).cmp(&(one.len(), &other.path)));
        Ok(Pages { path: self.path, places: self.places, sections, lang })
    }
}

/// All pages of the site, the newest first.
pub(super) struct Pages {
    path: PathBuf,
    places: Vec<Place>,
    /// The sections, the largest first.
    pub(super) sections: Vec<Section>,
    /// The most frequent language tag; empty if unknown.
    pub(super) lang: String,
}

/// The pages of a section, the newest first.
pub(super) struct Section {
    /// The path of the list of the pages ([`Summary::section_path`]).
    pub(super) path: String,
    /// The indices of the pages.
    places: Vec<u32>,
}

impl Section {
    /// Returns the number of pages.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }
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

    /// Reads up to `count` summaries of a section after the first `skip` ones.
    pub(super) fn read_section(&self, section: &Section, skip: usize, count: usize) -> io::Result<Vec<Summary>> {
        let mut file = BufReader::new(File::open(&self.path)?);
        let places = section.places.iter().filter_map(|index| self.places.get(*index as usize));
        places.skip(skip).take(count).map(|place| read_at(&mut file, place.offset)).collect()
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
