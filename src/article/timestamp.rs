//! Points in time as publishers write them.

use serde::Serialize;

/// A date, or a date and a time with its offset from UTC ([RFC 3339], as `<time datetime>` takes it).
///
/// [RFC 3339]: https://www.rfc-editor.org/info/rfc3339
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Timestamp(String);

impl Timestamp {
    /// Reads `2025-11-04`, `2025-11-04T09:30Z`, `2025-11-04 09:30:15.25+03:00` and the like. A time without an
    /// offset is taken for UTC. `None` for any other shape and for numbers out of range.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, time) = match text.split_once(['T', 't', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let mut parts = date.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        number(year, 4, 0, 9999)?;
        number(month, 2, 1, 12)?;
        number(day, 2, 1, 31)?;
        let Some(time) = time else {
            return Some(Self(date.into()));
        };
        let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
        let (clock, zone) = time.split_at_checked(zone_at)?;
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
        if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut parts = clock.splitn(3, ':');
        let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
        number(hour, 2, 0, 23)?;
        number(minute, 2, 0, 59)?;
        number(second, 2, 0, 59)?;
        let zone = match zone {
            "" | "Z" | "z" => "Z".into(),
            offset => {
                let (sign, offset) = offset.split_at_checked(1)?;
                let digits = offset.replace(':', "");
                let (hours, minutes) = digits.split_at_checked(2)?;
                number(hours, 2, 0, 23)?;
                number(minutes, 2, 0, 59)?;
                [sign, hours, ":", minutes].concat()
            }
        };
        Some(Self([date, "T", hour, ":", minute, ":", second, &zone].concat()))
    }

    /// The value of a `datetime` attribute: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` and `Z` or an offset.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names a day without a time, which no time zone may shift.
    pub fn is_date(&self) -> bool {
        self.0.len() == "YYYY-MM-DD".len()
    }
}

/// Exactly `width` digits that make a number between `low` and `high`, both included.
fn number(digits: &str, width: usize, low: u16, high: u16) -> Option<u16> {
    let fits = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
    let value = digits.parse().ok().filter(|_| fits)?;
    (low..=high).contains(&value).then_some(value)
}
