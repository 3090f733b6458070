//! Providers' posts, which are shown when a button in the article is pressed.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

use super::{
    super::context::ReaderContext,
    event::{Target, use_event},
};
use crate::{document::Part, host::provider_frame};

/// Makes the buttons work, and says so to the style sheet, which hides them until then.
#[hook]
pub fn use_embeds(reader: &ReaderContext) {
    let reader = reader.clone();
    use_event(Target::Other(reader.article.clone().into()), "click", Callback::from(|event| show(&event)));
    use_effect_with((), move |()| {
        let _ = reader.root.set_attribute("data-controls", "");
        move || drop(reader.root.remove_attribute("data-controls"))
    });
}

fn show(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let button = target.and_then(|target| target.closest(&Part::EmbedShow.selector()).ok().flatten());
    if let Some(button) = button {
        // Refused only if the button is gone already.
        let _ = provider_frame::show(&button);
    }
}
