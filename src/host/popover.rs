//! Detects support for the Popover API.

use super::has;

/// Whether this browser supports popovers.
pub fn is_supported() -> bool {
    web_sys::window()
        .and_then(|window| window.document()?.document_element())
        .is_some_and(|element| has(&element, "showPopover"))
}
