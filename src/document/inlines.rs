//! Writes inlines as semantic elements.

use super::{Fragment, Token, dir, image, number_direction};
use crate::{
    article::{Inline, body},
    locale::{Direction, Language},
};

pub(super) fn inlines(out: &mut Fragment, content: &[Inline]) {
    out.each(content, |out, part| {
        inline(out, part);
    });
}

fn inline(out: &mut Fragment, part: &Inline) {
    match part {
        Inline::Text(text) => return number_direction::text(out, text),
        Inline::Image { src, width, height, alt } => return image::inline_image(out, src, (*width, *height), alt),
        Inline::Link { url, content } if url.as_str().starts_with("tel:") && body::direction(content).is_none() => {
            out.open_link(url, None);
            out.tokens.push(Token::Attribute("dir", Direction::Ltr.as_str().to_owned()));
            left_to_right(out, content);
            return out.close();
        }
        Inline::Link { url, .. } => out.open_link(url, None),
        Inline::Foreign { lang, dir: direction, .. } => {
            out.open("span", &[("lang", lang.as_ref().map(Language::as_str)), dir(Some(*direction))]);
        }
        // Code runs from left to right in every language.
        Inline::Code { text } => {
            out.open("code", &[dir(Some(Direction::Ltr))]);
            out.text(text);
        }
        Inline::Strong { .. } => out.open("strong", &[]),
        Inline::Emphasis { .. } => out.open("em", &[]),
        Inline::Mark { .. } => out.open("mark", &[]),
        Inline::Strike { .. } => out.open("s", &[]),
        // Ids are generated, because an id from outside could collide with one of the page.
        Inline::Anchor { id } => out.open("span", &[("id", Some(&anchor(*id)))]),
        Inline::Reference { to, .. } => out.open("a", &[("href", Some(&["#", &anchor(*to)].concat()))]),
        Inline::Sub { .. } => out.open("sub", &[]),
        Inline::Sup { .. } => out.open("sup", &[]),
        Inline::Isolate { .. } => out.open("bdi", &[]),
        Inline::Break => out.open("br", &[]),
    }
    inlines(out, part.children());
    out.close();
}

/// Writes inlines in an element that runs from left to right, where numbers need no isolation.
pub(super) fn left_to_right(out: &mut Fragment, content: &[Inline]) {
    let dir = out.dir.take();
    inlines(out, content);
    out.dir = dir;
}

fn anchor(id: u32) -> String {
    ["maqal-", &id.to_string()].concat()
}

/// Returns the direction of a block if it differs from that of the surrounding text.
pub(super) fn own_direction(content: &[Inline], around: Direction) -> Option<Direction> {
    body::tally(content).own(around)
}
