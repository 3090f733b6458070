//! Compares the accessibility tree of each part, as Chromium computes it, with `tests/e2e/golden/tree/`. `MAQAL_BLESS=1`
//! writes the files.

use std::{collections::HashMap, fmt::Write, fs};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    actions::ARTICLE,
    check,
    outcome::{Failure, Outcome},
    requirements,
    scenarios::gallery::article,
    server::Reply,
    stage::Stage,
};

/// The compared properties of an element besides its role and name.
const PROPERTIES: [&str; 12] = [
    "level",
    "checked",
    "pressed",
    "expanded",
    "hasPopup",
    "disabled",
    "valuemin",
    "valuemax",
    "live",
    "modal",
    "keyshortcuts",
    "roledescription",
];

/// A node of the tree.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "nodeId")]
    id: String,
    ignored: bool,
    role: Option<AxValue>,
    name: Option<AxValue>,
    description: Option<AxValue>,
    value: Option<AxValue>,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
    #[serde(rename = "backendDOMNodeId")]
    element: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct AxValue {
    #[serde(default)]
    value: Value,
}

#[derive(Debug, Deserialize)]
struct Property {
    name: String,
    value: AxValue,
}

/// Fails if a name, a role, a level or a state changes.
pub async fn accessibility_tree_matches_the_golden_files(stage: &Stage) -> Outcome {
    stage.read(article("ar")).await?;
    stage.assert_tree("header", "article > header").await?;
    stage.assert_tree("toolbar", "[data-part=toolbar]").await?;
    stage.click_part("share").await?;
    stage.wait_for_open_sheet("share-menu").await?;
    stage.assert_tree("share-menu", "[data-part=share-menu]").await?;
    stage.browser.run::<()>("part('share-menu').hidePopover();", vec![]).await?;
    stage.click_part("settings").await?;
    stage.wait_for_open_sheet("settings-panel").await?;
    stage.assert_tree("panel", "[data-part=settings-panel]").await?;
    stage.site.reply(ARTICLE, [Reply::Status(404)]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state("error").await?;
    stage.assert_tree("message", "[data-part=message]").await
}

impl Stage {
    /// Asserts that the tree of an element equals the golden file.
    async fn assert_tree(&self, name: &str, selector: &str) -> Outcome {
        let found = self.tree_of(selector).await?;
        let place = requirements::root().join(format!("tests/e2e/golden/tree/{name}.txt"));
        if std::env::var_os("MAQAL_BLESS").is_some() {
            fs::write(&place, &found)?;
        }
        let expected = fs::read_to_string(&place)?;
        for (line, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
            check::equal(&format!("line {} of the {name}", line + 1), &found.trim_end(), &expected.trim_end())?;
        }
        check::equal(&format!("how many lines the {name} has"), &found.lines().count(), &expected.lines().count())
    }

    async fn tree_of(&self, selector: &str) -> Outcome<String> {
        let element = json!({ "expression": format!("document.querySelector('{selector}')") });
        let element = self.browser.devtools("Runtime.evaluate", element).await?;
        let element = json!({ "objectId": element["result"]["objectId"] });
        let described = self.browser.devtools("DOM.describeNode", element).await?;
        let id = described["node"]["backendNodeId"].as_u64();
        let tree = self.browser.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let nodes: Vec<Node> = serde_json::from_value(tree["nodes"].clone())
            .map_err(|error| Failure::new(format!("the accessibility tree is of another form: {error}")))?;
        let root = nodes.iter().find(|node| node.element == id && id.is_some());
        let root = root.ok_or_else(|| Failure::new(format!("{selector} is not in the accessibility tree")))?;
        let by_id: HashMap<_, _> = nodes.iter().map(|node| (&*node.id, node)).collect();
        let mut text = String::new();
        write(&mut text, root, &by_id, 0);
        Ok(text)
    }
}

/// Writes a node and its descendants, one per line. The children of an ignored node may not be ignored.
fn write(text: &mut String, node: &Node, nodes: &HashMap<&str, &Node>, depth: usize) {
    let string = |node: &Option<AxValue>| match node.as_ref().map(|node| &node.value) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    };
    let role = string(&node.role);
    // The fragments of text on each line.
    if role == "InlineTextBox" {
        return;
    }
    let is_exposed = !node.ignored && !matches!(&*role, "none" | "generic");
    if is_exposed {
        let mut line = format!("{}{role} \"{}\"", "  ".repeat(depth), string(&node.name));
        for (what, value) in [("description", string(&node.description)), ("value", string(&node.value))] {
            if !value.is_empty() {
                let _ = write!(line, " {what}=\"{value}\"");
            }
        }
        for Property { name, value } in &node.properties {
            let value = string(&Some(AxValue { value: value.value.clone() }));
            if PROPERTIES.contains(&&**name) && !value.is_empty() && value != "false" {
                let _ = write!(line, " {name}={value}");
            }
        }
        text.push_str(&line);
        text.push('\n');
    }
    for child in node.child_ids.iter().filter_map(|id| nodes.get(&**id)) {
        write(text, child, nodes, depth + usize::from(is_exposed));
    }
}
