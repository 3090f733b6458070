//! Writes text to the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{has, navigator};

/// Copies `text`. Only within a click: browsers refuse it otherwise.
///
/// # Errors
///
/// What the browser says; an insecure page has no clipboard, and a frame may not be allowed to use it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = navigator().filter(|navigator| has(navigator, "clipboard")).ok_or(JsValue::NULL)?;
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(drop)
}
