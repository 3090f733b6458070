//! The share sheet of the operating system.

use js_sys::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use super::{has, navigator};

/// What became of a share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The reader chose where to share.
    Shared,
    /// The reader closed the sheet.
    Closed,
    /// The browser did not show one.
    Unavailable,
}

/// Whether this browser has a share sheet, on this page.
pub fn is_available() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share"))
}

/// Shows the share sheet. Only within a click: browsers refuse it otherwise.
pub async fn share(title: &str, url: &str) -> Outcome {
    let Some(navigator) = navigator().filter(|_| is_available()) else {
        return Outcome::Unavailable;
    };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Outcome::Shared,
        Err(error) if error.unchecked_ref::<Error>().name() == "AbortError" => Outcome::Closed,
        Err(_) => Outcome::Unavailable,
    }
}
