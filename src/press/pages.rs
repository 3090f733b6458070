//! All pages of the site, from which its lists are made: the index, the sitemap, the feeds and the redirects.
//!
//! A run may read only what is new, so the other pages are those of the previous runs.

use rusqlite::{OptionalExtension, Row, params, types::Type};

use super::{state::State, summary::Summary};

impl State {
    /// Records the summary of a page that is written.
    pub(super) fn add_page(&self, summary: &Summary) -> rusqlite::Result<()> {
        let seconds = summary.date().and_then(|date| date.seconds());
        // A summary consists of texts and lists, whose serialization does not fail.
        let json = serde_json::to_string(summary).unwrap_or_default();
        self.connection()
            .prepare_cached("UPDATE new_pages SET seconds = ?, section = ?, summary = ? WHERE path = ?")?
            .execute(params![seconds, summary.section_path(), json, summary.path])?;
        Ok(())
    }

    /// Replaces the pages of the previous runs by those of this run, and keeps the others if `keep` is set. A page that has
    /// moved is no longer where it was.
    pub(super) fn complete_pages(&self, keep: bool) -> rusqlite::Result<Pages<'_>> {
        let connection = self.connection();
        connection.execute(
            "DELETE FROM pages WHERE NOT ? OR path IN (SELECT path FROM new_pages WHERE summary IS NOT NULL)
             OR path IN (SELECT value FROM new_pages, json_each(summary, '$.former'))",
            [keep],
        )?;
        connection.execute(
            "INSERT INTO pages (run, path, canonical, seconds, section, lang, summary)
             SELECT ?, path, summary ->> 'canonical', seconds, section, summary ->> 'lang', summary
             FROM new_pages WHERE summary IS NOT NULL ORDER BY id",
            [self.run],
        )?;
        // Of several pages that were at a path, the newest one.
        connection.execute_batch(
            "DELETE FROM new_pages;
             DELETE FROM former_paths;
             INSERT OR IGNORE INTO former_paths
                SELECT value, canonical, pages.id FROM pages, json_each(summary, '$.former')
                ORDER BY seconds DESC, run DESC, pages.id;
             DELETE FROM lists;
             INSERT INTO lists SELECT '', row_number() OVER (ORDER BY seconds DESC, run DESC, id), id FROM pages;
             INSERT INTO lists
                SELECT section, row_number() OVER (PARTITION BY section ORDER BY seconds DESC, run DESC, id), id
                FROM pages WHERE section IS NOT NULL;",
        )?;
        // Of several languages with the same count, the first one by name.
        let lang = connection
            .query_row("SELECT lang FROM pages GROUP BY lang ORDER BY count(*) DESC, lang", (), |row| row.get(0))
            .optional()?;
        let mut sections = connection.prepare(
            "SELECT section, count(*) FROM lists WHERE section <> '' GROUP BY section ORDER BY count(*) DESC, section",
        )?;
        let sections = sections.query_map((), |row| Ok(Section { path: row.get(0)?, len: row.get(1)? }))?;
        let sections = sections.collect::<rusqlite::Result<_>>()?;
        Ok(Pages { state: self, sections, lang: lang.unwrap_or_default() })
    }
}

/// All pages of the site, the newest first. Undated pages are the last ones. Of pages of the same time, those of the newest run
/// are the first ones, in the order of the inputs.
pub(super) struct Pages<'a> {
    state: &'a State,
    /// The sections, the largest first.
    pub(super) sections: Vec<Section>,
    /// The most frequent language tag; empty if unknown.
    pub(super) lang: String,
}

/// A section of the site.
pub(super) struct Section {
    /// The path of the list of the pages ([`Summary::section_path`]).
    pub(super) path: String,
    /// The number of pages.
    pub(super) len: usize,
}

impl Pages<'_> {
    /// Returns the number of pages.
    pub(super) fn len(&self) -> rusqlite::Result<usize> {
        self.state.connection().query_row("SELECT count(*) FROM pages", (), |row| row.get(0))
    }

    /// Returns the date of the newest page, in seconds since the Unix epoch.
    pub(super) fn newest(&self) -> rusqlite::Result<Option<i64>> {
        self.state.connection().query_row("SELECT max(seconds) FROM pages", (), |row| row.get(0))
    }

    /// Reads up to `count` summaries of a section, or of all pages, after the first `skip` ones.
    pub(super) fn read(&self, section: Option<&Section>, skip: usize, count: usize) -> rusqlite::Result<Vec<Summary>> {
        let section = section.map_or("", |section| &section.path);
        let connection = self.state.connection();
        let mut summaries = connection.prepare_cached(
            "SELECT summary FROM lists JOIN pages ON pages.id = page
             WHERE lists.section = ? AND position > ? ORDER BY position LIMIT ?",
        )?;
        summaries.query_map(params![section, skip, count], summary)?.collect()
    }

    /// Reads up to `count` former paths of pages, and the summaries of these pages: those after `path` in the order of paths.
    /// A path that another page has now is not among them.
    pub(super) fn former_paths(&self, path: &str, count: usize) -> rusqlite::Result<Vec<(String, Summary)>> {
        let connection = self.state.connection();
        let mut paths = connection.prepare_cached(
            "SELECT summary, former_paths.path FROM former_paths JOIN pages ON pages.id = page
             WHERE former_paths.path > ? AND former_paths.path NOT IN (SELECT path FROM pages)
             ORDER BY former_paths.path LIMIT ?",
        )?;
        paths.query_map(params![path, count], |row| Ok((row.get(1)?, summary(row)?)))?.collect()
    }
}

/// Returns the summary in the first column.
pub(super) fn summary(row: &Row) -> rusqlite::Result<Summary> {
    let json: String = row.get(0)?;
    let invalid = |cause| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(cause));
    serde_json::from_str(&json).map_err(invalid)
}
