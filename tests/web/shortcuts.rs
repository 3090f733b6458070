//! Single-key shortcuts: what each does, where they work, and which key presses they ignore.

use gloo_events::{EventListener, EventListenerOptions};
use maqal::{controls::Shortcut, preferences::KEY};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use crate::{
    panel::{choose, opened},
    stubs::{in_shadow, no_share_sheet, press, share_sheet, shared},
    support::{FERRY, SAMPLE, Stage, add, body, document, settle, stored, window},
};

#[wasm_bindgen_test]
fn maps_keys_to_shortcuts() {
    let cases: [(Shortcut, &[(&str, &str)]); 9] = [
        (Shortcut::Larger, &[("+", "Equal"), ("=", "Equal"), ("+", "NumpadAdd"), ("+", "")]),
        (Shortcut::Smaller, &[("-", "Minus"), ("−", ""), ("-", "NumpadSubtract")]),
        (Shortcut::DefaultSize, &[("0", "Digit0"), ("٠", "Digit0"), ("۰", "Digit0"), ("0", "Numpad0")]),
        (Shortcut::Theme, &[("t", "KeyT"), ("ف", "KeyT"), ("א", "KeyT"), ("t", "")]),
        // On a Latin keyboard with another layout, the character counts, not the position.
        (Shortcut::Next, &[("j", "KeyJ"), ("ت", "KeyJ"), ("j", "KeyC")]),
        (Shortcut::Previous, &[("k", "KeyK"), ("ن", "KeyK")]),
        (Shortcut::Share, &[("s", "KeyS"), ("س", "KeyS")]),
        (Shortcut::Progress, &[("p", "KeyP"), ("ح", "KeyP")]),
        (Shortcut::Help, &[("?", "Slash"), ("؟", "Slash")]),
    ];
    for (shortcut, keys) in cases {
        for (key, code) in keys {
            assert_eq!(Shortcut::for_key(key, code), Some(shortcut), "{key} {code}");
        }
    }
    let none = [
        ("", ""),
        ("1", "Digit1"),
        ("a", "KeyA"),
        // With Shift.
        ("T", "KeyT"),
        ("x", "KeyT"),
        ("ش", "KeyA"),
        // Keys for digits and signs have no letter.
        ("٥", "Digit5"),
        ("é", "Digit0"),
        ("Enter", "Enter"),
        ("Dead", "KeyT"),
        ("ArrowLeft", "ArrowLeft"),
    ];
    for (key, code) in none {
        assert_eq!(Shortcut::for_key(key, code), None, "{key} {code}");
    }
    // The keys in the help work.
    for (shortcut, key) in Shortcut::ALL {
        assert_eq!(Shortcut::for_key(key, ""), Some(shortcut), "{key}");
    }
}

#[wasm_bindgen_test]
async fn keys_of_all_keyboards_change_the_size() {
    let stage = Stage::loaded(SAMPLE).await;
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
        stage.press(key).await;
        assert_eq!(stage.on_root("font-step"), size, "after {key}");
    }
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=0"));
}

#[wasm_bindgen_test]
async fn ignores_keys_with_a_modifier() {
    let stage = Stage::loaded(SAMPLE).await;
    for modifier in ["ctrlKey", "metaKey", "altKey"] {
        press(&body(), "+", modifier);
        settle().await;
        assert_eq!(stage.on_root("font-step"), "1.00", "{modifier}");
    }
    // Most keyboards need Shift for a plus.
    press(&body(), "+", "shiftKey");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.15");
}

#[wasm_bindgen_test]
async fn ignores_keys_in_a_field() {
    let stage = Stage::loaded(SAMPLE).await;
    let shadow = in_shadow(&add("div", &[]));
    shadow.set_inner_html("<input>");
    let inside = shadow.first_element_child().expect("the input is there");
    let fields = ["input", "textarea", "select"].map(|tag| add(tag, &[]));
    let editable = add("div", &[("contenteditable", "true")]);
    for field in fields.iter().chain([&editable]).map(AsRef::as_ref).chain([&inside]) {
        press(field, "+", "");
        settle().await;
        assert_eq!(stage.on_root("font-step"), "1.00", "{}", field.outer_html());
    }
    // A button is no field.
    press(&stage.part("share"), "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.15");
}

