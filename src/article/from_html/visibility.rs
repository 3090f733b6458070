//! Determines which elements are visible on the publisher's page, or can be opened there.
//!
//! - Hidden elements do not belong to the article. The contents of tabs and accordions do, because a script shows them.
//! - `aria-hidden` hides an element from assistive technology only. If some content has a visible version and one for
//!   screen readers, one of them is kept ([`Versions`]).
//! - Share buttons and similar controls do not belong to the article. A class alone is no proof: an element with text
//!   of the article is kept, whatever its classes are ([`is_share_buttons`], [`is_form`]).

use super::roles::{self, Role};
use crate::{article::clean, html::NodeRef, text};

/// Words in the class names of tabs and accordions.
const PANELS: &str = "tab tabs accordion toggle collapse collapsible spoiler faq";

/// The maximum number of words in the label of a button, or of share buttons.
const LABEL: usize = 6;
/// The maximum number of words in the labels of a form. With more text, the form contains the article, as in some
/// publishing systems.
const LABELS: usize = 60;
/// The maximum number of nodes for each of these words. An element with more nodes counts as text. This limits the time
/// for nested elements.
const NODES: usize = 50;

/// Whether an element is visually hidden by its own attributes.
pub(super) fn is_hidden(node: NodeRef) -> bool {
    let is_off = node.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || roles::has_style(node, "display", "none")
        || roles::has_style(node, "visibility", "hidden")
        // Clipped text is only for assistive technology.
        || roles::style(node, "clip").is_some_and(|clip| clip.starts_with("rect("));
    (is_off && !is_panel(node))
        || (is_aria_hidden(node) && matches!(node.attribute("role"), Some("dialog" | "alertdialog" | "tooltip")))
        || (node.name() == "dialog" && node.attribute("open").is_none())
}

/// Whether an element is the content of a tab or an accordion.
fn is_panel(node: NodeRef) -> bool {
    let role = node.attribute("role").unwrap_or_default();
    role == "tabpanel" || (role == "region" && node.attribute("aria-labelledby").is_some()) || has_word(node, PANELS)
}

/// Whether a class name of an element contains one of these words, separated by spaces.
pub(super) fn has_word(node: NodeRef, words: &str) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    class.split(|character: char| !character.is_ascii_alphanumeric()).any(|word| text::is_in(words, word))
}

/// Whether the label of a button is a title, because the button opens a tab or an accordion.
pub(super) fn is_title(button: NodeRef) -> bool {
    is_tab(button) || button.attribute("aria-controls").is_some() || opens(button, "collapse")
}

/// Whether an element is declared as a tab.
pub(super) fn is_tab(node: NodeRef) -> bool {
    node.attribute("role") == Some("tab") || opens(node, "tab pill")
}

/// Whether an element is declared as a control that opens an element of one of these kinds, as in Bootstrap.
fn opens(node: NodeRef, kinds: &str) -> bool {
    let kind = node.attribute("data-bs-toggle").or(node.attribute("data-toggle"));
    kind.is_some_and(|kind| text::is_in(kinds, kind))
}

/// Whether a button contains more than a label, so that it is text of the article.
pub(super) fn is_text(button: NodeRef) -> bool {
    button.children().any(|part| Text::of(part, LABEL).words > LABEL)
}

