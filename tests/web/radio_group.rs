//! The groups of radio buttons in the settings panel.

use maqal::preferences::KEY;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

use crate::{
    panel::{choose, opened},
    stubs::other_tab_sets,
    support::{Stage, settle},
};

fn radios(stage: &Stage, name: &str) -> Vec<HtmlInputElement> {
    stage.all(&format!("[name={name}]")).into_iter().map(JsCast::unchecked_into).collect()
}

fn checked(stage: &Stage, name: &str) -> Vec<String> {
    radios(stage, name).iter().filter(|radio| radio.checked()).map(HtmlInputElement::value).collect()
}

#[wasm_bindgen_test]
async fn group_has_a_title_and_a_label_for_each_value() {
    let stage = opened(KEY, "").await;
    let cases: [(&str, &str, &[&str]); 3] = [
        ("theme", "الألوان", &["تلقائي", "فاتح", "ورقي", "داكن", "أسود", "تباين عالٍ"]),
        ("digits", "الأرقام", &["كما كُتبت", "١٢٣", "123"]),
        ("keys", "اختصارات لوحة المفاتيح", &["مفعّلة", "معطّلة"]),
    ];
    for (name, title, labels) in cases {
        let group = stage.find(&format!("fieldset[data-choice={name}]")).expect("it is a group");
        let legend = group.first_element_child().expect("it has a title");
        assert_eq!((&*legend.local_name(), legend.text_content().as_deref()), ("legend", Some(title)));
        let radios = radios(&stage, name);
        let found: Vec<_> = radios.iter().map(|radio| radio.parent_element().expect("it is in its label")).collect();
        assert!(found.iter().all(|label| label.local_name() == "label"));
        let found: Vec<_> = found.iter().filter_map(|label: &Element| label.text_content()).collect();
        assert_eq!(found, labels, "{name}");
        assert!(
            radios
                .iter()
                .all(|radio| radio.type_() == "radio" && radio.get_attribute("part").as_deref() == Some("choice"))
        );
    }
}

#[wasm_bindgen_test]
async fn exactly_one_radio_button_is_checked() {
    let stage = opened(KEY, "").await;
    assert_eq!(checked(&stage, "theme"), ["auto"]);
    choose(&stage, "theme", "sepia").await;
    assert_eq!(checked(&stage, "theme"), ["sepia"]);
    stage.press("t").await;
    assert_eq!(checked(&stage, "theme"), ["dark"]);
    other_tab_sets(KEY, Some("2 theme=contrast"));
    settle().await;
    assert_eq!(checked(&stage, "theme"), ["contrast"]);
    choose(&stage, "theme", "light").await;
    assert_eq!(checked(&stage, "theme"), ["light"]);
    stage.click("settings-reset").await;
    assert_eq!(checked(&stage, "theme"), ["auto"]);
}

#[wasm_bindgen_test]
async fn click_on_the_label_chooses_the_value() {
    let stage = opened(KEY, "").await;
    stage.click_on("[name=align][value=justify] + span").await;
    assert_eq!(checked(&stage, "align"), ["justify"]);
    assert_eq!(stage.on_root("align"), "justify");
}
