//! Makes an article's body of a publisher's HTML: an allow-list walk over the parsed tree.
//!
//! 1. Every element has a role, by what it is called or by the classes that publishing systems give it (`roles`).
//!    What has none is looked through: its words count, it does not.
//! 2. Inlines gather in a line. Where a block begins or ends, the line becomes a paragraph; marks that are open then
//!    go on in the next line. So it does not matter in which way editors nest what (`inlines`).
//! 3. Blocks that hold others (lists, quotes, figures, tables, boxes) are read into a list of their own, and made
//!    into what they are when all of it is known (`blocks`, `figure`, `table`).
//!
//! Only shapes of [`super::body`] can come out, with addresses that [`crate::url`] let through: nothing has to be
//! taken away that could be overlooked. Scripts, styles, forms, what is hidden and buttons for sharing go; not one
//! other word does. Beyond `DEPTH` levels an element's content is read as if nothing in it were nested.
//!
//! Links within the text (footnotes, lists of contents) become references to numbered anchors, so that no name from
//! outside becomes an `id` on the page.

mod blocks;
mod embed;
mod figure;
mod inlines;
mod media;
mod roles;
mod table;

use super::body::{Block, Inline};
use crate::{
    html::{Html, NodeRef},
    locale::{Direction, Language},
    url::Url,
};
use roles::Role;

/// How many elements may stand in one another before they are looked through: more than any editor makes, few
/// enough for the stack of a browser.
const DEPTH: u32 = 100;

/// How much of a text is looked at to tell its language, in bytes.
const SAMPLE: usize = 40_000;

/// How many places of a text may be led to from within it.
const TARGETS: usize = 500;

/// The blocks of a text, and its language: `lang`, where it is known already, else what the one element says in which
/// all of it stands, else what its letters tell. `base` is the address of the text.
pub fn body(html: &Html, base: &Url, lang: Option<Language>) -> (Vec<Block>, Option<Language>) {
    let mut walker = Walker::new(base, lang, inlines::targets(html, base));
    let mut roots: Vec<_> = html.roots().collect();
    let mut text = String::new();
    for root in &roots {
        root.visit(|node| {
            text.push_str(node.text().unwrap_or_default());
            text.len() < SAMPLE && roles::role(node) != Role::Gone
        });
    }
    let guess = Language::of_text(&text);
    walker.runs = Direction::of_text(&text);
    // Down to where the text begins to fork.
    while let [root] = &*roots {
        if walker.lang.is_none() {
            walker.lang = root.attribute("lang").and_then(Language::parse);
        }
        let mut inside: Vec<_> = root.children().collect();
        inside.retain(|node| node.name() != "head" && node.text().is_none_or(super::clean::has_words));
        if !matches!(root.name(), "html" | "body" | "div" | "article" | "section" | "main") {
            break;
        }
        roots = inside;
    }
    walker.lang = walker.lang.or(guess);
    for root in roots {
        walker.node(root);
    }
    walker.flush();
    (walker.blocks, walker.lang)
}

/// The inlines of a text of one line, such as a caption; its blocks, if it has any, are parted by line breaks. It has no
/// anchors: their numbers would be those of the anchors in the text.
pub fn line(html: &Html, base: &Url) -> Vec<Inline> {
    let mut walker = Walker::new(base, None, Vec::new());
    html.roots().for_each(|root| walker.node(root));
    walker.flush();
    blocks::to_inlines(walker.blocks, &mut Vec::new())
}

#[expect(clippy::struct_excessive_bools, reason = "each tells of another thing on the way down")]
struct Walker<'a> {
    base: &'a Url,
    lang: Option<Language>,
    /// The way that most of the text runs, where its language is not known.
    runs: Option<Direction>,
    /// What links of this text lead to within it; a place in this list is an anchor's number.
    targets: Vec<String>,
    /// The targets that have their anchor.
    reached: Vec<usize>,
    /// What is finished.
    blocks: Vec<Block>,
    /// The line under way: the inlines that are open, each with what it holds so far; the first is the line itself.
    open: Vec<(Option<Inline>, Vec<Inline>)>,
    /// The last that was added to the line is a line break.
    broken: bool,
    /// What the present block says of the lines in it.
    centered: bool,
    dir: Option<Direction>,
    /// What stands under the figure at hand, where there is one.
    caption: Option<Vec<Inline>>,
    /// Media that stood within a line of words, to come after its block.
    after: Vec<Block>,
    in_heading: bool,
    in_post: bool,
    depth: u32,
}

