//! Writes what lists the pages: the index, the sitemap, the feeds and `robots.txt`, which refers to the sitemap.

use std::{io, path::PathBuf};

use super::{
    atom, index, json_feed,
    output::{self, Folder},
    robots, sitemap,
    summary::Pages,
    template::Template,
};

/// The number of articles in a feed.
const FEED: usize = 50;

/// Writes all lists.
pub(super) fn write(pages: &Pages, template: &Template, output: &Folder) -> Result<(), output::Error> {
    let site = template.site;
    let write = |name: &str, content: &str| output.write(name, content.as_bytes()).map(|_| ());
    index::write(pages, template, write)?;
    sitemap::write(pages, site, write)?;
    if let Some(robots) = robots::robots(site) {
        write(robots::FILE, &robots)?;
    }
    let newest = pages.read(0, FEED)?;
    write(atom::FILE, &atom::feed(&newest, site, &pages.lang))?;
    write(json_feed::FILE, &json_feed::feed(&newest, site, &pages.lang))
}

/// The summaries cannot be read.
impl From<io::Error> for output::Error {
    fn from(cause: io::Error) -> Self {
        Self::File { path: PathBuf::from(output::STATE), cause }
    }
}
