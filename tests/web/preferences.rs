//! The preferences: storage and migration, choices of other tabs and other readers, and effects on the root and the text.
//! The comment on each test names the defects that it finds.

use maqal::preferences::{KEY, KEY_OF_VERSION_1};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    panel::{choose, open, opened, says},
    stubs::{block_storage, other_tab_sets},
    support::{FERRY, MISSING, SAMPLE, Stage, settle, store, stored, until},
};

/// The text of the code in the article.
const CODE: &str = "لُبّ[٧] = 8;let n = \"٩ لُبّ\" + 10;";

/// Returns every tag with its attributes, in order.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').filter_map(|tag| tag.split('>').next())
}

/// Fails if the key of version 1 is not read, takes precedence over the new key, or is migrated before a choice.
#[wasm_bindgen_test]
async fn first_choice_migrates_version_1() {
    let stage = opened(KEY_OF_VERSION_1, "3").await;
    assert_eq!((&*stage.on_root("font-step"), stored(KEY)), ("1.50", None));
    choose(&stage, "theme", "dark").await;
    assert_eq!((stored(KEY).as_deref(), stored(KEY_OF_VERSION_1)), (Some("2 font-step=3 theme=dark"), None));
    assert_eq!(stage.all_on_root(), "font-step=1.50 theme=dark");

    let stage = Stage::empty();
    store(KEY_OF_VERSION_1, "3");
    store(KEY, "2 theme=dark");
    open(&stage).await;
    assert_eq!(stage.all_on_root(), "font-step=1.00 theme=dark");
}

/// Fails if an unknown value is applied to the root, invalid text panics, or fields of a later version are lost.
#[wasm_bindgen_test]
async fn ignores_and_replaces_invalid_storage() {
    let first = ["", "7", "+1", "1.5", "٣", "\u{0}"].map(|broken| (KEY_OF_VERSION_1, broken));
    let present = ["", "2", "{\"theme\":\"dark\"}", "2 theme digits line-height", "2  theme=\u{0} ", "theme=mauve"];
    for (key, broken) in first.into_iter().chain(present.map(|broken| (KEY, broken))) {
        let stage = opened(key, broken).await;
        assert_eq!(stage.all_on_root(), "font-step=1.00", "{broken:?}");
        assert!(says(&stage, "font-step", "0") && says(&stage, "theme", "auto"), "{broken:?}");
        choose(&stage, "theme", "sepia").await;
        assert_eq!(stage.all_on_root(), "font-step=1.00 theme=sepia", "{broken:?}");
        let stored = stored(KEY).expect("a choice is stored");
        assert!(key == KEY_OF_VERSION_1 || stored == "2 theme=sepia", "{broken:?} has become {stored}");
    }
    let stage = opened(KEY, "3 voice=deep =x measure=1px digits=roman theme=dark;color:red").await;
    assert_eq!(stage.all_on_root(), "font-step=1.00");
    choose(&stage, "theme", "sepia").await;
    assert_eq!(stage.all_on_root(), "font-step=1.00 theme=sepia");
    assert_eq!(stored(KEY).as_deref(), Some("3 voice=deep =x measure=1px digits=roman theme=sepia"));
}

/// Fails if choices are read back from storage.
#[wasm_bindgen_test]
async fn choices_apply_to_the_visit_without_storage() {
    let stage = Stage::empty();
    block_storage();
    open(&stage).await;
    choose(&stage, "theme", "black").await;
    choose(&stage, "line-height", "2.4").await;
    stage.click("font-increase").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 line-height=2.4 theme=black");

    stage.click("settings-reset").await;
    assert_eq!(stage.all_on_root(), "font-step=1.00");
}

/// Fails if `storage` events are ignored, or those of other keys are not; choices of another tab are stored or reported;
/// the panel does not update.
#[wasm_bindgen_test]
async fn applies_choices_of_another_tab_without_storing_them() {
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
    assert_eq!((stored(KEY).as_deref(), stage.events("maqal-preference").len()), (Some(""), 0));
    // A choice preserves what the other tab has stored, even before its event arrives.
    store(KEY, "2 measure=54em");
    choose(&stage, "theme", "dark").await;
    assert_eq!(stored(KEY).as_deref(), Some("2 measure=54em theme=dark"));
    assert_eq!(stage.all_on_root(), "font-step=1.00 measure=54em theme=dark");
}

