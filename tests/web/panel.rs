//! Helpers for tests of the settings panel: finds and chooses values by the names of settings and values.

use maqal::preferences::{
    self, Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Shortcuts, Theme,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::{
    stubs::slide,
    support::{Stage, settle, shapes, store},
};

/// An article in Arabic that every setting affects.
pub const STORY: &str = "/tests/fixtures/web/choices.json";

/// A setting.
#[derive(Clone)]
pub struct Setting {
    pub name: &'static str,
    pub values: Vec<&'static str>,
    pub default: &'static str,
    /// Whether it is a slider. Otherwise it is a group of radio buttons.
    pub is_scale: bool,
}

fn scale<T: Choice>() -> Setting {
    Setting { is_scale: true, ..group::<T>() }
}

fn group<T: Choice>() -> Setting {
    let values = T::ALL.iter().map(|value| value.as_str()).collect();
    Setting { name: T::NAME, values, default: T::default().as_str(), is_scale: false }
}

/// All settings, in the order of the panel.
pub fn settings() -> [Setting; 10] {
    let all = [
        scale::<FontStep>(),
        scale::<LineHeight>(),
        scale::<Measure>(),
        group::<Face>(),
        group::<Theme>(),
        group::<Digits>(),
        group::<Harakat>(),
        group::<Calendar>(),
        group::<Alignment>(),
        group::<Shortcuts>(),
    ];
    assert_eq!(all.each_ref().map(|setting| setting.name), preferences::names());
    all
}

/// Shows the article with the panel open.
pub async fn open(stage: &Stage) {
    stage.load(STORY);
    stage.wait_for_state("ready").await;
    stage.click("settings").await;
}

/// Stores a value under a key, and shows the article with the panel open.
pub async fn opened(key: &str, stored: &str) -> Stage {
    let stage = Stage::empty();
    store(key, stored);
    open(&stage).await;
    stage
}

/// Returns the control of a value, if the panel offers it.
pub fn input(stage: &Stage, setting: &Setting, value: &str) -> Option<HtmlInputElement> {
    let value = if setting.is_scale { String::new() } else { format!("[value='{value}']") };
    stage.find(&format!("[data-part=settings-panel] [name='{}']{value}", setting.name)).map(JsCast::unchecked_into)
}

fn offered(stage: &Stage, name: &str, value: &str) -> (Setting, HtmlInputElement) {
    let setting = settings().into_iter().find(|setting| setting.name == name).expect("it can be chosen");
    let input = input(stage, &setting, value).unwrap_or_else(|| panic!("{name}={value} is not offered"));
    (setting, input)
}

/// Chooses a value in the panel: moves a slider, or clicks a radio button.
pub async fn choose(stage: &Stage, name: &str, value: &str) {
    let (setting, input) = offered(stage, name, value);
    match setting.values.iter().position(|known| *known == value) {
        Some(position) if setting.is_scale => slide(&input, position),
        _ => input.click(),
    }
    settle().await;
}

/// Whether the panel shows this value as chosen.
pub fn says(stage: &Stage, name: &str, value: &str) -> bool {
    let (setting, input) = offered(stage, name, value);
    if !setting.is_scale {
        return input.checked();
    }
    let beside = input.previous_element_sibling().and_then(|output| output.text_content());
    let position: usize = input.value().parse().expect("a position is a number");
    setting.values.get(position) == Some(&value)
        && beside == input.get_attribute("aria-valuetext")
        && (name != "font-step" || beside.map(|value| shapes(&value)).as_deref() == Some(&*stage.text("font-reset")))
}
