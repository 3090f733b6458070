//! The stage on which a test mounts a reader, and functions that wait for a condition, never for a fixed time.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use js_sys::{Date, Function, JSON, Reflect};
use maqal::{
    controls::{self, Controls},
    host::loader::Loader,
    preferences,
    render::{Reader, Source},
    url::Url,
};
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, Document, Element, Event, HtmlElement, Node, ShadowRoot, Window};

use crate::stubs;

#[wasm_bindgen(module = "/tests/web/support.js")]
extern "C" {
    #[wasm_bindgen(js_name = source)]
    fn source_of(url: &str) -> Source;
    /// Requests the article at a URL.
    pub fn ask(url: &str) -> Function;
    /// Describes an article in JSON, which needs no request.
    #[wasm_bindgen(js_name = inlineArticle)]
    pub fn inline_article(json: &str) -> Source;
    #[wasm_bindgen(js_name = loader)]
    fn new_loader(has_messages: bool, face: &Function) -> Loader;
}

/// The sample article, in Arabic, without a canonical URL.
pub const SAMPLE: &str = "/static/articles/matn-china-russia.json";
/// An article in English with the URL [`FERRY_URL`].
pub const FERRY: &str = "/tests/fixtures/web/canonical.json";
/// The canonical URL of [`FERRY`].
pub const FERRY_URL: &str = "https://news.example/en/ferry";
/// The headline of [`FERRY`].
pub const FERRY_TITLE: &str = "The ferry that waits <b>for the last</b> passenger";
/// A URL for which the server responds with 404.
pub const MISSING: &str = "/tests/fixtures/web/there-is-none.json";

/// How long a condition may take on a busy machine, in milliseconds.
const TIMEOUT: f64 = 15_000.0;

/// The events that a stage records.
const EVENTS: [&str; 4] = ["maqal-load", "maqal-error", "maqal-share", "maqal-preference"];

/// A mounted reader, with its controls once the article is painted.
struct Mounted {
    place: Element,
    reader: Reader,
    controls: Option<Controls>,
    is_ended: Rc<Cell<bool>>,
}

impl Mounted {
    /// Unmounts the modules in the same order as `static/loader.js`.
    fn unmount(self) {
        self.is_ended.set(true);
        drop(self.controls);
        drop(self.reader);
    }
}

