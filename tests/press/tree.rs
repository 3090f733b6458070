//! Trees of parsed HTML.

use html5ever::{
    ParseOpts, parse_document,
    tendril::{StrTendril, TendrilSink},
    tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A parsed page, as a browser without scripts has it.
pub struct Tree(RcDom);

impl Tree {
    pub fn of(html: &str) -> Self {
        // With scripts, the content of `<noscript>` would be text.
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        Self(parse_document(RcDom::default(), options).one(StrTendril::from(html)))
    }

    /// Returns the only element at the end of a path of names.
    pub fn find(&self, path: &[&str]) -> Handle {
        path.iter().fold(self.0.document.clone(), |node, name| {
            let found: Vec<_> =
                node.children.borrow().iter().filter(|child| name_of(child) == *name).cloned().collect();
            assert_eq!(found.len(), 1, "the number of {name} in {path:?}");
            found[0].clone()
        })
    }
}

/// Returns the name of an element; empty for another node.
pub fn name_of(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        _ => String::new(),
    }
}

/// Returns the value of an attribute.
pub fn attribute(node: &Handle, name: &str) -> Option<String> {
    attributes(node).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// Returns the names and the values of all attributes.
pub fn attributes(node: &Handle) -> Vec<(String, String)> {
    let NodeData::Element { attrs, .. } = &node.data else { return Vec::new() };
    let attributes = attrs.borrow();
    attributes.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect()
}

/// Returns the text of all descendants.
pub fn text(node: &Handle) -> String {
    let children = node.children.borrow();
    children
        .iter()
        .map(|child| match &child.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => text(child),
        })
        .collect()
}

/// Writes an element in the format of [`list`](super::list::list).
pub fn flatten(node: &Handle, out: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => out.push(format!("\"{}", contents.borrow())),
        NodeData::Element { name, attrs, .. } => {
            out.push(format!("<{}>", name.local));
            for attribute in attrs.borrow().iter() {
                out.push(format!("{}={:?}", attribute.name.local, attribute.value.to_string()));
            }
            node.children.borrow().iter().for_each(|child| flatten(child, out));
            out.push("</>".into());
        }
        _ => out.push("another node".into()),
    }
}

/// Returns the child elements with a name.
pub fn children(node: &Handle, name: &str) -> Vec<Handle> {
    node.children.borrow().iter().filter(|child| name_of(child) == name).cloned().collect()
}

/// Returns the content of a `<template>`.
pub fn content(template: &Handle) -> Handle {
    let NodeData::Element { template_contents, .. } = &template.data else { panic!("it is no element") };
    template_contents.borrow().clone().unwrap_or_else(|| panic!("it is no template"))
}
