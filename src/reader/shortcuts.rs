//! Single keys: on a page of the reader's own wherever the focus is, else within the reader alone; never in a field.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};
use yew::Callback;

use super::Task;
use crate::preferences::Action;

/// Where single keys work. Those that are not meant for the reader must reach whoever they are meant for
/// ([WCAG 2.1.4](https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcuts {
    /// Wherever the focus is: the page is the reader's.
    OnPage,
    /// While the focus is in the reader.
    Within,
    /// Nowhere.
    Off,
}

impl Shortcuts {
    /// What hears the keys.
    pub(super) fn target(self, root: &EventTarget) -> Option<EventTarget> {
        match self {
            Self::OnPage => Some(web_sys::window()?.document()?.into()),
            Self::Within => Some(root.clone()),
            Self::Off => None,
        }
    }
}

/// The keys beside those of the size ([`super::extras`]): what they write, and which they are for who writes another
/// script.
const KEYS: &str = "t j k s p ? ؟ KeyT KeyJ KeyK KeyS KeyP";

/// Tells what a key is for, outside fields and without modifiers, until the listener is dropped; and
/// not while the reader has chosen, as `root` shows, that keys do nothing.
pub(super) fn listen(target: &EventTarget, root: Element, tell: Callback<Task>) -> EventListener {
    EventListener::new(target, "keydown", move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        // The first of the path is the field itself, even inside a shadow root.
        let in_field = event.composed_path().get(0).dyn_ref::<HtmlElement>().is_some_and(|target| {
            target.is_content_editable() || target.matches("input,textarea,select").unwrap_or(false)
        });
        let is_off = in_field || root.matches("[data-keys=off]").unwrap_or(false);
        if is_off || event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let key = event.key();
        let code = event.code();
        tell.emit(match &*key {
            "+" | "=" => Task::Choose(Action::FontIncrease),
            "-" | "−" => Task::Choose(Action::FontDecrease),
            "0" | "٠" | "۰" => Task::Choose(Action::FontReset),
            _ if KEYS.split(' ').any(|known| *known == *key || *known == *code) => Task::Key(key, code),
            _ => return,
        });
    })
}
