//! Writes text to the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{has, navigator};

/// Copies `text`. Browsers allow this only while they handle a click or a key press.
///
/// # Errors
///
/// Returns the exception of the browser. Insecure pages have no clipboard, and frames need permission to use it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = navigator().filter(|navigator| has(navigator, "clipboard")).ok_or(JsValue::NULL)?;
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(drop)
}
