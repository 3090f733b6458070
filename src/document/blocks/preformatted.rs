//! Writes text with its line breaks.

use super::wide;
use crate::{
    article::{Inline, body},
    document::{Fragment, dir, inlines::inlines},
    locale::{Direction, marks},
};

/// The length of a line from which on preformatted text has columns that must not wrap: a verse is shorter.
const COLUMNS: usize = 60;

/// The number of spaces from which on they separate the halves of a verse.
const GAP: usize = 3;

/// Writes text with its line breaks: as verse, or in a region that scrolls.
pub(super) fn preformatted(out: &mut Fragment, content: &[Inline]) {
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
