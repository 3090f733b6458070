//! Stores where the article is left.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    super::context::ReaderContext,
    event::{Target, use_event},
};
use crate::{host::reading_position, preferences::positions::hash};

/// Stores the position when the page is hidden, which on a phone is the last event before it ends, or unloaded.
#[hook]
pub fn use_reading_position(reader: &ReaderContext, is_complete: bool) {
    let window = web_sys::window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    let target = |target: Option<web_sys::EventTarget>| match target.filter(|_| is_complete && !reader.is_framed()) {
        Some(target) => Target::Other(target),
        None => Target::None,
    };
    use_event(target(window.map(Into::into)), "pagehide", store(reader));
    use_event(target(document.map(Into::into)), "visibilitychange", store(reader));
}

fn store(reader: &ReaderContext) -> Callback<Event> {
    let reader = reader.clone();
    Callback::from(move |_| reading_position::store(hash(&reader.facts.url), &reader.root))
}

/// Scrolls to an element, and moves the focus there, so that a screen reader goes on there.
pub fn bring_into_view(element: &HtmlElement) {
    element.scroll_into_view();
    if !element.has_attribute("tabindex") && !element.has_attribute("href") {
        element.set_tab_index(-1);
    }
    // Refused only by an element that is gone already.
    let _ = element.focus();
}
