//! The messages of the interface: completeness, placeholders, plural forms, orthography, and the choice of language.

use std::collections::BTreeSet;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use maqal::locale::{
    ArticleMessages, Catalog, ControlsMessages, Direction, Language, choose,
    messages::LANGUAGES,
    plurals::{Category, counted, form},
    templates::{fill, sentences},
};

#[test]
fn placeholders_are_replaced_by_their_values() {
    for (template, values, expected) in [
        ("بقلم {names}", &[("names", "سلمى")][..], "بقلم سلمى"),
        ("{a}{b}{a}", &[("a", "1"), ("b", "2")], "121"),
        ("{line}، {column}", &[("column", "2"), ("line", "1")], "1، 2"),
        ("لا شيء", &[("a", "1")], "لا شيء"),
        ("{a}", &[("a", "")], ""),
        ("", &[("a", "1")], ""),
        ("قبل {a} بعد", &[], "قبل  بعد"),
        ("{a}", &[("a", "{b}"), ("b", "2")], "{b}"),
        ("{a} {b}", &[("a", "}{"), ("b", "{a}")], "}{ {a}"),
        ("a } b", &[], "a } b"),
    ] {
        assert_eq!(fill(template, values), expected, "{template}");
    }
}

/// Returns every message of both catalogs in every language: the language, the key, the text.
fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FILES.iter().flat_map(|(language, files)| {
        files.iter().flat_map(|file| file.lines()).map(move |line| {
            let (name, words) = line.split_once(" = ").expect("a key and a text");
            (*language, name, words)
        })
    })
}

/// The files of each language, of [`ArticleMessages`] and of [`ControlsMessages`].
macro_rules! files {
    ($($language:literal)*) => {
        [$((
            $language,
            [
                include_str!(concat!("../../src/locale/messages/article/", $language, ".txt")),
                include_str!(concat!("../../src/locale/messages/controls/", $language, ".txt")),
            ],
        )),*]
    };
}

const FILES: [(&str, [&str; 2]); 8] = files!("ar" "fa" "ur" "he" "ckb" "en" "fr" "tr");

/// Returns the Arabic message, which has the same placeholders as those of all other languages.
fn arabic(name: &str) -> &'static str {
    all().find(|(language, known, _)| *language == "ar" && *known == name).expect("the message exists in Arabic").2
}

/// The messages with plural forms.
const COUNTED: [&str; 3] = ["minutes", "images", "votes"];
/// The messages with two sentences: what happened, and what to do.
const FAILURES: [&str; 15] = [
    "offline",
    "timed_out",
    "not_found",
    "refused",
    "server",
    "too_large",
    "interrupted",
    "not_json",
    "html",
    "no_article",
    "unknown_format",
    "locked",
    "html_refused",
    "version",
    "origin",
];

/// Returns the placeholders of a template.
fn placeholders(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).map(|part| part.split_once('}').map_or(part, |(name, _)| name)).collect()
}

#[test]
fn all_languages_have_both_catalogs() {
    assert_eq!(FILES.map(|(language, _)| language), LANGUAGES);
    for language in LANGUAGES {
        let article = ArticleMessages::of(language).expect("the language is known");
        let controls = ControlsMessages::of(language).expect("the language is known");
        assert_eq!((article.lang, controls.lang), (language, language));
        // If the last message is right, the others are assigned to the right keys too.
        let words = |wanted: &str| {
            let mut found = all().filter(|(known, name, _)| *known == language && *name == wanted);
            found.next().expect("the message is there").2
        };
        assert_eq!(article.origin, words("origin"), "{language}");
        assert_eq!(controls.unavailable, words("unavailable"), "{language}");
    }
    assert!(ArticleMessages::of("xx").is_none() && ControlsMessages::of("xx").is_none());
    assert_eq!(Some(ArticleMessages::arabic()), ArticleMessages::of("ar"));
    assert_eq!(Some(ControlsMessages::arabic()), ControlsMessages::of("ar"));
}

/// Both catalogs are in one JSON object.
#[test]
fn no_key_is_in_both_catalogs() {
    let names: BTreeSet<_> = ArticleMessages::NAMES.iter().chain(ControlsMessages::NAMES).collect();
    assert_eq!(names.len(), ArticleMessages::NAMES.len() + ControlsMessages::NAMES.len());
}

#[test]
fn catalogs_are_built_from_messages_by_key() {
    fn check<C: Catalog + PartialEq + std::fmt::Debug>(language: &'static str) {
        let word = |name: &str| all().find(|(known, of, _)| *known == language && *of == name).map(|found| found.2);
        assert_eq!(C::from_messages(language, word).as_ref(), C::of(language), "{language}");
        for lacking in C::NAMES {
            assert_eq!(C::from_messages(language, |name| word(name).filter(|_| name != *lacking)), None, "{lacking}");
        }
    }
    for language in LANGUAGES {
        check::<ArticleMessages>(language);
        check::<ControlsMessages>(language);
    }
}

