//! Writes blocks as semantic elements.
//!
//! Tables and code, which can be wider than the text, are in regions that scroll horizontally and can have the focus.

use super::{
    Attributes, Fragment, Part, dir,
    image::{Loading, caption, figure, published},
    inlines::{from_left, inlines, own_direction},
};
use crate::{
    article::{
        Block, Inline, Related, Timestamp,
        body::{self, Answer, Cell, Frame, Numerals, Track},
    },
    locale::{Direction, Language, Tally, marks, words::fill},
    url::Url,
};

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
            words(out, name, content, around);
        }
        Block::Paragraph { content, centered } => {
            let attributes = [("class", centered.then_some("centered")), dir(own_direction(content, around))];
            out.element("p", &attributes, |out| inlines(out, content));
        }
        Block::List { .. } => list(out, part, around),
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
            let attributes = [("class", Some("gallery")), Part::Figure.attribute(), ("aria-label", Some(&*count))];
            out.element("figure", &attributes, |out| {
                out.element("div", &[], |out| {
                    out.each(images, |out, image| {
                        figure(out, image, around, Loading::Lazy);
                    });
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
        Block::Table { caption, dir, rows } => table(out, caption, *dir, rows, around),
        Block::Code { language, content } => {
            let language = (!language.is_empty()).then_some(&**language);
            wide(out, messages.code, Some(Direction::Ltr), |out| {
                out.element("pre", &[], |out| {
                    out.element("code", &[("data-language", language)], |out| from_left(out, content));
                });
            });
        }
        Block::Preformatted { content } => preformatted(out, content),
        Block::Update { time, title, url, body } => {
            out.element("section", &[("class", Some("update"))], |out| {
                if let Some(time) = time {
                    moment(out, time, url.as_ref());
                }
                if !title.is_empty() {
                    let name = out.heading(2);
                    out.words(name, &[dir(Direction::of_text(title))], title);
                }
                blocks(out, body, around);
            });
        }
        Block::Poll { answers } => poll(out, answers, around),
        Block::KeyPoints { title, items } => {
            titled(out, "section", "key-points", title, messages.key_points, |out| {
                out.element("ul", &[], |out| {
                    out.each(items, |out, item| {
                        out.element("li", &[], |out| item_words(out, item, around));
                    });
                });
            });
        }
        Block::Note { title, body } => titled(out, "aside", "note", title, "", |out| blocks(out, body, around)),
        Block::Divider => out.empty("hr", &[]),
        Block::Related { title, links } => related(out, title, links),
    }
}

/// Writes a list.
fn list(out: &mut Fragment, list: &Block, around: Direction) {
    let Block::List { ordered, start, reversed, numerals, values, dir: declared, items } = list else { return };
    // Without `start` a list that counts down ends with 1.
    let usual = if *reversed { i32::try_from(items.len()).unwrap_or(i32::MAX) } else { 1 };
    let start = (*ordered && *start != usual).then(|| start.to_string());
    let mut tally = Tally::default();
    for item in items {
        body::visit_text(item, &mut |text| tally.add(text));
    }
    let own = declared.or_else(|| tally.own(around));
    let attributes = [
        ("class", (*ordered && has_long_markers(list)).then_some("long")),
        ("start", start.as_deref()),
        ("reversed", reversed.then_some("")),
        ("type", numerals.html()),
        dir(own),
    ];
    let mut values = values.iter();
    out.element(if *ordered { "ol" } else { "ul" }, &attributes, |out| {
        out.each(items, |out, item| {
            let value = values.next().copied().flatten().map(|value| value.to_string());
            list_item(out, item, value.as_deref(), own.unwrap_or(around));
        });
    });
}

/// Whether the numbers of a list are too long for the margin beside its items, as `1000.` and `XVIII.` are.
fn has_long_markers(list: &Block) -> bool {
    let Block::List { start, reversed, numerals, values, items, .. } = list else { return false };
    let steps = i32::try_from(items.len()).unwrap_or(i32::MAX).saturating_sub(1);
    let end = start.saturating_add(if *reversed { -steps } else { steps });
    let mut largest = start.unsigned_abs().max(end.unsigned_abs());
    for value in values.iter().flatten() {
        largest = largest.max(value.unsigned_abs());
    }
    largest >= if matches!(numerals, Numerals::LowerRoman | Numerals::UpperRoman) { 18 } else { 1000 }
}

/// Writes a list item. If it is a single paragraph, or a paragraph with a nested list, its text has no element of its
/// own.
fn list_item(out: &mut Fragment, item: &[Block], value: Option<&str>, around: Direction) {
    let (content, rest): (&[Inline], _) = match item {
        [Block::Paragraph { content, centered: false }, rest @ ..] if matches!(rest, [] | [Block::List { .. }]) => {
            (content, rest)
        }
        _ => (&[], item),
    };
    out.element("li", &[("value", value)], |out| {
        item_words(out, content, around);
        blocks(out, rest, around);
    });
}

/// Writes the text of an item. If its direction differs from that of the list, it has an element of its own, so that
/// all markers of the list stay on the same side.
fn item_words(out: &mut Fragment, content: &[Inline], around: Direction) {
    match own_direction(content, around) {
        None => inlines(out, content),
        own => out.element("span", &[dir(own)], |out| inlines(out, content)),
    }
}

/// Writes the answers of a poll, with the votes for each and their share.
fn poll(out: &mut Fragment, answers: &[Answer], around: Direction) {
    let interface = out.interface;
    let messages = interface.messages;
    let all: u64 = answers.iter().filter_map(|answer| answer.votes).map(u64::from).sum();
    out.element("ul", &[("class", Some("poll"))], |out| {
        out.each(answers, |out, answer| {
            out.element("li", &[], |out| {
                item_words(out, &answer.content, around);
                let Some(votes) = answer.votes else { return };
                let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
                let votes = u64::from(votes);
                let direction = dir(Some(messages.direction()));
                out.text(" ");
                out.element("span", &[("class", Some("votes")), ("lang", Some(messages.lang)), direction], |out| {
                    out.text(&(interface.count)(interface, messages.votes, number(votes)));
                    if let Some(share) = (votes * 100 + all / 2).checked_div(all) {
                        out.text(" · ");
                        out.text(&(interface.count)(interface, messages.percent, number(share)));
                    }
                });
            });
        });
    });
}

/// The length of a line from which on preformatted text has columns that must not wrap: a verse is shorter.
const COLUMNS: usize = 60;

/// The number of spaces from which on they separate the halves of a verse.
const GAP: usize = 3;

/// Writes text with its line breaks: as verse, or in a region that scrolls.
fn preformatted(out: &mut Fragment, content: &[Inline]) {
    let direction = body::direction(content);
    if longest_line(content, direction == Some(Direction::Rtl)) < COLUMNS {
        return out.element("pre", &[("class", Some("verse")), dir(direction)], |out| inlines(out, content));
    }
    wide(out, out.interface.messages.preformatted, direction, |out| {
        out.element("pre", &[], |out| inlines(out, content));
    });
}

/// Returns the length of the longest line, or where lines may be verses in two halves that of the longest half.
fn longest_line(content: &[Inline], has_halves: bool) -> usize {
    let (mut longest, mut length, mut spaces) = (0, 0, 0);
    body::visit_inline_text(content, &mut |text| {
        for letter in text.chars() {
            spaces = if matches!(letter, ' ' | '\u{A0}') { spaces + 1 } else { 0 };
            let ends = letter == '\n' || (has_halves && spaces == GAP);
            length = if ends { 0 } else { length + usize::from(!marks::is_mark(letter)) };
            longest = longest.max(length);
        }
    });
    longest
}

/// Writes the time of an update, as a link if it has a URL.
fn moment(out: &mut Fragment, time: &Timestamp, url: Option<&Url>) {
    let interface = out.interface;
    let messages = interface.messages;
    let Some(words) = (interface.time)(interface, time) else { return };
    if let Some(url) = url {
        out.open_link(url, None);
    }
    let direction = dir(Some(messages.direction()));
    out.words("time", &[("datetime", Some(time.as_str())), ("lang", Some(messages.lang)), direction], &words);
    if url.is_some() {
        out.close();
    }
}

/// Writes an element with inlines. It has a `dir` if its direction differs from that of the surrounding text.
fn words(out: &mut Fragment, name: &'static str, content: &[Inline], around: Direction) {
    out.element(name, &[dir(own_direction(content, around))], |out| inlines(out, content));
}

/// Writes an element with a heading: `title`, or else `default_title`, a message of the interface, unless that is
/// empty.
fn titled(
    out: &mut Fragment,
    name: &'static str,
    class: &str,
    title: &str,
    default_title: &str,
    content: impl FnOnce(&mut Fragment),
) {
    out.element(name, &[("class", Some(class))], |out| {
        let (title, lang) =
            if title.is_empty() { (default_title, Some(out.interface.messages.lang)) } else { (title, None) };
        if !title.is_empty() {
            let name = out.heading(2);
            out.words(name, &[("lang", lang), dir(Direction::of_text(title))], title);
        }
        content(out);
    });
}

/// Writes links to other articles. An empty title stands for the default one.
pub(super) fn related(out: &mut Fragment, title: &str, links: &[Related]) {
    titled(out, "nav", "related", title, out.interface.messages.related, |out| {
        out.element("ul", &[], |out| {
            out.each(links, |out, to| {
                out.element("li", &[], |out| {
                    out.open_link(&to.url, None);
                    out.words("bdi", &[dir(Direction::of_text(&to.title))], &to.title);
                    out.close();
                });
            });
        });
    });
}

/// Writes the source of a quotation, as a link if it has a URL.
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

/// Writes the card of a post. If the provider is known, a button loads the post into a frame; nothing loads before
/// that.
fn embed(out: &mut Fragment, provider: &str, title: &str, description: &str, url: &Url, frame: Option<&Frame>) {
    let messages = out.interface.messages;
    let host = url.host();
    let provider = if provider.is_empty() { &host } else { provider };
    let shape = frame.map(|frame| frame.shape.name());
    out.element("div", &[("class", Some("card")), Part::Embed.attribute(), ("data-shape", shape)], |out| {
        for words in [title, description].into_iter().filter(|words| !words.is_empty()) {
            out.words("p", &[dir(Direction::of_text(words))], words);
        }
        out.element("div", &[("class", Some("actions"))], |out| {
            if let Some(frame) = frame {
                let button = [
                    ("type", Some("button")),
                    ("class", Some("pill")),
                    Part::EmbedShow.attribute(),
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

/// Writes a video or an audio element. Nothing loads before playback.
fn player(
    out: &mut Fragment,
    name: &'static str,
    src: &Url,
    poster: Option<&Url>,
    tracks: &[Track],
    under: &[Inline],
    around: Direction,
) {
    let original = src.published();
    let attributes: Attributes = &[
        ("src", Some(src.as_str())),
        ("poster", poster.map(Url::as_str)),
        ("controls", Some("")),
        ("preload", Some("none")),
        published(original.as_deref()),
    ];
    out.element("figure", &[Part::Figure.attribute()], |out| {
        out.element(name, attributes, |out| {
            out.each(tracks, |out, track| {
                out.empty(
                    "track",
                    &[
                        ("kind", Some("captions")),
                        ("src", Some(track.src.as_str())),
                        ("srclang", track.lang.as_ref().map(Language::as_str)),
                        ("label", (!track.label.is_empty()).then_some(&*track.label)),
                    ],
                );
            });
        });
        caption(out, under, "", around);
    });
}

/// Writes a region that scrolls horizontally, from the side where its content begins.
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

/// Writes a table. Its direction is the declared one, or else that of its letters if it differs.
fn table(out: &mut Fragment, caption: &[Inline], declared: Option<Direction>, rows: &[Vec<Cell>], around: Direction) {
    let mut tally = Tally::default();
    for part in rows.iter().flatten() {
        body::visit_inline_text(&part.content, &mut |text| tally.add(text));
        body::visit_text(&part.body, &mut |text| tally.add(text));
    }
    let own = declared.or_else(|| tally.own(around));
    let around = own.unwrap_or(around);
    wide(out, out.interface.messages.table, own, |out| {
        out.element("table", &[dir(own)], |out| {
            if !caption.is_empty() {
                words(out, "caption", caption, around);
            }
            out.element("tbody", &[], |out| {
                out.each(rows, |out, row| {
                    out.element("tr", &[], |out| out.each(row, |out, part| cell(out, part, around)));
                });
            });
        });
    });
}

fn cell(out: &mut Fragment, part: &Cell, around: Direction) {
    let span = |span: u32| (span > 1).then(|| span.to_string());
    let (colspan, rowspan) = (span(part.colspan), span(part.rowspan));
    let attributes =
        [("colspan", colspan.as_deref()), ("rowspan", rowspan.as_deref()), dir(own_direction(&part.content, around))];
    out.element(if part.header { "th" } else { "td" }, &attributes, |out| {
        inlines(out, &part.content);
        blocks(out, &part.body, around);
    });
}
