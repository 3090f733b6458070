//! Gives the reader's root what has been chosen: as attributes and custom properties, which the style sheet reads, and
//! in the letters of the text.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, HtmlElement, Node};

use super::{super::Desk, dates, text};
use crate::{
    host::reading_place,
    preferences::{self, FONT_STEP},
};

const STYLE: &str = include_str!("extras.css");
/// What tells that the style sheet is there.
const STYLED: &str = "data-extras";

/// Adds the style sheet of all this to the page, or to the shadow root that the reader is in.
pub fn style(desk: &Desk) {
    let Some(root) = &desk.root else { return };
    if !root.has_attribute(STYLED) && adopt(root).is_ok() {
        let _ = root.set_attribute(STYLED, "");
    }
}

/// Constructed, which a strict content security policy allows.
fn adopt(root: &HtmlElement) -> Result<(), JsValue> {
    let place: JsValue = Node::get_root_node(root).into();
    let sheets: Array = Reflect::get(&place, &"adoptedStyleSheets".into())?.unchecked_into();
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(STYLE)?;
    sheets.push(&sheet);
    Reflect::set(&place, &"adoptedStyleSheets".into(), &sheets)?;
    Ok(())
}

/// Gives the root all that has been chosen, and keeps what is being read where it is.
pub fn keeping_place(desk: &Desk) {
    style(desk);
    if let Some(root) = &desk.root {
        reading_place::keep(root, || all(desk));
    }
}

/// Gives the root all that has been chosen.
pub fn all(desk: &Desk) {
    let Some(root) = &desk.root else { return };
    for choice in preferences::choices().filter(|choice| choice.name != FONT_STEP) {
        let chosen = choice.among(&desk.chosen).or_else(|| choice.among(&desk.site));
        if choice.is_scale() {
            let property = ["--maqal-", choice.name].concat();
            // Set to nothing, it is gone.
            let _ = root.style().set_property(&property, chosen.unwrap_or_default());
        } else {
            set(root, &["data-", choice.name].concat(), chosen);
        }
    }
    text::apply(desk);
    dates::apply(desk);
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
