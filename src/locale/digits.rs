//! Converts the digits of a text: ١٢٣, ۱۲۳ or 123.
//!
//! The decimal separator ٫, the thousands separator ٬ and the percent sign ٪ change with the digits. Words with Latin
//! letters, `@`, `#` or `_` stay as they are, because they are names and URLs: `A4`, `mp3`, `example.com/2026`.
//!
//! The visual order of the characters does not change. The Unicode Bidirectional Algorithm ([UAX #9]) has two classes of
//! digits: ١٢٣ are Arabic numbers (AN), 123 and ۱۲۳ are European numbers (EN), unless the last strong character before them
//! is an Arabic letter, which makes them AN as well (rule W2). The classes differ in what they do to signs: `2-1` and `50%`
//! run from left to right if they are EN, but from right to left if they are AN. So a number whose class changes gets
//! invisible characters that preserve the order:
//!
//! - A number that was EN is in a left-to-right isolate. Within it a left-to-right mark precedes each sign.
//! - A number that was AN follows an Arabic letter mark, so that the new digits are AN too.
//!
//! After an Arabic letter, which is most often the case, nothing is needed.
//!
//! [UAX #9]: https://www.unicode.org/reports/tr9/

use std::ops::RangeInclusive;

use super::direction::{Direction, strong};

/// A kind of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// ١٢٣, as in Arabic and Kurdish.
    Arabic,
    /// ۱۲۳, as in Persian and Urdu.
    Persian,
    /// 123.
    Latin,
}

const DECIMAL: char = '٫';
const THOUSANDS: char = '٬';
/// Left-to-right isolate, the end of an isolate, left-to-right mark, Arabic letter mark.
const LRI: char = '\u{2066}';
const PDI: char = '\u{2069}';
const LRM: char = '\u{200E}';
const ALM: char = '\u{61C}';
/// Signs that join two numbers if they are EN (European separators, ES).
const SIGNS: [char; 3] = ['-', '+', '−'];

/// The last strong character before a text in its line, which determines the direction of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Before {
    /// None, or a letter of another script that runs from right to left.
    #[default]
    Other,
    /// An Arabic, Syriac or Thaana letter (AL).
    Arabic,
    /// A letter of a script that runs from left to right (L).
    Latin,
}

impl Before {
    /// Updates the state with a piece of text.
    pub fn pass(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                ALM => *self = Self::Arabic,
                LRM => *self = Self::Latin,
                '\u{200F}' => *self = Self::Other,
                _ => match strong(letter) {
                    Some(Direction::Ltr) => *self = Self::Latin,
                    Some(Direction::Rtl) => {
                        let is_arabic =
                            matches!(letter, '\u{600}'..='\u{7BF}' | '\u{860}'..='\u{8FF}' | '\u{FB50}'..='\u{FEFC}');
                        *self = if is_arabic { Self::Arabic } else { Self::Other };
                    }
                    None => {}
                },
            }
        }
    }
}

impl Digits {
    /// Converts the digits of a text to this kind.
    pub fn convert(self, text: &str) -> String {
        self.convert_after(&mut Before::default(), text)
    }

