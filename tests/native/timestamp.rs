//! Timestamps as publishers write them.

use maqal::article::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use crate::schema;

const GOOD: &[(&str, &str)] = &[
    ("2025-11-04", "2025-11-04"),
    ("2024-02-29", "2024-02-29"),
    ("1600-02-29", "1600-02-29"),
    ("2025-11-04T09:30:15Z", "2025-11-04T09:30:15Z"),
    ("2025-11-04t09:30:15z", "2025-11-04T09:30:15Z"),
    ("2025-11-04 09:30:15Z", "2025-11-04T09:30:15Z"),
    ("2025-11-04T09:30Z", "2025-11-04T09:30:00Z"),
    // Local time in an unknown time zone.
    ("2025-11-04T09:30", "2025-11-04T09:30:00"),
    ("2025-11-04 23:30:15.250", "2025-11-04T23:30:15"),
    ("2025-11-04T09:30:15.250Z", "2025-11-04T09:30:15Z"),
    ("2025-11-04T09:30:15.123456789+03:00", "2025-11-04T09:30:15+03:00"),
    ("2025-11-04T09:30:15+03:00", "2025-11-04T09:30:15+03:00"),
    ("2025-11-04T09:30:15+0300", "2025-11-04T09:30:15+03:00"),
    ("2025-11-04T09:30:15-03:30", "2025-11-04T09:30:15-03:30"),
    ("2025-11-04T00:00:00+00:00", "2025-11-04T00:00:00+00:00"),
    ("2025-11-04T23:59:59-12:00", "2025-11-04T23:59:59-12:00"),
];

const BAD: &[&str] = &[
    "",
    " ",
    "أمس",
    "٢٠٢٥-١١-٠٤",
    "2025",
    "2025-11",
    "2025-11-4",
    "2025-1-04",
    "25-11-04",
    "12025-11-04",
    "+2025-11-04",
    "-2025-11-04",
    "2025/11/04",
    "20251104",
    "04-11-2025",
    "2025-00-04",
    "2025-13-04",
    "2025-11-00",
    "2025-11-32",
    "2025-11-04T",
    "2025-11-04T9:30",
    "2025-11-04T09",
    "2025-11-04T24:00:00Z",
    "2025-11-04T09:60:00Z",
    "2025-11-04T09:30:61Z",
    "2025-11-04T09:30:15.aZ",
    "2025-11-04T09:30:15:",
    "2025-11-04T09:30:15:Z",
    "2025-11-04T09:30:15,25Z",
    "2025-11-04T09:30:15+3",
    "2025-11-04T09:30:15+24:00",
    "2025-11-04T09:30:15+03:60",
    "2025-11-04T09:30:15ZZ",
    "2025-11-04T09:30:15 GMT",
    "2025-11-04Z",
    "2025-11-04T09:30:15:00Z",
    "2025-11-04T+9:30",
    "Tue, 04 Nov 2025 09:30:15 GMT",
    "1730700000",
    "\u{200F}2025-11-04",
    "2025-11-04T09:30:15é",
];

#[test]
fn timestamps_are_normalized() {
    for (written, kept) in GOOD {
        let found = Timestamp::parse(written);
        assert_eq!(found.as_ref().map(Timestamp::as_str), Some(*kept), "{written}");
        assert_eq!(Timestamp::parse(kept), found, "{kept} is read as itself");
    }
    assert_eq!(Timestamp::parse(" 2025-11-04\n").as_ref().map(Timestamp::as_str), Some("2025-11-04"));
}

/// Dates that stand for a missing date, or that are in an unsupported calendar.
const NONE: &[&str] = &[
    "0000-00-00 00:00:00",
    "-0001-11-30T00:00:00",
    "0000-01-01",
    "0001-01-01",
    "0001-01-01T00:00:00",
    "0001-01-01T00:00:00Z",
    "1601-01-01T00:00:00Z",
    "1753-01-01T00:00:00",
    "1899-12-30T00:00:00",
    "1900-01-01",
    "1970-01-01",
    "1970-01-01T00:00:00Z",
    "1970-01-01T03:30:00+03:30",
    "1970-01-01T02:00:00",
    "1969-12-31T19:00:00-05:00",
    "9999-12-31T23:59:59Z",
    // The Unix epoch in the Solar Hijri calendar.
    "1348-10-11T03:30:00+03:30",
    // A date in the Islamic calendar.
    "1447-05-13T09:30:00+03:00",
    // A Buddhist and a Hebrew year.
    "2568-11-04",
    "5786-02-13",
];

