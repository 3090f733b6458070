//! The share sheet of the operating system (Web Share API).

use js_sys::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use super::{has, navigator};

/// The result of opening the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The reader chose an app.
    Shared,
    /// The reader closed the sheet, or a sheet is already open.
    Closed,
    /// The browser could not open a sheet.
    Unavailable,
}

/// Whether this page can open a share sheet.
pub fn is_available() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share"))
}

/// Opens the share sheet, and returns when it is closed. Browsers allow this only while they handle a click or a key press.
pub async fn share(title: &str, url: &str) -> Outcome {
    let Some(navigator) = navigator().filter(|_| is_available()) else { return Outcome::Unavailable };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Outcome::Shared,
        Err(error) => {
            let name = error.unchecked_ref::<Error>().name();
            // `InvalidStateError`: another sheet is open, after a second click.
            if name == "AbortError" || name == "InvalidStateError" { Outcome::Closed } else { Outcome::Unavailable }
        }
    }
}
