//! Unmounting a reader removes everything: elements, event listeners and timers.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{
    stubs::{clipboard, count_listeners, listeners, other_tab_sets, press},
    support::{FERRY, SAMPLE, Stage, body, document, settle, stored, until, window},
};

const KEY: &str = "maqal.preferences";

#[wasm_bindgen_test]
async fn unmounted_reader_ignores_keys_and_other_tabs() {
    let stage = Stage::loaded(SAMPLE).await;
    let root = stage.root();
    stage.unmount();
    settle().await;
    stage.press("+").await;
    other_tab_sets(KEY, Some("2 font-step=5"));
    settle().await;
    assert_eq!(stored(KEY), None);
    let scale = root.style().get_property_value("--maqal-font-scale").expect("a style has properties");
    assert_eq!(scale, "1.00");
    assert!(stage.events("maqal-preference").is_empty());
}

type IsTime = fn(&Stage) -> bool;

/// Returns the listeners on the page that a reader has added and not removed.
async fn left_by(mount: impl AsyncFn(&Stage), stage: &Stage) -> Vec<String> {
    count_listeners();
    mount(stage).await;
    let added = listeners();
    stage.unmount();
    settle().await;
    let left = listeners();
    assert!(added.len() > left.len() || added.is_empty(), "{added:?} were added, {left:?} are left");
    assert_eq!(stage.place.inner_html(), "");
    left
}

#[wasm_bindgen_test]
async fn unmounting_removes_every_listener() {
    for stage in [Stage::empty, || Stage::element(&[])] {
        let stage = stage();
        let left = left_by(
            async |stage| {
                stage.load(SAMPLE);
                stage.wait_for_state("ready").await;
                for type_ in ["keydown", "click", "storage", "pagehide", "beforeprint", "error", "toggle"] {
                    assert!(listeners().iter().any(|known| known == type_), "nobody listens to {type_}");
                }
                // Everything that adds listeners.
                stage.click("settings").await;
                stage.click("font-increase").await;
                stage.click("settings-reset").await;
                press(&stage.part("headline"), "?", "");
                settle().await;
            },
            &stage,
        );
        assert_eq!(left.await, Vec::<String>::new());
    }
}

#[wasm_bindgen_test]
async fn unmounting_works_at_any_time() {
    let stage = Stage::empty();
    let times: [(&str, IsTime); 5] = [
        ("at once", |_| true),
        ("when it loads", |stage| stage.state().as_deref() == Some("loading")),
        ("when it is ready", |stage| stage.state().as_deref() == Some("ready")),
        // Yew creates a component in a later task.
        ("when the controls come", |stage| stage.find(".controls").is_some()),
        ("when the toolbar is there", |stage| stage.has("toolbar")),
    ];
    for (name, is_time) in times {
        let left = left_by(
            async |stage| {
                stage.load(FERRY);
                until(name, || is_time(stage)).await;
            },
            &stage,
        );
        assert_eq!(left.await, Vec::<String>::new(), "{name}");
    }
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    assert!(!stage.loaded_headlines().is_empty());
}

#[wasm_bindgen_test]
async fn two_hundred_readers_leave_no_listeners() {
    let stage = Stage::empty();
    count_listeners();
    let html = document().query_selector_all("*").expect("the selector is valid").length();
    for number in 0..200 {
        // Each reader has controls.
        stage.load(FERRY);
        let is_heard = || listeners().iter().any(|known| known == "keydown");
        until("the controls", || stage.find(".share-foot").is_some() && is_heard()).await;
        if number % 20 == 0 {
            assert!(listeners().len() > 20, "there are only {:?}", listeners());
        }
        stage.unmount();
    }
    settle().await;
    assert_eq!(listeners(), Vec::<String>::new());
    // Readers share the elements that they add to the head of the page.
    let more = document().query_selector_all("*").expect("the selector is valid").length() - html;
    assert!(more <= 2, "{more} elements are left");
    assert_eq!(stage.loaded_headlines().len(), 200);
}

#[wasm_bindgen_test]
async fn unmounting_cancels_pending_work() {
    let stage = Stage::loaded(FERRY).await;
    clipboard(true);
    stage.click_on(".share-foot [data-network=copy]").await;
    until("the confirmation", || stage.root().has_attribute("data-copy")).await;
    let root = stage.root();
    stage.click("settings").await;
    stage.unmount();
    assert!(!root.is_connected());
    assert!(document().query_selector(":popover-open").is_ok_and(|open| open.is_none()));
    for (target, name) in
        [(window().unchecked_into::<web_sys::EventTarget>(), "pagehide"), (document().into(), "visibilitychange")]
    {
        target.dispatch_event(&Event::new(name).expect("the name is valid")).expect("the event is dispatched");
    }
    settle().await;
    assert_eq!((stored("maqal.places"), stored(KEY)), (None, None));
}

#[wasm_bindgen_test]
async fn unmounting_the_controls_leaves_the_article_unchanged() {
    let mut stage = Stage::empty();
    stage.has_controls = false;
    stage.load(FERRY);
    until("the article", || stage.find("article > footer").is_some()).await;
    let before = stage.root().outer_html();
    let controls = maqal::controls::mount(&stage.place, stage.loader(), "").expect("there is an article");
    until("the controls", || stage.find(".share-foot").is_some()).await;
    assert!(stage.root().outer_html() != before);
    drop(controls);
    settle().await;
    assert_eq!(stage.root().outer_html(), before);
    assert!(!stage.root().has_attribute("data-controls"), "the buttons of embeds work no more");
    press(&body(), "t", "");
    settle().await;
    assert_eq!(stage.on_root("theme"), "");
}
