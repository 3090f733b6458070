//! The font size: its buttons, announcements, storage and other tabs. Changing it never renders the article again.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::{
    stubs::{block_storage, other_tab_sets},
    support::{FERRY, SAMPLE, Stage, add, settle, store, stored, window},
};

const KEY: &str = "maqal.preferences";

/// The custom property that the style sheet reads.
fn scale(stage: &Stage) -> String {
    stage.root().style().get_property_value("--maqal-font-scale").expect("a style has properties")
}

/// Whether each button is disabled: decrease, reset, increase.
fn at_end(stage: &Stage) -> [bool; 3] {
    ["font-decrease", "font-reset", "font-increase"]
        .map(|part| stage.attribute(part, "aria-disabled").as_deref() == Some("true"))
}

#[wasm_bindgen_test]
async fn click_changes_and_announces_the_size() {
    let stage = Stage::loaded(SAMPLE).await;
    assert_eq!((scale(&stage).as_str(), stage.text("font-reset").as_str()), ("1.00", "١٠٠٪"));
    assert_eq!(at_end(&stage), [false, true, false]);
    assert_eq!(stored(KEY), None, "nothing is stored that nobody chose");
    assert_eq!(stage.text("status"), "");

    stage.click("font-increase").await;
    assert_eq!(scale(&stage), "1.15");
    assert_eq!(stage.text("status"), "حجم الخط ١١٥٪");
    assert_eq!(stage.text("font-reset"), "١١٥٪");
    assert_eq!(stage.attribute("font-reset", "aria-label").as_deref(), Some("حجم الخط ١١٥٪، إعادته إلى المعتاد"));
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=1"));
    assert_eq!(at_end(&stage), [false, false, false]);

    stage.click("font-decrease").await;
    stage.click("font-decrease").await;
    assert_eq!(scale(&stage), "0.92");
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=-1"));

    stage.click("font-reset").await;
    assert_eq!(scale(&stage), "1.00");
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=0"));
    assert_eq!(stage.text("status"), "حجم الخط ١٠٠٪");
    assert_eq!(at_end(&stage), [false, true, false]);
    assert_eq!(stage.attribute("status", "role").as_deref(), Some("status"));
}

#[wasm_bindgen_test]
async fn size_stops_at_both_ends() {
    let stage = Stage::loaded(SAMPLE).await;
    for size in ["1.15", "1.30", "1.50", "1.75", "2.10", "2.50"] {
        assert!(!at_end(&stage)[2], "{size} is still to come");
        stage.click("font-increase").await;
        assert_eq!(scale(&stage), size);
    }
    assert_eq!((scale(&stage).as_str(), at_end(&stage)), ("2.50", [false, false, true]));
    assert_eq!(stage.events("maqal-preference").len(), 6);
    // A disabled button keeps the focus, does nothing and dispatches no event.
    assert!(!stage.part("font-increase").has_attribute("disabled"));
    stage.part("font-increase").focus().expect("a button takes the focus");
    stage.click("font-increase").await;
    assert!(stage.is_focused("font-increase"));
    assert_eq!((scale(&stage).as_str(), stored(KEY).as_deref()), ("2.50", Some("2 font-step=6")));
    assert_eq!(stage.events("maqal-preference").len(), 6);

    for _ in 0..9 {
        stage.click("font-decrease").await;
    }
    assert_eq!((scale(&stage).as_str(), at_end(&stage)), ("0.85", [true, false, false]));
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=-2"));
    assert_eq!(stage.events("maqal-preference").len(), 6 + 8);
}

#[wasm_bindgen_test]
async fn changing_the_size_keeps_every_node() {
    let stage = Stage::loaded(SAMPLE).await;
    let before = stage.all("*");
    assert!(before.len() > 50);
    stage.click("font-increase").await;
    stage.press("+").await;
    other_tab_sets(KEY, Some("2 font-step=4"));
    settle().await;
    assert_eq!(scale(&stage), "1.75");
    assert!(stage.all("*") == before, "every element is the same as before");
    assert_eq!(stage.loaded_headlines().len(), 1);
}

#[wasm_bindgen_test]
async fn size_persists_across_visits() {
    let stage = Stage::empty();
    store(KEY, "2 font-step=3");
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    assert_eq!((scale(&stage).as_str(), stage.text("font-reset").as_str()), ("1.50", "١٥٠٪"));
    assert_eq!(stage.text("status"), "", "nothing has changed, so nothing is announced");
    assert!(stage.events("maqal-preference").is_empty());
    // The size also applies to the next article.
    stage.click("font-increase").await;
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert_eq!((scale(&stage).as_str(), stage.text("font-reset").as_str()), ("1.75", "١٧٥٪"));
}

#[wasm_bindgen_test]
async fn invalid_stored_size_is_the_default() {
    for garbage in ["", "7", "-3", "-0", "+1", "1.5", "٣", " 1", "{\"step\":1}", "1\u{0}", "9999999999999999999999"] {
        let stage = Stage::empty();
        store(KEY, &format!("2 font-step={garbage}"));
        store("maqal.of-a-later-version", "kept");
        stage.load(FERRY);
        stage.wait_for_state("ready").await;
        assert_eq!(scale(&stage), "1.00", "{garbage:?}");
        stage.click("font-increase").await;
        assert_eq!((scale(&stage).as_str(), stored(KEY).as_deref()), ("1.15", Some("2 font-step=1")), "{garbage:?}");
        assert_eq!(stored("maqal.of-a-later-version").as_deref(), Some("kept"));
    }
}

#[wasm_bindgen_test]
async fn size_changes_without_storage() {
    let stage = Stage::empty();
    block_storage();
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    stage.click("font-increase").await;
    assert_eq!(scale(&stage), "1.15");
    assert_eq!(stage.text("status"), "حجم الخط ١١٥٪");
}

