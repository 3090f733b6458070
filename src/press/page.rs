//! The page of an article: the same document as in a browser, at the same place as [`crate::render`] leaves it. So the
//! style sheet and the controls work as on the standalone page, and nothing is rendered again.

use super::{Entry, Site, assets::Assets, head, markup::Markup};
use crate::document::{self, Part};

/// Returns the HTML of the page of an article.
pub fn page(entry: &Entry, site: &Site, assets: &Assets) -> String {
    let (article, messages) = (&entry.article, entry.interface.messages);
    let lang = article.lang.as_ref().map_or("", |lang| lang.as_str());
    let mut out = Markup::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", Some(lang)), ("dir", Some(article.dir.as_str()))]);
    head::write(&mut out, entry, site, assets);
    out.open("body", &[]);
    out.open("main", &[("id", Some("maqal"))]);
    let root = [
        ("class", Some("maqal")),
        Part::Reader.attribute(),
        ("part", Some(Part::Reader.name())),
        ("data-state", Some("ready")),
        ("lang", Some(messages.lang)),
        ("dir", Some(messages.direction().as_str())),
    ];
    out.open("div", &root);
    out.raw(&document::article(article, entry.interface).to_string());
    for name in ["div", "main", "body", "html"] {
        out.close(name);
    }
    out.raw("\n");
    out.finish()
}
