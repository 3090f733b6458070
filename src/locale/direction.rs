//! Detects the direction of a text: that of most of its strong letters.
//!
//! The first strong letter, which `dir=auto` uses, is less reliable: an Arabic paragraph may begin with a Latin name.

use serde::{Deserialize, Serialize};

use super::marks::is_mark;

/// The direction in which a text runs.
///
/// # Examples
///
/// The majority of the letters decides, not the first letter. Digits and punctuation do not count.
///
/// ```
/// use maqal::locale::Direction;
///
/// assert_eq!(Direction::of_text("Intel تعلن نتائج الربع الثالث"), Some(Direction::Rtl));
/// assert_eq!(Direction::of_text("3-2"), None);
/// assert_eq!(Direction::from_attribute("RTL"), Some(Direction::Rtl));
/// assert_eq!(Direction::from_attribute("auto"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From right to left: Arabic, Hebrew, Syriac, Thaana, `NKo`, Adlam.
    Rtl,
    /// From left to right.
    Ltr,
}

impl Direction {
    /// Returns the value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }

    /// Reads the value of a `dir` attribute, in any case. Returns `None` for `auto` and for any other value.
    pub fn from_attribute(value: &str) -> Option<Self> {
        let value = value.trim_ascii();
        if value.eq_ignore_ascii_case("rtl") {
            Some(Self::Rtl)
        } else if value.eq_ignore_ascii_case("ltr") {
            Some(Self::Ltr)
        } else {
            None
        }
    }

    /// Returns the direction of a strong letter; `None` for any other character.
    pub fn of_letter(letter: char) -> Option<Self> {
        strong(letter)
    }

    /// Returns the direction of most strong letters in `text`, right to left on a tie; `None` if it has none.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut tally = Tally::default();
        tally.add(text);
        tally.direction()
    }
}

/// Counts the strong letters of a text, which may come in several pieces.
#[derive(Default)]
pub struct Tally {
    rtl: usize,
    ltr: usize,
    first: Option<Direction>,
}

impl Tally {
    /// Counts the strong letters of the next piece.
    pub fn add(&mut self, text: &str) {
        for letter in text.chars() {
            let direction = strong(letter);
            self.first = self.first.or(direction);
            match direction {
                Some(Direction::Rtl) => self.rtl += 1,
                Some(Direction::Ltr) => self.ltr += 1,
                None => {}
            }
        }
    }

    /// Returns the direction of this part of a text if it differs from `around`, the direction of the surrounding text:
    /// both most of its letters and the first one must have the other direction. So an Arabic sentence with many Latin
    /// names remains right-to-left.
    pub fn own(&self, around: Direction) -> Option<Direction> {
        self.direction().filter(|own| *own != around && self.first == Some(*own))
    }

    /// Returns the direction of most letters so far, right to left on a tie; `None` before the first strong letter.
    pub fn direction(&self) -> Option<Direction> {
        match (self.rtl, self.ltr) {
            (0, 0) => None,
            (rtl, ltr) if rtl >= ltr => Some(Direction::Rtl),
            _ => Some(Direction::Ltr),
        }
    }
}

/// Returns the direction of a strong letter; `None` for marks, digits, punctuation, symbols and control characters.
///
/// The table has blocks, not the classes of all characters ([UAX #9]): a rare character does not change the majority,
/// and the whole table would be larger than the rest of this module.
///
/// [UAX #9]: https://www.unicode.org/reports/tr9/
#[expect(clippy::match_same_arms, reason = "exceptions inside a block precede the block")]
pub(super) fn strong(letter: char) -> Option<Direction> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{AA}' | '\u{B5}' | '\u{BA}' => Some(Direction::Ltr),
        // The most frequent letters.
        'ء'..='غ' | 'ف'..='ي' => Some(Direction::Rtl),
        // Marks, digits and signs in the right-to-left blocks.
        _ if is_mark(letter) => None,
        '\u{600}'..='\u{607}'
        | '\u{609}'..='\u{60F}'
        | '\u{660}'..='\u{66C}'
        | '\u{6DD}'..='\u{6E9}'
        | '\u{6F0}'..='\u{6F9}'
        | '\u{7C0}'..='\u{7C9}' => None,
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => Some(Direction::Rtl),
        '\0'..='\u{BF}'
        | '\u{D7}'
        | '\u{F7}'
        | '\u{2B9}'..='\u{36F}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{FE00}'..='\u{FE6F}'
        | '\u{FEFF}'..='\u{FF20}'
        | '\u{FFE0}'..='\u{FFFF}'
        | '\u{1F000}'..='\u{1FAFF}'
        | '\u{E0000}'.. => None,
        _ => Some(Direction::Ltr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_letters_are_told_from_signs() {
        for letter in ['ب', 'ش', 'ى', 'پ', 'א', 'ޓ', 'ﻻ'] {
            assert_eq!(strong(letter), Some(Direction::Rtl), "{letter:?}");
        }
        for letter in ['a', 'Z', 'é', 'Ж', 'ω', '中', 'ह'] {
            assert_eq!(strong(letter), Some(Direction::Ltr), "{letter:?}");
        }
        for sign in ['1', '٣', '۴', '\u{64E}', '–', '،', '«', ' ', '\u{200F}', '😀', '×'] {
            assert_eq!(strong(sign), None, "{sign:?}");
        }
    }
}
