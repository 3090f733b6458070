//! The paths of the pages of a run: each article has its own, and articles of previous runs keep theirs.
//!
//! The canonical URL of an article identifies it in all runs. If its headline or its month of publication changes, so does its
//! path, and the previous path is kept for it: a redirect there (`redirects.rs`) leads to the page. An article without a
//! canonical URL is identified by its path.

use rusqlite::{Connection, OptionalExtension, params};

use super::{pages, slug, state::State, summary::Summary};
use crate::{article::Article, url::Url};

/// The page that an article gets.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// The path.
    pub path: String,
    /// The paths that the page had in previous runs, the oldest first.
    pub former: Vec<String>,
}

impl State {
    /// Returns the page for an article: at `path`, or with a number if another article has that path: `2025/11/المطر-2/`. The
    /// same articles in the same order always have the same paths. An article that occurs twice keeps its path, and so does
    /// an article of a previous run whose path differs only in the number.
    pub(super) fn claim_path(&self, path: &str, article: &Article) -> rusqlite::Result<Claimed> {
        let connection = self.connection();
        let canonical = article.canonical.as_ref().map(Url::as_str);
        let previous = canonical.map(|url| previous(&connection, url)).transpose()?.flatten();
        let identity = canonical.map_or_else(|| slug::of_hash(article), str::to_owned);
        let stem = path.trim_end_matches('/');
        let numbered = |number| if number == 1 { path.to_owned() } else { format!("{stem}-{number}/") };
        let number = if let Some(number) = claimed(&connection, stem, &identity)? {
            number
        } else {
            let number = free_number(&connection, stem, canonical, previous.as_ref(), &numbered)?;
            connection
                .prepare_cached("INSERT INTO new_pages (path, stem, number, identity) VALUES (?, ?, ?, ?)")?
                .execute(params![numbered(number), stem, number, identity])?;
            number
        };
        let path = numbered(number);
        let former = previous.map_or_else(Vec::new, |page| former_paths(page, &path));
        Ok(Claimed { path, former })
    }
}

/// Returns the number that an article already has in this run.
fn claimed(connection: &Connection, stem: &str, identity: &str) -> rusqlite::Result<Option<u32>> {
    // The identity is selective. Many articles may have the same headline.
    connection
        .prepare_cached("SELECT number FROM new_pages WHERE identity = ? AND +stem = ?")?
        .query_row([identity, stem], |row| row.get(0))
        .optional()
}

/// Returns the number for the path of an article that has none yet: that of its previous page, or else the next one.
fn free_number(
    connection: &Connection,
    stem: &str,
    canonical: Option<&str>,
    previous: Option<&Summary>,
    numbered: &dyn Fn(u32) -> String,
) -> rusqlite::Result<u32> {
    if let Some(page) = previous {
        let kept = [1, number(&page.path)].into_iter().find(|number| numbered(*number) == page.path);
        if let Some(number) = kept
            && is_free(connection, &page.path, canonical)?
        {
            return Ok(number);
        }
    }
    let last: Option<u32> = connection
        .prepare_cached("SELECT number FROM new_pages WHERE stem = ? ORDER BY id DESC")?
        .query_row([stem], |row| row.get(0))
        .optional()?;
    let mut number = last.map_or(1, |last| last + 1);
    while !is_free(connection, &numbered(number), canonical)? {
        number += 1;
    }
    Ok(number)
}

/// Whether no page of this run has a path, and no page of a previous run, with another canonical URL, has or had it. So a run
/// that reads only a part of the articles does not replace the pages of others.
fn is_free(connection: &Connection, path: &str, canonical: Option<&str>) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM new_pages WHERE path = ?1)
             AND NOT EXISTS (SELECT 1 FROM pages WHERE path = ?1 AND canonical <> coalesce(?2, ''))
             AND NOT EXISTS (SELECT 1 FROM former_paths WHERE path = ?1 AND canonical <> coalesce(?2, ''))",
        )?
        .query_row(params![path, canonical], |row| row.get(0))
}

/// Returns the page of an article in the previous runs. If several pages have the same canonical URL, it identifies none.
fn previous(connection: &Connection, canonical: &str) -> rusqlite::Result<Option<Summary>> {
    let mut pages = connection.prepare_cached("SELECT summary FROM pages WHERE canonical = ? LIMIT 2")?;
    let mut pages = pages.query_map([canonical], pages::summary)?;
    let first = pages.next().transpose()?;
    Ok(first.filter(|_| pages.next().is_none()))
}

/// Returns the paths that a page had before `path`.
fn former_paths(page: Summary, path: &str) -> Vec<String> {
    let Summary { path: previous, mut former, .. } = page;
    former.retain(|former| *former != previous);
    former.push(previous);
    former.retain(|former| former != path);
    former
}

/// Returns the number at the end of a path, or 1 if there is none.
fn number(path: &str) -> u32 {
    let number = path.trim_end_matches('/').rsplit_once('-').and_then(|(_, number)| number.parse().ok());
    number.unwrap_or(1)
}
