//! Incremental building of long articles: the first screen is built immediately, and the rest in slices, or immediately if
//! something needs the whole text.

use std::{cell::RefCell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use maqal::{
    article::Article,
    document,
    host::{dom, html, intl},
    source::{self, Options},
};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use crate::{
    stubs::go_to,
    support::{self, FERRY, Stage, settle, store, stored, unmount, until, url, window},
};

/// How many blocks the long articles have.
const BLOCKS: usize = 2_000;
/// How many of them are in the first slice.
const FIRST: usize = 60;

/// Returns an article in Arabic with these paragraphs.
fn paragraphs(words: impl Fn(usize) -> String, count: usize) -> Value {
    let body: Vec<_> = (1..=count).map(words).collect();
    json!({ "maqal": 1, "title": "طويل", "lang": "ar", "body": body })
}

fn long() -> Value {
    paragraphs(|number| format!("الفقرة {number}"), BLOCKS)
}

/// Returns a WordPress post whose first and last paragraphs link to each other.
fn with_footnote() -> Value {
    let text = "<p>نص</p>".repeat(BLOCKS);
    let html = format!("<p id=\"up\">نص<a href=\"#down\">1</a></p>{text}<p id=\"down\">حاشية<a href=\"#up\">↩</a></p>");
    json!({
        "id": 1, "type": "post", "link": "https://news.example/1", "date": "2025-11-04T05:00:00",
        "title": { "rendered": "طويل" }, "content": { "rendered": html }, "excerpt": { "rendered": "" },
    })
}

/// What the page shows of an article.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    state: String,
    blocks: usize,
    is_busy: bool,
    has_footer: bool,
}

fn seen(place: &Element) -> Seen {
    let count = |selector| place.query_selector_all(selector).expect("the selector is valid").length();
    let root = place.first_element_child().expect("the root is there");
    Seen {
        state: root.get_attribute("data-state").unwrap_or_default(),
        blocks: usize::try_from(count("[data-part=body] > *")).expect("there are few"),
        is_busy: count("article[aria-busy=true]") == 1,
        has_footer: count("article > footer") == 1,
    }
}

fn complete(blocks: usize) -> Seen {
    Seen { state: "ready".into(), blocks, is_busy: false, has_footer: true }
}

/// Calls `act` when the first slice has been shown, before the rest is built.
fn at_load(stage: &Stage, mut act: impl FnMut(&Element) + 'static) -> EventListener {
    let place = stage.place.clone();
    EventListener::once(&stage.place, "maqal-load", move |_| act(&place))
}

/// Calls `act` when the first slice has been shown, and records what the page shows after that.
fn seen_after(stage: &Stage, mut act: impl FnMut(&Element) + 'static) -> (EventListener, Rc<RefCell<Option<Seen>>>) {
    let log = Rc::default();
    let listener = at_load(stage, {
        let log: Rc<RefCell<Option<Seen>>> = Rc::clone(&log);
        move |place| {
            act(place);
            *log.borrow_mut() = Some(seen(place));
        }
    });
    (listener, log)
}

async fn is_complete(stage: &Stage) {
    until("the whole article", || stage.find("article:not([aria-busy])").is_some()).await;
}

#[wasm_bindgen_test]
async fn builds_the_first_screen_immediately_and_the_rest_later() {
    let stage = Stage::empty();
    let (_listener, at_load) = seen_after(&stage, |_| ());
    stage.load_json(&long());
    stage.wait_for_state("ready").await;
    let first = Seen { state: "ready".into(), blocks: FIRST, is_busy: true, has_footer: false };
    assert_eq!(at_load.take(), Some(first));
    is_complete(&stage).await;
    assert_eq!(seen(&stage.place), complete(BLOCKS));
    let last = stage.find("[data-part=body] > :last-child").and_then(|last| last.text_content());
    assert_eq!(last, Some(format!("الفقرة {BLOCKS}")));
    // The share links are in the footer.
    assert!(stage.find("article > footer .share-foot").is_some());
    assert_eq!(stage.states(), ["loading", "ready"], "the rest is no state of its own");
}

#[wasm_bindgen_test]
async fn long_blocks_shorten_the_first_slice() {
    let stage = Stage::empty();
    let (_listener, at_load) = seen_after(&stage, |_| ());
    // Three of them have 6,000 characters.
    stage.load_json(&paragraphs(|_| "حرف ".repeat(501), 9));
    stage.wait_for_state("ready").await;
    assert_eq!(at_load.take().map(|seen| (seen.blocks, seen.is_busy)), Some((3, true)));
    assert_eq!(seen(&stage.place), complete(9));
}

#[wasm_bindgen_test]
async fn builds_a_short_article_immediately() {
    let stage = Stage::empty();
    let (_listener, at_load) = seen_after(&stage, |_| ());
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert_eq!(at_load.take(), Some(complete(2)));
}

/// Builds the elements of the whole document.
fn whole(article: &Article) -> Element {
    let nodes = dom::build(&support::document(), &document::article(article, &intl::ARABIC));
    nodes.expect("the names are valid").first_element_child().expect("the article is an element")
}

/// Hides errors of images from the reader, so that it does not replace broken ones.
fn keep_pictures() -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), "error", options, Event::stop_propagation)
}

