//! The page `404.html`, which servers send for a URL that leads to nothing. It has the message that the reader shows for such an
//! article, and a link to the index.
//!
//! A server may send it at any path, so the URLs of its files and of its link begin with a slash.

use super::{head, markup::Markup, reader, template::Template};
use crate::{document, host::intl, locale::templates::sentences};

/// The name of the file.
pub const FILE: &str = "404.html";

/// Returns the HTML of the page. `lang` is the language of the site; empty if unknown.
pub(super) fn page(template: &Template, lang: &str) -> String {
    let (interface, site) = (intl::interface_of(lang), template.site);
    let messages = interface.messages;
    let (what, advice) = sentences(messages.not_found);
    let (lang, dir) = (Some(messages.lang), Some(messages.direction().as_str()));
    let mut out = Markup::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", lang), ("dir", dir)]);
    head::write_message(&mut out, messages, what, template);
    out.open("body", &[]);
    out.open("main", &[("id", Some("maqal"))]);
    let root = [("data-state", Some("error")), ("lang", lang), ("dir", dir)];
    reader::open(&mut out, &root, Some(template.assets.start()));
    out.raw(&document::error_message(interface, "not-found", what, advice, false, None).to_string());
    out.open("nav", &[("class", Some("actions"))]);
    out.open("a", &[("class", Some("pill")), ("href", Some(site.path()))]);
    out.element("bdi", &[], &site.title());
    for name in ["a", "nav", "div", "main", "body", "html"] {
        out.close(name);
    }
    out.raw("\n");
    out.finish()
}
