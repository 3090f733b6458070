//! The size of the text: buttons, keys, storage and other tabs. No step draws an article again.

use js_sys::Reflect;
use maqal::reader::Shortcuts;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stand_ins::{block_storage, in_shadow, other_tab_sets, press},
    support::{FERRY, MISSING, SAMPLE, Stage, add, body, settle, store, stored},
};

const KEY: &str = "maqal.preferences";

/// The custom property that the style sheet reads.
fn scale(stage: &Stage) -> String {
    stage.root().style().get_property_value("--maqal-font-scale").expect("a style has properties")
}

/// Whether each button says that it does nothing more: decrease, reset, increase.
fn at_end(stage: &Stage) -> [bool; 3] {
    ["font-decrease", "font-reset", "font-increase"]
        .map(|part| stage.attribute(part, "aria-disabled").as_deref() == Some("true"))
}

#[wasm_bindgen_test]
async fn a_click_changes_the_size_and_says_so() {
    let stage = Stage::showing(SAMPLE).await;
    assert_eq!((scale(&stage).as_str(), stage.words("font-reset").as_str()), ("1.00", "١٠٠٪"));
    assert_eq!(at_end(&stage), [false, true, false]);
    assert_eq!(stored(KEY), None, "nothing is kept that nobody chose");
    assert_eq!(stage.words("status"), "");

    stage.click("font-increase").await;
    assert_eq!(scale(&stage), "1.15");
    assert_eq!(stage.words("status"), "حجم الخط ١١٥٪");
    assert_eq!(stage.words("font-reset"), "١١٥٪");
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
    assert_eq!(stage.words("status"), "حجم الخط ١٠٠٪");
    assert_eq!(at_end(&stage), [false, true, false]);
    assert_eq!(stage.attribute("status", "role").as_deref(), Some("status"));
}

#[wasm_bindgen_test]
async fn the_steps_have_two_ends() {
    let stage = Stage::showing(SAMPLE).await;
    for size in ["1.15", "1.30", "1.50", "1.75", "2.10", "2.50"] {
        assert!(!at_end(&stage)[2], "{size} is still to come");
        stage.click("font-increase").await;
        assert_eq!(scale(&stage), size);
    }
    assert_eq!((scale(&stage).as_str(), at_end(&stage)), ("2.50", [false, false, true]));
    assert_eq!(stage.heard("maqal-preference").len(), 6);
    // A button at its end keeps the focus and does nothing more, and does not say that it did.
    assert!(!stage.part("font-increase").has_attribute("disabled"));
    stage.part("font-increase").focus().expect("a button takes the focus");
    stage.click("font-increase").await;
    assert!(stage.is_focused("font-increase"));
    assert_eq!((scale(&stage).as_str(), stored(KEY).as_deref()), ("2.50", Some("2 font-step=6")));
    assert_eq!(stage.heard("maqal-preference").len(), 6);

    for _ in 0..9 {
        stage.click("font-decrease").await;
    }
    assert_eq!((scale(&stage).as_str(), at_end(&stage)), ("0.85", [true, false, false]));
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=-2"));
    assert_eq!(stage.heard("maqal-preference").len(), 6 + 8);
}

#[wasm_bindgen_test]
async fn a_step_keeps_every_node_of_the_article() {
    let stage = Stage::showing(SAMPLE).await;
    let before = stage.all("*");
    assert!(before.len() > 50);
    stage.click("font-increase").await;
    press(&body(), "+", "");
    settle().await;
    other_tab_sets(KEY, Some("2 font-step=4"));
    settle().await;
    assert_eq!(scale(&stage), "1.75");
    assert!(stage.all("*") == before, "every element is the same as before");
    assert_eq!(stage.loaded().len(), 1);
}

