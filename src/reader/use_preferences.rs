//! The reader's choices: read from storage, applied to the root, kept and told to other tabs.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::announce;
use crate::{
    host::{events, intl, reading_place, storage},
    locale::Messages,
    preferences::{Action, Preferences},
};

const KEY: &str = "maqal.preferences";

/// The choices at hand, and a callback that changes them. They take effect on `root` without drawing anything
/// again; what changed is announced in `status`.
#[hook]
pub fn use_preferences(root: &NodeRef, status: &NodeRef, shortcuts: bool) -> (Preferences, Callback<Action>) {
    let chosen = use_state_eq(|| Preferences::from_stored(&storage::get(KEY).unwrap_or_default()));
    let preferences = *chosen;

    use_effect_with(preferences, {
        let root = root.clone();
        move |preferences| {
            if let Some(root) = root.cast::<HtmlElement>() {
                apply(&root, *preferences);
            }
        }
    });

    use_effect_with((), {
        let chosen = chosen.setter();
        move |()| {
            let listener = storage::listen(KEY, move |stored| chosen.set(Preferences::from_stored(&stored)));
            move || drop(listener)
        }
    });

    let choose = Callback::from({
        let (root, status) = (root.clone(), status.clone());
        move |action| {
            let next = preferences.after(action);
            if next == preferences {
                return;
            }
            storage::set(KEY, &next.to_stored(&storage::get(KEY).unwrap_or_default()));
            let messages = Messages::get();
            let size = intl::percent(messages.locale, next.font_step.percent());
            announce(&status, &messages.font_size_now.replace("{size}", &size));
            if let Some(root) = root.cast::<HtmlElement>() {
                let step = next.font_step.get().into();
                events::dispatch(&root, "maqal-preference", &[("name", "fontStep".into()), ("value", step)]);
            }
            chosen.set(next);
        }
    });

    use_effect_with((preferences, shortcuts), {
        let choose = choose.clone();
        move |(_, shortcuts)| {
            let listener = shortcuts.then(|| listen_to_keys(choose)).flatten();
            move || drop(listener)
        }
    });

    (preferences, choose)
}

/// Sets the custom properties that the style sheet reads, and keeps the reading place.
fn apply(root: &HtmlElement, preferences: Preferences) {
    let set = || {
        let percent = preferences.font_step.percent().to_string();
        // Through the object model, which a strict `style-src` allows, unlike the attribute.
        let _ = root.style().set_property("--maqal-font-scale", &[&percent, "%"].concat());
    };
    let blocks = root.query_selector_all("[data-part=body] > *,[data-part=source]");
    match (root.query_selector("[data-part=toolbar]"), blocks) {
        (Ok(Some(toolbar)), Ok(blocks)) => {
            let blocks: Vec<Element> =
                (0..blocks.length()).filter_map(|index| blocks.get(index)?.dyn_into().ok()).collect();
            reading_place::keep(&toolbar, &blocks, set);
        }
        _ => set(),
    }
}

/// `+`, `-` and `0` on any keyboard, outside fields and without modifiers.
fn listen_to_keys(choose: Callback<Action>) -> Option<EventListener> {
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
