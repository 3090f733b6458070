//! Delivery: charsets, server output around JSON, and damaged JSON. Either the article is read, or the error describes
//! what the response is.

use std::fs;

use maqal::{
    host::{charset, html},
    source::{self, Error, Json, Options},
};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    cases::{HOME, difference, outcome},
    support::{self, file, lines, read_bytes, web},
};

/// Whole responses: the folder, the content type, the requested item, and the file with the expected outcome.
const RESPONSES: [(&str, &str, &str, &str); 4] = [
    ("windows-1256", "application/json; charset=windows-1256", "", "expected.json"),
    ("item-gone", "application/json", "", "expected.json"),
    ("item-gone", "application/json", "https://madina.example/2025/11/02/bridge/", "expected-gone.json"),
    ("item-gone", "application/json", "https://madina.example/2025/11/20/rain", "expected-rain.json"),
];

#[test]
fn responses_match_their_fixtures() {
    for (folder, content_type, item, expected) in RESPONSES {
        let place = format!("tests/fixtures/delivery/{folder}");
        let bytes = fs::read(file(&format!("{place}/source.json"))).expect("the source can be read");
        let options = Options { item: item.into(), ..Options::default() };
        let found = outcome(&source::read(&charset::to_utf8(bytes, content_type), &web(HOME), &options, html::parse));
        let expected = format!("{place}/{expected}");
        if std::env::var_os("MAQAL_BLESS").is_some() {
            fs::write(file(&expected), format!("{found:#}\n")).expect("the expectation can be written");
        }
        let expected_json = support::json_file(&expected);
        assert!(found == expected_json, "{expected}:\n{}", difference(&found, &expected_json));
    }
}

#[test]
fn every_fixture_file_is_used() {
    let mut files = Vec::new();
    for folder in fs::read_dir(file("tests/fixtures/delivery")).expect("the folder is there") {
        let folder = folder.expect("it can be listed");
        for name in fs::read_dir(folder.path()).expect("a folder of a response") {
            let name = name.expect("it can be listed").file_name();
            files.push([folder.file_name(), name].map(|name| name.to_string_lossy().into_owned()).join("/"));
        }
    }
    for name in &files {
        let is_used = RESPONSES.iter().any(|(folder, _, _, expected)| {
            *name == format!("{folder}/source.json") || *name == format!("{folder}/{expected}")
        });
        assert!(is_used, "{name} is read by no test");
    }
}

#[test]
fn the_content_type_determines_the_charset() {
    for (content_type, text) in [
        ("application/json; charset=windows-1256", "سوق الكتب، «القديم»"),
        ("application/feed+json;charset=CP1256", "پيچ‌وخم بازار"),
        ("application/json; Charset=\"Windows-1256\"", "لاہور کا بازار"),
        ("text/html; charset='iso-8859-6'; profile=x", "سوق الكتب"),
        ("application/json; charset = windows-1255 ", "שוק הספרים"),
        ("application/json; charset=ISO-8859-8-I", "שוק הספרים"),
        ("application/json; charset=ISO-8859-1", "Le marché aux livres"),
        ("application/json; charset=windows-1254", "Sahaflar çarşısı"),
        ("application/json; charset=gbk", "书市"),
    ] {
        let label = content_type.split('=').nth(1).unwrap_or_default().split(';').next().unwrap_or_default();
        let encoding = encoding_rs::Encoding::for_label(label.trim_matches([' ', '"', '\'']).as_bytes());
        let (bytes, _, has_failed) = encoding.expect("a known charset").encode(text);
        assert!(!has_failed && bytes != text.as_bytes(), "{content_type}");
        assert_eq!(String::from_utf8(charset::to_utf8(bytes.into_owned(), content_type)).as_deref(), Ok(text));
    }
}

