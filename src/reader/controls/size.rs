//! The size of the text.

use crate::{
    document::FONT_SIZE_PARTS,
    host::{intl, reading_place},
    locale::words::fill,
    preferences::{Action, FONT_STEP, FontStep},
    reader::{Desk, view},
};

/// Takes a choice of size.
pub(super) fn choose(desk: &mut Desk, action: Action) {
    let chosen = desk.font_step.after(action);
    if chosen == desk.font_step {
        return;
    }
    resize(desk, chosen);
    desk.choose(FONT_STEP, Some(&chosen.to_stored()));
    let size = intl::percent(desk.interface.locale, chosen.percent());
    desk.announce(&fill(desk.interface.messages.font_size_now, &[("size", &size)]));
}

/// Gives what is shown a new size: says it in the toolbar, and keeps the reading place.
pub(super) fn resize(desk: &mut Desk, step: FontStep) {
    desk.font_step = step;
    let now = view::font_size(desk);
    for (index, part) in FONT_SIZE_PARTS.into_iter().enumerate() {
        let Some(button) = desk.find(&["[data-part=", part, "]"].concat()) else { continue };
        let disabled = if now.at_end[index] { "true" } else { "false" };
        let _ = button.set_attribute("aria-disabled", disabled);
        if part == "font-reset" {
            let _ = button.set_attribute("aria-label", &now.reset_label);
            button.set_text_content(Some(&now.size));
        }
    }
    if let Some(root) = &desk.root {
        reading_place::keep(root, || desk.set_scale());
    }
}
