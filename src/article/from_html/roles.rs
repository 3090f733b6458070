//! The roles of elements: by class first, then by name. The table is `roles.tsv`.
//!
//! A class in the table matches the whole name, or its beginning if the entry ends with `*`.

use crate::html::NodeRef;

/// What an element means for an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph, or a container of blocks.
    Block,
    /// Transparent: only the content counts.
    Inline,
    Link,
    Break,
    Strong,
    Emphasis,
    Image,
    Figure,
    Caption,
    Heading,
    List,
    Quote,
    /// Removed, with its content.
    Gone,
    Frame,
    Picture,
    NoScript,
    Table,
    Divider,
    Preformatted,
    Code,
    Sup,
    Sub,
    Mark,
    Strike,
    Isolate,
    /// An inline quotation, to which browsers add quotation marks.
    Quotation,
    /// A term in a description list.
    Term,
    /// A box, or a disclosure.
    Note,
    /// Removed, except in a heading: some editors wrap headings in buttons.
    Button,
    Form,
    Video,
    Audio,
    Gallery,
    /// Transparent, and separated from what follows by a space.
    Aside,
    PullQuote,
    /// A card of Ghost that links to another page.
    Bookmark,
}

/// All roles, in the order of [`TABLE`].
const ALL: [Role; 36] = [
    Role::Block,
    Role::Inline,
    Role::Link,
    Role::Break,
    Role::Strong,
    Role::Emphasis,
    Role::Image,
    Role::Figure,
    Role::Caption,
    Role::Heading,
    Role::List,
    Role::Quote,
    Role::Gone,
    Role::Frame,
    Role::Picture,
    Role::NoScript,
    Role::Table,
    Role::Divider,
    Role::Preformatted,
    Role::Code,
    Role::Sup,
    Role::Sub,
    Role::Mark,
    Role::Strike,
    Role::Isolate,
    Role::Quotation,
    Role::Term,
    Role::Note,
    Role::Button,
    Role::Form,
    Role::Video,
    Role::Audio,
    Role::Gallery,
    Role::Aside,
    Role::PullQuote,
    Role::Bookmark,
];

/// A line per role: its name, the names of its elements, and the classes that have this role on any element. The most
/// frequent roles come first.
const TABLE: &str = include_str!("roles.tsv");

/// Returns the role of an element. A text node has [`Role::Inline`].
pub(super) fn role(node: NodeRef) -> Role {
    let name = node.name();
    let by_class = if node.attribute("class").is_some() { find(2, |list| has_class(node, list)) } else { None };
    let by_name = || find(1, |list| !name.is_empty() && list.split(' ').any(|known| known == name));
    by_class.or_else(by_name).unwrap_or(Role::Inline)
}

/// Returns the first role whose list in a column of the table matches.
fn find(column: usize, fits: impl Fn(&str) -> bool) -> Option<Role> {
    let mut lines = TABLE.split('\n').zip(ALL);
    let (_, role) = lines.find(|(line, _)| line.split('\t').nth(column).is_some_and(&fits))?;
    Some(role)
}

/// Whether an element has one of the classes of a list.
pub(super) fn has_class(node: NodeRef, list: &str) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    class.split_ascii_whitespace().any(|class| {
        list.split(' ').any(|known| known.strip_suffix('*').map_or(known == class, |start| class.starts_with(start)))
    })
}

/// Whether an element is hidden by its own attributes.
pub(super) fn is_hidden(node: NodeRef) -> bool {
    node.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || node.attribute("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || has_style(node, "display", "none")
        || has_style(node, "visibility", "hidden")
        || (node.name() == "dialog" && node.attribute("open").is_none())
}

/// Whether the `style` attribute of an element sets a property to this value.
pub(super) fn has_style(node: NodeRef, property: &str, value: &str) -> bool {
    node.attribute("style").unwrap_or_default().split(';').any(|declaration| {
        let (key, said) = declaration.split_once(':').unwrap_or_default();
        // Ignore `!important`.
        let said = said.split('!').next().unwrap_or_default();
        key.trim_ascii().eq_ignore_ascii_case(property) && said.trim_ascii().eq_ignore_ascii_case(value)
    })
}

/// Calls `each` with a node and every visible node inside it, in document order.
pub(super) fn visit<'a>(node: NodeRef<'a>, mut each: impl FnMut(NodeRef<'a>)) {
    node.visit(|inside| {
        let shows = inside.text().is_some() || (!is_hidden(inside) && !matches!(role(inside), Role::Gone | Role::Form));
        if shows {
            each(inside);
        }
        shows
    });
}

/// Returns the text of an element, with its spaces and line breaks.
pub(super) fn text(node: NodeRef) -> String {
    let mut whole = String::new();
    visit(node, |inside| match inside.text() {
        Some(words) => whole.push_str(words),
        None if inside.name() == "br" => whole.push('\n'),
        None => {}
    });
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_line() {
        let lines: Vec<_> = TABLE.lines().collect();
        assert_eq!(lines.len(), ALL.len());
        for (line, role) in lines.into_iter().zip(ALL) {
            assert_eq!(line.split('\t').next(), Some(&*format!("{role:?}")));
            assert_eq!(line.split('\t').count(), 3, "{line}");
        }
    }
}
