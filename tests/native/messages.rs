//! The words of the interface.

use std::collections::BTreeSet;

use maqal::locale::{
    Direction, Language, Messages,
    messages::{Message, fill},
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

/// Every string of the interface with the names of the values it takes. The pattern names every field, so a new
/// message does not compile before it is here.
#[expect(clippy::too_many_lines, reason = "a list of all messages")]
fn all() -> Vec<(&'static str, &'static str, &'static [&'static str])> {
    let Messages {
        lang: _,
        locale: _,
        direction: _,
        name,
        toolbar,
        font_size,
        letter,
        font_decrease,
        font_increase,
        font_reset,
        font_size_now,
        share,
        share_article,
        share_on,
        copy,
        copied,
        copy_failed,
        whatsapp,
        x,
        facebook,
        telegram,
        linkedin,
        email,
        by,
        and,
        updated,
        source,
        original_at,
        original,
        site_of,
        credit,
        key_points,
        related,
        table,
        code,
        open_at,
        loading,
        retry,
        open_original,
        offline,
        timed_out,
        not_found,
        refused,
        server,
        too_large,
        interrupted,
        not_json,
        no_article,
        version,
        origin,
        show_from,
        unknown_format,
        locked,
        html_refused,
    } = Messages::get();
    let mut all: Vec<(&str, &str, &[&str])> = vec![
        ("name", name, &[]),
        ("toolbar", toolbar, &[]),
        ("font_size", font_size, &[]),
        ("letter", letter, &[]),
        ("font_decrease", font_decrease, &[]),
        ("font_increase", font_increase, &[]),
        ("font_reset", font_reset, &["size"]),
        ("font_size_now", font_size_now, &["size"]),
        ("share", share, &[]),
        ("share_article", share_article, &[]),
        ("share_on", share_on, &["network"]),
        ("copy", copy, &[]),
        ("copied", copied, &[]),
        ("copy_failed", copy_failed, &[]),
        ("whatsapp", whatsapp, &[]),
        ("x", x, &[]),
        ("facebook", facebook, &[]),
        ("telegram", telegram, &[]),
        ("linkedin", linkedin, &[]),
        ("email", email, &[]),
        ("by", by, &["names"]),
        ("and", and, &[]),
        ("updated", updated, &["date"]),
        ("source", source, &[]),
        ("original_at", original_at, &["source"]),
        ("original", original, &[]),
        ("site_of", site_of, &["source"]),
        ("credit", credit, &["name"]),
        ("key_points", key_points, &[]),
        ("related", related, &[]),
        ("table", table, &[]),
        ("code", code, &[]),
        ("show_from", show_from, &["provider"]),
        ("open_at", open_at, &["provider"]),
        ("loading", loading, &[]),
        ("retry", retry, &[]),
        ("open_original", open_original, &[]),
    ];
    let errors: [(&str, &'static Message, &[&str]); 14] = [
        ("unknown_format", unknown_format, &[]),
        ("locked", locked, &[]),
        ("html_refused", html_refused, &[]),
        ("offline", offline, &[]),
        ("timed_out", timed_out, &[]),
        ("not_found", not_found, &[]),
        ("refused", refused, &[]),
        ("server", server, &[]),
        ("too_large", too_large, &[]),
        ("interrupted", interrupted, &[]),
        ("not_json", not_json, &["line", "column"]),
        ("no_article", no_article, &["field"]),
        ("version", version, &["version"]),
        ("origin", origin, &["origin"]),
    ];
    for (name, Message { what, advice }, values) in errors {
        all.extend([(name, *what, values), (name, *advice, &[])]);
    }
    all
}

/// The names in braces in a template.
fn places(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).map(|part| part.split_once('}').map_or(part, |(name, _)| name)).collect()
}

#[test]
fn every_message_takes_exactly_the_values_it_is_given() {
    for (name, message, values) in all() {
        assert_eq!(places(message), values.iter().copied().collect(), "{name}: {message}");
        assert_eq!(message.matches('{').count(), values.len(), "{name} says a value once: {message}");
        let given: Vec<_> = values.iter().map(|value| (*value, "٣")).collect();
        assert!(!fill(message, &given).contains(['{', '}']), "{name}: {message}");
    }
}

#[test]
fn no_message_is_empty_or_has_spaces_at_its_ends() {
    for (name, message, _) in all() {
        assert!(!message.trim().is_empty(), "{name}");
        if name != "and" {
            assert_eq!(message, message.trim(), "{name}");
        }
        assert!(!message.contains("  "), "{name}: {message}");
    }
    // In Arabic «و» stands apart from the word before it and is joined to the one after it.
    assert_eq!(Messages::get().and, " و");
}

#[test]
fn arabic_messages_have_arabic_punctuation() {
    for (name, message, _) in all() {
        assert!(!message.contains([',', ';', '?', '%', '"', '\'']), "{name}: {message}");
    }
}

#[test]
fn arabic_messages_are_in_arabic_letters() {
    for (name, message, values) in all() {
        let given: Vec<_> = values.iter().map(|value| (*value, "")).collect();
        let words = fill(message, &given);
        assert!(!words.contains(|letter: char| letter.is_ascii_alphabetic()), "{name}: {message}");
        assert_eq!(Direction::of_text(&words), Some(Direction::Rtl), "{name}: {message}");
        // Letters as they are typed, never the presentation forms that a font has for them.
        assert!(
            !words.contains(|letter| matches!(letter, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')),
            "{name}"
        );
    }
}

#[test]
fn what_happened_and_what_to_do_are_sentences() {
    for (name, message, _) in all().into_iter().skip(37) {
        assert!(message.ends_with(['.', ':']), "{name}: {message}");
    }
}

#[test]
fn the_interface_says_its_own_language_and_direction() {
    let messages = Messages::get();
    let language = Language::parse(messages.lang).expect("a language tag");
    assert_eq!(Direction::of_language(&language), messages.direction);
    let locale = Language::parse(messages.locale).expect("a locale tag");
    assert_eq!(locale.as_str().split('-').next(), Some(messages.lang));
}
