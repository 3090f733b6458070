//! Converts a publisher's HTML to the body of an article, by an allow-list.
//!
//! 1. Every element has a role, which depends on its name and on the classes that publishing systems give it (`roles`).
//!    An element without a role is transparent: only its content counts.
//! 2. Inlines are collected in a line. At the beginning and the end of every block element, the line becomes a
//!    paragraph, and formatting that is still open continues in the next line. Therefore, inline and block elements may
//!    be nested in any order (`inlines`, `paragraphs`).
//! 3. The content of a compound block (list, quotation, figure, table, box) is first converted to a separate list of
//!    blocks, and then combined (`blocks`, `figure`, `table`).
//!
//! The result consists of the types of [`super::body`], with URLs that [`crate::url`] has checked. Nothing else of the
//! HTML can remain. Scripts, styles, forms, hidden elements and share buttons are removed (`visibility`); all other
//! text is kept. The title of a tab becomes the heading of its panel (`tab_titles`, `tabs`). Elements nested more
//! deeply than `DEPTH` are flattened.
//!
//! Links within the text (footnotes, tables of contents) become references to numbered anchors, so that a name from the
//! HTML never becomes an `id` on the page.
//!
//! Parsing is left to [`crate::host::html`], and the cleanup of spaces and empty elements to [`super::clean`].

mod blocks;
mod cloudflare_email;
mod deferred;
mod embed;
mod figure;
mod formula;
mod image;
mod inlines;
mod media;
mod paragraphs;
#[cfg(not(target_arch = "wasm32"))]
mod removed;
mod roles;
mod tab_titles;
mod table;
mod tabs;
mod targets;
mod visibility;

use super::{
    body::{Block, Inline},
    clean, language,
};
use crate::{
    html::{Html, NodeRef},
    locale::{Direction, Language, Letters},
    url::Url,
};
use embed::Searched;
#[cfg(not(target_arch = "wasm32"))]
pub use removed::removed;
use roles::Role;
use tab_titles::TabTitles;
use targets::Targets;
use visibility::Versions;

/// The depth at which nested elements are flattened: more than any editor produces, and small enough for the stack of a
/// browser.
const DEPTH: u32 = 100;

/// The size of the sample from which the language is determined before the conversion, in bytes.
const SAMPLE: usize = 10_000;

/// Converts a text to blocks. `base` is the URL of the article, and `lang` is the language that the publisher declares.
/// Returns also the `lang` attribute of an element that contains the whole text.
pub fn body(html: &Html, base: &Url, lang: Option<Language>) -> (Vec<Block>, Option<Language>) {
    let mut converter = Converter::new(base, Targets::of(html, base), TabTitles::of(html));
    let mut roots: Vec<_> = html.roots().collect();
    let mut letters = Letters::default();
    let mut size = 0;
    for root in &roots {
        root.visit(|node| {
            let text = node.text().unwrap_or_default();
            letters.add(text);
            size += text.len();
            size < SAMPLE && !matches!(roles::role(node), Role::Removed | Role::Code)
        });
    }
    let mut html_lang = None;
    // Descend through elements that contain the whole text, even hidden ones, because a script shows them.
    while let [root] = &*roots {
        if html_lang.is_none() {
            html_lang = root.attribute("lang").and_then(Language::parse);
        }
        let is_wrapper = match root.name() {
            "html" | "body" | "div" | "article" | "section" | "main" => true,
            "form" => visibility::has_sentence(*root),
            _ => false,
        };
        if !is_wrapper || embed::post(*root, base, &mut converter.searched).is_some() {
            break;
        }
        converter.tabs(*root);
        let shows = |node: &NodeRef| node.name() != "head" && node.text().is_none_or(clean::has_words);
        let mut inside = root.children().filter(shows);
        // Spaces between elements are kept, because they separate words.
        roots = match (inside.next(), inside.next()) {
            (Some(only), None) => vec![only],
            _ => root.children().collect(),
        };
    }
    (converter.lang, converter.dir_of_text) = language::determine(&letters, [lang, html_lang.clone()], None);
    for root in roots {
        converter.node(root);
    }
    converter.flush();
    (converter.blocks, html_lang)
}

