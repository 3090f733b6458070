//! The focus of the keyboard and of screen readers.

use web_sys::HtmlElement;

/// Scrolls to an element, and moves the focus to it, so that a screen reader continues there.
pub fn bring_into_view(element: &HtmlElement) {
    element.scroll_into_view();
    if !element.has_attribute("tabindex") && !element.has_attribute("href") {
        element.set_tab_index(-1);
    }
    // Fails only if the element has been removed.
    let _ = element.focus();
}
