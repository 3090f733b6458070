//! Direction: from a `dir` attribute, from a language tag, and from the majority of letters.

use maqal::{
    article::{Block, Inline, body, language},
    locale::{Direction, Language},
};

use Direction::{Ltr, Rtl};

fn of_language(tag: &str) -> Option<Direction> {
    Language::parse(tag).as_ref().map(Language::direction)
}

#[test]
fn a_dir_attribute_is_rtl_ltr_or_invalid() {
    for (value, direction) in [
        ("rtl", Some(Rtl)),
        ("ltr", Some(Ltr)),
        ("RTL", Some(Rtl)),
        (" Ltr\n", Some(Ltr)),
        ("auto", None),
        ("right", None),
        ("rtl ltr", None),
        ("", None),
    ] {
        assert_eq!(Direction::from_attribute(value), direction, "{value:?}");
    }
    assert_eq!([Rtl.as_str(), Ltr.as_str()], ["rtl", "ltr"]);
}

/// If the tag has no script subtag, the likely script of CLDR counts.
#[test]
fn languages_in_right_to_left_scripts_are_rtl() {
    for tag in [
        "ar",
        "ar-SA",
        "ar-001",
        "AR-eg",
        "ar-u-nu-latn",
        "arz",
        "ary",
        "fa",
        "fa-IR",
        "prs",
        "ur",
        "ur-PK",
        "he",
        "he-IL",
        "iw",
        "ps",
        "ckb",
        "ckb-IQ",
        "sdh",
        "ug",
        "ug-CN",
        "sd",
        "sd-PK",
        "yi",
        "ji",
        "dv",
        "dv-MV",
        "ks",
        "syr",
        "nqo",
        "pnb",
        "skr",
        "bal",
        "az-Arab",
        "az-Arab-IR",
        "az-arab",
        "az-IR",
        "az-IQ",
        "pa-Arab",
        "pa-PK",
        "pa-Arab-PK",
        "uz-AF",
        "uz-Arab",
        "uz-arab-af",
        "ku-IQ",
        "ku-IR",
        "ku-Arab",
        "ku-LB",
        "ff-Adlm",
        "en-Hebr",
        "ms-Arab",
        "tr-Arab-t-it",
        "rhg",
        "ar_EG",
    ] {
        assert_eq!(of_language(tag), Some(Rtl), "{tag}");
    }
}

#[test]
fn languages_in_other_scripts_are_ltr() {
    for tag in [
        "en",
        "en-GB",
        "tr",
        "tr-TR",
        "fr",
        "de-1996",
        "zh-Hant-TW",
        "ru",
        "hi",
        "pa",
        "pa-IN",
        "pa-Guru-PK",
        "ks-Deva",
        "ks-Deva-IN",
        "sd-Deva",
        "az",
        "az-AZ",
        "az-Latn-IR",
        "uz",
        "uz-UZ",
        "uz-Latn-AF",
        "ku",
        "ku-TR",
        "ku-Latn-IQ",
        "ar-Latn",
        "ar-Latn-EG",
        "he-Latn",
        "fa-Cyrl",
        "ff",
        "mt",
        "so",
        "ha",
        "sw",
        "id",
        "ms",
        "en-x-arab",
    ] {
        assert_eq!(of_language(tag), Some(Ltr), "{tag}");
    }
}

#[test]
fn sindhi_of_india_is_written_in_devanagari() {
    assert_eq!(of_language("sd-IN"), Some(Ltr));
}

#[test]
fn a_malformed_tag_is_not_a_language() {
    for tag in [
        "",
        " ",
        "a",
        "ar-",
        "-ar",
        "ar--EG",
        "arabic language",
        "عربي",
        "ar-EG-waytoolongsubtag",
        "toolonglanguage",
        "default",
        "site",
        "und",
        "mul",
        "zxx",
        "Arabic, English",
        "12",
        "a1",
        "ar-é",
        "x-klingon",
        "ar,en",
        "ar;q=1",
        "<ar>",
        "ar\u{200F}",
    ] {
        assert_eq!(Language::parse(tag), None, "{tag:?}");
    }
}

