//! Stores the block at which the reader leaves an article, and finds it again. [`crate::preferences::reading_positions`]
//! has the stored format.

use std::iter::successors;

use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{scroll_anchor, storage, typography};
use crate::preferences::reading_positions::{self, KEY};

/// Stores the block that is being read. Removes the position if the beginning or the end of the article is in view.
/// `article` is the hash of the article's URL.
pub fn store(article: u32, root: &Element) {
    // An image may have no text, and the text of a player belongs to the interface. The next block with text marks the
    // position then.
    let block = successors(scroll_anchor::block(root), Element::next_element_sibling)
        .filter(|block| !block.has_attribute("data-part"))
        .map(|block| hash_of(&block))
        .find(|hash| *hash != reading_positions::hash(""));
    let stored = storage::get(KEY).unwrap_or_default();
    let updated = reading_positions::with(&stored, article, block, today());
    if updated != stored {
        storage::set(KEY, &updated);
    }
}

/// Finds the block at which the reader left an article. `article` is the hash of the article's URL.
pub fn find(article: u32, root: &Element) -> Option<HtmlElement> {
    let stored = reading_positions::find(&storage::get(KEY)?, article, today())?;
    let blocks = root.query_selector_all("[data-part=body]>*").ok()?;
    (0..blocks.length()).find_map(|index| {
        let block: HtmlElement = blocks.get(index)?.dyn_into().ok()?;
        (hash_of(&block) == stored).then_some(block)
    })
}

/// Returns the hash of a block's original text.
fn hash_of(block: &Element) -> u32 {
    reading_positions::hash(&typography::original_text(block))
}

/// Returns the number of days since 1970-01-01, in UTC.
fn today() -> u32 {
    const DAY: f64 = 86_400_000.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value is small and positive")]
    let today = (Date::now() / DAY) as u32;
    today
}
