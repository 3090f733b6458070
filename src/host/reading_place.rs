//! Keeps what is being read where it is on the screen while the text around it changes its size.
//!
//! While the toolbar sticks to the top, its lower edge is the reading line, and else the window's upper edge: the block
//! that crosses the line is held by the point of it that lies there. Before that, at the head of the article, the
//! toolbar itself is held, so that a second click finds the button where the first one did.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ScrollBehavior, ScrollToOptions, ShadowRoot};

/// Runs `change` and then scrolls by what it moved of the text in `root`: the window, or whatever else around the text
/// scrolls, such as a dialog.
pub fn keep(root: &Element, change: impl FnOnce()) {
    let held = held(root);
    let before = held.as_ref().map(Point::y);
    change();
    let (Some(held), Some(before)) = (held, before) else { return };
    let options = ScrollToOptions::new();
    // A site that scrolls smoothly would show the jump that this is to hide.
    options.set_behavior(ScrollBehavior::Instant);
    let mut around = Some(Node::from(root.clone()));
    while let Some(node) = around {
        let moved = held.y() - before;
        if moved.abs() < 1.0 {
            return;
        }
        if let Some(element) = node.dyn_ref::<Element>() {
            // Does nothing to what does not scroll. The document's own element is the window.
            options.set_top(moved);
            element.scroll_by_with_scroll_to_options(&options);
        }
        around = node.parent_node().or_else(|| node.dyn_ref::<ShadowRoot>().map(|root| root.host().into()));
    }
}

/// What is held beside the blocks of the text.
const NOT_TEXT: &str = "[data-part=toolbar],[data-part=source]";

/// The block that is being read; `None` before the first has come to the reading line, and when the end has.
pub fn block(root: &Element) -> Option<Element> {
    held(root).map(|held| held.element).filter(|element| !element.matches(NOT_TEXT).unwrap_or(false))
}

/// The point that is to stay where it is.
fn held(root: &Element) -> Option<Point> {
    let toolbar = root.query_selector("[data-part=toolbar]").ok()??;
    let bar = toolbar.get_bounding_client_rect();
    // Where it sticks, the text has moved up behind it; where it does not, it has left the window itself; and where a
    // site does without it, it is nowhere, which is at the top.
    let text = toolbar.next_element_sibling()?.get_bounding_client_rect();
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
