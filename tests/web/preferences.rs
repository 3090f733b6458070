//! What is chosen: where it is stored and taken over from, what other tabs and other readers choose, and what choices do
//! to the root and to the text. Each test says what would break it.

use maqal::preferences::{KEY, KEY_OF_VERSION_1};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    panel::{choose, open, opened, says},
    stand_ins::{block_storage, other_tab_sets},
    support::{FERRY, MISSING, SAMPLE, Stage, settle, store, stored, until},
};

/// The code of the story, as text.
const CODE: &str = "لُبّ[٧] = 8;let n = \"٩ لُبّ\" + 10;";

/// Every tag with its attributes, in order.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').filter_map(|tag| tag.split('>').next())
}

/// Broken by not reading the first key, by reading it although there is a newer one, and by writing before a choice.
#[wasm_bindgen_test]
async fn the_first_form_is_taken_over_with_the_first_choice() {
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

/// Broken by an attribute that takes over what is kept unseen, by a panic over what is no form at all, and by throwing
/// away what a later version has put there.
#[wasm_bindgen_test]
async fn a_broken_store_is_as_none_and_can_be_chosen_over() {
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

/// Broken by a choice that is read back from storage.
#[wasm_bindgen_test]
async fn without_storage_choices_hold_for_the_visit() {
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

/// Broken by hearing no `storage` event or that of another key, by keeping or telling what another tab has chosen, and
/// by a panel that stays as it was.
#[wasm_bindgen_test]
async fn what_another_tab_chooses_is_seen_here_and_not_stored_again() {
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

/// Broken by a reader that hears only of other tabs, and by one that stores or tells again what another has chosen.
#[wasm_bindgen_test]
async fn another_reader_of_the_page_follows_a_choice() {
    let stage = Stage::element(&[]);
    let other = Stage::another_element(&[("font-step", "3")]);
    for stage in [&stage, &other] {
        stage.read(SAMPLE);
        stage.reaches("ready").await;
    }
    // One sheet closes another.
    stage.click("settings").await;
    choose(&stage, "theme", "sepia").await;
    stage.click("font-increase").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 theme=sepia");
    other.click("settings").await;
    until("the other reader", || other.all_on_root() == "font-step=1.15 theme=sepia").await;
    assert!(says(&other, "theme", "sepia") && says(&other, "font-step", "1"));
    let told = [r#"{"name":"theme","value":"sepia"}"#, r#"{"name":"font-step","value":1}"#];
    assert_eq!(stage.heard("maqal-preference"), told);
    other.click("settings-reset").await;
    until("the first reader", || stage.all_on_root() == "font-step=1.00").await;
    assert_eq!(other.all_on_root(), "font-step=1.50");
}

/// Broken by choices that are read once for all articles, and by a reader that is told of them too early.
#[wasm_bindgen_test]
async fn a_choice_in_another_tab_holds_for_an_article_to_come() {
    let stage = Stage::reading(MISSING);
    stage.reaches("error").await;
    // Nobody hears of it yet.
    store(KEY, "2 font-step=6 theme=dark");
    stage.read(FERRY);
    stage.reaches("ready").await;
    assert_eq!(stage.all_on_root(), "font-step=2.50 theme=dark");
}

/// Broken by defaults that are read once, and by those that undo a choice.
#[wasm_bindgen_test]
async fn other_defaults_of_the_site_apply_but_to_what_is_chosen() {
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
    assert_eq!(stage.words("published"), "4 نوفمبر 2025");
    assert_eq!(stored(KEY).as_deref(), Some("2 theme=sepia"));
    assert_eq!(stage.heard("maqal-preference").len(), 1, "only a person chooses");
}

/// Broken by a stored choice that overwrites one that came after it.
#[wasm_bindgen_test]
async fn choices_that_follow_each_other_at_once_are_all_made() {
    let stage = opened(KEY, "").await;
    for key in ["+", "t", "+", "+"] {
        crate::stand_ins::press(&crate::support::body(), key, "");
    }
    settle().await;
    assert_eq!(stage.all_on_root(), "font-step=1.50 theme=light");
    assert_eq!(stored(KEY).as_deref(), Some("2 theme=light font-step=3"));
}
