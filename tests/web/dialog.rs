//! Dialogs and sheets: opening, closing and focus, also without popovers.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stubs::{no_popovers, no_share_sheet},
    support::{FERRY, Stage, until},
};

/// Whether a sheet is visible.
fn is_shown(stage: &Stage, part: &str) -> bool {
    stage.part(part).client_height() > 0
}

#[wasm_bindgen_test]
async fn button_opens_and_closes_the_settings() {
    let stage = Stage::loaded(FERRY).await;
    for is_open in [true, false, true] {
        stage.click("settings").await;
        assert_eq!((stage.is_open("settings-panel"), is_shown(&stage, "settings-panel")), (is_open, is_open));
    }
    stage.click("settings-close").await;
    assert!(!stage.is_open("settings-panel"));
}

#[wasm_bindgen_test]
async fn focus_moves_to_the_first_field_or_the_sheet() {
    let stage = Stage::loaded(FERRY).await;
    stage.click("settings").await;
    until("the focus", || stage.is_focused("choice")).await;
    stage.click("settings-close").await;
    stage.press("?").await;
    until("the focus", || stage.is_focused("help")).await;
    stage.click("help-close").await;
    assert!(!stage.is_open("help"));
}

#[wasm_bindgen_test]
async fn opening_a_sheet_closes_another() {
    let stage = Stage::loaded(FERRY).await;
    no_share_sheet();
    stage.click("settings").await;
    stage.press("s").await;
    assert_eq!((stage.is_open("settings-panel"), stage.is_open("share-menu")), (false, true));
    stage.press("?").await;
    assert_eq!((stage.is_open("share-menu"), stage.is_open("help")), (false, true));
}

#[wasm_bindgen_test]
async fn every_dialog_has_a_title_a_name_and_a_close_button() {
    let stage = Stage::loaded(FERRY).await;
    for (part, close) in [("settings-panel", "settings-close"), ("help", "help-close")] {
        if part == "help" {
            stage.press("?").await;
        } else {
            stage.click("settings").await;
        }
        assert_eq!(stage.attribute(part, "role").as_deref(), Some("dialog"));
        assert_eq!(stage.attribute(part, "popover").as_deref(), Some("auto"));
        let title = stage.find(&format!("[data-part={part}] > h2")).and_then(|title| title.text_content());
        assert_eq!(stage.attribute(part, "aria-label"), title);
        assert!(stage.part(part).contains(Some(&stage.part(close))));
        assert_eq!(stage.attribute(close, "aria-label").as_deref(), Some("إغلاق"));
    }
}

#[wasm_bindgen_test]
async fn sheets_work_without_popovers() {
    let stage = Stage::empty();
    no_popovers();
    no_share_sheet();
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    for part in ["settings-panel", "share-menu", "help"] {
        assert!(!stage.part(part).has_attribute("popover") && !is_shown(&stage, part), "{part}");
    }
    for (button, part) in [("settings", "settings-panel"), ("share", "share-menu")] {
        for is_open in [true, false] {
            stage.click(button).await;
            assert_eq!(is_shown(&stage, part), is_open, "{part}");
        }
    }
    for (open, part, close) in [("?", "help", "help-close"), ("", "settings-panel", "settings-close")] {
        if open.is_empty() {
            stage.click("settings").await;
        } else {
            stage.press(open).await;
        }
        assert!(is_shown(&stage, part), "{part}");
        stage.click(close).await;
        assert!(!is_shown(&stage, part), "{part}");
    }
}

#[wasm_bindgen_test]
async fn closed_sheet_has_no_content() {
    for has_popovers in [true, false] {
        let stage = Stage::empty();
        if !has_popovers {
            no_popovers();
        }
        stage.load(FERRY);
        stage.wait_for_state("ready").await;
        let count = || ["settings-panel", "help"].map(|part| stage.part(part).child_element_count() > 0);
        assert_eq!(count(), [false, false]);
        stage.click("settings").await;
        assert_eq!(count(), [true, false]);
        stage.click("settings-close").await;
        assert_eq!(count(), [false, false]);
        stage.press("?").await;
        assert_eq!(count(), [false, true]);
        stage.click("help-close").await;
        assert_eq!(count(), [false, false]);
    }
}
