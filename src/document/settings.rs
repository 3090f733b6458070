//! The panel of preferences: the browser's own controls, each under its name, all of which act at once.

use super::{Fragment, Interface, dir};
use crate::{locale::settings::Words, preferences::Choice};

/// The id by which the toolbar's button knows the panel.
pub const PANEL: &str = "maqal-settings";

/// A choice as the panel shows it.
pub struct Control {
    /// What is chosen.
    pub choice: Choice,
    /// The values that are offered, each with its words.
    pub values: Vec<(&'static str, String)>,
    /// The present value.
    pub now: &'static str,
}

/// The panel.
pub fn panel(interface: &'static Interface, words: Words, controls: &[Control]) -> Fragment {
    let mut out = Fragment::new(interface);
    sheet(&mut out, PANEL, "settings-panel", words.get("title", ""), |out| {
        for control in controls {
            let label = words.get(control.choice.name, "");
            if control.choice.is_scale() { scale(out, label, control) } else { set(out, label, control) }
        }
        let reset = [("type", Some("button")), ("class", Some("pill")), ("data-part", Some("settings-reset"))];
        out.words("button", &reset, words.get("reset", ""));
        close(out, "settings-close", words);
    });
    out
}

/// The list of keys and what each is for.
pub fn help(interface: &'static Interface, words: Words, keys: &[(&str, &str)]) -> Fragment {
    let mut out = Fragment::new(interface);
    sheet(&mut out, "maqal-help", "help", words.get("help", ""), |out| {
        out.element("dl", &[], |out| {
            for (key, name) in keys {
                out.element("dt", &[], |out| out.words("kbd", &[dir(Some(crate::locale::Direction::Ltr))], key));
                out.words("dd", &[], words.get("key", name));
            }
        });
        close(out, "help-close", words);
    });
    out
}

/// Says that the text goes on where it was left, and leads back to its beginning; `to` asks instead whether to go on.
pub fn resumed(interface: &'static Interface, words: Words, to: bool) -> Fragment {
    let mut out = Fragment::new(interface);
    let attributes = [
        ("class", Some("resumed")),
        ("lang", Some(interface.messages.lang)),
        dir(Some(interface.messages.direction())),
    ];
    out.element("p", &attributes, |out| {
        if !to {
            out.words("span", &[], words.get("resumed", ""));
        }
        let part = if to { "resume" } else { "back-to-top" };
        let name = part.replace('-', "_");
        out.words("button", &[("type", Some("button")), ("data-part", Some(part))], words.get(&name, ""));
    });
    out
}

/// A popover with a title.
fn sheet(out: &mut Fragment, id: &str, part: &str, title: &str, content: impl FnOnce(&mut Fragment)) {
    let attributes = [
        ("id", Some(id)),
        ("popover", Some("auto")),
        ("class", Some("sheet")),
        ("data-part", Some(part)),
        ("role", Some("dialog")),
        ("aria-label", Some(title)),
        ("tabindex", Some("-1")),
    ];
    out.element("div", &attributes, |out| {
        out.words("h2", &[], title);
        content(out);
    });
}

fn close(out: &mut Fragment, part: &str, words: Words) {
    let label = words.get("close", "");
    let attributes =
        [("type", Some("button")), ("class", Some("close")), ("data-part", Some(part)), ("aria-label", Some(label))];
    out.words("button", &attributes, "×");
}

/// A slider over the values, which says each by its words.
fn scale(out: &mut Fragment, label: &str, control: &Control) {
    let at = control.values.iter().position(|(value, _)| *value == control.now).unwrap_or_default();
    let said = control.values.get(at).map(|(_, words)| &**words);
    let (last, at) = (control.values.len().saturating_sub(1).to_string(), at.to_string());
    out.element("label", &[("class", Some("scale"))], |out| {
        out.words("span", &[], label);
        out.words("output", &[("aria-hidden", Some("true"))], said.unwrap_or_default());
        let input = [
            ("type", Some("range")),
            ("data-part", Some("choice")),
            ("name", Some(control.choice.name)),
            ("min", Some("0")),
            ("max", Some(&*last)),
            ("value", Some(&*at)),
            ("aria-label", Some(label)),
            ("aria-valuetext", said),
        ];
        out.empty("input", &input);
    });
}

/// Values to choose one of.
fn set(out: &mut Fragment, label: &str, control: &Control) {
    out.element("fieldset", &[("data-choice", Some(control.choice.name))], |out| {
        out.words("legend", &[], label);
        for (value, words) in &control.values {
            out.element("label", &[], |out| {
                let input = [
                    ("type", Some("radio")),
                    ("data-part", Some("choice")),
                    ("name", Some(control.choice.name)),
                    ("value", Some(*value)),
                    ("checked", (*value == control.now).then_some("")),
                ];
                out.empty("input", &input);
                out.words("span", &[], words);
            });
        }
    });
}
