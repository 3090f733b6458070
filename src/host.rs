//! The platform: one module per feature that differs between a browser and the native target, or that only a browser has.
//!
//! A browser may refuse much of this, because of its version, its settings or the page: storage may be blocked, the
//! clipboard missing, the share sheet closed. Such a refusal is an ordinary result, never a panic.

#[cfg(target_arch = "wasm32")]
pub mod appearance;
#[cfg(target_arch = "wasm32")]
pub mod broken_images;
pub mod charset;
#[cfg(target_arch = "wasm32")]
pub mod clipboard;
#[cfg(target_arch = "wasm32")]
pub mod console;
#[cfg(target_arch = "wasm32")]
pub mod dom;
#[cfg(target_arch = "wasm32")]
pub mod events;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
#[cfg(target_arch = "wasm32")]
pub mod focus;
pub mod html;
#[cfg(target_arch = "wasm32")]
pub mod in_page_links;
#[cfg(any(target_arch = "wasm32", feature = "press"))]
pub mod intl;
#[cfg(target_arch = "wasm32")]
pub mod languages;
#[cfg(target_arch = "wasm32")]
pub mod loader;
#[cfg(target_arch = "wasm32")]
pub mod popover;
#[cfg(target_arch = "wasm32")]
pub mod progress;
pub mod reading_positions;
#[cfg(target_arch = "wasm32")]
pub mod scroll_anchor;
#[cfg(target_arch = "wasm32")]
pub mod site;
#[cfg(target_arch = "wasm32")]
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod time;
#[cfg(target_arch = "wasm32")]
pub mod typography;
#[cfg(target_arch = "wasm32")]
pub mod web_share;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// Whether `object` has a property with this name. Older browsers and insecure pages lack some APIs.
#[cfg(target_arch = "wasm32")]
fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|member| !member.is_undefined())
}

#[cfg(target_arch = "wasm32")]
fn navigator() -> Option<web_sys::Navigator> {
    web_sys::window().map(|window| window.navigator())
}
