//! Dates, numbers and plural forms equal those of a browser.
//!
//! Chromium opens `intl.html`, whose script formats values with `Intl` in all languages of the interface and in many
//! regions. The native output for each value must be the same.

use std::{collections::BTreeMap, path::Path, process::Command};

use maqal::{article::Timestamp, host::intl, locale::messages::LANGUAGES};

/// A value that the browser formatted.
struct Value<'a> {
    /// What it is: `date`, `time`, `number`, `category`, or a date in the calendar with this name.
    kind: &'a str,
    /// The language tag of the article.
    tag: &'a str,
    /// The locale that the browser was given.
    locale: &'a str,
    input: &'a str,
    output: String,
}

/// Chromium 156 has the data of CLDR 48, and ICU4X 2.4 that of CLDR 49. ICU4X 2.1, which has the data of CLDR 48, formats
/// these values as Chromium does. The columns: kind, tags, the text of the browser, the native text.
const CHANGED_IN_CLDR_49: &[(&str, &[&str], &str, &str)] = &[
    // Months that end with a vowel lost the sign of the genitive.
    ("gregory", &["fa", "fa-IR"], "ه\u{654} ", "ه "),
    // The thousands separator.
    ("number", &["fr-CH"], "\u{202F}", "'"),
    ("time", &["en-IN"], " am", " AM"),
    ("time", &["en-IN"], " pm", " PM"),
    // The preposition between a date and a time.
    ("time", &["ur", "ur-IN", "ur-PK"], " کو ", " "),
];

#[test]
fn native_output_equals_that_of_the_browser() {
    let page = browser_output();
    let mut counts = BTreeMap::new();
    let mut wrong = Vec::new();
    for value in page.lines().filter_map(value) {
        *counts.entry(value.kind).or_insert(0) += 1;
        let found = native(&value);
        let mut expected = value.output;
        for (kind, tags, before, after) in CHANGED_IN_CLDR_49 {
            if *kind == value.kind && tags.contains(&value.tag) {
                expected = expected.replace(before, after);
            }
        }
        if found != expected {
            wrong.push(format!("{} {} {}: {expected:?}, natively {found:?}", value.kind, value.tag, value.input));
        }
    }
    let kinds: Vec<_> = counts.keys().copied().collect();
    assert_eq!(kinds, ["category", "date", "gregory", "islamic-umalqura", "number", "time"]);
    assert!(counts.values().all(|count| *count > 5_000), "{counts:?}");
    assert!(wrong.is_empty(), "{} values differ, such as {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

/// Parses a line that `intl.js` wrote.
fn value(line: &str) -> Option<Value<'_>> {
    let cells: Vec<_> = line.split('\t').collect();
    let [kind, tag, locale, input, output] = cells[..] else { return None };
    // The serialization of HTML escapes no-break spaces.
    Some(Value { kind, tag, locale, input, output: output.replace("&nbsp;", "\u{A0}") })
}

/// Formats the same value natively.
fn native(value: &Value) -> String {
    let interface = intl::interface_of(value.tag);
    assert_eq!(interface.locale, value.locale, "{}", value.tag);
    let timestamp = || Timestamp::parse(value.input).unwrap_or_else(|| panic!("{} is no timestamp", value.input));
    match value.kind {
        "date" => (interface.date)(interface, &timestamp()),
        "time" => (interface.time)(interface, &timestamp()),
        "number" => Some(intl::number(interface.locale, value.input)),
        "category" => {
            let count = value.input.parse().expect("the input is a count");
            Some((interface.count)(interface, "zero|one|two|few|many|other", count))
        }
        calendar => intl::date_in_calendar(interface.messages.lang, interface.locale, calendar, &timestamp()),
    }
    .unwrap_or_default()
}

/// Opens the page in Chromium, and returns its HTML after the script has run.
fn browser_output() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/press/intl.html");
    let profile = tempfile::tempdir().expect("a folder can be created");
    let browser = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(|program| {
        let mut command = Command::new(program);
        // Containers rarely have the privileges that the sandbox needs. Only our own page is opened.
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]);
        command.arg(format!("--user-data-dir={}", profile.path().display())).arg("--dump-dom").arg(&page);
        command.output().ok()
    });
    let output = browser.expect("Chromium is installed");
    String::from_utf8(output.stdout).expect("the page is UTF-8")
}

#[test]
fn there_is_one_interface_for_each_locale() {
    for lang in LANGUAGES {
        let interface = intl::interface_of(lang);
        assert_eq!(interface.messages.lang, lang);
        assert!(std::ptr::eq(interface, intl::interface_of(lang)), "{lang}");
    }
    for (tag, lang, locale) in [
        ("", "ar", "ar-u-nu-arab"),
        ("de", "ar", "ar-u-nu-arab"),
        ("no tag", "ar", "ar-u-nu-arab"),
        ("ar-EG", "ar", "ar-EG"),
        ("ku-IQ", "ckb", "ar-IQ-u-nu-arab"),
        ("en-GB-oxendict", "en", "en"),
    ] {
        let interface = intl::interface_of(tag);
        assert_eq!((interface.messages.lang, interface.locale), (lang, locale), "{tag}");
    }
}

#[test]
fn times_are_those_of_the_publisher() {
    let interface = intl::interface_of("en-GB");
    for (written, day, time) in [
        ("2025-11-04T05:40:00Z", "4 November 2025", "4 November 2025 at 05:40"),
        ("2025-11-04T23:40:00-09:30", "4 November 2025", "4 November 2025 at 23:40"),
        ("2025-11-04T00:10:00+14:00", "4 November 2025", "4 November 2025 at 00:10"),
        ("2025-11-04T05:40", "4 November 2025", "4 November 2025 at 05:40"),
        ("2025-11-04", "4 November 2025", "4 November 2025"),
    ] {
        let timestamp = Timestamp::parse(written).expect("it is a timestamp");
        assert_eq!((interface.date)(interface, &timestamp).as_deref(), Some(day), "{written}");
        assert_eq!((interface.time)(interface, &timestamp).as_deref(), Some(time), "{written}");
    }
}
