//! Builds the DOM nodes of a document. Text becomes text nodes, never markup.

use wasm_bindgen::JsValue;
use web_sys::{Document, DocumentFragment, Element};

use crate::document::{Fragment, Token};

/// Builds the nodes of a fragment.
///
/// # Errors
///
/// Returns the exception of the browser for an invalid name. Fragments contain only valid names.
pub fn build(page: &Document, fragment: &Fragment) -> Result<DocumentFragment, JsValue> {
    let built = page.create_document_fragment();
    let mut open: Vec<Element> = Vec::new();
    for token in fragment.tokens() {
        match token {
            Token::Open(name) => open.push(page.create_element(name)?),
            Token::Attribute(key, value) => {
                if let Some(element) = open.last() {
                    element.set_attribute(key, value)?;
                    if *key == "data-part" {
                        // Style sheets of the page around a shadow root use `::part()`.
                        element.set_attribute("part", value)?;
                    }
                }
            }
            Token::Text(text) => {
                if let Some(element) = open.last() {
                    element.append_child(&page.create_text_node(text))?;
                }
            }
            Token::Close => {
                let closed = open.pop();
                match (closed, open.last()) {
                    (Some(closed), Some(parent)) => parent.append_child(&closed)?,
                    (Some(closed), None) => built.append_child(&closed)?,
                    (None, _) => continue,
                };
            }
        }
    }
    Ok(built)
}
