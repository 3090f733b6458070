//! A button.

use web_sys::Event;
use yew::prelude::*;

use super::hooks::{Target, use_event};
use crate::document::Part;

/// What a button is like.
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonProps {
    /// The part that it is.
    pub part: Part,
    /// What a click does.
    pub onclick: Callback<Event>,
    /// Its accessible name, if that is not its content.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// The key that does the same.
    #[prop_or_default]
    pub key_shortcut: Option<&'static str>,
    /// Whether it does nothing at present. It keeps the focus and only says so.
    #[prop_or_default]
    pub is_disabled: bool,
    /// The letter and the sign that the style sheet draws as its picture.
    #[prop_or_default]
    pub picture: Option<(&'static str, &'static str)>,
    /// The id of the popover that it opens and closes.
    #[prop_or_default]
    pub popover_target: Option<&'static str>,
    /// What kind of popup it opens.
    #[prop_or_default]
    pub popup: Option<&'static str>,
    /// The share network that it stands for.
    #[prop_or_default]
    pub network: Option<&'static str>,
    /// Its element.
    #[prop_or_default]
    pub node: NodeRef,
    /// Its content.
    #[prop_or_default]
    pub children: Html,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    use_event(Target::Own(props.node.clone()), "click", props.onclick.clone());
    html! {
        <button
            ref={props.node.clone()}
            type="button"
            class={props.class.clone()}
            data-part={props.part.name()}
            part={props.part.name()}
            aria-label={props.label.clone()}
            aria-keyshortcuts={props.key_shortcut}
            aria-disabled={props.is_disabled.then_some("true")}
            aria-haspopup={props.popup}
            popovertarget={props.popover_target}
            data-letter={props.picture.map(|(letter, _)| letter)}
            data-sign={props.picture.map(|(_, sign)| sign)}
            data-network={props.network}
        >
            { props.children.clone() }
        </button>
    }
}

/// A glyph that the style sheet draws.
pub fn icon(name: &'static str) -> Html {
    html! { <span class="icon" data-icon={name} aria-hidden="true" /> }
}