#[wasm_bindgen_test]
async fn slices_make_the_same_document_as_one_piece() {
    let every_block = include_str!("../fixtures/maqal/every-block/source.json");
    let mut every_block: Value = serde_json::from_str(every_block).expect("the fixture is JSON");
    let body = every_block["body"].as_array().expect("it has a body").clone();
    // The levels of headings depend on those in previous slices.
    let headings = [2, 3, 4, 2, 4].map(|level| json!({ "type": "heading", "level": level, "content": "عنوان" }));
    every_block["body"] =
        body.iter().chain(&headings).cycle().take((body.len() + headings.len()) * 20).cloned().collect();
    for json in [every_block, long(), with_footnote()] {
        let bytes = json.to_string();
        let home = url("/");
        let article =
            source::read(bytes.as_bytes(), &home, &Options::default(), html::parse).expect("it is an article");
        let mut stage = Stage::empty();
        stage.has_controls = false;
        let _pictures = keep_pictures();
        stage.mount(support::with(support::inline_article(&bytes), "url", home.as_str()));
        until("the article", || stage.state().as_deref() == Some("ready")).await;
        is_complete(&stage).await;
        let (found, expected) = (stage.find("article").expect("it is shown"), whole(&article));
        assert!(expected.children().length() > 3 && article.body.len() > FIRST);
        let (html, expected_html) = (found.outer_html(), expected.outer_html());
        let at = html.chars().zip(expected_html.chars()).position(|(one, other)| one != other);
        let from = |html: &str| html.chars().skip(at.unwrap_or_default()).take(100).collect::<String>();
        assert!(found.is_equal_node(Some(&expected)), "{:?} is not {:?}", from(&html), from(&expected_html));
    }
}

#[wasm_bindgen_test]
async fn printing_builds_the_rest_immediately() {
    let stage = Stage::empty();
    let (_listener, printed) = seen_after(&stage, |_| {
        let event = Event::new("beforeprint").expect("the name is valid");
        window().dispatch_event(&event).expect("the event is dispatched");
    });
    stage.load_json(&long());
    stage.wait_for_state("ready").await;
    assert_eq!(printed.take(), Some(complete(BLOCKS)));
    settle().await;
    assert_eq!(seen(&stage.place), complete(BLOCKS), "nothing is built twice");
}

#[wasm_bindgen_test]
async fn link_within_the_article_builds_the_rest_immediately() {
    for stage in [Stage::empty, || Stage::element(&[])] {
        let stage = stage();
        // Outside a shadow root, the browser follows the link, which changes the URL of the page.
        go_to("/");
        let (_listener, followed) = seen_after(&stage, |place| {
            let link = place.query_selector("[data-part=body] a[href^='#']").expect("the selector is valid");
            wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(link.expect("it is built")).click();
        });
        stage.load_json(&with_footnote());
        stage.wait_for_state("ready").await;
        assert_eq!(followed.take(), Some(complete(BLOCKS + 2)));
        // In a shadow root, the target gets the focus.
        let target = stage.find("[data-part=body] > :last-child [id]").expect("the target is built");
        assert_eq!(target.has_attribute("tabindex"), stage.place.parent_element().is_none());
    }
}

#[wasm_bindgen_test]
async fn click_on_text_builds_nothing() {
    let stage = Stage::empty();
    let (_listener, clicked) = seen_after(&stage, |place| {
        let paragraph = place.query_selector("[data-part=body] > p").expect("the selector is valid");
        wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(paragraph.expect("it is built")).click();
    });
    stage.load_json(&long());
    stage.wait_for_state("ready").await;
    assert_eq!(clicked.take().map(|seen| (seen.blocks, seen.is_busy)), Some((FIRST, true)));
}

#[wasm_bindgen_test]
async fn unmounting_stops_building() {
    let stage = Stage::empty();
    let article = Rc::<RefCell<Option<Element>>>::default();
    let _listener = at_load(&stage, {
        let article = article.clone();
        move |place| {
            *article.borrow_mut() = place.query_selector("article").expect("the selector is valid");
            unmount(place);
        }
    });
    stage.load_json(&long());
    until("the article", || article.borrow().is_some()).await;
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    let article = article.take().expect("it was shown");
    let body = article.query_selector("[data-part=body]").ok().flatten().expect("it has a text");
    assert_eq!(body.child_element_count(), u32::try_from(FIRST).expect("it is small"));
}

#[wasm_bindgen_test]
async fn later_slices_have_the_chosen_digits() {
    let stage = Stage::empty();
    store("maqal.preferences", "2 digits=arab");
    stage.load_json(&long());
    stage.wait_for_state("ready").await;
    let text = |number: usize| stage.all("[data-part=body] > p")[number - 1].text_content().unwrap_or_default();
    assert_eq!((&*text(1), &*text(BLOCKS)), ("الفقرة ١", "الفقرة ٢٠٠٠"));
    stage.click("settings").await;
    stage.click_on("[name=digits][value=written]").await;
    assert_eq!((&*text(1), &*text(BLOCKS)), ("الفقرة 1", "الفقرة 2000"));
    assert_eq!(stored("maqal.preferences").as_deref(), Some("2"));
}
