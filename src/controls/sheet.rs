//! A sheet with a title and a close button: the settings, the list of shortcuts.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};
use yew::prelude::*;

use super::{
    button::Button,
    context::use_app,
    hooks::{Sheet, Target, use_event},
};
use crate::document::Part;

/// What a sheet is like.
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Its state.
    pub sheet: Sheet,
    /// Its id, by which a button opens it.
    pub id: &'static str,
    /// The part that it is.
    pub part: Part,
    /// The part that its close button is.
    pub close_part: Part,
    /// Its title.
    pub title: &'static str,
    /// Its content.
    pub children: Html,
}

/// A sheet with a title and a close button. When it opens, the focus goes to its first field, else to itself.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let words = use_app().words;
    let sheet = props.sheet.clone();
    let toggled = {
        let node = sheet.node.clone();
        Callback::from(move |event: Event| {
            if is_opened(&event) {
                focus(&node);
            }
        })
    };
    use_event(Target::Own(sheet.node.clone()), "toggle", toggled);
    let close = {
        let sheet = sheet.clone();
        Callback::from(move |_| sheet.close())
    };
    html! {
        <div
            ref={sheet.node.clone()}
            id={props.id}
            popover={sheet.popover()}
            hidden={sheet.is_hidden()}
            class="sheet"
            data-part={props.part.name()}
            part={props.part.name()}
            role="dialog"
            aria-label={props.title}
            tabindex="-1"
        >
            if sheet.is_open() {
                <h2>{ props.title }</h2>
                { props.children.clone() }
                <Button part={props.close_part} class="close" label={words.close} onclick={close}>{ "×" }</Button>
            }
        </div>
    }
}

/// Whether a `toggle` event says that a popover was opened.
fn is_opened(event: &Event) -> bool {
    event.unchecked_ref::<web_sys::ToggleEvent>().new_state() == "open"
}

fn focus(node: &NodeRef) {
    let Some(sheet) = node.cast::<HtmlElement>() else { return };
    let field = sheet.query_selector("input").ok().flatten().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    // Refused only by an element that is gone already.
    let _ = field.unwrap_or(sheet).focus();
}
