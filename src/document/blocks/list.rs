//! Writes lists and polls.

use super::blocks;
use crate::{
    article::{
        Block, Inline,
        body::{self, Answer, Numerals},
    },
    document::{
        Fragment, dir,
        inlines::{inlines, own_direction},
    },
    locale::{Direction, Tally},
};

/// Writes a list.
pub(super) fn list(out: &mut Fragment, list: &Block, around: Direction) {
    let Block::List { ordered, start, reversed, numerals, values, dir: declared, items } = list else { return };
    // A reversed list without `start` ends at 1.
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

/// Whether the numbers of a list are too long for its usual margin, like `1000.` and `XVIII.`
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

/// Writes a list item. The text of an item that is a single paragraph, or a paragraph with a nested list, is directly in
/// the `li`.
fn list_item(out: &mut Fragment, item: &[Block], value: Option<&str>, around: Direction) {
    let (content, rest): (&[Inline], _) = match item {
        [Block::Paragraph { content, centered: false }, rest @ ..] if matches!(rest, [] | [Block::List { .. }]) => {
            (content, rest)
        }
        _ => (&[], item),
    };
    out.element("li", &[("value", value)], |out| {
        item_text(out, content, around);
        blocks(out, rest, around);
    });
}

/// Writes the text of an item. If its direction differs from that of the list, it is in a `span` with that direction, so
/// that all markers of the list stay on the same side.
pub(super) fn item_text(out: &mut Fragment, content: &[Inline], around: Direction) {
    match own_direction(content, around) {
        None => inlines(out, content),
        own => out.element("span", &[dir(own)], |out| inlines(out, content)),
    }
}

/// Writes the answers of a poll, each with its number and percentage of votes.
pub(super) fn poll(out: &mut Fragment, answers: &[Answer], around: Direction) {
    let interface = out.interface;
    let messages = interface.messages;
    let all: u64 = answers.iter().filter_map(|answer| answer.votes).map(u64::from).sum();
    out.element("ul", &[("class", Some("poll"))], |out| {
        out.each(answers, |out, answer| {
            out.element("li", &[], |out| {
                item_text(out, &answer.content, around);
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
