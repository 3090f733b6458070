//! Scroll anchoring: keeps what is being read at its place on the screen while the text around it changes its size.
//!
//! While the toolbar sticks to the top, its lower edge is the reading line, otherwise the window's upper edge. The block
//! that crosses the line is held by the point of it that lies there. At the head of the article the toolbar itself is
//! held, so that a second click finds the button where the first one did.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ScrollBehavior, ScrollToOptions, ShadowRoot};

/// Runs `change` and then scrolls by as much as it moved the text in `root`: the window, or whatever else around the
/// text scrolls, such as a dialog.
pub fn keep(root: &Element, change: impl FnOnce()) {
    let anchor = anchor(root);
    let before = anchor.as_ref().map(Point::y);
    change();
    let (Some(anchor), Some(before)) = (anchor, before) else { return };
    let options = ScrollToOptions::new();
    // A site that scrolls smoothly would show the jump that this is to hide.
    options.set_behavior(ScrollBehavior::Instant);
    let mut ancestor = Some(Node::from(root.clone()));
    while let Some(node) = ancestor {
        let moved = anchor.y() - before;
        if moved.abs() < 1.0 {
            return;
        }
        if let Some(element) = node.dyn_ref::<Element>() {
            // Does nothing to what does not scroll. The document's own element is the window.
            options.set_top(moved);
            element.scroll_by_with_scroll_to_options(&options);
        }
        ancestor = node.parent_node().or_else(|| node.dyn_ref::<ShadowRoot>().map(|root| root.host().into()));
    }
}

/// What can be held besides the blocks of the text.
const NOT_TEXT: &str = "[data-part=toolbar],[data-part=source]";

/// The block that is being read; `None` before the first has reached the reading line, and when the end has passed it.
pub fn block(root: &Element) -> Option<Element> {
    anchor(root).map(|anchor| anchor.element).filter(|element| !element.matches(NOT_TEXT).unwrap_or(false))
}

/// The lower edge of the toolbar, or of the window's upper edge, in CSS pixels from there.
pub fn reading_line(root: &Element) -> f64 {
    let toolbar = root.query_selector("[data-part=toolbar]").ok().flatten();
    toolbar.map_or(0.0, |toolbar| toolbar.get_bounding_client_rect().bottom().max(0.0))
}

/// The point that is to stay where it is.
fn anchor(root: &Element) -> Option<Point> {
    let toolbar = root.query_selector("[data-part=toolbar]").ok()??;
    let bar = toolbar.get_bounding_client_rect();
    // A toolbar that sticks has the text behind it; one that does not has left the window; and one that a site hides is
    // nowhere, which is at the top.
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

/// A point of an element: how far down it is, as a share of the element's height.
struct Point {
    element: Element,
    within: f64,
}

impl Point {
    /// Its distance from the upper edge of the window, in CSS pixels.
    fn y(&self) -> f64 {
        let rect = self.element.get_bounding_client_rect();
        rect.top() + self.within * (rect.bottom() - rect.top())
    }
}
