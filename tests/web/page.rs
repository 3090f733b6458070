//! The standalone page and the element: how a site configures a reader, and the metadata that the page gets from the
//! article.

use maqal::{
    host::site::{Scope, Site},
    preferences::{FontStep, Theme},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stubs::{go_to, press},
    support::{FERRY, FERRY_TITLE, FERRY_URL, MISSING, SAMPLE, Stage, body, document, settle, window},
};

fn of_head(selector: &str, attribute: &str) -> Option<String> {
    document().query_selector(selector).expect("the selector is valid")?.get_attribute(attribute)
}

fn site(stage: &Stage) -> Site {
    Site::of(&stage.place).expect("the place is in a document")
}

#[wasm_bindgen_test]
async fn page_gets_the_metadata_of_the_article() {
    let stage = Stage::loaded(FERRY).await;
    assert_eq!(document().title(), FERRY_TITLE);
    assert_eq!(of_head("html", "lang").as_deref(), Some("en-GB"));
    assert_eq!(of_head("html", "dir").as_deref(), Some("ltr"));
    assert_eq!(of_head("head link[rel=canonical]", "href").as_deref(), Some(FERRY_URL));
    let description = of_head("head meta[name=description]", "content").unwrap_or_default();
    assert!(description.starts_with("Every evening the ferry"), "{description}");

    // Another article, without a URL of its own.
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    assert_eq!(document().title(), stage.text("headline"));
    assert_eq!(of_head("html", "dir").as_deref(), Some("rtl"));
    assert_eq!(of_head("link[rel=canonical]", "href"), None);
    let descriptions = document().query_selector_all("meta[name=description]").expect("the selector is valid");
    assert_eq!(descriptions.length(), 1, "one description that is changed, not one more");
}

#[wasm_bindgen_test]
async fn description_is_the_dek() {
    let stage = Stage::empty();
    stage.load_json(&serde_json::json!({ "maqal": 1, "title": "عنوان", "dek": "مقدمة", "body": ["نص"] }));
    stage.wait_for_state("ready").await;
    assert_eq!(of_head("meta[name=description]", "content").as_deref(), Some("مقدمة"));
    assert_eq!(of_head("html", "lang"), None, "an unknown language is not invented");
}

#[wasm_bindgen_test]
async fn element_does_not_change_the_page() {
    let stage = Stage::element(&[]);
    document().set_title("the site's own");
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert_eq!(document().title(), "the site's own");
    assert_eq!(of_head("html", "lang"), None);
    assert_eq!(of_head("link[rel=canonical]", "href"), None);
    assert_eq!(of_head("meta[name=description]", "content"), None);
}

#[wasm_bindgen_test]
async fn configured_original_applies_only_to_the_configured_article() {
    let original = "https://news.example/of-the-sample";
    for (has_original, link) in [(true, Some(original)), (false, None)] {
        let stage = Stage::empty();
        stage.config("original", original);
        stage.mount(crate::support::with(crate::support::source(MISSING), "hasOriginal", has_original));
        stage.wait_for_state("error").await;
        let found = stage.find("[data-part=source]").and_then(|found| found.get_attribute("href"));
        assert_eq!(found.as_deref(), link);
    }
}

#[wasm_bindgen_test]
async fn page_can_disable_shortcuts() {
    for (shortcuts, size) in [("", "١١٥٪"), ("off", "١٠٠٪")] {
        let stage = Stage::empty();
        stage.config("shortcuts", shortcuts);
        stage.load(FERRY);
        stage.wait_for_state("ready").await;
        press(&body(), "+", "");
        settle().await;
        assert_eq!(stage.text("font-reset"), size, "{shortcuts:?}");
    }
}

#[wasm_bindgen_test]
fn a_page_without_configuration_has_the_defaults() {
    for stage in [Stage::empty, || Stage::element(&[])] {
        let stage = stage();
        stage.config("lang", "");
        let site = site(&stage);
        assert_eq!((site.lang(), site.surrounding_lang(), site.share()), <(String, String, String)>::default());
        assert_eq!((site.preferences(), site.theme()), (maqal::preferences::Preferences::default(), None));
        assert!(site.original().is_none());
        let is_element = stage.place.parent_element().is_none();
        assert_eq!(site.is_element(), is_element);
        assert_eq!(site.shortcuts(), if is_element { Scope::Reader } else { Scope::Page });
    }
}

