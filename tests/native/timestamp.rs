//! Points in time as publishers write them.

use maqal::article::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use crate::schema;

const GOOD: &[(&str, &str)] = &[
    ("2025-11-04", "2025-11-04"),
    ("2024-02-29", "2024-02-29"),
    ("0001-01-01", "0001-01-01"),
    ("2025-11-04T09:30:15Z", "2025-11-04T09:30:15Z"),
    ("2025-11-04t09:30:15z", "2025-11-04T09:30:15Z"),
    ("2025-11-04 09:30:15Z", "2025-11-04T09:30:15Z"),
    ("2025-11-04T09:30Z", "2025-11-04T09:30:00Z"),
    ("2025-11-04T09:30", "2025-11-04T09:30:00Z"),
    ("2025-11-04T09:30:15", "2025-11-04T09:30:15Z"),
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
fn timestamps_take_the_form_of_a_datetime_attribute() {
    for (written, kept) in GOOD {
        let found = Timestamp::parse(written);
        assert_eq!(found.as_ref().map(Timestamp::as_str), Some(*kept), "{written}");
        assert_eq!(Timestamp::parse(kept), found, "{kept} is read as itself");
    }
    assert_eq!(Timestamp::parse(" 2025-11-04\n").as_ref().map(Timestamp::as_str), Some("2025-11-04"));
}

#[test]
fn what_is_no_timestamp_is_none() {
    for written in BAD {
        assert_eq!(Timestamp::parse(written), None, "{written:?}");
    }
}

#[test]
fn a_z_before_an_offset_is_no_zone() {
    for written in ["2025-11-04T09:30:15Z03:00", "2025-11-04T09:30:15z0300"] {
        assert_eq!(Timestamp::parse(written), None, "{written}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

    /// Whatever is taken for a timestamp is written as RFC 3339 has it, and read back as the same.
    #[test]
    fn every_timestamp_is_written_as_a_datetime(
        date in "[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]",
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

/// A browser makes no date of it, or another day.
#[test]
fn a_day_that_its_month_does_not_have_is_none() {
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
}

#[test]
fn the_schema_takes_the_timestamps_that_the_reader_takes() {
    let is_valid = |time: &str| schema::errors(&json!({ "maqal": 1, "title": "عنوان", "published": time })).is_empty();
    for (written, kept) in GOOD {
        assert!(is_valid(written) && is_valid(kept), "{written}");
    }
    for written in BAD {
        assert!(!is_valid(written), "{written:?}");
    }
}
