//! A stage for a reader, and waiting for a condition, never for a length of time.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use js_sys::{Date, JSON};
use maqal::{
    preferences,
    reader::{Failure, Reader, ReaderProps, Shortcuts},
    source::Asked,
    url::Url,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Document, Element, Event, HtmlElement, Node, Window};
use yew::{AppHandle, Callback};

use crate::stand_ins;

/// The sample article, without an address of its own.
pub const SAMPLE: &str = "/static/articles/matn-china-russia.json";
/// An article in English with the address [`FERRY_URL`].
pub const FERRY: &str = "/tests/fixtures/web/canonical.json";
/// The canonical address of [`FERRY`].
pub const FERRY_URL: &str = "https://news.example/en/ferry";
/// The headline of [`FERRY`].
pub const FERRY_TITLE: &str = "The ferry that waits <b>for the last</b> passenger";
/// An address that the server has nothing at.
pub const MISSING: &str = "/tests/fixtures/web/there-is-none.json";

/// How long a condition may take, in milliseconds, on a machine that is busy.
const SOON: f64 = 15_000.0;

/// What a page hears of a reader.
const EVENTS: [&str; 4] = ["maqal-load", "maqal-error", "maqal-share", "maqal-preference"];

thread_local! {
    /// The reader of the present test: a test that failed leaves its own behind.
    static MOUNTED: RefCell<Option<AppHandle<Reader>>> = const { RefCell::new(None) };
}

pub fn window() -> Window {
    web_sys::window().expect("the tests run in a window")
}

pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// An address on the page's own origin, or an absolute one.
pub fn url(address: &str) -> Url {
    let page = window().location().href().expect("the page has an address");
    Url::web(address, Url::web(&page, None).as_ref()).expect("a test's own address is a web address")
}

/// What is kept under a key.
pub fn stored(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a value as an earlier visit would have.
pub fn store(key: &str, value: &str) {
    let storage = window().local_storage().ok().flatten().expect("the tests' browser has storage");
    storage.set_item(key, value).expect("there is room in storage");
}

/// Makes the page as it was before any test.
pub fn clear() {
    stand_ins::restore();
    if let Some(app) = MOUNTED.take() {
        app.destroy();
    }
    let left = document().query_selector_all("[data-test]").expect("the selector is one");
    for index in 0..left.length() {
        let left: Option<Element> = left.get(index).and_then(|node| node.dyn_into().ok());
        left.expect("a selector finds elements").remove();
    }
    if let Ok(Some(storage)) = window().local_storage() {
        storage.clear().expect("storage can be cleared");
    }
}

/// Adds an element to the page until the next test.
pub fn add(tag: &str, attributes: &[(&str, &str)]) -> HtmlElement {
    let element = document().create_element(tag).expect("the tag is one");
    for (name, value) in attributes.iter().chain(&[("data-test", "")]) {
        element.set_attribute(name, value).expect("the attribute is one");
    }
    body().append_child(&element).expect("a body takes elements");
    element.unchecked_into()
}

pub fn body() -> Element {
    document().query_selector("body").ok().flatten().expect("the page has a body")
}

/// What is left to see of a text. `Intl` sets marks of direction around a percent sign, some in one release of
/// its data and others in the next.
pub fn shapes(text: &str) -> String {
    text.replace(['\u{61C}', '\u{200E}', '\u{200F}'], "")
}

/// Waits until `condition` holds.
pub async fn until(awaited: &str, mut condition: impl FnMut() -> bool) {
    let end = Date::now() + SOON;
    while !condition() {
        assert!(Date::now() < end, "waited in vain for {awaited}");
        stand_ins::frame().await;
    }
}

/// Lets whatever needs no more than the page itself come to its end: promises, drawing, drawing after drawing.
pub async fn settle() {
    for _ in 0..4 {
        stand_ins::frame().await;
    }
}

/// An event that came out of a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub name: String,
    /// Its detail, as JSON.
    pub detail: String,
    pub composed: bool,
}

/// A cleared page with one reader on it, and an ear on the document.
pub struct Stage {
    /// What the reader is mounted on.
    pub place: Element,
    heard: Rc<RefCell<Vec<Heard>>>,
    loaded: Rc<RefCell<Vec<String>>>,
    _listeners: Vec<EventListener>,
}

impl Stage {
    /// Clears the page for a reader to come.
    pub fn empty() -> Self {
        clear();
        let heard = Rc::<RefCell<Vec<Heard>>>::default();
        let listeners = EVENTS.map(|name| {
            let heard = heard.clone();
            EventListener::new(&document(), name, move |event| heard.borrow_mut().push(Heard::from(event)))
        });
        let loaded = Rc::default();
        Self { place: add("main", &[]).into(), heard, loaded, _listeners: listeners.into() }
    }

    /// A reader of the article at `address`.
    pub fn reading(address: &str) -> Self {
        let stage = Self::empty();
        stage.mount(stage.props(address));
        stage
    }

    /// A reader that shows the article at `address`.
    pub async fn showing(address: &str) -> Self {
        let stage = Self::reading(address);
        stage.reaches("ready").await;
        stage
    }