impl<'a> Walker<'a> {
    fn new(base: &'a Url, lang: Option<Language>, targets: Vec<String>) -> Self {
        Self {
            base,
            lang,
            runs: None,
            targets,
            reached: Vec::new(),
            blocks: Vec::new(),
            open: vec![(None, Vec::new())],
            broken: false,
            centered: false,
            dir: None,
            caption: None,
            after: Vec::new(),
            in_heading: false,
            in_post: false,
            depth: 0,
        }
    }

    fn node(&mut self, node: NodeRef) {
        if let Some(words) = node.text() {
            return self.text(words);
        }
        if self.depth == DEPTH {
            return self.flat(node);
        }
        self.depth += 1;
        // None is looked for in another: each time all that is in it would be gone over.
        if !self.in_post
            && let Some(post) = embed::post(node, self.base)
        {
            self.in_post = true;
            self.post(node, &post);
            self.in_post = false;
        } else if !roles::is_hidden(node) {
            self.element(node, roles::role(node));
        }
        self.depth -= 1;
    }

    fn element(&mut self, node: NodeRef, role: Role) {
        match role {
            Role::Inline => self.inline(node),
            Role::Aside => {
                self.inline(node);
                self.text(" ");
            }
            Role::Strong => self.mark(node, Inline::Strong { content: vec![] }),
            Role::Emphasis => self.mark(node, Inline::Emphasis { content: vec![] }),
            Role::Mark => self.mark(node, Inline::Mark { content: vec![] }),
            Role::Strike => self.mark(node, Inline::Strike { content: vec![] }),
            Role::Sub => self.mark(node, Inline::Sub { content: vec![] }),
            Role::Sup => self.mark(node, Inline::Sup { content: vec![] }),
            Role::Isolate => self.mark(node, Inline::Isolate { content: vec![] }),
            Role::Code => self.add(Inline::Code { text: roles::text(node) }),
            Role::Link => self.link(node),
            Role::Quotation => self.quotation(node),
            Role::Break => self.line_break(),
            Role::Button if self.in_heading => self.inline(node),
            Role::Button | Role::Gone => {}
            Role::Block => self.block(node, None),
            Role::Term => self.block(node, Some(Inline::Strong { content: vec![] })),
            Role::Heading => self.heading(node),
            Role::List => self.list(node),
            Role::Quote => self.quote(node),
            Role::PullQuote => self.pull_quote(node),
            Role::Preformatted => self.preformatted(node),
            Role::Divider => self.push(Block::Divider),
            Role::Note => self.note(node),
            Role::Form => self.form(node),
            Role::Table => self.table(node),
            Role::Figure => self.figure(node, false),
            Role::Gallery => self.figure(node, true),
            Role::Caption => self.figcaption(node),
            Role::Bookmark => self.bookmark(node),
            Role::Image => self.image(node, None),
            Role::Picture => {
                if let Some(image) = node.descendants().find(|inside| roles::role(*inside) == Role::Image) {
                    self.image(image, Some(node));
                }
            }
            Role::NoScript => self.no_script(node),
            Role::Video => self.player(node, true),
            Role::Audio => self.player(node, false),
            Role::Frame => self.frame(node),
        }
    }

    fn children(&mut self, node: NodeRef) {
        node.children().for_each(|child| self.node(child));
    }

    /// Reads what is nested too deeply: words and pictures in their order, no more.
    fn flat(&mut self, node: NodeRef) {
        roles::visit(node, |inside| match (inside.text(), roles::role(inside)) {
            (Some(words), _) => self.text(words),
            (_, Role::Image) => self.image(inside, None),
            (_, Role::Break) => self.line_break(),
            (_, Role::Block | Role::Heading | Role::List | Role::Quote | Role::Table) => self.flush(),
            _ => {}
        });
        self.flush();
    }

    /// Adds a finished block.
    fn push(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
        self.blocks.append(&mut self.after);
    }

    /// What `read` makes, as a list of its own.
    fn inside(&mut self, read: impl FnOnce(&mut Self)) -> Vec<Block> {
        let blocks = std::mem::take(&mut self.blocks);
        let open = std::mem::replace(&mut self.open, vec![(None, Vec::new())]);
        // A link goes on into what stands in it; other marks mean the line that they stand in.
        let link = open.iter().filter_map(|(mark, _)| mark.clone()).find(|mark| matches!(mark, Inline::Link { .. }));
        self.open.extend(link.map(|link| (Some(link), Vec::new())));
        read(self);
        self.flush();
        self.open = open;
        std::mem::replace(&mut self.blocks, blocks)
    }
}
