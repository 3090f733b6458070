//! Stores where an article was left, and finds that block again.

use std::iter::successors;

use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{scroll_anchor, storage, typography};
use crate::preferences::positions::{self, KEY};

/// Stores the block that is being read; nothing for an article whose head or whose end is in view.
pub fn store(article: u32, root: &Element) {
    // A picture may have no words, and those of a player are the interface's: the text below marks the position.
    let block = successors(scroll_anchor::block(root), Element::next_element_sibling)
        .filter(|block| !block.has_attribute("data-part"))
        .map(|block| hash_of(&block))
        .find(|hash| *hash != positions::hash(""));
    let stored = storage::get(KEY).unwrap_or_default();
    let updated = positions::with(&stored, article, block, today());
    if updated != stored {
        storage::set(KEY, &updated);
    }
}

/// The block at which an article was left.
pub fn find(article: u32, root: &Element) -> Option<HtmlElement> {
    let wanted = positions::find(&storage::get(KEY)?, article, today())?;
    let blocks = root.query_selector_all("[data-part=body]>*").ok()?;
    (0..blocks.length()).find_map(|index| {
        let block: HtmlElement = blocks.get(index)?.dyn_into().ok()?;
        (hash_of(&block) == wanted).then_some(block)
    })
}

/// The hash of a block's text as it was written.
fn hash_of(block: &Element) -> u32 {
    positions::hash(&typography::written(block))
}

/// The number of the day.
fn today() -> u32 {
    const DAY: f64 = 86_400_000.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small and positive")]
    let today = (Date::now() / DAY) as u32;
    today
}