/// Whether an element is hidden from assistive technology.
pub(super) fn is_aria_hidden(node: NodeRef) -> bool {
    node.attribute("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

/// The versions of the same content inside an element, a visible one and one for screen readers, that are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Versions {
    /// Only the visible version.
    Visible,
    /// Both, because the visible version is an icon without text or images.
    Both,
    /// Only the version for screen readers: it is a formula, and the visible version consists of positioned characters.
    ScreenReader,
}

impl Versions {
    /// Determines which versions inside an element are kept.
    pub(super) fn inside(node: NodeRef) -> Self {
        let (mut is_pair, mut is_icon, mut is_formula, mut has_text) = (false, true, false, false);
        for child in node.children() {
            if let Some(text) = child.text() {
                has_text |= clean::has_words(text);
            } else if is_aria_hidden(child) {
                is_pair = true;
                has_text |= roles::by_name(child) == Role::Block;
                is_icon &= !shows(child);
            }
        }
        if !is_pair {
            return Self::Visible;
        }
        // The version for screen readers must be in the same line.
        let is_inline = |child: NodeRef| roles::by_name(child) == Role::Inline;
        for child in node.children().filter(|child| is_inline(*child) && !is_hidden(*child)) {
            let first = child.descendants().find(|inside| inside.text().is_none_or(clean::has_words));
            is_formula |= first.is_some_and(|first| first.name() == "math");
        }
        match (is_formula && !has_text, is_icon) {
            (true, _) => Self::ScreenReader,
            (false, true) => Self::Both,
            (false, false) => Self::Visible,
        }
    }
}

/// Whether an element contains text or images.
fn shows(node: NodeRef) -> bool {
    node.name() == "img" || node.descendants().any(|part| part.text().map_or(part.name() == "img", clean::has_words))
}

/// Whether an element whose class indicates share buttons contains only these: controls, and a label of a few words.
pub(super) fn is_share_buttons(node: NodeRef) -> bool {
    let text = Text::of(node, LABEL);
    text.words <= LABEL && !text.has_sentence && (text.words == 0 || text.has_controls)
}

/// Whether a form is only a form: it has fields and little text, and does not contain the whole page.
pub(super) fn is_form(node: NodeRef) -> bool {
    let text = Text::of(node, LABELS);
    text.words <= LABELS && text.has_fields && !text.is_page
}

/// Whether a form contains sentences.
pub(super) fn has_sentence(form: NodeRef) -> bool {
    Text::of(form, LABELS).has_sentence
}

/// Whether a heading has text outside its buttons.
pub(super) fn has_text(heading: NodeRef) -> bool {
    let mut has_text = false;
    heading.visit(|inside| {
        has_text |= inside.text().is_some_and(clean::has_words) || (inside.name() == "a" && shows(inside));
        inside.name() != "button" && !is_hidden(inside)
    });
    has_text
}

/// Whether a link in a heading only leads to the heading itself: `#`, `¶`.
pub(super) fn is_permalink(link: NodeRef) -> bool {
    let is_symbol = |text: &str| {
        text.chars().all(|character| character.is_ascii_whitespace() || "#¶§🔗\u{FE0F}".contains(character))
    };
    link.descendants().all(|inside| inside.text().map_or_else(|| inside.name() != "img", is_symbol))
}

/// Facts about the text of an element outside its controls.
#[expect(clippy::struct_excessive_bools, reason = "they are independent facts")]
#[derive(Default)]
struct Text {
    words: usize,
    has_sentence: bool,
    has_controls: bool,
    has_fields: bool,
    /// Whether there is a field with the state of the whole page, as in ASP.NET and Jakarta Faces.
    is_page: bool,
    nodes: usize,
}

impl Text {
    /// Examines an element, until it has more than `limit` words.
    fn of(node: NodeRef, limit: usize) -> Self {
        let mut found = Self::default();
        node.visit(|inside| {
            found.nodes += 1;
            if found.nodes > NODES * limit {
                found.words = usize::MAX;
            }
            if found.words > limit {
                return false;
            }
            if let Some(text) = inside.text() {
                for word in text.split_whitespace().filter(|word| clean::has_words(word)) {
                    found.words += 1;
                    // "Loading..." is not a sentence.
                    found.has_sentence |= word.ends_with(['.', '!', '?', '؟', '۔']) && !word.ends_with("..");
                }
            }
            let is_input = inside.name() == "input";
            let kind = inside.attribute("type").unwrap_or_default();
            found.is_page |= is_input
                && inside
                    .attribute("name")
                    .is_some_and(|name| text::contains(name, "VIEWSTATE") || text::contains(name, "ViewState"));
            let is_button = matches!(kind, "hidden" | "submit" | "button" | "image" | "reset");
            found.has_fields |= (is_input && !is_button) || matches!(inside.name(), "select" | "textarea");
            let is_control = is_input || is_control(inside);
            found.has_controls |= is_control;
            // A label may contain its field.
            inside.name() == "label" || !(is_control || is_hidden(inside))
        });
        found
    }
}

/// Whether an element is a control, or belongs to one. Its label is not text of the article.
fn is_control(node: NodeRef) -> bool {
    matches!(
        node.name(),
        "a" | "button" | "label" | "legend" | "select" | "textarea" | "option" | "svg" | "iframe" | "script" | "style"
    )
}
