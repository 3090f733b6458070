//! Embedded posts: a card whose button loads the post.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, until};

async fn showing(has_controls: bool) -> Stage {
    let mut stage = Stage::empty();
    stage.has_controls = has_controls;
    // The browser of the tests cannot reach the provider, but the frame is created.
    let embed = json!({ "type": "embed", "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "A film" });
    stage.load_json(&json!({ "maqal": 1, "title": "عنوان", "lang": "ar", "body": ["نص", embed] }));
    stage.wait_for_state("ready").await;
    until("the card", || stage.has("embed")).await;
    stage
}

#[wasm_bindgen_test]
async fn button_of_an_embed_works_only_with_the_controls() {
    let stage = showing(false).await;
    assert!(!stage.root().has_attribute("data-controls"));
    stage.click("embed-show").await;
    assert!(stage.find("iframe").is_none() && stage.has("embed-show"));
    assert!(showing(true).await.root().has_attribute("data-controls"));
}

#[wasm_bindgen_test]
async fn embed_loads_only_after_a_click() {
    let stage = showing(true).await;
    assert!(stage.find("iframe").is_none());
    let (src, words) = (stage.attribute("embed-show", "data-src"), stage.text("embed-show"));
    stage.click("embed-show").await;
    let frame = stage.find("[data-part=embed] iframe").expect("the post is shown");
    assert_eq!((frame.get_attribute("src"), frame.get_attribute("title")), (src, Some(words)));
    assert!(frame.get_attribute("sandbox").is_some_and(|sandbox| !sandbox.contains("allow-top-navigation")));
    assert!(!stage.has("embed-show"));
    assert!(crate::support::document().active_element().is_some_and(|active| active == *frame));
}