/// Fails if the current instead of the original text is converted, or code or attributes are converted.
#[wasm_bindgen_test]
async fn digits_and_harakat_change_only_the_text_and_can_be_restored() {
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
        assert_eq!(stage.text("body"), format!("{words}{CODE}"), "{name}={value}");
        assert_eq!((&*stage.text("headline"), &*stage.text("published")), (headline, date), "{name}={value}");
        assert!(tags(&html()).eq(tags(&before)), "an attribute has changed with {name}={value}");
    }
    assert_eq!(html(), before);
    assert!(stage.all("*") == elements, "every element is the same as before");
}

/// Fails if the date in the second calendar is made of converted text.
#[wasm_bindgen_test]
async fn both_calendars_have_the_chosen_digits() {
    let stage = opened(KEY, "2 digits=latn").await;
    assert_eq!(stage.text("published"), "4 نوفمبر 2025");
    choose(&stage, "calendar", "both").await;
    let both = stage.text("published");
    assert!(both.starts_with("4 نوفمبر 2025 – 13 ") && both.contains("1447"), "{both}");
    choose(&stage, "digits", "written").await;
    let both = stage.text("published");
    assert!(both.starts_with("٤ نوفمبر ٢٠٢٥ – ١٣ ") && both.contains("١٤٤٧"), "{both}");
    choose(&stage, "calendar", "gregorian").await;
    assert_eq!(stage.text("published"), "٤ نوفمبر ٢٠٢٥");
}

/// Fails if a reader applies choices of other tabs only, or stores or reports choices of other readers again.
#[wasm_bindgen_test]
async fn other_readers_of_the_page_apply_a_choice() {
    let stage = Stage::element(&[]);
    let other = Stage::another_element(&[("font-step", "3")]);
    for stage in [&stage, &other] {
        stage.load(SAMPLE);
        stage.wait_for_state("ready").await;
    }
    // Opening a sheet closes the other one.
    stage.click("settings").await;
    choose(&stage, "theme", "sepia").await;
    stage.click("font-increase").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 theme=sepia");
    other.click("settings").await;
    until("the other reader", || other.all_on_root() == "font-step=1.15 theme=sepia").await;
    assert!(says(&other, "theme", "sepia") && says(&other, "font-step", "1"));
    let expected = [r#"{"name":"theme","value":"sepia"}"#, r#"{"name":"font-step","value":1}"#];
    assert_eq!(stage.events("maqal-preference"), expected);
    other.click("settings-reset").await;
    until("the first reader", || stage.all_on_root() == "font-step=1.00").await;
    assert_eq!(other.all_on_root(), "font-step=1.50");
}

/// Fails if preferences are read only once for all articles, or before the controls are mounted.
#[wasm_bindgen_test]
async fn choice_of_another_tab_applies_to_a_loading_article() {
    let stage = Stage::loading(MISSING);
    stage.wait_for_state("error").await;
    // Nothing listens to the event yet.
    store(KEY, "2 font-step=6 theme=dark");
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert_eq!(stage.all_on_root(), "font-step=2.50 theme=dark");
}

/// Fails if the site's defaults are read only once, or override choices.
#[wasm_bindgen_test]
async fn changed_defaults_do_not_override_choices() {
    let stage = Stage::element(&[]);
    open(&stage).await;
    choose(&stage, "theme", "sepia").await;
    for (name, value, done) in [
        ("font-step", "2", "font-step=1.30 theme=sepia"),
        ("theme", "black", "font-step=1.30 theme=sepia"),
        ("preferences", "measure=26em digits=latn", "font-step=1.30 measure=26em theme=sepia digits=latn"),
    ] {
        stage.config(name, value);
        stage.update();
        settle().await;
        assert_eq!(stage.all_on_root(), done, "{name}={value}");
    }
    assert_eq!(stage.text("published"), "4 نوفمبر 2025");
    assert_eq!(stored(KEY).as_deref(), Some("2 theme=sepia"));
    assert_eq!(stage.events("maqal-preference").len(), 1, "only a person chooses");
}

/// Fails if storing a choice overwrites a later choice.
#[wasm_bindgen_test]
async fn consecutive_choices_all_apply() {
    let stage = opened(KEY, "").await;
    for key in ["+", "t", "+", "+"] {
        crate::stubs::press(&crate::support::body(), key, "");
    }
    settle().await;
    assert_eq!(stage.all_on_root(), "font-step=1.50 theme=light");
    assert_eq!(stored(KEY).as_deref(), Some("2 theme=light font-step=3"));
}
