//! The moment at which the reader leaves the page.

use web_sys::EventTarget;
use yew::prelude::*;

use super::event::{Target, use_event};

/// Calls `callback` when the page is unloaded or hidden, if `is_active`. On a phone, the last event of a page is often that
/// it is hidden.
#[hook]
pub fn use_page_exit(is_active: bool, callback: Callback<Event>) {
    let window = web_sys::window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    let target = |target: Option<EventTarget>| match target.filter(|_| is_active) {
        Some(target) => Target::Other(target),
        None => Target::None,
    };
    use_event(target(window.map(Into::into)), "pagehide", callback.clone());
    use_event(target(document.map(Into::into)), "visibilitychange", callback);
}
