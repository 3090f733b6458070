//! The interface in the language asked for: its words in Arabic are at hand, the others come in a file when one is
//! needed.

use std::cell::RefCell;

use web_sys::AbortController;

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
    static KNOWN: RefCell<Vec<Interface>> = const { RefCell::new(Vec::new()) };
}

/// The interface that is there from the beginning.
pub fn arabic() -> Interface {
    intl::interface(Messages::arabic(), intl::ARABIC)
}

/// The interface in the first language of some that it speaks, else in the browser's; in Arabic where the words cannot
/// be had.
pub async fn interface(tags: &[&str]) -> Interface {
    let browser = navigator().and_then(|navigator| navigator.language()).unwrap_or_default();
    let (language, locale) = choose(tags.iter().copied().chain([&*browser]));
    let known = |fits: &dyn Fn(&Interface) -> bool| KNOWN.with_borrow(|known| known.iter().copied().find(fits));
    if let Some(interface) = known(&|known| known.messages.lang == language && known.locale == locale) {
        return interface;
    }
    let messages = match known(&|known| known.messages.lang == language) {
        Some(interface) => Some(interface.messages),
        None => words(language).await,
    };
    let Some(messages) = messages else { return arabic() };
    let interface = intl::interface(messages, locale.leak());
    KNOWN.with_borrow_mut(|known| known.push(interface));
    interface
}

async fn words(language: &'static str) -> Option<&'static Messages> {
    let Some(number) = LANGUAGES[1..].iter().position(|known| *known == language) else {
        return Some(Messages::arabic());
    };
    let bytes = files::bytes(File::Languages, &AbortController::new().ok()?).await.ok()?;
    let text: &'static str = String::from_utf8(bytes).ok()?.leak();
    let messages = Messages::read(language, text.split('\n').skip(number * Messages::NAMES.len()))?;
    Some(Box::leak(Box::new(messages)))
}