#[test]
fn the_message_for_an_unavailable_font_is_that_of_a_lost_connection() {
    for language in LANGUAGES {
        let (article, controls) = (ArticleMessages::of(language), ControlsMessages::of(language));
        let (what, _) = sentences(article.expect("the language is known").interrupted);
        assert_eq!(controls.expect("the language is known").unavailable, what, "{language}");
    }
}

#[test]
fn a_message_has_the_same_placeholders_in_every_language() {
    for (language, name, words) in all().filter(|(_, name, _)| !COUNTED.contains(name)) {
        assert_eq!(placeholders(words), placeholders(arabic(name)), "{language} {name}: {words}");
        assert_eq!(
            words.matches('{').count(),
            placeholders(words).len(),
            "{language} {name} has each placeholder once: {words}"
        );
        assert_eq!(words.matches('{').count(), words.matches('}').count(), "{language} {name}: {words}");
    }
}

/// Checks the plural forms against the CLDR data of ICU4X, independently of any browser.
#[test]
fn every_number_has_a_plural_form() {
    for language in LANGUAGES {
        let locale: Locale = language.parse().expect("a valid tag");
        let rules = PluralRules::try_new_cardinal((&locale).into()).expect("the rules are known");
        let used: BTreeSet<_> = rules.categories().map(category).chain([Category::Zero, Category::Other]).collect();
        for (_, name, words) in all().filter(|(of, name, _)| *of == language && COUNTED.contains(name)) {
            // A language may have a separate form for zero.
            let forms: BTreeSet<_> = Category::ALL
                .into_iter()
                .zip(words.split('|'))
                .filter(|(_, form)| *form != "-")
                .map(|(of, _)| of)
                .collect();
            assert!(forms.is_subset(&used), "{language} {name} has unused forms: {forms:?}");
            assert!(
                used.is_subset(&forms.iter().copied().chain([Category::Zero]).collect()),
                "{language} {name}: {forms:?}"
            );
            for number in (1..=1_000_u32).chain([1_000_000, 2_000_000, 1_000_001]) {
                let text = form(words, category(rules.category_for(number)));
                // Only the forms for 1 and 2 may omit the number.
                assert!(text.contains("{count}") || number <= 2, "{language} {name} {number}: {text}");
            }
        }
    }
    // Numbers at the boundaries of the Arabic categories.
    for (number, expected) in [
        (0, Category::Zero),
        (1, Category::One),
        (2, Category::Two),
        (3, Category::Few),
        (10, Category::Few),
        (11, Category::Many),
        (99, Category::Many),
        (100, Category::Other),
        (102, Category::Other),
        (103, Category::Few),
        (110, Category::Few),
        (111, Category::Many),
        (199, Category::Many),
        (200, Category::Other),
        (202, Category::Other),
        (1_000, Category::Other),
    ] {
        let rules = PluralRules::try_new_cardinal((&"ar".parse::<Locale>().expect("a valid tag")).into());
        assert_eq!(category(rules.expect("the rules are known").category_for(number)), expected, "{number}");
    }
}

/// Converts a category of ICU4X.
fn category(category: PluralCategory) -> Category {
    match category {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    }
}

#[test]
fn categories_have_the_names_of_cldr() {
    let names = ["zero", "one", "two", "few", "many", "other"];
    assert_eq!(names.map(Category::named), Category::ALL);
    assert_eq!(Category::named("several"), Category::Other);
}

#[test]
fn counted_messages_have_a_form_for_every_category() {
    for (language, name, words) in all().filter(|(_, name, _)| COUNTED.contains(name)) {
        let forms: Vec<_> = words.split('|').collect();
        assert_eq!(forms.len(), Category::ALL.len(), "{language} {name}");
        for (category, form) in Category::ALL.into_iter().zip(forms) {
            // Arabic has all six forms. `-` stands for the form `other`.
            assert!(language != "ar" || form != "-", "{name}: {category:?}");
            let needs_number = matches!(category, Category::Few | Category::Many | Category::Other) && form != "-";
            assert!(!needs_number || form.contains("{count}"), "{language} {name} {category:?}: {form}");
            assert!(
                placeholders(form).iter().all(|placeholder| *placeholder == "count"),
                "{language} {name} {category:?}: {form}"
            );
        }
        assert_ne!(form(words, Category::Other), "-", "{language} {name}");
    }
}

#[test]
fn a_missing_plural_category_falls_back_to_other() {
    let expected = ["none", "one", "{count}", "{count}", "{count}", "{count}"];
    assert_eq!(Category::ALL.map(|category| form("none|one|-|-|-|{count}", category)), expected);
    assert_eq!(form("{count}%", Category::Few), "{count}%");
}