#[test]
fn utf_16_is_recognized_by_its_charset_or_its_byte_order_mark() {
    let text = r#"{"title":"سوق 😀"}"#;
    let units = || text.encode_utf16();
    let (little, big): (Vec<u8>, Vec<u8>) =
        (units().flat_map(u16::to_le_bytes).collect(), units().flat_map(u16::to_be_bytes).collect());
    let marked = |mark: [u8; 2], bytes: &[u8]| [&mark, bytes].concat();
    for (bytes, content_type) in [
        (little.clone(), "application/json; charset=utf-16"),
        (little.clone(), "application/json; charset=UTF-16LE"),
        (big.clone(), "application/json; charset=utf-16be"),
        (marked([0xFF, 0xFE], &little), "application/json"),
        (marked([0xFF, 0xFE], &little), ""),
        (marked([0xFE, 0xFF], &big), "application/json; charset=utf-8"),
        (marked([0xFE, 0xFF], &big), "application/json; charset=utf-16"),
        (marked([0xFF, 0xFE], &little), "application/json; charset=windows-1256"),
    ] {
        assert_eq!(String::from_utf8(charset::to_utf8(bytes, content_type)).as_deref(), Ok(text), "{content_type}");
    }
}

/// Many servers declare the charset of their configuration, whatever they send.
#[test]
fn utf_8_is_unchanged() {
    for content_type in [
        "",
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF8\"",
        "application/json; charset=iso-8859-1",
        "application/json; charset=windows-1256",
        "application/json; charset=utf-16",
        "application/json; charset=",
        "application/json; charset=klingon",
        "application/json; charset",
        "application/json; charset=replacement",
    ] {
        for text in ["سوق الكتب", "\u{FEFF}سوق", "é"] {
            let found = charset::to_utf8(text.into(), content_type);
            assert_eq!(found, text.as_bytes(), "{content_type}");
        }
    }
    for content_type in ["", "application/json", "application/json; charset=utf-8", "application/json; charset=x-y"] {
        // Invalid UTF-8 is an error, and does not become text with replacement characters.
        assert_eq!(charset::to_utf8(b"\xD3\xE6\xDE".into(), content_type), b"\xD3\xE6\xDE", "{content_type}");
    }
}

/// An article with a line break, an emoji and HTML in its strings.
const WHOLE: &str = r#"{"maqal":1,"title":"عودة السوق","body":["بيع <b>ألف</b> كتاب 😀\nأمس","ثانٍ"]}"#;

/// Output that servers send before JSON, as in public bug reports.
const BEFORE: [(&str, &str); 16] = [
    ("nothing", ""),
    ("one byte order mark", "\u{FEFF}"),
    ("three byte order marks with blank lines", "\u{FEFF}\r\n\u{FEFF}\n\n \u{FEFF}"),
    ("blank lines", "\n\n\t \r\n"),
    (
        "a warning in HTML",
        "<br />\n<b>Warning</b>:  Undefined array key \"lead\" in <b>/srv/www/a.php</b> on line <b>7</b><br />\n",
    ),
    (
        "two notices in HTML, with a byte order mark between them",
        "<br />\n<b>Notice</b>:  A in <b>/a</b> on line <b>1</b><br />\n\u{FEFF}<br />\n<b>Notice</b>:  B in <b>/b</b> on line <b>2</b><br />\n",
    ),
    ("a warning as text", "\nWarning: Array to string conversion in /home/wadi/x.php on line 12\n"),
    ("a notice of the command line", "PHP Notice:  Undefined offset: 0 in /home/wadi/x.php on line 12\n"),
    ("a warning with brackets", "Deprecated: {closure}(): [0] is [1] in /srv/x.php on line 3\n"),
    (
        "a database error",
        "<div id=\"error\"><p class=\"wpdberror\"><strong>WordPress database error:</strong> [Table 'wp.stats' doesn't exist]<br /><code>SELECT 1</code></p></div>",
    ),
    (
        "an Xdebug table",
        "<br />\n<font size='1'><table class='xdebug-error xe-notice'><tr><th>( ! ) Notice: A</th></tr></table></font>\n",
    ),
    ("PHP source", "<?php/* statistics */require_once($_SERVER['DOCUMENT_ROOT'].'/s.php');?>"),
    ("dumped variables", "NULL\nbool(true)\n"),
    ("a comment", "<!-- cached -->\n"),
    ("an anti-JSON-hijacking prefix", ")]}',\n"),
    ("a warning, and blank lines after it", "\nNotice: A in /b on line 3\n\n\r\n\t"),
];