#[wasm_bindgen_test]
fn meta_elements_and_attributes_are_equivalent() {
    for stage in [Stage::empty, || Stage::element(&[])] {
        let stage = stage();
        for (name, value) in [("lang", "fa-AF"), ("share", "copy x"), ("preferences", "font-step=2 theme=sepia")] {
            stage.config(name, value);
        }
        let site = site(&stage);
        assert_eq!((&*site.lang(), &*site.share()), ("fa-AF", "copy x"));
        let preferences = site.preferences();
        assert_eq!((preferences.get(), preferences.get()), ("2".parse::<FontStep>().ok(), Some(Theme::Sepia)));
    }
}

#[wasm_bindgen_test]
fn reads_the_attributes_of_an_element() {
    let cases = [
        // The style sheet reads `light` and `dark` from the attribute.
        ("theme:light", Some(Theme::Light), None, None),
        ("theme:dark", Some(Theme::Dark), None, None),
        ("theme:black", Some(Theme::Black), Some(Theme::Black), None),
        ("theme:mauve", None, None, None),
        ("font-step:3", None, None, Some("3")),
        ("font-step:huge", None, None, Some("0")),
        ("preferences:font-step=2 theme=sepia;font-step:-1", None, Some(Theme::Sepia), Some("-1")),
        ("preferences:theme=sepia;theme:contrast", Some(Theme::Contrast), Some(Theme::Contrast), None),
    ];
    for (attributes, theme, default_theme, step) in cases {
        let split: Vec<_> = attributes.split(';').filter_map(|attribute| attribute.split_once(':')).collect();
        let site = site(&Stage::element(&split));
        assert_eq!(site.theme(), theme, "{attributes}");
        let preferences = site.preferences();
        assert_eq!(preferences.get::<Theme>(), default_theme, "{attributes}");
        assert_eq!(preferences.get::<FontStep>(), step.and_then(|step| step.parse().ok()), "{attributes}");
    }
    assert_eq!(site(&Stage::element(&[("no-shortcuts", "")])).shortcuts(), Scope::Nowhere);
    assert!(site(&Stage::element(&[("keep-tracking", "")])).keeps_tracking());
    assert!(!site(&Stage::element(&[])).keeps_tracking());
}

#[wasm_bindgen_test]
fn original_of_an_element_is_its_first_link() {
    let stage = Stage::element(&[]);
    let element = document().query_selector("maqal-reader").ok().flatten().expect("the element is there");
    element.set_inner_html("<a>no link</a><a href='/story?n=1'>the story</a><a href='/other'>another</a>");
    let origin = window().location().origin().expect("the page has an origin");
    assert_eq!(site(&stage).original().map(|url| url.as_str().to_owned()), Some(format!("{origin}/story?n=1")));
    element.set_inner_html("<a href='javascript:alert(1)'>no story</a>");
    assert!(site(&stage).original().is_none());
}

#[wasm_bindgen_test]
fn original_of_a_page_can_be_relative() {
    let stage = Stage::empty();
    go_to("/folder/page");
    stage.config("original", "../story");
    let origin = window().location().origin().expect("the page has an origin");
    assert_eq!(site(&stage).original().map(|url| url.as_str().to_owned()), Some(format!("{origin}/story")));
}

#[wasm_bindgen_test]
fn surrounding_language_is_that_of_the_nearest_ancestor() {
    let stage = Stage::element(&[("lang", "en")]);
    document().document_element().expect("the page has a root").set_attribute("lang", "fa").expect("it is valid");
    assert_eq!(site(&stage).surrounding_lang(), "fa", "its own is that of the interface");
    let parent = crate::support::add("div", &[("lang", "ur")]);
    let element = document().query_selector("maqal-reader").ok().flatten().expect("the element is there");
    parent.append_child(&element).expect("an element can be moved");
    assert_eq!(site(&stage).surrounding_lang(), "ur");
}
