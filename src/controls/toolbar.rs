//! The toolbar between the header and the text: font size, settings and sharing.

use yew::prelude::*;

use super::{
    button::{Button, icon},
    context::use_app,
    font_size::FontSize,
    hooks::use_sheet,
    settings_panel::{SETTINGS_ID, SettingsPanel},
    share_button::ShareButton,
};
use crate::document::{Part, TEXT_ID};

/// The toolbar.
#[component]
pub fn Toolbar() -> Html {
    let messages = use_app().messages;
    let settings = use_sheet();
    let toggle = {
        let settings = settings.clone();
        Callback::from(move |_| settings.toggle_by_button())
    };
    html! {
        <div
            data-part={Part::Toolbar.name()}
            part={Part::Toolbar.name()}
            role="group"
            aria-label={messages.toolbar}
            lang={messages.lang}
            dir={messages.direction().as_str()}
        >
            // Visible only while it has the focus.
            <a href={["#", TEXT_ID].concat()} class="visually-hidden">{ messages.skip }</a>
            <FontSize />
            <Button
                part={Part::Settings}
                label={messages.settings}
                popup="dialog"
                popover_target={SETTINGS_ID}
                onclick={toggle}
            >
                { icon("settings") }
            </Button>
            <ShareButton />
            <SettingsPanel sheet={settings} />
        </div>
    }
}
