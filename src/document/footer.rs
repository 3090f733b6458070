//! Writes the footer of an article: related articles, tags, the link to the original story, and the copyright notice.
//!
//! The share links need scripts, so the controls add them to an empty element of the footer.

use super::{Fragment, Interface, Part, blocks::related, dir};
use crate::{
    article::Article,
    limits,
    locale::{ArticleMessages, templates::fill},
};

/// The class of the empty element for the share links.
pub const SHARE_SLOT: &str = "share-slot";

/// Returns the footer of an article. `is_cut` tells whether a part of the text was omitted.
pub fn footer(article: &Article, interface: &'static Interface, is_cut: bool) -> Fragment {
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
                    out.element("li", &[], |out| out.text_element("bdi", &[], tag));
                });
            });
        }
        out.state.room = limits::HEADER_OR_FOOTER;
        source(out, article, interface.messages);
        out.empty("section", &[("class", Some(SHARE_SLOT))]);
        if !article.copyright.is_empty() {
            out.text_element("p", &[("class", Some("copyright"))], &article.copyright);
        }
    });
    out
}

/// Writes the notice that there is no text, or only a part of it, and a link to the original story.
fn notice(out: &mut Fragment, article: &Article, text: &str) {
    let messages = out.interface.messages;
    let attributes = [("class", Some("notice")), ("lang", Some(messages.lang)), dir(Some(messages.direction()))];
    out.element("p", &attributes, |out| {
        out.text(text);
        if let Some(url) = &article.canonical {
            out.text(" ");
            out.open_link(url, None);
            out.text(messages.open_original);
            out.close();
        }
    });
}

/// Writes the link to the original story, or to the publisher's site if the URL of the story is unknown.
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
        out.text_element("span", &[("class", Some("label"))], messages.source);
        out.text_element("span", &[], &fill(template, &[("source", name)]));
    });
}