#[wasm_bindgen_test]
async fn applies_the_size_of_another_tab() {
    let stage = Stage::loaded(SAMPLE).await;
    other_tab_sets(KEY, Some("2 font-step=2"));
    settle().await;
    assert_eq!((scale(&stage).as_str(), stage.text("font-reset").as_str()), ("1.30", "١٣٠٪"));
    // The other tab has stored the choice and dispatched the event, so this one does neither.
    assert_eq!(stored(KEY), None);
    assert!(stage.events("maqal-preference").is_empty());

    other_tab_sets("another.key", Some("2 font-step=6"));
    settle().await;
    assert_eq!(scale(&stage), "1.30");
    other_tab_sets(KEY, Some("2 font-step=huge"));
    settle().await;
    assert_eq!(scale(&stage), "1.00");
    other_tab_sets(KEY, Some("2 font-step=-2"));
    settle().await;
    assert_eq!((scale(&stage).as_str(), at_end(&stage)), ("0.85", [true, false, false]));
    // Removed.
    other_tab_sets(KEY, None);
    settle().await;
    assert_eq!(scale(&stage), "1.00");
}

#[wasm_bindgen_test]
async fn text_keeps_its_place_when_the_size_changes() {
    let stage = Stage::loaded(SAMPLE).await;
    // As in the style sheet: the font size depends on the property, and the toolbar sticks.
    let style = add("style", &[]);
    style.set_text_content(Some(
        "[data-part=body] { font-size: calc(30px * var(--maqal-font-scale)); width: 20em; max-width: 300px } \
         .toolbar-slot { display: contents } [data-part=toolbar] { position: sticky; top: 0 } main { padding-bottom: 200vh }",
    ));
    let fourth: Element = stage.all("[data-part=body] > p")[3].clone().unchecked_into();
    fourth.scroll_into_view();
    let bar = stage.part("toolbar").get_bounding_client_rect().bottom();
    window().scroll_by_with_x_and_y(0.0, -bar.round());
    let (before, height) = (fourth.get_bounding_client_rect().top(), fourth.get_bounding_client_rect().height());
    stage.click("font-increase").await;
    let (after, grown) = (fourth.get_bounding_client_rect().top(), fourth.get_bounding_client_rect().height());
    assert!(grown > height, "the text has grown from {height} to {grown}");
    assert!((after - before).abs() < 2.0, "the paragraph at the reading line has moved from {before} to {after}");
    assert!(window().scroll_y().is_ok_and(|top| top > 0.0));
}

#[wasm_bindgen_test]
async fn buttons_are_disabled_only_at_the_ends() {
    for (step, decrease, reset, increase) in [
        ("-2", true, false, false),
        ("-1", false, false, false),
        ("0", false, true, false),
        ("1", false, false, false),
        ("5", false, false, false),
        ("6", false, false, true),
    ] {
        let stage = Stage::empty();
        store(KEY, &format!("2 font-step={step}"));
        stage.load(SAMPLE);
        stage.wait_for_state("ready").await;
        assert_eq!(at_end(&stage), [decrease, reset, increase], "at {step}");
        for part in ["font-decrease", "font-reset", "font-increase"] {
            // `aria-disabled` keeps the focus, `disabled` does not.
            assert!(!stage.part(part).has_attribute("disabled"), "{part} at {step}");
            assert_eq!(stage.attribute(part, "type").as_deref(), Some("button"));
            assert_eq!(stage.all(&format!("[data-part={part}]")).len(), 1);
        }
    }
}

#[wasm_bindgen_test]
async fn reset_button_shows_the_size_in_the_interface_language() {
    for (lang, label, size) in [
        ("ar", "حجم الخط ١٥٠٪، إعادته إلى المعتاد", "١٥٠٪"),
        ("ar-EG", "حجم الخط ١٥٠٪، إعادته إلى المعتاد", "١٥٠٪"),
        ("en", "Text size 150%, reset to default", "150%"),
    ] {
        let stage = Stage::empty();
        store(KEY, "2 font-step=3");
        stage.config("lang", lang);
        stage.load(SAMPLE);
        stage.wait_for_state("ready").await;
        assert_eq!(stage.attribute("font-reset", "aria-label").as_deref(), Some(label), "{lang}");
        assert_eq!(stage.text("font-reset"), size, "{lang}");
    }
}

#[wasm_bindgen_test]
async fn buttons_have_names_and_shortcuts() {
    let stage = Stage::loaded(SAMPLE).await;
    let group = stage.find(".font-size").expect("the buttons are a group");
    assert_eq!(group.get_attribute("role").as_deref(), Some("group"));
    assert_eq!(group.get_attribute("aria-label").as_deref(), Some("حجم الخط"));
    let names = ["font-decrease", "font-increase"].map(|part| stage.attribute(part, "aria-label"));
    assert_eq!(names, ["تصغير الخط", "تكبير الخط"].map(|name| Some(name.into())));
    let keys = ["font-decrease", "font-reset", "font-increase"];
    let keys = keys.map(|part| stage.attribute(part, "aria-keyshortcuts").unwrap_or_default());
    assert_eq!(keys, ["-", "0", "+"]);
}

#[wasm_bindgen_test]
async fn announces_the_same_size_again() {
    let stage = Stage::loaded(SAMPLE).await;
    for (part, announced) in
        [("font-increase", "حجم الخط ١١٥٪"), ("font-reset", "حجم الخط ١٠٠٪"), ("font-increase", "حجم الخط ١١٥٪")]
    {
        stage.click(part).await;
        assert_eq!(stage.text("status"), announced);
        assert!(!stage.part("status").has_attribute("data-toast"), "the size is seen anyway");
    }
}
