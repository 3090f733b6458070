//! Blocks as the elements that mean them.
//!
//! What is wider than the text (tables, code) scrolls inside a region of its own, which the keyboard reaches.

use super::{
    Attributes, Fragment, dir,
    foot::related,
    image::{Loading, caption, figure},
    inlines::{inlines, own_direction},
};
use crate::{
    article::{
        Block, Inline,
        body::{self, Cell, Track},
        provider::Frame,
    },
    locale::{Direction, Language, Tally, words::fill},
    url::Url,
};

/// Adds blocks to a text that runs `around`.
pub(super) fn blocks(out: &mut Fragment, blocks: &[Block], around: Direction) {
    for part in blocks {
        block(out, part, around);
    }
}

fn block(out: &mut Fragment, part: &Block, around: Direction) {
    let messages = out.interface.messages;
    match part {
        Block::Heading { level, content } => {
            let name = out.heading(*level);
            words(out, name, content, around);
        }
        Block::Paragraph { content, centered } => {
            let attributes = [("class", centered.then_some("centered")), dir(own_direction(content, around))];
            out.element("p", &attributes, |out| inlines(out, content));
        }
        Block::List { ordered, start, items } => {
            let start = (*ordered && *start != 1).then(|| start.to_string());
            let mut tally = Tally::default();
            for item in items {
                body::visit_text(item, &mut |text| tally.add(text));
            }
            let own = tally.own(around);
            out.element(if *ordered { "ol" } else { "ul" }, &[("start", start.as_deref()), dir(own)], |out| {
                for item in items {
                    list_item(out, item, own.unwrap_or(around));
                }
            });
        }
        Block::Quote { body, cite, url } => {
            out.element("blockquote", &[], |out| {
                blocks(out, body, around);
                cited(out, cite, url.as_ref());
            });
        }
        Block::PullQuote { content, cite } => {
            out.element("blockquote", &[("class", Some("pull"))], |out| {
                words(out, "p", content, around);
                cited(out, cite, None);
            });
        }
        Block::Figure { image } => figure(out, image, around, Loading::Lazy),
        Block::Gallery { images, caption: under } => {
            let count = (out.interface.count)(out.interface, messages.images, images.len());
            let attributes = [("class", Some("gallery")), ("data-part", Some("figure")), ("aria-label", Some(&*count))];
            out.element("figure", &attributes, |out| {
                out.element("div", &[], |out| {
                    for image in images {
                        figure(out, image, around, Loading::Lazy);
                    }
                });
                caption(out, under, "", around);
            });
        }
        Block::Video { src, poster, tracks, caption: under } => {
            player(out, "video", src, poster.as_ref(), tracks, under, around);
        }
        Block::Audio { src, caption: under } => player(out, "audio", src, None, &[], under, around),
        Block::Embed { provider, title, description, url, frame } => {
            embed(out, provider, title, description, url, frame.as_ref());
        }
        Block::Table { caption, rows } => {
            wide(out, messages.table, None, |out| {
                out.element("table", &[], |out| {
                    if !caption.is_empty() {
                        words(out, "caption", caption, around);
                    }
                    out.element("tbody", &[], |out| {
                        for row in rows {
                            out.element("tr", &[], |out| row.iter().for_each(|part| cell(out, part, around)));
                        }
                    });
                });
            });
        }
        Block::Code { language, text } => {
            let language = (!language.is_empty()).then_some(&**language);
            wide(out, messages.code, Some(Direction::Ltr), |out| {
                out.element("pre", &[], |out| out.words("code", &[("data-language", language)], text));
            });
        }
        Block::Preformatted { text } => {
            out.words("pre", &[("class", Some("verse")), dir(Direction::of_text(text))], text);
        }
        Block::KeyPoints { title, items } => {
            titled(out, "section", "key-points", title, messages.key_points, |out| {
                out.element("ul", &[], |out| {
                    for item in items {
                        out.element("li", &[], |out| item_words(out, item, around));
                    }
                });
            });
        }
        Block::Note { title, body } => titled(out, "aside", "note", title, "", |out| blocks(out, body, around)),
        Block::Divider => out.empty("hr", &[]),
        Block::Related { title, links } => related(out, title, links),
    }
}

/// An element of words, with a direction of its own where they run against the text around them.
fn words(out: &mut Fragment, name: &'static str, content: &[Inline], around: Direction) {
    out.element(name, &[dir(own_direction(content, around))], |out| inlines(out, content));
}

