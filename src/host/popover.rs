//! Popovers, by which a button opens a sheet without script.

use super::has;

/// Whether this browser knows them.
pub fn is_supported() -> bool {
    web_sys::window()
        .and_then(|window| window.document()?.document_element())
        .is_some_and(|element| has(&element, "showPopover"))
}
