//! Shows a provider's post in a frame, in place of the button that asked for it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// What the frame may do: be the provider's own page, and open the post in another window. It may not navigate this
/// page or ask for a camera.
const ATTRIBUTES: [(&str, &str); 4] = [
    ("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"),
    ("allow", "autoplay; encrypted-media; fullscreen; picture-in-picture"),
    ("allowfullscreen", ""),
    // Some providers show nothing to a page that does not say where it is.
    ("referrerpolicy", "strict-origin-when-cross-origin"),
];

/// Inserts the frame that the button's `data-src` names before the row of the button, and moves the focus there.
///
/// # Errors
///
/// What the browser says if the button is not in a card, for example because a second click comes late.
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
