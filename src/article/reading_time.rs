//! How long it takes to read an article.
//!
//! The speeds are those that S. Trauzettel-Klosinski and K. Dietz measured with the International Reading Speed Texts,
//! in characters a minute: "Standardized Assessment of Reading Performance", Investigative Ophthalmology & Visual
//! Science 53 (2012), <https://iovs.arvojournals.org/article.aspx?articleid=2166061>. There are none for Persian, Urdu
//! and Kurdish, which are taken to be read as fast as Arabic, whose letters they are written in; every other language
//! is taken for English.

use super::{Article, body};
use crate::locale::{Direction, Language};

/// A language and its characters a minute.
const SPEEDS: &str = "ar612 de920 en987 es1025 fi1078 fr998 he833 it950 nl978 pl916 pt913 ru986 sl885 sv917 tr1054";

/// The time in whole minutes, to the nearest; 0 for less than half a minute. Counted are the characters of the body,
/// spaces among them, and not those of the headline.
pub fn minutes(article: &Article) -> usize {
    let mut characters = 0;
    body::visit_text(&article.body, &mut |text| characters += text.chars().filter(|letter| !is_mark(*letter)).count());
    let speed = speed(article.lang.as_ref(), article.dir);
    (characters + speed / 2) / speed
}

/// Characters a minute.
fn speed(language: Option<&Language>, direction: Direction) -> usize {
    let of = |wanted: &str| {
        let known = SPEEDS
            .split(' ')
            .find_map(|known| known.split_at_checked(2).filter(|(tag, _)| tag.eq_ignore_ascii_case(wanted)));
        known.and_then(|(_, speed)| speed.parse().ok())
    };
    let primary = language.map(Language::primary).unwrap_or_default();
    let of_script = if direction == Direction::Rtl { "ar" } else { "en" };
    of(primary).or_else(|| of(of_script)).unwrap_or(987)
}

/// Marks on Arabic and Hebrew letters: most texts go without, and no one reads slower for them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}
