//! Pictures that fail to load: their alternative text takes their place.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// Replaces pictures in `root` that fail to load by their alternative text, until the listener is dropped. A picture
/// that is only decoration is removed.
pub fn listen(root: &Element) -> EventListener {
    // The event does not bubble: it is caught in the capture phase.
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(root, "error", options, |event| {
        // The picture is gone either way.
        let _ = replace(event);
    })
}

fn replace(event: &Event) -> Result<(), JsValue> {
    let Some(image) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Ok(()) };
    if image.local_name() != "img" {
        return Ok(());
    }
    let alt = image.get_attribute("alt").unwrap_or_default();
    if alt.is_empty() {
        image.remove();
        return Ok(());
    }
    let words = image.owner_document().ok_or(JsValue::NULL)?.create_element("span")?;
    words.set_attribute("class", "broken")?;
    words.set_text_content(Some(&alt));
    image.replace_with_with_node_1(&words)
}
