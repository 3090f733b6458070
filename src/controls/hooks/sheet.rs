//! Sheets: popovers, or where a browser knows none, elements that are hidden and shown.

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
    /// Whether it is open, or about to be.
    is_open: UseStateHandle<bool>,
    is_popover: bool,
}

impl Sheet {
    /// Opens it.
    pub fn open(&self) {
        match self.element().filter(|_| self.is_popover) {
            // Refused only if it is open already.
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

    /// What a button does that opens and closes it: nothing where the browser does it by itself (`popovertarget`).
    pub fn toggle_by_button(&self) {
        if !self.is_popover {
            self.is_open.set(!*self.is_open);
        }
    }

    /// Whether it is open: a closed one needs no content.
    pub fn is_open(&self) -> bool {
        *self.is_open
    }

    /// The value of its `popover` attribute.
    pub fn popover(&self) -> Option<&'static str> {
        self.is_popover.then_some("auto")
    }

    /// Whether it has to be hidden by its attribute.
    pub fn is_hidden(&self) -> bool {
        !self.is_popover && !*self.is_open
    }

    fn element(&self) -> Option<HtmlElement> {
        self.node.cast()
    }
}

/// A closed sheet.
#[hook]
pub fn use_sheet() -> Sheet {
    let (node, is_open) = (use_node_ref(), use_state(|| false));
    // The content is there before the sheet is shown, and until it is closed: the browser moves the focus back to the
    // button only from a field that still exists.
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
