//! What is announced to screen readers, and shown as a toast.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stand_ins::clipboard,
    support::{FERRY, Stage, until},
};

#[wasm_bindgen_test]
async fn it_is_a_live_region_that_is_empty_at_first_and_stays() {
    let stage = Stage::showing(FERRY).await;
    let status = stage.part("status");
    assert_eq!(status.get_attribute("role").as_deref(), Some("status"));
    assert_eq!(status.get_attribute("part").as_deref(), Some("status"));
    assert_eq!((status.text_content().as_deref(), status.has_attribute("data-toast")), (Some(""), false));
    assert!(
        status.parent_element().is_some_and(|controls| controls.class_name() == "controls"),
        "it is no part of the article"
    );
    for key in ["+", "t", "0"] {
        stage.press(key).await;
        assert!(!stage.words("status").is_empty(), "{key}");
        assert!(stage.part("status") == status, "a new region would not be announced");
        assert_eq!(stage.all("[data-part=status]").len(), 1);
    }
}

#[wasm_bindgen_test]
async fn a_toast_is_seen_and_what_is_only_said_is_not() {
    let stage = Stage::showing(FERRY).await;
    let is_toast = || stage.part("status").has_attribute("data-toast");
    for (key, toast) in [("+", false), ("t", true), ("-", false), ("p", true), ("t", true)] {
        stage.press(key).await;
        assert_eq!(is_toast(), toast, "{key}");
    }
}

#[wasm_bindgen_test]
async fn the_animation_of_a_toast_starts_again_with_the_next() {
    let stage = Stage::showing(FERRY).await;
    let style = crate::support::add("style", &[]);
    style.set_text_content(Some("@keyframes go { to { opacity: 0 } } [data-toast] { animation: go 60s }"));
    let animation = || {
        let status = stage.part("status");
        let get = js_sys::Function::new_with_args("status", "return status.getAnimations()[0]");
        get.call1(&wasm_bindgen::JsValue::NULL, &status).expect("there is a list")
    };
    stage.press("p").await;
    let first = animation();
    assert!(!first.is_undefined());
    stage.press("p").await;
    let second = animation();
    assert!(!second.is_undefined() && first != second, "the same words again are a toast of their own");
}

#[wasm_bindgen_test]
async fn a_confirmation_is_taken_back_so_that_the_next_is_a_change() {
    let stage = Stage::showing(FERRY).await;
    clipboard(true);
    for _ in 0..2 {
        stage.click_on(".share-foot [data-network=copy]").await;
        until("the confirmation", || stage.words("status") == "نُسخ الرابط").await;
        until("the end of the confirmation", || stage.words("status").is_empty()).await;
    }
}
