//! Single keys that work wherever the focus is, except in a field.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::preferences::Action;

/// Calls `choose` for `+`, `-` and `0` on any keyboard, outside fields and without modifiers, until the listener
/// is dropped.
pub(super) fn listen(choose: Callback<Action>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new(&document, "keydown", move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        // The first of the path is the field itself, even inside a shadow root.
        let in_field = event.composed_path().get(0).dyn_ref::<HtmlElement>().is_some_and(|target| {
            target.is_content_editable() || target.matches("input,textarea,select").unwrap_or(false)
        });
        if in_field || event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        match &*event.key() {
            "+" | "=" => choose.emit(Action::FontIncrease),
            "-" | "−" => choose.emit(Action::FontDecrease),
            "0" | "٠" | "۰" => choose.emit(Action::FontReset),
            _ => {}
        }
    }))
}