    /// What a page tells a reader of the article at `address`.
    pub fn props(&self, address: &str) -> ReaderProps {
        self.props_of(Ok(url(address)))
    }

    pub fn props_of(&self, address: Result<Url, Failure>) -> ReaderProps {
        let (loaded, place) = (self.loaded.clone(), self.place.clone());
        let on_state = Callback::from(move |state| {
            if state == "ready" {
                let headline = place.query_selector("[data-part=headline]").expect("the selector is one");
                let headline = headline.expect("an article stands when it is told").text_content();
                loaded.borrow_mut().push(headline.unwrap_or_default());
            }
        });
        ReaderProps {
            address,
            ask: None,
            asked: Asked::default(),
            lang: String::new(),
            around: String::new(),
            original: None,
            shortcuts: Shortcuts::OnPage,
            faces: None,
            site: String::new(),
            share: String::new(),
            on_state,
            is_page: false,
        }
    }

    pub fn mount(&self, props: ReaderProps) {
        let app = yew::Renderer::<Reader>::with_root_and_props(self.place.clone(), props).render();
        MOUNTED.set(Some(app));
    }

    #[expect(clippy::unused_self, reason = "who has a stage has a reader on it")]
    pub fn update(&self, props: ReaderProps) {
        MOUNTED.with_borrow_mut(|app| app.as_mut().expect("a reader is mounted").update(props));
    }

    #[expect(clippy::unused_self, reason = "who has a stage has a reader on it")]
    pub fn destroy(&self) {
        MOUNTED.take().expect("a reader is mounted").destroy();
    }

    /// Waits until the reader says that it is in this state, and has said so to the page; and of an article, until what
    /// comes after its first paint is there.
    pub async fn reaches(&self, state: &str) {
        until(state, || self.state().as_deref() == Some(state)).await;
        if state == "ready" {
            until("what comes after the first paint", || self.has("share-menu") && self.has("share-links")).await;
        }
        settle().await;
    }

    pub fn state(&self) -> Option<String> {
        self.find("[data-part=reader]")?.get_attribute("data-state")
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.place.query_selector(selector).expect("the selector is one")?.dyn_into().ok()
    }

    pub fn all(&self, selector: &str) -> Vec<Node> {
        let found = self.place.query_selector_all(selector).expect("the selector is one");
        (0..found.length()).filter_map(|index| found.get(index)).collect()
    }

    pub fn root(&self) -> HtmlElement {
        self.part("reader")
    }

    /// What a preference has done to the root; empty where it has done nothing.
    pub fn on_root(&self, name: &str) -> String {
        let property = |name: &str| self.root().style().get_property_value(name).expect("a style has properties");
        match name {
            "font-step" => property("--maqal-font-scale"),
            "line-height" | "measure" => property(&format!("--maqal-{name}")),
            _ => self.root().get_attribute(&format!("data-{name}")).unwrap_or_default(),
        }
    }

    /// What each preference has done to the root that has done something.
    pub fn all_on_root(&self) -> String {
        let all = preferences::choices().map(|choice| (choice.name, self.on_root(choice.name)));
        all.filter(|(_, done)| !done.is_empty())
            .map(|(name, done)| format!("{name}={done}"))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The first element of this `data-part`.
    pub fn part(&self, name: &str) -> HtmlElement {
        self.find(&format!("[data-part={name}]")).unwrap_or_else(|| panic!("there is no {name}"))
    }

    pub fn has(&self, part: &str) -> bool {
        self.find(&format!("[data-part={part}]")).is_some()
    }

    /// The words of a part, without signs of direction.
    pub fn words(&self, part: &str) -> String {
        shapes(&self.part(part).text_content().unwrap_or_default())
    }

    pub fn attribute(&self, part: &str, name: &str) -> Option<String> {
        self.part(part).get_attribute(name).map(|value| shapes(&value))
    }

    /// Presses a part and lets come what comes of it.
    pub async fn click(&self, part: &str) {
        self.click_on(&format!("[data-part={part}]")).await;
    }

    pub async fn click_on(&self, selector: &str) {
        self.find(selector).unwrap_or_else(|| panic!("there is no {selector}")).click();
        settle().await;
    }

    /// Whether this part has the focus.
    pub fn is_focused(&self, part: &str) -> bool {
        document().active_element().is_some_and(|active| active == *self.part(part))
    }

    /// The details of all events of this name, as JSON.
    pub fn heard(&self, name: &str) -> Vec<String> {
        self.all_heard().into_iter().filter(|heard| heard.name == name).map(|heard| heard.detail).collect()
    }

    pub fn all_heard(&self) -> Vec<Heard> {
        self.heard.borrow().clone()
    }

    /// The headlines of all articles that stood when `on_state` was called with `ready`.
    pub fn loaded(&self) -> Vec<String> {
        self.loaded.borrow().clone()
    }
}

impl Heard {
    fn from(event: &Event) -> Self {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        Self { name: event.type_(), detail: json(&detail), composed: event.composed() }
    }
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).expect("a detail has a JSON form")
}
