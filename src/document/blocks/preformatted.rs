//! Writes preformatted text.

use super::scroll_group;
use crate::{
    article::{Inline, body},
    document::{Fragment, dir, inlines::inlines},
    locale::{Direction, marks},
};

/// The length of a line, in characters, from which preformatted text counts as columns that must not wrap. Lines of verse
/// are shorter.
const COLUMNS: usize = 60;

/// The least number of consecutive spaces that separate the two halves of a line of verse.
const GAP: usize = 3;

/// Writes preformatted text: as verse, or in a scrollable region.
pub(super) fn preformatted(out: &mut Fragment, content: &[Inline]) {
    let direction = body::direction(content);
    if longest_line(content, direction == Some(Direction::Rtl)) < COLUMNS {
        return out.element("pre", &[("class", Some("verse")), dir(direction)], |out| inlines(out, content));
    }
    scroll_group(out, out.interface.messages.preformatted, direction, |out| {
        out.element("pre", &[], |out| inlines(out, content));
    });
}

/// Returns the length of the longest line in characters, without marks. If `has_halves` is true, the halves of a line of
/// verse count as lines.
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
