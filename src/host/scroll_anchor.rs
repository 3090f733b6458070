//! Scroll anchoring: keeps the text that is being read at its place on the screen while the size of the text changes.
//!
//! The reading line is the lower edge of the toolbar while it sticks to the top, otherwise the upper edge of the window.
//! The anchor is the point of the text at that line. At the beginning of the article, the anchor is the toolbar itself, so
//! that its buttons stay under the pointer.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ScrollBehavior, ScrollToOptions, ShadowRoot};

/// Runs `change`, and then scrolls by the distance that it moved the anchor. Scrolls the window, or another ancestor that
/// scrolls, such as a dialog.
pub fn keep(root: &Element, change: impl FnOnce()) {
    let anchor = anchor(root);
    let before = anchor.as_ref().map(Point::y);
    change();
    let (Some(anchor), Some(before)) = (anchor, before) else { return };
    let options = ScrollToOptions::new();
    // Overrides `scroll-behavior: smooth` of the site, which would make the movement visible.
    options.set_behavior(ScrollBehavior::Instant);
    let mut ancestor = Some(Node::from(root.clone()));
    while let Some(node) = ancestor {
        let moved = anchor.y() - before;
        if moved.abs() < 1.0 {
            return;
        }
        if let Some(element) = node.dyn_ref::<Element>() {
            // Has no effect on elements that do not scroll. Scrolling the root element scrolls the window.
            options.set_top(moved);
            element.scroll_by_with_scroll_to_options(&options);
        }
        ancestor = node.parent_node().or_else(|| node.dyn_ref::<ShadowRoot>().map(|root| root.host().into()));
    }
}

/// The anchors that are not blocks of the text.
const NOT_TEXT: &str = "[data-part=toolbar],[data-part=source]";

/// Returns the block that is being read; `None` before the first block reaches the reading line, and after the last block
/// has passed it.
pub fn block(root: &Element) -> Option<Element> {
    anchor(root).map(|anchor| anchor.element).filter(|element| !element.matches(NOT_TEXT).unwrap_or(false))
}

/// Returns the distance of the reading line from the upper edge of the window, in CSS pixels.
pub fn reading_line(root: &Element) -> f64 {
    let toolbar = root.query_selector("[data-part=toolbar]").ok().flatten();
    toolbar.map_or(0.0, |toolbar| toolbar.get_bounding_client_rect().bottom().max(0.0))
}

/// Finds the point that must not move.
fn anchor(root: &Element) -> Option<Point> {
    let toolbar = root.query_selector("[data-part=toolbar]").ok()??;
    let bar = toolbar.get_bounding_client_rect();
    // If the toolbar sticks, the text is behind it. If it does not, it has left the window. If a site hides it, its
    // rectangle is at 0.
    let text = toolbar.closest(".toolbar-slot").ok()??.next_element_sibling()?.get_bounding_client_rect();
    if bar.bottom() >= 0.0 && text.top() >= bar.bottom() {
        return Some(Point { element: toolbar, within: 0.0 });
    }
    let line = bar.bottom().max(0.0);
    let blocks = root.query_selector_all("[data-part=body] > *,[data-part=source]").ok()?;
    (0..blocks.length()).find_map(|index| {
        let element: Element = blocks.get(index)?.dyn_into().ok()?;
        let rect = element.get_bounding_client_rect();
        let within = ((line - rect.top()) / (rect.bottom() - rect.top())).max(0.0);
        (rect.bottom() > line).then_some(Point { element, within })
    })
}

/// A point in an element. `within` is its distance from the upper edge, as a fraction of the element's height.
struct Point {
    element: Element,
    within: f64,
}

impl Point {
    /// Returns its distance from the upper edge of the window, in CSS pixels.
    fn y(&self) -> f64 {
        let rect = self.element.get_bounding_client_rect();
        rect.top() + self.within * (rect.bottom() - rect.top())
    }
}
