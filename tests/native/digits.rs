//! Digits and harakat: what their conversion changes in a text, and what it keeps.

use maqal::locale::{
    digits::{
        Before,
        Digits::{self, Arabic, Latin, Persian},
    },
    marks,
};
use proptest::prelude::*;
use unicode_bidi::Level;

use crate::support::{digit_values, visual};

#[test]
fn digits_are_converted_with_their_separators_and_percent_signs() {
    for (digits, written, shown) in [
        (Arabic, "في 12 نوفمبر 2026", "في ١٢ نوفمبر ٢٠٢٦"),
        (Persian, "در ۱۲ آبان و 7 مهر", "در ۱۲ آبان و ۷ مهر"),
        (Persian, "١٢", "۱۲"),
        (Latin, "في ١٢ نوفمبر ۲۰۲۶", "في 12 نوفمبر 2026"),
        (Arabic, "3.5 و 1,234,567 و 50%", "٣٫٥ و ١٬٢٣٤٬٥٦٧ و ٥٠٪"),
        (Latin, "٣٫٥ و ١٬٢٣٤٬٥٦٧ و ٥٠٪", "3.5 و 1,234,567 و 50%"),
        // Neither a decimal nor a thousands separator.
        (Arabic, "22.11.2026 و 1,2 و 10:30 و 5/7", "٢٢.١١.٢٠٢٦ و ١,٢ و ١٠:٣٠ و ٥/٧"),
        (Arabic, "انتهت في 2026.", "انتهت في ٢٠٢٦."),
        (Arabic, "(12)، «7»؛ الـ20", "(١٢)، «٧»؛ الـ٢٠"),
        (Arabic, "", ""),
        (Latin, "لا رقم هنا", "لا رقم هنا"),
    ] {
        assert_eq!(digits.convert(written), shown, "{written}");
    }
}

#[test]
fn names_and_urls_keep_their_digits() {
    for kept in ["A4", "mp3", "COVID-19", "https://example.com/2026/11", "example.com/7", "name@1.2", "#وسم2026", "a_1"]
    {
        assert_eq!(Arabic.convert(&format!("قبل {kept} بعد 5")), format!("قبل {kept} بعد ٥"));
    }
}

#[test]
fn ranges_keep_their_order() {
    // After an Arabic letter, the bidirectional algorithm treats all digits alike, so no control characters are needed.
    assert_eq!(Arabic.convert("فاز 2-1"), "فاز ٢-١");
    assert_eq!(Latin.convert("من ٢٠٢٤-٢٠٢٥"), "من 2024-2025");
    // Elsewhere they have different bidi classes.
    assert_eq!(Arabic.convert("2-1"), "\u{2066}٢\u{200E}-١\u{2069}");
    assert_eq!(Latin.convert("٢-١"), "\u{61C}2-1");
    assert_eq!(Persian.convert("١-٢"), "\u{61C}۱-۲");
    assert_eq!(Arabic.convert("iPhone 15"), "iPhone \u{2066}١٥\u{2069}\u{200E}");
    assert_eq!(Latin.convert("2-1"), "2-1");
    assert_eq!(Persian.convert("2-1"), "۲-۱");
}

/// Numbers in European digits.
const NUMBERS: &[&str] = &[
    "5",
    "12",
    "2026",
    "3.5",
    "1,234",
    "1,234.5",
    "1\u{A0}234",
    "10:30",
    "5/7",
    "22/11/2026",
    "22.11.2026",
    // Scores, ranges and dates.
    "2-1",
    "3-1-0",
    "2+3",
    "2−1",
    "2–1",
    "2 - 1",
    "2025-11-20",
    "10:30-11:30",
    "3.5-4.5",
    "1990–1995",
    // With signs.
    "-5",
    "+5",
    "−3",
    "±2",
    "-0.2",
    "+1.1",
    // With units.
    "50%",
    "%50",
    "-0.2%",
    "+1.1%",
    "1,234.5%",
    "1\u{A0}234%",
    "10-20%",
    "$5",
    "5$",
    "-$5",
    "$5-$7",
    "€3.5",
    "25°",
    "−3°",
    "3‰",
    "50 %",
    // Telephone numbers.
    "050 123 4567",
    "02-765-4321",
    "+966 11 234 5678",
    "(02) 765 4321",
    "1-800-555-0199",
    // In brackets and quotation marks.
    "(5)",
    "«2-1»",
    "[12]",
    "7.",
    "3,",
    "5؛",
];

