//! What differs between a browser and other places, and what only a browser has: one file each.
//!
//! Whatever a browser may refuse, by law of its vendor or by choice of its owner, is refused here as an ordinary
//! answer: storage may be blocked, the clipboard missing, the share sheet closed.

#[cfg(target_arch = "wasm32")]
pub mod broken_images;
#[cfg(target_arch = "wasm32")]
pub mod clipboard;
#[cfg(target_arch = "wasm32")]
pub mod dom;
#[cfg(target_arch = "wasm32")]
pub mod events;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod formats;
#[cfg(target_arch = "wasm32")]
pub mod frame;
pub mod html;
#[cfg(target_arch = "wasm32")]
pub mod intl;
#[cfg(target_arch = "wasm32")]
pub mod languages;
#[cfg(target_arch = "wasm32")]
pub mod places;
#[cfg(target_arch = "wasm32")]
pub mod popover;
#[cfg(target_arch = "wasm32")]
pub mod progress;
#[cfg(target_arch = "wasm32")]
pub mod reading_place;
#[cfg(target_arch = "wasm32")]
pub mod references;
#[cfg(target_arch = "wasm32")]
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod style_sheet;
#[cfg(target_arch = "wasm32")]
pub mod web_share;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// Whether `object` has a member of this name: older browsers and insecure pages lack some.
#[cfg(target_arch = "wasm32")]
fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|member| !member.is_undefined())
}

#[cfg(target_arch = "wasm32")]
fn navigator() -> Option<web_sys::Navigator> {
    web_sys::window().map(|window| window.navigator())
}
