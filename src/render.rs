//! Shows one article: fetches it, decodes it and builds its elements. Shows a skeleton while the article loads, and an
//! error message if it fails to load. This is the content of `render.wasm`. It contains no Yew.
//!
//! 1. A [`Source`] describes where the article is. A script has already sent the first request.
//! 2. The settings are applied to the root, so that the first paint shows them.
//! 3. `request` fetches the response and decodes it to an [`Article`] or a [`Failure`].
//! 4. `incremental` builds the first screen, and the rest in slices after the first paint. After a failure, `retry` handles
//!    the button that requests the article again.
//!
//! After an article is shown, a script loads the controls ([`crate::controls`]).

mod failure;
mod incremental;
mod request;
mod retry;

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
        appearance,
        broken_images::{self, Media},
        console, dom,
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
use incremental::IncrementalArticle;
pub use request::Source;
use request::{Outcome, Request};
use retry::Retry;

/// The class of a reader's root.
const ROOT_CLASS: &str = "maqal";

/// A reader of one article. Dropping it removes it from the page and aborts its request.
pub struct Reader(Rc<Inner>);

/// The states of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The article is loading.
    Loading,
    /// The first screen of the article is built.
    Ready,
    /// The article failed to load.
    Error,
}

impl State {
    /// Returns the public name: the value of `data-state`, and the name of the custom state of the element.
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
    /// The current request. Replacing it aborts the previous one.
    request: RefCell<Option<Request>>,
    /// The chosen face, if its fonts are loaded.
    face: Cell<Option<Face>>,
    /// The article, which may be incomplete.
    article: RefCell<Option<Rc<IncrementalArticle>>>,
    retry: Retry,
    /// The messages of the interface.
    messages: Cell<&'static ArticleMessages>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Reader {
    /// Creates a reader in `place`. Uses the root in it if there is one, or else creates it. Calls `on_state` with the name
    /// of every state, before the state is painted.
    ///
    /// # Errors
    ///
    /// Returns the exception of the browser if `place` cannot have child elements.
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
            article: RefCell::default(),
            retry: Retry::default(),
            messages: Cell::new(ArticleMessages::arabic()),
            listeners: RefCell::default(),
        });
        inner.add_listeners();
        inner.load();
        Ok(Self(inner))
    }

    /// Applies the settings again. Call it after the site has changed its defaults.
    pub fn update(&self) {
        self.0.update();
    }
}

fn root(place: &Element) -> Result<HtmlElement, JsValue> {
    let existing = place.first_element_child().filter(|child| child.class_name() == ROOT_CLASS);
    let root = if let Some(existing) = existing {
        existing
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
        inner.article.take();
        inner.listeners.take();
        inner.root.remove();
    }
}

impl Inner {
    /// Requests the article, and shows the skeleton until the request completes.
    fn load(self: &Rc<Self>) {
        let settings = self.settings();
        self.face.set(None);
        appearance::apply(&self.root, &settings, None);
        // The page may already contain a skeleton in Arabic.
        let has_skeleton = self.root.query_selector(&Part::Skeleton.selector()).is_ok_and(|found| found.is_some());
        if !has_skeleton {
            self.show(&intl::ARABIC, &document::skeleton(&intl::ARABIC));
        }
        self.set_state(State::Loading);
        let on_interface = {
            let this = Rc::downgrade(self);
            move |interface| {
                if let Some(this) = this.upgrade() {
                    this.show(interface, &document::skeleton(interface));
                }
            }
        };
        let on_outcome = {
            let this = Rc::downgrade(self);
            move |outcome| {
                if let Some(this) = this.upgrade() {
                    this.settle(outcome);
                }
            }
        };
        let environment = (&self.site, &self.loader);
        let request = Request::start(&self.source, environment, settings.explicit(), on_interface, on_outcome);
        self.request.replace(request);
    }

    /// Shows the outcome of the request.
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
                // The URL in the response takes precedence over that of the page.
                let original = failure.original().cloned().or_else(|| self.source.original(&self.site));
                let (code, can_retry) = (failure.code(), retry::can_help(&failure));
                let message = document::error_message(interface, code, &what, advice, can_retry, original.as_ref());
                self.show(interface, &message);
                self.set_state(State::Error);
                events::dispatch(&self.root, ERROR, &[("code", code.into())]);
            }
        }
        self.retry.move_focus(&self.root);
    }

    fn show_article(self: &Rc<Self>, article: Article, interface: &'static Interface) {
        self.set_interface(interface);
        let url = article.canonical.as_ref().map_or(JsValue::NULL, |url| url.as_str().into());
        let title = JsValue::from(&*article.title);
        let article = IncrementalArticle::start(self.root.clone(), article, interface);
        self.article.replace(article.clone());
        self.set_state(State::Ready);
        events::dispatch(&self.root, LOAD, &[("title", title), ("url", url)]);
        if let Some(article) = article {
            spawn_local(article.build_rest());
        }
    }

    /// Replaces the content of the root with a fragment in an interface language.
    fn show(&self, interface: &Interface, fragment: &Fragment) {
        self.set_interface(interface);
        self.article.take();
        let nodes = self.root.owner_document().and_then(|document| dom::build(&document, fragment).ok());
        if let Some(nodes) = nodes {
            self.root.replace_children_with_node_1(&nodes);
        }
    }

    fn set_interface(&self, interface: &Interface) {
        let messages = interface.messages;
        self.messages.set(messages);
        appearance::set_attribute(&self.root, "lang", Some(messages.lang));
        appearance::set_attribute(&self.root, "dir", Some(messages.direction().as_str()));
    }

    fn set_state(&self, state: State) {
        appearance::set_attribute(&self.root, "data-state", Some(state.name()));
        // Ignores exceptions of the callback: the reader does not depend on it.
        let _ = self.on_state.call1(&JsValue::NULL, &state.name().into());
    }

    fn settings(&self) -> Settings {
        Settings { chosen: storage::preferences().unwrap_or_default(), site: self.site.preferences() }
    }

    /// Applies the settings to the root.
    fn apply_settings(&self) {
        appearance::apply(&self.root, &self.settings(), self.face.get());
    }

    /// Applies the settings to the root and the text of the article.
    fn update(&self) {
        match &*self.article.borrow() {
            Some(article) => article.update(|| self.apply_settings()),
            None => self.apply_settings(),
        }
    }

    fn add_listeners(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        let messages = this.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let click = EventListener::new_with_options(&self.root, "click", options, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let (Some(this), Some(target)) = (this.upgrade(), target) {
                this.handle_click(event, &target);
            }
        });
        let broken = broken_images::listen(&self.root, move |media| {
            let messages = messages.upgrade()?.messages.get();
            Some(match media {
                Media::Image => messages.no_image.to_owned(),
                Media::Player => messages.no_media.to_owned(),
            })
        });
        let mut listeners = vec![click, broken];
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

    fn handle_click(self: &Rc<Self>, event: &web_sys::Event, target: &Element) {
        if self.retry.is_requested(target) {
            self.load();
        } else if let Some(link) = in_page_links::find(target) {
            // The target of the link may not be built yet.
            self.finish();
            if in_page_links::follow(&link) {
                event.prevent_default();
            }
        }
    }

    /// Builds the rest of the article immediately.
    fn finish(&self) {
        let article = self.article.borrow().clone();
        if let Some(article) = article {
            article.finish();
        }
    }
}
