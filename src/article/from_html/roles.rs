//! Determines the roles of elements, first by class, then by name, from the table `roles.tsv`.
//!
//! A class in the table matches the whole class name, or its first words if the entry ends with `*`.

use super::visibility::is_hidden;
use crate::{article::body::Inline, html::NodeRef, text};

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
    Removed,
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
    /// A box, or a disclosure widget (`<details>`).
    Note,
    /// Removed, unless its context or its length shows that it is text of the article.
    Button,
    Form,
    Video,
    Audio,
    Gallery,
    /// Transparent, and followed by a space.
    Aside,
    PullQuote,
    /// A bookmark card of Ghost, which links to another page.
    Bookmark,
    /// Share buttons and similar controls. Removed, unless there is also text of the article.
    ShareButtons,
    /// A version of adjacent content for screen readers only.
    ScreenReader,
    /// A formula in `MathML`.
    Formula,
}

/// All roles, in the order of [`TABLE`].
const ALL: [Role; 39] = [
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
    Role::Removed,
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
    Role::ShareButtons,
    Role::ScreenReader,
    Role::Formula,
];

/// One line per role: its name, the names of elements with this role, and the classes that give any element this role.
/// The most frequent roles come first.
const TABLE: &str = include_str!("roles.tsv");

/// Returns the role of an element. A text node has [`Role::Inline`].
pub(super) fn role(node: NodeRef) -> Role {
    let by_class = if node.attribute("class").is_some() { find(2, &|list| has_class(node, list)) } else { None };
    by_class.unwrap_or_else(|| by_name(node))
}

/// Returns the role of an element according to its name.
pub(super) fn by_name(node: NodeRef) -> Role {
    let name = node.name();
    find(1, &|list| text::is_in(list, name)).unwrap_or(Role::Inline)
}

/// Returns the first role whose list in this column of the table matches.
fn find(column: usize, fits: &dyn Fn(&str) -> bool) -> Option<Role> {
    let mut lines = TABLE.split('\n').zip(ALL);
    let (_, role) = lines.find(|(line, _)| line.split('\t').nth(column).is_some_and(fits))?;
    Some(role)
}

/// Whether an element has one of the classes in a list, separated by spaces.
pub(super) fn has_class(node: NodeRef, list: &str) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    class.split_ascii_whitespace().any(|class| list.split(' ').any(|known| fits(class, known)))
}

/// Whether a class matches an entry: it is equal, or it begins with the words before `*`.
fn fits(class: &str, known: &str) -> bool {
    let Some(start) = known.strip_suffix('*') else { return class == known };
    let rest = class.strip_prefix(start);
    rest.is_some_and(|rest| {
        start.ends_with('_')
            || !rest.starts_with(|character: char| character.is_ascii_alphanumeric() || !character.is_ascii())
    })
}

/// Whether the `style` attribute of an element sets a property to this value.
pub(super) fn has_style(node: NodeRef, property: &str, value: &str) -> bool {
    style(node, property).is_some_and(|found| found.eq_ignore_ascii_case(value))
}

/// Returns the value of a property in the `style` attribute of an element.
pub(super) fn style<'a>(node: NodeRef<'a>, property: &str) -> Option<&'a str> {
    declarations(node).find_map(|(key, value)| key.eq_ignore_ascii_case(property).then_some(value))
}

/// Returns the declarations in the `style` attribute of an element.
fn declarations(node: NodeRef<'_>) -> impl Iterator<Item = (&str, &str)> {
    node.attribute("style").unwrap_or_default().split(';').map(|declaration| {
        let (key, value) = declaration.split_once(':').unwrap_or_default();
        // Ignore `!important`.
        (key.trim_ascii(), value.split('!').next().unwrap_or_default().trim_ascii())
    })
}

/// Whether the `style` attribute of an element makes its text bold (`true`) or normal (`false`).
pub(super) fn weight(node: NodeRef) -> Option<bool> {
    style(node, "font-weight").and_then(is_bold)
}

fn is_bold(weight: &str) -> Option<bool> {
    match &*weight.to_ascii_lowercase() {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => Some(number.parse::<u32>().ok()? >= 600),
    }
}

/// Adds the formatting that the `style` attribute of an element sets. Editors write such styles when text is pasted.
pub(super) fn styled(node: NodeRef, marks: &mut Vec<Inline>) {
    let content = Vec::new;
    for (property, value) in declarations(node) {
        match (&*property.to_ascii_lowercase(), value) {
            ("font-weight", _) if is_bold(value) == Some(true) => marks.push(Inline::Strong { content: content() }),
            ("font-style", "italic") => marks.push(Inline::Emphasis { content: content() }),
            ("vertical-align", "super") => marks.push(Inline::Sup { content: content() }),
            ("vertical-align", "sub") => marks.push(Inline::Sub { content: content() }),
            ("text-decoration" | "text-decoration-line", _) if text::contains(value, "line-through") => {
                marks.push(Inline::Strike { content: content() });
            }
            _ => {}
        }
    }
}

/// Calls `each` with a node and every visible node inside it, in document order. Forms and share buttons are included,
/// because checking the content of each would take quadratic time.
pub(super) fn visit<'a>(node: NodeRef<'a>, mut each: impl FnMut(NodeRef<'a>)) {
    node.visit(|inside| {
        let shows = is_visible(inside);
        if shows {
            each(inside);
        }
        shows
    });
}

/// Whether a node inside a visible one is visible.
pub(super) fn is_visible(node: NodeRef) -> bool {
    node.text().is_some() || (!is_hidden(node) && !matches!(role(node), Role::Removed | Role::ScreenReader))
}

/// Returns the visible text of an element, with its spaces and line breaks.
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
