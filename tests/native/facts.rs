//! Facts about languages.

use maqal::locale::{digits::Digits, facts};

#[test]
fn a_fact_depends_on_the_primary_subtag() {
    for (tag, primary) in [("ar", "ar"), ("fa-AF", "fa"), ("az-Arab-IR", "az"), ("", ""), ("-x", "")] {
        assert_eq!(facts::primary(tag), primary, "{tag}");
    }
    assert_eq!(facts::second_calendar("fa-AF"), "gregory");
    assert_eq!(facts::digits("ur-PK"), Digits::Persian);
}

#[test]
fn languages_differ_where_they_should() {
    for (tag, separator, colon, calendar, digits, is_hebrew, uses_nastaliq, has_month_names) in [
        ("ar", " و", ": ", "islamic-umalqura", Digits::Arabic, false, false, true),
        ("fa", "، ", ": ", "gregory", Digits::Persian, false, true, true),
        ("ur", "، ", ": ", "islamic-umalqura", Digits::Persian, false, true, true),
        ("ps", ", ", ": ", "islamic-umalqura", Digits::Persian, false, true, true),
        ("pnb", ", ", ": ", "islamic-umalqura", Digits::Arabic, false, true, true),
        ("ckb", "، ", ": ", "islamic-umalqura", Digits::Arabic, false, false, false),
        ("he", ", ", ": ", "islamic-umalqura", Digits::Arabic, true, false, true),
        ("yi", ", ", ": ", "islamic-umalqura", Digits::Arabic, true, false, true),
        ("en", ", ", ": ", "islamic-umalqura", Digits::Arabic, false, false, true),
        ("fr", ", ", "\u{A0}: ", "islamic-umalqura", Digits::Arabic, false, false, true),
        ("", ", ", ": ", "islamic-umalqura", Digits::Arabic, false, false, true),
    ] {
        assert_eq!(facts::list_separator(tag, " و"), separator, "{tag}");
        assert_eq!(facts::colon(tag), colon, "{tag}");
        assert_eq!(facts::second_calendar(tag), calendar, "{tag}");
        assert_eq!(facts::digits(tag), digits, "{tag}");
        assert_eq!(facts::is_hebrew_script(tag), is_hebrew, "{tag}");
        assert_eq!(facts::uses_nastaliq(tag), uses_nastaliq, "{tag}");
        assert_eq!(facts::has_month_names(tag), has_month_names, "{tag}");
    }
}
