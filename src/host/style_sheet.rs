//! Further style sheets, constructed, which a strict content security policy allows.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, Node};

/// Adds a style sheet to the page, or to the shadow root, that `root` is in; once, which the attribute `mark` tells.
///
/// # Errors
///
/// What the browser says of a place that takes no style sheets.
// In each piece of the module that has a style sheet, since what two pieces need the first of all would have to keep.
#[inline(always)]
#[expect(clippy::inline_always, reason = "see above")]
pub fn adopt(root: &Element, mark: &str, rules: &str) -> Result<(), JsValue> {
    if root.has_attribute(mark) {
        return Ok(());
    }
    let place: JsValue = Node::get_root_node(root).into();
    let sheets: Array = Reflect::get(&place, &"adoptedStyleSheets".into())?.unchecked_into();
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(rules)?;
    sheets.push(&sheet);
    Reflect::set(&place, &"adoptedStyleSheets".into(), &sheets)?;
    root.set_attribute(mark, "")
}
