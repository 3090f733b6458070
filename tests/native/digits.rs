//! Digits and harakat: what changes in a text, and what does not.

use maqal::locale::{
    digits::Digits::{self, Arabic, Latin, Persian},
    marks,
};
use proptest::prelude::*;

#[test]
fn digits_change_with_the_signs_that_belong_to_them() {
    for (digits, written, shown) in [
        (Arabic, "في 12 نوفمبر 2026", "في ١٢ نوفمبر ٢٠٢٦"),
        (Persian, "در ۱۲ آبان و 7 مهر", "در ۱۲ آبان و ۷ مهر"),
        (Persian, "١٢", "۱۲"),
        (Latin, "في ١٢ نوفمبر ۲۰۲۶", "في 12 نوفمبر 2026"),
        (Arabic, "3.5 و 1,234,567 و 50%", "٣٫٥ و ١٬٢٣٤٬٥٦٧ و ٥٠٪"),
        (Latin, "٣٫٥ و ١٬٢٣٤٬٥٦٧ و ٥٠٪", "3.5 و 1,234,567 و 50%"),
        // No decimal, and no thousands.
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
fn names_and_addresses_keep_their_digits() {
    for kept in ["A4", "mp3", "COVID-19", "https://example.com/2026/11", "example.com/7", "name@1.2", "#وسم2026", "a_1"]
    {
        assert_eq!(Arabic.convert(&format!("قبل {kept} بعد 5")), format!("قبل {kept} بعد ٥"));
    }
}

/// Ranges in the order that they had: of European digits from the left, of Arabic ones from the right.
#[test]
fn ranges_keep_their_order() {
    assert_eq!(Arabic.convert("فاز 2-1"), "فاز \u{2066}\u{2066}٢\u{2069}-\u{2066}١\u{2069}\u{2069}");
    assert_eq!(Latin.convert("من ٢٠٢٤-٢٠٢٥"), "من \u{2067}\u{2066}2024\u{2069}-\u{2066}2025\u{2069}\u{2069}");
    // Between digits of one class nothing changes its place.
    assert_eq!(Persian.convert("١-٢"), "۱-۲");
    assert_eq!(Latin.convert("2-1"), "2-1");
}

#[test]
fn marks_go_and_letters_stay() {
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

/// What a digit counts, whatever kind it is.
fn values(text: &str) -> Vec<u32> {
    text.chars()
        .filter_map(|letter| match letter {
            '0'..='9' => Some(u32::from(letter) - u32::from('0')),
            '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
            '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
            _ => None,
        })
        .collect()
}

fn digits() -> impl Strategy<Value = Digits> {
    prop_oneof![Just(Arabic), Just(Persian), Just(Latin)]
}

proptest! {
    #[test]
    fn no_number_becomes_another(text in "[0-9٠-٩۰-۹.,:/%٪٫٬+ ابجa\\-]{0,24}", to in digits()) {
        let shown = to.convert(&text);
        prop_assert_eq!(values(&shown), values(&text));
        // Converted again it stays.
        prop_assert_eq!(to.convert(&shown), shown);
    }

    #[test]
    fn only_digits_and_their_signs_change(text in any::<String>(), to in digits()) {
        let rest = |text: &str| -> String {
            text.chars().filter(|letter| {
                !matches!(letter, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '.' | ',' | '٫' | '٬' | '%' | '٪' | '\u{2066}' | '\u{2067}' | '\u{2069}')
            }).collect()
        };
        prop_assert_eq!(rest(&to.convert(&text)), rest(&text));
    }

    #[test]
    fn without_marks_nothing_else_changes(text in any::<String>()) {
        let bare = marks::without(&text);
        prop_assert!(!marks::are_in(&bare));
        let mut letters = text.chars();
        // In order, each letter that is left was there.
        prop_assert!(bare.chars().all(|letter| letters.any(|written| written == letter)));
    }
}
