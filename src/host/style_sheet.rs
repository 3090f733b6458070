//! Further style sheets, constructed, which a strict content security policy allows.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, Node};

thread_local! {
    /// Those that were made, under the names of their marks: all readers share them.
    static MADE: RefCell<Vec<(&'static str, CssStyleSheet)>> = const { RefCell::new(Vec::new()) };
}

/// Adds a style sheet to the page, or to the shadow root, that `root` is in; once, which the attribute `mark` tells.
///
/// # Errors
///
/// What the browser says of a place that takes no style sheets.
pub fn adopt(root: &Element, mark: &'static str, rules: &str) -> Result<(), JsValue> {
    if root.has_attribute(mark) {
        return Ok(());
    }
    let place: JsValue = Node::get_root_node(root).into();
    let sheets: Array = Reflect::get(&place, &"adoptedStyleSheets".into())?.unchecked_into();
    let made = MADE.with_borrow(|made| made.iter().find(|(of, _)| *of == mark).map(|(_, sheet)| sheet.clone()));
    let sheet = match made {
        Some(sheet) => sheet,
        None => make(mark, rules)?,
    };
    sheets.push(&sheet);
    Reflect::set(&place, &"adoptedStyleSheets".into(), &sheets)?;
    root.set_attribute(mark, "")
}

fn make(mark: &'static str, rules: &str) -> Result<CssStyleSheet, JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(rules)?;
    MADE.with_borrow_mut(|made| made.push((mark, sheet.clone())));
    Ok(sheet)
}
