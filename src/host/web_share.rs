//! The share sheet of the operating system.

use js_sys::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use super::{has, navigator};

/// What became of a share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The article was handed to an app.
    Shared,
    /// The sheet was closed, or is open already.
    Closed,
    /// There was no sheet after all.
    Unavailable,
}

/// Whether this browser has a share sheet, on this page.
pub fn is_available() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share"))
}

/// Shows the share sheet, and returns when it is closed. Only within a click: browsers refuse it otherwise.
pub async fn share(title: &str, url: &str) -> Outcome {
    let Some(navigator) = navigator().filter(|_| is_available()) else { return Outcome::Unavailable };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Outcome::Shared,
        Err(error) => {
            let name = error.unchecked_ref::<Error>().name();
            // The second is the answer to a second click while the sheet is open.
            if name == "AbortError" || name == "InvalidStateError" { Outcome::Closed } else { Outcome::Unavailable }
        }
    }
}