#[test]
fn converted_digits_keep_their_visual_order() {
    let write = |number: &str, digits: Digits| -> String {
        let zero = match digits {
            Latin => '0',
            Arabic => '٠',
            Persian => '۰',
        };
        let digit = |character: char| character.to_digit(10).and_then(|value| char::from_u32(u32::from(zero) + value));
        number.chars().map(|character| digit(character).unwrap_or(character)).collect()
    };
    let mut wrong = Vec::new();
    for number in NUMBERS {
        for written in [Latin, Arabic, Persian].map(|digits| write(number, digits)) {
            for before in ["", "فاز ", "النتيجة: ", "«Vega» ", "iPhone ", "iPhone: ", "עברית ", "(", "Vega قمر "]
            {
                for after in ["", " هدف", " goals", "، Vega", ")", " – ثم"] {
                    let line = [before, &written, after].concat();
                    for digits in [Latin, Arabic, Persian] {
                        // The line has the direction of the text before the number.
                        for (base, mut start) in [(Level::rtl(), Before::Other), (Level::ltr(), Before::Latin)] {
                            // Digits after Hebrew in a left-to-right line are never converted.
                            if base == Level::ltr() && before.starts_with('ע') {
                                continue;
                            }
                            let shown = digits.convert_after(&mut start, &line);
                            if visual(&line, base) != visual(&shown, base) {
                                wrong.push(format!(
                                    "{line} {base:?} became {shown:?}: {} not {}",
                                    visual(&shown, base),
                                    visual(&line, base)
                                ));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {:#?}", wrong.len(), wrong.get(..wrong.len().min(40)));
}

/// Bold text and links split a line into several pieces.
#[test]
fn context_carries_over_between_pieces_of_a_line() {
    let mut before = Before::default();
    assert_eq!(Arabic.convert_after(&mut before, "فاز "), "فاز ");
    assert_eq!(before, Before::Arabic);
    assert_eq!(Arabic.convert_after(&mut before, "2-1"), "٢-١");
    assert_eq!(Arabic.convert_after(&mut before, " على Vega "), " على Vega ");
    assert_eq!(before, Before::Latin);
    assert_eq!(Arabic.convert_after(&mut before, "15"), "\u{2066}١٥\u{2069}\u{200E}");
    for (text, expected) in
        [("עברית", Before::Other), ("٣", Before::Arabic), ("\u{200F}", Before::Other), ("ܐ", Before::Arabic)]
    {
        before = Before::Arabic;
        before.pass(text);
        assert_eq!(before, expected, "{text}");
    }
}

#[test]
fn harakat_are_removed_and_letters_are_kept() {
    for (written, shown) in [
        ("قَالَ مُحَمَّدٌ", "قال محمد"),
        ("هٰذا رَأْيٌ", "هذا رأي"),
        ("آمن أُمّ مؤمن سماء", "آمن أم مؤمن سماء"),
        ("لا حركات", "لا حركات"),
        ("שָׁלוֹם", "שָׁלוֹם"),
    ] {
        assert_eq!(marks::without(written), shown);
        assert_eq!(marks::are_in(written), written != shown, "{written}");
    }
}

fn digits() -> impl Strategy<Value = Digits> {
    prop_oneof![Just(Arabic), Just(Persian), Just(Latin)]
}

proptest! {
    #[test]
    fn conversion_preserves_the_values_of_numbers(text in "[0-9٠-٩۰-۹.,:/%٪٫٬+ ابجa\\-]{0,24}", to in digits()) {
        let shown = to.convert(&text);
        prop_assert_eq!(digit_values(&shown), digit_values(&text));
        // A second conversion has no effect.
        prop_assert_eq!(to.convert(&shown), shown);
    }

    #[test]
    fn conversion_changes_only_digits_and_their_signs(text in any::<String>(), to in digits()) {
        let rest = |text: &str| -> String {
            text.chars().filter(|character| {
                !matches!(character, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '.' | ',' | '٫' | '٬' | '%' | '٪' | '\u{2066}' | '\u{2069}' | '\u{200E}' | '\u{61C}')
            }).collect()
        };
        prop_assert_eq!(rest(&to.convert(&text)), rest(&text));
    }

    #[test]
    fn removing_harakat_changes_nothing_else(text in any::<String>()) {
        let bare = marks::without(&text);
        prop_assert!(!marks::are_in(&bare));
        let mut characters = text.chars();
        // The result is a subsequence of the text.
        prop_assert!(bare.chars().all(|kept| characters.any(|written| written == kept)));
    }
}
