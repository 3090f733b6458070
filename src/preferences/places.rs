//! Where a reader has stopped reading, by article: kept for 30 days, and for no more than 50 articles.
//!
//! A line for each, the last one first: the article, the block, and the day, each as a number. Article and block are
//! known by a hash ([`hash`]): of the address, and of the block's letters, so that it is found again when others have
//! come or gone before it, and whatever the size of the text, its digits and its marks are.

/// The key that the places are kept under.
pub const KEY: &str = "maqal.places";

/// How many days a place is kept.
const DAYS: u32 = 30;
/// How many places are kept.
const PLACES: usize = 50;

/// The block where an article was left, if that is no more than 30 days ago. Article and block are given by their
/// [`hash`]; days are counted from any day on, and a line that is not three numbers is passed over.
pub fn find(places: &str, article: u32, today: u32) -> Option<u32> {
    places
        .lines()
        .filter_map(parse)
        .find(|(known, _, day)| *known == article && is_recent(*day, today))
        .map(|place| place.1)
}

/// The places when an article is left at a block, without those that are too old or too many; `None` where there is
/// nothing to come back to.
pub fn with(places: &str, article: u32, block: Option<u32>, today: u32) -> String {
    let now = block.map(|block| (article, block, today));
    let others = places
        .split_terminator('\n')
        .filter_map(parse)
        .filter(|(known, _, day)| *known != article && is_recent(*day, today));
    let mut all = String::new();
    for (article, block, day) in now.into_iter().chain(others).take(PLACES) {
        all.push_str(&[&*article.to_string(), " ", &*block.to_string(), " ", &*day.to_string(), "\n"].concat());
    }
    all
}

fn parse(line: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = line.split(' ').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?))
}

fn is_recent(day: u32, today: u32) -> bool {
    day.abs_diff(today) <= DAYS
}

/// Returns a number for the letters of a text ([FNV-1a], 32 bits, one step per letter). Spaces, digits, signs and marks
/// do not count.
///
/// [FNV-1a]: http://www.isthe.com/chongo/tech/comp/fnv/
pub fn hash(text: &str) -> u32 {
    text.chars()
        .filter(|letter| is_letter(*letter))
        .fold(0x811C_9DC5, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193))
}

/// Whether a character counts in [`hash`]. The ranges are fixed, because hashes are stored: they include every mark of
/// the Arabic block ([`crate::locale::marks::is_mark`]), and must not change with that table.
fn is_letter(letter: char) -> bool {
    !matches!(letter, '\0'..='@' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{670}' | '\u{6D6}'..='\u{6F9}' | '\u{2000}'..='\u{206F}')
}
