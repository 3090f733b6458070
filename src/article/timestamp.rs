//! Points in time as publishers write them.
//!
//! Systems without a value write a date that stands for none ([`PLACEHOLDERS`]), and plugins for Persian write the year
//! of the Solar Hijri calendar in the form of ISO 8601. The first is not a date here, and the second is converted.

use serde::Serialize;

/// A date, or a date and a time with its offset from UTC if that is known ([RFC 3339], as `<time datetime>` takes it).
///
/// [RFC 3339]: https://www.rfc-editor.org/info/rfc3339
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Timestamp(String);

/// The forms of dates, times and offsets; `0` stands for any digit.
const DATE: &str = "0000-00-00";
const TIMES: [&str; 2] = ["00:00:00", "00:00"];
const OFFSETS: [&str; 2] = ["00:00", "0000"];

/// The dates that stand for a missing one: zero in Windows, Visual Basic, SQL Server and Unix.
const PLACEHOLDERS: [&str; 5] = ["1601-01-01", "1753-01-01", "1899-12-30", "1900-01-01", "1970-01-01"];

/// Minutes of a day.
const DAY: i64 = 24 * 60;

impl Timestamp {
    /// Parses forms such as `2025-11-04`, `2025-11-04T09:30Z` and `2025-11-04 09:30:15.25+03:00`. A time without an
    /// offset is the publisher's local time, in an unknown time zone. A year of the Solar Hijri calendar (`1404-08-13`)
    /// is converted. Returns `None` for any other form, for a date or a time that does not exist, and for a date that
    /// stands for a missing one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        let (date, rest) = split_shape(text, DATE)?;
        let date = known_date(date)?;
        if rest.is_empty() {
            return Some(Self(date));
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
            None if matches!(zone, "Z" | "z") => "Z".to_owned(),
            None if zone.is_empty() => String::new(),
            None => return None,
        };
        let timestamp = Self([&date, "T", clock, seconds, &offset].concat());
        // The beginning of 1970 is the evening before in America.
        (timestamp.minutes() != Some(0)).then_some(timestamp)
    }

    /// Parses the same forms, but a time without an offset is UTC.
    pub fn parse_utc(text: &str) -> Option<Self> {
        let mut timestamp = Self::parse(text)?;
        if !timestamp.is_date() && timestamp.minutes().is_none() {
            timestamp.0.push('Z');
        }
        Some(timestamp)
    }

    /// Parses the digits of a number: the seconds, or if there are more than eleven digits the milliseconds, since 1970.
    pub fn from_unix(digits: &str) -> Option<Self> {
        let number: i64 = digits.parse().ok()?;
        let minutes = number / if number.unsigned_abs() > 99_999_999_999 { 60_000 } else { 60 };
        let mut text = gregorian(minutes.div_euclid(DAY))?;
        let clock = minutes.rem_euclid(DAY);
        text.push('T');
        push_digits(&mut text, clock / 60, 10);
        text.push(':');
        push_digits(&mut text, clock % 60, 10);
        text.push('Z');
        Self::parse(&text)
    }

    /// Returns the value of a `datetime` attribute: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` and `Z`, an offset, or nothing
    /// if the time zone is unknown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a date without a time.
    pub fn is_date(&self) -> bool {
        self.0.len() == DATE.len()
    }

    /// Returns the date if it is the same in every time zone: without a time, or without its offset.
    pub fn day(&self) -> Option<&str> {
        if self.minutes().is_some() { None } else { self.0.get(..DATE.len()) }
    }

    /// Whether this is before another point in time. Only the days are compared if the offset of one of them is unknown.
    pub fn is_before(&self, other: &Self) -> bool {
        match (self.minutes(), other.minutes()) {
            (Some(this), Some(other)) => this < other,
            _ => self.0.get(..DATE.len()) < other.0.get(..DATE.len()),
        }
    }

    /// Returns the minutes since 1970 if the offset is known.
    fn minutes(&self) -> Option<i64> {
        let (date, time) = self.0.split_once('T')?;
        let (clock, offset) = time.split_at_checked(8)?;
        let minutes = |text: &str| i64::from(two_digits(text, 0)) * 60 + i64::from(two_digits(text, 3));
        let offset = match offset.split_at_checked(1)? {
            ("-", offset) => -minutes(offset),
            (_, offset) => minutes(offset),
        };
        Some(days(numbers(date)) * DAY + minutes(clock) - offset)
    }
}

/// Returns a date in the Gregorian calendar if it exists and stands for one.
fn known_date(date: &str) -> Option<String> {
    let (year, month, day) = numbers(date);
    let (length, date) = match year {
        // 1921 to 2042 in Solar Hijri years.
        1300..=1420 => {
            let length = match month {
                ..=6 => 31,
                7..=11 => 30,
                _ => solar_days(year + 1, 1, 1) - solar_days(year, 12, 1),
            };
            (length, gregorian(solar_days(year, month, day))?)
        }
        // Before that, years are zero or are Hijri years, which cannot be converted without a table.
        1600..=2199 => {
            let length = match month {
                2 => days((year, 3, 1)) - days((year, 2, 1)),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (length, date.to_owned())
        }
        _ => return None,
    };
    let exists = (1..=12).contains(&month) && (1..=length).contains(&day);
    (exists && !PLACEHOLDERS.contains(&&*date)).then_some(date)
}

/// Returns the days from 1970 to a date of the Solar Hijri calendar, which has 8 leap years in 33.
fn solar_days(year: i64, month: i64, day: i64) -> i64 {
    let months = if month > 6 { 30 * month + 7 } else { 31 * month };
    365 * year + (8 * year + 21) / 33 + months + day - 492_665
}

/// Returns the days from 1970 to a date of the Gregorian calendar: year, month, day.
fn days((year, month, day): (i64, i64, i64)) -> i64 {
    // A year begins in March here, so that a leap day is its last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469
}

/// Returns the date of the Gregorian calendar so many days after 1970; `None` far from the present.
fn gregorian(count: i64) -> Option<String> {
    // Not later than the year of the day.
    let mut year = 1970 + count.div_euclid(if count < 0 { 365 } else { 366 });
    if !(1500..=2199).contains(&year) {
        return None;
    }
    while days((year + 1, 1, 1)) <= count {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && days((year, month + 1, 1)) <= count {
        month += 1;
    }
    let day = count - days((year, month, 1)) + 1;
    let mut out = String::new();
    for (number, unit) in [(year, 1000), (month, 10), (day, 10)] {
        if !out.is_empty() {
            out.push('-');
        }
        push_digits(&mut out, number, unit);
    }
    Some(out)
}

/// Adds the digits of a number, beginning with the one for `unit`.
fn push_digits(out: &mut String, number: i64, mut unit: i64) {
    while unit > 0 {
        out.extend(u32::try_from(number / unit % 10).ok().and_then(|digit| char::from_digit(digit, 10)));
        unit /= 10;
    }
}

/// Returns year, month and day of a date in the form of [`DATE`].
fn numbers(date: &str) -> (i64, i64, i64) {
    let number = |at| i64::from(two_digits(date, at));
    (number(0) * 100 + number(2), number(5), number(8))
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