#[wasm_bindgen_test]
async fn ignores_keys_that_the_page_has_handled() {
    let stage = Stage::loaded(SAMPLE).await;
    let field = add("div", &[]);
    let options = EventListenerOptions::enable_prevent_default();
    let used = EventListener::new_with_options(&field, "keydown", options, Event::prevent_default);
    press(&field, "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.00");
    drop(used);
    press(&field, "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.15");
}

#[wasm_bindgen_test]
async fn page_can_disable_the_shortcuts() {
    let stage = Stage::empty();
    stage.config("shortcuts", "off");
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    press(&body(), "+", "");
    settle().await;
    assert_eq!((&*stage.on_root("font-step"), stored(KEY)), ("1.00", None));
}

/// Fails if the listener ignores the setting `keys`.
#[wasm_bindgen_test]
async fn person_can_disable_the_shortcuts() {
    let stage = opened(KEY, "").await;
    choose(&stage, "keys", "off").await;
    for key in ["+", "t", "?"] {
        stage.press(key).await;
        assert_eq!((&*stage.all_on_root(), stage.is_open("help")), ("font-step=1.00 keys=off", false), "{key}");
    }
    choose(&stage, "keys", "on").await;
    press(&body(), "+", "");
    press(&body(), "t", "");
    settle().await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 theme=light");
}

#[wasm_bindgen_test]
async fn shortcuts_of_an_element_work_only_within_it() {
    let stage = Stage::element(&[]);
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    stage.press("+").await;
    assert_eq!(stage.on_root("font-step"), "1.00", "the page has the focus");
    press(&stage.part("headline"), "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.15");

    let stage = Stage::element(&[("no-shortcuts", "")]);
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    press(&stage.part("headline"), "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.00");
}

#[wasm_bindgen_test]
async fn key_chooses_and_announces_the_next_theme() {
    let stage = Stage::loaded(SAMPLE).await;
    for (theme, announced) in [
        ("light", "الألوان: فاتح"),
        ("sepia", "الألوان: ورقي"),
        ("dark", "الألوان: داكن"),
        ("black", "الألوان: أسود"),
        ("contrast", "الألوان: تباين عالٍ"),
        ("", "الألوان: تلقائي"),
        ("light", "الألوان: فاتح"),
    ] {
        stage.press("t").await;
        assert_eq!((&*stage.on_root("theme"), &*stage.text("status")), (theme, announced));
        assert!(stage.part("status").has_attribute("data-toast"));
    }
}

#[wasm_bindgen_test]
async fn key_continues_from_the_theme_of_the_element() {
    let stage = Stage::element(&[("theme", "dark")]);
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    for theme in ["black", "contrast", "auto", "light"] {
        press(&stage.part("headline"), "t", "");
        settle().await;
        assert_eq!(stage.on_root("theme"), theme);
    }
}

/// Shows a long article that can be scrolled, with or without headings.
async fn scrollable(has_headings: bool) -> Stage {
    let stage = Stage::empty();
    let style = add("style", &[]);
    style.set_text_content(Some(
        "[data-part=body] > * { height: 50vh } .toolbar-slot { display: contents } [data-part=toolbar] { position: sticky; top: 0; height: 30px } \
         .sheet { display: none } main { padding-block: 150vh 200vh } [data-part=body] { padding-top: 60px }",
    ));
    let block = |index: usize| match index {
        3 | 6 if has_headings => {
            serde_json::json!({ "type": "heading", "level": 2, "content": format!("العنوان {index}") })
        }
        _ => format!("الفقرة {index}").into(),
    };
    let body: Vec<_> = (1..=8).map(block).collect();
    stage.load_json(&serde_json::json!({ "maqal": 1, "title": "عنوان", "lang": "ar", "body": body }));
    stage.wait_for_state("ready").await;
    stage
}

