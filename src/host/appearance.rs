//! Shows settings on the reader's root, as attributes and custom properties, which the style sheet reads.

use web_sys::{Element, HtmlElement};

use crate::preferences::{
    Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Settings, Shortcuts, Theme,
};

/// Shows settings on a reader's root. `face` is the one whose fonts are here: another one must not be shown, since
/// the style sheet gives each face's letters a size of their own.
pub fn apply(root: &HtmlElement, settings: &Settings, face: Option<Face>) {
    // Through the object model, which a strict `style-src` allows, unlike the attribute.
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

fn show<T: Choice>(root: &Element, value: Option<T>) {
    set_attribute(root, &["data-", T::NAME].concat(), value.map(Choice::as_str));
}

/// Sets an attribute, or removes it.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Refused only for names that are not valid.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
