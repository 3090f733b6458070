//! A dialog: a sheet with a title and a close button. The settings and the help use it.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};
use yew::prelude::*;

use super::{
    button::Button,
    context::use_app,
    hooks::{Sheet, Target, use_event},
};
use crate::document::Part;

/// The properties of [`Dialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Its state.
    pub sheet: Sheet,
    /// Its id, to which a button can refer.
    pub id: &'static str,
    /// The public name of its element.
    pub part: Part,
    /// The public name of its close button.
    pub close_part: Part,
    /// Its title.
    pub title: &'static str,
    /// Its content.
    pub children: Html,
}

/// A dialog. When it opens, the focus moves to its first field, or to the dialog itself if it has none.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let messages = use_app().messages;
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
                <Button part={props.close_part} class="close" label={messages.close} onclick={close}>{ "×" }</Button>
            }
        </div>
    }
}

/// Whether a `toggle` event reports that a popover opened.
fn is_opened(event: &Event) -> bool {
    event.unchecked_ref::<web_sys::ToggleEvent>().new_state() == "open"
}

fn focus(node: &NodeRef) {
    let Some(sheet) = node.cast::<HtmlElement>() else { return };
    let field = sheet.query_selector("input").ok().flatten().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    // Fails only if the element has been removed.
    let _ = field.unwrap_or(sheet).focus();
}
