//! Providers' posts: a card until its button is pressed.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, until};

async fn showing(has_controls: bool) -> Stage {
    let mut stage = Stage::empty();
    stage.has_controls = has_controls;
    // A post that the tests' browser cannot reach is a post as well.
    let embed = json!({ "type": "embed", "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "A film" });
    stage.read_json(&json!({ "maqal": 1, "title": "عنوان", "lang": "ar", "body": ["نص", embed] }));
    stage.reaches("ready").await;
    until("the card", || stage.has("embed")).await;
    stage
}

#[wasm_bindgen_test]
async fn the_button_works_with_the_controls_only_and_the_style_sheet_knows() {
    let stage = showing(false).await;
    assert!(!stage.root().has_attribute("data-controls"));
    stage.click("embed-show").await;
    assert!(stage.find("iframe").is_none() && stage.has("embed-show"));
    assert!(showing(true).await.root().has_attribute("data-controls"));
}

#[wasm_bindgen_test]
async fn nothing_of_the_provider_is_there_before_the_button_is_pressed() {
    let stage = showing(true).await;
    assert!(stage.find("iframe").is_none());
    let (src, words) = (stage.attribute("embed-show", "data-src"), stage.words("embed-show"));
    stage.click("embed-show").await;
    let frame = stage.find("[data-part=embed] iframe").expect("the post is shown");
    assert_eq!((frame.get_attribute("src"), frame.get_attribute("title")), (src, Some(words)));
    assert!(frame.get_attribute("sandbox").is_some_and(|sandbox| !sandbox.contains("allow-top-navigation")));
    assert!(!stage.has("embed-show"));
    assert!(crate::support::document().active_element().is_some_and(|active| active == *frame));
}
