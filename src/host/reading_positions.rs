//! The stored reading positions: stores the block at which the reader leaves an article, and finds it again. A position is
//! kept for 30 days, and positions for no more than 50 articles.
//!
//! The stored format has one line per article, the latest first: three decimal numbers for the article, the block and the
//! day, separated by spaces. An article is identified by the [`hash`] of its URL, a block by the hash of its text. So a
//! block is found again after others were added or removed, and whichever digits and vowel marks are shown.

#[cfg(target_arch = "wasm32")]
pub use browser::{find, store};

/// The key under which the positions are stored.
pub const KEY: &str = "maqal.places";

/// How many days a position is kept.
const MAX_AGE: u32 = 30;
/// How many positions are kept.
const MAX_POSITIONS: usize = 50;

/// Returns the block at which an article was left, if that was no more than 30 days ago. Articles and blocks are given by
/// their [`hash`], days by the number of days since any fixed day. Ignores lines that are not three numbers.
pub fn block_in(positions: &str, article: u32, today: u32) -> Option<u32> {
    let mut positions = positions.lines().filter_map(parse);
    let position = positions.find(|(known, _, day)| *known == article && is_recent(*day, today))?;
    Some(position.1)
}

/// Returns `positions` with the block at which an article is left, and without positions that are too old or too many. If
/// `block` is `None`, the article has no position any more.
pub fn with(positions: &str, article: u32, block: Option<u32>, today: u32) -> String {
    let new = block.map(|block| (article, block, today));
    let others = positions
        .split_terminator('\n')
        .filter_map(parse)
        .filter(|(known, _, day)| *known != article && is_recent(*day, today));
    let mut all = String::new();
    for (article, block, day) in new.into_iter().chain(others).take(MAX_POSITIONS) {
        all.push_str(&[&*article.to_string(), " ", &*block.to_string(), " ", &*day.to_string(), "\n"].concat());
    }
    all
}

fn parse(line: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = line.split(' ').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?))
}

fn is_recent(day: u32, today: u32) -> bool {
    day.abs_diff(today) <= MAX_AGE
}

/// Returns the 32-bit [FNV-1a] hash of the letters of a text, with one step per letter. Ignores spaces, digits, punctuation
/// and marks.
///
/// [FNV-1a]: http://www.isthe.com/chongo/tech/comp/fnv/
pub fn hash(text: &str) -> u32 {
    text.chars()
        .filter(|letter| is_letter(*letter))
        .fold(0x811C_9DC5, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193))
}

/// Whether a character counts in [`hash`]. These ranges must never change, because hashes are stored. They exclude every
/// mark of the Arabic block ([`crate::locale::marks::is_mark`]), but must not change with that table.
fn is_letter(letter: char) -> bool {
    !matches!(letter, '\0'..='@' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{670}' | '\u{6D6}'..='\u{6F9}' | '\u{2000}'..='\u{206F}')
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::iter::successors;

    use js_sys::Date;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement};

    use super::{
        super::{scroll_anchor, storage, typography},
        KEY, block_in, hash, with,
    };

    /// Stores the block that is being read. Removes the position if the beginning or the end of the article is in view.
    /// `url` is the URL of the article.
    pub fn store(url: &str, root: &Element) {
        // An image may have no text, and the text of a player belongs to the interface. The next block with text marks
        // the position then.
        let block = successors(scroll_anchor::block(root), Element::next_element_sibling)
            .filter(|block| !block.has_attribute("data-part"))
            .map(|block| hash_of(&block))
            .find(|block| *block != hash(""));
        let stored = storage::get(KEY).unwrap_or_default();
        let updated = with(&stored, hash(url), block, today());
        if updated != stored {
            storage::set(KEY, &updated);
        }
    }

    /// Finds the block at which the reader left an article. `url` is the URL of the article.
    pub fn find(url: &str, root: &Element) -> Option<HtmlElement> {
        let stored = block_in(&storage::get(KEY)?, hash(url), today())?;
        let blocks = root.query_selector_all("[data-part=body]>*").ok()?;
        (0..blocks.length()).find_map(|index| {
            let block: HtmlElement = blocks.get(index)?.dyn_into().ok()?;
            (hash_of(&block) == stored).then_some(block)
        })
    }

    /// Returns the hash of a block's original text.
    fn hash_of(block: &Element) -> u32 {
        hash(&typography::original_text(block))
    }

    /// Returns the number of days since 1970-01-01, in UTC.
    fn today() -> u32 {
        const DAY: f64 = 86_400_000.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value is small and positive")]
        let today = (Date::now() / DAY) as u32;
        today
    }
}
