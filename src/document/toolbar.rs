//! The bar of tools between header and text: the size of the text, and sharing.

use super::{
    Fragment, Interface, dir,
    share_links::{icon, links},
};
use crate::{
    locale::{Messages, words::fill},
    preferences::FontStep,
    share::Sharing,
};

/// The id by which the share button knows its menu.
pub const MENU: &str = "maqal-share-menu";

/// Where the text begins, for who skips the toolbar: its id, and a reference to it.
pub(super) const TEXT: &str = "maqal-text";
const TO_TEXT: &str = "#maqal-text";

/// What the font-size control says at a size.
pub struct FontSize {
    /// The size as it is written, such as `١٠٠٪`.
    pub size: String,
    /// The name of the button that shows it.
    pub reset_label: String,
    /// Whether each button is at its end: decrease, reset, increase.
    pub at_end: [bool; 3],
}

/// The parts of the font-size control, in order.
pub const FONT_SIZE_PARTS: [&str; 3] = ["font-decrease", "font-reset", "font-increase"];

impl FontSize {
    /// The control at a step that is written `size`.
    pub fn new(messages: &Messages, step: FontStep, size: String) -> Self {
        let reset_label = fill(messages.font_reset, &[("size", &size)]);
        Self { size, reset_label, at_end: [step.is_smallest(), step == FontStep::default(), step.is_largest()] }
    }
}

/// The toolbar. The menu that its share button opens comes later ([`share_menu`]).
pub fn toolbar(interface: &'static Interface, font_size: &FontSize) -> Fragment {
    let messages = interface.messages;
    let mut out = Fragment::new(interface);
    let bar = [
        ("data-part", Some("toolbar")),
        ("role", Some("group")),
        ("aria-label", Some(messages.toolbar)),
        ("lang", Some(messages.lang)),
        dir(Some(messages.direction())),
    ];
    out.element("div", &bar, |out| {
        // Seen while it has the focus.
        out.words("a", &[("href", Some(TO_TEXT)), ("class", Some("visually-hidden"))], messages.skip);
        let group = [("class", Some("font-size")), ("role", Some("group")), ("aria-label", Some(messages.font_size))];
        out.element("div", &group, |out| {
            let buttons = [
                ("-", messages.font_decrease, Some("−"), ""),
                ("0", &*font_size.reset_label, None, &*font_size.size),
                ("+", messages.font_increase, Some("+"), ""),
            ];
            for (index, (key, label, sign, words)) in buttons.into_iter().enumerate() {
                // A button at its end keeps the focus; it only says that it does nothing more. Letter and sign are
                // drawn by the style sheet: they are a picture of what the button does, not its words.
                let attributes = [
                    ("type", Some("button")),
                    ("data-part", Some(FONT_SIZE_PARTS[index])),
                    ("aria-label", Some(label)),
                    ("aria-keyshortcuts", Some(key)),
                    ("aria-disabled", font_size.at_end[index].then_some("true")),
                    ("data-letter", sign.map(|_| messages.letter)),
                    ("data-sign", sign),
                ];
                out.words("button", &attributes, words);
            }
        });
        let settings = [
            ("type", Some("button")),
            ("data-part", Some("settings")),
            ("aria-label", Some(messages.settings)),
            ("aria-haspopup", Some("dialog")),
        ];
        out.element("button", &settings, |out| icon(out, "settings"));
        let share = [("type", Some("button")), ("class", Some("primary")), ("data-part", Some("share"))];
        out.element("button", &share, |out| {
            icon(out, "share");
            out.words("span", &[], messages.share);
        });
    });
    out
}

/// The menu of the share button.
pub fn share_menu(interface: &'static Interface, sharing: &Sharing<'_>) -> Fragment {
    let messages = interface.messages;
    let mut out = Fragment::new(interface);
    let menu = [
        ("id", Some(MENU)),
        ("popover", Some("auto")),
        ("class", Some("sheet")),
        ("data-part", Some("share-menu")),
        ("role", Some("group")),
        ("aria-label", Some(messages.share_article)),
    ];
    out.element("div", &menu, |out| links(out, messages, sharing));
    out
}
