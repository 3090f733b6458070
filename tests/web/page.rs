//! The standalone page: its `<meta>` elements and its query configure it, and it follows the article.

use js_sys::Function;
use maqal::page;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stand_ins::{go_to, held_address, held_count, hold_requests, press, track_listeners},
    support::{FERRY, FERRY_TITLE, FERRY_URL, MISSING, SAMPLE, Stage, add, body, document, settle, until},
};

/// A page at `query` with these `<meta>` elements.
fn start(query: &str, metas: &[(&str, &str)]) -> Stage {
    start_with(query, metas, || ())
}

/// The same with a stand-in put up before the page starts.
fn start_with(query: &str, metas: &[(&str, &str)], stand_in: fn()) -> Stage {
    let mut stage = Stage::empty();
    stand_in();
    // The page keeps its reader for good; the next test must not have it listening.
    track_listeners();
    go_to(&format!("/{query}"));
    for (name, content) in metas {
        add("meta", &[("name", &format!("maqal:{name}")), ("content", content)]);
    }
    stage.place = add("div", &[("id", "maqal")]).into();
    page::start(faces()).expect("the page has all that a reader needs");
    stage
}

/// What brings the fonts of a face: here each is there at once.
fn faces() -> Function {
    Function::new_no_args("return Promise.resolve()")
}

fn of_head(selector: &str, attribute: &str) -> Option<String> {
    document().query_selector(selector).expect("the selector is one")?.get_attribute(attribute)
}

fn error(stage: &Stage) -> Option<String> {
    stage.attribute("message", "data-error")
}

#[wasm_bindgen_test]
async fn the_page_follows_its_article() {
    let stage = start("", &[("article", FERRY)]);
    stage.reaches("ready").await;
    assert_eq!(document().title(), FERRY_TITLE);
    assert_eq!(of_head("html", "lang").as_deref(), Some("en-GB"));
    assert_eq!(of_head("html", "dir").as_deref(), Some("ltr"));
    assert_eq!(of_head("head link[rel=canonical]", "href").as_deref(), Some(FERRY_URL));
    let description = of_head("head meta[name=description]", "content").unwrap_or_default();
    assert!(description.starts_with("Every evening the ferry"), "{description}");

    // Another article, without an address of its own.
    let stage = start("", &[("article", SAMPLE)]);
    stage.reaches("ready").await;
    assert_eq!(document().title(), stage.words("headline"));
    assert_eq!(of_head("html", "dir").as_deref(), Some("rtl"));
    assert_eq!(of_head("link[rel=canonical]", "href"), None);
    let descriptions = document().query_selector_all("meta[name=description]").expect("the selector is one");
    assert_eq!(descriptions.length(), 1, "one description that is changed, not one more");
}

#[wasm_bindgen_test]
async fn the_query_names_another_article() {
    let metas = [("article", SAMPLE), ("original", "https://news.example/of-the-sample")];
    let stage = start(&format!("?src={FERRY}"), &metas);
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), FERRY_TITLE);

    // What the page knows is the original of its own article only.
    let stage = start(&format!("?src={MISSING}"), &metas);
    stage.reaches("error").await;
    assert!(!stage.has("source"));
    let stage = start("", &[("article", MISSING), metas[1]]);
    stage.reaches("error").await;
    assert_eq!(stage.attribute("source", "href").as_deref(), Some(metas[1].1));
}

#[wasm_bindgen_test]
async fn other_origins_are_refused_unasked_unless_they_are_listed() {
    let asked = "https://news.example:8443/story.json";
    let listed = "https://news.example:8443";
    let refused = [
        (asked, ""),
        (asked, "https://news.example"),
        (asked, "http://news.example:8443"),
        ("https://news.example:8443.evil.example/story.json", listed),
        ("//evil.example/story.json", listed),
        ("javascript:alert(1)", listed),
        ("data:application/json,{}", listed),
    ];
    for (asked, origins) in refused {
        let query = format!("?src={}", String::from(js_sys::encode_uri_component(asked)));
        let stage = start_with(&query, &[("origins", origins)], hold_requests);
        stage.reaches("error").await;
        assert_eq!(error(&stage).as_deref(), Some("origin"), "{asked}");
        assert_eq!(held_count(), 0, "{asked}");
    }

    let origins = "https://first.example https://news.example:8443/";
    let stage = start_with(&format!("?src={asked}"), &[("origins", origins)], hold_requests);
    until("the request", || held_count() == 1).await;
    assert_eq!(held_address(0), asked);
    assert_eq!(stage.state().as_deref(), Some("loading"));
}

#[wasm_bindgen_test]
async fn keys_work_unless_the_page_says_off() {
    for (shortcuts, size) in [("", "١١٥٪"), ("off", "١٠٠٪")] {
        let stage = start("", &[("article", FERRY), ("shortcuts", shortcuts)]);
        stage.reaches("ready").await;
        press(&body(), "+", "");
        settle().await;
        assert_eq!(stage.words("font-reset"), size, "{shortcuts:?}");
    }
}

#[wasm_bindgen_test]
fn a_page_without_a_place_for_the_reader_says_so() {
    let _stage = Stage::empty();
    assert!(page::start(faces()).is_err());
}
