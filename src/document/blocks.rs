//! Writes blocks as semantic elements.
//!
//! Tables and code can be wider than the text. They are in focusable groups that scroll horizontally. They are not regions,
//! because an article with many tables would have as many landmarks with the same name.

mod list;
mod media;
mod preformatted;
mod table;

use super::{
    Fragment, Part, dir,
    image::{Loading, caption, figure},
    inlines::{inlines, left_to_right, own_direction},
};
use crate::{
    article::{Block, Inline, Related, Timestamp},
    locale::Direction,
    url::Url,
};
use list::{item_text, list, poll};
use media::{embed, player};
use preformatted::preformatted;
use table::table;

/// Writes blocks. `around` is the direction of the surrounding text.
pub(super) fn blocks(out: &mut Fragment, blocks: &[Block], around: Direction) {
    out.each(blocks, |out, part| {
        block(out, part, around);
    });
}

fn block(out: &mut Fragment, part: &Block, around: Direction) {
    let messages = out.interface.messages;
    match part {
        Block::Heading { level, content } => {
            let name = out.heading(*level);
            text_block(out, name, content, around);
        }
        Block::Paragraph { content, centered } => {
            let attributes = [("class", centered.then_some("centered")), dir(own_direction(content, around))];
            out.element("p", &attributes, |out| inlines(out, content));
        }
        Block::List { .. } => list(out, part, around),
        Block::Quote { body, cite, url } => {
            out.element("blockquote", &[], |out| {
                blocks(out, body, around);
                citation(out, cite, url.as_ref());
            });
        }
        Block::PullQuote { content, cite } => {
            out.element("blockquote", &[("class", Some("pull"))], |out| {
                text_block(out, "p", content, around);
                citation(out, cite, None);
            });
        }
        Block::Figure { image } => figure(out, image, around, Loading::Lazy),
        Block::Gallery { images, caption: caption_content } => {
            let count = (out.interface.count)(out.interface, messages.images, images.len());
            let attributes = [("class", Some("gallery")), Part::Figure.attribute(), ("aria-label", Some(&*count))];
            out.element("figure", &attributes, |out| {
                out.element("div", &[], |out| {
                    out.each(images, |out, image| {
                        figure(out, image, around, Loading::Lazy);
                    });
                });
                caption(out, caption_content, "", around);
            });
        }
        Block::Video { src, poster, tracks, caption: caption_content } => {
            player(out, "video", src, poster.as_ref(), tracks, caption_content, around);
        }
        Block::Audio { src, caption: caption_content } => player(out, "audio", src, None, &[], caption_content, around),
        Block::Embed { provider, title, description, url, frame } => {
            embed(out, provider, title, description, url, frame.as_ref());
        }
        Block::Table { caption, dir, rows } => table(out, caption, *dir, rows, around),
        Block::Code { language, content } => {
            let language = (!language.is_empty()).then_some(&**language);
            scroll_group(out, messages.code, Some(Direction::Ltr), |out| {
                out.element("pre", &[], |out| {
                    out.element("code", &[("data-language", language)], |out| left_to_right(out, content));
                });
            });
        }
        Block::Preformatted { content } => preformatted(out, content),
        Block::Update { time, title, url, body } => {
            out.element("section", &[("class", Some("update"))], |out| {
                if let Some(time) = time {
                    update_time(out, time, url.as_ref());
                }
                if !title.is_empty() {
                    let name = out.heading(2);
                    out.text_element(name, &[dir(Direction::of_text(title))], title);
                }
                blocks(out, body, around);
            });
        }
        Block::Poll { answers } => poll(out, answers, around),
        Block::KeyPoints { title, items } => {
            titled(out, "section", "key-points", title, messages.key_points, |out| {
                out.element("ul", &[], |out| {
                    out.each(items, |out, item| {
                        out.element("li", &[], |out| item_text(out, item, around));
                    });
                });
            });
        }
        Block::Note { title, body } => titled(out, "aside", "note", title, "", |out| blocks(out, body, around)),
        Block::Divider => out.empty("hr", &[]),
        Block::Related { title, links } => related(out, title, links),
    }
}

/// Writes the time of an update, as a link if it has a URL.
fn update_time(out: &mut Fragment, time: &Timestamp, url: Option<&Url>) {
    let interface = out.interface;
    let messages = interface.messages;
    let Some(time_text) = (interface.time)(interface, time) else { return };
    if let Some(url) = url {
        out.open_link(url, None);
    }
    let direction = dir(Some(messages.direction()));
    out.text_element(
        "time",
        &[("datetime", Some(time.as_str())), ("lang", Some(messages.lang)), direction],
        &time_text,
    );
    if url.is_some() {
        out.close();
    }
}

/// Writes an element with inlines. It has a `dir` if its direction differs from that of the surrounding text.
fn text_block(out: &mut Fragment, name: &'static str, content: &[Inline], around: Direction) {
    out.element(name, &[dir(own_direction(content, around))], |out| inlines(out, content));
}

/// Writes an element with a heading, which is also the name of a landmark: `title`, or else `default_title`, a message of the
/// interface. If both are empty, there is no heading.
fn titled(
    out: &mut Fragment,
    name: &'static str,
    class: &str,
    title: &str,
    default_title: &str,
    content: impl FnOnce(&mut Fragment),
) {
    let (title, lang) =
        if title.is_empty() { (default_title, Some(out.interface.messages.lang)) } else { (title, None) };
    // A landmark has a name.
    let label = (name == "nav").then_some(title);
    out.element(name, &[("class", Some(class)), ("aria-label", label)], |out| {
        if !title.is_empty() {
            let name = out.heading(2);
            out.text_element(name, &[("lang", lang), dir(Direction::of_text(title))], title);
        }
        content(out);
    });
}

/// Writes links to other articles. If `title` is empty, the heading is a message of the interface.
pub(super) fn related(out: &mut Fragment, title: &str, links: &[Related]) {
    titled(out, "nav", "related", title, out.interface.messages.related, |out| {
        out.element("ul", &[], |out| {
            out.each(links, |out, to| {
                out.element("li", &[], |out| {
                    out.open_link(&to.url, None);
                    out.text_element("bdi", &[dir(Direction::of_text(&to.title))], &to.title);
                    out.close();
                });
            });
        });
    });
}

/// Writes the source of a quotation, as a link if it has a URL.
fn citation(out: &mut Fragment, cite: &[Inline], url: Option<&Url>) {
    if cite.is_empty() && url.is_none() {
        return;
    }
    out.element("footer", &[], |out| {
        if let Some(url) = url {
            out.open_link(url, None);
            if cite.is_empty() {
                out.text_element("bdi", &[], &url.host());
            }
        }
        inlines(out, cite);
        if url.is_some() {
            out.close();
        }
    });
}

/// Writes a group that scrolls horizontally, beginning at the start of its content. `name` is its accessible name.
fn scroll_group(out: &mut Fragment, name: &str, direction: Option<Direction>, content: impl FnOnce(&mut Fragment)) {
    let attributes = [
        ("class", Some("wide")),
        ("role", Some("group")),
        ("tabindex", Some("0")),
        ("aria-label", Some(name)),
        dir(direction),
    ];
    out.element("div", &attributes, content);
}
