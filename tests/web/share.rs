//! Sharing: the system's sheet, the menu where there is none, and the clipboard.

use maqal::share::Network;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stand_ins::{click_is_prevented, clipboard, copied, go_to, no_clipboard, no_share_sheet, share_sheet, shared},
    support::{FERRY, FERRY_TITLE, FERRY_URL, SAMPLE, Stage, settle, until, window},
};

const COPY: &str = ".share-foot [data-network=copy]";

fn menu_is_open(stage: &Stage) -> bool {
    stage.part("share-menu").matches(":popover-open").expect("the selector is one")
}

fn said_of_copy(stage: &Stage) -> Option<String> {
    stage.root().get_attribute("data-copy")
}

/// Presses share where there is a sheet, which ends so. The button does not open the menu by itself here: what
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
async fn the_share_sheet_gets_title_and_address() {
    let stage = press_share("").await;
    assert_eq!(stage.heard("maqal-share"), [r#"{"network":"native"}"#]);
    assert!(!menu_is_open(&stage));
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
    // The other is what a second press is told while the sheet is open.
    for outcome in ["AbortError", "InvalidStateError"] {
        let stage = press_share(outcome).await;
        assert!(!menu_is_open(&stage), "after {outcome}");
        assert!(stage.heard("maqal-share").is_empty());
        assert_eq!(stage.words("status"), "");
    }
}

#[wasm_bindgen_test]
async fn a_share_sheet_that_fails_gives_way_to_the_menu() {
    let stage = press_share("NotAllowedError").await;
    assert!(menu_is_open(&stage));
    assert!(stage.heard("maqal-share").is_empty());
}

#[wasm_bindgen_test]
async fn without_a_share_sheet_the_button_opens_the_menu() {
    let stage = Stage::showing(FERRY).await;
    no_share_sheet();
    assert!(!menu_is_open(&stage));
    assert!(!click_is_prevented(&stage.part("share")).await);
    assert!(menu_is_open(&stage));
    stage.click("share").await;
    assert!(!menu_is_open(&stage), "the same button closes it");
}

#[wasm_bindgen_test]
async fn menu_and_foot_link_to_every_network() {
    let stage = Stage::showing(FERRY).await;
    for place in ["[data-part=share-menu]", ".share-foot"] {
        for network in Network::ALL {
            let link = stage.find(&format!("{place} a[data-network={}]", network.name()));
            let href = link.and_then(|link| link.get_attribute("href"));
            assert_eq!(href, Some(network.link(FERRY_TITLE, FERRY_URL)), "{place} {}", network.name());
        }
        assert!(stage.find(&format!("{place} button[data-network=copy]")).is_some(), "{place}");
    }
}

#[wasm_bindgen_test]
async fn a_copy_is_confirmed_for_a_while() {
    let stage = Stage::showing(FERRY).await;
    clipboard(true);
    assert_eq!(said_of_copy(&stage), None);
    stage.click_on(COPY).await;
    until("the confirmation", || said_of_copy(&stage).as_deref() == Some("copied")).await;
    let since = js_sys::Date::now();
    assert_eq!(copied(), [FERRY_URL]);
    assert_eq!(stage.words("status"), "نُسخ الرابط");
    assert_eq!(stage.heard("maqal-share"), [r#"{"network":"copy"}"#]);

    until("the end of the confirmation", || said_of_copy(&stage).is_none()).await;
    let stood = js_sys::Date::now() - since;
    assert!((2_000.0..6_000.0).contains(&stood), "it stood for {stood} ms");
    assert_eq!(stage.words("status"), "");
    // A second copy is confirmed again.
    stage.click_on(COPY).await;
    until("the second confirmation", || stage.words("status") == "نُسخ الرابط").await;
    assert_eq!(stage.heard("maqal-share").len(), 2);
    assert_eq!(stage.loaded().len(), 1, "a confirmation is no new article");
}

#[wasm_bindgen_test]
async fn an_article_without_an_address_is_shared_as_the_page() {
    let stage = Stage::showing(SAMPLE).await;
    go_to("?story=1#paragraph");
    clipboard(true);
    stage.click_on(COPY).await;
    until("the confirmation", || said_of_copy(&stage).is_some()).await;
    let page = format!("{}/?story=1", window().location().origin().expect("the page has an origin"));
    assert_eq!(copied(), [page]);
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_leaves_the_address_to_be_copied_by_hand() {
    for refuse in [|| clipboard(false), no_clipboard] {
        let stage = Stage::showing(FERRY).await;
        refuse();
        stage.click_on(COPY).await;
        until("the refusal", || said_of_copy(&stage).as_deref() == Some("refused")).await;
        assert_eq!(stage.words("status"), "تعذّر النسخ. حدِّد الرابط وانسخه:");
        let by_hand = stage.find(".share-foot .by-hand code").expect("the address stands there");
        assert_eq!(by_hand.text_content().as_deref(), Some(FERRY_URL));
        assert_eq!(by_hand.get_attribute("dir").as_deref(), Some("ltr"));
        assert!(stage.heard("maqal-share").is_empty());

        // Another try may succeed.
        clipboard(true);
        stage.click_on(COPY).await;
        until("the confirmation", || said_of_copy(&stage).as_deref() == Some("copied")).await;
        assert_eq!(stage.words("status"), "نُسخ الرابط");
    }
}
