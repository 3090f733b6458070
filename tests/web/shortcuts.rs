//! Shortcuts by single keys: what each does, where they are heard, and whose they are not.

use gloo_events::{EventListener, EventListenerOptions};
use maqal::{controls::Shortcut, preferences::KEY};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use crate::{
    panel::{choose, opened},
    stand_ins::{in_shadow, no_share_sheet, press, share_sheet, shared},
    support::{FERRY, SAMPLE, Stage, add, body, document, settle, stored, window},
};

#[wasm_bindgen_test]
fn every_shortcut_has_its_keys() {
    let cases: [(Shortcut, &[(&str, &str)]); 9] = [
        (Shortcut::Larger, &[("+", "Equal"), ("=", "Equal"), ("+", "NumpadAdd"), ("+", "")]),
        (Shortcut::Smaller, &[("-", "Minus"), ("−", ""), ("-", "NumpadSubtract")]),
        (Shortcut::DefaultSize, &[("0", "Digit0"), ("٠", "Digit0"), ("۰", "Digit0"), ("0", "Numpad0")]),
        (Shortcut::Theme, &[("t", "KeyT"), ("ف", "KeyT"), ("א", "KeyT"), ("t", "")]),
        // A Latin keyboard with another layout: what it writes counts.
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
        // With Shift, which is how a person writes.
        ("T", "KeyT"),
        ("x", "KeyT"),
        ("ش", "KeyA"),
        // Digits and signs have no letter, whatever they write.
        ("٥", "Digit5"),
        ("é", "Digit0"),
        ("Enter", "Enter"),
        ("Dead", "KeyT"),
        ("ArrowLeft", "ArrowLeft"),
    ];
    for (key, code) in none {
        assert_eq!(Shortcut::for_key(key, code), None, "{key} {code}");
    }
    // Every one that the help lists has the key that it lists.
    for (shortcut, key) in Shortcut::ALL {
        assert_eq!(Shortcut::for_key(key, ""), Some(shortcut), "{key}");
    }
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
        stage.press(key).await;
        assert_eq!(stage.on_root("font-step"), size, "after {key}");
    }
    assert_eq!(stored(KEY).as_deref(), Some("2 font-step=0"));
}

#[wasm_bindgen_test]
async fn keys_with_a_modifier_belong_to_the_browser() {
    let stage = Stage::showing(SAMPLE).await;
    for modifier in ["ctrlKey", "metaKey", "altKey"] {
        press(&body(), "+", modifier);
        settle().await;
        assert_eq!(stage.on_root("font-step"), "1.00", "{modifier}");
    }
    // On most keyboards a plus needs it.
    press(&body(), "+", "shiftKey");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.15");
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
        assert_eq!(stage.on_root("font-step"), "1.00", "{}", field.outer_html());
    }
    // A button is no field.
    press(&stage.part("share"), "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.15");
}

