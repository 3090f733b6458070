//! Keeps where a reader has stopped, when the page is left.

use std::iter::successors;

use gloo_events::EventListener;
use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{reading_place, storage};
use crate::preferences::places::{self, KEY};

/// Calls `leave` when the page goes out of sight, which on a telephone is the last that it hears; and when it is
/// unloaded, which is before that.
pub fn on_leave(leave: impl Fn() + Clone + 'static) -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    let listen = |target: &web_sys::EventTarget, name| {
        let leave = leave.clone();
        EventListener::new(target, name, move |_| leave())
    };
    Some([listen(&window, "pagehide"), listen(window.document()?.unchecked_ref(), "visibilitychange")])
}

/// Keeps the block that is being read; nothing of an article whose head or whose end is in view.
pub fn keep(article: u32, root: &Element) {
    // A picture may have no words, and those of a film are the interface's: the text below tells the place.
    let block = successors(reading_place::block(root), Element::next_element_sibling)
        .filter(|block| !block.has_attribute("data-part"))
        .map(|block| letters(&block))
        .find(|letters| *letters != places::hash(""));
    let kept = storage::get(KEY).unwrap_or_default();
    let now = places::with(&kept, article, block, today());
    if now != kept {
        storage::set(KEY, &now);
    }
}

/// What the letters of a block are kept as.
pub fn letters(block: &Element) -> u32 {
    places::hash(&block.text_content().unwrap_or_default())
}

/// Whether something is kept of an article, be it long ago.
pub fn are_kept(article: u32) -> bool {
    let article = article.to_string();
    storage::get(KEY).is_some_and(|kept| kept.split([' ', '\n']).any(|word| word == article))
}

/// The block where an article was left.
pub fn find(article: u32) -> Option<u32> {
    places::find(&storage::get(KEY)?, article, today())
}

/// The number of the day.
fn today() -> u32 {
    const DAY: f64 = 86_400_000.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small and positive")]
    let today = (Date::now() / DAY) as u32;
    today
}
