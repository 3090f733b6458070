//! Parses HTML by the HTML Standard: in a browser with `DOMParser`, natively with `html5ever`.
//!
//! 1. [`crate::html::bounded`] limits the HTML, so that parsing takes linear time.
//! 2. In a browser, [`crate::html::mask`] masks names that would violate the content security policy: Chromium reports
//!    every `style` and `onclick` that it parses.
//! 3. The parser builds a document. It is inert: no script runs in it, and it loads nothing.
//! 4. The document is copied into an [`Html`] tree for [`crate::article::from_html`]. The DOM nodes are not used any
//!    further.
//!
//! `DOMParser` is the only place where Maqal passes a string to the browser as markup. Under Trusted Types it requires
//! a policy, which is created once with the name [`POLICY`]. A page that restricts the names of policies with the
//! `trusted-types` directive must list this name. Otherwise, HTML cannot be parsed, and only formats without HTML are
//! readable.

use crate::html::{Html, bounded};
#[cfg(target_arch = "wasm32")]
use crate::html::{mask, unmask};

/// The name of the Trusted Types policy.
pub const POLICY: &str = "maqal";

/// Precedes the HTML of an article, so that a parser reads it as a body in no-quirks mode.
const PROLOGUE: &str = "<!DOCTYPE html><body>";

/// Parses the HTML of an article; `None` if the page's content security policy forbids it.
#[cfg(target_arch = "wasm32")]
pub fn parse(html: &str) -> Option<Html> {
    let (html, is_truncated) = bounded(html);
    let mut tree = browser::parse(&[PROLOGUE, &mask(&html)].concat()).ok()?;
    tree.is_truncated = is_truncated;
    Some(tree)
}

