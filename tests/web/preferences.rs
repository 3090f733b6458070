//! What can be chosen: where it is kept and taken over from, what each choice does to the root and to the text, what
//! other tabs choose, and the way back. Over each test stands what breaks it.

use js_sys::Function;
use maqal::{
    preferences::{Choice, FIRST_KEY, FontStep, KEY, choice, choices},
    reader::ReaderProps,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::{
    stand_ins::{block_storage, other_tab_sets, press, slide},
    support::{FERRY, Stage, body, settle, shapes, store, stored, until},
};

/// An article that has something for every choice.
const STORY: &str = "/tests/fixtures/web/choices.json";
/// Its code, as text.
const CODE: &str = "لُبّ[٧] = 8;let n = \"٩ لُبّ\" + 10;";
/// What the panel does not offer for an Arabic article on a page of the reader's own.
const NOT_OFFERED: [(&str, &str); 3] = [("face", "nastaliq"), ("face", "hebrew"), ("face", "page")];

/// Shows the story with the panel open, as a page has it that tells so much.
async fn open(stage: &Stage, tell: impl FnOnce(&mut ReaderProps)) {
    let mut props = stage.props(STORY);
    tell(&mut props);
    stage.mount(props);
    stage.reaches("ready").await;
    stage.click("settings").await;
}

/// A reader with the panel open, when this has been kept under a key.
async fn opened(key: &str, kept: &str) -> Stage {
    let stage = Stage::empty();
    store(key, kept);
    open(&stage, |props| props.faces = Some(Function::new_no_args("return Promise.resolve()"))).await;
    stage
}

fn input(stage: &Stage, choice: Choice, value: &str) -> Option<HtmlInputElement> {
    let value = if choice.is_scale() { String::new() } else { format!("[value='{value}']") };
    stage.find(&format!("[data-part=settings-panel] [name='{}']{value}", choice.name)).map(JsCast::unchecked_into)
}

fn offered(stage: &Stage, name: &str, value: &str) -> (Choice, HtmlInputElement) {
    let choice = choice(name).expect("it can be chosen");
    (choice, input(stage, choice, value).unwrap_or_else(|| panic!("{name}={value} is not offered")))
}

/// Chooses in the panel as a person does: moves a slider, clicks a radio button.
async fn choose(stage: &Stage, name: &str, value: &str) {
    let (choice, input) = offered(stage, name, value);
    match choice.values().position(|known| known == value) {
        Some(step) if choice.is_scale() => slide(&input, step),
        _ => input.click(),
    }
    settle().await;
}

/// Whether the panel says that this is chosen.
fn says(stage: &Stage, name: &str, value: &str) -> bool {
    let (choice, input) = offered(stage, name, value);
    if !choice.is_scale() {
        return input.checked();
    }
    let beside = input.previous_element_sibling().and_then(|output| output.text_content());
    choice.values().nth(input.value().parse().expect("a step is a number")) == Some(value)
        && beside == input.get_attribute("aria-valuetext")
        && (name != "font-step" || beside.map(|said| shapes(&said)).as_deref() == Some(&*stage.words("font-reset")))
}

/// Every tag with its attributes, in order.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').filter_map(|tag| tag.split('>').next())
}

/// Broken by a name or a value of `choices.txt` that `apply::all` does not set, by one that is kept though it is usual,
/// and by a panel that does not say what is chosen.
#[wasm_bindgen_test]
async fn every_choice_has_its_effect_on_the_root_and_is_kept() {
    let stage = opened(KEY, "").await;
    for choice in choices() {
        let name = choice.name;
        for value in choice.values().chain([choice.usual()]) {
            if NOT_OFFERED.contains(&(name, value)) {
                assert!(input(&stage, choice, value).is_none(), "{name}={value} is offered");
                continue;
            }
            choose(&stage, name, value).await;
            let (done, kept) =
                if value == choice.usual() { ("", "2".into()) } else { (value, format!("2 {name}={value}")) };
            let scale = FontStep::from_stored(value).scale();
            assert_eq!(stage.on_root(name), if name == "font-step" { &*scale } else { done }, "{name}={value}");
            assert_eq!(stored(KEY), Some(kept));
            assert!(says(&stage, name, value), "the panel does not say {name}={value}");
        }
        assert_eq!(stage.all_on_root(), "font-step=1.00", "{name} leaves something behind");
    }
}