/// A part with a heading: its own, else the `usual` one of the interface, where there is one.
pub(super) fn titled(
    out: &mut Fragment,
    name: &'static str,
    class: &str,
    title: &str,
    usual: &str,
    content: impl FnOnce(&mut Fragment),
) {
    out.element(name, &[("class", Some(class))], |out| {
        let (title, lang) = if title.is_empty() { (usual, Some(out.interface.messages.lang)) } else { (title, None) };
        if !title.is_empty() {
            let name = out.heading(2);
            out.words(name, &[("lang", lang), dir(Direction::of_text(title))], title);
        }
        content(out);
    });
}

/// An item of one paragraph, or of one with a list under it, shows that paragraph's words without a box of
/// their own.
fn list_item(out: &mut Fragment, item: &[Block], around: Direction) {
    let (content, rest): (&[Inline], _) = match item {
        [Block::Paragraph { content, centered: false }, rest @ ..] if matches!(rest, [] | [Block::List { .. }]) => {
            (content, rest)
        }
        _ => (&[], item),
    };
    out.element("li", &[], |out| {
        item_words(out, content, around);
        blocks(out, rest, around);
    });
}

/// Words that may run against their list, whose markers all stand on one side.
fn item_words(out: &mut Fragment, content: &[Inline], around: Direction) {
    match own_direction(content, around) {
        None => inlines(out, content),
        own => out.element("span", &[dir(own)], |out| inlines(out, content)),
    }
}

/// Who said it, linked to where.
fn cited(out: &mut Fragment, cite: &[Inline], url: Option<&Url>) {
    if cite.is_empty() && url.is_none() {
        return;
    }
    out.element("footer", &[], |out| {
        if let Some(url) = url {
            out.open_link(url, None);
            if cite.is_empty() {
                out.words("bdi", &[], &url.host());
            }
        }
        inlines(out, cite);
        if url.is_some() {
            out.close();
        }
    });
}

/// A card for a post. Where its provider is known, a button shows the post itself in a frame: nothing of it loads
/// before.
fn embed(out: &mut Fragment, provider: &str, title: &str, description: &str, url: &Url, frame: Option<&Frame>) {
    let messages = out.interface.messages;
    let host = url.host();
    let provider = if provider.is_empty() { &host } else { provider };
    let shape = frame.map(|frame| frame.shape.name());
    out.element("div", &[("class", Some("card")), ("data-part", Some("embed")), ("data-shape", shape)], |out| {
        for words in [title, description].into_iter().filter(|words| !words.is_empty()) {
            out.words("p", &[dir(Direction::of_text(words))], words);
        }
        out.element("div", &[("class", Some("actions"))], |out| {
            if let Some(frame) = frame {
                let button = [
                    ("type", Some("button")),
                    ("class", Some("pill")),
                    ("data-part", Some("embed-show")),
                    ("data-src", Some(&*frame.src)),
                ];
                out.words("button", &button, &fill(messages.show_from, &[("provider", provider)]));
            }
            out.open_link(url, Some("label"));
            out.text(&fill(messages.open_at, &[("provider", provider)]));
            out.close();
        });
    });
}

/// A player of the browser's own, which loads nothing before it is asked to play.
fn player(
    out: &mut Fragment,
    name: &'static str,
    src: &Url,
    poster: Option<&Url>,
    tracks: &[Track],
    under: &[Inline],
    around: Direction,
) {
    let attributes: Attributes = &[
        ("src", Some(src.as_str())),
        ("poster", poster.map(Url::as_str)),
        ("controls", Some("")),
        ("preload", Some("none")),
    ];
    out.element("figure", &[("data-part", Some("figure"))], |out| {
        out.element(name, attributes, |out| {
            for track in tracks {
                out.empty(
                    "track",
                    &[
                        ("kind", Some("captions")),
                        ("src", Some(track.src.as_str())),
                        ("srclang", track.lang.as_ref().map(Language::as_str)),
                        ("label", (!track.label.is_empty()).then_some(&*track.label)),
                    ],
                );
            }
        });
        caption(out, under, "", around);
    });
}

fn wide(out: &mut Fragment, name: &str, direction: Option<Direction>, content: impl FnOnce(&mut Fragment)) {
    let attributes = [
        ("class", Some("wide")),
        ("role", Some("region")),
        ("tabindex", Some("0")),
        ("aria-label", Some(name)),
        dir(direction),
    ];
    out.element("div", &attributes, content);
}

fn cell(out: &mut Fragment, part: &Cell, around: Direction) {
    let span = |span: u32| (span > 1).then(|| span.to_string());
    let (colspan, rowspan) = (span(part.colspan), span(part.rowspan));
    let attributes =
        [("colspan", colspan.as_deref()), ("rowspan", rowspan.as_deref()), dir(own_direction(&part.content, around))];
    out.element(if part.header { "th" } else { "td" }, &attributes, |out| inlines(out, &part.content));
}
