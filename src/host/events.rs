//! The events that a page around the reader can listen to.
//!
//! They bubble and are composed, so they pass out of a shadow root: a site hears them on the element, a
//! standalone page on the document.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// Fires `name` at `target` with the given fields as its `detail`.
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
        // It cannot be cancelled, so what comes back says nothing.
        let _ = target.dispatch_event(&event);
    }
}