#[test]
fn a_tag_keeps_its_case() {
    for (tag, kept) in
        [("ar", "ar"), (" ar-SA ", "ar-SA"), ("ur_PK", "ur-PK"), ("AR-eg", "AR-eg"), ("ar_u_nu_latn", "ar-u-nu-latn")]
    {
        assert_eq!(Language::parse(tag).as_ref().map(Language::as_str), Some(kept), "{tag}");
    }
}

#[test]
fn the_majority_of_letters_determines_the_direction() {
    for (text, direction) in [
        ("سوق الكتب", Some(Rtl)),
        ("The book market", Some(Ltr)),
        ("Vega قمر صناعي صغير", Some(Rtl)),
        ("GPS, WiFi و USB", Some(Ltr)),
        ("قال: the translator keeps all four lines", Some(Ltr)),
        ("كتاب book", Some(Rtl)),
        ("اب ab", Some(Rtl)),
        ("המאפייה שנפתחת", Some(Rtl)),
        ("ދިވެހި", Some(Rtl)),
        ("ﻻ", Some(Rtl)),
        ("ܫܠܡܐ", Some(Rtl)),
        ("ߒߞߏ", Some(Rtl)),
        ("Сегодня", Some(Ltr)),
        ("本の市", Some(Ltr)),
        ("ﬁn", Some(Ltr)),
        ("123", None),
        ("١٢٣ – ۴۵", None),
        ("3:1 (2025)", None),
        ("😀🎉", None),
        ("👩‍🚀", None),
        ("\u{200F}\u{2067}\u{2069}", None),
        ("، –", None),
        ("…", None),
        ("", None),
    ] {
        assert_eq!(Direction::of_text(text), direction, "{text:?}");
    }
}

#[test]
fn harakat_and_digits_do_not_count_as_letters() {
    // With harakat or digits counted, the majority would be different.
    assert_eq!(Direction::of_text("مُدَّ abcd"), Some(Ltr));
    assert_eq!(Direction::of_text("كِتَابٌ ١٢٣٤٥٦ abcde"), Some(Ltr));
    assert_eq!(Direction::of_text("שָׁלוֹם ab"), Some(Rtl));
    assert_eq!(Direction::of_text("\u{64E}\u{650}\u{64F}"), None);
    // The superscript alef, the shin dot and the open fathatan are not in the ranges of the others.
    assert_eq!(Direction::of_text("\u{670}\u{5C1}\u{8F0}"), None);
}

#[test]
fn direction_follows_dir_then_language_then_letters() {
    let arabic = [Block::Paragraph { content: vec![Inline::Text("نص عربي".into())], centered: false }];
    let tagged = |tag| Language::parse(tag).expect("a tag");
    for (dir, lang, title, body, expected) in [
        (Some(Ltr), Some("ar"), "عنوان", &arabic[..], Ltr),
        (Some(Rtl), Some("en"), "Title", &[], Rtl),
        // The letters clearly contradict the language.
        (None, Some("en"), "عنوان", &arabic, Rtl),
        (Some(Ltr), Some("en"), "عنوان", &arabic, Rtl),
        (None, Some("en"), "A long English title over a short text", &arabic, Ltr),
        (None, Some("ar"), "a title in lower case", &[], Rtl),
        (None, Some("ar"), "a long title in lower case that has no letter in Arabic script", &[], Ltr),
        (None, Some("fa"), "Title", &[], Rtl),
        (None, None, "Ab", &arabic, Rtl),
        (None, None, "A long English title over a short text", &arabic, Ltr),
        (None, None, "2025", &[], Rtl),
        (None, None, "", &[], Rtl),
    ] {
        let lang = lang.map(tagged);
        let (_, found) = language::determine(&language::letters(title, body), [lang.clone()], dir);
        assert_eq!(found, expected, "{dir:?} {lang:?} {title}");
    }
}

#[test]
fn letters_in_formatting_and_code_count_for_a_paragraph() {
    let text = |text: &str| Inline::Text(text.into());
    let strong = Inline::Strong { content: vec![text("السوق")] };
    assert_eq!(body::direction(&[text("Vega "), strong.clone()]), Some(Rtl));
    assert_eq!(body::direction(&[strong, Inline::Code { text: "let market = 1".into() }]), Some(Ltr));
    assert_eq!(body::direction(&[Inline::Break, text("12")]), None);
}
