//! Finds the titles of tabs that are separate from their panels: a list of tabs, followed by a panel for each tab.
//!
//! 1. Before the conversion, each tab is matched with its panel: by the `id` to which the tab refers (`aria-controls`,
//!    `data-bs-target`, `href`), by the `id` of the tab to which the panel refers (`aria-labelledby`), or by the title
//!    that the panel repeats (`data-title`).
//! 2. During the conversion, a list whose tabs have no such panel is matched with the panels after it, in the same order,
//!    if there is one for each tab.
//! 3. If a panel does not begin with its title, the title becomes its heading.
//! 4. A tab with a panel is omitted, and so is a list that consists of such tabs.

use super::{
    roles::{self, Role},
    visibility::{self, has_word, is_tab},
};
use crate::{
    article::clean,
    html::{Html, NodeRef},
    text,
};

/// Words in the class names of lists of tabs.
const LISTS: &str = "tab tabs pills";

/// Words in the class names of panels.
const PANELS: &str = "tab tabs pane panel";

/// Attributes of a tab, or of the link in it, with the `id` of its panel.
const REFERENCES: &str = "aria-controls href data-bs-target data-target";

/// The maximum length of a title in bytes: about 100 Arabic letters.
const LENGTH: usize = 200;

/// The maximum number of tabs, because each panel is compared with all of them.
const TABS: usize = 100;

/// The maximum number of nodes in a tab.
const NODES: usize = 50;

/// The titles of the tabs that have a panel.
#[derive(Default)]
pub(super) struct TabTitles(Vec<Tab>);

struct Tab {
    title: String,
    /// The `id` of the panel; empty if the tab does not refer to it.
    panel: String,
    /// The `id` of the tab; empty if it has none.
    id: String,
    /// The position of the panel, if it is found by the order of the panels; otherwise 0, which is that of the document.
    at: usize,
    has_panel: bool,
}

impl TabTitles {
    /// Finds the tabs of a text that have a panel.
    pub(super) fn of(html: &Html) -> Self {
        let mut tabs = Self::default();
        for node in html.descendants() {
            if is_tab(node) {
                tabs.add(node, node, 0);
            } else if is_list(node) {
                for item in items(node) {
                    tabs.add(control(item).unwrap_or(item), item, 0);
                }
            }
        }
        if !tabs.0.is_empty() {
            for node in html.descendants() {
                if let Some(at) = tabs.position(node)
                    && let Some(tab) = tabs.0.get_mut(at)
                {
                    tab.has_panel = true;
                }
            }
            tabs.0.retain(|tab| tab.has_panel);
        }
        tabs
    }

    /// Adds a tab with a panel at this position, unless it is a link in the text of an item.
    fn add(&mut self, node: NodeRef, item: NodeRef, at: usize) {
        let reference = |name| node.attribute(name).map(|id| id.strip_prefix('#').unwrap_or(id));
        let panel = REFERENCES.split(' ').find_map(reference).unwrap_or_default();
        let id = node.attribute("id").unwrap_or_default();
        if let Some(title) = label(node)
            && label(item).as_ref() == Some(&title)
            && self.0.len() < TABS
        {
            self.0.push(Tab { title, panel: panel.to_owned(), id: id.to_owned(), at, has_panel: false });
        }
    }

    /// Returns the index of the tab of a panel.
    fn position(&self, panel: NodeRef) -> Option<usize> {
        if !is_panel(panel) {
            return None;
        }
        let refers = |tab: &Tab| {
            let is = |name, id: &str| !id.is_empty() && panel.attribute(name) == Some(id);
            tab.at == panel.position()
                || is("id", &tab.panel)
                || is("aria-labelledby", &tab.id)
                || is("data-title", &tab.title)
        };
        self.0.iter().position(refers)
    }

    /// Returns the title of a panel, unless the panel begins with it.
    pub(super) fn of_panel(&self, node: NodeRef) -> Option<&str> {
        let title = &*self.0.get(self.position(node)?)?.title;
        let mut first = node.descendants().take(NODES).filter_map(NodeRef::text).filter(|text| clean::has_words(text));
        first.next().is_none_or(|text| clean::line(text) != title).then_some(title)
    }

    /// Whether an element is a tab with a panel, or a list of such tabs.
    pub(super) fn has(&mut self, node: NodeRef) -> bool {
        // A panel, or an element that contains panels, is not a list of tabs.
        let contains = |tab: &Tab| tab.at >= node.position() && tab.at < node.end();
        let is_list = is_list(node) && self.position(node).is_none() && !self.0.iter().any(contains);
        let items = if is_list { items(node) } else { Vec::new() };
        (items.len() > 1 && self.match_in_order(&items, &panels(node, items.len())))
            || (!self.0.is_empty()
                && ((is_tab(node) && self.knows(node, true))
                    || (!items.is_empty() && items.iter().all(|item| self.knows(*item, false)))))
    }

