//! Shows an embedded post in a frame of its provider, in place of the button that loads it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The permissions of the frame. It may run the provider's scripts with the provider's own origin, and open windows. It may
/// not navigate this page, or ask for the camera.
const ATTRIBUTES: [(&str, &str); 4] = [
    ("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"),
    ("allow", "autoplay; encrypted-media; fullscreen; picture-in-picture"),
    ("allowfullscreen", ""),
    // Some providers require a referrer.
    ("referrerpolicy", "strict-origin-when-cross-origin"),
];

/// Inserts a frame with the URL in the button's `data-src` before the row of buttons, removes the button, and moves the
/// focus to the frame.
///
/// # Errors
///
/// Returns an error if the button is not in a card, for example because a previous click has removed it.
pub fn show(button: &Element) -> Result<(), JsValue> {
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
