//! The share button: the system's share sheet, or the menu if there is none.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stand_ins::{click_is_prevented, no_share_sheet, press, share_sheet, shared},
    support::{FERRY, FERRY_TITLE, FERRY_URL, Stage, settle, store},
};

/// Clicks the share button where there is a sheet, which ends so. The button does not open the menu by itself here: what
/// opens it is the reader.
async fn press_share(outcome: &str) -> Stage {
    let stage = Stage::showing(FERRY).await;
    share_sheet(outcome);
    let button = stage.part("share");
    button.set_attribute("popovertarget", "nobody").expect("attributes can be set");
    assert!(click_is_prevented(&button).await, "the sheet comes instead of the menu");
    settle().await;
    assert_eq!(shared(), [serde_json::json!({ "title": FERRY_TITLE, "url": FERRY_URL }).to_string()]);
    stage
}

#[wasm_bindgen_test]
async fn the_share_sheet_gets_title_and_url() {
    let stage = press_share("").await;
    assert_eq!(stage.heard("maqal-share"), [r#"{"network":"native"}"#]);
    assert!(!stage.is_open("share-menu"));
}

#[wasm_bindgen_test]
async fn a_click_on_the_icon_is_a_click_on_the_button() {
    let stage = Stage::showing(FERRY).await;
    share_sheet("");
    stage.click_on("[data-part=share] .icon").await;
    assert_eq!(stage.heard("maqal-share"), [r#"{"network":"native"}"#]);
}

#[wasm_bindgen_test]
async fn a_share_sheet_that_is_closed_does_nothing() {
    // The other is the answer to a second click while the sheet is open.
    for outcome in ["AbortError", "InvalidStateError"] {
        let stage = press_share(outcome).await;
        assert!(!stage.is_open("share-menu"), "after {outcome}");
        assert!(stage.heard("maqal-share").is_empty());
        assert_eq!(stage.words("status"), "");
    }
}

#[wasm_bindgen_test]
async fn a_share_sheet_that_fails_gives_way_to_the_menu() {
    let stage = press_share("NotAllowedError").await;
    assert!(stage.is_open("share-menu"));
    assert!(stage.heard("maqal-share").is_empty());
}

#[wasm_bindgen_test]
async fn without_a_share_sheet_the_button_opens_the_menu() {
    let stage = Stage::showing(FERRY).await;
    no_share_sheet();
    assert!(!stage.is_open("share-menu"));
    assert!(!click_is_prevented(&stage.part("share")).await);
    assert!(stage.is_open("share-menu"));
    stage.click("share").await;
    assert!(!stage.is_open("share-menu"), "the same button closes it");
}

#[wasm_bindgen_test]
async fn the_button_and_its_menu_have_names() {
    let stage = Stage::showing(FERRY).await;
    assert_eq!(stage.words("share"), "مشاركة");
    assert_eq!(stage.attribute("share-menu", "role").as_deref(), Some("group"));
    assert_eq!(stage.attribute("share-menu", "aria-label").as_deref(), Some("شارك هذا المقال"));
    assert_eq!(stage.attribute("share", "popovertarget"), stage.attribute("share-menu", "id"));
}

#[wasm_bindgen_test]
async fn what_is_shared_is_the_title_as_it_was_written() {
    let stage = Stage::empty();
    store("maqal.preferences", "2 digits=latn harakat=hidden");
    stage.read("/tests/fixtures/web/choices.json");
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), "عنوان 3");
    share_sheet("");
    press(&stage.part("headline"), "s", "");
    settle().await;
    assert!(shared()[0].contains("عُنوانٌ ٣"), "{}", shared()[0]);
}
