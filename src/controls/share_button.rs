//! The share button and its menu.

use web_sys::Event;
use yew::prelude::*;

use super::{
    button::{Button, icon},
    context::{AppContext, use_app},
    share_links::ShareLinks,
};
use crate::{document::Part, host::web_share};

/// The menu's id, to which the button refers.
const MENU_ID: &str = "maqal-share-menu";

/// The share button. It opens the system's share sheet if there is one, or else the menu.
#[component]
pub fn ShareButton() -> Html {
    let AppContext { messages, sharing, .. } = use_app();
    let share = {
        let sharing = sharing.clone();
        Callback::from(move |event: Event| {
            if web_share::is_available() {
                // The browser would open the menu (`popovertarget`).
                event.prevent_default();
                sharing.open();
            } else {
                sharing.menu.toggle_by_button();
            }
        })
    };
    let menu = sharing.menu.clone();
    html! {
        <>
            <Button
                node={sharing.button.clone()}
                part={Part::Share}
                class="primary"
                popover_target={MENU_ID}
                onclick={share}
            >
                { icon("share") }
                <span>{ messages.share }</span>
            </Button>
            <div
                ref={menu.node.clone()}
                id={MENU_ID}
                popover={menu.popover()}
                hidden={menu.is_hidden()}
                class="sheet"
                data-part={Part::ShareMenu.name()}
                part={Part::ShareMenu.name()}
                role="group"
                aria-label={messages.share_article}
            >
                <ShareLinks />
            </div>
        </>
    }
}
