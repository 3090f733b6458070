//! Puts a text on the clipboard.

use js_sys::Promise;
use wasm_bindgen::JsCast;

use super::{has, navigator};

/// Copies `text`, and promises that it is done; the browser may refuse that to a frame. `None` where there is no
/// clipboard: an insecure page has none.
pub fn copy(text: &str) -> Option<Promise> {
    let navigator = navigator().filter(|navigator| has(navigator, "clipboard"))?;
    Some(navigator.clipboard().write_text(text).unchecked_into())
}
