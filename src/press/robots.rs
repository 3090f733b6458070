//! The file `robots.txt`, which tells crawlers where the sitemap is ([RFC 9309]).
//!
//! [RFC 9309]: https://www.rfc-editor.org/info/rfc9309

use super::{Site, sitemap};

/// The name of the file.
pub const FILE: &str = "robots.txt";

/// Returns the file, which allows everything. `None` if the site is not at the root of its host: crawlers look for the file
/// only there.
pub fn robots(site: &Site) -> Option<String> {
    (site.path() == "/")
        .then(|| format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.url_of(sitemap::FILE).as_str()))
}
