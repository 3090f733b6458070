//! The footer of an article: related articles, tags, the link to the original story, the share links, the copyright.
//!
//! The share links work only with scripts, so the controls add them. The document has an empty element for them.

use super::{Fragment, Interface, Part, blocks::related, dir};
use crate::{
    article::Article,
    limits,
    locale::{ArticleMessages, templates::fill},
};

/// The class of the empty element that the share links go into.
pub const SHARE_SLOT: &str = "share-slot";

/// Returns the footer of an article. `is_cut` is whether a part of the text is left out.
pub fn foot(article: &Article, interface: &'static Interface, is_cut: bool) -> Fragment {
    let mut out = Fragment::new(interface);
    out.element("footer", &[], |out| {
        if article.body.is_empty() {
            notice(out, article, interface.messages.no_text);
        } else if is_cut || article.extent.is_truncated {
            notice(out, article, interface.messages.cut);
        }
        if !article.related.is_empty() {
            related(out, "", &article.related);
        }
        if !article.tags.is_empty() {
            out.element("ul", &[("class", Some("tags"))], |out| {
                out.each(&article.tags, |out, tag| {
                    out.element("li", &[], |out| out.words("bdi", &[], tag));
                });
            });
        }
        out.progress.room = limits::HEADER_OR_FOOTER;
        source(out, article, interface.messages);
        out.empty("section", &[("class", Some(SHARE_SLOT))]);
        if !article.copyright.is_empty() {
            out.words("p", &[("class", Some("copyright"))], &article.copyright);
        }
    });
    out
}

/// Says that the text is not here, or not all of it, and links to the original story.
fn notice(out: &mut Fragment, article: &Article, words: &str) {
    let messages = out.interface.messages;
    let attributes = [("class", Some("notice")), ("lang", Some(messages.lang)), dir(Some(messages.direction()))];
    out.element("p", &attributes, |out| {
        out.text(words);
        if let Some(url) = &article.canonical {
            out.text(" ");
            out.open_link(url, None);
            out.text(messages.open_original);
            out.close();
        }
    });
}

/// Adds the link to the original story, or to the publisher's site if the URL of the story is unknown.
fn source(out: &mut Fragment, article: &Article, messages: &ArticleMessages) {
    let name = &*article.source.name;
    let (url, host, template) = match (&article.canonical, &article.source.url) {
        (Some(url), _) if name.is_empty() => (url, String::new(), messages.original),
        (Some(url), _) => (url, String::new(), messages.original_at),
        (None, Some(url)) => (url, url.host(), messages.site_of),
        (None, None) => return,
    };
    let name = if name.is_empty() { &*host } else { name };
    let attributes = [
        ("class", Some("source")),
        Part::Source.attribute(),
        ("href", Some(url.as_str())),
        ("rel", Some("noopener")),
        ("lang", Some(messages.lang)),
        dir(Some(messages.direction())),
    ];
    out.element("a", &attributes, |out| {
        out.words("span", &[("class", Some("label"))], messages.source);
        out.words("span", &[], &fill(template, &[("source", name)]));
    });
}
