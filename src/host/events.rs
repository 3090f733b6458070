//! The events that the page around a reader can listen to.
//!
//! They bubble and are composed, so they leave a shadow root: a site hears them on the element, the standalone page on
//! the document.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// An article is shown: `title`, and `url` or `null`.
pub const LOAD: &str = "maqal-load";
/// There is no article: `code`.
pub const ERROR: &str = "maqal-error";
/// An article was shared: `network`.
pub const SHARE: &str = "maqal-share";
/// A preference has changed: `name`, and `value` or `null`.
pub const PREFERENCE: &str = "maqal-preference";
/// A quarter of the article has been read: `percent`.
pub const PROGRESS: &str = "maqal-progress";

/// Dispatches an event at `target` with the given fields as its `detail`.
pub fn dispatch(target: &EventTarget, name: &str, fields: &[(&str, JsValue)]) {
    let detail = Object::new();
    for (field, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&detail, &(*field).into(), value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // It cannot be cancelled, so the return value says nothing.
        let _ = target.dispatch_event(&event);
    }
}