    /// Whether an element consists of the title of a tab. The titles of tabs that are matched in order count only for
    /// other tabs, not for lists.
    fn knows(&self, node: NodeRef, in_order: bool) -> bool {
        let label = label(node);
        self.0.iter().any(|tab| label.as_ref() == Some(&tab.title) && (in_order || tab.at == 0))
    }

    /// Matches the items of a list of tabs with the panels in the same order. Returns whether all of them match.
    fn match_in_order(&mut self, items: &[NodeRef], panels: &[NodeRef]) -> bool {
        let known = self.0.len();
        for (item, panel) in items.iter().zip(panels) {
            if let Some(tab) = control(*item)
                // A link to another page is not a tab. Old tabs have `javascript:` in place of a URL.
                && tab.attribute("href").is_none_or(|href| href.is_empty() || href.starts_with(['#', 'j']))
                && item.subtree().take(NODES).all(is_plain)
                && !self.knows(*item, false)
                && self.position(*panel).is_none()
            {
                self.add(tab, *item, panel.position());
            }
        }
        let all = self.0.len() - known == items.len();
        if !all {
            self.0.truncate(known);
        }
        all
    }
}

/// Returns the `count` panels after a list of tabs: its siblings, or the children of the next element. Returns no panels
/// if their number is another, or if there is text before them.
fn panels(list: NodeRef, count: usize) -> Vec<NodeRef> {
    let (mut next, mut end) = (list.next(), usize::MAX);
    loop {
        let (mut panels, mut first) = (Vec::new(), None);
        while let Some(node) = next
            && node.position() < end
            && panels.len() <= count
        {
            next = node.next();
            // Other tabs repeat the titles.
            let is_invisible = node.text().map_or_else(
                || is_tab(node) || visibility::is_hidden(node) || roles::role(node) == Role::Removed,
                |text| !clean::has_words(text),
            );
            if !is_invisible {
                first.get_or_insert(node);
                if !is_panel(node) || !matches!(node.name(), "div" | "section" | "article") {
                    break;
                }
                panels.push(node);
            }
        }
        if panels.len() == count {
            return panels;
        }
        let Some(first) = first else {
            return Vec::new();
        };
        (next, end) = (first.descendants().next(), first.end());
    }
}

/// Whether a node in a tab is visible text, or an element that contains only such text.
fn is_plain(node: NodeRef) -> bool {
    let role = roles::role(node);
    let is_text = matches!(
        role,
        Role::Inline | Role::Block | Role::Heading | Role::Strong | Role::Emphasis | Role::Link | Role::Image
    );
    let is_hidden = visibility::is_hidden(node) || visibility::is_aria_hidden(node);
    node.end() == node.position() + 1
        || (!is_hidden && (is_text || (role == Role::Button && visibility::is_title(node))))
}

/// Returns the control in an item of a list of tabs.
fn control(item: NodeRef) -> Option<NodeRef> {
    item.subtree().take(NODES).find(|inside| text::is_in("a button", inside.name()) || is_tab(*inside))
}

/// Whether an element may be a list of tabs.
fn is_list(node: NodeRef) -> bool {
    matches!(node.name(), "ul" | "ol" | "nav" | "div")
        && (node.attribute("role") == Some("tablist") || has_word(node, LISTS))
}

/// Whether an element may be a panel. The item of a list is none, although a tab in it may refer to it.
fn is_panel(node: NodeRef) -> bool {
    node.name() != "li" && (node.attribute("role") == Some("tabpanel") || has_word(node, PANELS))
}

/// Returns the items of a list of tabs; none if there is text between them.
fn items(mut list: NodeRef) -> Vec<NodeRef> {
    loop {
        let mut items = Vec::new();
        for (at, child) in list.children().enumerate() {
            match child.text() {
                Some(text) if clean::has_words(text) => return Vec::new(),
                None if at == 2 * TABS => return Vec::new(),
                // An element without content is an icon or a decoration.
                None if child.descendants().next().is_some() => items.push(child),
                _ => {}
            }
        }
        match &*items {
            [only] if matches!(only.name(), "ul" | "ol" | "div") => list = *only,
            _ => return items,
        }
    }
}

/// Returns the text of a tab; `None` if it is blank, too long, or too complex for a title.
fn label(node: NodeRef) -> Option<String> {
    let mut label = String::new();
    for (at, inside) in node.descendants().enumerate() {
        label.push_str(inside.text().unwrap_or_default());
        if at == NODES || label.len() > LENGTH {
            return None;
        }
    }
    let label = clean::line(&label);
    clean::has_words(&label).then_some(label)
}
