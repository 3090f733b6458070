//! What stands below the text: further reading, subjects, the way to the original, sharing, whose the text is.

use super::{Fragment, Interface, blocks::titled, dir, share_links::links};
use crate::{
    article::{Article, Related},
    locale::{Direction, Messages, words::fill},
    share::Sharing,
};

/// The foot of an article that is shared.
pub fn foot(article: &Article, interface: &'static Interface, sharing: &Sharing<'_>) -> Fragment {
    let messages = interface.messages;
    let mut out = Fragment::new(interface);
    out.element("footer", &[], |out| {
        if !article.related.is_empty() {
            related(out, "", &article.related);
        }
        if !article.tags.is_empty() {
            out.element("ul", &[("class", Some("tags"))], |out| {
                for tag in &article.tags {
                    out.element("li", &[], |out| out.words("bdi", &[], tag));
                }
            });
        }
        source(out, article, messages);
        let share = [("class", Some("share-foot")), ("lang", Some(messages.lang)), dir(Some(messages.direction()))];
        out.element("section", &share, |out| {
            out.words("h2", &[], messages.share_article);
            links(out, messages, sharing);
        });
        if !article.copyright.is_empty() {
            out.words("p", &[("class", Some("copyright"))], &article.copyright);
        }
    });
    out
}

/// Links to other articles; an empty title stands for the usual one.
pub(super) fn related(out: &mut Fragment, title: &str, links: &[Related]) {
    titled(out, "nav", "related", title, out.interface.messages.related, |out| {
        out.element("ul", &[], |out| {
            for to in links {
                out.element("li", &[], |out| {
                    out.open_link(&to.url, None);
                    out.words("bdi", &[dir(Direction::of_text(&to.title))], &to.title);
                    out.close();
                });
            }
        });
    });
}

/// The way to the original story; to the publisher's site where the story's own address is not known.
fn source(out: &mut Fragment, article: &Article, messages: &Messages) {
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
        ("data-part", Some("source")),
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
