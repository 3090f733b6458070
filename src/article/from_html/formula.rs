//! Converts `MathML` formulas to inlines: `x²`, `(a+b)/c`, `√2`.
//!
//! Superscripts and subscripts are kept. Fractions and roots are written with the symbols `/` and `√`. HTML inside a
//! formula is converted as elsewhere.

use super::{Converter, DEPTH, inlines};
use crate::{
    article::{body::Inline, clean},
    html::NodeRef,
    locale::Direction,
};

const SUB: Inline = Inline::Sub { content: Vec::new() };
const SUP: Inline = Inline::Sup { content: Vec::new() };

impl Converter<'_> {
    /// Converts a formula, which is left to right unless it declares another direction.
    pub(super) fn formula(&mut self, node: NodeRef) {
        let is_block = node.attribute("display") == Some("block");
        if is_block {
            self.flush();
        }
        let dir = inlines::dir(node).unwrap_or(Direction::Ltr);
        self.anchor(node);
        self.term(node, Some(Inline::Foreign { lang: None, dir, content: Vec::new() }));
        if is_block {
            self.flush();
        }
    }

    /// Converts an element of a formula. The formatting `mark` applies to its text.
    fn term(&mut self, node: NodeRef, mark: Option<Inline>) {
        if self.depth == DEPTH {
            return self.flatten(node);
        }
        self.depth += 1;
        let is_marked = mark.is_some();
        if is_marked {
            self.open.push((mark, Vec::new()));
        }
        self.symbols(node);
        if is_marked {
            self.fold();
            self.open.pop();
        }
        self.depth -= 1;
    }

    fn symbols(&mut self, node: NodeRef) {
        if let Some(text) = node.text() {
            // U+2061, the invisible function application in `f(x)`.
            return self.text(&text.replace('\u{2061}', " "));
        }
        // White space is significant only inside these elements.
        let is_text = matches!(node.name(), "mtext" | "mo" | "mi" | "mn");
        let mut parts = node.children().filter(|part| is_text || part.text().is_none_or(clean::has_words));
        let marks: &[Inline] = match node.name() {
            "msub" | "munder" => &[SUB],
            "msup" | "mover" => &[SUP],
            "msubsup" | "munderover" => &[SUB, SUP],
            "mfrac" => {
                self.group(parts.next(), false);
                self.text("/");
                self.group(parts.next(), false);
                &[]
            }
            "msqrt" => {
                self.text("√");
                return self.group(Some(node), true);
            }
            "mroot" => {
                let (base, index) = (parts.next(), parts.next());
                if let Some(index) = index {
                    self.term(index, Some(SUP));
                }
                self.text("√");
                self.group(base, false);
                &[]
            }
            "mtr" | "mlabeledtr" => {
                for cell in parts {
                    self.term(cell, None);
                    self.text(" ");
                }
                return self.text("; ");
            }
            "mspace" => return self.text(" "),
            "mphantom" | "annotation" | "annotation-xml" => return,
            name if name == "math" || name.starts_with('m') || name == "semantics" => &[],
            _ => return self.node(node),
        };
        if let [_, ..] = marks
            && let Some(base) = parts.next()
        {
            self.term(base, None);
        }
        let mut marks = marks.iter();
        for part in parts {
            self.term(part, marks.next().cloned());
        }
    }

    /// Converts a part of a fraction or a root, in parentheses if it consists of several elements.
    fn group(&mut self, node: Option<NodeRef>, is_row: bool) {
        let Some(node) = node else { return };
        let is_simple = matches!(node.name(), "mi" | "mn" | "mtext")
            || ((is_row || node.name() == "mrow") && node.children().filter(|part| part.name() != "").count() < 2);
        if !is_simple {
            self.text("(");
        }
        if is_row {
            node.children().for_each(|part| self.term(part, None));
        } else {
            self.term(node, None);
        }
        if !is_simple {
            self.text(")");
        }
    }
}
