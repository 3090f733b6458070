//! The toolbar: its place, its names, and the link that skips it.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{FERRY, SAMPLE, Stage, add, until};

#[wasm_bindgen_test]
async fn toolbar_is_in_its_slot() {
    let stage = Stage::loaded(SAMPLE).await;
    let toolbar = stage.find("article > .toolbar-slot > [data-part=toolbar]").expect("it is in its slot");
    let slot = toolbar.parent_element().expect("it is in its slot");
    assert!(slot.previous_element_sibling().is_some_and(|header| header.local_name() == "header"));
    assert!(
        slot.next_element_sibling().is_some_and(|text| text.query_selector("#maqal-text").is_ok_and(|it| it.is_some()))
    );
    assert_eq!(stage.all("[data-part=toolbar]").len(), 1);
    assert_eq!(toolbar.get_attribute("part").as_deref(), Some("toolbar"));
    assert_eq!(toolbar.get_attribute("role").as_deref(), Some("group"));
}

#[wasm_bindgen_test]
async fn has_the_language_of_the_interface() {
    for (lang, name, dir) in
        [("ar", "أدوات القراءة", "rtl"), ("fa", "ابزار مطالعه", "rtl"), ("en", "Reading tools", "ltr")]
    {
        let stage = Stage::empty();
        stage.config("lang", lang);
        stage.load(FERRY);
        stage.wait_for_state("ready").await;
        let attributes = ["lang", "aria-label", "dir"].map(|attribute| stage.attribute("toolbar", attribute));
        assert_eq!(attributes, [lang, name, dir].map(|value| Some(value.into())));
    }
}

#[wasm_bindgen_test]
async fn first_link_skips_the_toolbar() {
    let stage = Stage::loaded(SAMPLE).await;
    let skip = stage.find("[data-part=toolbar] > a").expect("there is a link");
    assert!(skip.previous_element_sibling().is_none());
    assert_eq!(skip.text_content().as_deref(), Some("إلى نص المقال"));
    let target = skip.get_attribute("href").and_then(|href| stage.find(&href)).expect("it leads to something");
    assert!(target == stage.part("body"));

    // In a shadow root, the reader follows the link, because browsers do not.
    let stage = Stage::element(&[]);
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    stage.click_on("[data-part=toolbar] > a").await;
    assert!(stage.is_focused("body"));
}

#[wasm_bindgen_test]
async fn every_button_has_a_name_and_a_part() {
    let stage = Stage::loaded(FERRY).await;
    let buttons = stage.all("[data-part=toolbar] button");
    assert_eq!(buttons.len(), 6, "the size, the settings, sharing, and the copy in its menu");
    for button in buttons {
        let button: web_sys::Element = wasm_bindgen::JsCast::unchecked_into(button);
        let name = button.get_attribute("aria-label").or_else(|| button.text_content()).unwrap_or_default();
        assert!(!name.trim().is_empty(), "{}", button.outer_html());
        assert_eq!(button.get_attribute("part"), button.get_attribute("data-part"));
        assert_eq!(button.get_attribute("type").as_deref(), Some("button"));
    }
    assert_eq!(stage.attribute("settings", "aria-label").as_deref(), Some("إعدادات القراءة"));
    assert_eq!(stage.attribute("settings", "aria-haspopup").as_deref(), Some("dialog"));
}

#[wasm_bindgen_test]
async fn controls_take_no_focus_and_change_no_text() {
    let mut stage = Stage::empty();
    stage.has_controls = false;
    stage.load(SAMPLE);
    until("the article", || stage.state().as_deref() == Some("ready")).await;
    until("the whole article", || stage.find("article > footer").is_some()).await;
    let text = |stage: &Stage| ["headline", "body", "source"].map(|part| stage.part(part).outer_html());
    let before = text(&stage);
    stage.has_controls = true;
    stage.load(SAMPLE);
    let field = add("input", &[]);
    field.focus().expect("a field takes the focus");
    stage.wait_for_state("ready").await;
    assert_eq!(text(&stage), before);
    assert!(crate::support::document().active_element().is_some_and(|active| active == *field));
}
