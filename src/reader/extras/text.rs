//! Digits and harakat in the text as they have been chosen.
//!
//! Only text nodes change, and what was written stays with each, so that it can be shown again. Code stays as it is,
//! and so do the words of the interface and all attributes: what is copied and shared is what was written.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Text};

use super::{super::Desk, apply};
use crate::locale::{Direction, digits::Digits, marks};

/// What was written in a text node that has been changed.
const WRITTEN: &str = "maqalWritten";
/// What stays as it is: also what runs from the left, names and words of other scripts, and the digits of formulas.
const KEPT: &str = "code,pre:not(.verse),sub,video,audio,[dir=ltr],[data-part=toolbar],[data-part=share-links]";

/// Gives the article's words the digits and marks that have been chosen.
pub fn apply(desk: &Desk) {
    let Some(article) = desk.find("article") else { return };
    let digits = match apply::chosen(desk, "digits") {
        Some("latn") => Some(Digits::Latin),
        Some("arab") if is_arabic(&article) => Some(eastern(desk, &article)),
        _ => None,
    };
    let without_marks = apply::chosen(desk, "harakat") == Some("hidden");
    change(&article, &|written| {
        let bare = if without_marks { marks::without(written) } else { written.to_owned() };
        digits.map_or(bare.clone(), |digits| digits.convert(&bare))
    });
}

/// Whether an article is written in Arabic letters: it runs from the right, and not in Hebrew ones.
pub fn is_arabic(article: &Element) -> bool {
    article.get_attribute("dir").as_deref() == Some(Direction::Rtl.as_str())
        && !matches!(&*language(article), "he" | "yi")
}

/// The language of an article, without its region.
pub fn language(article: &Element) -> String {
    let tag = article.get_attribute("lang").unwrap_or_default();
    tag.split('-').next().unwrap_or_default().to_owned()
}

/// The digits of the article's language.
pub fn eastern(desk: &Desk, article: &Element) -> Digits {
    let language = language(article);
    match if language.is_empty() { desk.interface.messages.lang } else { &*language } {
        "fa" | "ur" | "ps" => Digits::Persian,
        _ => Digits::Arabic,
    }
}

fn change(node: &Node, to: &dyn Fn(&str) -> String) {
    if let Some(text) = node.dyn_ref::<Text>() {
        let now = text.data();
        let written = Reflect::get(text, &WRITTEN.into()).ok().and_then(|written| written.as_string());
        let changed = to(written.as_deref().unwrap_or(&now));
        if changed != now {
            if written.is_none() {
                let _ = Reflect::set(text, &WRITTEN.into(), &JsValue::from(&*now));
            }
            text.set_data(&changed);
        }
        return;
    }
    if node.dyn_ref::<Element>().is_some_and(|element| element.matches(KEPT).unwrap_or(false)) {
        return;
    }
    let children = node.child_nodes();
    for index in 0..children.length() {
        if let Some(child) = children.get(index) {
            change(&child, to);
        }
    }
}
