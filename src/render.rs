//! Shows one article: fetches it, decodes it and builds its elements; shows a skeleton until then, and a message instead
//! if there is no article. This is all of `render.wasm`; it contains no Yew.
//!
//! 1. A [`Source`] says where the article is. A script has sent the request already.
//! 2. `request` turns it into an [`Article`] or a [`Failure`].
//! 3. The settings are applied to the root, so that the first paint shows them.
//! 4. `growing` builds the first screen, and the rest in slices after it is painted.
//!
//! The controls are another module's ([`crate::controls`]), which the script loads once an article is shown.

mod failure;
mod growing;
mod request;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::{
    article::Article,
    document::{self, Fragment, Interface, Part},
    host::{
        appearance, broken_images, console, dom,
        events::{self, ERROR, LOAD},
        in_page_links, intl,
        loader::Loader,
        site::Site,
        storage,
    },
    locale::ArticleMessages,
    preferences::{Face, Settings},
};
pub use failure::Failure;
use growing::Growing;
pub use request::Source;
use request::{Outcome, Request};

/// The class of a reader's root.
const ROOT_CLASS: &str = "maqal";

/// A reader of one article. Dropped, it is removed from the page, and its request is aborted.
pub struct Reader(Rc<Inner>);

/// The states of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The article is on its way.
    Loading,
    /// The article's first screen is built.
    Ready,
    /// There is no article.
    Error,
}

impl State {
    /// The public name: the value of `data-state`, and the state of the element.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Error => "error",
        }
    }
}

struct Inner {
    root: HtmlElement,
    site: Site,
    source: Source,
    loader: Loader,
    on_state: Function,
    /// Dropped when another one is made, it is aborted.
    request: RefCell<Option<Request>>,
    /// The chosen face, if its fonts are here.
    face: Cell<Option<Face>>,
    /// The article, which may still be growing.
    growing: RefCell<Option<Rc<Growing>>>,
    /// Whether the present request is another try.
    is_retry: Cell<bool>,
    /// The words of the interface.
    messages: Cell<&'static ArticleMessages>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Reader {
    /// Makes a reader in `place`, with the root that is there already or else a new one. `on_state` is called with the
    /// name of every state, before it is painted.
    ///
    /// # Errors
    ///
    /// What the browser says of a place that takes no elements.
    pub fn mount(place: &Element, source: Source, loader: Loader, on_state: Function) -> Result<Self, JsValue> {
        let root = root(place)?;
        let site = Site::of(&root).ok_or("the element is in no document")?;
        let inner = Rc::new(Inner {
            root,
            site,
            source,
            loader,
            on_state,
            request: RefCell::default(),
            face: Cell::default(),
            growing: RefCell::default(),
            is_retry: Cell::default(),
            messages: Cell::new(ArticleMessages::arabic()),
            listeners: RefCell::default(),
        });
        inner.listen();
        inner.load();
        Ok(Self(inner))
    }

    /// Applies the settings again, after the site has changed its defaults.
    pub fn update(&self) {
        self.0.update();
    }
}

fn root(place: &Element) -> Result<HtmlElement, JsValue> {
    let present = place.first_element_child().filter(|child| child.class_name() == ROOT_CLASS);
    let root = if let Some(present) = present {
        present
    } else {
        let document = place.owner_document().ok_or("the element is in no document")?;
        let root = document.create_element("div")?;
        root.set_class_name(ROOT_CLASS);
        place.replace_children_with_node_1(&root);
        root
    };
    root.set_attribute("data-part", Part::Reader.name())?;
    root.set_attribute("part", Part::Reader.name())?;
    Ok(root.unchecked_into())
}

impl Drop for Reader {
    fn drop(&mut self) {
        let inner = &self.0;
        inner.request.take();
        inner.growing.take();
        inner.listeners.take();
        inner.root.remove();
    }
}

impl Inner {
    /// Requests the article, and shows what becomes of it.
    fn load(self: &Rc<Self>) {
        let settings = self.settings();
        self.face.set(None);
        appearance::apply(&self.root, &settings, None);
        // The page has a skeleton in Arabic already.
        let has_skeleton = self.root.query_selector(&Part::Skeleton.selector()).is_ok_and(|found| found.is_some());
        if !has_skeleton {
            self.show(&intl::ARABIC, &document::skeleton(&intl::ARABIC));
        }
        self.enter(State::Loading);
        let speaks = {
            let this = Rc::downgrade(self);
            move |interface| {
                if let Some(this) = this.upgrade() {
                    this.show(interface, &document::skeleton(interface));
                }
            }
        };
        let done = {
            let this = Rc::downgrade(self);
            move |outcome| {
                if let Some(this) = this.upgrade() {
                    this.settle(outcome);
                }
            }
        };
        let surroundings = (&self.site, &self.loader);
        let request = Request::start(&self.source, surroundings, settings.explicit(), speaks, done);
        self.request.replace(request);
    }

