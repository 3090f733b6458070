//! The retry after a failure: which failures can be retried, and what happens when the person clicks the button of the
//! error message ([`crate::document::error_message()`]).

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::Failure;
use crate::{
    document::Part,
    source::Error::{Html, NoItem, NotJson},
};

/// Whether a retry may succeed. If so, the error message has the button.
pub(super) fn can_help(failure: &Failure) -> bool {
    match failure {
        Failure::Origin(_) => false,
        Failure::Fetch(_) => true,
        Failure::Source(error) => matches!(error, NotJson { .. } | Html | NoItem { .. }),
    }
}

/// The retry of a reader.
#[derive(Default)]
pub(super) struct Retry {
    /// Whether the person has clicked the button, and the outcome is not shown yet.
    is_pending: Cell<bool>,
}

impl Retry {
    /// Whether a click is on the button. If so, the article must be requested again.
    pub(super) fn is_requested(&self, target: &Element) -> bool {
        let is_button = target.closest(&Part::Retry.selector()).is_ok_and(|button| button.is_some());
        if is_button {
            self.is_pending.set(true);
        }
        is_button
    }

    /// Moves the focus to what replaces the button: the headline of the article, or the button of the next error message.
    /// Does nothing if there was no retry.
    pub(super) fn move_focus(&self, root: &HtmlElement) {
        if !self.is_pending.take() {
            return;
        }
        let selector = [Part::Headline.selector(), Part::Retry.selector()].join(",");
        if let Ok(Some(element)) = root.query_selector(&selector) {
            // Fails only if the element has been removed.
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    }
}