/// Returns the text of the focused element; empty for the body.
fn focused() -> String {
    let active = document().active_element().filter(|active| *active != body());
    active.and_then(|active| active.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn keys_move_between_headings() {
    let stage = scrollable(true).await;
    stage.part("headline").scroll_into_view();
    for (key, place) in [("j", "العنوان 3"), ("j", "العنوان 6"), ("k", "العنوان 3"), ("k", "عنوان"), ("k", "عنوان")]
    {
        stage.press(key).await;
        assert_eq!(focused(), place, "after {key}");
        let top = document().active_element().expect("it has the focus").get_bounding_client_rect().top();
        assert!((-1.0..40.0).contains(&top), "{place} is at {top}");
    }
}

#[wasm_bindgen_test]
async fn keys_move_between_paragraphs_without_headings() {
    let stage = scrollable(false).await;
    stage.part("headline").scroll_into_view();
    for (key, place) in [("j", "الفقرة 1"), ("j", "الفقرة 2"), ("j", "الفقرة 3"), ("k", "الفقرة 2")]
    {
        stage.press(key).await;
        assert_eq!(focused(), place, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn key_announces_the_progress() {
    let stage = scrollable(true).await;
    let paragraph =
        |number: usize| -> Element { stage.all("[data-part=body] > *")[number - 1].clone().unchecked_into() };
    let scroll = |number: usize, share: f64| {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let rect = paragraph(number).get_bounding_client_rect();
        window().scroll_by_with_x_and_y(0.0, rect.top() + share * rect.height() - height);
    };
    let percent = || {
        let announced = stage.text("status");
        announced
            .chars()
            .filter_map(|digit| "٠١٢٣٤٥٦٧٨٩".chars().position(|known| known == digit))
            .fold(0, |sum, digit| sum * 10 + digit)
    };
    // The margins between the paragraphs change the percentage slightly.
    for (number, share, about) in [(1, -0.5, 0), (2, 1.0, 25), (4, 1.0, 50), (8, 1.0, 100)] {
        scroll(number, share);
        stage.press("p").await;
        assert!(stage.text("status").starts_with("قرأت ") && stage.text("status").ends_with(" من المقال"));
        assert!(percent().abs_diff(about) <= 2, "{} at {number}", stage.text("status"));
        assert!(stage.part("status").has_attribute("data-toast"));
    }
}

#[wasm_bindgen_test]
async fn frame_does_not_announce_the_progress() {
    let stage = Stage::empty();
    stage.place.set_attribute("data-embed", "").expect("the attribute is valid");
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    stage.press("p").await;
    assert_eq!(stage.text("status"), "");
}

#[wasm_bindgen_test]
async fn key_shares_unless_the_button_is_hidden() {
    let stage = Stage::loaded(FERRY).await;
    share_sheet("");
    stage.press("s").await;
    assert_eq!((shared().len(), stage.events("maqal-share")), (1, vec![r#"{"network":"native"}"#.into()]));

    let stage = Stage::loaded(FERRY).await;
    no_share_sheet();
    stage.press("s").await;
    assert!(stage.is_open("share-menu"));

    let stage = Stage::loaded(FERRY).await;
    share_sheet("");
    stage.part("share").style().set_property("display", "none").expect("it is a property");
    stage.press("s").await;
    assert!(shared().is_empty() && !stage.is_open("share-menu"));
}

#[wasm_bindgen_test]
async fn key_opens_the_help() {
    for key in ["?", "؟"] {
        let stage = Stage::loaded(FERRY).await;
        assert!(!stage.is_open("help"));
        stage.press(key).await;
        assert!(stage.is_open("help"));
    }
}

#[wasm_bindgen_test]
async fn does_not_prevent_the_default_action_of_keys() {
    let stage = Stage::loaded(FERRY).await;
    for key in ["+", "t", "j", "?", "a", " "] {
        assert!(press(&stage.part("headline"), key, ""), "{key}");
        settle().await;
    }
}
