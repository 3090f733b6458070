//! The page of an article.

use super::{Entry, head, markup::Markup, reader, template::Template};
use crate::metadata::Metadata;

/// Returns the HTML of the page of an article, whose metadata is [`Entry::metadata`].
pub fn page(entry: &Entry, metadata: &Metadata, template: &Template) -> String {
    let article = &entry.article;
    let lang = article.lang.as_ref().map_or("", |lang| lang.as_str());
    let mut out = Markup::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", Some(lang)), ("dir", Some(article.dir.as_str()))]);
    head::write(&mut out, entry, metadata, template);
    out.open("body", &[]);
    out.open("main", &[("id", Some("maqal"))]);
    let url = entry.url(template.site);
    reader::write(&mut out, entry, Some(template.assets.start()), Some(article.canonical.as_ref().unwrap_or(&url)));
    for name in ["main", "body", "html"] {
        out.close(name);
    }
    out.raw("\n");
    out.finish()
}
