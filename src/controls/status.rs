//! The live region, which announces messages to screen readers and shows some as a toast for a few seconds.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::Announcement;
use crate::document::Part;

/// The properties of [`Status`].
#[derive(PartialEq, Properties)]
pub struct StatusProps {
    /// The latest announcement.
    pub announcement: Announcement,
}

/// The live region of the reader. It always stays on the page, because screen readers do not announce the initial content
/// of a live region.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let node = use_node_ref();
    let Announcement { text, is_toast, number } = props.announcement.clone();
    {
        let node = node.clone();
        use_effect_with((number, is_toast), move |(_, is_toast)| {
            let Some(status) = node.cast::<HtmlElement>() else { return };
            let _ = status.remove_attribute("data-toast");
            if *is_toast {
                // Reading the layout applies the removal, so that the animation starts again.
                let _ = status.client_width();
                let _ = status.set_attribute("data-toast", "");
            }
        });
    }
    html! {
        <p
            ref={node}
            class="visually-hidden"
            role="status"
            data-part={Part::Status.name()}
            part={Part::Status.name()}
        >
            { text }
        </p>
    }
}
