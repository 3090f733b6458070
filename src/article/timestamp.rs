//! Timestamps: parses the dates and times of publishers, and normalizes them.
//!
//! Some systems write a sentinel date for a missing value ([`SENTINELS`]), which is rejected. Persian plugins write
//! dates of the Solar Hijri calendar in the format of ISO 8601, which are converted to the Gregorian calendar.

use serde::Serialize;

/// A date, or a date and a time with its UTC offset if that is known ([RFC 3339], a valid `datetime` attribute).
///
/// [RFC 3339]: https://www.rfc-editor.org/info/rfc3339
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Timestamp(String);

/// The formats of dates, times and offsets. `0` stands for any digit.
const DATE: &str = "0000-00-00";
const TIMES: [&str; 2] = ["00:00:00", "00:00"];
const OFFSETS: [&str; 2] = ["00:00", "0000"];

/// The dates that stand for a missing value: zero in Windows, SQL Server, Visual Basic and Unix.
const SENTINELS: [&str; 5] = ["1601-01-01", "1753-01-01", "1899-12-30", "1900-01-01", "1970-01-01"];

/// The minutes of a day.
const DAY: i64 = 24 * 60;

impl Timestamp {
    /// Parses formats such as `2025-11-04`, `2025-11-04T09:30Z` and `2025-11-04 09:30:15.25+03:00`. A time without an
    /// offset is local time in an unknown time zone. A date of the Solar Hijri calendar (`1404-08-13`) is converted.
    /// Returns `None` for any other format, for a date or a time that does not exist, and for a sentinel date.
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
        // Fractions of a second are dropped.
        let zone = match zone.strip_prefix('.') {
            Some(fraction) => fraction.trim_start_matches(|character: char| character.is_ascii_digit()),
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
        // The Unix epoch is also a sentinel in other time zones, such as the evening before in America.
        (timestamp.minutes() != Some(0)).then_some(timestamp)
    }

    /// Parses the same formats, but a time without an offset is UTC.
    pub fn parse_utc(text: &str) -> Option<Self> {
        let mut timestamp = Self::parse(text)?;
        if !timestamp.is_date() && timestamp.minutes().is_none() {
            timestamp.0.push('Z');
        }
        Some(timestamp)
    }

    /// Parses the digits of a Unix timestamp. It is in seconds, or in milliseconds if it has more than eleven digits.
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

    /// Returns the value of a `datetime` attribute: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` followed by `Z`, by an
    /// offset, or by nothing if the time zone is unknown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a date without a time.
    pub fn is_date(&self) -> bool {
        self.0.len() == DATE.len()
    }

    /// Returns the date unless it depends on the reader's time zone, as it does if there is a time with an offset.
    pub fn day(&self) -> Option<&str> {
        if self.minutes().is_some() { None } else { self.0.get(..DATE.len()) }
    }

    /// Whether this is before another timestamp. Only the dates are compared if an offset is unknown.
    pub fn is_before(&self, other: &Self) -> bool {
        match (self.minutes(), other.minutes()) {
            (Some(this), Some(other)) => this < other,
            _ => self.0.get(..DATE.len()) < other.0.get(..DATE.len()),
        }
    }

    /// Returns the seconds since the Unix epoch: of the beginning of a date in UTC, or of a time if its offset is known.
    pub fn seconds(&self) -> Option<i64> {
        match self.minutes() {
            Some(minutes) => Some(minutes * 60 + i64::from(two_digits(self.0.get(17..)?, 0))),
            None => self.is_date().then(|| days(numbers(&self.0)) * DAY * 60),
        }
    }

    /// Returns the minutes since the Unix epoch if the offset is known.
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

/// Returns the Gregorian date if the date exists and is not a sentinel.
fn known_date(date: &str) -> Option<String> {
    let (year, month, day) = numbers(date);
    let (length, date) = match year {
        // Solar Hijri years from 1921 to 2042.
        1300..=1420 => {
            let length = match month {
                ..=6 => 31,
                7..=11 => 30,
                _ => solar_days(year + 1, 1, 1) - solar_days(year, 12, 1),
            };
            (length, gregorian(solar_days(year, month, day))?)
        }
        // Other years are zero or belong to other calendars, such as the Islamic one, which would need a table for the
        // conversion.
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
    (exists && !SENTINELS.contains(&&*date)).then_some(date)
}

/// Returns the days from the Unix epoch to a date of the Solar Hijri calendar, by the 33-year cycle with 8 leap years.
fn solar_days(year: i64, month: i64, day: i64) -> i64 {
    let months = if month > 6 { 30 * month + 7 } else { 31 * month };
    365 * year + (8 * year + 21) / 33 + months + day - 492_665
}

/// Returns the days from the Unix epoch to a Gregorian date: year, month, day.
fn days((year, month, day): (i64, i64, i64)) -> i64 {
    // Here, a year begins in March, so that a leap day is its last day.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469
}

/// Returns the Gregorian date `count` days after the Unix epoch; `None` before 1500 and after 2199.
fn gregorian(count: i64) -> Option<String> {
    // A lower bound of the year.
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

/// Appends the decimal digits of a number, beginning with that of `unit`, a power of ten.
fn push_digits(out: &mut String, number: i64, mut unit: i64) {
    while unit > 0 {
        out.extend(u32::try_from(number / unit % 10).ok().and_then(|digit| char::from_digit(digit, 10)));
        unit /= 10;
    }
}

/// Returns year, month and day of a date in the format [`DATE`].
fn numbers(date: &str) -> (i64, i64, i64) {
    let number = |at| i64::from(two_digits(date, at));
    (number(0) * 100 + number(2), number(5), number(8))
}

/// Splits off a prefix in this format.
fn split_shape<'a>(text: &'a str, shape: &str) -> Option<(&'a str, &'a str)> {
    let (head, rest) = text.split_at_checked(shape.len())?;
    let fits = head
        .bytes()
        .zip(shape.bytes())
        .all(|(byte, expected)| byte == expected || (expected == b'0' && byte.is_ascii_digit()));
    fits.then_some((head, rest))
}

/// Returns the number that the two digits at an index form. Missing digits count as 0.
fn two_digits(digits: &str, at: usize) -> u32 {
    let digit = |at| digits.as_bytes().get(at).map_or(0, |byte| u32::from(byte & 0xF));
    digit(at) * 10 + digit(at + 1)
}
