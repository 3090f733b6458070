//! Chooses the language of the interface, and loads its messages. The Arabic messages are compiled in; those of the other
//! languages are loaded from one file each.

use std::cell::RefCell;

use js_sys::Reflect;

use super::{loader::Loader, navigator};
use crate::locale::{choose, messages::Catalog};

/// The chosen language of the interface.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// One of [`crate::locale::messages::LANGUAGES`].
    pub lang: &'static str,
    /// The locale for `Intl`: the language with its region and its digits.
    pub locale: String,
}

impl Chosen {
    /// Chooses the first of some language tags that the interface supports, or else the browser's language, or else Arabic.
    pub fn of(tags: &[&str]) -> Self {
        let browser = navigator().and_then(|navigator| navigator.language()).unwrap_or_default();
        let (lang, locale) = choose(tags.iter().copied().chain([&*browser]));
        Self { lang, locale }
    }

    /// Returns Arabic with its default locale.
    pub fn arabic() -> Self {
        let (lang, locale) = choose([]);
        Self { lang, locale }
    }
}

/// The messages that were loaded so far. They are never freed, because a page needs few languages.
pub struct Cache<C: 'static>(RefCell<Vec<(&'static str, &'static C)>>);

impl<C: Catalog> Cache<C> {
    /// Creates an empty cache.
    pub const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// Returns the messages in a language, if they are in the cache or compiled in.
    pub fn get(&self, lang: &str) -> Option<&'static C> {
        if lang == "ar" {
            return Some(C::arabic());
        }
        self.0.borrow().iter().find(|(known, _)| *known == lang).map(|(_, catalog)| *catalog)
    }

    /// Adds the messages in a language, given as an object with a property for each. Returns `None` if one is missing.
    pub fn insert(&self, lang: &'static str, messages: &wasm_bindgen::JsValue) -> Option<&'static C> {
        if let Some(known) = self.get(lang) {
            return Some(known);
        }
        let message = |name: &str| Some(&*Reflect::get(messages, &name.into()).ok()?.as_string()?.leak());
        let catalog = C::from_messages(lang, message)?;
        let catalog = Box::leak(Box::new(catalog));
        self.0.borrow_mut().push((lang, catalog));
        Some(catalog)
    }
}

impl<C: Catalog> Default for Cache<C> {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns the messages in a language of the interface, from the cache or else through the loader; `None` if they fail to
/// load.
pub async fn load<C: Catalog>(
    cache: &'static std::thread::LocalKey<Cache<C>>,
    lang: &'static str,
    loader: &Loader,
) -> Option<&'static C> {
    if let Some(known) = cache.with(|cache| cache.get(lang)) {
        return Some(known);
    }
    let fetched = loader.messages(lang).await.ok()?;
    cache.with(|cache| cache.insert(lang, &fetched))
}
