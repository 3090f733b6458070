//! References within an article, such as to a footnote, where the browser does not follow them: in a shadow root, whose
//! ids no address names.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent, ShadowRoot};

/// Follows the reference in which the target of a click stands, in a shadow root; elsewhere the browser does.
pub fn follow(event: &MouseEvent, target: &Element) {
    let Ok(Some(link)) = target.closest("a[href^='#']") else { return };
    let Ok(root) = link.get_root_node().dyn_into::<ShadowRoot>() else { return };
    event.prevent_default();
    let id = link.get_attribute("href").unwrap_or_default();
    let place = root.get_element_by_id(id.trim_start_matches('#'));
    let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) else { return };
    // The focus goes along, and with it the place from which somebody with a keyboard goes on.
    place.set_tab_index(-1);
    let _ = place.focus();
    place.scroll_into_view();
}
