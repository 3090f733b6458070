//! The events that a reader dispatches for the page around it.
//!
//! They bubble and are composed, so they leave the shadow root: a site listens on the element, or on any ancestor.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// The article is shown. The detail has `title`, and `url`, a string or `null`.
pub const LOAD: &str = "maqal-load";
/// The article cannot be shown. The detail has `code`.
pub const ERROR: &str = "maqal-error";
/// The article was shared. The detail has `network`.
pub const SHARE: &str = "maqal-share";
/// A preference has changed. The detail has `name` and `value`, a string, a number or `null`.
pub const PREFERENCE: &str = "maqal-preference";
/// Another quarter of the article has been read. The detail has `percent`.
pub const PROGRESS: &str = "maqal-progress";

/// Dispatches an event at `target`, with these fields in its `detail`.
pub fn dispatch(target: &EventTarget, name: &str, fields: &[(&str, JsValue)]) {
    let detail = Object::new();
    for (field, value) in fields {
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&detail, &(*field).into(), value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // The event is not cancelable, so the result is always `true`.
        let _ = target.dispatch_event(&event);
    }
}
