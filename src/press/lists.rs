//! Writes what surrounds the pages of articles: the index, the sitemap, the feeds, `robots.txt`, which refers to the sitemap,
//! `404.html`, and the redirects to pages that have moved.

use super::{
    atom, index, json_feed, not_found,
    output::{self, Folder},
    pages::Pages,
    redirects, robots, sitemap,
    template::Template,
};

/// The number of articles in a feed.
const FEED: usize = 50;

/// Writes all of these files.
pub(super) fn write(pages: &Pages, template: &Template, output: &Folder) -> Result<(), output::Error> {
    let site = template.site;
    let write = |name: &str, content: &str| output.write(name, content.as_bytes()).map(|_| ());
    redirects::write(pages, template, write)?;
    index::write(pages, template, write)?;
    sitemap::write(pages, site, output)?;
    write(not_found::FILE, &not_found::page(template, &pages.lang))?;
    if let Some(robots) = robots::robots(site) {
        write(robots::FILE, &robots)?;
    }
    let newest = pages.read(None, 0, FEED)?;
    write(atom::FILE, &atom::feed(&newest, site, &pages.lang))?;
    write(json_feed::FILE, &json_feed::feed(&newest, site, &pages.lang))
}