/// Parses the HTML of an article. The native parser always returns a tree.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(html: &str) -> Option<Html> {
    let (html, is_truncated) = bounded(html);
    let mut tree = native::parse(&[PROLOGUE, &*html].concat());
    tree.is_truncated = is_truncated;
    Some(tree)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::OnceCell;

    use js_sys::{Object, Reflect};
    use wasm_bindgen::{JsCast, prelude::*};

    use super::{Html, POLICY, unmask};

    // Named elements can replace properties of forms and of the document (DOM clobbering): `<form><input
    // name=firstChild></form>` does so for the form, and `<form name=documentElement>` for the document. With `final`,
    // wasm-bindgen reads each property from the prototype once and calls that.
    #[wasm_bindgen]
    extern "C" {
        type Document;
        #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = documentElement)]
        fn document_element(this: &Document) -> Option<Node>;

        #[derive(Clone)]
        type Node;
        #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nodeType)]
        fn node_type(this: &Node) -> u16;
        #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nodeValue)]
        fn node_value(this: &Node) -> Option<String>;
        #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = firstChild)]
        fn first_child(this: &Node) -> Option<Node>;
        #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nextSibling)]
        fn next_sibling(this: &Node) -> Option<Node>;
        #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = parentNode)]
        fn parent_node(this: &Node) -> Option<Node>;

        #[wasm_bindgen(extends = Node)]
        type Element;
        #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = localName)]
        fn local_name(this: &Element) -> String;
        #[wasm_bindgen(method, final, js_class = "Element", js_name = hasAttributes)]
        fn has_attributes(this: &Element) -> bool;
        #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttributeNames)]
        fn get_attribute_names(this: &Element) -> js_sys::Array;
        #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttribute)]
        fn get_attribute(this: &Element, name: &str) -> Option<String>;

        #[wasm_bindgen(js_name = DOMParser)]
        type DomParser;
        #[wasm_bindgen(constructor, js_class = "DOMParser")]
        fn new() -> DomParser;
        // `web-sys` accepts a string only, not a `TrustedHTML`.
        #[wasm_bindgen(method, catch, js_name = parseFromString)]
        fn parse_from_string(this: &DomParser, html: &JsValue, kind: &str) -> Result<Document, JsValue>;

        type TrustedTypePolicyFactory;
        #[wasm_bindgen(method, catch, js_name = createPolicy)]
        fn create_policy(this: &TrustedTypePolicyFactory, name: &str, rules: &Object) -> Result<Policy, JsValue>;

        type Policy;
        #[wasm_bindgen(method, js_name = createHTML)]
        fn create_html(this: &Policy, html: &str) -> JsValue;
    }

    thread_local! {
        /// `None` in browsers without Trusted Types, and if the page does not allow this name.
        static HTML_POLICY: OnceCell<Option<Policy>> = const { OnceCell::new() };
    }

    /// Creates the policy. It returns every string unchanged, because its only sink creates an inert document.
    fn policy() -> Result<Policy, JsValue> {
        let global = js_sys::global();
        let factory = Reflect::get(&global, &"trustedTypes".into())?;
        if factory.is_undefined() {
            return Err(factory);
        }
        let rules = Object::new();
        // `String` returns its argument unchanged.
        Reflect::set(&rules, &"createHTML".into(), &Reflect::get(&global, &"String".into())?)?;
        factory.unchecked_into::<TrustedTypePolicyFactory>().create_policy(POLICY, &rules)
    }

    /// The values of `nodeType`.
    const ELEMENT: u16 = 1;
    const TEXT: u16 = 3;

    pub(super) fn parse(html: &str) -> Result<Html, JsValue> {
        let html = HTML_POLICY.with(|cell| {
            let policy = cell.get_or_init(|| policy().ok());
            policy.as_ref().map_or_else(|| html.into(), |policy| policy.create_html(html))
        });
        let document = DomParser::new().parse_from_string(&html, "text/html")?;
        let mut tree = Html::default();
        let mut next = document.document_element();
        let mut depth = 0;
        while let Some(node) = next {
            let mut down = None;
            match node.node_type() {
                ELEMENT => {
                    let element: &Element = node.unchecked_ref();
                    tree.open(element.local_name(), attributes(element));
                    depth += 1;
                    down = node.first_child();
                    if down.is_none() {
                        tree.close();
                        depth -= 1;
                    }
                }
                TEXT => tree.text(&unmask(&node.node_value().unwrap_or_default())),
                _ => {}
            }
            next = down.or_else(|| {
                let mut node = node;
                while depth > 0 {
                    if let Some(sibling) = node.next_sibling() {
                        return Some(sibling);
                    }
                    node = node.parent_node()?;
                    tree.close();
                    depth -= 1;
                }
                None
            });
        }
        Ok(tree)
    }

    fn attributes(element: &Element) -> Vec<(String, String)> {
        let mut attributes = Vec::new();
        if element.has_attributes() {
            for name in element.get_attribute_names() {
                let name = name.as_string().unwrap_or_default();
                let value = element.get_attribute(&name).unwrap_or_default();
                attributes.push((unmask(&name), unmask(&value)));
            }
        }
        attributes
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use html5ever::{ParseOpts, QualName, parse_document, tendril::TendrilSink, tree_builder::TreeBuilderOpts};
    use markup5ever_rcdom::{Handle, NodeData, RcDom};

    use super::Html;

    enum Step {
        Enter(Handle),
        Close,
    }

    pub(super) fn parse(html: &str) -> Html {
        let tree_builder = TreeBuilderOpts {
            // As in a document of `DOMParser`, in which scripting is disabled.
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        let dom = parse_document(RcDom::default(), options).one(html);
        let mut tree = Html::default();
        let mut steps: Vec<_> = children(&dom.document).collect();
        while let Some(step) = steps.pop() {
            let Step::Enter(node) = step else {
                tree.close();
                continue;
            };
            match &node.data {
                NodeData::Text { contents } => tree.text(&contents.borrow()),
                NodeData::Element { name, attrs, .. } => {
                    let attributes = attrs.borrow();
                    let attributes =
                        attributes.iter().map(|attribute| (qualified(&attribute.name), attribute.value.to_string()));
                    tree.open(name.local.to_string(), attributes.collect());
                    steps.push(Step::Close);
                    steps.extend(children(&node));
                }
                _ => {}
            }
        }
        tree
    }

    /// Returns the steps into a node's children in reverse, so that the first is on top of the stack.
    fn children(node: &Handle) -> impl Iterator<Item = Step> {
        node.children.borrow().iter().rev().cloned().map(Step::Enter).collect::<Vec<_>>().into_iter()
    }

    /// Returns the qualified name of an attribute, such as `xlink:href`.
    fn qualified(name: &QualName) -> String {
        name.prefix.as_ref().map_or_else(|| name.local.to_string(), |prefix| format!("{prefix}:{}", name.local))
    }
}
