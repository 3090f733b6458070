//! Builds the elements of an article incrementally: the first screen immediately, and the rest in slices that keep the page
//! responsive. An article that fits the first slice is built as a whole, so that its footer needs no frame of its own.
//!
//! The article has the attribute `aria-busy` until it is complete. Actions that need the whole text, such as printing or a
//! link to a footnote, build the rest immediately.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

use crate::{
    article::{Article, body},
    document::{Fragment, Interface, Slices, TEXT_ID},
    host::{
        dom,
        typography::{self, Typography},
    },
};

/// The length of the first slice in characters: more than the largest screens show.
const FIRST_CHARACTERS: usize = 6_000;
/// The maximum number of blocks in the first slice, because some blocks have few characters.
const FIRST_BLOCKS: usize = 60;
/// The time to build a slice, in milliseconds. A frame has 16.
const SLICE_TIME: f64 = 8.0;
/// How many blocks are built between two checks of the time.
const BLOCKS_AT_ONCE: usize = 8;

/// An article on the page, which may be incomplete.
pub(super) struct IncrementalArticle {
    root: HtmlElement,
    article: Element,
    text: Option<Element>,
    locale: &'static str,
    /// The slices that are not built yet; `None` if the article is complete.
    slices: RefCell<Option<Slices>>,
}

impl IncrementalArticle {
    /// Replaces the content of `root` with the first slice.
    pub(super) fn start(root: HtmlElement, article: Article, interface: &'static Interface) -> Option<Rc<Self>> {
        let document = root.owner_document()?;
        let blocks = first_blocks(&article);
        let mut slices = Slices::new(article, interface);
        let nodes = build(&document, &slices.first(blocks))?;
        let element: Element = nodes.first_child()?.unchecked_into();
        let text = element.query_selector(&["#", TEXT_ID].concat()).ok().flatten();
        let has_all_blocks = slices.is_complete();
        let article =
            Self { root, article: element, text, locale: interface.locale, slices: RefCell::new(Some(slices)) };
        article.apply_typography(&nodes);
        if has_all_blocks {
            // Only the footer is missing.
            article.finish();
        } else {
            let _ = article.article.set_attribute("aria-busy", "true");
        }
        article.root.replace_children_with_node_1(&nodes);
        Some(Rc::new(article))
    }

    /// Builds the rest in slices. Stops if all other references to the article are dropped.
    pub(super) async fn build_rest(self: Rc<Self>) {
        // The browser paints the first slice before the timeout.
        TimeoutFuture::new(0).await;
        while Rc::strong_count(&self) > 1 && self.build_slice(SLICE_TIME) {
            TimeoutFuture::new(0).await;
        }
    }

    /// Builds the rest immediately.
    pub(super) fn finish(&self) {
        self.build_slice(f64::INFINITY);
    }

    /// Runs `change`, which may change attributes of the root, and applies them to the text of the article.
    pub(super) fn update(&self, change: impl FnOnce()) {
        typography::update(&self.root, &self.article, self.locale, change);
    }

    /// Builds slices for some milliseconds. Returns whether the article is still incomplete.
    fn build_slice(&self, milliseconds: f64) -> bool {
        let mut rest = self.slices.borrow_mut();
        let Some((slices, document)) = rest.as_mut().zip(self.article.owner_document()) else { return false };
        let end = Date::now() + milliseconds;
        while Date::now() < end {
            let Some(fragment) = slices.next(BLOCKS_AT_ONCE) else {
                self.append(&document, &self.article, &slices.footer());
                let _ = self.article.remove_attribute("aria-busy");
                *rest = None;
                return false;
            };
            if let Some(text) = &self.text {
                self.append(&document, text, &fragment);
            }
        }
        true
    }

    fn append(&self, document: &Document, parent: &Element, fragment: &Fragment) {
        if let Some(nodes) = build(document, fragment) {
            self.apply_typography(&nodes);
            let _ = parent.append_child(&nodes);
        }
    }

    /// Applies the chosen digits, vowel marks and calendars to new nodes.
    fn apply_typography(&self, nodes: &Node) {
        let typography = Typography::of(&self.root, &self.article, self.locale);
        if !typography.is_plain() {
            typography.apply(nodes);
        }
    }
}

fn build(document: &Document, fragment: &Fragment) -> Option<web_sys::DocumentFragment> {
    dom::build(document, fragment).ok()
}

/// Returns the number of blocks in the first slice.
fn first_blocks(article: &Article) -> usize {
    let mut characters = 0;
    let mut fits = |block: &_| {
        let is_within = characters < FIRST_CHARACTERS;
        body::visit_text(std::slice::from_ref(block), &mut |text| characters += text.chars().count());
        is_within
    };
    article.body.iter().take(FIRST_BLOCKS).take_while(|block| fits(block)).count()
}
