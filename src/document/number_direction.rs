//! Keeps telephone numbers and signed numbers running from left to right in right-to-left text.
//!
//! After an Arabic letter the groups of `+966 11 234 5678` run from the right, and the sign of `-2` is on the right of the
//! digit ([UAX #9], rules W2 and N1). So these numbers are in a `<bdo>`: groups of Arabic digits (١٢٣) run from the right
//! even in an isolate. Other numbers stay as they are: a score or a range is read from the right as well, and the sign of a
//! number with Arabic digits is on the right.
//!
//! [UAX #9]: https://www.unicode.org/reports/tr9/

use super::{Fragment, dir};
use crate::locale::{Direction, digits};

/// Writes a text, and isolates its telephone numbers and signed numbers from the direction of the line.
pub(super) fn text(out: &mut Fragment, text: &str) {
    let mut rest = text;
    let is_rtl = out.dir.map(|dir| dir == Direction::Rtl || Direction::of_text(text) == Some(Direction::Rtl));
    if is_rtl == Some(true) {
        while let Some((before, number, after)) = split(rest) {
            if !before.is_empty() {
                out.text(before);
            }
            out.text_element("bdo", &[dir(Some(Direction::Ltr))], number);
            rest = after;
        }
    }
    if !rest.is_empty() || text.is_empty() {
        out.text(rest);
    }
}

/// Splits a text at its first number that needs isolation: the text before it, the number, and the text after it.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    // The previous character, the one before it, and the last one that is not a space.
    let (mut last, mut second_last, mut last_visible) = (' ', ' ', ' ');
    for (start, letter) in text.char_indices() {
        let begins = matches!(letter, '+' | '-' | '−' | '±' | '(' | '0'..='9' | '٠'..='٩' | '۰'..='۹');
        // The conjunction و is joined to the following word.
        let is_and = last == 'و' && Direction::of_letter(second_last).is_none();
        let is_free = (is_and || Direction::of_letter(last).is_none())
            && !digits::is_digit(last)
            && !matches!(
                last,
                '.' | ',' | ':' | '/' | '-' | '+' | '−' | '–' | '_' | '@' | '#' | '=' | ')' | ']' | '%' | '٪'
            );
        if begins && is_free {
            let (before, from) = text.split_at_checked(start)?;
            let signed = if digits::is_digit(last_visible) { None } else { signed(from) };
            if let Some((number, after)) = telephone(from).or(signed).and_then(|end| from.split_at_checked(end)) {
                return Some((before, number, after));
            }
        }
        (second_last, last) = (last, letter);
        if letter != ' ' {
            last_visible = letter;
        }
    }
    None
}

/// Returns the length of the telephone number at the beginning of a text: groups of digits, separated by single spaces,
/// hyphens, periods or parentheses. Dates, lists of years and ranges do not count.
fn telephone(text: &str) -> Option<usize> {
    let mut groups = [0_usize; 8];
    let (mut count, mut total, mut end) = (0, 0, 0);
    let mut is_separated = true;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        if digits::is_digit(letter) {
            count += usize::from(is_separated);
            *groups.get_mut(count - 1)? += 1;
            total += 1;
            is_separated = false;
            end = at + letter.len_utf8();
            continue;
        }
        let continues = match letter {
            '+' => at == 0 || (at == 1 && text.starts_with('(')),
            '(' => is_separated,
            ')' => !is_separated,
            ' ' | '\u{A0}' if next.is_some_and(is_zero) && total > 8 => false,
            ' ' | '\u{A0}' | '-' | '–' | '\u{2011}' | '.' => {
                next.is_some_and(|next| next == '(' || digits::is_digit(next))
            }
            _ => false,
        };
        if !continues {
            break;
        }
        is_separated = true;
    }
    let groups = groups.get(..count)?;
    let is_date = matches!(groups, [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2]);
    let begins = text.starts_with(['+', '(']) || text.starts_with(is_zero);
    let is_long = matches!(groups, [_, rest @ ..] if rest.len() > 1 && rest.iter().all(|group| *group > 2))
        && groups.iter().any(|group| *group != 4);
    let fits = (7..=15).contains(&total) && count > 1 && !is_date && (begins || is_long);
    fits.then_some(end)
}