/// Output that servers send after JSON.
const AFTER: [(&str, &str); 10] = [
    ("nothing", ""),
    ("blank lines", " \r\n\n\t"),
    ("a byte order mark", "\n\u{FEFF}\n"),
    ("a cache comment", "\n<!-- Page cached in 0.2 seconds, on 2025-11-20 08:00:00 -->\n"),
    ("two comments", "<!-- a -->\n<!-- {\"b\": 1} -->"),
    ("a comment after a byte order mark", "\u{FEFF}<!-- a -->"),
    ("an unclosed comment", "<!-- a"),
    ("a comment with a quotation mark", "\n<!-- 17\" -->"),
    ("a warning in HTML", "<br />\n<b>Warning</b>:  A in <b>/b</b> on line <b>1</b><br />\n"),
    ("a script of the hosting service", "<script src=\"/stats.js\"></script>"),
];

#[test]
fn surrounding_output_does_not_hide_an_article() {
    let expected = read_bytes(WHOLE.as_bytes()).expect("an article");
    for (before, start) in BEFORE {
        for (after, end) in AFTER {
            let found = read_bytes([start, WHOLE, end].concat().as_bytes());
            assert_eq!(found.as_ref(), Ok(&expected), "{before} before it, {after} after it");
            let found = read_bytes([start, "[\n", WHOLE, "]", end].concat().as_bytes());
            assert_eq!(found.as_ref(), Ok(&expected), "{before} before its list, {after} after it");
        }
    }
}

#[test]
fn surrounding_output_does_not_hide_damaged_json() {
    for (before, start) in BEFORE {
        let cut = |end: usize| read_bytes([start, &WHOLE[..end]].concat().as_bytes());
        for end in (1..WHOLE.len()).filter(|end| WHOLE.is_char_boundary(*end)) {
            let error = cut(end).expect_err("no article");
            // A single bracket is not recognized as JSON.
            assert!(
                matches!(error, Error::NotJson { .. }) || end == 1,
                "{before}, cut off after {end} bytes: {error:?}"
            );
        }
    }
    for after in ["}", "]", ",", "x", "{}", WHOLE, "0", "-->", "\"", "\n\u{FEFF}{}", "<rss/>", "<?xml?>", "\0"] {
        let error = read_bytes([WHOLE, after].concat().as_bytes()).expect_err("no article");
        assert!(
            matches!(error, Error::NotJson { line, .. } if line == 1 + after.matches('\n').count()),
            "{after:?}: {error:?}"
        );
    }
}

/// The position counts from the beginning of the response, including the output before the JSON.
#[test]
fn the_error_for_a_truncated_response_has_its_position() {
    for (text, line, column) in [
        ("\u{FEFF}\r\n\u{FEFF}{\"maqal\":1,", 2, 12),
        ("<br />\n<b>Notice</b>: A<br />\n{\"maqal\":1,\"title\":\"سوق", 3, 23),
        ("<br />{\"maqal\":1,\"title\":\"سوق", 1, 29),
        ("\n\n  {\"maqal\":1,", 3, 13),
        ("\nWarning: A in /b on line 3\n{\n\"title\": x}", 4, 10),
        // The first error is the line break in the string.
        ("{\"title\":\"a\nb\"", 2, 0),
        ("{\"title\":\"\\ud83d\", ", 1, 17),
    ] {
        assert_eq!(read_bytes(text.as_bytes()), Err(Error::NotJson { line, column }), "{text:?}");
    }
}

fn string(text: &str) -> Result<String, Error> {
    let json = ["{\"\u{2603}\":[\"", text, "\"]}"].concat();
    source::parse(json.as_bytes()).map(|json| match json.get("\u{2603}").entries() {
        [Json::String(text)] => text.clone(),
        other => panic!("{other:?}"),
    })
}

