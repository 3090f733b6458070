//! Loads an embedded post when its button is clicked.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

use super::{
    super::context::ReaderContext,
    event::{Target, use_event},
};
use crate::{document::Part, host::embed_frame};

/// Handles clicks on the buttons of embedded posts. `data-controls` on the reader's root tells the style sheet to show the
/// buttons, which it hides until then.
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
        // Fails only if the button has been removed.
        let _ = embed_frame::show(&button);
    }
}