/// Returns the length of the signed number at the beginning of a text, including adjacent percent and currency signs.
fn signed(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut has_digit = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let continues = match letter {
            '+' | '-' | '−' => at == 0,
            '0'..='9' | '۰'..='۹' => true,
            '.' | ',' | ':' | '/' | '٫' | '٬' => has_digit && next.is_some_and(digits::is_digit),
            _ => digits::is_unit(letter),
        };
        if !continues {
            break;
        }
        has_digit |= digits::is_digit(letter);
        end = at + letter.len_utf8();
    }
    (has_digit && text.starts_with(['+', '-', '−', '±'])).then_some(end)
}

fn is_zero(letter: char) -> bool {
    matches!(letter, '0' | '٠' | '۰')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the numbers of a text that are isolated.
    fn isolated(text: &str) -> Vec<&str> {
        let mut rest = text;
        let mut numbers = Vec::new();
        while let Some((_, number, after)) = split(rest) {
            numbers.push(number);
            rest = after;
        }
        numbers
    }

    #[test]
    fn isolates_telephone_numbers_and_signed_numbers() {
        for (text, numbers) in [
            ("للحجز +966 11 234 5678 أو راسلونا", &["+966 11 234 5678"][..]),
            ("هاتف المكتب: 050 123 4567، ورقم الفاكس 02-765-4321.", &["050 123 4567", "02-765-4321"]),
            ("اتصل (02) 765 4321 الآن", &["(02) 765 4321"]),
            ("اتصل (+966) 11 234 5678", &["(+966) 11 234 5678"]),
            ("+966112345678", &["+966112345678"]),
            ("تلفن ۰۲۱ ۸۸۷۷ ۶۶۵۵ تهران", &["۰۲۱ ۸۸۷۷ ۶۶۵۵"]),
            ("هاتف ٠٥٠ ١٢٣ ٤٥٦٧", &["٠٥٠ ١٢٣ ٤٥٦٧"]),
            ("طوارئ 1-800-555-0199", &["1-800-555-0199"]),
            ("خلوي 70 123 456", &["70 123 456"]),
            ("بلغ 1 250 000 دينار", &["1 250 000"]),
            ("טלפון 03-1234567 או 052-7654321", &["03-1234567", "052-7654321"]),
            ("050-1234567 052-7654321", &["050-1234567", "052-7654321"]),
            ("0123 456 789", &["0123 456 789"]),
            ("درجة الحرارة -2 ليلًا و+5 نهارًا", &["-2", "+5"]),
            ("-0.2%", &["-0.2%"]),
            ("+1.1% (−3 %)", &["+1.1%", "−3"]),
            ("خسر -$5 وربح +7€", &["-$5", "+7€"]),
            ("من -5 إلى -10", &["-5", "-10"]),
            ("±۲٫۵ درجه", &["±۲٫۵"]),
            ("(-7)", &["-7"]),
        ] {
            assert_eq!(isolated(text), numbers, "{text}");
        }
    }

    #[test]
    fn does_not_isolate_other_numbers() {
        for text in [
            "تدوم الرحلة 2-3 ساعات، وفاز فريقنا 3-1.",
            "2-1",
            "2 -1",
            "2024-2025",
            "20-11-2025 و 05.11.2025 و 2025-11-05 و 05 11 2025",
            "08:00-16:30",
            "2019 2020 2021",
            "12.5% و 1,234,567 و 1500-2000",
            "COVID-19 وF-16 والـ-20",
            "-٢ ليلًا",
            "٣-١",
            "10 20 30 40",
            "- 5",
            "--",
            "+",
            "(",
            "()",
            "",
            "0.5",
            "1 2 3 4 5 6 7 8 9 10",
            "123456789012345678",
        ] {
            assert_eq!(isolated(text), [""; 0], "{text}");
        }
    }
}
