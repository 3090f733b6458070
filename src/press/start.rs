//! The settings for `static/start.js`, which applies them before the first paint. They are the definitions of
//! [`crate::preferences`], so that names and values are in one place.

use serde::Serialize;

use crate::preferences::{Alignment, Choice, Face, FontStep, LineHeight, Measure, Shortcuts, Theme};

/// A setting: its name, the custom property that shows it (or an empty string for the attribute `data-<name>`), its stored
/// values, separated by spaces, and the values to show.
#[derive(Serialize)]
struct Setting(&'static str, &'static str, String, #[serde(skip_serializing_if = "Option::is_none")] Option<String>);

impl Setting {
    /// Returns a setting with these values.
    fn of<T: Choice>(property: &'static str, values: &[T]) -> Self {
        Self(T::NAME, property, joined(values.iter().map(|value| value.as_str())), None)
    }
}

/// Returns `start.js` as built, with the settings in place of `SETTINGS`.
pub fn script(built: &str) -> String {
    let scales = FontStep::ALL.iter().map(|step| step.scale());
    let settings = [
        Setting(
            FontStep::NAME,
            "--maqal-font-scale",
            joined(FontStep::ALL.iter().map(|step| step.as_str())),
            Some(joined(scales)),
        ),
        Setting::of("--maqal-line-height", LineHeight::ALL),
        Setting::of("--maqal-measure", Measure::ALL),
        // The other faces need fonts.
        Setting::of("", &[Face::System, Face::Page]),
        Setting::of("", Theme::ALL),
        Setting::of("", Alignment::ALL),
        Setting::of("", Shortcuts::ALL),
    ];
    // A serializer of strings does not fail.
    built.trim_end().replace("SETTINGS", &serde_json::to_string(&settings).unwrap_or_default())
}

fn joined<T: AsRef<str>>(values: impl Iterator<Item = T>) -> String {
    let mut out = String::new();
    for value in values {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(value.as_ref());
    }
    out
}
