//! The share sheet of the operating system.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use web_sys::ShareData;

use super::{has, navigator};

/// Whether this browser has a share sheet, on this page.
pub fn is_available() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share"))
}

/// Shows the share sheet, and promises that the reader has chosen where to share. Only within a click: browsers refuse
/// it otherwise. `None` where there is none.
pub fn share(title: &str, url: &str) -> Option<Promise> {
    let navigator = navigator().filter(|_| is_available())?;
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    Some(navigator.share_with_data(&data).unchecked_into())
}