#[wasm_bindgen_test]
async fn keys_that_the_page_has_used_are_not_used_again() {
    let stage = Stage::showing(SAMPLE).await;
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
async fn a_page_may_keep_the_keys_for_itself() {
    let stage = Stage::empty();
    stage.config("shortcuts", "off");
    stage.read(SAMPLE);
    stage.reaches("ready").await;
    press(&body(), "+", "");
    settle().await;
    assert_eq!((&*stage.on_root("font-step"), stored(KEY)), ("1.00", None));
}

/// Brokenby a listener that hears the keys whatever is chosen for `keys`.
#[wasm_bindgen_test]
async fn keys_that_are_chosen_off_do_nothing() {
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
async fn keys_in_an_element_are_heard_within_it_only() {
    let stage = Stage::element(&[]);
    stage.read(SAMPLE);
    stage.reaches("ready").await;
    stage.press("+").await;
    assert_eq!(stage.on_root("font-step"), "1.00", "the page has the focus");
    press(&stage.part("headline"), "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.15");

    let stage = Stage::element(&[("no-shortcuts", "")]);
    stage.read(SAMPLE);
    stage.reaches("ready").await;
    press(&stage.part("headline"), "+", "");
    settle().await;
    assert_eq!(stage.on_root("font-step"), "1.00");
}

#[wasm_bindgen_test]
async fn a_key_goes_to_the_next_theme_and_says_which() {
    let stage = Stage::showing(SAMPLE).await;
    for (theme, said) in [
        ("light", "الألوان: فاتح"),
        ("sepia", "الألوان: ورقي"),
        ("dark", "الألوان: داكن"),
        ("black", "الألوان: أسود"),
        ("contrast", "الألوان: تباين عالٍ"),
        ("", "الألوان: تلقائي"),
        ("light", "الألوان: فاتح"),
    ] {
        stage.press("t").await;
        assert_eq!((&*stage.on_root("theme"), &*stage.words("status")), (theme, said));
        assert!(stage.part("status").has_attribute("data-toast"));
    }
}

#[wasm_bindgen_test]
async fn a_key_goes_on_from_the_theme_of_the_element() {
    let stage = Stage::element(&[("theme", "dark")]);
    stage.read(SAMPLE);
    stage.reaches("ready").await;
    for theme in ["black", "contrast", "auto", "light"] {
        press(&stage.part("headline"), "t", "");
        settle().await;
        assert_eq!(stage.on_root("theme"), theme);
    }
}

/// A long article that can be scrolled, with or without headings.
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
    stage.read_json(&serde_json::json!({ "maqal": 1, "title": "عنوان", "lang": "ar", "body": body }));
    stage.reaches("ready").await;
    stage
}

/// The words of what has the focus; empty for the page itself.
fn focused() -> String {
    let active = document().active_element().filter(|active| *active != body());
    active.and_then(|active| active.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn keys_go_to_the_next_and_the_previous_heading() {
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
async fn without_headings_keys_go_from_paragraph_to_paragraph() {
    let stage = scrollable(false).await;
    stage.part("headline").scroll_into_view();
    for (key, place) in [("j", "الفقرة 1"), ("j", "الفقرة 2"), ("j", "الفقرة 3"), ("k", "الفقرة 2")]
    {
        stage.press(key).await;
        assert_eq!(focused(), place, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn a_key_says_how_much_has_been_read() {
    let stage = scrollable(true).await;
    let paragraph =
        |number: usize| -> Element { stage.all("[data-part=body] > *")[number - 1].clone().unchecked_into() };
    let scroll = |number: usize, share: f64| {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let rect = paragraph(number).get_bounding_client_rect();
        window().scroll_by_with_x_and_y(0.0, rect.top() + share * rect.height() - height);
    };
    let percent = || {
        let said = stage.words("status");
        said.chars()
            .filter_map(|digit| "٠١٢٣٤٥٦٧٨٩".chars().position(|known| known == digit))
            .fold(0, |sum, digit| sum * 10 + digit)
    };
    // The margins between the paragraphs make it a little less or more.
    for (number, share, about) in [(1, -0.5, 0), (2, 1.0, 25), (4, 1.0, 50), (8, 1.0, 100)] {
        scroll(number, share);
        stage.press("p").await;
        assert!(stage.words("status").starts_with("قرأت ") && stage.words("status").ends_with(" من المقال"));
        assert!(percent().abs_diff(about) <= 2, "{} at {number}", stage.words("status"));
        assert!(stage.part("status").has_attribute("data-toast"));
    }
}

#[wasm_bindgen_test]
async fn a_frame_does_not_say_how_much_has_been_read() {
    let stage = Stage::empty();
    stage.place.set_attribute("data-embed", "").expect("the attribute is valid");
    stage.read(SAMPLE);
    stage.reaches("ready").await;
    stage.press("p").await;
    assert_eq!(stage.words("status"), "");
}

#[wasm_bindgen_test]
async fn a_key_shares_as_the_button_does_unless_that_is_hidden() {
    let stage = Stage::showing(FERRY).await;
    share_sheet("");
    stage.press("s").await;
    assert_eq!((shared().len(), stage.heard("maqal-share")), (1, vec![r#"{"network":"native"}"#.into()]));

    let stage = Stage::showing(FERRY).await;
    no_share_sheet();
    stage.press("s").await;
    assert!(stage.is_open("share-menu"));

    let stage = Stage::showing(FERRY).await;
    share_sheet("");
    stage.part("share").style().set_property("display", "none").expect("it is a property");
    stage.press("s").await;
    assert!(shared().is_empty() && !stage.is_open("share-menu"));
}

#[wasm_bindgen_test]
async fn a_key_lists_the_shortcuts() {
    for key in ["?", "؟"] {
        let stage = Stage::showing(FERRY).await;
        assert!(!stage.is_open("help"));
        stage.press(key).await;
        assert!(stage.is_open("help"));
    }
}

#[wasm_bindgen_test]
async fn what_a_key_does_in_the_browser_is_left_to_it() {
    let stage = Stage::showing(FERRY).await;
    for key in ["+", "t", "j", "?", "a", " "] {
        assert!(press(&stage.part("headline"), key, ""), "{key}");
        settle().await;
    }
}
