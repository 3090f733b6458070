//! Points in time as publishers write them.

use serde::Serialize;

/// A date, or a date and a time with its offset from UTC ([RFC 3339], as `<time datetime>` takes it).
///
/// [RFC 3339]: https://www.rfc-editor.org/info/rfc3339
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Timestamp(String);

/// The forms of dates, times and offsets; `0` stands for any digit.
const DATE: &str = "0000-00-00";
const TIMES: [&str; 2] = ["00:00:00", "00:00"];
const OFFSETS: [&str; 2] = ["00:00", "0000"];

impl Timestamp {
    /// Parses forms such as `2025-11-04`, `2025-11-04T09:30Z` and `2025-11-04 09:30:15.25+03:00`. A time without an
    /// offset is UTC. Returns `None` for any other form, and for a date or a time that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        let (date, rest) = split_shape(text, DATE)?;
        let (year, month) = (two_digits(date, 0) * 100 + two_digits(date, 2), two_digits(date, 5));
        let days = match month {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if !(1..=12).contains(&month) || !(1..=days).contains(&two_digits(date, 8)) {
            return None;
        }
        if rest.is_empty() {
            return Some(Self(date.to_owned()));
        }
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (clock, zone) = TIMES.iter().find_map(|shape| split_shape(rest, shape))?;
        let seconds = if clock.len() < 8 { ":00" } else { "" };
        if two_digits(clock, 0) > 23 || two_digits(clock, 3) > 59 || two_digits(clock, 6) > 59 {
            return None;
        }
        // Readers do not see fractions of a second.
        let zone = match zone.strip_prefix('.') {
            Some(fraction) => fraction.trim_start_matches(|letter: char| letter.is_ascii_digit()),
            None => zone,
        };
        let offset = match zone.strip_prefix(['+', '-']) {
            Some(offset) => {
                let fits =
                    OFFSETS.iter().any(|shape| split_shape(offset, shape).is_some_and(|(_, end)| end.is_empty()));
                let (hours, minutes) = (offset.get(..2)?, offset.get(offset.len().checked_sub(2)?..)?);
                if !fits || two_digits(hours, 0) > 23 || two_digits(minutes, 0) > 59 {
                    return None;
                }
                [zone.get(..1)?, hours, ":", minutes].concat()
            }
            None if matches!(zone, "" | "Z" | "z") => "Z".to_owned(),
            None => return None,
        };
        Some(Self([date, "T", clock, seconds, &offset].concat()))
    }

    /// Returns the value of a `datetime` attribute: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` and `Z` or an offset.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a date without a time, which is the same in every time zone.
    pub fn is_date(&self) -> bool {
        self.0.len() == DATE.len()
    }
}

/// Splits off a prefix of this form.
fn split_shape<'a>(text: &'a str, shape: &str) -> Option<(&'a str, &'a str)> {
    let (head, rest) = text.split_at_checked(shape.len())?;
    let fits =
        head.bytes().zip(shape.bytes()).all(|(byte, sign)| byte == sign || (sign == b'0' && byte.is_ascii_digit()));
    fits.then_some((head, rest))
}

/// Returns the number of two digits at an index; missing digits are 0.
fn two_digits(digits: &str, at: usize) -> u32 {
    let digit = |at| digits.as_bytes().get(at).map_or(0, |byte| u32::from(byte & 0xF));
    digit(at) * 10 + digit(at + 1)
}