#[test]
fn strings_are_repaired() {
    for (text, repaired) in [
        // Lone surrogates.
        (r"\ud83d", "\u{FFFD}"),
        (r"\ude00", "\u{FFFD}"),
        (r"\uD83D\uDE00", "😀"),
        (r"\ud83d\ud83d\ude00", "\u{FFFD}😀"),
        (r"\ude00\ud83d", "\u{FFFD}\u{FFFD}"),
        (r"صورة \ud83d", "صورة \u{FFFD}"),
        (r"\ud83d…", "\u{FFFD}…"),
        (r"\ud83d\n", "\u{FFFD}\n"),
        (r"\ud83d\\ude00", "\u{FFFD}\\ude00"),
        (r"\\ud83d\ud83d", "\\ud83d\u{FFFD}"),
        (r"\ud83d\u0041", "\u{FFFD}A"),
        (r#"\ud83d\""#, "\u{FFFD}\""),
        (r"\uDBFF\uDFFF\uDC00", "\u{10FFFF}\u{FFFD}"),
        // Control characters.
        ("سطر\nوسطر", "سطر\nوسطر"),
        ("سطر\r\nوسطر\t", "سطر\r\nوسطر\t"),
        ("<a\nhref='/'>", "<a\nhref='/'>"),
        ("line\u{B}line", "line\nline"),
        ("page\u{C}page", "page\u{C}page"),
        ("شيء\0\u{1}\u{8}\u{1F}", "شيء"),
        ("\\\\\n", "\\\n"),
        ("\\\"\n", "\"\n"),
        ("\n\\ud83d\n\\ud83d\\ude00", "\n\u{FFFD}\n😀"),
    ] {
        assert_eq!(string(text).as_deref(), Ok(repaired), "{text:?}");
    }
}

/// Every escape, with what it stands for.
const ESCAPES: [(&str, &str); 17] = [
    (r#"\""#, "\""),
    (r"\\", "\\"),
    (r"\/", "/"),
    (r"\b", "\u{8}"),
    (r"\f", "\u{C}"),
    (r"\n", "\n"),
    (r"\r", "\r"),
    (r"\t", "\t"),
    (r"\u0000", "\0"),
    (r"\u001f", "\u{1F}"),
    (r"\u0645\u06CC", "می"),
    (r"\ud7ff\ue000\uFFFF", "\u{D7FF}\u{E000}\u{FFFF}"),
    (r"\ud800\udc00", "\u{10000}"),
    (r"\uDBFF\uDFFF", "\u{10FFFF}"),
    (r"\ud83d\ude00\uD83D\uDE00", "😀😀"),
    (r"\\ud83d\\ude00", r"\ud83d\ude00"),
    (r#"\"\"\\\""#, r#"""\""#),
];

/// Escapes are kept before and after an invalid character, whatever the length of the text between them: eight or 32
/// bytes are compared at a time.
#[test]
fn escapes_beside_an_invalid_character_are_kept() {
    for (escape, character) in ESCAPES {
        for length in 0..80 {
            let gap = "~".repeat(length);
            for (invalid, repaired) in [("\n", "\n"), (r"\ud83d", "\u{FFFD}"), ("\0", "")] {
                let text = [escape, &gap, invalid, &gap, escape].concat();
                let expected = [character, &gap, repaired, &gap, character].concat();
                assert_eq!(string(&text).as_ref(), Ok(&expected), "{text}");
                // The same string before and after another one with an invalid character.
                let texts = ["[\"", &text, "\",\"\n\",\"", &text, "\"]"].concat();
                let texts = source::parse(texts.as_bytes()).expect("every string is repaired");
                assert_eq!(texts.entries(), [&expected, "\n", &expected].map(|text| Json::String(text.to_owned())));
            }
        }
    }
}

/// Only control characters, quotation marks and backslashes end the text between two escapes.
#[test]
fn all_other_characters_are_kept() {
    let characters: String =
        ('\u{20}'..='\u{17F}').chain(['\u{7FF}', '\u{800}', '\u{FFFF}', '😀', '\u{10FFFF}']).collect();
    let characters = characters.replace(['"', '\\'], "");
    for start in 0..32 {
        let before = "~".repeat(start);
        let text = [&before, &*characters, "\n", &characters].concat();
        let texts = ["[\"", &text, "\",\"", &text, "\"]"].concat();
        let texts = source::parse(texts.as_bytes()).expect("both strings are repaired");
        assert_eq!(texts.entries(), [&text, &text].map(|text| Json::String(text.clone())));
    }
}

/// The halves of a surrogate pair belong together only if nothing separates them.
#[test]
fn surrogates_on_both_sides_of_an_invalid_character_are_replaced() {
    let replaced = |text: &str| text.replace('?', "\u{FFFD}");
    for (text, repaired) in [
        ("\\ud83d\n\\ude00", "?\n?"),
        ("\\ud83d\0\\ude00", "??"),
        ("\n\\ud83d\\ude00\n", "\n😀\n"),
        ("\\ud83d\\ude00\\ude00", "😀?"),
        ("\\ude00\\ud83d\\ude00", "?😀"),
        ("\\ud83d\\n\\ude00", "?\n?"),
        ("\\ud83d😀\\ude00", "?😀?"),
        ("\\ud83d\\u0041\\ude00", "?A?"),
    ] {
        assert_eq!(string(text), Ok(replaced(repaired)), "{text:?}");
        let texts = ["[\"\n\",\"", text, "\",{\"", text, "\":0}]"].concat();
        let found = source::parse(texts.as_bytes()).expect("every string is repaired");
        let [first, second, object] = found.entries() else { panic!("{found:?}") };
        assert_eq!((first.as_str(), second.as_str()), (Some("\n"), Some(&*replaced(repaired))), "{text:?}");
        assert!(object.has(&replaced(repaired)), "{text:?}: {object:?}");
    }
    let halves = source::parse(br#"["\ud83d","\ude00",{"\ud83d":"\ude00"}]"#);
    let expected = serde_json::from_str(&replaced(r#"["?","?",{"?":"?"}]"#));
    assert_eq!(halves.ok(), expected.ok());
}

#[test]
fn strings_that_cannot_be_repaired_are_not_json() {
    for text in
        ["\\x", "\\u", "\\ud83", "\\ud83x", "\\\n", "\\u+d83", "\\ud83d\\", "\\ud83d\\ud", "\\ud83d\\x", "\"", "\\"]
    {
        // The first error, or one after it in the same or another string.
        for before in ["", "\n", "\\ud83d", "\n\",\"", "\n\",\"\n"] {
            let text = [before, text].concat();
            assert!(matches!(string(&text), Err(Error::NotJson { line: 1 | 2, .. })), "{text:?}");
        }
    }
    // The response ends inside an escape.
    for text in [r"\", r"\u", r"\ud83", r"\ud83d", r"\ud83d\", r"\ud83d\u", r"\ud83d\ude0"] {
        for before in ["[\"", "[\"\n", "[\"\n\",\""] {
            let text = [before, text].concat();
            assert!(matches!(source::parse(text.as_bytes()), Err(Error::NotJson { line: 1 | 2, .. })), "{text:?}");
        }
    }
    // The string is not UTF-8.
    for text in [&b"[\"\n\xFF\"]"[..], b"[\"\xFF\n\"]", b"[\"\n\",\"\xFF\"]", b"[\"\xFF\"]"] {
        assert!(matches!(source::parse(text), Err(Error::NotJson { .. })), "{text:?}");
    }
    // Outside strings, control characters are not white space.
    for text in ["{\u{1}\"maqal\":1}", "{\"maqal\":\u{B}1}", "{\"title\":\"\n\"\u{0}}"] {
        assert!(matches!(read_bytes(text.as_bytes()), Err(Error::NotJson { .. })), "{text:?}");
    }
}

/// The tree continues after an invalid character, wherever the string is.
#[test]
fn entries_before_an_invalid_character_are_kept() {
    for text in [
        "\"\u{E000}\"",
        "[\"\u{E000}\"]",
        "{\"\u{E000}\":1}",
        "{\"a\":1,\"\u{E000}\":2,\"c\":3}",
        "{\"a\":1,\"b\":\"\u{E000}\",\"c\":3}",
        "[1,[2,{\"a\":[3,{\"b\":\"4\",\"c\":\"\u{E000}\",\"d\":5},6],\"e\":7},\"8\"],9]",
        "{\"\u{E000}\":{\"\u{E000}\":{\"a\":1,\"\u{E000}\":[],\"b\":2},\"c\":3}}",
        "{\"a\":{\"b\":[{\"c\":{\"d\":1,\"e\u{E000}\":{\"f\":\"\"}},\"g\":\"\"}],\"h\":\"\"},\"i\":\"\"}",
        "{\"a\":\"\",\"\":\"\u{E000}\",\"\":\"b\",\"\u{E000}\":\"\"}",
        "[\"\",\"\u{E000}\",\"\",[\"\",\"\u{E000}\",\"\"],\"\"]",
        "[[\"a\"],{\"a\":{}},\"\\\\\",\"\\\"\u{E000}\\\"\",{\"\u{E000}\":\"\u{E000}\"}]",
        "[\"\\ud83d\\ude00\\ud83d\\ude00\u{E000}\",1.5,1e400]",
        "[\"\\\\ud83d\\\\\\\\ude00\u{E000}\",\"\"]",
        // `serde_json` represents a number as an object with this field.
        "{\"$serde_json::private::Number\":\"\u{E000}\"}",
    ] {
        let expected = serde_json::from_str::<Json>(&text.replace('\u{E000}', "\u{FFFD}")).ok();
        assert!(expected.is_some(), "{text}");
        for surrogate in ["\\ud83d", "\\ude00"] {
            let before = if text.starts_with("{\"") { "<br>\n" } else { "" };
            let damaged = [before, &text.replace('\u{E000}', surrogate)].concat();
            let found = source::parse(damaged.as_bytes());
            assert_eq!(found.ok(), expected, "{damaged}");
        }
        for after in ["<!-- a -->", "<!-- \" -->", "<!-- \"\n\" \"\\ -->"] {
            let damaged = [&text.replace('\u{E000}', "\n"), after].concat();
            let expected = serde_json::from_str::<Json>(&text.replace('\u{E000}', "\\n")).ok();
            assert_eq!(source::parse(damaged.as_bytes()).ok(), expected, "{damaged}");
        }
    }
}

/// At every depth that the parser allows, names and values are kept.
#[test]
fn an_invalid_character_is_repaired_at_every_depth() {
    for depth in 1..=127 {
        for (open, close) in [("[\"a\",", ",\"b\"]"), ("{\"a\":\"b\",\"c\":", ",\"d\":\"e\"}")] {
            for inner in ["\"\u{E000}\"", "{\"\u{E000}\":\"a\"}"] {
                let text = [&open.repeat(depth), inner, &close.repeat(depth)].concat();
                let expected = serde_json::from_str::<Json>(&text.replace('\u{E000}', "\\n")).ok();
                assert_eq!(expected.is_some(), depth < 127 || !inner.starts_with('{'), "{text}");
                assert_eq!(source::parse(text.replace('\u{E000}', "\n").as_bytes()).ok(), expected, "{text}");
            }
        }
    }
}

/// The text between two strings is not a string with an invalid character.
#[test]
fn errors_between_strings_are_not_repaired() {
    for text in [
        "{\"a\":\u{1}\"}",
        "{\":\":\u{1}\"}",
        "[\"a,\"\u{1}\"]",
        "[\"a\\\",\"\u{1}\"]",
        "{\"a\":tru\n,\"b\":\"\"}",
        "{\"a\":tru,\"b\":\"\n\"}",
        "[\"a\"\"\n\"]",
        "[\"a\"]\"\n\"",
    ] {
        assert!(matches!(source::parse(text.as_bytes()), Err(Error::NotJson { .. })), "{text}");
    }
}

#[test]
fn a_web_page_instead_of_an_article_is_recognized() {
    for page in [
        "<!doctype html>",
        "<!DOCTYPE html>\n<html lang=\"ar\"><title>تسجيل الدخول</title>",
        "\u{FEFF}<html>",
        "\r\n\r\n<HTML><HEAD><TITLE>403</TITLE></HEAD></HTML>",
        "<!-- maintenance -->\n<!DOCTYPE html><html><body>نعود بعد قليل</body></html>",
        "<head><meta http-equiv=refresh content=0></head>",
        "<p>There has been a critical error on this website.</p>",
        "<h1>Error establishing a database connection</h1>",
        "<br />\n<b>Fatal error</b>:  Allowed memory size exhausted in <b>/a.php</b> on line <b>9</b><br />\n",
        "<br />\n<b>Notice</b>: A in <b>/b</b> on line <b>1</b><br />\n<!DOCTYPE html><html></html>",
        // JSON inside a page is ignored.
        "<!doctype html><script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"a\"}</script>",
        "<html>\n<body>\n<script>\n{\"maqal\":1,\"title\":\"a\"}\n</script>",
        "<script>\n{\"maqal\":1,\"title\":\"a\"}\n</script>",
    ] {
        assert_eq!(read_bytes(page.as_bytes()), Err(Error::Html), "{page}");
    }
    for other in [
        "Forbidden",
        "",
        "<?xml version=\"1.0\"?>\n<rss><channel/></rss>",
        "<rss version=\"2.0\">",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
        "{\"maqal\":1,\"title\":\"<!doctype html>",
        "maqal({\"maqal\":1,\"title\":\"a\"});",
    ] {
        assert!(matches!(read_bytes(other.as_bytes()), Err(Error::NotJson { .. })), "{other}");
    }
}

/// Server output is not part of the article.
#[test]
fn warnings_leave_no_text_in_the_article() {
    for (before, start) in BEFORE {
        let article = read_bytes([start, WHOLE].concat().as_bytes()).expect("an article");
        assert_eq!(article.title, "عودة السوق", "{before}");
        assert_eq!(lines(&article.body), ["بيع <b>ألف</b> كتاب 😀", "أمس", "ثانٍ"], "{before}");
    }
}

/// Whether a tree equals a tree of `serde_json`.
fn is_same(json: &Json, value: &Value) -> bool {
    match (json, value) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(one), Value::Bool(other)) => one == other,
        (Json::Number(one), Value::Number(other)) => one == other.as_str(),
        (Json::String(one), Value::String(other)) => one == other,
        (Json::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Json::Object(_), Value::Object(other)) => other.iter().all(|(name, value)| is_same(json.get(name), value)),
        _ => false,
    }
}

/// Strings with the characters that are special to a parser.
fn text() -> impl Strategy<Value = String> {
    "[a<>{}\\[\\]\"\\\\/:,\u{0}-\u{1F} \u{FEFF}ءب😀\u{E000}\u{FFFD}]{0,12}"
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map(text(), inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// An object or an array: the lenient parser searches for the beginning of one of them.
fn any_container() -> impl Strategy<Value = Value> {
    any_json().prop_map(|json| if matches!(json, Value::Array(_) | Value::Object(_)) { json } else { json!([json]) })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Our parser and `serde_json` build the same tree from valid JSON.
    #[test]
    fn strict_json_has_the_same_tree_in_serde_json(json in any_json(), is_pretty in any::<bool>(), space in "[ \n\t\r]{0,3}") {
        let text = if is_pretty { format!("{space}{json:#}{space}") } else { format!("{space}{json}{space}") };
        let found = source::parse(text.as_bytes());
        prop_assert!(found.as_ref().is_ok_and(|found| is_same(found, &json)), "{text}: {found:?}");
    }

    /// JSON with unescaped control characters has the same tree as with escaped ones.
    #[test]
    fn unescaped_characters_are_repaired(json in any_container()) {
        let strict = json.to_string();
        let mut damaged = String::new();
        let mut rest = &*strict;
        while let Some(at) = rest.find('\\') {
            let (before, escape) = rest.split_at(at);
            let (escape, after) = escape.split_at(if escape.starts_with("\\u") { 6 } else { 2 });
            let raw = match escape { "\\n" => "\n", "\\t" => "\t", "\\r" => "\r", "\\f" => "\u{C}", _ => escape };
            damaged.extend([before, raw]);
            rest = after;
        }
        damaged.push_str(rest);
        let found = source::parse(damaged.as_bytes());
        prop_assert!(found.as_ref().is_ok_and(|found| is_same(found, &json)), "{damaged}: {found:?}");
    }

    /// JSON with lone surrogates has the same tree as with replacement characters.
    #[test]
    fn lone_surrogates_are_replaced(json in any_container(), is_leading in any::<bool>()) {
        let text = json.to_string();
        let surrogate = if is_leading { "\\ud83d" } else { "\\ude00" };
        let damaged = text.replace('😀', "\\ud83d\\ude00").replace('\u{E000}', surrogate);
        let replaced: Value = serde_json::from_str(&text.replace('\u{E000}', "\u{FFFD}")).expect("valid JSON");
        let found = source::parse(damaged.as_bytes());
        prop_assert!(found.as_ref().is_ok_and(|found| is_same(found, &replaced)), "{damaged}: {found:?}");
    }
}
