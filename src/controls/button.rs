//! A button.

use web_sys::Event;
use yew::prelude::*;

use super::hooks::{Target, use_event};
use crate::document::Part;

/// The properties of [`Button`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonProps {
    /// The public name of its element.
    pub part: Part,
    /// Called on a click.
    pub onclick: Callback<Event>,
    /// Its accessible name, if its content does not name it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// The keyboard shortcut with the same effect.
    #[prop_or_default]
    pub key_shortcut: Option<&'static str>,
    /// Whether it is disabled. It stays focusable (`aria-disabled`).
    #[prop_or_default]
    pub is_disabled: bool,
    /// The letter and the sign that the style sheet draws as its icon.
    #[prop_or_default]
    pub letter_icon: Option<(&'static str, &'static str)>,
    /// The id of the popover that it opens and closes.
    #[prop_or_default]
    pub popover_target: Option<&'static str>,
    /// The kind of popup that it opens (`aria-haspopup`).
    #[prop_or_default]
    pub popup: Option<&'static str>,
    /// The way to share that it offers ([`crate::share`]).
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
            data-letter={props.letter_icon.map(|(letter, _)| letter)}
            data-sign={props.letter_icon.map(|(_, sign)| sign)}
            data-network={props.network}
        >
            { props.children.clone() }
        </button>
    }
}

/// An icon that the style sheet draws.
pub fn icon(name: &'static str) -> Html {
    html! { <span class="icon" data-icon={name} aria-hidden="true" /> }
}
