//! Finds the targets of links within the text: footnotes, tables of contents.
//!
//! A link leads to the first element whose `id`, or whose `name` if it is an `<a>`, equals the fragment of its URL,
//! either raw or percent-decoded. The targets are numbered in the order of the links, so that a name from the HTML
//! never becomes an `id` on the page. Names are sorted, so that a lookup takes logarithmic time.

use std::collections::BinaryHeap;

use crate::{
    html::{Html, NodeRef},
    url::{Url, decoded},
};

/// The targets, sorted by name.
#[derive(Default)]
pub(super) struct Targets(Vec<Target>);

/// The destination of a link.
pub(super) enum Destination {
    /// Another page.
    OtherPage,
    /// This text, but no element has the name.
    Missing,
    /// The target with this number.
    Target(u32),
}

struct Target {
    name: String,
    /// The number of its anchor, from 1; 0 if no link leads to it.
    number: u32,
    /// Whether an element has this name.
    exists: bool,
    /// Whether the anchor has been added.
    has_anchor: bool,
}

impl Targets {
    /// Finds the targets in a text. `base` is the URL of the article.
    pub(super) fn of(html: &Html, base: &Url) -> Self {
        let mut names = BinaryHeap::new();
        let links = || html.descendants().filter(|node| node.name() == "a");
        for link in links() {
            if let Some(fragment) = fragment(link, base) {
                names.push(decoded(fragment));
                if fragment.contains('%') {
                    names.push(fragment.to_owned());
                }
            }
        }
        let mut targets = Self::default();
        for name in names.into_sorted_vec() {
            if targets.0.last().is_none_or(|last| last.name != name) {
                targets.0.push(Target { name, number: 0, exists: false, has_anchor: false });
            }
        }
        if targets.0.is_empty() {
            return targets;
        }
        for node in html.descendants() {
            if let Some(target) = name(node).and_then(|name| targets.named(name)) {
                target.exists = true;
            }
        }
        let mut count = 0;
        for link in links() {
            if let Some(target) = fragment(link, base).and_then(|fragment| targets.find(fragment))
                && target.number == 0
            {
                count += 1;
                target.number = count;
            }
        }
        targets
    }

    /// Returns the destination of a link.
    pub(super) fn of_link(&mut self, link: NodeRef, base: &Url) -> Destination {
        match fragment(link, base) {
            None => Destination::OtherPage,
            Some(fragment) => {
                self.find(fragment).map_or(Destination::Missing, |found| Destination::Target(found.number))
            }
        }
    }

    /// Returns the number of the anchor for an element, if it is the first element with the name of a target.
    pub(super) fn take_anchor(&mut self, node: NodeRef) -> Option<u32> {
        if self.0.is_empty() {
            return None;
        }
        let target = self.named(name(node)?).filter(|target| target.number > 0 && !target.has_anchor)?;
        target.has_anchor = true;
        Some(target.number)
    }

    /// Returns the target of a fragment.
    fn find(&mut self, fragment: &str) -> Option<&mut Target> {
        let exists = |at: &usize| self.0.get(*at).is_some_and(|target| target.exists);
        let at = self.position(fragment).filter(exists).or_else(|| self.position(&decoded(fragment)).filter(exists))?;
        self.0.get_mut(at)
    }

    /// Returns the target with the name of an element.
    fn named(&mut self, name: &str) -> Option<&mut Target> {
        let at = self.position(name).or_else(|| self.position(&decoded(name)))?;
        self.0.get_mut(at)
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by(|target| target.name.as_str().cmp(name)).ok()
    }
}

/// Returns the name by which a link can lead to an element.
fn name(node: NodeRef<'_>) -> Option<&str> {
    node.attribute("id").or_else(|| node.attribute("name").filter(|_| node.name() == "a"))
}

/// Returns the raw fragment of a link that leads to this text.
fn fragment<'a>(link: NodeRef<'a>, base: &Url) -> Option<&'a str> {
    let (address, fragment) = link.attribute("href")?.split_once('#')?;
    let here = base.as_str().split('#').next().unwrap_or_default();
    let is_here = address.is_empty()
        || Url::web(address, Some(base)).is_some_and(|url| url.as_str().split('#').next() == Some(here));
    (is_here && !fragment.is_empty()).then_some(fragment)
}
