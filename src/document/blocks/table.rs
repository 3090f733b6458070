//! Writes tables.

use super::{blocks, scroll_group, text_block};
use crate::{
    article::{
        Inline,
        body::{self, Cell},
    },
    document::{
        Fragment, dir,
        inlines::{inlines, own_direction},
    },
    locale::{Direction, Tally},
};

/// Writes a table. Its direction is the declared one, or else that of its letters if it differs from `around`.
pub(super) fn table(
    out: &mut Fragment,
    caption: &[Inline],
    declared: Option<Direction>,
    rows: &[Vec<Cell>],
    around: Direction,
) {
    let mut tally = Tally::default();
    for part in rows.iter().flatten() {
        body::visit_inline_text(&part.content, &mut |text| tally.add(text));
        body::visit_text(&part.body, &mut |text| tally.add(text));
    }
    let own = declared.or_else(|| tally.own(around));
    let around = own.unwrap_or(around);
    scroll_group(out, out.interface.messages.table, own, |out| {
        out.element("table", &[dir(own)], |out| {
            if !caption.is_empty() {
                text_block(out, "caption", caption, around);
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
