//! Data tables. A table that is used for layout is transparent.

use super::{
    Converter, inlines,
    roles::{self, Role},
};
use crate::{
    article::body::{Block, Cell},
    html::NodeRef,
};

impl Converter<'_> {
    pub(super) fn table(&mut self, node: NodeRef) {
        self.flush();
        if is_layout(node) {
            return self.block(node, None);
        }
        let mut caption = Vec::new();
        let mut rows = Vec::new();
        self.anchor(node);
        for part in node.descendants() {
            match part.name() {
                "caption" => caption = self.phrase(part),
                "tr" => rows.push(cells(part).map(|cell| self.cell(cell)).collect()),
                _ => {}
            }
        }
        self.push(Block::Table { caption, dir: inlines::dir(node), rows });
    }

    fn cell(&mut self, node: NodeRef) -> Cell {
        let span = |name| {
            let span = node.attribute(name).and_then(|span| span.trim_ascii().parse().ok());
            span.unwrap_or(1).clamp(1, 1000)
        };
        Cell {
            content: self.phrase(node),
            header: node.name() == "th",
            colspan: span("colspan"),
            rowspan: span("rowspan"),
        }
    }
}

fn cells(row: NodeRef) -> impl Iterator<Item = NodeRef> {
    row.children().filter(|cell| matches!(cell.name(), "td" | "th"))
}

/// Whether a table is used for layout: its role says so, it contains another table, no row has two cells, or it
/// contains images or headings but no header cells.
fn is_layout(table: NodeRef) -> bool {
    let mut has_row = false;
    let mut has_header = false;
    let mut has_media = false;
    for part in table.descendants() {
        match part.name() {
            "table" => return true,
            "tr" => has_row |= cells(part).nth(1).is_some(),
            "th" => has_header = true,
            _ => has_media |= matches!(roles::role(part), Role::Image | Role::Frame | Role::Video | Role::Heading),
        }
    }
    matches!(table.attribute("role"), Some("presentation" | "none")) || !has_row || (has_media && !has_header)
}
