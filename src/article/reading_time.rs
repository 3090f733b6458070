//! Estimates the reading time of an article.
//!
//! The reading speeds are those that S. Trauzettel-Klosinski and K. Dietz measured with the International Reading Speed
//! Texts, in characters per minute: "Standardized Assessment of Reading Performance", Investigative Ophthalmology &
//! Visual Science 53 (2012), <https://iovs.arvojournals.org/article.aspx?articleid=2166061>. A language without a
//! measured speed has the speed of Arabic if it is written from right to left, such as Persian, Urdu and Kurdish, or
//! else that of English.

use super::{Article, body};
use crate::locale::{Direction, Language, marks::is_mark};

/// Languages, each followed by its reading speed in characters per minute.
const SPEEDS: &str = "ar612 de920 en987 es1025 fi1078 fr998 he833 it950 nl978 pl916 pt913 ru986 sl885 sv917 tr1054";

/// Returns the reading time in minutes, rounded to the nearest; 0 is less than half a minute. All characters of the
/// body count, including spaces; those of the headline do not.
pub fn minutes(article: &Article) -> usize {
    let mut characters = 0;
    body::visit_text(&article.body, &mut |text| {
        characters += text.chars().filter(|character| is_read(*character)).count();
    });
    let speed = speed(article.lang.as_ref(), article.dir);
    (characters + speed / 2) / speed
}

/// Returns the reading speed in characters per minute.
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

/// Whether a character takes time to read. Harakat do not: most texts omit them. Neither does the tatweel, which only
/// stretches a word.
fn is_read(character: char) -> bool {
    !is_mark(character) && character != '\u{640}'
}
