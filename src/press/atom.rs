//! The [Atom] feed of the newest articles.
//!
//! [Atom]: https://www.rfc-editor.org/info/rfc4287

use super::{Site, summary::Summary, xml::Xml};
use crate::article::Timestamp;

/// The name of the file.
pub const FILE: &str = "feed.atom";
/// The date of an article without one, because the format requires a date. Feed readers sort such an article last, and it
/// never seems to be new.
const UNDATED: &str = "1970-01-01T00:00:00Z";

/// Returns the feed of some articles. `lang` is the language of the site; empty if unknown.
pub fn feed(articles: &[Summary], site: &Site, lang: &str) -> String {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)]);
    xml.element("id", &[], site.url.as_str());
    xml.element("title", &[], &site.title());
    let updated = articles.iter().filter_map(Summary::updated);
    let updated = updated.max_by_key(|date| Timestamp::parse(date).and_then(|date| date.seconds()));
    xml.element("updated", &[], &time(updated));
    // For the articles whose authors are unknown.
    author(&mut xml, &site.title());
    link(&mut xml, &[("rel", "self"), ("type", "application/atom+xml"), ("href", site.url_of(FILE).as_str())]);
    link(&mut xml, &[("rel", "alternate"), ("type", "text/html"), ("href", site.url.as_str())]);
    for article in articles {
        entry(&mut xml, article, site);
    }
    xml.close("feed");
    xml.finish()
}

fn entry(xml: &mut Xml, article: &Summary, site: &Site) {
    let url = site.url_of(&article.path);
    xml.open("entry", &[("xml:lang", &article.lang)]);
    xml.element("id", &[], url.as_str());
    xml.element("title", &[], &article.title);
    xml.element("updated", &[], &time(article.updated()));
    if article.published.is_some() {
        xml.element("published", &[], &time(article.published.as_deref()));
    }
    for name in &article.authors {
        author(xml, name);
    }
    link(xml, &[("rel", "alternate"), ("type", "text/html"), ("href", url.as_str())]);
    if !article.section.is_empty() {
        xml.element("category", &[("term", &article.section)], "");
    }
    if !article.description.is_empty() {
        xml.element("summary", &[], &article.description);
    }
    xml.close("entry");
}

fn author(xml: &mut Xml, name: &str) {
    xml.open("author", &[]);
    xml.element("name", &[], name);
    xml.close("author");
}

fn link(xml: &mut Xml, attributes: super::xml::Attributes) {
    xml.element("link", attributes, "");
}

/// Returns a date and a time with an offset. A date becomes its beginning in UTC.
fn time(date: Option<&str>) -> String {
    date.map_or_else(|| UNDATED.to_owned(), full_time)
}

/// Returns a date as a date and a time: its beginning in UTC.
pub(super) fn full_time(date: &str) -> String {
    if date.contains('T') { date.to_owned() } else { format!("{date}T00:00:00Z") }
}
