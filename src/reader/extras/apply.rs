//! Gives the reader's root what has been chosen: as attributes and custom properties, which the style sheet reads, and
//! in the letters of the text.

use web_sys::Element;

use super::{super::Desk, dates, text};
use crate::{
    host::{reading_place, style_sheet},
    preferences::{self, Choice, FONT_STEP},
};

/// The rules of the panel and of the themes, and those of the faces.
const RULES: &str = concat!(include_str!("extras.css"), include_str!("faces.css"));

/// Adds the style sheet of all this.
pub fn style(desk: &Desk) {
    if let Some(root) = &desk.root {
        // A browser that refuses shows it plain.
        let _ = style_sheet::adopt(root, "data-extras", RULES);
    }
}

/// Gives the root all that has been chosen, and keeps what is being read where it is.
pub fn keeping_place(desk: &Desk) {
    style(desk);
    if let Some(root) = &desk.root {
        reading_place::keep(root, || all(desk));
    }
}

/// Gives the root all that has been chosen.
pub fn all(desk: &Desk) {
    let Some(root) = &desk.root else { return };
    for choice in preferences::choices().filter(|choice| choice.name != FONT_STEP) {
        let chosen = among(desk, choice);
        // A face only when its font is there: what makes its letters as large as others must not be for other letters.
        let chosen = chosen.filter(|value| choice.name != "face" || desk.face.as_deref() == Some(value));
        if choice.is_scale() {
            let property = ["--maqal-", choice.name].concat();
            // Set to nothing, it is gone.
            let _ = root.style().set_property(&property, chosen.unwrap_or_default());
        } else {
            set(root, &["data-", choice.name].concat(), chosen);
        }
    }
    // The words of a date are written anew, and have the digits of the others.
    dates::apply(desk);
    text::apply(desk);
}

/// The value that is chosen for a name, of those that can be chosen.
pub fn chosen(desk: &Desk, name: &str) -> Option<&'static str> {
    preferences::choice(name).and_then(|choice| among(desk, choice))
}

fn among(desk: &Desk, choice: Choice) -> Option<&'static str> {
    choice.among(&desk.chosen).or_else(|| choice.among(&desk.site))
}

/// Gives an element an attribute, or takes it away.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
