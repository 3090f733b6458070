//! The panel of preferences.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::{super::Desk, After, Task, Waiting, apply, text};
use crate::{
    document::{
        Fragment,
        settings::{self, Control, PANEL},
    },
    host::{intl, popover},
    locale::settings::Words,
    preferences::{self, Choice, FONT_STEP, FontStep},
    reader::view,
};

/// The root's attribute for the face that was chosen last.
const WANTED: &str = "data-wanted-face";
const PANEL_PART: &str = "[data-part=settings-panel]";

/// Opens it, or closes it where the browser does not do that by itself.
pub fn open(desk: &Desk) {
    apply::style(desk);
    let (Some(button), Some(toolbar)) = (desk.find("[data-part=settings]"), desk.find("[data-part=toolbar]")) else {
        return;
    };
    if let Some(panel) = desk.find(PANEL_PART) {
        // From the second time on the button does it alone, where it can.
        if !popover::is_supported() {
            panel.set_hidden(!panel.hidden());
        }
        return;
    }
    let words = Words::of(desk.interface.messages.lang);
    let fragment = settings::panel(desk.interface, words, &controls(desk, words));
    let Some(panel) = build(&fragment) else { return };
    let _ = toolbar.append_child(&panel);
    show(&panel);
    let _ = button.set_attribute("popovertarget", PANEL);
    focus_first(&panel);
}

/// Moves a slider by a step to the left, which is more where lines run from the right, or to the right.
pub fn step(desk: &Desk, slider: &Element, to_left: bool) -> After {
    let number = |name: &str| -> Option<usize> { Reflect::get(slider, &name.into()).ok()?.as_string()?.parse().ok() };
    let (Some(now), Some(last)) = (number("value"), number("max")) else { return After::Nothing };
    let next = if to_left { (now + 1).min(last) } else { now.saturating_sub(1) };
    // What it is already is no choice.
    if next == now || Reflect::set(slider, &"value".into(), &next.to_string().into()).is_err() {
        return After::Nothing;
    }
    chosen(desk, slider)
}

/// The nodes of a fragment, which is one element.
pub fn build(fragment: &Fragment) -> Option<HtmlElement> {
    view::build(fragment)?.dyn_into().ok()
}

/// Shows a sheet; where the browser knows no popovers it simply stands there.
pub fn show(sheet: &HtmlElement) {
    if !popover::is_supported() || sheet.show_popover().is_err() {
        let _ = sheet.remove_attribute("popover");
    }
}

fn focus_first(panel: &HtmlElement) {
    let first = panel.query_selector("input").ok().flatten().and_then(|first| first.dyn_into::<HtmlElement>().ok());
    let _ = first.as_ref().unwrap_or(panel).focus();
}

/// Closes the sheet that an element is in.
pub fn close(element: &Element) {
    let Ok(Some(sheet)) = element.closest(".sheet") else { return };
    let Ok(sheet) = sheet.dyn_into::<HtmlElement>() else { return };
    if !popover::is_supported() || sheet.hide_popover().is_err() {
        sheet.set_hidden(true);
    }
}

/// Takes what has been chosen.
pub fn chosen(desk: &Desk, element: &Element) -> After {
    let text = |name: &str| Reflect::get(element, &name.into()).ok().and_then(|value| value.as_string());
    let (Some(name), Some(value)) = (text("name"), text("value")) else { return After::Nothing };
    let Some(choice) = preferences::choice(&name) else { return After::Nothing };
    let value = match value.parse::<usize>() {
        Ok(step) if choice.is_scale() => choice.values().nth(step),
        _ => choice.values().find(|known| *known == value),
    };
    value.map_or(After::Nothing, |value| choose(desk, choice, value))
}

/// Takes a value for what is chosen. The panel says it when it has been taken.
pub fn choose(desk: &Desk, choice: Choice, value: &'static str) -> After {
    let is_usual = value == choice.usual()
        && preferences::value(&desk.site, choice.name).or_else(|| host_theme(desk, choice)).is_none();
    let taken = (!is_usual).then_some(value);
    if choice.name == "face" {
        want_face(desk, Some(value));
    }
    let font = desk.faces.as_ref().filter(|_| choice.name == "face" && !is_usual);
    match font.and_then(|faces| bring(faces, value)) {
        Some(font) => After::Wait(font, Waiting::Face(value.to_owned())),
        None => After::Then(Task::Take(choice.name, taken)),
    }
}

