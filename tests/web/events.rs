//! The events that a reader dispatches, also from a shadow root.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{
    stubs::{clipboard, press},
    support::{FERRY, FERRY_TITLE, FERRY_URL, MISSING, RecordedEvent, SAMPLE, Stage, add, document, settle, until},
};

fn event(name: &str, detail: &str) -> RecordedEvent {
    RecordedEvent { name: name.into(), detail: detail.into(), composed: true }
}

/// Prevents the default action of links, so that the tests' page opens no other page.
fn stay(stage: &Stage) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&stage.place, "click", options, Event::prevent_default)
}

#[wasm_bindgen_test]
async fn every_event_has_its_detail() {
    let stage = Stage::loading(MISSING);
    clipboard(true);
    stage.wait_for_state("error").await;
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    stage.click("font-decrease").await;
    let _stay = stay(&stage);
    stage.click_on("[data-network=telegram] .icon").await;
    stage.click_on(".share-foot [data-network=copy]").await;
    until("the copy", || stage.events("maqal-share").len() == 2).await;

    let load = serde_json::json!({ "title": FERRY_TITLE, "url": FERRY_URL }).to_string();
    assert_eq!(
        stage.all_events(),
        [
            event("maqal-error", r#"{"code":"not-found"}"#),
            event("maqal-load", &load),
            event("maqal-preference", r#"{"name":"font-step","value":-1}"#),
            event("maqal-share", r#"{"network":"telegram"}"#),
            event("maqal-share", r#"{"network":"copy"}"#),
        ]
    );
}

#[wasm_bindgen_test]
async fn events_leave_the_shadow_root() {
    let stage = Stage::element(&[]);
    stage.load(MISSING);
    stage.wait_for_state("error").await;
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    press(&stage.part("headline"), "-", "");
    settle().await;
    let names: Vec<_> = stage.all_events().into_iter().map(|event| event.name).collect();
    assert_eq!(names, ["maqal-error", "maqal-load", "maqal-preference"]);
}

#[wasm_bindgen_test]
async fn dispatches_load_once_per_article() {
    let stage = Stage::loaded(SAMPLE).await;
    assert_eq!(stage.events("maqal-load").len(), 1);
    assert!(stage.events("maqal-load")[0].ends_with(r#","url":null}"#), "an article without a URL has none");
    clipboard(true);
    stage.click("font-increase").await;
    stage.click_on(".share-foot [data-network=copy]").await;
    until("the confirmation", || stage.root().has_attribute("data-copy")).await;
    settle().await;
    assert_eq!((stage.events("maqal-load").len(), stage.loaded_headlines().len()), (1, 1));

    stage.load(FERRY);
    until("the second article", || stage.events("maqal-load").len() == 2).await;
    assert_eq!(stage.loaded_headlines().len(), 2);
    assert_eq!(stage.loaded_headlines()[1], FERRY_TITLE);
}

#[wasm_bindgen_test]
async fn article_exists_when_load_is_dispatched() {
    let stage = Stage::empty();
    let place = stage.place.clone();
    let standing = std::rc::Rc::new(std::cell::Cell::new(false));
    let seen = standing.clone();
    let _listener = EventListener::new(&stage.place, "maqal-load", move |_| {
        let headline = place.query_selector("[data-state=ready] [data-part=headline]");
        seen.set(headline.is_ok_and(|headline| headline.is_some()));
    });
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert!(standing.get());
}

#[wasm_bindgen_test]
async fn dispatches_progress_once_per_quarter() {
    let stage = Stage::empty();
    let received = std::rc::Rc::new(std::cell::RefCell::new(String::new()));
    let log = received.clone();
    let _listener = EventListener::new(&document(), "maqal-progress", move |event| {
        log.borrow_mut().push_str(&RecordedEvent::from(event).detail);
    });
    let style = add("style", &[]);
    style.set_text_content(Some("[data-part=body] > * { height: 100vh }"));
    let body: Vec<_> = (1..=8).map(|number| format!("Paragraph {number}")).collect();
    stage.load_json(&serde_json::json!({ "maqal": 1, "title": "Quarters", "lang": "en", "body": body }));
    stage.wait_for_state("ready").await;
    let all = [25, 50, 75, 100].map(|percent| format!(r#"{{"percent":{percent}}}"#));
    // The third of eight paragraphs ends no quarter, and the fourth ends the second one.
    for (paragraph, quarters) in [(2, 1), (4, 2), (8, 4), (1, 4)] {
        let paragraph = format!("[data-part=body] > :nth-child({paragraph})");
        stage.find(&paragraph).expect("the paragraph is there").scroll_into_view();
        let expected = all[..quarters].concat();
        until(&expected, || received.borrow().len() >= expected.len()).await;
        settle().await;
        assert_eq!(*received.borrow(), expected, "{paragraph}");
    }
}

#[wasm_bindgen_test]
async fn dispatches_preference_with_its_value() {
    let stage = Stage::loaded(FERRY).await;
    stage.click("font-increase").await;
    stage.click("font-increase").await;
    stage.click("font-reset").await;
    stage.click("font-reset").await;
    let expected = [1, 2, 0].map(|step| format!(r#"{{"name":"font-step","value":{step}}}"#));
    assert_eq!(stage.events("maqal-preference"), expected, "an action that changes nothing fires no event");
}
