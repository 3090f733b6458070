//! Links to a place in the same article, such as a footnote, inside a shadow root: browsers do not follow them there,
//! since no URL names an id of a shadow root.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// The link to a place in the same article that a click was made on.
pub fn find(target: &Element) -> Option<Element> {
    target.closest("a[href^='#']").ok().flatten()
}

/// Follows a link inside a shadow root, and returns whether it did; elsewhere the browser follows it.
pub fn follow(link: &Element) -> bool {
    let Ok(root) = link.get_root_node().dyn_into::<ShadowRoot>() else { return false };
    let id = link.get_attribute("href").unwrap_or_default();
    let place = root.get_element_by_id(id.trim_start_matches('#'));
    if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        // The focus moves along, and with it the point from which the Tab key goes on.
        place.set_tab_index(-1);
        let _ = place.focus();
        place.scroll_into_view();
    }
    true
}
