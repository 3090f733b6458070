//! Stores the reading position when the reader leaves the article.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    super::context::ReaderContext,
    event::{Target, use_event},
};
use crate::{host::reading_position, preferences::reading_positions::hash};

/// Stores the reading position when the page is unloaded or hidden. On a phone, the last event of a page is often that it
/// is hidden.
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

/// Scrolls to an element, and moves the focus to it, so that a screen reader continues there.
pub fn bring_into_view(element: &HtmlElement) {
    element.scroll_into_view();
    if !element.has_attribute("tabindex") && !element.has_attribute("href") {
        element.set_tab_index(-1);
    }
    // Fails only if the element has been removed.
    let _ = element.focus();
}
