//! The page of an article: the same document as in a browser, at the same place as [`crate::render`] leaves it. So the
//! style sheet and the controls work as on the standalone page, and nothing is rendered again.

use super::{Entry, head, markup::Markup, template::Template};
use crate::{
    document::{self, Part},
    locale::{Catalog, ControlsMessages},
    metadata::Metadata,
    share::Network,
    url::Url,
};

/// Returns the HTML of the page of an article, whose metadata is [`Entry::metadata`].
pub fn page(entry: &Entry, metadata: &Metadata, template: &Template) -> String {
    let (article, messages) = (&entry.article, entry.interface.messages);
    let lang = article.lang.as_ref().map_or("", |lang| lang.as_str());
    let mut out = Markup::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", Some(lang)), ("dir", Some(article.dir.as_str()))]);
    head::write(&mut out, entry, metadata, template);
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
    share_links(&mut out, entry, article.canonical.as_ref().unwrap_or(&entry.url(template.site)));
    for name in ["div", "main", "body", "html"] {
        out.close(name);
    }
    out.raw("\n");
    out.finish()
}

/// Writes the share links for a browser without scripts. The controls have their own.
fn share_links(out: &mut Markup, entry: &Entry, url: &Url) {
    let lang = entry.interface.messages.lang;
    let Some(messages) = ControlsMessages::of(lang) else { return };
    out.open("noscript", &[]);
    out.open("nav", &[("class", Some("actions")), ("aria-label", Some(messages.share_article))]);
    for network in Network::ALL {
        let link = network.link(&entry.article.title, url.as_str());
        out.open("a", &[("class", Some("pill")), ("href", Some(&link)), ("rel", Some("noopener noreferrer"))]);
        out.text(network.label(messages));
        out.close("a");
    }
    out.close("nav");
    out.close("noscript");
}
