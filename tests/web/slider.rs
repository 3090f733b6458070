//! The sliders of the settings panel: values, labels, and arrow keys.

use maqal::preferences::KEY;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::{
    panel::{choose, open, opened, says},
    stubs::{press, slide},
    support::{Stage, settle, shapes, stored},
};

fn slider(stage: &Stage, name: &str) -> HtmlInputElement {
    stage.find(&format!("[name='{name}']")).expect("the slider is offered").unchecked_into()
}

#[wasm_bindgen_test]
async fn every_value_has_a_label() {
    let stage = opened(KEY, "").await;
    let cases = [
        ("font-step", "حجم الخط", [("-2", "٨٥٪"), ("0", "١٠٠٪"), ("6", "٢٥٠٪")]),
        ("line-height", "تباعد الأسطر", [("1.4", "١٫٤"), ("1.9", "١٫٩"), ("2.4", "٢٫٤")]),
        ("measure", "عرض السطر", [("26em", "ضيّق جدًا"), ("38em", "معتاد"), ("54em", "واسع جدًا")]),
    ];
    for (name, title, steps) in cases {
        let slider = slider(&stage, name);
        assert_eq!((&*slider.type_(), slider.get_attribute("aria-label").as_deref()), ("range", Some(title)));
        assert_eq!(slider.get_attribute("min").as_deref(), Some("0"));
        for (value, words) in steps {
            choose(&stage, name, value).await;
            let text = slider.get_attribute("aria-valuetext").map(|value| shapes(&value));
            assert_eq!(text.as_deref(), Some(words), "{name}={value}");
            let output = slider.previous_element_sibling().expect("the value is beside it");
            assert_eq!(output.text_content().map(|value| shapes(&value)).as_deref(), Some(words));
            // The slider announces the value itself.
            assert_eq!(output.get_attribute("aria-hidden").as_deref(), Some("true"));
        }
    }
}

#[wasm_bindgen_test]
async fn slider_ranges_from_the_first_to_the_last_value() {
    let stage = opened(KEY, "").await;
    for (name, max, first, last) in
        [("font-step", 8, "0.85", "2.50"), ("line-height", 5, "1.4", "2.4"), ("measure", 4, "26em", "54em")]
    {
        let slider = slider(&stage, name);
        assert_eq!(slider.get_attribute("max"), Some(max.to_string()));
        for (position, value) in [(max, last), (0, first)] {
            slide(&slider, position);
            settle().await;
            assert_eq!(stage.on_root(name), value);
        }
    }
}

#[wasm_bindgen_test]
async fn unchanged_value_is_no_choice() {
    let stage = opened(KEY, "2 measure=46em").await;
    slide(&slider(&stage, "measure"), 3);
    slide(&slider(&stage, "line-height"), 3);
    settle().await;
    assert_eq!(stored(KEY).as_deref(), Some("2 measure=46em"));
    assert!(stage.events("maqal-preference").is_empty());
}

/// Browsers disagree on what the arrow keys do in a right-to-left slider.
#[wasm_bindgen_test]
async fn arrow_keys_move_a_right_to_left_slider_visually() {
    let stage = opened(KEY, "").await;
    let measure = slider(&stage, "measure");
    for (key, value, is_left_to_browser) in [
        ("ArrowLeft", "46em", false),
        ("ArrowLeft", "54em", false),
        ("ArrowLeft", "54em", false),
        ("ArrowRight", "46em", false),
        ("ArrowUp", "46em", true),
        ("Home", "46em", true),
        ("Tab", "46em", true),
    ] {
        assert_eq!(press(&measure, key, ""), is_left_to_browser, "{key}");
        settle().await;
        assert!(says(&stage, "measure", value), "{key} does not lead to {value}");
    }
    for modifier in ["altKey", "ctrlKey", "metaKey"] {
        assert!(press(&measure, "ArrowLeft", modifier), "{modifier}");
    }
    settle().await;
    assert!(says(&stage, "measure", "46em"));
    for _ in 0..6 {
        press(&measure, "ArrowRight", "");
        settle().await;
    }
    assert!(says(&stage, "measure", "26em"), "there is nothing before the first");
}

#[wasm_bindgen_test]
async fn browser_handles_arrow_keys_of_a_left_to_right_slider() {
    let stage = Stage::empty();
    stage.config("lang", "en");
    open(&stage).await;
    for key in ["ArrowLeft", "ArrowRight"] {
        assert!(press(&slider(&stage, "measure"), key, ""), "{key}");
    }
    settle().await;
    assert!(says(&stage, "measure", "38em"));
    assert_eq!(
        stage.find("[name=measure]").and_then(|it| it.get_attribute("aria-valuetext")).as_deref(),
        Some("Normal")
    );
}