#[test]
fn sentinel_dates_are_no_dates() {
    for written in NONE {
        assert_eq!(Timestamp::parse(written), None, "{written}");
        assert_eq!(Timestamp::parse_utc(written), None, "{written}");
    }
    for written in ["1970-01-02", "1969-12-31T12:00:00-05:00", "1900-01-02", "1969-12-31"] {
        assert!(Timestamp::parse(written).is_some(), "{written}");
    }
}

#[test]
fn solar_hijri_dates_are_converted_to_gregorian() {
    for (written, day) in [
        ("1404-08-13", "2025-11-04"),
        ("1404-01-01", "2025-03-21"),
        // A leap year: the last month has 30 days.
        ("1403-12-30", "2025-03-20"),
        ("1403-01-01", "2024-03-20"),
        ("1399-12-30T22:00:00+03:30", "2021-03-20T22:00:00+03:30"),
        ("1404-02-31 09:30", "2025-05-21T09:30:00"),
        ("1404-06-31T23:59:59Z", "2025-09-22T23:59:59Z"),
        ("1404-07-01", "2025-09-23"),
        ("1357-11-22", "1979-02-11"),
        ("1300-01-01", "1921-03-21"),
        ("1420-12-30", "2042-03-20"),
    ] {
        assert_eq!(Timestamp::parse(written).as_ref().map(Timestamp::as_str), Some(day), "{written}");
    }
    for written in ["1404-07-31", "1404-12-30", "1404-13-01", "1404-00-01", "1404-06-00", "1404-06-32"] {
        assert_eq!(Timestamp::parse(written), None, "{written}");
    }
}