thread_local! {
    /// The mounted readers. A failed test leaves its readers mounted.
    static MOUNTED: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

pub fn window() -> Window {
    web_sys::window().expect("the tests run in a window")
}

pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// Returns the current URL of the page.
pub fn page() -> String {
    window().location().href().expect("the page has a URL")
}

/// Resolves a URL relative to the page.
pub fn url(address: &str) -> Url {
    Url::web(address, Url::web(&page(), None).as_ref()).expect("a test's own URL is valid")
}

/// Returns the source of the article at `address`.
pub fn source(address: &str) -> Source {
    source_of(url(address).as_str())
}

/// Returns a source with another value of a field.
pub fn with(source: Source, field: &str, value: impl Into<JsValue>) -> Source {
    Reflect::set(&source, &field.into(), &value.into()).expect("a source is an object");
    source
}

/// Returns the value that is stored under a key.
pub fn stored(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Stores a value, as in a previous visit.
pub fn store(key: &str, value: &str) {
    let storage = window().local_storage().ok().flatten().expect("the tests' browser has storage");
    storage.set_item(key, value).expect("there is room in storage");
}

/// Resets the page.
pub fn clear() {
    stubs::restore();
    for mounted in MOUNTED.take() {
        mounted.unmount();
    }
    // Readers change the head of the page.
    let html = document().document_element().expect("the page has a root");
    for name in ["lang", "dir"] {
        html.remove_attribute(name).expect("attributes can be removed");
    }
    document().set_title("");
    let left = document().query_selector_all("[data-test],meta[name=description],link[rel=canonical]");
    let left = left.expect("the selector is valid");
    for index in 0..left.length() {
        let left: Option<Element> = left.get(index).and_then(|node| node.dyn_into().ok());
        left.expect("a selector finds elements").remove();
    }
    if let Ok(Some(storage)) = window().local_storage() {
        storage.clear().expect("storage can be cleared");
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Adds an element to the page until the next test.
pub fn add(tag: &str, attributes: &[(&str, &str)]) -> HtmlElement {
    add_to(&body(), tag, attributes)
}

fn add_to(parent: &Element, tag: &str, attributes: &[(&str, &str)]) -> HtmlElement {
    let element = document().create_element(tag).expect("the tag is valid");
    for (name, value) in attributes.iter().chain(&[("data-test", "")]) {
        element.set_attribute(name, value).expect("the attribute is valid");
    }
    parent.append_child(&element).expect("the parent takes elements");
    element.unchecked_into()
}

pub fn body() -> Element {
    document().query_selector("body").ok().flatten().expect("the page has a body")
}

/// Returns a text without direction marks. `Intl` adds them to percent signs, differently in each release of its data.
pub fn shapes(text: &str) -> String {
    text.replace(['\u{61C}', '\u{200E}', '\u{200F}'], "")
}

/// Waits until `condition` holds.
pub async fn until(awaited: &str, mut condition: impl FnMut() -> bool) {
    let end = Date::now() + TIMEOUT;
    while !condition() {
        assert!(Date::now() < end, "timed out waiting for {awaited}");
        stubs::frame().await;
    }
}

/// Waits for some frames, so that pending promises, renders and effects complete.
pub async fn settle() {
    for _ in 0..4 {
        stubs::frame().await;
    }
}

/// An event that a reader dispatched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedEvent {
    pub name: String,
    /// Its detail, as JSON.
    pub detail: String,
    pub composed: bool,
}

/// A cleared page with a place for a reader, which records the events of the reader. The interface is in Arabic unless the
/// test sets another language.
pub struct Stage {
    /// The element in which the reader is mounted.
    pub place: Element,
    /// `<maqal-reader>`, if the place is in its shadow root.
    element: Option<HtmlElement>,
    /// Whether the controls are mounted after the article is shown.
    pub has_controls: bool,
    /// Whether the messages of other languages load.
    pub has_messages: bool,
    /// The function that loads the fonts of a face. By default, all fonts load immediately.
    pub face: Function,
    heard: Rc<RefCell<Vec<RecordedEvent>>>,
    loaded: Rc<RefCell<Vec<String>>>,
    states: Rc<RefCell<Vec<String>>>,
    _listeners: Vec<EventListener>,
}

impl Stage {
    /// Clears the page and makes it a standalone page.
    pub fn empty() -> Self {
        clear();
        let stage = Self::new(add("main", &[]).into(), None);
        stage.config("lang", "ar");
        stage
    }

    /// Clears the page and adds a `<maqal-reader>` with these attributes.
    pub fn element(attributes: &[(&str, &str)]) -> Self {
        clear();
        Self::another_element(attributes)
    }

    /// Adds another `<maqal-reader>` to the page.
    pub fn another_element(attributes: &[(&str, &str)]) -> Self {
        let element = add("maqal-reader", &[("lang", "ar")]);
        for (name, value) in attributes {
            element.set_attribute(name, value).expect("the attribute is valid");
        }
        Self::new(stubs::in_shadow(&element), Some(element))
    }

    fn new(place: Element, element: Option<HtmlElement>) -> Self {
        let heard = Rc::<RefCell<Vec<RecordedEvent>>>::default();
        let listeners = EVENTS.map(|name| {
            let heard = heard.clone();
            EventListener::new(&document(), name, move |event| heard.borrow_mut().push(RecordedEvent::from(event)))
        });
        Self {
            place,
            element,
            has_controls: true,
            has_messages: true,
            face: Function::new_no_args("return Promise.resolve()"),
            heard,
            loaded: Rc::default(),
            states: Rc::default(),
            _listeners: listeners.into(),
        }
    }

    /// Configures the reader by a `<meta>` element of the page, or by an attribute of the element.
    pub fn config(&self, name: &str, value: &str) {
        if let Some(element) = &self.element {
            return element.set_attribute(name, value).expect("the attribute is valid");
        }
        let name = format!("maqal:{name}");
        let selector = format!("meta[name='{name}']");
        if let Some(meta) = document().query_selector(&selector).expect("the selector is valid") {
            return meta.set_attribute("content", value).expect("the attribute is valid");
        }
        let head = document().head().expect("the page has a head");
        add_to(&head, "meta", &[("name", &name), ("content", value)]);
    }

    /// Clears the page and starts to load the article at `address`.
    pub fn loading(address: &str) -> Self {
        let stage = Self::empty();
        stage.load(address);
        stage
    }

    /// Clears the page and waits until it shows the article at `address`.
    pub async fn loaded(address: &str) -> Self {
        let stage = Self::loading(address);
        stage.wait_for_state("ready").await;
        stage
    }

    /// Loads the article at `address`, in place of the previous one.
    pub fn load(&self, address: &str) {
        self.mount(source(address));
    }

    /// Loads an article in JSON, without a request.
    pub fn load_json(&self, json: &serde_json::Value) {
        self.mount(inline_article(&json.to_string()));
    }

    /// Mounts a reader for another source, after unmounting the previous one, as the scripts do.
    pub fn mount(&self, source: Source) {
        self.unmount();
        let is_ended = Rc::new(Cell::new(false));
        let reader = Reader::mount(&self.place, source, self.loader(), self.on_state(is_ended.clone()));
        let reader = reader.expect("the place takes elements");
        let mounted = Mounted { place: self.place.clone(), reader, controls: None, is_ended };
        MOUNTED.with_borrow_mut(|all| all.push(mounted));
    }

    /// Returns the loader for messages and fonts.
    pub fn loader(&self) -> Loader {
        new_loader(self.has_messages, &self.face)
    }

    /// Returns the callback for the states of a reader. It mounts the controls after the article is painted, as
    /// `static/loader.js` does.
    fn on_state(&self, is_ended: Rc<Cell<bool>>) -> Function {
        let (states, headlines) = (self.states.clone(), self.loaded.clone());
        let (place, loader, has_controls) = (self.place.clone(), self.loader(), self.has_controls);
        let page = page();
        let on_state = Closure::<dyn FnMut(String)>::new(move |state: String| {
            let is_ready = state == "ready";
            states.borrow_mut().push(state);
            if !is_ready {
                return;
            }
            let headline = place.query_selector("[data-part=headline]").expect("the selector is valid");
            let headline = headline.expect("the article is on the page in the state `ready`").text_content();
            headlines.borrow_mut().push(headline.unwrap_or_default());
            if has_controls {
                let (place, loader, page, is_ended) = (place.clone(), loader.clone(), page.clone(), is_ended.clone());
                spawn_local(async move {
                    stubs::painted().await;
                    if !is_ended.get() {
                        add_controls(&place, loader, &page);
                    }
                });
            }
        });
        on_state.into_js_value().unchecked_into()
    }

    /// Applies the site's defaults again, as the scripts do after they have changed.
    pub fn update(&self) {
        MOUNTED.with_borrow_mut(|all| {
            let mounted = all.iter_mut().find(|mounted| mounted.place == self.place).expect("a reader is mounted");
            match &mut mounted.controls {
                Some(controls) => controls.update(),
                None => mounted.reader.update(),
            }
        });
    }

    /// Removes the reader.
    pub fn unmount(&self) {
        unmount(&self.place);
    }

    /// Waits until the reader has this state and has dispatched its events; in the state `ready`, also until the controls
    /// are mounted.
    pub async fn wait_for_state(&self, state: &str) {
        until(state, || self.state().as_deref() == Some(state)).await;
        if state == "ready" && self.has_controls {
            until("the controls", || self.has("toolbar") && self.find(".share-foot").is_some()).await;
        }
        settle().await;
    }

    pub fn state(&self) -> Option<String> {
        self.find("[data-part=reader]")?.get_attribute("data-state")
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.place.query_selector(selector).expect("the selector is valid")?.dyn_into().ok()
    }

    pub fn all(&self, selector: &str) -> Vec<Node> {
        let found = self.place.query_selector_all(selector).expect("the selector is valid");
        (0..found.length()).filter_map(|index| found.get(index)).collect()
    }

    pub fn root(&self) -> HtmlElement {
        self.part("reader")
    }

    /// Returns the effect of a preference on the root; empty if there is none.
    pub fn on_root(&self, name: &str) -> String {
        let property = |name: &str| self.root().style().get_property_value(name).expect("a style has properties");
        match name {
            "font-step" => property("--maqal-font-scale"),
            "line-height" | "measure" => property(&format!("--maqal-{name}")),
            _ => self.root().get_attribute(&format!("data-{name}")).unwrap_or_default(),
        }
    }

    /// Returns the effects of all preferences on the root, as `name=effect`.
    pub fn all_on_root(&self) -> String {
        let all = preferences::names().map(|name| (name, self.on_root(name)));
        let all = all.iter().filter(|(_, done)| !done.is_empty());
        all.map(|(name, done)| format!("{name}={done}")).collect::<Vec<_>>().join(" ")
    }

    /// Returns the first element with this `data-part`.
    pub fn part(&self, name: &str) -> HtmlElement {
        self.find(&format!("[data-part={name}]")).unwrap_or_else(|| panic!("there is no {name}"))
    }

    pub fn has(&self, part: &str) -> bool {
        self.find(&format!("[data-part={part}]")).is_some()
    }

    /// Returns the text of a part, without direction marks.
    pub fn text(&self, part: &str) -> String {
        shapes(&self.part(part).text_content().unwrap_or_default())
    }

    pub fn attribute(&self, part: &str, name: &str) -> Option<String> {
        self.part(part).get_attribute(name).map(|value| shapes(&value))
    }

    /// Clicks a part, and waits until its effects are complete.
    pub async fn click(&self, part: &str) {
        self.click_on(&format!("[data-part={part}]")).await;
    }

    pub async fn click_on(&self, selector: &str) {
        self.find(selector).unwrap_or_else(|| panic!("there is no {selector}")).click();
        settle().await;
    }

    /// Presses a key while the body has the focus.
    pub async fn press(&self, key: &str) {
        stubs::press(&body(), key, "");
        settle().await;
    }

    /// Whether this part is an open popover.
    pub fn is_open(&self, part: &str) -> bool {
        self.part(part).matches(":popover-open").expect("the selector is valid")
    }

    /// Whether this part has the focus.
    pub fn is_focused(&self, part: &str) -> bool {
        let active = match self.place.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => root.active_element(),
            Err(_) => document().active_element(),
        };
        active.is_some_and(|active| active == *self.part(part))
    }

    /// Returns the details of all events with this name, as JSON.
    pub fn events(&self, name: &str) -> Vec<String> {
        self.all_events().into_iter().filter(|heard| heard.name == name).map(|heard| heard.detail).collect()
    }

    pub fn all_events(&self) -> Vec<RecordedEvent> {
        self.heard.borrow().clone()
    }

    /// Returns the headlines of the articles on the page at each call of `on_state` with `ready`.
    pub fn loaded_headlines(&self) -> Vec<String> {
        self.loaded.borrow().clone()
    }

    /// Returns all states with which `on_state` was called.
    pub fn states(&self) -> Vec<String> {
        self.states.borrow().clone()
    }
}

fn add_controls(place: &Element, loader: Loader, page: &str) {
    let controls = controls::mount(place, loader, page).expect("there is an article");
    MOUNTED.with_borrow_mut(|all| {
        let mounted = all.iter_mut().find(|mounted| mounted.place == *place).expect("a reader is mounted");
        mounted.controls = Some(controls);
    });
}

/// Unmounts the reader in a place.
pub fn unmount(place: &Element) {
    let index = MOUNTED.with_borrow(|all| all.iter().position(|mounted| mounted.place == *place));
    if let Some(index) = index {
        MOUNTED.with_borrow_mut(|all| all.remove(index)).unmount();
    }
}

impl RecordedEvent {
    pub fn from(event: &Event) -> Self {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        Self { name: event.type_(), detail: json(&detail), composed: event.composed() }
    }
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).expect("a detail has a JSON form")
}