    /// Shows what has become of the request.
    fn settle(self: &Rc<Self>, outcome: Outcome) {
        let Outcome { article, interface, face } = outcome;
        self.face.set(face);
        self.apply_settings();
        match article {
            Ok(article) => self.show_article(article, interface),
            Err(failure) => {
                let (what, advice) = failure.explain(interface);
                if let Some(warning) = failure.warning() {
                    console::warn(&warning);
                }
                // The response may know the original better than the page.
                let original = failure.original().cloned().or_else(|| self.source.original(&self.site));
                let (code, can_retry) = (failure.code(), failure.may_pass());
                let message = document::message(interface, code, &what, advice, can_retry, original.as_ref());
                self.show(interface, &message);
                self.enter(State::Error);
                events::dispatch(&self.root, ERROR, &[("code", code.into())]);
            }
        }
        if self.is_retry.take() {
            // The button that was pressed is gone: the focus goes to what came instead.
            let selector = [Part::Headline.selector(), Part::Retry.selector()].join(",");
            if let Ok(Some(element)) = self.root.query_selector(&selector) {
                let _ = element.unchecked_into::<HtmlElement>().focus();
            }
        }
    }

    fn show_article(self: &Rc<Self>, article: Article, interface: &'static Interface) {
        self.speak(interface);
        let url = article.canonical.as_ref().map_or(JsValue::NULL, |url| url.as_str().into());
        let title = JsValue::from(&*article.title);
        let growing = Growing::start(self.root.clone(), article, interface);
        self.growing.replace(growing.clone());
        self.enter(State::Ready);
        events::dispatch(&self.root, LOAD, &[("title", title), ("url", url)]);
        if let Some(growing) = growing {
            spawn_local(growing.grow());
        }
    }

    /// Shows a fragment in an interface language, in place of what was shown.
    fn show(&self, interface: &Interface, fragment: &Fragment) {
        self.speak(interface);
        self.growing.take();
        let nodes = self.root.owner_document().and_then(|document| dom::build(&document, fragment).ok());
        if let Some(nodes) = nodes {
            self.root.replace_children_with_node_1(&nodes);
        }
    }

    fn speak(&self, interface: &Interface) {
        let messages = interface.messages;
        self.messages.set(messages);
        appearance::set_attribute(&self.root, "lang", Some(messages.lang));
        appearance::set_attribute(&self.root, "dir", Some(messages.direction().as_str()));
    }

    fn enter(&self, state: State) {
        appearance::set_attribute(&self.root, "data-state", Some(state.name()));
        // A script that cannot be told only misses the news.
        let _ = self.on_state.call1(&JsValue::NULL, &state.name().into());
    }

    fn settings(&self) -> Settings {
        Settings { chosen: storage::preferences().unwrap_or_default(), site: self.site.preferences() }
    }

    /// Shows the settings on the root.
    fn apply_settings(&self) {
        appearance::apply(&self.root, &self.settings(), self.face.get());
    }

    /// Shows the settings on the root, and in the article.
    fn update(&self) {
        match &*self.growing.borrow() {
            Some(growing) => growing.follow(|| self.apply_settings()),
            None => self.apply_settings(),
        }
    }

    fn listen(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        let messages = this.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let click = EventListener::new_with_options(&self.root, "click", options, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let (Some(this), Some(target)) = (this.upgrade(), target) {
                this.clicked(event, &target);
            }
        });
        let mut listeners =
            vec![click, broken_images::listen(&self.root, move || Some(messages.upgrade()?.messages.get()))];
        if let Some(window) = web_sys::window() {
            let this = Rc::downgrade(self);
            listeners.push(EventListener::new(&window, "beforeprint", move |_| {
                if let Some(this) = this.upgrade() {
                    this.finish();
                }
            }));
        }
        self.listeners.replace(listeners);
    }

    fn clicked(self: &Rc<Self>, event: &web_sys::Event, target: &Element) {
        if target.closest(&Part::Retry.selector()).is_ok_and(|retry| retry.is_some()) {
            self.is_retry.set(true);
            self.load();
        } else if let Some(link) = in_page_links::find(target) {
            // It may lead to what is not built yet.
            self.finish();
            if in_page_links::follow(&link) {
                event.prevent_default();
            }
        }
    }

    /// Builds the rest of the article at once.
    fn finish(&self) {
        let growing = self.growing.borrow().clone();
        if let Some(growing) = growing {
            growing.finish();
        }
    }
}