/// Every day from 1300 (1921) to 1420 (2042).
#[test]
fn solar_hijri_days_are_consecutive() {
    let mut days: Vec<String> = Vec::new();
    for year in 1300..=1420 {
        for month in 1..=12 {
            for day in 1..=31 {
                let written = format!("{year}-{month:02}-{day:02}");
                let found = Timestamp::parse(&written);
                // The first day of 1970 stands for a missing date.
                let day =
                    if written == "1348-10-11" { Some("1970-01-01") } else { found.as_ref().map(Timestamp::as_str) };
                days.extend(day.map(str::to_owned));
            }
        }
    }
    assert_eq!((&*days[0], &*days[days.len() - 1]), ("1921-03-21", "2042-03-20"));
    assert_eq!(days.len(), 44_195);
    assert!(days.is_sorted() && days.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn parse_utc_adds_the_offset() {
    for (written, time) in [
        ("2025-11-04T09:30:15", "2025-11-04T09:30:15Z"),
        ("2025-11-04 09:30", "2025-11-04T09:30:00Z"),
        ("2025-11-04T09:30:15Z", "2025-11-04T09:30:15Z"),
        ("2025-11-04T09:30:15+03:00", "2025-11-04T09:30:15+03:00"),
        ("2025-11-04", "2025-11-04"),
    ] {
        assert_eq!(Timestamp::parse_utc(written).as_ref().map(Timestamp::as_str), Some(time), "{written}");
    }
}

#[test]
fn unix_timestamps_are_seconds_or_milliseconds() {
    for (digits, time) in [
        ("1762248600", Some("2025-11-04T09:30:00Z")),
        ("1762248615000", Some("2025-11-04T09:30:00Z")),
        ("951827696", Some("2000-02-29T12:34:00Z")),
        ("951868799", Some("2000-02-29T23:59:00Z")),
        ("951868800", Some("2000-03-01T00:00:00Z")),
        ("1735689599", Some("2024-12-31T23:59:00Z")),
        ("-86400", Some("1969-12-31T00:00:00Z")),
        ("0", None),
        ("-62135596800", None),
        ("-62135596800000", None),
        ("9223372036854775807", None),
        ("-9223372036854775808", None),
        ("92233720368547758070", None),
        ("1.5e9", None),
        ("", None),
    ] {
        assert_eq!(Timestamp::from_unix(digits).as_ref().map(Timestamp::as_str), time, "{digits}");
    }
}

#[test]
fn unix_days_are_consecutive() {
    let (mut year, mut month, mut day) = (1600, 1, 1);
    for count in -135_140_i64.. {
        let date = format!("{year}-{month:02}-{day:02}");
        if date == "2200-01-01" {
            return;
        }
        let found = Timestamp::from_unix(&(count * 86_400 + 43_200).to_string());
        // Some days stand for a missing date.
        let is_none = Timestamp::parse(&date).is_none();
        assert_eq!(
            found.map(|time| time.as_str().to_owned()),
            (!is_none).then(|| date.clone() + "T12:00:00Z"),
            "{date}"
        );
        let tomorrow = format!("{year}-{month:02}-{:02}", day + 1);
        let exists = Timestamp::parse(&tomorrow).is_some() || tomorrow == "1899-12-30";
        (year, month, day) = match (exists, month) {
            (true, _) => (year, month, day + 1),
            (false, 12) => (year + 1, 1, 1),
            (false, _) => (year, month + 1, 1),
        };
    }
}

#[test]
fn timestamps_are_compared_as_instants_or_else_as_days() {
    for (earlier, later) in [
        ("2025-11-04T09:30:00+03:00", "2025-11-04T09:30:00Z"),
        ("2025-11-04T23:30:00Z", "2025-11-04T21:00:00-05:00"),
        ("2024-12-31T23:59:00Z", "2025-01-01T00:00:00Z"),
        ("2025-11-03", "2025-11-04T00:00:00+03:00"),
        ("2025-11-03T23:59:00", "2025-11-04"),
    ] {
        let parse = |text| Timestamp::parse(text).expect("a timestamp");
        assert!(parse(earlier).is_before(&parse(later)), "{earlier} {later}");
        assert!(!parse(later).is_before(&parse(earlier)), "{later} {earlier}");
    }
    let day = Timestamp::parse("2025-11-04").expect("a date");
    let hour = Timestamp::parse("2025-11-04T23:00").expect("a time");
    assert!(!day.is_before(&hour) && !hour.is_before(&day), "the same day");
}

#[test]
fn malformed_timestamps_are_rejected() {
    for written in BAD {
        assert_eq!(Timestamp::parse(written), None, "{written:?}");
    }
}

#[test]
fn a_z_before_an_offset_is_rejected() {
    for written in ["2025-11-04T09:30:15Z03:00", "2025-11-04T09:30:15z0300"] {
        assert_eq!(Timestamp::parse(written), None, "{written}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

    /// Every parsed timestamp is a date or has the format of RFC 3339, and parses to itself.
    #[test]
    fn every_timestamp_is_a_valid_datetime(
        date in "(1[3-9]|2[0-2])[0-9]{2}-[01][0-9]-[0-3][0-9]",
        time in "([Tt ][012]?[0-9]:[0-6]?[0-9](:[0-6][0-9])?(\\.[0-9]{0,3})?)?",
        zone in "([Zz+-:][0-9:Z]{0,6})?",
    ) {
        let text = [&*date, &time, &zone].concat();
        if let Some(timestamp) = Timestamp::parse(&text) {
            let written = timestamp.as_str();
            let errors = schema::errors(&json!({ "maqal": 1, "title": "عنوان", "published": written }));
            prop_assert_eq!(errors, [""; 0]);
            let has_seconds = matches!(written.as_bytes(), [_, _, _, _, _, _, _, _, _, _, b'T', _, _, b':', _, _, b':', ..]);
            prop_assert!(timestamp.is_date() || (has_seconds && !written.contains(['.', 't', 'z', ' '])), "{written}");
            prop_assert_eq!(Timestamp::parse(written), Some(timestamp.clone()));
        }
    }
}

/// A browser would show an invalid date or another day.
#[test]
fn days_that_do_not_exist_are_rejected() {
    for written in ["2025-02-29", "2025-02-30", "2025-04-31", "2025-11-31T09:30Z", "1900-02-29"] {
        assert_eq!(Timestamp::parse(written), None, "{written}");
    }
}

#[test]
fn a_day_without_a_time_is_a_date() {
    for (written, is_date) in [("2025-11-04", true), ("2025-11-04T09:30", false), ("2025-11-04 00:00:00+00:00", false)]
    {
        assert_eq!(Timestamp::parse(written).map(|time| time.is_date()), Some(is_date), "{written}");
    }
    for (written, day) in [
        ("2025-11-04", Some("2025-11-04")),
        ("2025-11-04T23:30", Some("2025-11-04")),
        ("2025-11-04T23:30Z", None),
        ("2025-11-04 00:00:00+00:00", None),
    ] {
        assert_eq!(Timestamp::parse(written).as_ref().and_then(Timestamp::day), day, "{written}");
    }
}

#[test]
fn schema_and_reader_accept_the_same_timestamps() {
    let is_valid = |time: &str| schema::errors(&json!({ "maqal": 1, "title": "عنوان", "published": time })).is_empty();
    for (written, kept) in GOOD {
        assert!(is_valid(written) && is_valid(kept), "{written}");
    }
    for written in BAD {
        assert!(!is_valid(written), "{written:?}");
    }
}
