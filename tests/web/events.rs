//! What the page around a reader hears, even out of a shadow root.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{
    stand_ins::{clipboard, press},
    support::{FERRY, FERRY_TITLE, FERRY_URL, Heard, MISSING, SAMPLE, Stage, add, document, settle, until},
};

fn heard(name: &str, detail: &str) -> Heard {
    Heard { name: name.into(), detail: detail.into(), composed: true }
}

/// Keeps links from being followed: the tests' page must stay alone.
fn stay(stage: &Stage) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&stage.place, "click", options, Event::prevent_default)
}

#[wasm_bindgen_test]
async fn every_event_has_its_details() {
    let stage = Stage::reading(MISSING);
    clipboard(true);
    stage.reaches("error").await;
    stage.read(FERRY);
    stage.reaches("ready").await;
    stage.click("font-decrease").await;
    let _stay = stay(&stage);
    stage.click_on("[data-network=telegram] .icon").await;
    stage.click_on(".share-foot [data-network=copy]").await;
    until("the copy", || stage.heard("maqal-share").len() == 2).await;

    let load = serde_json::json!({ "title": FERRY_TITLE, "url": FERRY_URL }).to_string();
    assert_eq!(
        stage.all_heard(),
        [
            heard("maqal-error", r#"{"code":"not-found"}"#),
            heard("maqal-load", &load),
            heard("maqal-preference", r#"{"name":"font-step","value":-1}"#),
            heard("maqal-share", r#"{"network":"telegram"}"#),
            heard("maqal-share", r#"{"network":"copy"}"#),
        ]
    );
}

#[wasm_bindgen_test]
async fn events_pass_out_of_a_shadow_root() {
    let stage = Stage::element(&[]);
    stage.read(MISSING);
    stage.reaches("error").await;
    stage.read(FERRY);
    stage.reaches("ready").await;
    press(&stage.part("headline"), "-", "");
    settle().await;
    let names: Vec<_> = stage.all_heard().into_iter().map(|heard| heard.name).collect();
    assert_eq!(names, ["maqal-error", "maqal-load", "maqal-preference"]);
}

#[wasm_bindgen_test]
async fn every_article_is_told_once() {
    let stage = Stage::showing(SAMPLE).await;
    assert_eq!(stage.heard("maqal-load").len(), 1);
    assert!(stage.heard("maqal-load")[0].ends_with(r#","url":null}"#), "an article without a URL has none");
    clipboard(true);
    stage.click("font-increase").await;
    stage.click_on(".share-foot [data-network=copy]").await;
    until("the confirmation", || stage.root().has_attribute("data-copy")).await;
    settle().await;
    assert_eq!((stage.heard("maqal-load").len(), stage.loaded().len()), (1, 1));

    stage.read(FERRY);
    until("the second article", || stage.heard("maqal-load").len() == 2).await;
    assert_eq!(stage.loaded().len(), 2);
    assert_eq!(stage.loaded()[1], FERRY_TITLE);
}

#[wasm_bindgen_test]
async fn the_article_is_there_when_the_page_is_told() {
    let stage = Stage::empty();
    let place = stage.place.clone();
    let standing = std::rc::Rc::new(std::cell::Cell::new(false));
    let seen = standing.clone();
    let _listener = EventListener::new(&stage.place, "maqal-load", move |_| {
        let headline = place.query_selector("[data-state=ready] [data-part=headline]");
        seen.set(headline.is_ok_and(|headline| headline.is_some()));
    });
    stage.read(FERRY);
    stage.reaches("ready").await;
    assert!(standing.get());
}

#[wasm_bindgen_test]
async fn every_quarter_that_comes_into_view_is_told_once() {
    let stage = Stage::empty();
    let told = std::rc::Rc::new(std::cell::RefCell::new(String::new()));
    let log = told.clone();
    let _listener = EventListener::new(&document(), "maqal-progress", move |event| {
        log.borrow_mut().push_str(&Heard::from(event).detail);
    });
    let style = add("style", &[]);
    style.set_text_content(Some("[data-part=body] > * { height: 100vh }"));
    let body: Vec<_> = (1..=8).map(|number| format!("Paragraph {number}")).collect();
    stage.read_json(&serde_json::json!({ "maqal": 1, "title": "Quarters", "lang": "en", "body": body }));
    stage.reaches("ready").await;
    let all = [25, 50, 75, 100].map(|percent| format!(r#"{{"percent":{percent}}}"#));
    // The third of eight ends nothing, the fourth ends the second quarter.
    for (paragraph, quarters) in [(2, 1), (4, 2), (8, 4), (1, 4)] {
        let paragraph = format!("[data-part=body] > :nth-child({paragraph})");
        stage.find(&paragraph).expect("the paragraph is there").scroll_into_view();
        let expected = all[..quarters].concat();
        until(&expected, || told.borrow().len() >= expected.len()).await;
        settle().await;
        assert_eq!(*told.borrow(), expected, "{paragraph}");
    }
}

#[wasm_bindgen_test]
async fn a_preference_is_told_with_its_value() {
    let stage = Stage::showing(FERRY).await;
    stage.click("font-increase").await;
    stage.click("font-increase").await;
    stage.click("font-reset").await;
    stage.click("font-reset").await;
    let told = [1, 2, 0].map(|step| format!(r#"{{"name":"font-step","value":{step}}}"#));
    assert_eq!(stage.heard("maqal-preference"), told, "what changes nothing is not told");
}
