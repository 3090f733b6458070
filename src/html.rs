//! A tree of HTML, as the [HTML Standard] parses it.
//!
//! [`crate::host::html`] builds the tree with the browser's own parser, or with `html5ever` natively. The tree is never
//! shown: [`crate::article::from_html`] converts it to an article by an allow-list.
//!
//! The nodes are in one list in document order. Each element stores the index at which its content ends, so a tree of
//! any depth is traversed and dropped without recursion.
//!
//! [HTML Standard]: https://html.spec.whatwg.org/multipage/parsing.html

mod bounded;

pub use bounded::bounded;

/// A parsed document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    nodes: Vec<Node>,
    /// The indices of the open elements.
    open: Vec<usize>,
    /// Whether the next text is appended to the last node.
    in_text: bool,
    /// Whether the HTML was larger than [`bounded`] allows, so that its end is missing.
    pub is_truncated: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Text(String),
    Element {
        name: String,
        attributes: Vec<(String, String)>,
        /// The index after its content.
        end: usize,
    },
}

/// A reference to an element or a text in a tree.
#[derive(Clone, Copy)]
pub struct NodeRef<'a> {
    nodes: &'a [Node],
    at: usize,
}

impl Html {
    /// Opens an element inside the current one. `name` is the `localName` of the DOM, and the names of attributes are
    /// qualified names.
    pub fn open(&mut self, name: String, attributes: Vec<(String, String)>) {
        self.open.push(self.nodes.len());
        self.nodes.push(Node::Element { name, attributes, end: 0 });
        self.in_text = false;
    }

    /// Closes the current element.
    pub fn close(&mut self) {
        let here = self.nodes.len();
        if let Some(Node::Element { end, .. }) = self.open.pop().and_then(|at| self.nodes.get_mut(at)) {
            *end = here;
        }
        self.in_text = false;
    }

    /// Adds text to the current element. Adjacent texts become one node, even if a parser splits them or there are
    /// comments between them.
    pub fn text(&mut self, text: &str) {
        match self.nodes.last_mut() {
            Some(Node::Text(last)) if self.in_text => last.push_str(text),
            _ => self.nodes.push(Node::Text(text.to_owned())),
        }
        self.in_text = true;
    }

    /// Returns all nodes except the first one, the root of a document, in document order.
    pub fn descendants(&self) -> impl Iterator<Item = NodeRef<'_>> {
        (1..self.nodes.len()).map(|at| NodeRef { nodes: &self.nodes, at })
    }

    /// Returns the nodes without a parent.
    pub fn roots(&self) -> impl Iterator<Item = NodeRef<'_>> {
        siblings(&self.nodes, 0, self.nodes.len())
    }
}

/// The character that masks the name of an attribute: a noncharacter, which regular text does not contain.
const MASK: char = '\u{FDD0}';
/// The character at the end of a mask that begins with one of the [`WORDS`], another noncharacter.
const WORD_MASK: char = '\u{FDD1}';
/// The beginnings of masks:
///
/// - of the name of an attribute after `</`: inside of another tag, `</onclick` is an attribute. A letter has to follow
///   `</`, because anything else begins a comment.
/// - of `style` in a tag: an element with the same parsing rules that is not rendered either. `style` becomes an attribute,
///   because a slash ends the name of a tag. In an unquoted value, a slash does not end the value.
/// - of `base` in a tag.
const WORDS: [&str; 3] = ["x", "noframes/", "link/"];

/// Masks names that make a browser report a violation of the page's content security policy, although the parsed
/// document is inert: `style` elements and attributes, `base` elements, and event handlers. [`unmask`] removes the
/// masks from the names, values and texts of the parsed tree. The masked elements keep another name. None of them is
/// shown.
///
/// The tree is otherwise that of the unmasked HTML, except in two cases of invalid HTML: a `style` tag in a `noframes`
/// element, and an attribute name that begins with `=` after the name of a masked element.
pub fn mask(html: &str) -> String {
    let bytes = html.as_bytes();
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut copied = 0;
    for at in 1..bytes.len() {
        let before = bytes[at - 1];
        let is_slash = before == b'/';
        let starts_tag = before == b'<' || (is_slash && at > 1 && bytes[at - 2] == b'<');
        if !starts_tag && !is_slash && !matches!(before, b' ' | b'\t' | b'\n' | b'\r' | 0xC | b'"' | b'\'') {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let (name, rest) = rest.split_at(rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count());
        let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
        let is_element =
            starts_tag && matches!(rest.first(), None | Some(b' ' | b'\t' | b'\n' | b'\r' | 0xC | b'/' | b'>'));
        let is_handler = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"on"));
        let word = if is_element && is("style") {
            WORDS[1]
        } else if is_element && is("base") {
            WORDS[2]
        } else if before != b'<' && rest.first() != Some(&b'-') && (is_handler || is("style") || is("default")) {
            if starts_tag { WORDS[0] } else { "" }
        } else {
            continue;
        };
        // The position is after an ASCII character, so it is a character boundary.
        out.push_str(html.get(copied..at).unwrap_or_default());
        out.push_str(word);
        out.push(if word.is_empty() { MASK } else { WORD_MASK });
        copied = at;
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    out
}

/// Removes the masks that [`mask`] has inserted into a text.
pub fn unmask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character == WORD_MASK {
            let word = WORDS.iter().find(|word| out.ends_with(**word));
            out.truncate(out.len() - word.map_or(0, |word| word.len()));
        } else if character != MASK {
            out.push(character);
        }
    }
    out
}

/// Returns the nodes from `at` to `end` that are not inside one another.
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

    /// Returns the index of this node in its document.
    pub fn position(self) -> usize {
        self.at
    }

    /// Returns the index after this node and its content.
    pub fn end(self) -> usize {
        match self.node() {
            Some(Node::Element { end, .. }) => (*end).max(self.at + 1),
            _ => self.at + 1,
        }
    }

    /// Returns the text of a text node.
    pub fn text(self) -> Option<&'a str> {
        match self.node() {
            Some(Node::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns the name of an element; empty for a text.
    pub fn name(self) -> &'a str {
        match self.node() {
            Some(Node::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// Returns the value of an attribute.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        match self.node() {
            Some(Node::Element { attributes, .. }) => {
                attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
            }
            _ => None,
        }
    }

    /// Returns the names and values of all attributes.
    pub fn attributes(self) -> &'a [(String, String)] {
        match self.node() {
            Some(Node::Element { attributes, .. }) => attributes,
            _ => &[],
        }
    }

    /// Returns the node after this one and its content: the next sibling, or the next one of a parent.
    pub fn next(self) -> Option<Self> {
        let at = self.end();
        (at < self.nodes.len()).then_some(Self { nodes: self.nodes, at })
    }

    /// Returns the children of this node.
    pub fn children(self) -> impl Iterator<Item = Self> {
        siblings(self.nodes, self.at + 1, self.end())
    }

    /// Returns this node and its descendants, in document order.
    pub fn subtree(self) -> impl Iterator<Item = Self> {
        (self.at..self.end()).map(move |at| Self { nodes: self.nodes, at })
    }

    /// Calls `enter` with this node and its descendants, in document order. If `enter` returns `false`, the descendants
    /// of that node are skipped.
    pub fn visit(self, mut enter: impl FnMut(Self) -> bool) {
        let mut at = self.at;
        while at < self.end() {
            let node = Self { nodes: self.nodes, at };
            at = if enter(node) { at + 1 } else { node.end() };
        }
    }

    /// Returns the descendants of this node, in document order.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        (self.at + 1..self.end()).map(move |at| Self { nodes: self.nodes, at })
    }
}