/// Converts a text of one line, such as a caption, to inlines. Blocks in it are separated by line breaks. The result
/// has no anchors, because their numbers would collide with those in the body.
pub fn line(html: &Html, base: &Url) -> Vec<Inline> {
    let mut converter = Converter::new(base, Targets::default(), TabTitles::default());
    html.roots().for_each(|root| converter.node(root));
    converter.flush();
    blocks::to_inlines(converter.blocks, &mut Vec::new())
}

#[expect(clippy::struct_excessive_bools, reason = "they are independent properties of the position in the tree")]
struct Converter<'a> {
    base: &'a Url,
    lang: Option<Language>,
    /// The direction of the text.
    dir_of_text: Direction,
    /// The targets of links within the text.
    targets: Targets,
    /// The titles of tabs that are separate from their panels.
    tab_titles: TabTitles,
    /// What has been searched for posts.
    searched: Searched,
    /// The finished blocks.
    blocks: Vec<Block>,
    /// The current line: the open inline elements, each with its content so far. The first entry is the line itself.
    open: Vec<(Option<Inline>, Vec<Inline>)>,
    /// Whether the last inline of the line is a line break.
    after_break: bool,
    /// Whether the current block is centered.
    centered: bool,
    /// The direction that the current block declares.
    dir: Option<Direction>,
    /// The captions inside the current figure.
    captions: Option<Vec<figure::Caption>>,
    /// The media inside the current line of text, which are added after its block.
    after: Vec<Block>,
    /// Whether the last inline of the line is an image in a `<noscript>`.
    after_no_script: bool,
    /// Whether the current table cell contains only a name, so that an image in it may be a logo.
    beside_name: bool,
    in_heading: bool,
    /// Whether the current heading consists of buttons only, as some editors write it.
    in_button_heading: bool,
    in_post: bool,
    in_code: bool,
    /// Whether line breaks and spaces are significant, as in `<pre>`.
    in_verbatim: bool,
    depth: u32,
}

impl<'a> Converter<'a> {
    fn new(base: &'a Url, targets: Targets, tab_titles: TabTitles) -> Self {
        Self {
            base,
            lang: None,
            dir_of_text: Direction::Rtl,
            targets,
            tab_titles,
            searched: Searched::default(),
            blocks: Vec::new(),
            open: vec![(None, Vec::new())],
            after_break: false,
            centered: false,
            dir: None,
            captions: None,
            after: Vec::new(),
            after_no_script: false,
            beside_name: false,
            in_heading: false,
            in_button_heading: false,
            in_post: false,
            in_code: false,
            in_verbatim: false,
            depth: 0,
        }
    }