    /// Converts the digits of a piece of text within a line. `before` describes what precedes the piece, and is updated for
    /// the next piece.
    pub fn convert_after(self, before: &mut Before, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split_inclusive([' ', '\n', '\t', '\r']) {
            let is_name =
                word.contains(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '@' | '#' | '_'));
            if is_name {
                before.pass(word);
                out.push_str(word);
            } else {
                self.convert_word(word, before, &mut out);
            }
        }
        out
    }

    fn convert_word(self, word: &str, before: &mut Before, out: &mut String) {
        let mut rest = word;
        while let Some((text, from)) = rest.find(is_digit).and_then(|start| rest.split_at_checked(start)) {
            before.pass(text);
            let bare = text.trim_end_matches(is_unit);
            out.push_str(bare);
            let (run, after) = from.split_at_checked(end_of_run(from)).unwrap_or((from, ""));
            rest = after.trim_start_matches(is_unit);
            let units = (text.get(bare.len()..).unwrap_or_default(), after.strip_suffix(rest).unwrap_or_default());
            self.convert_run(run, units, before, out);
        }
        before.pass(rest);
        out.push_str(rest);
    }

    /// Converts numbers and the signs between them. `units` are the percent and currency signs around them.
    fn convert_run(self, run: &str, units: (&str, &str), before: &mut Before, out: &mut String) {
        let is_arabic = |letter: char| ('٠'..='٩').contains(&letter);
        let changes = run.starts_with(is_arabic) != (self == Self::Arabic);
        let moves = *before == Before::Latin || units != ("", "") || run.contains(SIGNS);
        let keeps = changes && moves && *before != Before::Arabic;
        let isolates = keeps && self == Self::Arabic;
        if isolates {
            out.push(LRI);
        }
        self.convert_units(units.0, out);
        if keeps && !isolates {
            out.push(ALM);
        }
        for number in run.split_inclusive(SIGNS) {
            let bare = number.trim_end_matches(SIGNS);
            self.convert_number(bare, out);
            if isolates && bare.len() < number.len() {
                out.push(LRM);
            }
            out.push_str(number.get(bare.len()..).unwrap_or_default());
        }
        self.convert_units(units.1, out);
        if isolates {
            out.push(PDI);
            if *before == Before::Latin {
                out.push(LRM);
            }
        } else if keeps {
            *before = Before::Arabic;
        }
    }

    fn convert_units(self, units: &str, out: &mut String) {
        for unit in units.chars() {
            out.push(match unit {
                '%' | '٪' if self == Self::Latin => '%',
                '%' | '٪' => '٪',
                _ => unit,
            });
        }
    }

    fn convert_number(self, number: &str, out: &mut String) {
        let is_decimal = number.matches(['.', ',', ':', '/']).count() == 1 && number.contains('.');
        let mut groups = number.split(',');
        let is_of = |group: &str, lengths: RangeInclusive<usize>| {
            group.chars().all(is_digit) && lengths.contains(&group.chars().fold(0, |count, _| count + 1))
        };
        let is_grouped = groups.next().is_some_and(|first| first != number && is_of(first, 1..=3))
            && groups.all(|group| is_of(group, 3..=3));
        for letter in number.chars() {
            out.push(match (letter, self) {
                (DECIMAL, Self::Latin) => '.',
                (THOUSANDS, Self::Latin) => ',',
                ('.', Self::Arabic | Self::Persian) if is_decimal => DECIMAL,
                (',', Self::Arabic | Self::Persian) if is_grouped => THOUSANDS,
                _ => value(letter).map_or(letter, |value| self.digit(value)),
            });
        }
    }

    fn digit(self, value: u32) -> char {
        let zero = match self {
            Self::Arabic => '٠',
            Self::Persian => '۰',
            Self::Latin => '0',
        };
        char::from_u32(u32::from(zero) + value).unwrap_or(zero)
    }
}

/// Returns the value of a digit of any kind.
fn value(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => Some(u32::from(letter) - u32::from('0')),
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
        _ => None,
    }
}

/// Whether a character is a digit of any kind.
pub fn is_digit(letter: char) -> bool {
    value(letter).is_some()
}

/// Whether a character goes with the number beside it if that is EN (European terminator, ET).
pub fn is_unit(letter: char) -> bool {
    matches!(letter, '%' | '٪' | '$' | '£' | '¥' | '¢' | '°' | '±' | '‰' | '؉' | '\u{20A0}'..='\u{20CF}')
}

/// Returns the length in bytes of a run of digits with single signs between them.
fn end_of_run(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let next = letters.peek().copied();
        let joins =
            matches!(letter, '.' | ',' | ':' | '/' | '-' | '+' | '−' | '\u{A0}' | '\u{202F}' | DECIMAL | THOUSANDS)
                && next.is_some_and(|(_, next)| is_digit(next));
        if !is_digit(letter) && !joins {
            break;
        }
        end = next.map_or(text.len(), |(at, _)| at);
    }
    end
}
