//! The words of the interface.

use std::collections::BTreeSet;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use maqal::{
    locale::{
        Direction, Language, Messages, choose,
        messages::LANGUAGES,
        settings::Words,
        words::{CATEGORIES, fill, form, sentences},
    },
    preferences,
};

#[test]
fn values_are_put_in_the_places_of_their_names() {
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

/// Every message of every language: the language, the name, the words.
fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FILES.iter().flat_map(|(language, file)| {
        file.lines().map(move |line| {
            let (name, words) = line.split_once(" = ").expect("a name and words");
            (*language, name, words)
        })
    })
}

const FILES: [(&str, &str); 8] = [
    ("ar", include_str!("../../src/locale/messages/ar.txt")),
    ("fa", include_str!("../../src/locale/messages/fa.txt")),
    ("ur", include_str!("../../src/locale/messages/ur.txt")),
    ("he", include_str!("../../src/locale/messages/he.txt")),
    ("ckb", include_str!("../../src/locale/messages/ckb.txt")),
    ("en", include_str!("../../src/locale/messages/en.txt")),
    ("fr", include_str!("../../src/locale/messages/fr.txt")),
    ("tr", include_str!("../../src/locale/messages/tr.txt")),
];

/// The same message in Arabic, whose places all others have.
fn arabic(name: &str) -> &'static str {
    all().find(|(language, known, _)| *language == "ar" && *known == name).expect("there is one in Arabic").2
}

/// What has forms for plural categories, and what is two sentences.
const COUNTED: [&str; 2] = ["minutes", "images"];
const FAILURES: [&str; 14] = [
    "offline",
    "timed_out",
    "not_found",
    "refused",
    "server",
    "too_large",
    "interrupted",
    "not_json",
    "no_article",
    "unknown_format",
    "locked",
    "html_refused",
    "version",
    "origin",
];

/// The names in braces in a template.
fn places(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).map(|part| part.split_once('}').map_or(part, |(name, _)| name)).collect()
}

#[test]
fn all_languages_have_the_same_messages() {
    assert_eq!(FILES.map(|(language, _)| language), LANGUAGES);
    for language in LANGUAGES {
        let messages = Messages::of(language).expect("the language is known");
        assert_eq!(messages.lang, language);
        // The last is where it belongs, so all before it are.
        let last = all().filter(|(known, ..)| *known == language).last().expect("it has messages");
        assert_eq!((last.1, last.2), ("origin", messages.origin), "{language}");
    }
    assert!(Messages::of("xx").is_none());
}

#[test]
fn a_message_takes_the_same_values_in_every_language() {
    for (language, name, words) in all().filter(|(_, name, _)| !COUNTED.contains(name)) {
        assert_eq!(places(words), places(arabic(name)), "{language} {name}: {words}");
        assert_eq!(words.matches('{').count(), places(words).len(), "{language} {name} says a value once: {words}");
        assert_eq!(words.matches('{').count(), words.matches('}').count(), "{language} {name}: {words}");
    }
}

/// In the form that CLDR has for it, by another reading of CLDR than the browser's.
#[test]
fn every_number_has_the_form_of_its_category() {
    for language in LANGUAGES {
        let locale: Locale = language.parse().expect("the tag is one");
        let rules = PluralRules::try_new_cardinal((&locale).into()).expect("its rules are known");
        let used: BTreeSet<_> = rules.categories().map(name_of).chain(["zero", "other"]).collect();
        for (_, name, words) in all().filter(|(of, name, _)| *of == language && COUNTED.contains(name)) {
            // A language may have a form for none at all, which it then says in its own way.
            let forms: BTreeSet<_> = CATEGORIES
                .into_iter()
                .zip(words.split('|'))
                .filter(|(_, form)| *form != "-")
                .map(|(of, _)| of)
                .collect();
            assert!(forms.is_subset(&used), "{language} {name} has forms that no number has: {forms:?}");
            assert!(used.is_subset(&forms.iter().copied().chain(["zero"]).collect()), "{language} {name}: {forms:?}");
            for number in (1..=1_000_u32).chain([1_000_000, 2_000_000, 1_000_001]) {
                let said = form(words, name_of(rules.category_for(number)));
                // Only one and two may be said by words alone.
                assert!(said.contains("{count}") || number <= 2, "{language} {name} {number}: {said}");
            }
        }
    }
    // Numbers at the limits of the Arabic categories.
    for (number, category) in [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (102, "other"),
        (103, "few"),
        (110, "few"),
        (111, "many"),
        (199, "many"),
        (200, "other"),
        (1_000, "other"),
    ] {
        let rules = PluralRules::try_new_cardinal((&"ar".parse::<Locale>().expect("the tag is one")).into());
        assert_eq!(name_of(rules.expect("its rules are known").category_for(number)), category, "{number}");
    }
}

