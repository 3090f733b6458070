//! Dates and times as a publisher sends them.

use crate::article::Timestamp;
use crate::source::json::Json;

/// A date and time as a publisher sends it.
#[derive(Clone, Copy)]
pub enum Time<'a> {
    /// A date, or a date and a time. A time without an offset is the publisher's local time.
    Local(&'a str),
    /// The same, except that a time without an offset is UTC.
    Utc(&'a str),
    /// The digits of a Unix timestamp in seconds or milliseconds.
    Unix(&'a str),
}

impl<'a> Time<'a> {
    /// Returns the times in these fields, each a string or a number.
    pub fn of(json: &'a Json, fields: &[&str]) -> Vec<Self> {
        let mut times = Vec::new();
        for field in fields {
            match json.get(field) {
                Json::String(text) => times.push(Self::Local(text)),
                Json::Number(digits) => times.push(Self::Unix(digits)),
                _ => {}
            }
        }
        times
    }

    fn timestamp(self) -> Option<Timestamp> {
        match self {
            Self::Local(text) => Timestamp::parse(text),
            Self::Utc(text) => Timestamp::parse_utc(text),
            Self::Unix(digits) => Timestamp::from_unix(digits),
        }
    }
}

/// Returns the first valid time.
pub(super) fn first_time(candidates: &[Time]) -> Option<Timestamp> {
    candidates.iter().find_map(|time| time.timestamp())
}
