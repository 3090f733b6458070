//! Finds the titles of tabs that are separate from their panels: a list of tabs, followed by a panel for each tab.
//!
//! 1. Before the conversion, each tab is matched with its panel: by the `id` to which the tab refers (`aria-controls`,
//!    `data-bs-target`, `href`), by the `id` of the tab to which the panel refers (`aria-labelledby`), or by the title
//!    that the panel repeats (`data-title`).
//! 2. If a panel does not begin with its title, the title becomes its heading.
//! 3. A tab with a panel is omitted, and so is a list that consists of such tabs.

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
    has_panel: bool,
}

impl TabTitles {
    /// Finds the tabs of a text that have a panel.
    pub(super) fn of(html: &Html) -> Self {
        let mut tabs = Self::default();
        for node in html.descendants() {
            if is_tab(node) {
                tabs.add(node);
            } else if is_list(node) {
                for item in items(node) {
                    let link = item.descendants().take(NODES).find(|inside| inside.name() == "a");
                    let tab = link.unwrap_or(item);
                    // A link in a text is not a tab.
                    if label(tab) == label(item) {
                        tabs.add(tab);
                    }
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

    fn add(&mut self, node: NodeRef) {
        let reference = |name| node.attribute(name).map(|id| id.strip_prefix('#').unwrap_or(id));
        let panel = REFERENCES.split(' ').find_map(reference).unwrap_or_default();
        let id = node.attribute("id").unwrap_or_default();
        if let Some(title) = label(node)
            && self.0.len() < TABS
        {
            self.0.push(Tab { title, panel: panel.to_owned(), id: id.to_owned(), has_panel: false });
        }
    }

    /// Returns the index of the tab of a panel.
    fn position(&self, panel: NodeRef) -> Option<usize> {
        if !is_panel(panel) {
            return None;
        }
        let refers = |tab: &Tab| {
            let is = |name, id: &str| !id.is_empty() && panel.attribute(name) == Some(id);
            is("id", &tab.panel) || is("aria-labelledby", &tab.id) || is("data-title", &tab.title)
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
    pub(super) fn has(&self, node: NodeRef) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let is_known = |node| label(node).is_some_and(|label| self.0.iter().any(|tab| tab.title == label));
        let items = if is_list(node) { items(node) } else { Vec::new() };
        (is_tab(node) && is_known(node)) || (!items.is_empty() && items.into_iter().all(is_known))
    }
}

/// Whether an element is declared as a tab.
fn is_tab(node: NodeRef) -> bool {
    let opens = |name| matches!(node.attribute(name), Some("tab" | "pill"));
    node.attribute("role") == Some("tab") || opens("data-toggle") || opens("data-bs-toggle")
}

/// Whether an element may be a list of tabs.
fn is_list(node: NodeRef) -> bool {
    matches!(node.name(), "ul" | "ol" | "nav" | "div")
        && (node.attribute("role") == Some("tablist") || has_word(node, LISTS))
}

/// Whether an element may be a panel.
fn is_panel(node: NodeRef) -> bool {
    node.attribute("role") == Some("tabpanel") || has_word(node, PANELS)
}

/// Whether a class name of an element contains one of these words, separated by spaces.
fn has_word(node: NodeRef, words: &str) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    class.split(|character: char| !character.is_ascii_alphanumeric()).any(|word| text::is_in(words, word))
}

/// Returns the items of a list of tabs; none if there is text between them.
fn items(mut list: NodeRef) -> Vec<NodeRef> {
    loop {
        let mut items = Vec::new();
        for (at, child) in list.children().enumerate() {
            match child.text() {
                Some(text) if clean::has_words(text) => return Vec::new(),
                Some(_) => {}
                None if at < 2 * TABS => items.push(child),
                None => return Vec::new(),
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
