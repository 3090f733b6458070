//! Resuming an article: storing the reading position, and offering to resume.

use maqal::host::reading_positions::{self, hash};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use crate::{
    stubs::go_to,
    support::{FERRY_URL, Stage, add, document, settle, store, stored, until, window},
};

const KEY: &str = reading_positions::KEY;

/// Returns the current day, as it is stored.
fn today() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small and positive")]
    let today = (js_sys::Date::now() / 86_400_000.0) as u32;
    today
}

/// Returns the text that is stored when an article is left at a block.
fn place(block: &str, day: u32) -> String {
    format!("{} {} {day}\n", hash(FERRY_URL), hash(block))
}

/// Prepares a page without a URL fragment, and with styles that make the article long.
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
    stage.load_json(&serde_json::json!({
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
async fn stores_the_current_block_when_the_page_is_hidden() {
    let stage = Stage::empty();
    style();
    read(&stage);
    stage.wait_for_state("ready").await;
    go_on_to(&stage, 4);
    settle().await;
    assert_eq!(stored(KEY), None, "nothing is stored while one reads");
    leave();
    assert_eq!(stored(KEY), Some(place("Paragraph dddd", today())));

    // On a phone, this is the last event of a page.
    go_on_to(&stage, 6);
    document().dispatch_event(&Event::new("visibilitychange").expect("the name is valid")).expect("it is dispatched");
    assert_eq!(stored(KEY), Some(place("Paragraph ffff", today())));

    // At the beginning of the article there is no position to store.
    stage.part("headline").scroll_into_view();
    leave();
    assert_eq!(stored(KEY).as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn page_scrolls_to_the_position_and_offers_back_to_top() {
    let stage = Stage::empty();
    style();
    store(KEY, &place("Paragraph eeee", today()));
    read(&stage);
    stage.wait_for_state("ready").await;
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
async fn element_only_offers_to_resume() {
    let stage = Stage::element(&[]);
    style();
    store(KEY, &place("Paragraph eeee", today()));
    read(&stage);
    stage.wait_for_state("ready").await;
    until("the offer", || stage.has("resume")).await;
    assert!(window().scroll_y().is_ok_and(|scrolled| scrolled < 1.0), "the page is the site's");
    assert_eq!(stage.text("resume"), "المتابعة من حيث توقّفت");
    stage.click("resume").await;
    assert!(top(&paragraph(&stage, 5)).abs() < 60.0 && stage.find(".resumed").is_none());
}

#[wasm_bindgen_test]
async fn does_not_scroll_a_scrolled_page() {
    let stage = Stage::empty();
    style();
    add("div", &[("style", "height: 300vh")]);
    store(KEY, &place("Paragraph eeee", today()));
    window().scroll_to_with_x_and_y(0.0, 50.0);
    read(&stage);
    stage.wait_for_state("ready").await;
    until("the offer", || stage.has("resume")).await;
    assert!(top(&paragraph(&stage, 5)) > 500.0, "it is at {}", top(&paragraph(&stage, 5)));
    assert!(!stage.has("back-to-top"));
}

#[wasm_bindgen_test]
async fn offers_nothing_for_a_url_with_a_fragment() {
    let stage = Stage::empty();
    style();
    go_to("/#elsewhere");
    store(KEY, &place("Paragraph eeee", today()));
    read(&stage);
    stage.wait_for_state("ready").await;
    settle().await;
    assert!(stage.find(".resumed").is_none());
}

#[wasm_bindgen_test]
async fn ignores_old_foreign_and_malformed_positions() {
    let other = format!("1 {} {}\n", hash("Paragraph eeee"), today());
    for kept in
        [place("Paragraph eeee", today() - 31), place("Paragraph zzzz", today()), other, "x y z".into(), String::new()]
    {
        let stage = Stage::empty();
        style();
        store(KEY, &kept);
        read(&stage);
        stage.wait_for_state("ready").await;
        assert!(stage.find(".resumed").is_none(), "{kept:?}");
        assert!(window().scroll_y().is_ok_and(|scrolled| scrolled < 1.0), "{kept:?}");
    }
}

#[wasm_bindgen_test]
async fn frame_stores_nothing_and_offers_to_resume_at_the_toolbar() {
    let stage = Stage::empty();
    style();
    stage.place.set_attribute("data-embed", "").expect("the attribute is valid");
    let kept = place("Paragraph eeee", today());
    store(KEY, &kept);
    read(&stage);
    stage.wait_for_state("ready").await;
    until("the offer", || stage.has("resume")).await;
    assert!(stage.find(".toolbar-slot .resumed").is_some());
    go_on_to(&stage, 3);
    leave();
    assert_eq!(stored(KEY), Some(kept));
}
