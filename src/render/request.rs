//! Requests an article, with the messages and the font that are needed to show it.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
};

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use super::Failure;
use crate::{
    article::Article,
    document::Interface,
    host::{
        fetch::{self, fetch},
        html, intl,
        languages::{self, Cache, Chosen},
        loader::Loader,
        site::Site,
        time::within,
    },
    limits,
    locale::{self, ArticleMessages},
    preferences::{Choice, Face},
    source::{self, Options},
    url::Url,
};

#[wasm_bindgen]
extern "C" {
    /// Where an article is: the type `Source` of `static/loader.js`.
    #[derive(Clone)]
    pub type Source;

    /// The URL of the article, which is the base URL of its relative URLs. For an article that is passed as an object, it
    /// is the URL of the page.
    #[wasm_bindgen(method, getter)]
    fn url(this: &Source) -> String;

    /// The origin of the article, or the origin to which the request was redirected, if the page does not allow articles
    /// from it.
    #[wasm_bindgen(method, getter)]
    fn refused(this: &Source) -> Option<String>;

    /// The name of the format; empty to detect it.
    #[wasm_bindgen(method, getter)]
    fn format(this: &Source) -> String;

    /// The id or the URL of an item in a feed; empty for the first item.
    #[wasm_bindgen(method, getter)]
    fn item(this: &Source) -> String;

    /// Whether the page's configuration contains the original story of this article.
    #[wasm_bindgen(method, getter, js_name = hasOriginal)]
    fn has_original(this: &Source) -> bool;

    /// Sends the request: takes an abort signal, and returns a promise of the response. The first call may return the
    /// response to a request that was sent before.
    #[wasm_bindgen(method, getter)]
    fn ask(this: &Source) -> Function;
}

impl Source {
    /// Returns the URL of the original story, from the configuration of the page or from the URL of the article.
    pub(super) fn original(&self, site: &Site) -> Option<Url> {
        let original = site.original().filter(|_| self.has_original());
        original.or_else(|| source::original(&self.address().ok()?, &self.item()))
    }

    fn address(&self) -> Result<Url, Failure> {
        if let Some(origin) = self.refused() {
            return Err(Failure::Origin(origin));
        }
        let url = self.url();
        Url::response(&url).ok_or_else(|| {
            let is_too_long = url.len() > limits::URL_LENGTH;
            if is_too_long { Failure::Fetch(fetch::Error::NotFound) } else { Failure::Origin(url) }
        })
    }
}

/// The outcome of a request.
pub(super) struct Outcome {
    /// The article, or why it cannot be shown.
    pub article: Result<Article, Failure>,
    /// The interface in which it is shown.
    pub interface: &'static Interface,
    /// The chosen face, if its fonts are loaded.
    pub face: Option<Face>,
}

/// How long an article waits for its font, in milliseconds. A font that arrives later is not used for this article, so that
/// the text does not change while it is read.
const FONT_TIMEOUT: u32 = 100;
/// How long an article waits for the messages of the interface, in milliseconds. After that, the interface is Arabic.
const MESSAGES_TIMEOUT: u32 = 8_000;

thread_local! {
    static MESSAGES: Cache<ArticleMessages> = const { Cache::new() };
    /// The interfaces that were created so far, at most one for each locale.
    static INTERFACES: RefCell<Vec<&'static Interface>> = const { RefCell::new(Vec::new()) };
}

/// A pending request. Dropping it aborts it, and no callback is called any more.
pub(super) struct Request {
    controller: AbortController,
    is_active: Rc<Cell<bool>>,
}

impl Request {
    /// Requests the article of a source. If the site configures the language of the interface, calls `on_interface` first,
    /// with the interface in that language. Calls `on_outcome` when the request completes.
    pub(super) fn start(
        source: &Source,
        (site, loader): (&Site, &Loader),
        face: Option<Face>,
        on_interface: impl Fn(&'static Interface) + 'static,
        on_outcome: impl FnOnce(Outcome) + 'static,
    ) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let is_active = Rc::new(Cell::new(true));
        let (lang, surrounding) = (site.lang(), site.surrounding_lang());
        let keeps_tracking = site.keeps_tracking();
        let (source, loader) = (source.clone(), loader.clone());
        let request = Self { controller: controller.clone(), is_active: is_active.clone() };
        spawn_local(async move {
            if !lang.is_empty() {
                let interface = interface(&[&lang], &loader).await;
                if is_active.get() {
                    on_interface(interface);
                }
            }
            let article = article(&source, &controller, keeps_tracking).await;
            let tag = article.as_ref().ok().and_then(|article| article.lang.as_ref()).map(locale::Language::as_str);
            let interface = interface(&[&lang, tag.unwrap_or_default(), &surrounding], &loader).await;
            let name = face.map_or("", Choice::as_str);
            let has_font = article.is_ok() && matches!(within(FONT_TIMEOUT, loader.font(name)).await, Some(Ok(())));
            if is_active.get() {
                on_outcome(Outcome { article, interface, face: face.filter(|_| has_font) });
            }
        });
        Some(request)
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.is_active.set(false);
        self.controller.abort();
    }
}

async fn article(source: &Source, controller: &AbortController, keeps_tracking: bool) -> Result<Article, Failure> {
    let address = source.address()?;
    let bytes = fetch(&source.ask(), controller).await;
    let bytes = bytes.map_err(|error| source.refused().map_or(Failure::Fetch(error), Failure::Origin))?;
    let options = Options { format: source.format(), item: source.item(), keeps_tracking };
    source::read(&bytes, &address, &options, html::parse).map_err(Failure::Source)
}

/// Returns the interface in the first language of `tags` that it supports; in Arabic if its messages do not load in time.
///
/// The future is boxed, so that the module contains it only once for all callers.
fn interface(tags: &[&str], loader: &Loader) -> Pin<Box<dyn Future<Output = &'static Interface>>> {
    let (chosen, loader) = (Chosen::of(tags), loader.clone());
    Box::pin(async move {
        let Chosen { lang, locale } = chosen;
        if let Some(interface) = known(&locale) {
            return interface;
        }
        let Some(messages) = within(MESSAGES_TIMEOUT, languages::load(&MESSAGES, lang, &loader)).await.flatten() else {
            return &intl::ARABIC;
        };
        // Another reader may have created it in the meantime.
        known(&locale).unwrap_or_else(|| {
            let interface: &'static Interface = Box::leak(Box::new(intl::interface(messages, locale.leak())));
            INTERFACES.with_borrow_mut(|known| known.push(interface));
            interface
        })
    })
}

fn known(locale: &str) -> Option<&'static Interface> {
    INTERFACES.with_borrow(|known| known.iter().copied().find(|interface| interface.locale == locale))
}