#[wasm_bindgen_test]
async fn the_last_choice_holds_for_the_next_visit() {
    let stage = Stage::empty();
    store(KEY, "2 font-step=3");
    stage.mount(stage.props(SAMPLE));
    stage.reaches("ready").await;
    assert_eq!((scale(&stage).as_str(), stage.words("font-reset").as_str()), ("1.50", "١٥٠٪"));
    assert_eq!(stage.words("status"), "", "nothing has changed, so nothing is said");
    assert!(stage.heard("maqal-preference").is_empty());
    // And for the next article.
    stage.click("font-increase").await;
    stage.update(stage.props(FERRY));
    stage.reaches("ready").await;
    assert_eq!((scale(&stage).as_str(), stage.words("font-reset").as_str()), ("1.75", "١٧٥٪"));
}

#[wasm_bindgen_test]
async fn garbage_in_storage_is_the_usual_size() {
    for garbage in ["", "7", "-3", "-0", "+1", "1.5", "٣", " 1", "{\"step\":1}", "1\u{0}", "9999999999999999999999"] {
        let stage = Stage::empty();
        store(KEY, &format!("2 font-step={garbage}"));
        store("maqal.of-a-later-version", "kept");
        stage.mount(stage.props(FERRY));
        stage.reaches("ready").await;
        assert_eq!(scale(&stage), "1.00", "{garbage:?}");
        stage.click("font-increase").await;
        assert_eq!((scale(&stage).as_str(), stored(KEY).as_deref()), ("1.15", Some("2 font-step=1")), "{garbage:?}");
        assert_eq!(stored("maqal.of-a-later-version").as_deref(), Some("kept"));
    }
}

#[wasm_bindgen_test]
async fn blocked_storage_forgets_and_harms_nothing() {
    let stage = Stage::empty();
    block_storage();
    stage.mount(stage.props(FERRY));
    stage.reaches("ready").await;
    stage.click("font-increase").await;
    assert_eq!(scale(&stage), "1.15");
    assert_eq!(stage.words("status"), "حجم الخط ١١٥٪");
}

