//! Where articles were left: stored for 30 days, and for no more than 50 articles.
//!
//! One line per article, the latest first: the article, the block, and the day, each as a number. Articles and blocks are
//! identified by a [`hash`]: of the URL, and of the block's letters, so that a block is found again after others were
//! added or removed, and whatever digits and marks are shown.

/// The key under which the positions are stored.
pub const KEY: &str = "maqal.places";

/// How many days a position is stored.
const DAYS: u32 = 30;
/// How many positions are stored.
const POSITIONS: usize = 50;

/// The block at which an article was left, if that was no more than 30 days ago. Articles and blocks are given by their
/// [`hash`], days as numbers from any day on. A line that is not three numbers is ignored.
pub fn find(positions: &str, article: u32, today: u32) -> Option<u32> {
    let mut positions = positions.lines().filter_map(parse);
    let position = positions.find(|(known, _, day)| *known == article && is_recent(*day, today))?;
    Some(position.1)
}

/// The positions after an article is left at a block, without those that are too old or too many; `None` if there is
/// nothing to resume.
pub fn with(positions: &str, article: u32, block: Option<u32>, today: u32) -> String {
    let new = block.map(|block| (article, block, today));
    let others = positions
        .split_terminator('\n')
        .filter_map(parse)
        .filter(|(known, _, day)| *known != article && is_recent(*day, today));
    let mut all = String::new();
    for (article, block, day) in new.into_iter().chain(others).take(POSITIONS) {
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
