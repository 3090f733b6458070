//! Describes the article in the head of the standalone page.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};
use yew::prelude::*;

use super::super::{context::ReaderContext, facts::Facts};
use crate::host::site::Site;

/// Sets the standalone page's title, language, direction, canonical URL and description to the article's.
#[hook]
pub fn use_document_head(reader: &ReaderContext) {
    let reader = reader.clone();
    use_effect_with((), move |()| {
        if let Site::Page(document) = &reader.site {
            // The article is readable without them.
            let _ = update(document, &reader.facts);
        }
    });
}

fn update(document: &Document, facts: &Facts) -> Result<(), JsValue> {
    if !facts.title.is_empty() {
        document.set_title(&facts.title);
    }
    if let Some(html) = document.document_element() {
        html.set_attribute("dir", &facts.dir)?;
        if !facts.lang.is_empty() {
            html.set_attribute("lang", &facts.lang)?;
        }
    }
    find_or_create(document, "meta", "name", "description")?.set_attribute("content", &facts.description)?;
    let canonical = find_or_create(document, "link", "rel", "canonical")?;
    match &facts.canonical {
        Some(url) => canonical.set_attribute("href", url)?,
        // A pressed page may be the original itself.
        None if canonical.get_attribute("href").as_deref() == Some(&*facts.url) => {}
        None => canonical.remove(),
    }
    Ok(())
}

/// Returns the element of the page's head with an attribute, and creates it if it is missing.
fn find_or_create(document: &Document, tag: &str, key: &str, value: &str) -> Result<Element, JsValue> {
    if let Some(found) = document.query_selector(&[tag, "[", key, "=", value, "]"].concat())? {
        return Ok(found);
    }
    let created = document.create_element(tag)?;
    created.set_attribute(key, value)?;
    document.head().ok_or("the page has no head")?.append_child(&created)?;
    Ok(created)
}
