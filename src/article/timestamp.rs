//! Points in time as publishers write them.

use serde::Serialize;

/// A date, or a date and a time with its offset from UTC ([RFC 3339], as `<time datetime>` takes it).
///
/// [RFC 3339]: https://www.rfc-editor.org/info/rfc3339
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Timestamp(String);

/// Digits of a date and of a time of day; `0` stands for any digit.
const DATE: &str = "0000-00-00";
const TIMES: [&str; 2] = ["00:00:00", "00:00"];

impl Timestamp {
    /// Reads `2025-11-04`, `2025-11-04T09:30Z`, `2025-11-04 09:30:15.25+03:00` and the like. A time without an
    /// offset is taken for UTC. `None` for any other shape and for a month, day, hour, minute or second that no
    /// calendar and no clock has.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        let (date, rest) = split_shape(text, DATE)?;
        if !between(date, 5, 1, 12) || !between(date, 8, 1, 31) {
            return None;
        }
        if rest.is_empty() {
            return Some(Self(date.to_owned()));
        }
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (clock, zone) = TIMES.iter().find_map(|shape| split_shape(rest, shape))?;
        let seconds = if clock.len() < 8 { ":00" } else { "" };
        if !between(clock, 0, 0, 23) || !between(clock, 3, 0, 59) || (seconds.is_empty() && !between(clock, 6, 0, 59)) {
            return None;
        }
        // Fractions of a second are nothing to a reader.
        let zone = match zone.strip_prefix('.') {
            Some(fraction) => fraction.trim_start_matches(|letter: char| letter.is_ascii_digit()),
            None => zone,
        };
        let digits = zone.replace(':', "");
        let offset = match digits.strip_prefix(['+', '-']) {
            Some(offset) => {
                let (offset, end) = split_shape(offset, "0000")?;
                let fits = end.is_empty() && between(offset, 0, 0, 23) && between(offset, 2, 0, 59);
                [zone.get(..1)?, offset.get(..2)?, ":", offset.get(2..).filter(|_| fits)?].concat()
            }
            None if matches!(&*digits, "" | "Z" | "z") => "Z".to_owned(),
            None => return None,
        };
        Some(Self([date, "T", clock, seconds, &offset].concat()))
    }

    /// The value of a `datetime` attribute: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` and `Z` or an offset.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names a day without a time, which no time zone may shift.
    pub fn is_date(&self) -> bool {
        self.0.len() == DATE.len()
    }
}

/// Splits off what has the shape's digits and signs.
fn split_shape<'a>(text: &'a str, shape: &str) -> Option<(&'a str, &'a str)> {
    let (head, rest) = text.split_at_checked(shape.len())?;
    let fits = head.bytes().zip(shape.bytes()).all(|(byte, sign)| byte == sign || (sign == b'0' && byte.is_ascii_digit()));
    fits.then_some((head, rest))
}

/// Whether the two digits at `at` make a number from `low` to `high`, both included.
fn between(digits: &str, at: usize, low: u8, high: u8) -> bool {
    let digit = |at| digits.as_bytes().get(at).map_or(0, |byte| byte & 0xF);
    (low..=high).contains(&(digit(at) * 10 + digit(at + 1)))
}
