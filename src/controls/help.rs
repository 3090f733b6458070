//! The list of keyboard shortcuts.

use yew::prelude::*;

use super::{
    context::{Words, use_app},
    hooks::{Sheet, Shortcut},
    sheet::Dialog,
};
use crate::document::Part;

/// What the list is given.
#[derive(PartialEq, Properties)]
pub struct HelpProps {
    /// The sheet that it is in.
    pub sheet: Sheet,
}

/// The list of keyboard shortcuts.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let words = use_app().words;
    let shortcuts = Shortcut::ALL.map(|(shortcut, key)| {
        html! {
            <>
                <dt><kbd dir="ltr">{ key }</kbd></dt>
                <dd>{ describe(shortcut, &words) }</dd>
            </>
        }
    });
    html! {
        <Dialog
            sheet={props.sheet.clone()}
            id="maqal-help"
            part={Part::Help}
            close_part={Part::HelpClose}
            title={words.help_title}
        >
            <dl>{ for shortcuts }</dl>
        </Dialog>
    }
}

fn describe(shortcut: Shortcut, words: &Words) -> &'static str {
    match shortcut {
        Shortcut::Larger => words.key_larger,
        Shortcut::Smaller => words.key_smaller,
        Shortcut::DefaultSize => words.key_default_size,
        Shortcut::Theme => words.key_theme,
        Shortcut::Next => words.key_next_section,
        Shortcut::Previous => words.key_previous_section,
        Shortcut::Share => words.key_share,
        Shortcut::Progress => words.key_progress,
        Shortcut::Help => words.key_help,
    }
}
