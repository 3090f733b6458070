//! The browser's local storage. It may be blocked or full, and may contain anything: other scripts can write to it.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

use crate::preferences::{KEY, KEY_OF_VERSION_1, Preferences};

/// Returns the value stored under `key`; `None` if there is none or storage is blocked.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores `value` under `key`. Returns `false` if storage is blocked or full.
pub fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Removes the value stored under `key`.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Returns the stored preferences; `None` if there are none or storage is blocked.
pub fn preferences() -> Option<Preferences> {
    let stored = get(KEY).and_then(|stored| stored.parse().ok());
    stored.or_else(|| get(KEY_OF_VERSION_1).map(|step| Preferences::from_version_1(&step)))
}

/// Stores preferences. Returns `false` if storage is blocked or full.
pub fn store_preferences(preferences: &Preferences) -> bool {
    let is_stored = set(KEY, &preferences.to_string());
    remove(KEY_OF_VERSION_1);
    is_stored
}

/// Calls `changed` with the new value when another tab changes `key`, until the listener is dropped.
pub fn listen(key: &'static str, changed: impl Fn(String) + 'static) -> Option<EventListener> {
    Some(EventListener::new(web_sys::window()?.unchecked_ref(), "storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        if event.key().as_deref() == Some(key) {
            changed(event.new_value().unwrap_or_default());
        }
    }))
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
