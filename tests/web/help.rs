//! The list of keyboard shortcuts.

use maqal::controls::Shortcut;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{FERRY, Stage};

fn texts(stage: &Stage, selector: &str) -> Vec<String> {
    stage.all(selector).iter().filter_map(web_sys::Node::text_content).collect()
}

#[wasm_bindgen_test]
async fn help_lists_every_shortcut() {
    let stage = Stage::loaded(FERRY).await;
    stage.press("?").await;
    let keys = Shortcut::ALL.map(|(_, key)| key);
    assert_eq!(texts(&stage, "[data-part=help] dt"), keys);
    let words = [
        "تكبير الخط",
        "تصغير الخط",
        "الحجم المعتاد",
        "الألوان التالية",
        "القسم التالي",
        "القسم السابق",
        "مشاركة المقال",
        "كم قُرئ من المقال",
        "هذه القائمة",
    ];
    assert_eq!(texts(&stage, "[data-part=help] dd"), words);
    // A sign is written from left to right, whatever is around it.
    assert_eq!(stage.all("[data-part=help] dt > kbd[dir=ltr]").len(), keys.len());
}

#[wasm_bindgen_test]
async fn help_opens_by_key_and_closes_by_button() {
    let stage = Stage::loaded(FERRY).await;
    assert!(!stage.is_open("help"));
    stage.press("?").await;
    assert!(stage.is_open("help"));
    // Again changes nothing.
    stage.press("?").await;
    assert!(stage.is_open("help"));
    stage.click("help-close").await;
    assert!(!stage.is_open("help"));
    stage.press("?").await;
    assert!(stage.is_open("help"));
}

#[wasm_bindgen_test]
async fn has_the_language_of_the_interface() {
    let stage = Stage::empty();
    stage.config("lang", "en");
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    stage.press("?").await;
    assert_eq!(stage.attribute("help", "aria-label").as_deref(), Some("Keyboard shortcuts"));
    assert_eq!(texts(&stage, "[data-part=help] dd").first().map(String::as_str), Some("Larger text"));
}
