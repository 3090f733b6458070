//! The interface in the language asked for. Its words in Arabic are compiled in, the others are in a file per language.

use std::cell::RefCell;

use js_sys::Reflect;

use super::{loader::Loader, navigator};
use crate::locale::{choose, messages::Catalog};

/// The language that was chosen for an interface.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// One of [`crate::locale::messages::LANGUAGES`].
    pub lang: &'static str,
    /// The language with its region and its digits, as `Intl` takes it.
    pub locale: String,
}

impl Chosen {
    /// The first of some language tags that the interface speaks, else the browser's language, else Arabic.
    pub fn of(tags: &[&str]) -> Self {
        let browser = navigator().and_then(|navigator| navigator.language()).unwrap_or_default();
        let (lang, locale) = choose(tags.iter().copied().chain([&*browser]));
        Self { lang, locale }
    }

    /// Arabic, as most of its countries write it.
    pub fn arabic() -> Self {
        let (lang, locale) = choose([]);
        Self { lang, locale }
    }
}

/// The words of a catalog in the languages that were needed so far. They stay for good, since a page needs few.
pub struct Cache<C: 'static>(RefCell<Vec<(&'static str, &'static C)>>);

impl<C: Catalog> Cache<C> {
    /// An empty cache.
    pub const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// The words in a language, if they are here already.
    pub fn get(&self, lang: &str) -> Option<&'static C> {
        if lang == "ar" {
            return Some(C::arabic());
        }
        self.0.borrow().iter().find(|(known, _)| *known == lang).map(|(_, words)| *words)
    }

    /// Takes the words in a language from the object that the loader fetched; `None` if some are missing.
    pub fn insert(&self, lang: &'static str, words: &wasm_bindgen::JsValue) -> Option<&'static C> {
        if let Some(known) = self.get(lang) {
            return Some(known);
        }
        let catalog = C::from_words(lang, |name| Some(&*Reflect::get(words, &name.into()).ok()?.as_string()?.leak()))?;
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

/// The words in a language of the interface, from a cache or else by the loader; `None` if they cannot be fetched.
pub async fn words<C: Catalog>(
    cache: &'static std::thread::LocalKey<Cache<C>>,
    lang: &'static str,
    loader: &Loader,
) -> Option<&'static C> {
    if let Some(known) = cache.with(|cache| cache.get(lang)) {
        return Some(known);
    }
    let fetched = loader.words(lang).await.ok()?;
    cache.with(|cache| cache.insert(lang, &fetched))
}
