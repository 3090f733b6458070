//! Shows an embedded post in a frame of its provider when its button is clicked, in place of the button.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};
use yew::prelude::*;

use super::{
    super::context::ReaderContext,
    event::{Target, use_event},
};
use crate::document::Part;

/// The permissions of the frame. It may run the provider's scripts with the provider's own origin, and open windows. It may
/// not navigate this page, or ask for the camera.
const ATTRIBUTES: [(&str, &str); 4] = [
    ("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"),
    ("allow", "autoplay; encrypted-media; fullscreen; picture-in-picture"),
    ("allowfullscreen", ""),
    // Some providers require a referrer.
    ("referrerpolicy", "strict-origin-when-cross-origin"),
];

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
        let _ = insert_frame(&button);
    }
}

/// Inserts a frame with the URL in the button's `data-src` before the row of buttons, removes the button, and moves the
/// focus to the frame.
///
/// # Errors
///
/// Returns an error if the button is not in a card, for example because a previous click has removed it.
fn insert_frame(button: &Element) -> Result<(), JsValue> {
    let src = button.get_attribute("data-src").ok_or(JsValue::NULL)?;
    let row = button.parent_element().ok_or(JsValue::NULL)?;
    let card = row.parent_element().ok_or(JsValue::NULL)?;
    let frame = button.owner_document().ok_or(JsValue::NULL)?.create_element("iframe")?;
    for (name, value) in ATTRIBUTES {
        frame.set_attribute(name, value)?;
    }
    frame.set_attribute("title", &button.text_content().unwrap_or_default())?;
    frame.set_attribute("src", &src)?;
    card.insert_before(&frame, Some(&row))?;
    button.remove();
    frame.unchecked_into::<HtmlElement>().focus()
}
