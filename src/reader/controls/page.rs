//! What of a page of the reader's own follows the article.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

use crate::{article::Article, locale::Language};

/// Makes the page speak of the article: title, language, direction, canonical address, description.
pub(super) fn follow(article: &Article) -> Result<(), JsValue> {
    let document = &web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    document.set_title(&article.title);
    if let Some(html) = document.document_element() {
        html.set_attribute("dir", article.dir.as_str())?;
        if let Some(lang) = &article.lang {
            html.set_attribute("lang", Language::as_str(lang))?;
        }
    }
    let description = article.description();
    head(document, "meta", "name", "description")?.set_attribute("content", &description)?;
    let canonical = head(document, "link", "rel", "canonical")?;
    match &article.canonical {
        Some(url) => canonical.set_attribute("href", url.as_str())?,
        None => canonical.remove(),
    }
    Ok(())
}

/// An element of the page's head, made where it is missing.
fn head(document: &Document, tag: &str, key: &str, value: &str) -> Result<Element, JsValue> {
    if let Some(found) = document.query_selector(&[tag, "[", key, "=", value, "]"].concat())? {
        return Ok(found);
    }
    let made = document.create_element(tag)?;
    made.set_attribute(key, value)?;
    document.head().ok_or("the page has no head")?.append_child(&made)?;
    Ok(made)
}
