//! The stored format of reading positions: the block at which the reader left an article. A position is kept for 30 days,
//! and positions for no more than 50 articles.
//!
//! The format has one line per article, the latest first: three decimal numbers for the article, the block and the day,
//! separated by spaces. An article is identified by the [`hash`] of its URL, a block by the hash of its text. So a block is
//! found again after others were added or removed, and whichever digits and vowel marks are shown.
//!
//! [`crate::host::reading_position`] reads and writes the browser's storage.

/// The key under which the positions are stored.
pub const KEY: &str = "maqal.places";

/// How many days a position is kept.
const MAX_AGE: u32 = 30;
/// How many positions are kept.
const MAX_POSITIONS: usize = 50;

/// Returns the block at which an article was left, if that was no more than 30 days ago. Articles and blocks are given by
/// their [`hash`], days by the number of days since any fixed day. Ignores lines that are not three numbers.
pub fn find(positions: &str, article: u32, today: u32) -> Option<u32> {
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
