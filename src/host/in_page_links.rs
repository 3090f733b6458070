//! Follows links within an article, such as those of footnotes, inside a shadow root. Browsers do not follow them there,
//! because a URL fragment never matches an id inside a shadow root.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// Returns the link within the article that contains the target of a click.
pub fn find(target: &Element) -> Option<Element> {
    target.closest("a[href^='#']").ok().flatten()
}

/// Follows a link inside a shadow root, and returns `true`. Returns `false` outside of a shadow root, where the browser
/// follows the link.
pub fn follow(link: &Element) -> bool {
    let Ok(root) = link.get_root_node().dyn_into::<ShadowRoot>() else { return false };
    let id = link.get_attribute("href").unwrap_or_default();
    let place = root.get_element_by_id(id.trim_start_matches('#'));
    // The article has HTML elements only.
    if let Some(place) = place.map(JsCast::unchecked_into::<HtmlElement>) {
        // The Tab key continues from the focused element.
        place.set_tab_index(-1);
        let _ = place.focus();
        place.scroll_into_view();
    }
    true
}
