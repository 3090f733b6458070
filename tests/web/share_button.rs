//! The share button: the system's share sheet, or the menu if there is none.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stubs::{click_is_prevented, no_share_sheet, press, share_sheet, shared},
    support::{FERRY, FERRY_TITLE, FERRY_URL, Stage, settle, store},
};

/// Clicks the share button with a share sheet that has this outcome. The browser does not open the menu, so if it is open,
/// the reader has opened it.
async fn press_share(outcome: &str) -> Stage {
    let stage = Stage::loaded(FERRY).await;
    share_sheet(outcome);
    let button = stage.part("share");
    button.set_attribute("popovertarget", "nobody").expect("attributes can be set");
    assert!(click_is_prevented(&button).await, "the sheet comes instead of the menu");
    settle().await;
    assert_eq!(shared(), [serde_json::json!({ "title": FERRY_TITLE, "url": FERRY_URL }).to_string()]);
    stage
}

#[wasm_bindgen_test]
async fn passes_title_and_url_to_the_share_sheet() {
    let stage = press_share("").await;
    assert_eq!(stage.events("maqal-share"), [r#"{"network":"native"}"#]);
    assert!(!stage.is_open("share-menu"));
}

#[wasm_bindgen_test]
async fn click_on_the_icon_clicks_the_button() {
    let stage = Stage::loaded(FERRY).await;
    share_sheet("");
    stage.click_on("[data-part=share] .icon").await;
    assert_eq!(stage.events("maqal-share"), [r#"{"network":"native"}"#]);
}

#[wasm_bindgen_test]
async fn closing_the_share_sheet_does_nothing() {
    // `InvalidStateError` is the result of a second click while the sheet is open.
    for outcome in ["AbortError", "InvalidStateError"] {
        let stage = press_share(outcome).await;
        assert!(!stage.is_open("share-menu"), "after {outcome}");
        assert!(stage.events("maqal-share").is_empty());
        assert_eq!(stage.text("status"), "");
    }
}

#[wasm_bindgen_test]
async fn opens_the_menu_if_the_share_sheet_fails() {
    let stage = press_share("NotAllowedError").await;
    assert!(stage.is_open("share-menu"));
    assert!(stage.events("maqal-share").is_empty());
}

#[wasm_bindgen_test]
async fn opens_the_menu_without_a_share_sheet() {
    let stage = Stage::loaded(FERRY).await;
    no_share_sheet();
    assert!(!stage.is_open("share-menu"));
    assert!(!click_is_prevented(&stage.part("share")).await);
    assert!(stage.is_open("share-menu"));
    stage.click("share").await;
    assert!(!stage.is_open("share-menu"), "the same button closes it");
}

#[wasm_bindgen_test]
async fn button_and_menu_have_names() {
    let stage = Stage::loaded(FERRY).await;
    assert_eq!(stage.text("share"), "مشاركة");
    assert_eq!(stage.attribute("share-menu", "role").as_deref(), Some("group"));
    assert_eq!(stage.attribute("share-menu", "aria-label").as_deref(), Some("شارك هذا المقال"));
    assert_eq!(stage.attribute("share", "popovertarget"), stage.attribute("share-menu", "id"));
}

#[wasm_bindgen_test]
async fn shares_the_original_title() {
    let stage = Stage::empty();
    store("maqal.preferences", "2 digits=latn harakat=hidden");
    stage.load("/tests/fixtures/web/choices.json");
    stage.wait_for_state("ready").await;
    assert_eq!(stage.text("headline"), "عنوان 3");
    share_sheet("");
    press(&stage.part("headline"), "s", "");
    settle().await;
    assert!(shared()[0].contains("عُنوانٌ ٣"), "{}", shared()[0]);
}