    fn node(&mut self, node: NodeRef) {
        if let Some(words) = node.text() {
            return self.text(words);
        }
        if self.depth == DEPTH {
            return self.flatten(node);
        }
        self.depth += 1;
        // A post does not contain another one. Searching for nested posts would take quadratic time.
        if !self.in_post
            && let Some(post) = embed::post(node, self.base, &mut self.searched)
        {
            self.in_post = true;
            self.post(node, &post);
            self.in_post = false;
        } else if let Some(text) = cloudflare_email::text(node) {
            self.email_address(&text);
        } else if !visibility::is_hidden(node) && !self.tab_titles.has(node) {
            self.tabs(node);
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
            Role::Strong if roles::weight(node) == Some(false) => self.inline(node),
            Role::Strong => self.mark(node, Inline::Strong { content: vec![] }),
            Role::Emphasis if roles::has_style(node, "font-style", "normal") => self.inline(node),
            Role::Emphasis => self.mark(node, Inline::Emphasis { content: vec![] }),
            Role::Mark => self.mark(node, Inline::Mark { content: vec![] }),
            Role::Strike => self.mark(node, Inline::Strike { content: vec![] }),
            Role::Sub => self.mark(node, Inline::Sub { content: vec![] }),
            Role::Sup => self.mark(node, Inline::Sup { content: vec![] }),
            Role::Isolate => self.mark(node, Inline::Isolate { content: vec![] }),
            Role::Code => self.code(node),
            Role::Formula => self.formula(node),
            Role::Link if self.in_heading && visibility::is_permalink(node) => {}
            Role::Link => self.link(node),
            Role::Quotation => self.quotation(node),
            Role::Break => self.line_break(),
            Role::Button if self.in_button_heading || self.in_link() => self.inline(node),
            Role::Button if visibility::is_title(node) => self.block(node, Some(Inline::Strong { content: vec![] })),
            Role::Button if node.descendants().any(|inside| inside.name() == "a") => self.inline(node),
            Role::Button if visibility::is_text(node) || self.continues_after(node) => self.inline(node),
            Role::ShareButtons if !visibility::is_share_buttons(node) => self.element(node, roles::by_name(node)),
            Role::Form if !visibility::is_form(node) => self.block(node, None),
            // The removed element separates the words around it on the publisher's page.
            Role::Button | Role::ShareButtons | Role::Form => self.text(" "),
            Role::Removed | Role::ScreenReader => {}
            Role::Block => self.block(node, None),
            Role::Term => self.block(node, Some(Inline::Strong { content: vec![] })),
            Role::Heading => self.heading(node),
            Role::List => self.list(node),
            Role::Quote => self.quote(node),
            Role::PullQuote => self.pull_quote(node),
            Role::Preformatted => self.preformatted(node),
            Role::Divider => {
                self.flush();
                self.anchor(node);
                self.push(Block::Divider);
            }
            Role::Note => self.note(node),
            Role::Table => self.table(node),
            Role::Figure => self.figure(node, false),
            Role::Gallery => self.figure(node, true),
            Role::Caption => self.figcaption(node),
            Role::Bookmark => self.bookmark(node),
            Role::Image => self.image(node, None),
            Role::Picture => self.picture(node),
            Role::NoScript => self.no_script(node),
            Role::Video => self.player(node, true),
            Role::Audio => self.player(node, false),
            Role::Frame => self.frame(node),
        }
    }

    fn children(&mut self, node: NodeRef) {
        let mut versions = Versions::inside(node);
        if self.in_link() && versions == Versions::Both {
            // In links, such as share buttons and menus, the icon suffices.
            versions = Versions::Visible;
        }
        for child in node.children() {
            match versions {
                Versions::ScreenReader if visibility::is_aria_hidden(child) => {}
                Versions::Both if roles::role(child) == Role::ScreenReader => self.inline(child),
                _ => self.node(child),
            }
        }
    }

    /// Whether there is text before and after an element in the same line.
    fn continues_after(&self, node: NodeRef) -> bool {
        node.next().and_then(NodeRef::text).is_some_and(clean::has_words)
            && self.open.iter().any(|(_, content)| content.iter().any(clean::shows))
    }

    /// Whether the current line is inside a link.
    fn in_link(&self) -> bool {
        self.open.iter().any(|(mark, _)| matches!(mark, Some(Inline::Link { .. } | Inline::Reference { .. })))
    }

    /// Converts an element that is nested too deeply: only text, images and line breaks are kept, in order.
    fn flatten(&mut self, node: NodeRef) {
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

    /// Calls `read`, and returns the blocks that it adds as a separate list.
    fn inside(&mut self, read: impl FnOnce(&mut Self)) -> Vec<Block> {
        let blocks = std::mem::take(&mut self.blocks);
        let mut open = std::mem::replace(&mut self.open, vec![(None, Vec::new())]);
        // Anchors that wait for text are attached to the text inside, if there is any.
        if let (Some((_, outside)), Some((_, line))) = (open.first_mut(), self.open.first_mut())
            && outside.iter().all(|inline| matches!(inline, Inline::Anchor { .. }))
        {
            line.append(outside);
        }
        // A link continues inside the blocks that it contains; other formatting applies only to the current line.
        let link = open.iter().find(|(mark, _)| matches!(mark, Some(Inline::Link { .. })));
        self.open.extend(link.map(|(link, _)| (link.clone(), Vec::new())));
        read(self);
        self.flush();
        if let (Some((_, outside)), Some((_, line))) = (open.first_mut(), self.open.first_mut()) {
            outside.append(line);
        }
        self.open = open;
        std::mem::replace(&mut self.blocks, blocks)
    }
}
