//! Puts a text on the clipboard.

use wasm_bindgen_futures::JsFuture;

use super::{has, navigator};

/// Copies `text` and tells whether the browser let us: an insecure page has no clipboard, and a frame may have
/// no leave to write to it.
pub async fn copy(text: &str) -> bool {
    match navigator().filter(|navigator| has(navigator, "clipboard")) {
        Some(navigator) => JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok(),
        None => false,
    }
}
