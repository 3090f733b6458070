//! Converts the digits of a text: ١٢٣, ۱۲۳ or 123.
//!
//! The decimal separator ٫, the thousands separator ٬ and the percent sign ٪ change with the digits. Words with Latin
//! letters, `@`, `#` or `_` stay as they are, because they are names and URLs: `A4`, `mp3`, `example.com/2026`.
//!
//! The Unicode Bidirectional Algorithm has different classes for the two kinds of digits (AN and EN), and orders a
//! range such as `2-1` differently. Numbers joined by `-` or `+` are therefore put into isolates that keep the original
//! order.

use std::ops::RangeInclusive;

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
/// Left-to-right isolate, right-to-left isolate, and the end of an isolate.
const LRI: char = '\u{2066}';
const RLI: char = '\u{2067}';
const PDI: char = '\u{2069}';

impl Digits {
    /// Converts the digits of a text to this kind.
    pub fn convert(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split_inclusive(char::is_whitespace) {
            let is_name =
                word.contains(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '@' | '#' | '_'));
            if is_name { out.push_str(word) } else { self.convert_word(word, &mut out) }
        }
        out
    }

    fn convert_word(self, word: &str, out: &mut String) {
        let mut rest = word;
        while let Some((before, from)) = rest.find(is_digit).and_then(|start| rest.split_at_checked(start)) {
            out.push_str(before);
            let (run, after) = from.split_at_checked(end_of_run(from)).unwrap_or((from, ""));
            self.convert_run(run, out);
            rest = after;
            if let Some(after) = rest.strip_prefix(['%', '٪']) {
                out.push(if self == Self::Latin { '%' } else { '٪' });
                rest = after;
            }
        }
        out.push_str(rest);
    }

    /// Converts numbers and the signs between them.
    fn convert_run(self, run: &str, out: &mut String) {
        let kind = |letter: char| if letter.is_ascii_digit() { Self::Latin } else { Self::Arabic };
        let was = run.chars().next().map_or(self, kind);
        let stays = (was == Self::Latin) == (self == Self::Latin);
        let joined = !stays && run.contains(['-', '+']);
        if joined {
            out.push(if was == Self::Latin { LRI } else { RLI });
        }
        for number in run.split_inclusive(['-', '+']) {
            let bare = number.trim_end_matches(['-', '+']);
            if joined {
                out.push(LRI);
            }
            self.convert_number(bare, out);
            if joined {
                out.push(PDI);
            }
            out.push_str(number.get(bare.len()..).unwrap_or_default());
        }
        if joined {
            out.push(PDI);
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

fn is_digit(letter: char) -> bool {
    value(letter).is_some()
}

/// Returns the length in bytes of a run of digits with single signs between them.
fn end_of_run(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let next = letters.peek().copied();
        let joins = matches!(letter, '.' | ',' | ':' | '/' | '-' | '+' | DECIMAL | THOUSANDS)
            && next.is_some_and(|(_, next)| is_digit(next));
        if !is_digit(letter) && !joins {
            break;
        }
        end = next.map_or(text.len(), |(at, _)| at);
    }
    end
}