/// Notes which face was chosen last: a font that comes later than the next choice is not wanted any more.
pub fn want_face(desk: &Desk, face: Option<&str>) {
    if let Some(root) = &desk.root {
        apply::set(root, WANTED, face);
    }
}

/// Whether a face was chosen last.
pub fn is_wanted(desk: &Desk, face: &str) -> bool {
    desk.root.as_ref().and_then(|root| root.get_attribute(WANTED)).as_deref() == Some(face)
}

/// Asks the page for a font.
pub fn bring(faces: &Function, face: &str) -> Option<js_sys::Promise> {
    faces.call1(&JsValue::NULL, &face.into()).ok()?.dyn_into().ok()
}

/// Has the panel say what is chosen now.
pub fn update(desk: &Desk) {
    let Some(panel) = desk.find(PANEL_PART) else { return };
    let words = Words::of(desk.interface.messages.lang);
    for control in controls(desk, words) {
        let now = control.values.iter().position(|(value, _)| *value == control.now).unwrap_or_default();
        let selector = ["[name=", control.choice.name, "]"].concat();
        let Ok(inputs) = panel.query_selector_all(&selector) else { continue };
        for index in 0..inputs.length() {
            let Some(input) = inputs.get(index).and_then(|input| input.dyn_into::<Element>().ok()) else { continue };
            if control.choice.is_scale() {
                let said = control.values.get(now).map_or("", |(_, words)| &**words);
                let _ = Reflect::set(&input, &"value".into(), &now.to_string().into());
                let _ = input.set_attribute("aria-valuetext", said);
                if let Some(output) = input.previous_element_sibling() {
                    output.set_text_content(Some(said));
                }
            } else {
                let is_chosen = input.get_attribute("value").as_deref() == Some(control.now);
                let _ = Reflect::set(&input, &"checked".into(), &is_chosen.into());
            }
        }
    }
}

/// What can be chosen for this article.
fn controls(desk: &Desk, words: Words) -> Vec<Control> {
    let locale = desk.interface.locale;
    let is_element =
        desk.root.as_ref().is_some_and(|root| root.get_root_node().dyn_ref::<web_sys::ShadowRoot>().is_some());
    let article = desk.find("article");
    let language = article.as_deref().map(text::language).unwrap_or_default();
    let is_arabic = article.as_deref().is_some_and(text::is_arabic);
    let offers = |name: &str, value: &str| match (name, value) {
        ("digits" | "harakat", _) | ("face", "naskh") => is_arabic,
        ("face", "nastaliq") => matches!(&*language, "ur" | "fa" | "ps" | "pnb"),
        ("face", "hebrew") => matches!(&*language, "he" | "yi"),
        ("face", "page") => is_element,
        ("calendar", _) => desk.find("[data-part=byline] time").is_some(),
        _ => true,
    };
    let mut controls = Vec::new();
    for choice in preferences::choices() {
        let measures = words.get("measures", "");
        let values: Vec<_> = choice
            .values()
            .filter(|value| offers(choice.name, value))
            .enumerate()
            .map(|(index, value)| {
                let said = match choice.name {
                    FONT_STEP => intl::percent(locale, FontStep::from_stored(value).percent()),
                    "line-height" => intl::number(locale, value),
                    "measure" => measures.split('|').nth(index).unwrap_or_default().to_owned(),
                    name => words.get(name, value).to_owned(),
                };
                (value, said)
            })
            .collect();
        if !values.is_empty() {
            let now =
                choice.among(&desk.chosen).or_else(|| choice.among(&desk.site)).or_else(|| host_theme(desk, choice));
            controls.push(Control { choice, values, now: now.unwrap_or_else(|| choice.usual()) });
        }
    }
    controls
}

/// The theme that the element's attribute asks for, of those that the style sheet knows by itself.
fn host_theme(desk: &Desk, choice: Choice) -> Option<&'static str> {
    let root = desk.root.as_ref().filter(|_| choice.name == "theme")?.get_root_node();
    let asked = root.dyn_ref::<web_sys::ShadowRoot>()?.host().get_attribute("theme")?;
    choice.values().find(|value| *value == asked)
}
