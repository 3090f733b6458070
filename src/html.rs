//! HTML as a tree, as the [HTML Standard] parses it.
//!
//! A parser of the standard builds it ([`crate::host::html`]): the browser's own, or `html5ever` natively. Nothing
//! of it is ever shown: the allow-list of [`crate::article::from_html`] makes an article of it.
//!
//! The nodes stand in one list in the order of the document, each element with the place where its content ends. So
//! a tree of any depth is walked over, and given back, without a call for each level.
//!
//! [HTML Standard]: https://html.spec.whatwg.org/multipage/parsing.html

mod bounded;

pub use bounded::bounded;

/// A parsed document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    nodes: Vec<Node>,
    /// The places of the elements that are still open.
    open: Vec<usize>,
    /// The last node is a text that may go on.
    in_text: bool,
    /// Whether the HTML was larger than [`bounded`] allows, so that its end is missing.
    pub is_cut: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Text(String),
    Element {
        name: String,
        attributes: Vec<(String, String)>,
        /// The place behind its content.
        end: usize,
    },
}

/// An element or a text in a tree.
#[derive(Clone, Copy)]
pub struct NodeRef<'a> {
    nodes: &'a [Node],
    at: usize,
}

impl Html {
    /// Opens an element inside the one that opened last and is still open. Names are those that the DOM tells as
    /// `localName` and as names of attributes.
    pub fn open(&mut self, name: String, attributes: Vec<(String, String)>) {
        self.open.push(self.nodes.len());
        self.nodes.push(Node::Element { name, attributes, end: 0 });
        self.in_text = false;
    }

    /// Closes the element that opened last and is still open.
    pub fn close(&mut self) {
        let here = self.nodes.len();
        if let Some(Node::Element { end, .. }) = self.open.pop().and_then(|at| self.nodes.get_mut(at)) {
            *end = here;
        }
        self.in_text = false;
    }

    /// Adds text. Pieces with nothing but comments between them are one text, in however many a parser hands them
    /// over.
    pub fn text(&mut self, words: &str) {
        match self.nodes.last_mut() {
            Some(Node::Text(text)) if self.in_text => text.push_str(words),
            _ => self.nodes.push(Node::Text(words.to_owned())),
        }
        self.in_text = true;
    }

    /// The nodes that stand in no other.
    pub fn roots(&self) -> impl Iterator<Item = NodeRef<'_>> {
        siblings(&self.nodes, 0, self.nodes.len())
    }
}

/// Marks a name that would make a browser report what a content security policy forbids.
const HUSH: char = '\u{FDD0}';
/// An element that is read like `style` and is as little shown.
const STYLE: &str = "noframes";
/// The same for `base`.
const BASE: &str = "link";

/// Hides from a browser's parser what it reports to the page's content security policy though nothing of it would ever
/// count: elements and attributes of style, `base`, and handlers of events. [`restore`] takes the marks away again, from
/// names, values and words.
pub fn hush(html: &str) -> String {
    let bytes = html.as_bytes();
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut copied = 0;
    for at in 1..bytes.len() {
        let before = bytes[at - 1];
        let in_tag = before == b'<' || (before == b'/' && at > 1 && bytes[at - 2] == b'<');
        if !in_tag && !matches!(before, b' ' | b'\t' | b'\n' | b'\r' | 0xC | b'/' | b'"' | b'\'') {
            continue;
        }
        let follows =
            |name: &str| bytes[at..].get(..name.len()).is_some_and(|here| here.eq_ignore_ascii_case(name.as_bytes()));
        let ends = |length: usize| !bytes.get(at + length).is_some_and(u8::is_ascii_alphanumeric);
        let (mark, end) = if in_tag && follows("style") && ends(5) {
            (STYLE, at + 5)
        } else if in_tag && follows("base") && ends(4) {
            (BASE, at + 4)
        } else if !in_tag && (follows("style") || follows("on") || follows("default")) {
            ("\u{FDD0}", at)
        } else {
            continue;
        };
        // All of it stands between ASCII letters and signs, so it is text on both sides.
        out.push_str(html.get(copied..at).unwrap_or_default());
        out.push_str(mark);
        copied = end;
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    out
}

/// What stood in the place of a text out of a document that [`hush`] has gone over.
pub fn restore(mut text: String) -> String {
    text.retain(|letter| letter != HUSH);
    text
}

/// The nodes from `at` to `end` that stand in none of the others.
fn siblings(nodes: &[Node], mut at: usize, end: usize) -> impl Iterator<Item = NodeRef<'_>> {
    std::iter::from_fn(move || {
        let node = (at < end).then_some(NodeRef { nodes, at })?;
        at = node.end();
        Some(node)
    })
}

impl<'a> NodeRef<'a> {
    fn node(self) -> Option<&'a Node> {
        self.nodes.get(self.at)
    }

    /// The place behind this node and its content.
    fn end(self) -> usize {
        match self.node() {
            Some(Node::Element { end, .. }) => (*end).max(self.at + 1),
            _ => self.at + 1,
        }
    }

    /// The words, where this is a text.
    pub fn text(self) -> Option<&'a str> {
        match self.node() {
            Some(Node::Text(words)) => Some(words),
            _ => None,
        }
    }

    /// The element's name; empty for a text.
    pub fn name(self) -> &'a str {
        match self.node() {
            Some(Node::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// The value of an attribute, where the element has it.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        match self.node() {
            Some(Node::Element { attributes, .. }) => {
                attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
            }
            _ => None,
        }
    }

    /// The names and values of all attributes.
    pub fn attributes(self) -> &'a [(String, String)] {
        match self.node() {
            Some(Node::Element { attributes, .. }) => attributes,
            _ => &[],
        }
    }

    /// The nodes that stand in this one and in none between.
    pub fn children(self) -> impl Iterator<Item = Self> {
        siblings(self.nodes, self.at + 1, self.end())
    }

    /// Calls `enter` with this node and those in it, in the order of the document; where it says no, what stands in
    /// that node is left out.
    pub fn visit(self, mut enter: impl FnMut(Self) -> bool) {
        let mut at = self.at;
        while at < self.end() {
            let node = Self { nodes: self.nodes, at };
            at = if enter(node) { at + 1 } else { node.end() };
        }
    }

    /// All nodes that stand in this one, in the order of the document.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        (self.at + 1..self.end()).map(move |at| Self { nodes: self.nodes, at })
    }
}
