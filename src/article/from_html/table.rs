//! Converts data tables. A layout table is transparent.

use super::{
    Converter, blocks, image, inlines,
    roles::{self, Role},
    visibility,
};
use crate::{
    article::{
        body::{Block, Cell},
        clean,
    },
    html::NodeRef,
};

/// The average length of a cell's text, in bytes, above which a table without header cells is a layout table.
const PROSE: usize = 1000;

/// The maximum length of a name beside a logo, in bytes: about 50 Arabic letters.
const NAME: usize = 100;

impl Converter<'_> {
    pub(super) fn table(&mut self, node: NodeRef) {
        self.flush();
        if is_layout(node) {
            return self.block(node, None);
        }
        let mut caption = Vec::new();
        let mut rows = Vec::new();
        self.anchor(node);
        visit_parts(node, |part| match part.name() {
            "caption" => caption = self.phrase(part),
            "tr" => {
                self.anchor(part);
                let mut row = Vec::new();
                for cell in cells(part) {
                    row.push(self.cell(cell));
                }
                rows.push(row);
            }
            _ => {}
        });
        self.push(Block::Table { caption, dir: inlines::dir(node), rows });
    }

    fn cell(&mut self, node: NodeRef) -> Cell {
        self.beside_name = (1..=NAME).contains(&roles::text(node).trim_ascii().len());
        let mut body = self.inside(|inside| inside.block(node, None));
        self.beside_name = false;
        for block in &mut body {
            image::to_line(block);
            if let Block::Paragraph { centered, .. } = block {
                *centered = false;
            }
        }
        let is_text = |block: &Block| matches!(block, Block::Paragraph { .. } | Block::Heading { .. });
        let rest = body.split_off(body.iter().take_while(|block| is_text(block)).count());
        let (colspan, rowspan) = (span(node, "colspan"), span(node, "rowspan"));
        let content = blocks::to_inlines(body, &mut Vec::new());
        Cell { content, body: rest, header: node.name() == "th", colspan, rowspan }
    }
}

/// Calls `each` with the visible elements of a table, such as the caption and the rows, in document order.
fn visit_parts<'a>(table: NodeRef<'a>, mut each: impl FnMut(NodeRef<'a>)) {
    table.visit(|part| {
        let shows = part.name() != "" && !visibility::is_hidden(part);
        if shows {
            each(part);
        }
        shows
    });
}

/// Returns the visible cells of a row.
fn cells(row: NodeRef) -> impl Iterator<Item = NodeRef> {
    row.children().filter(|cell| matches!(cell.name(), "td" | "th") && !visibility::is_hidden(*cell))
}

/// Returns the number of columns or rows that a cell spans, from 1 to 1000.
fn span(cell: NodeRef, name: &str) -> u32 {
    let span = cell.attribute(name).and_then(|span| span.trim_ascii().parse().ok());
    span.unwrap_or(1).clamp(1, 1000)
}

/// Whether a table is used for layout: its role is `presentation` or `none`, it contains another table, no row has two
/// cells, or no cell has text. A table without header cells is also a layout table if it contains headings, frames or
/// videos, if its cells are as long as articles, or if it contains other blocks and its rows differ in the number of
/// columns.
fn is_layout(table: NodeRef) -> bool {
    let (mut has_header, mut has_blocks, mut is_page) = (false, false, false);
    let (mut paragraphs, mut number, mut length) = (0, 0, 0);
    let mut rows = Vec::new();
    for part in table.descendants() {
        if let Some(text) = part.text() {
            length += if clean::has_words(text) { text.trim_ascii().len() } else { 0 };
        }
        match part.name() {
            "table" => return true,
            "tr" if !visibility::is_hidden(part) => rows.push(part),
            "th" => has_header = true,
            "td" => number += 1,
            "p" => paragraphs += 1,
            _ => match roles::role(part) {
                Role::Image | Role::List => has_blocks = true,
                Role::Heading | Role::Frame | Role::Video => is_page = true,
                _ => {}
            },
        }
    }
    has_blocks |= paragraphs > number;
    matches!(table.attribute("role"), Some("presentation" | "none"))
        || length == 0
        || !rows.iter().any(|row| cells(*row).nth(1).is_some())
        || (!has_header && (is_page || length > PROSE * number || (has_blocks && !agree(&rows))))
}

/// Whether there are several rows with the same number of columns.
fn agree(rows: &[NodeRef]) -> bool {
    // The number of columns that cells of previous rows occupy, and the number of those that become free in each row.
    let mut occupied = 0;
    let mut freed = vec![0; rows.len() + 1];
    let mut columns = None;
    for (at, row) in rows.iter().enumerate() {
        occupied -= freed.get(at).copied().unwrap_or_default();
        let mut own = 0;
        let mut spanning = 0;
        for cell in cells(*row) {
            let (colspan, rowspan) = (span(cell, "colspan"), span(cell, "rowspan"));
            own += colspan;
            if rowspan > 1
                && let Some(freed) = freed.get_mut((at + rowspan as usize).min(rows.len()))
            {
                spanning += colspan;
                *freed += colspan;
            }
        }
        if columns.is_some_and(|columns| columns != occupied + own) {
            return false;
        }
        columns = Some(occupied + own);
        occupied += spanning;
    }
    rows.len() > 1
}
