//! What only a browser has: one file each.
//!
//! Whatever a browser may refuse, by law of its vendor or by choice of its owner, is refused here as an ordinary
//! answer: storage may be blocked, the clipboard missing, the share sheet closed.

pub mod clipboard;
pub mod dom;
pub mod events;
pub mod fetch;
pub mod intl;
pub mod popover;
pub mod reading_place;
pub mod storage;
pub mod web_share;

use wasm_bindgen::JsValue;

/// Whether `object` has a member of this name: older browsers and insecure pages lack some.
fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|member| !member.is_undefined())
}

fn navigator() -> Option<web_sys::Navigator> {
    web_sys::window().map(|window| window.navigator())
}
