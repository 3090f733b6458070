//! Applies settings to the reader's root, as attributes and custom properties for the style sheet.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::preferences::{
    Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Settings, Shortcuts, Theme,
};

/// Applies settings to a reader's root. `face` is the face whose fonts are loaded. The chosen face is applied only if it is
/// this one, because the style sheet adjusts the font size to each face.
pub fn apply(root: &HtmlElement, settings: &Settings, face: Option<Face>) {
    // A strict `style-src` allows this, but not a `style` attribute.
    let property = |name: &str, value: &str| drop(root.style().set_property(name, value));
    property("--maqal-font-scale", &settings.get::<FontStep>().scale());
    property("--maqal-line-height", settings.explicit::<LineHeight>().map_or("", Choice::as_str));
    property("--maqal-measure", settings.explicit::<Measure>().map_or("", Choice::as_str));

    show(root, settings.explicit::<Face>().filter(|chosen| face == Some(*chosen)));
    show(root, settings.explicit::<Theme>());
    show(root, settings.explicit::<Digits>());
    show(root, settings.explicit::<Harakat>());
    show(root, settings.explicit::<Calendar>());
    show(root, settings.explicit::<Alignment>());
    show(root, settings.explicit::<Shortcuts>());
}

/// Whether [`apply`] would change nothing.
pub fn is_applied(root: &HtmlElement, settings: &Settings, face: Option<Face>) -> bool {
    let copy = || root.clone_node().ok().map(JsCast::unchecked_into::<HtmlElement>);
    copy().zip(copy()).is_some_and(|(present, applied)| {
        apply(&applied, settings, face);
        applied.is_equal_node(Some(&present))
    })
}

fn show<T: Choice>(root: &Element, value: Option<T>) {
    set_attribute(root, &["data-", T::NAME].concat(), value.map(Choice::as_str));
}

/// Sets an attribute, or removes it if the value is `None`.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for invalid names.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