#[wasm_bindgen_test]
async fn a_choice_in_another_tab_is_applied() {
    let stage = Stage::showing(SAMPLE).await;
    other_tab_sets(KEY, Some("2 font-step=2"));
    settle().await;
    assert_eq!((scale(&stage).as_str(), stage.words("font-reset").as_str()), ("1.30", "١٣٠٪"));
    // The other tab has kept it and told its own page; here nobody chose anything.
    assert_eq!(stored(KEY), None);
    assert!(stage.heard("maqal-preference").is_empty());

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
async fn a_choice_in_another_tab_holds_for_an_article_to_come() {
    let stage = Stage::reading(MISSING);
    stage.reaches("error").await;
    // Nobody hears of it yet.
    store(KEY, "2 font-step=6");
    stage.update(stage.props(FERRY));
    stage.reaches("ready").await;
    assert_eq!((scale(&stage).as_str(), at_end(&stage)), ("2.50", [false, false, true]));
}

#[wasm_bindgen_test]
async fn keys_of_every_keyboard_change_the_size() {
    let stage = Stage::showing(SAMPLE).await;
    let steps = [
        ("+", "1.15"),
        ("=", "1.30"),
        ("-", "1.15"),
        ("−", "1.00"),
        ("+", "1.15"),
        ("0", "1.00"),
        ("+", "1.15"),
        ("٠", "1.00"),
        ("-", "0.92"),
        ("۰", "1.00"),
        ("1", "1.00"),
        ("a", "1.00"),
        ("Enter", "1.00"),
    ];
    for (key, size) in steps {
        press(&body(), key, "");
        settle().await;
        assert_eq!(scale(&stage), size, "after {key}");
    }
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=0"));
}

#[wasm_bindgen_test]
async fn keys_with_a_modifier_belong_to_the_browser() {
    let stage = Stage::showing(SAMPLE).await;
    for modifier in ["ctrlKey", "metaKey", "altKey"] {
        press(&body(), "+", modifier);
        settle().await;
        assert_eq!(scale(&stage), "1.00", "{modifier}");
    }
    // On most keyboards a plus needs it.
    press(&body(), "+", "shiftKey");
    settle().await;
    assert_eq!(scale(&stage), "1.15");
}

#[wasm_bindgen_test]
async fn keys_in_a_field_belong_to_the_field() {
    let stage = Stage::showing(SAMPLE).await;
    let shadow = in_shadow(&add("div", &[]));
    shadow.set_inner_html("<input>");
    let inside = shadow.first_element_child().expect("the input is there");
    let fields = ["input", "textarea", "select"].map(|tag| add(tag, &[]));
    let editable = add("div", &[("contenteditable", "true")]);
    for field in fields.iter().chain([&editable]).map(AsRef::as_ref).chain([&inside]) {
        press(field, "+", "");
        settle().await;
        assert_eq!(scale(&stage), "1.00", "{}", field.outer_html());
    }
    // A button is no field.
    press(&stage.part("share"), "+", "");
    settle().await;
    assert_eq!(scale(&stage), "1.15");
}

#[wasm_bindgen_test]
async fn keys_that_the_page_has_used_are_not_used_again() {
    let stage = Stage::showing(SAMPLE).await;
    let field = add("div", &[]);
    let used = gloo_events::EventListener::new_with_options(
        &field,
        "keydown",
        gloo_events::EventListenerOptions::enable_prevent_default(),
        web_sys::Event::prevent_default,
    );
    press(&field, "+", "");
    settle().await;
    assert_eq!(scale(&stage), "1.00");
    drop(used);
    press(&field, "+", "");
    settle().await;
    assert_eq!(scale(&stage), "1.15");
}

#[wasm_bindgen_test]
async fn a_page_may_keep_the_keys_for_itself() {
    let stage = Stage::empty();
    let mut props = stage.props(SAMPLE);
    props.shortcuts = Shortcuts::Off;
    stage.mount(props);
    stage.reaches("ready").await;
    press(&body(), "+", "");
    settle().await;
    assert_eq!((scale(&stage).as_str(), stored(KEY)), ("1.00", None));
}

#[wasm_bindgen_test]
async fn a_reader_that_is_gone_hears_no_keys_and_no_tabs() {
    let stage = Stage::showing(SAMPLE).await;
    let root = stage.root();
    stage.destroy();
    settle().await;
    press(&body(), "+", "");
    other_tab_sets(KEY, Some("2 font-step=5"));
    settle().await;
    assert_eq!(stored(KEY), None);
    let scale = root.style().get_property_value("--maqal-font-scale").expect("a style has properties");
    assert_eq!(scale, "1.00");
    assert!(stage.heard("maqal-preference").is_empty());
}

#[wasm_bindgen_test]
async fn the_text_stays_where_it_is_read() {
    let stage = Stage::showing(SAMPLE).await;
    // What the style sheet does with the property, and a toolbar that sticks.
    let style = add("style", &[]);
    style.set_text_content(Some(
        "[data-part=body] { font-size: calc(30px * var(--maqal-font-scale)); width: 20em; max-width: 300px } \
         [data-part=toolbar] { position: sticky; top: 0 } main { padding-bottom: 200vh }",
    ));
    let fourth: web_sys::Element = wasm_bindgen::JsCast::unchecked_into(stage.all("[data-part=body] > p")[3].clone());
    fourth.scroll_into_view();
    let bar = stage.part("toolbar").get_bounding_client_rect().bottom();
    crate::support::window().scroll_by_with_x_and_y(0.0, -bar.round());
    let (before, height) = (fourth.get_bounding_client_rect().top(), fourth.get_bounding_client_rect().height());
    stage.click("font-increase").await;
    let (after, grown) = (fourth.get_bounding_client_rect().top(), fourth.get_bounding_client_rect().height());
    assert!(grown > height, "the text has grown from {height} to {grown}");
    assert!((after - before).abs() < 2.0, "the paragraph at the reading line has moved from {before} to {after}");
    let top = Reflect::get(&crate::support::window(), &"scrollY".into()).ok().and_then(|top| top.as_f64());
    assert!(top.is_some_and(|top| top > 0.0));
    crate::support::window().scroll_to_with_x_and_y(0.0, 0.0);
}
