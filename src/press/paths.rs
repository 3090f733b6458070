//! The paths of the pages of a run: each article has its own, and articles of previous runs keep theirs.
//!
//! The canonical URL of an article identifies it in all runs. If its headline or its month of publication changes, so does its
//! path, and the previous path is kept for it: a redirect there (`redirects.rs`) leads to the page. An article without a
//! canonical URL is identified by its path.

use std::collections::{HashMap, HashSet};

use super::{hash::hash, slug, summary::Summary};
use crate::article::Article;

/// The paths of a run. Paths and URLs are hashes here, which need less memory.
#[derive(Default)]
pub struct Paths {
    used: HashSet<u64>,
    /// The canonical URLs of the articles of previous runs, by the paths that their pages have or had.
    reserved: HashMap<u64, u64>,
    /// The pages of previous runs, by the canonical URLs of their articles. `None` if several pages have the same URL, which
    /// then identifies none of them.
    previous: HashMap<u64, Option<Previous>>,
    /// The numbers at the end of the paths of articles, by the path without the number and the article.
    articles: HashMap<u64, u32>,
    /// The last number at the end of a path.
    last: HashMap<u64, u32>,
}

/// The page of an article in the previous run.
struct Previous {
    path: u64,
    /// The number at the end of the path, or 1.
    number: u32,
    /// Whether the page had other paths before.
    has_moved: bool,
    /// The place of its summary.
    place: u64,
}

impl Paths {
    /// Reserves the paths of a page of a previous run for its article, if that has a canonical URL. So a run that reads only a
    /// part of the articles does not replace the pages of others. `place` is the place of the summary.
    pub fn reserve(&mut self, page: &Summary, place: u64) {
        let Some(canonical) = page.canonical.as_ref().map(|url| hash(&**url)) else { return };
        self.reserved.insert(hash(&*page.path), canonical);
        for path in &page.former {
            self.reserved.entry(hash(&**path)).or_insert(canonical);
        }
        let previous =
            Previous { path: hash(&*page.path), number: number(&page.path), has_moved: !page.former.is_empty(), place };
        self.previous.entry(canonical).and_modify(|other| *other = None).or_insert(Some(previous));
    }

    /// Returns the path for an article: `path`, or with a number if another article has that path: `2025/11/المطر-2/`. The
    /// same articles in the same order always have the same paths. An article that occurs twice keeps its path, and so does
    /// an article of a previous run whose path differs only in the number.
    pub fn claim(&mut self, path: &str, article: &Article) -> String {
        let stem = path.trim_end_matches('/');
        let numbered = |number| if number == 1 { path.to_owned() } else { format!("{stem}-{number}/") };
        let own = article.canonical.as_ref().map(|url| hash(url.as_str()));
        let key = own.map_or_else(|| hash(&(path, slug::of_hash(article))), |own| hash(&(path, own)));
        if let Some(number) = self.articles.get(&key) {
            return numbered(*number);
        }
        let previous = own.and_then(|own| self.previous.get(&own)?.as_ref());
        let kept = previous.and_then(|page| [1, page.number].into_iter().find(|n| hash(&*numbered(*n)) == page.path));
        let number = if let Some(number) = kept.filter(|number| self.used.insert(hash(&*numbered(*number)))) {
            number
        } else {
            let is_reserved = |path| self.reserved.get(&path).is_some_and(|other| own != Some(*other));
            let mut number = self.last.get(&hash(path)).map_or(1, |last| last + 1);
            while is_reserved(hash(&*numbered(number))) || !self.used.insert(hash(&*numbered(number))) {
                number += 1;
            }
            self.last.insert(hash(path), number);
            number
        };
        self.articles.insert(key, number);
        numbered(number)
    }

    /// Returns the place of the summary of an article's page in the previous run, if the page has or had another path than
    /// `path`.
    pub(super) fn moved(&self, path: &str, article: &Article) -> Option<u64> {
        let previous = self.previous.get(&hash(article.canonical.as_ref()?.as_str()))?.as_ref()?;
        (previous.has_moved || previous.path != hash(path)).then_some(previous.place)
    }
}

/// Returns the number at the end of a path, or 1 if there is none.
fn number(path: &str) -> u32 {
    let number = path.trim_end_matches('/').rsplit_once('-').and_then(|(_, number)| number.parse().ok());
    number.unwrap_or(1)
}
