//! The reader of an article, as a page and an element contain it: the same document as in a browser, in the same root as
//! [`crate::render`] leaves it. So the style sheet and the controls work, and nothing is rendered again.

use super::{
    Entry,
    markup::{Attributes, Markup},
};
use crate::{
    document::{self, NO_IMAGE, NO_MEDIA, Part},
    locale::{Catalog, ControlsMessages},
    share::Network,
    url::Url,
};

/// Writes the reader of an article. `start` is the script at its beginning, as in [`open`]. `url` is the shared URL. Without
/// it, there are no share links.
pub(super) fn write(out: &mut Markup, entry: &Entry, start: Option<&str>, url: Option<&Url>) {
    let messages = entry.interface.messages;
    let root = [
        Part::Reader.attribute(),
        ("part", Some(Part::Reader.name())),
        ("data-state", Some("ready")),
        ("lang", Some(messages.lang)),
        ("dir", Some(messages.direction().as_str())),
        (NO_IMAGE, Some(messages.no_image)),
        (NO_MEDIA, Some(messages.no_media)),
    ];
    open(out, &root, start);
    out.raw(&document::article(&entry.article, entry.interface).to_string());
    if let Some(url) = url {
        share_links(out, entry, url);
    }
    out.close("div");
}

/// Opens the root of a reader with these attributes. `start` is the script that applies the stored settings, in a page: there it
/// must run before the content is painted.
pub(super) fn open(out: &mut Markup, attributes: Attributes, start: Option<&str>) {
    let class = ("class", Some("maqal"));
    out.open("div", &[&[class], attributes].concat());
    if let Some(start) = start {
        out.script(&[], start);
    }
}

/// Writes the share links for a browser without scripts. The controls have their own.
fn share_links(out: &mut Markup, entry: &Entry, url: &Url) {
    let Some(messages) = ControlsMessages::of(entry.interface.messages.lang) else { return };
    out.open("noscript", &[]);
    out.open("nav", &[("class", Some("actions")), ("aria-label", Some(messages.share_article))]);
    for network in Network::ALL {
        let link = network.link(&entry.article.title, url.as_str());
        let attributes = [("class", Some("pill")), ("href", Some(&*link)), ("rel", Some("noopener noreferrer"))];
        out.element("a", &attributes, network.label(messages));
    }
    out.close("nav");
    out.close("noscript");
}
