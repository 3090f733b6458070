//! Builds an article's elements: the first screen at once, the rest in slices that keep the page responsive.
//!
//! While the article grows it has the attribute `aria-busy`. What needs the whole text, such as printing or a link to a
//! footnote, builds the rest at once.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;
use web_sys::{Document, Element, HtmlElement, Node};

use crate::{
    article::{Article, body},
    document::{Fragment, Interface, Slices, TEXT_ID},
    host::{
        dom,
        typography::{self, Typography},
    },
};

/// How many characters the first slice holds: more than the largest screens show.
const FIRST_CHARACTERS: usize = 6_000;
/// How many blocks it holds at most, since some have few characters.
const FIRST_BLOCKS: usize = 60;
/// How many milliseconds a slice may take to build, of the 16 that a frame has.
const SLICE_TIME: f64 = 8.0;
/// How many blocks are built between two looks at the clock.
const BLOCKS_AT_ONCE: usize = 8;

/// An article on the page that grows until it is complete.
pub(super) struct Growing {
    root: HtmlElement,
    article: Element,
    text: Option<Element>,
    locale: &'static str,
    /// What is still to be built; `None` once the article is complete.
    slices: RefCell<Option<Slices>>,
}

impl Growing {
    /// Shows the first slice in `root`, in place of what it shows.
    pub(super) fn start(root: HtmlElement, article: Article, interface: &'static Interface) -> Option<Rc<Self>> {
        let document = root.owner_document()?;
        let blocks = first_blocks(&article);
        let mut slices = Slices::new(article, interface);
        let nodes = build(&document, &slices.first(blocks))?;
        let element = nodes.first_element_child()?;
        let text = nodes.query_selector(&["#", TEXT_ID].concat()).ok().flatten();
        let growing =
            Self { root, article: element, text, locale: interface.locale, slices: RefCell::new(Some(slices)) };
        growing.present(&nodes);
        let _ = growing.article.set_attribute("aria-busy", "true");
        growing.root.replace_children_with_node_1(&nodes);
        Some(Rc::new(growing))
    }

    /// Builds the rest in slices, as long as there is somebody who holds it besides this call.
    pub(super) async fn grow(self: Rc<Self>) {
        // After the first slice is painted.
        TimeoutFuture::new(0).await;
        while Rc::strong_count(&self) > 1 && self.build_slice(SLICE_TIME) {
            TimeoutFuture::new(0).await;
        }
    }

    /// Builds the rest at once.
    pub(super) fn finish(&self) {
        self.build_slice(f64::INFINITY);
    }

    /// Makes a change to the root, which the article follows.
    pub(super) fn follow(&self, change: impl FnOnce()) {
        typography::update(&self.root, &self.article, self.locale, change);
    }

    /// Builds for some milliseconds, and returns whether there is more.
    fn build_slice(&self, milliseconds: f64) -> bool {
        let mut rest = self.slices.borrow_mut();
        let Some((slices, document)) = rest.as_mut().zip(self.article.owner_document()) else { return false };
        let end = Date::now() + milliseconds;
        while Date::now() < end {
            let Some(fragment) = slices.next(BLOCKS_AT_ONCE) else {
                self.append(&document, &self.article, &slices.foot());
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
            self.present(&nodes);
            let _ = parent.append_child(&nodes);
        }
    }

    /// Shows digits, vowel marks and dates as they have been chosen.
    fn present(&self, nodes: &Node) {
        let typography = Typography::of(&self.root, &self.article, self.locale);
        if !typography.is_plain() {
            typography.apply(nodes);
        }
    }
}

fn build(document: &Document, fragment: &Fragment) -> Option<web_sys::DocumentFragment> {
    dom::build(document, fragment).ok()
}

/// How many blocks the first slice has.
fn first_blocks(article: &Article) -> usize {
    let mut characters = 0;
    let mut fits = |block: &_| {
        let is_within = characters < FIRST_CHARACTERS;
        body::visit_text(std::slice::from_ref(block), &mut |text| characters += text.chars().count());
        is_within
    };
    article.body.iter().take(FIRST_BLOCKS).take_while(|block| fits(block)).count()
}