fn name_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[test]
fn what_is_counted_has_a_form_for_every_category() {
    for (language, name, words) in all().filter(|(_, name, _)| COUNTED.contains(name)) {
        let forms: Vec<_> = words.split('|').collect();
        assert_eq!(forms.len(), CATEGORIES.len(), "{language} {name}");
        for (category, form) in CATEGORIES.into_iter().zip(forms) {
            // Six in Arabic; what a language lacks is that of all other numbers.
            assert!(language != "ar" || form != "-", "{name}: {category}");
            let needs_number = matches!(category, "few" | "many" | "other") && form != "-";
            assert!(!needs_number || form.contains("{count}"), "{language} {name} {category}: {form}");
            assert!(places(form).iter().all(|place| *place == "count"), "{language} {name} {category}: {form}");
        }
        assert_ne!(form(words, "other"), "-", "{language} {name}");
    }
}

#[test]
fn a_category_that_a_language_lacks_has_the_form_of_all_other_numbers() {
    for (category, expected) in
        [("zero", "none"), ("one", "one"), ("two", "{count}"), ("few", "{count}"), ("other", "{count}"), ("", "none")]
    {
        assert_eq!(form("none|one|-|-|-|{count}", category), expected, "{category}");
    }
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
    // In Arabic «و» stands apart from the word before it and is joined to the one after it.
    assert_eq!(Messages::arabic().and, " و");
}

/// A message without the names of its values.
fn bare(words: &str) -> String {
    let values: Vec<_> = places(words).into_iter().map(|place| (place, "")).collect();
    fill(words, &values)
}

#[test]
fn messages_are_in_the_letters_and_the_punctuation_of_their_language() {
    for (language, name, words) in all() {
        let words = bare(words);
        let is_arabic_script = matches!(language, "ar" | "fa" | "ur" | "ckb");
        if is_arabic_script {
            assert!(!words.contains([',', ';', '?', '%', '\'']), "{language} {name}: {words}");
        }
        if matches!(language, "fa" | "ur" | "ckb") {
            assert!(!words.contains(['ي', 'ك']), "{language} {name}: {words}");
        }
        let is_latin = matches!(language, "en" | "fr" | "tr");
        assert_eq!(words.contains(|letter: char| letter.is_ascii_alphabetic()), is_latin, "{language} {name}: {words}");
        if !is_latin {
            assert_eq!(Direction::of_text(&words), Some(Direction::Rtl), "{language} {name}: {words}");
        }
        // Letters as they are typed, never the presentation forms that a font has for them.
        let is_form = |letter| matches!(letter, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
        assert!(!words.contains(is_form), "{language} {name}: {words}");
    }
}

#[test]
fn what_happened_and_what_to_do_are_sentences() {
    for (language, name, words) in all().filter(|(_, name, _)| FAILURES.contains(name)) {
        let (what, advice) = sentences(words);
        for sentence in [what, advice] {
            assert!(sentence.ends_with(['.', '۔']), "{language} {name}: {sentence}");
        }
    }
}

#[test]
fn the_interface_runs_as_its_language_does() {
    for language in LANGUAGES {
        let messages = Messages::of(language).expect("the language is known");
        let tag = Language::parse(messages.lang).expect("a language tag");
        assert_eq!(Direction::of_language(&tag), messages.direction(), "{language}");
    }
}

#[test]
fn the_language_is_the_first_that_the_interface_speaks() {
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
        let (index, written) = choose(tags.iter().copied());
        assert_eq!((LANGUAGES[index], &*written), (language, locale), "{tags:?}");
    }
}

#[test]
fn the_words_of_the_panel_are_found_by_their_names() {
    for language in LANGUAGES {
        let words = Words::of(language);
        for choice in preferences::choices() {
            assert_ne!(words.get(choice.name, ""), "", "{language} {}", choice.name);
            for value in choice.values().filter(|_| !choice.is_scale()) {
                assert_ne!(words.get(choice.name, value), "", "{language} {} {value}", choice.name);
            }
        }
        assert_eq!(words.get("measures", "").split('|').count(), 5, "{language}");
        assert_eq!(places(words.get("progress", "")), BTreeSet::from(["percent"]), "{language}");
    }
    assert_eq!(Words::of("ar").get("theme", "dark"), "داكن");
    assert_eq!(Words::of("xx").get("theme", "dark"), "داكن");
    assert_eq!(Words::of("ar").get("nothing", ""), "");
}
