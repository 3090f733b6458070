//! The keys beside those of the size.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    super::Desk,
    After, apply,
    panel::{self, build, show},
};
use crate::{
    document::settings,
    host::intl,
    locale::{settings::Words, words::fill},
    preferences,
};

/// The keys of the list, with the names of what they are for.
const KEYS: [(&str, &str); 9] = [
    ("+", "larger"),
    ("−", "smaller"),
    ("0", "usual"),
    ("t", "theme"),
    ("j", "next"),
    ("k", "previous"),
    ("s", "share"),
    ("p", "progress"),
    ("?", "help"),
];

/// What one comes to by `j` and `k`: the headings, or every paragraph of a text without any.
const SECTIONS: &str = "[data-part=headline],[data-part=body] :is(h2,h3),[data-part=source]";
const PARAGRAPHS: &str = "[data-part=headline],[data-part=body]>*,[data-part=source]";

/// Does what a key is for.
pub fn press(desk: &mut Desk, key: &str, code: &str) -> After {
    let words = Words::of(desk.interface.messages.lang);
    // A keyboard of another script has its own letters on these keys.
    let letter = code.strip_prefix("Key").filter(|_| !key.is_ascii()).map(str::to_ascii_lowercase);
    match letter.as_deref().unwrap_or(key) {
        "t" => return next_theme(desk, words),
        "j" => go(desk, true),
        "k" => go(desk, false),
        "s" => {
            // A site may have no wish for it.
            if let Some(button) = desk.find("[data-part=share]").filter(|button| button.client_width() > 0) {
                button.click();
            }
        }
        "p" if !desk.is_framed() => {
            let percent = intl::percent(desk.interface.locale, read(desk));
            desk.toast(&fill(words.get("progress", ""), &[("percent", &percent)]));
        }
        "?" | "؟" => help(desk, words),
        _ => {}
    }
    After::Nothing
}

fn next_theme(desk: &mut Desk, words: Words) -> After {
    let Some(theme) = preferences::choice("theme") else { return After::Nothing };
    let now = desk.value("theme").unwrap_or_else(|| theme.usual()).to_owned();
    let next = theme.values().skip_while(|value| *value != now).nth(1).unwrap_or_else(|| theme.usual());
    let colon = if desk.interface.messages.lang == "fr" { "\u{a0}: " } else { ": " };
    desk.toast(&[words.get("theme", ""), colon, words.get("theme", next)].concat());
    panel::choose(desk, theme, next)
}

fn help(desk: &Desk, words: Words) {
    apply::style(desk);
    let old = desk.find("[data-part=help]");
    let Some(root) = &desk.root else { return };
    let sheet = old.or_else(|| {
        let sheet = build(&settings::help(desk.interface, words, &KEYS))?;
        root.append_child(&sheet).ok()?;
        Some(sheet)
    });
    if let Some(sheet) = sheet {
        sheet.set_hidden(false);
        show(&sheet);
        let _ = sheet.focus();
    }
}

/// Goes to the next section, or to the one before.
fn go(desk: &Desk, forwards: bool) {
    // It says how far below the toolbar.
    apply::style(desk);
    let Some(root) = &desk.root else { return };
    let found = |selector| root.query_selector_all(selector).ok();
    let Some(mut places) = found(SECTIONS) else { return };
    if places.length() < 3
        && let Some(paragraphs) = found(PARAGRAPHS)
    {
        places = paragraphs;
    }
    let line =
        desk.find("[data-part=toolbar]").map_or(0.0, |toolbar| toolbar.get_bounding_client_rect().bottom().max(0.0));
    let places = (0..places.length()).filter_map(|index| places.get(index)?.dyn_into::<HtmlElement>().ok());
    // What has been gone to stands a little below the toolbar.
    let is_there = |element: &HtmlElement| (element.get_bounding_client_rect().top() - line).abs() < NEAR;
    let top = |element: &HtmlElement| element.get_bounding_client_rect().top();
    let mut wanted = None;
    for place in places {
        if forwards && top(&place) > line && !is_there(&place) {
            wanted = Some(place);
            break;
        }
        if !forwards && top(&place) < line && !is_there(&place) {
            wanted = Some(place);
        }
    }
    if let Some(wanted) = wanted {
        bring_into_view(&wanted);
    }
}

/// How near to the toolbar something is that has been gone to, in CSS pixels.
const NEAR: f64 = 40.0;

/// Scrolls to an element, and has a screen reader go on there.
pub fn bring_into_view(element: &Element) {
    element.scroll_into_view();
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        if !element.has_attribute("tabindex") && !element.has_attribute("href") {
            element.set_tab_index(-1);
        }
        let _ = element.focus();
    }
}

/// How much of the article has been read: to the lower edge of the window, in percent.
fn read(desk: &Desk) -> u16 {
    let (Some(body), Some(window)) = (desk.find("[data-part=body]"), web_sys::window()) else { return 0 };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let rect = body.get_bounding_client_rect();
    let share = ((height - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to 100")]
    let percent = (share * 100.0).round() as u16;
    percent
}
