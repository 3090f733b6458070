//! Announcements for screen readers, and toasts.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stubs::clipboard,
    support::{FERRY, Stage, until},
};

#[wasm_bindgen_test]
async fn live_region_is_empty_at_first_and_stays() {
    let stage = Stage::loaded(FERRY).await;
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
        assert!(!stage.text("status").is_empty(), "{key}");
        assert!(stage.part("status") == status, "a new region would not be announced");
        assert_eq!(stage.all("[data-part=status]").len(), 1);
    }
}

#[wasm_bindgen_test]
async fn shows_toasts_but_not_other_announcements() {
    let stage = Stage::loaded(FERRY).await;
    let is_toast = || stage.part("status").has_attribute("data-toast");
    for (key, toast) in [("+", false), ("t", true), ("-", false), ("p", true), ("t", true)] {
        stage.press(key).await;
        assert_eq!(is_toast(), toast, "{key}");
    }
}

#[wasm_bindgen_test]
async fn animation_restarts_with_each_toast() {
    let stage = Stage::loaded(FERRY).await;
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
async fn clears_a_confirmation_before_the_next() {
    let stage = Stage::loaded(FERRY).await;
    clipboard(true);
    for _ in 0..2 {
        stage.click_on(".share-foot [data-network=copy]").await;
        until("the confirmation", || stage.text("status") == "نُسخ الرابط").await;
        until("the end of the confirmation", || stage.text("status").is_empty()).await;
    }
}