/// Broken by a listener that hears the keys whatever is chosen for `keys`.
#[wasm_bindgen_test]
async fn keys_that_are_chosen_off_do_nothing() {
    let stage = opened(KEY, "").await;
    choose(&stage, "keys", "off").await;
    for key in ["+", "t", "?"] {
        press(&body(), key, "");
        settle().await;
        assert_eq!((&*stage.all_on_root(), stage.has("help")), ("font-step=1.00 keys=off", false), "{key}");
    }
    choose(&stage, "keys", "on").await;
    press(&body(), "+", "");
    press(&body(), "t", "");
    settle().await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 theme=light");
}

/// Broken by hearing a radio button's `click` and its `input` as two choices, and by telling what changes nothing.
#[wasm_bindgen_test]
async fn a_choice_is_told_once_with_its_value() {
    let stage = opened(KEY, "").await;
    for value in ["sepia", "sepia", "auto"] {
        choose(&stage, "theme", value).await;
    }
    let told = [r#"{"name":"theme","value":"sepia"}"#, r#"{"name":"theme","value":null}"#];
    assert_eq!(stage.heard("maqal-preference"), told);
}

/// Broken by reading the first key no more, or where there is a newer one, and by writing before a choice.
#[wasm_bindgen_test]
async fn the_first_form_of_the_store_is_taken_over_with_the_first_choice() {
    let stage = opened(FIRST_KEY, "3").await;
    assert_eq!((&*stage.on_root("font-step"), stored(KEY)), ("1.50", None));
    choose(&stage, "theme", "dark").await;
    assert_eq!((stored(KEY).as_deref(), stored(FIRST_KEY)), (Some("2 font-step=3 theme=dark"), None));
    assert_eq!(stage.all_on_root(), "font-step=1.50 theme=dark");

    let stage = Stage::empty();
    store(FIRST_KEY, "3");
    store(KEY, "2 theme=dark");
    open(&stage, |_| ()).await;
    assert_eq!(stage.all_on_root(), "font-step=1.00 theme=dark");
}

/// Broken by an attribute that takes over what is kept unseen, by a panic over what is no form at all, and by throwing
/// away what a later version has put there.
#[wasm_bindgen_test]
async fn a_broken_store_is_as_none_and_can_be_chosen_over() {
    let first = ["", "7", "+1", "1.5", "٣", "\u{0}"].map(|broken| (FIRST_KEY, broken));
    let present = ["", "2", "{\"theme\":\"dark\"}", "2 theme digits line-height", "2  theme=\u{0} ", "theme=mauve"];
    for (key, broken) in first.into_iter().chain(present.map(|broken| (KEY, broken))) {
        let stage = opened(key, broken).await;
        assert_eq!(stage.all_on_root(), "font-step=1.00", "{broken:?}");
        assert!(says(&stage, "font-step", "0") && says(&stage, "theme", "auto"), "{broken:?}");
        choose(&stage, "theme", "sepia").await;
        assert_eq!(stage.all_on_root(), "font-step=1.00 theme=sepia", "{broken:?}");
        let stored = stored(KEY).expect("a choice is kept");
        assert!(key == FIRST_KEY || stored == "2 theme=sepia", "{broken:?} has become {stored}");
    }
    let stage = opened(KEY, "3 voice=deep =x measure=1px digits=roman theme=dark;color:red").await;
    assert_eq!(stage.all_on_root(), "font-step=1.00");
    choose(&stage, "theme", "sepia").await;
    assert_eq!(stage.all_on_root(), "font-step=1.00 theme=sepia");
    assert_eq!(stored(KEY).as_deref(), Some("3 voice=deep =x measure=1px digits=roman theme=sepia"));
}

/// Broken by a choice that is read back from the storage and nowhere else.
#[wasm_bindgen_test]
async fn without_storage_choices_hold_for_the_visit() {
    let stage = Stage::empty();
    block_storage();
    open(&stage, |_| ()).await;
    choose(&stage, "theme", "black").await;
    choose(&stage, "line-height", "2.4").await;
    stage.click("font-increase").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 line-height=2.4 theme=black");

    stage.update(stage.props(FERRY));
    until("the second article", || stage.loaded().len() == 2).await;
    stage.reaches("ready").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 line-height=2.4 theme=black");
    stage.click("settings").await;
    stage.click("settings-reset").await;
    assert_eq!(stage.all_on_root(), "font-step=1.00");
}

/// Broken by hearing no `storage` event or that of another key, by keeping or telling what another tab has chosen, and
/// by a panel that stays as it was.
#[wasm_bindgen_test]
async fn what_another_tab_chooses_is_seen_here_and_not_kept_again() {
    let stage = opened(KEY, "").await;
    let changes = [
        (KEY, Some("2 font-step=4 theme=dark"), "font-step=1.75 theme=dark", ["4", "dark"]),
        ("maqal.places", Some("2 font-step=6"), "font-step=1.75 theme=dark", ["4", "dark"]),
        (KEY, Some("2 theme=sepia"), "font-step=1.00 theme=sepia", ["0", "sepia"]),
        (KEY, Some("2 font-step=-1 theme=mauve"), "font-step=0.92", ["-1", "auto"]),
        (KEY, None, "font-step=1.00", ["0", "auto"]),
    ];
    for (key, value, done, [step, theme]) in changes {
        other_tab_sets(key, value);
        settle().await;
        assert_eq!(stage.all_on_root(), done, "{value:?}");
        assert!(says(&stage, "font-step", step) && says(&stage, "theme", theme), "{value:?}");
    }
    assert_eq!((stored(KEY).as_deref(), stage.heard("maqal-preference").len()), (Some(""), 0));
    // What the other tab has kept before this one heard of it is not undone.
    store(KEY, "2 measure=54em");
    choose(&stage, "theme", "dark").await;
    assert_eq!(stored(KEY).as_deref(), Some("2 measure=54em theme=dark"));
    assert_eq!(stage.all_on_root(), "font-step=1.00 measure=54em theme=dark");
}

/// Broken by a panel that is not told of what is chosen beside it.
#[wasm_bindgen_test]
async fn the_panel_says_the_size_that_buttons_and_keys_have_chosen() {
    let stage = opened(KEY, "").await;
    stage.click("font-increase").await;
    assert!(says(&stage, "font-step", "1"));
    press(&body(), "+", "");
    settle().await;
    assert!(says(&stage, "font-step", "2"));
}

/// Broken by converting what a text node shows instead of what was written in it, and by converting code or attributes.
#[wasm_bindgen_test]
async fn digits_and_harakat_change_the_words_alone_and_change_back() {
    let stage = opened(KEY, "").await;
    let html = || stage.find("article").expect("there is one").inner_html();
    let (before, elements) = (html(), stage.all("*"));
    assert!(before.contains("news.example/2025/12?n=%D9%A5#") && before.contains("datetime=\"2025-11-04\""));
    let changes = [
        ("digits", "latn", "كُتِبَ في 12 نوفمبر عن 7.5 متر: صَفحة 6 ", "عُنوانٌ 3", "4 نوفمبر 2025"),
        ("harakat", "hidden", "كتب في 12 نوفمبر عن 7.5 متر: صفحة 6 ", "عنوان 3", "4 نوفمبر 2025"),
        ("digits", "arab", "كتب في ١٢ نوفمبر عن ٧٫٥ متر: صفحة ٦ ", "عنوان ٣", "٤ نوفمبر ٢٠٢٥"),
        ("harakat", "shown", "كُتِبَ في ١٢ نوفمبر عن ٧٫٥ متر: صَفحة ٦ ", "عُنوانٌ ٣", "٤ نوفمبر ٢٠٢٥"),
        ("digits", "written", "كُتِبَ في ١٢ نوفمبر عن 7.5 متر: صَفحة 6 ", "عُنوانٌ ٣", "٤ نوفمبر ٢٠٢٥"),
    ];
    for (name, value, words, headline, date) in changes {
        choose(&stage, name, value).await;
        assert_eq!(stage.words("body"), format!("{words}{CODE}"), "{name}={value}");
        assert_eq!((&*stage.words("headline"), &*stage.words("published")), (headline, date), "{name}={value}");
        assert!(tags(&html()).eq(tags(&before)), "an attribute has changed with {name}={value}");
    }
    assert_eq!(html(), before);
    assert!(stage.all("*") == elements, "every element is the same as before");
}

/// Broken by taking for the first date what already has other digits.
#[wasm_bindgen_test]
async fn both_calendars_have_the_digits_that_are_chosen() {
    let stage = opened(KEY, "2 digits=latn").await;
    assert_eq!(stage.words("published"), "4 نوفمبر 2025");
    choose(&stage, "calendar", "both").await;
    let both = stage.words("published");
    assert!(both.starts_with("4 نوفمبر 2025 – 13 ") && both.contains("1447"), "{both}");
    choose(&stage, "digits", "written").await;
    let both = stage.words("published");
    assert!(both.starts_with("٤ نوفمبر ٢٠٢٥ – ١٣ ") && both.contains("١٤٤٧"), "{both}");
    choose(&stage, "calendar", "gregorian").await;
    assert_eq!(stage.words("published"), "٤ نوفمبر ٢٠٢٥");
}

/// Broken by taking a face before its font is there, or in spite of it.
#[wasm_bindgen_test]
async fn a_face_whose_font_cannot_be_had_is_not_chosen() {
    let stage = Stage::empty();
    open(&stage, |props| props.faces = Some(Function::new_no_args("return Promise.reject()"))).await;
    choose(&stage, "face", "amiri").await;
    assert_eq!((&*stage.on_root("face"), stored(KEY)), ("", None));
    assert!(says(&stage, "face", "usual") && !stage.words("status").is_empty());
}

/// Broken by a reset that leaves an effect, something kept or the first key behind, or that takes back the site's own.
#[wasm_bindgen_test]
async fn a_reset_leaves_what_is_usual_on_the_site() {
    let stage = Stage::empty();
    store(FIRST_KEY, "3");
    open(&stage, |props| props.site = "font-step=1 theme=dark align=justify".into()).await;
    assert_eq!(stage.all_on_root(), "font-step=1.50 theme=dark align=justify");
    let written = stage.words("body");
    for (name, value) in [("theme", "auto"), ("digits", "latn"), ("harakat", "hidden"), ("measure", "26em")] {
        choose(&stage, name, value).await;
    }
    let all = "font-step=1.50 measure=26em theme=auto digits=latn harakat=hidden align=justify";
    assert_eq!(stage.all_on_root(), all);
    let told = stage.heard("maqal-preference").len();

    stage.click("settings-reset").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 theme=dark align=justify");
    assert_eq!(stage.words("body"), written);
    assert!(says(&stage, "font-step", "1") && says(&stage, "theme", "dark") && says(&stage, "measure", "38em"));
    assert_eq!((stored(KEY).as_deref(), stored(FIRST_KEY)), (Some("2"), None));
    assert_eq!(stage.words("status"), "أُعيدت الإعدادات إلى المعتاد");
    let all = [("font-step", "1"), ("theme", "null"), ("digits", "null"), ("harakat", "null"), ("measure", "null")];
    let all = all.map(|(name, value)| format!(r#"{{"name":"{name}","value":{value}}}"#));
    assert_eq!(stage.heard("maqal-preference")[told..], all);
}