/// French counts 0 as `one`, and most languages as `other`.
#[test]
fn zero_has_its_own_form_in_every_language() {
    for category in Category::ALL {
        assert_eq!(counted("none|one|-|-|-|{count}", 0, "٠", || category), "none", "{category:?}");
    }
    assert_eq!(counted("none|one|-|-|-|{count}", 5, "٥", || Category::Few), "٥");
}

#[test]
fn no_message_is_empty_or_has_spaces_at_its_ends() {
    for (language, name, words) in all() {
        for part in words.split('|') {
            assert!(!part.trim().is_empty(), "{language} {name}");
            assert!(!part.contains("  ") && !part.contains('"') && !part.contains('\\'), "{language} {name}: {part}");
            if name != "and" {
                assert_eq!(part, part.trim(), "{language} {name}");
            }
        }
    }
    // In Arabic, «و» is separated from the preceding word and joined to the following one.
    assert_eq!(ArticleMessages::arabic().and, " و");
}

/// Returns a message without its placeholders.
fn bare(words: &str) -> String {
    let values: Vec<_> = placeholders(words).into_iter().map(|placeholder| (placeholder, "")).collect();
    fill(words, &values)
}

/// The messages without letters: samples of digits, and the format of percentages.
const SAMPLES: [&str; 3] = ["digits_arab", "digits_latn", "percent"];

#[test]
fn messages_use_the_script_and_punctuation_of_their_language() {
    for (language, name, words) in all().filter(|(_, name, _)| !SAMPLES.contains(name)) {
        let words = bare(words);
        let is_arabic_script = matches!(language, "ar" | "fa" | "ur" | "ckb");
        if is_arabic_script {
            assert!(!words.contains([',', ';', '?', '%', '\'']), "{language} {name}: {words}");
        }
        if matches!(language, "fa" | "ur" | "ckb") {
            assert!(!words.contains(['ي', 'ك']), "{language} {name}: {words}");
        }
        let is_latin = matches!(language, "en" | "fr" | "tr");
        assert_eq!(
            words.contains(|character: char| character.is_ascii_alphabetic()),
            is_latin,
            "{language} {name}: {words}"
        );
        if !is_latin {
            assert_eq!(Direction::of_text(&words), Some(Direction::Rtl), "{language} {name}: {words}");
        }
        // No presentation forms.
        let is_form = |character| matches!(character, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
        assert!(!words.contains(is_form), "{language} {name}: {words}");
    }
}

#[test]
fn failure_messages_are_two_sentences() {
    for (language, name, words) in all().filter(|(_, name, _)| FAILURES.contains(name)) {
        let (what, advice) = sentences(words);
        for sentence in [what, advice] {
            assert!(sentence.ends_with(['.', '۔']), "{language} {name}: {sentence}");
        }
    }
}

#[test]
fn the_interface_has_the_direction_of_its_language() {
    for language in LANGUAGES {
        let direction = Language::parse(language).expect("a language tag").direction();
        let article = ArticleMessages::of(language).expect("the language is known");
        let controls = ControlsMessages::of(language).expect("the language is known");
        assert_eq!([article.direction(), controls.direction()], [direction; 2], "{language}");
    }
}

#[test]
fn the_first_supported_language_is_chosen() {
    for (tags, language, locale) in [
        (&["ar"][..], "ar", "ar-u-nu-arab"),
        (&["ar-MA", "fr"], "ar", "ar-MA"),
        (&["AR-eg"], "ar", "AR-eg"),
        (&["ar-Arab-MA-u-nu-latn"], "ar", "ar-u-nu-arab"),
        (&["es", "fa-"], "fa", "fa"),
        (&["en-a"], "en", "en"),
        (&["en-x-us"], "en", "en"),
        (&["en-12"], "en", "en"),
        (&["tr-ı𝟙"], "tr", "tr"),
        (&["fr--"], "fr", "fr"),
        (&["he-\0\0"], "he", "he"),
        (&["", "fa-AF", "en"], "fa", "fa-AF"),
        (&["ckb-IR"], "ckb", "ar-IQ-u-nu-arab"),
        (&["ku-IQ", "en"], "ckb", "ar-IQ-u-nu-arab"),
        (&["ku-Arab", "en"], "ckb", "ar-IQ-u-nu-arab"),
        (&["ku", "en"], "en", "en"),
        (&["ku-TR", "tr"], "tr", "tr"),
        (&["de", "ps", "tr"], "tr", "tr"),
        (&["arz"], "ar", "ar-u-nu-arab"),
        (&["de", ""], "ar", "ar-u-nu-arab"),
        (&[], "ar", "ar-u-nu-arab"),
    ] {
        let (chosen, written) = choose(tags.iter().copied());
        assert_eq!((chosen, &*written), (language, locale), "{tags:?}");
    }
}
