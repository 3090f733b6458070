//! The browser's local storage, which may be blocked, full, or hold what others wrote.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

/// The value kept under `key`; `None` where there is none or storage is blocked.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `value` under `key`, and gives whether it is kept: not where storage is blocked or full.
pub fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Keeps nothing under `key` any more.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
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
