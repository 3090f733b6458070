//! The help: a dialog that lists the keyboard shortcuts.

use yew::prelude::*;

use super::{
    context::{Messages, use_app},
    dialog::Dialog,
    hooks::{Sheet, Shortcut},
};
use crate::document::Part;

/// The properties of [`Help`].
#[derive(PartialEq, Properties)]
pub struct HelpProps {
    /// The sheet that contains the list.
    pub sheet: Sheet,
}

/// The list of keyboard shortcuts.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let messages = use_app().messages;
    let shortcuts = Shortcut::ALL.map(|(shortcut, key)| {
        html! {
            <>
                <dt><kbd dir="ltr">{ key }</kbd></dt>
                <dd>{ describe(shortcut, &messages) }</dd>
            </>
        }
    });
    html! {
        <Dialog
            sheet={props.sheet.clone()}
            id="maqal-help"
            part={Part::Help}
            close_part={Part::HelpClose}
            title={messages.help_title}
        >
            <dl>{ for shortcuts }</dl>
        </Dialog>
    }
}

fn describe(shortcut: Shortcut, messages: &Messages) -> &'static str {
    match shortcut {
        Shortcut::Larger => messages.key_larger,
        Shortcut::Smaller => messages.key_smaller,
        Shortcut::DefaultSize => messages.key_default_size,
        Shortcut::Theme => messages.key_theme,
        Shortcut::Next => messages.key_next_section,
        Shortcut::Previous => messages.key_previous_section,
        Shortcut::Share => messages.key_share,
        Shortcut::Progress => messages.key_progress,
        Shortcut::Help => messages.key_help,
    }
}
