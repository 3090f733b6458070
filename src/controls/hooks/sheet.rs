//! Sheets: popovers, or in browsers without them, elements that are hidden and shown.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ToggleEvent};
use yew::prelude::*;

use super::event::{Target, use_event};
use crate::host::popover;

/// A sheet that can be opened and closed.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// Its element.
    pub node: NodeRef,
    /// Whether it is open or about to open.
    is_open: UseStateHandle<bool>,
    is_popover: bool,
}

impl Sheet {
    /// Opens it.
    pub fn open(&self) {
        match self.element().filter(|_| self.is_popover) {
            // Fails only if it is already open.
            Some(element) => drop(element.show_popover()),
            None => self.is_open.set(true),
        }
    }

    /// Closes it.
    pub fn close(&self) {
        match self.element().filter(|_| self.is_popover) {
            Some(element) => drop(element.hide_popover()),
            None => self.is_open.set(false),
        }
    }

    /// Opens or closes it on a click on its button. Does nothing in browsers that do so by themselves (`popovertarget`).
    pub fn toggle_by_button(&self) {
        if !self.is_popover {
            self.is_open.set(!*self.is_open);
        }
    }

    /// Whether it is open. A closed sheet needs no content.
    pub fn is_open(&self) -> bool {
        *self.is_open
    }

    /// Returns the value of its `popover` attribute.
    pub fn popover(&self) -> Option<&'static str> {
        self.is_popover.then_some("auto")
    }

    /// Whether it needs the `hidden` attribute.
    pub fn is_hidden(&self) -> bool {
        !self.is_popover && !*self.is_open
    }

    fn element(&self) -> Option<HtmlElement> {
        self.node.cast()
    }
}

/// Returns a sheet, which is closed at first.
#[hook]
pub fn use_sheet() -> Sheet {
    let (node, is_open) = (use_node_ref(), use_state(|| false));
    // The content exists before the sheet is shown and until it is closed: the browser returns the focus to the button only
    // if the focused field still exists.
    let set = |state: &'static str| {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            if event.unchecked_ref::<ToggleEvent>().new_state() == state {
                is_open.set(state == "open");
            }
        })
    };
    use_event(Target::Own(node.clone()), "beforetoggle", set("open"));
    use_event(Target::Own(node.clone()), "toggle", set("closed"));
    Sheet { node, is_open, is_popover: popover::is_supported() }
}
