//! Resuming an article: what is stored and when, and what is offered.

use maqal::preferences::reading_positions::{self, hash};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use crate::{
    stand_ins::go_to,
    support::{FERRY_URL, Stage, add, document, settle, store, stored, until, window},
};

const KEY: &str = reading_positions::KEY;

/// The day, as it is stored.
fn today() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small and positive")]
    let today = (js_sys::Date::now() / 86_400_000.0) as u32;
    today
}

/// The place that is stored when an article is left at a block.
fn place(block: &str, day: u32) -> String {
    format!("{} {} {day}\n", hash(FERRY_URL), hash(block))
}

/// What the style sheet does with a long article, on a page whose URL has no fragment.
fn style() {
    go_to("/");
    let style = add("style", &[]);
    style.set_text_content(Some(
        "[data-part=body] > * { height: 50vh } .toolbar-slot { display: contents } [data-part=toolbar] { position: sticky; top: 0; height: 30px } \
         .sheet { display: none } main, maqal-reader { display: block; padding-bottom: 200vh }",
    ));
}

fn read(stage: &Stage) {
    let body: Vec<_> =
        (b'a'..=b'h').map(|letter| format!("Paragraph {}", char::from(letter).to_string().repeat(4))).collect();
    stage.read_json(&serde_json::json!({
        "maqal": 1, "title": "Ferry", "lang": "en", "canonical": FERRY_URL, "body": body,
    }));
}

fn paragraph(stage: &Stage, number: usize) -> Element {
    stage.all("[data-part=body] > *")[number - 1].clone().unchecked_into()
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Scrolls a paragraph to the reading line.
fn go_on_to(stage: &Stage, number: usize) {
    let line = stage.part("toolbar").get_bounding_client_rect().height();
    window().scroll_by_with_x_and_y(0.0, top(&paragraph(stage, number)) - line + 5.0);
}

fn leave() {
    window().dispatch_event(&Event::new("pagehide").expect("the name is valid")).expect("the event is dispatched");
}

#[wasm_bindgen_test]
async fn the_block_that_is_read_is_stored_when_the_page_is_left() {
    let stage = Stage::empty();
    style();
    read(&stage);
    stage.reaches("ready").await;
    go_on_to(&stage, 4);
    settle().await;
    assert_eq!(stored(KEY), None, "nothing is stored while one reads");
    leave();
    assert_eq!(stored(KEY), Some(place("Paragraph dddd", today())));

    // On a phone being hidden is the last that a page hears.
    go_on_to(&stage, 6);
    document().dispatch_event(&Event::new("visibilitychange").expect("the name is valid")).expect("it is dispatched");
    assert_eq!(stored(KEY), Some(place("Paragraph ffff", today())));

    // At its head there is nothing to come back to.
    stage.part("headline").scroll_into_view();
    leave();
    assert_eq!(stored(KEY).as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn the_page_goes_on_there_and_offers_the_way_back() {
    let stage = Stage::empty();
    style();
    store(KEY, &place("Paragraph eeee", today()));
    read(&stage);
    stage.reaches("ready").await;
    until("the way back", || stage.has("back-to-top")).await;
    assert!(top(&paragraph(&stage, 5)).abs() < 60.0, "it is at {}", top(&paragraph(&stage, 5)));
    assert!(!stage.has("resume"));
    assert!(
        stage
            .find(".resumed")
            .and_then(|note| note.text_content())
            .is_some_and(|note| note.contains("استُؤنفت القراءة"))
    );
    stage.click("back-to-top").await;
    assert!(stage.is_focused("headline") && stage.find(".resumed").is_none());
    assert!((0.0..200.0).contains(&top(&stage.part("headline"))), "{}", top(&stage.part("headline")));
}

#[wasm_bindgen_test]
async fn an_element_only_offers_the_way_there() {
    let stage = Stage::element(&[]);
    style();
    store(KEY, &place("Paragraph eeee", today()));
    read(&stage);
    stage.reaches("ready").await;
    until("the offer", || stage.has("resume")).await;
    assert!(window().scroll_y().is_ok_and(|scrolled| scrolled < 1.0), "the page is the site's");
    assert_eq!(stage.words("resume"), "المتابعة من حيث توقّفت");
    stage.click("resume").await;
    assert!(top(&paragraph(&stage, 5)).abs() < 60.0 && stage.find(".resumed").is_none());
}

#[wasm_bindgen_test]
async fn a_page_that_was_scrolled_is_not_scrolled_again() {
    let stage = Stage::empty();
    style();
    add("div", &[("style", "height: 300vh")]);
    store(KEY, &place("Paragraph eeee", today()));
    window().scroll_to_with_x_and_y(0.0, 50.0);
    read(&stage);
    stage.reaches("ready").await;
    until("the offer", || stage.has("resume")).await;
    assert!(top(&paragraph(&stage, 5)) > 500.0, "it is at {}", top(&paragraph(&stage, 5)));
    assert!(!stage.has("back-to-top"));
}

#[wasm_bindgen_test]
async fn a_url_with_a_fragment_gets_no_offer() {
    let stage = Stage::empty();
    style();
    go_to("/#elsewhere");
    store(KEY, &place("Paragraph eeee", today()));
    read(&stage);
    stage.reaches("ready").await;
    settle().await;
    assert!(stage.find(".resumed").is_none());
}

#[wasm_bindgen_test]
async fn old_foreign_and_malformed_positions_are_ignored() {
    let other = format!("1 {} {}\n", hash("Paragraph eeee"), today());
    for kept in
        [place("Paragraph eeee", today() - 31), place("Paragraph zzzz", today()), other, "x y z".into(), String::new()]
    {
        let stage = Stage::empty();
        style();
        store(KEY, &kept);
        read(&stage);
        stage.reaches("ready").await;
        assert!(stage.find(".resumed").is_none(), "{kept:?}");
        assert!(window().scroll_y().is_ok_and(|scrolled| scrolled < 1.0), "{kept:?}");
    }
}

#[wasm_bindgen_test]
async fn in_a_frame_nothing_is_stored_and_the_offer_is_at_the_toolbar() {
    let stage = Stage::empty();
    style();
    stage.place.set_attribute("data-embed", "").expect("the attribute is valid");
    let kept = place("Paragraph eeee", today());
    store(KEY, &kept);
    read(&stage);
    stage.reaches("ready").await;
    until("the offer", || stage.has("resume")).await;
    assert!(stage.find(".toolbar-slot .resumed").is_some());
    go_on_to(&stage, 3);
    leave();
    assert_eq!(stored(KEY), Some(kept));
}
