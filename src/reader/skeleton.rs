//! The shape of an article while it is on its way. The style sheet shows it only after a while, so that a fast
//! answer never flashes.

use yew::prelude::*;

use crate::locale::Messages;

#[component]
pub fn Skeleton() -> Html {
    html! {
        <div class="skeleton" data-part="skeleton" role="status">
            <span class="visually-hidden">{ Messages::get().loading }</span>
            { for (0..9).map(|_| html! { <i></i> }) }
        </div>
    }
}
