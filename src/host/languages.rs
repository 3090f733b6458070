//! The interface in the language asked for: its words in Arabic are at hand, the others come in a file when one is
//! needed.

use std::{cell::RefCell, pin::Pin};

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{
    files::{self, File},
    intl, navigator,
};
use crate::{
    document::Interface,
    locale::{Messages, choose, messages::LANGUAGES},
};

/// Comes later, and is waited for by whom it is given to alone.
type LocalBoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

thread_local! {
    /// What has been needed so far. It stays for good, since words of it may stand anywhere.
    static KNOWN: RefCell<Vec<&'static Interface>> = const { RefCell::new(Vec::new()) };
    /// The language whose words were asked for last, and the words to come.
    static ASKED: RefCell<Option<(usize, Promise)>> = const { RefCell::new(None) };
}

/// The interface in the first language of some that it speaks, else in the browser's; in Arabic where the words cannot
/// be had.
pub fn interface(tags: &[&str]) -> LocalBoxFuture<&'static Interface> {
    let browser = navigator().and_then(|navigator| navigator.language()).unwrap_or_default();
    let (language, locale) = choose(tags.iter().copied().chain([&*browser]));
    // Of a type without a name, so that it is in the module once for all who wait.
    Box::pin(speaks(language, locale))
}

async fn speaks(language: usize, locale: String) -> &'static Interface {
    if let Some(interface) = known(&locale) {
        return interface;
    }
    let messages = if language == 0 { Some(Messages::arabic()) } else { words(language).await };
    match (known(&locale), messages) {
        // Somebody else has waited for them too.
        (Some(interface), _) => interface,
        (None, Some(messages)) => know(messages, locale),
        (None, None) => &intl::ARABIC,
    }
}

fn known(locale: &str) -> Option<&'static Interface> {
    KNOWN.with_borrow(|known| known.iter().copied().find(|known| known.locale == locale))
}

fn know(messages: &'static Messages, locale: String) -> &'static Interface {
    let interface: &'static Interface = Box::leak(Box::new(intl::interface(messages, locale.leak())));
    KNOWN.with_borrow_mut(|known| known.push(interface));
    interface
}

/// The words of one of the [`LANGUAGES`] but the first.
async fn words(language: usize) -> Option<&'static Messages> {
    let asked = ASKED.take().filter(|(known, _)| *known == language).map(|(_, promise)| promise);
    let promise = asked.or_else(|| ask(language))?;
    ASKED.set(Some((language, promise.clone())));
    let Ok(list) = JsFuture::from(promise).await else {
        ASKED.take();
        return None;
    };
    let list: Array = list.unchecked_into();
    let mut words: [&'static str; Messages::NAMES.len()] = [""; _];
    for (place, word) in words.iter_mut().zip(list.iter()) {
        *place = word.as_string()?.leak();
    }
    Some(Box::leak(Box::new(Messages::new(LANGUAGES[language], words))))
}

fn ask(language: usize) -> Option<Promise> {
    // In the file there is no Arabic.
    #[expect(clippy::cast_precision_loss, reason = "there are few languages")]
    let place = language as f64 - 1.0;
    files::asking(File::Languages)?.call1(&JsValue::NULL, &place.into()).ok().map(Promise::from)
}
