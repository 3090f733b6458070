//! A request for an article.

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
        fetch::fetch,
        html, intl,
        languages::{self, Cache, Chosen},
        loader::Loader,
        site::Site,
        time::within,
    },
    locale::{self, ArticleMessages},
    preferences::{Choice, Face},
    source::{self, Asked},
    url::Url,
};

#[wasm_bindgen]
extern "C" {
    /// Where an article is (`static/loader.js` has the type).
    #[derive(Clone)]
    pub type Source;

    /// The URL of the article, the base of relative URLs in it. An article that is passed as an object has the URL of the
    /// page.
    #[wasm_bindgen(method, getter)]
    fn url(this: &Source) -> String;

    /// The origin that the page does not show articles from.
    #[wasm_bindgen(method, getter)]
    fn refused(this: &Source) -> Option<String>;

    /// The name of the format; empty if the response's shape is to tell it.
    #[wasm_bindgen(method, getter)]
    fn format(this: &Source) -> String;

    /// The id or the URL of one item of a feed; empty for the first.
    #[wasm_bindgen(method, getter)]
    fn item(this: &Source) -> String;

    /// Whether the page's configuration names the original story of this article.
    #[wasm_bindgen(method, getter, js_name = hasOriginal)]
    fn has_original(this: &Source) -> bool;

    /// Sends the request: takes an abort signal, and returns a promise of the response. The first call may return that of
    /// a request that was sent before.
    #[wasm_bindgen(method, getter)]
    fn ask(this: &Source) -> Function;
}

impl Source {
    /// The original story of the article, if the page or the URL of the article tells it.
    pub(super) fn original(&self, site: &Site) -> Option<Url> {
        let original = site.original().filter(|_| self.has_original());
        original.or_else(|| source::original(&self.address().ok()?, &self.item()))
    }

    fn address(&self) -> Result<Url, Failure> {
        match self.refused() {
            Some(origin) => Err(Failure::Origin(origin)),
            None => Url::web(&self.url(), None).ok_or_else(|| Failure::Origin(self.url())),
        }
    }
}

/// What has become of a request.
pub(super) struct Outcome {
    /// The article, or why there is none.
    pub article: Result<Article, Failure>,
    /// The interface in which it is shown.
    pub interface: &'static Interface,
    /// The chosen face, if its fonts are here.
    pub face: Option<Face>,
}

/// How many milliseconds text waits for its font. One that comes later is used for the next text, so that none jumps
/// while it is read.
const FONT_WAIT: u32 = 100;
/// How many milliseconds an article waits for the interface's words in its language. After that they are Arabic.
const WORDS_WAIT: u32 = 8_000;

thread_local! {
    static MESSAGES: Cache<ArticleMessages> = const { Cache::new() };
    /// The interfaces that were needed so far, by locale.
    static INTERFACES: RefCell<Vec<&'static Interface>> = const { RefCell::new(Vec::new()) };
}

/// A request under way. Dropped, it is aborted, and what becomes of it is not reported.
pub(super) struct Request {
    controller: AbortController,
    is_wanted: Rc<Cell<bool>>,
}

impl Request {
    /// Requests the article of a source. `speaks` is called first, with the interface in the language that the site asks
    /// for, if it asks for one; `done` is called with what has become of the request.
    pub(super) fn start(
        source: &Source,
        (site, loader): (&Site, &Loader),
        face: Option<Face>,
        speaks: impl Fn(&'static Interface) + 'static,
        done: impl FnOnce(Outcome) + 'static,
    ) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let is_wanted = Rc::new(Cell::new(true));
        let (lang, surrounding) = (site.lang(), site.surrounding_lang());
        let keeps_tracking = site.keeps_tracking();
        let (source, loader) = (source.clone(), loader.clone());
        let request = Self { controller: controller.clone(), is_wanted: is_wanted.clone() };
        spawn_local(async move {
            if !lang.is_empty() {
                let interface = interface(&[&lang], &loader).await;
                if is_wanted.get() {
                    speaks(interface);
                }
            }
            let article = article(&source, &controller, keeps_tracking).await;
            let tag = article.as_ref().ok().and_then(|article| article.lang.as_ref()).map(locale::Language::as_str);
            let interface = interface(&[&lang, tag.unwrap_or_default(), &surrounding], &loader).await;
            let name = face.map_or("", Choice::as_str);
            let has_font = article.is_ok() && matches!(within(FONT_WAIT, loader.font(name)).await, Some(Ok(())));
            if is_wanted.get() {
                done(Outcome { article, interface, face: face.filter(|_| has_font) });
            }
        });
        Some(request)
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.is_wanted.set(false);
        self.controller.abort();
    }
}

async fn article(source: &Source, controller: &AbortController, keeps_tracking: bool) -> Result<Article, Failure> {
    let address = source.address()?;
    let bytes = fetch(&source.ask(), controller).await.map_err(Failure::Fetch)?;
    let asked = Asked { format: source.format(), item: source.item(), keeps_tracking };
    source::read(&bytes, &address, &asked, html::parse).map_err(Failure::Source)
}

/// The interface in the first language of some that it speaks; in Arabic if its words cannot be fetched in time.
///
/// Boxed, so that the module contains the future once for all who await it.
fn interface(tags: &[&str], loader: &Loader) -> Pin<Box<dyn Future<Output = &'static Interface>>> {
    let (chosen, loader) = (Chosen::of(tags), loader.clone());
    Box::pin(async move {
        let Chosen { lang, locale } = chosen;
        if let Some(interface) = known(&locale) {
            return interface;
        }
        let Some(messages) = within(WORDS_WAIT, languages::load(&MESSAGES, lang, &loader)).await.flatten() else {
            return &intl::ARABIC;
        };
        // Another reader may have waited for the same words.
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
