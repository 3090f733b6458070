//! The interface in the language asked for: its words in Arabic are at hand, the others come in a file when one is
//! needed.

use std::cell::RefCell;

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

thread_local! {
    /// What has been needed so far. It stays for good, since words of it may stand anywhere.
    static KNOWN: RefCell<Vec<&'static Interface>> = const { RefCell::new(Vec::new()) };
}

/// The interface in the first language of some that it speaks, else in the browser's; in Arabic where the words cannot
/// be had.
pub async fn interface(tags: &[&str]) -> &'static Interface {
    let browser = navigator().and_then(|navigator| navigator.language()).unwrap_or_default();
    let (language, locale) = choose(tags.iter().copied().chain([&*browser]));
    let known = KNOWN.with_borrow(|known| known.iter().copied().find(|known| known.locale == locale));
    if let Some(interface) = known {
        return interface;
    }
    let messages = if language == 0 { Some(Messages::arabic()) } else { words(language).await };
    match messages {
        Some(messages) => know(messages, locale),
        None => &intl::ARABIC,
    }
}

fn know(messages: &'static Messages, locale: String) -> &'static Interface {
    let interface: &'static Interface = Box::leak(Box::new(intl::interface(messages, locale.leak())));
    KNOWN.with_borrow_mut(|known| known.push(interface));
    interface
}

/// The words of one of the [`LANGUAGES`] but the first.
async fn words(language: usize) -> Option<&'static Messages> {
    let ask = files::asking(File::Languages)?;
    // In the file there is no Arabic.
    #[expect(clippy::cast_precision_loss, reason = "there are few languages")]
    let list = ask.call1(&JsValue::NULL, &(language as f64 - 1.0).into()).ok()?;
    let list: Array = JsFuture::from(Promise::from(list)).await.ok()?.unchecked_into();
    let mut words: [&'static str; Messages::NAMES.len()] = [""; _];
    for (place, word) in words.iter_mut().zip(list.iter()) {
        *place = word.as_string()?.leak();
    }
    Some(Box::leak(Box::new(Messages::new(LANGUAGES[language], words))))
}
