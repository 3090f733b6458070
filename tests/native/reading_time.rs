//! The reading time of an article, in minutes.

use maqal::article::reading_time::minutes;
use serde_json::json;

use crate::support::read;

/// Returns the reading time in minutes of a text with this number of letters.
fn of(letters: usize, lang: &str, dir: &str) -> usize {
    let text = if dir == "rtl" { "ب" } else { "b" }.repeat(letters);
    minutes(
        &read(&json!({ "maqal": 1, "title": "2026", "lang": lang, "dir": dir, "body": [text] })).expect("an article"),
    )
}

#[test]
fn every_language_has_a_reading_speed() {
    for (lang, dir, speed) in [
        ("ar", "rtl", 612),
        ("AR-EG", "rtl", 612),
        ("he", "rtl", 833),
        ("en", "ltr", 987),
        ("fr-CA", "ltr", 998),
        ("tr", "ltr", 1054),
        // Languages without a measured speed have the one of Arabic or English.
        ("fa", "rtl", 612),
        ("ur", "rtl", 612),
        ("ckb", "rtl", 612),
        ("id", "ltr", 987),
    ] {
        assert_eq!(of(speed * 4, lang, dir), 4, "{lang}");
        // Rounded to the nearest minute.
        assert_eq!(of(speed * 4 + speed / 2 + 1, lang, dir), 5, "{lang}");
        assert_eq!(of(speed * 4 + speed / 2 - 1, lang, dir), 4, "{lang}");
    }
}

#[test]
fn less_than_half_a_minute_is_zero() {
    assert_eq!((of(1, "ar", "rtl"), of(305, "ar", "rtl"), of(306, "ar", "rtl")), (0, 0, 1));
}

#[test]
fn harakat_do_not_count() {
    let read_in = |text: String| {
        minutes(&read(&json!({ "maqal": 1, "title": "ع", "lang": "ar", "body": [text] })).expect("an article"))
    };
    assert_eq!(read_in("بَّ".repeat(6120)), read_in("ب".repeat(6120)));
    assert_eq!(read_in("ب".repeat(6120)), 10);
}

#[test]
fn headings_lists_and_quotes_count() {
    let half = "ب".repeat(612);
    let article = json!({ "maqal": 1, "title": "ع", "lang": "ar", "body": [
        { "type": "heading", "level": 2, "content": half },
        { "type": "list", "items": [[half], [half]] },
        { "type": "quote", "body": [half] },
    ] });
    assert_eq!(minutes(&read(&article).expect("an article")), 4);
}
