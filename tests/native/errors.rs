//! Errors: the position at which a response stops being JSON, the missing field, and the link to the original.

use maqal::{source::Error, url::Url};
use serde_json::{Value, json};

use crate::support::{read, read_bytes};

fn of_bytes(bytes: &[u8]) -> Error {
    read_bytes(bytes).expect_err("no article")
}

fn not_json(line: usize, column: usize) -> Error {
    Error::NotJson { line, column }
}

#[test]
fn not_json_errors_have_the_position() {
    for (text, line, column) in [
        ("", 1, 0),
        ("\u{FEFF}", 1, 0),
        (" \n", 2, 0),
        ("not json", 1, 2),
        ("{", 1, 1),
        ("{\"maqal\": 1,", 1, 12),
        ("{\"maqal\": 1}}", 1, 13),
        ("{\n  \"maqal\": 1\n  \"title\": \"\"\n}", 3, 3),
        ("{\n  \"maqal\": 1,\n}", 3, 1),
        ("{\"maqal\": 01}", 1, 12),
        ("{'maqal': 1}", 1, 2),
        ("{\"title\": NaN}", 1, 11),
        ("{\"title\": \"\\x\"}", 1, 13),
    ] {
        assert_eq!(of_bytes(text.as_bytes()), not_json(line, column), "{text:?}");
    }
}

#[test]
fn columns_count_characters_not_bytes() {
    for (text, line, column) in [
        ("{\"عنوان\": x}", 1, 11),
        ("{\"title\": \"سوق الكتب\" x", 1, 23),
        ("{\n\"title\": \"سوق\",\n\"body\": \"كتب\",,\n}", 3, 15),
        ("{\"title\": \"😀\", x", 1, 16),
    ] {
        assert_eq!(of_bytes(text.as_bytes()), not_json(line, column), "{text:?}");
        let broken = text.lines().nth(line - 1).expect("the line is there").chars().nth(column - 1);
        assert!(matches!(broken, Some('x' | ',')), "{text:?} does not break at {broken:?}");
    }
}

#[test]
fn truncated_json_breaks_at_its_end() {
    let whole = json!({ "maqal": 1, "title": "سوق الكتب", "body": ["عاد السوق 😀"] }).to_string();
    let bytes = whole.as_bytes();
    for end in 0..bytes.len() {
        let column = bytes[..end].iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
        let Error::NotJson { line: 1, column: found } = of_bytes(&bytes[..end]) else {
            panic!("the first {end} of {} bytes are not JSON", bytes.len());
        };
        assert!(found.abs_diff(column) <= 1, "cut off after column {column}, found {found}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_not_json() {
    assert_eq!(of_bytes(b"{\"a\": \"\xFF\"}"), not_json(1, 8));
    assert_eq!(of_bytes(b"\xFF\xFE{\0}\0"), not_json(1, 1));
    assert_eq!(of_bytes(b"\x80"), not_json(1, 0));
    // Windows-1256 without a declared charset.
    assert!(matches!(of_bytes(b"{\"title\": \"\xD3\xE6\xDE\"}"), Error::NotJson { line: 1, .. }));
}

#[test]
fn lines_end_with_lf_and_crlf_alike() {
    assert_eq!(of_bytes(b"{\r\n\"a\": 1\r\n\"b\": 2}"), not_json(3, 1));
}

#[test]
fn deep_nesting_is_refused_without_a_stack_overflow() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [200, 100_000] {
            let text = [open.repeat(depth), "1".into(), close.repeat(depth)].concat();
            assert!(matches!(of_bytes(text.as_bytes()), Error::NotJson { line: 1, .. }), "{depth} times {open}");
        }
    }
}

#[test]
fn a_hundred_levels_of_lists_are_read() {
    let mut body = json!("العمق");
    for _ in 0..30 {
        body = json!([{ "type": "list", "items": [body] }]);
    }
    let article = read(&json!({ "maqal": 1, "title": "عنوان", "body": body })).expect("an article");
    assert_eq!(crate::support::lines(&article.body), ["العمق"]);
}

#[test]
fn a_byte_order_mark_before_json_is_allowed() {
    let article = read_bytes("\u{FEFF}{\"maqal\":1,\"title\":\"سوق\"}".as_bytes()).expect("an article");
    assert_eq!(article.title, "سوق");
}

#[test]
fn no_article_errors_name_the_missing_field() {
    for (json, missing) in [
        (json!([]), "title"),
        (json!({ "posts": [] }), "title"),
        (json!({ "version": "https://jsonfeed.org/version/1.1", "title": "صحيفة", "items": [] }), "title"),
        (json!({ "maqal": null, "title": "عنوان" }), "maqal"),
        (json!({ "maqal": true, "title": "عنوان" }), "maqal"),
        (json!({ "maqal": "1", "title": "عنوان" }), "maqal"),
        (json!({ "maqal": 0, "title": "عنوان" }), "maqal"),
        (json!({ "maqal": -1, "title": "عنوان" }), "maqal"),
        (json!({ "maqal": 1.5, "title": "عنوان" }), "maqal"),
        (json!({ "maqal": 1 }), "title"),
        (json!({ "maqal": 1, "title": " ", "body": [] }), "title"),
        (json!({ "maqal": 1, "title": 5, "body": {} }), "title"),
        (json!({ "maqal": 1, "title": "\u{200F}", "body": "\u{A0}\n" }), "title"),
        (json!({ "maqal": 1, "body": [{ "type": "divider" }] }), "title"),
    ] {
        let error = read(&json).expect_err("no article");
        assert!(matches!(error, Error::NoArticle { field, .. } if field == missing), "{json}: {error:?}");
    }
}

#[test]
fn unknown_format_errors_link_to_the_original() {
    for json in
        [json!(null), json!(1), json!("maqal"), json!({}), json!({ "title": "عنوان" }), json!([{ "title": "عنوان" }])]
    {
        assert_eq!(read(&json), Err(Error::UnknownFormat { original: None }), "{json}");
    }
    for (field, address) in [("canonical", "/a"), ("url", "https://news.example/a"), ("link", "../../a")] {
        let error = read(&json!({ "title": "عنوان", field: address })).expect_err("no article");
        assert_eq!(error.original().map(Url::as_str), Some("https://news.example/a"), "{field}");
    }
}

#[test]
fn a_title_alone_and_a_body_alone_are_articles() {
    for json in [
        json!({ "maqal": 1, "title": "عنوان" }),
        json!([{ "maqal": 1, "title": "عنوان" }]),
        json!({ "maqal": 1, "body": "نص" }),
        json!({ "maqal": 1, "title": null, "body": [{ "type": "list", "items": ["بند"] }] }),
        json!({ "maqal": 1, "body": { "type": "timeline", "text": "نص" } }),
    ] {
        assert!(read(&json).is_ok(), "{json}");
    }
}

#[test]
fn version_errors_have_the_version_number() {
    for found in [2_u32, 3, 40] {
        let error = read(&json!({ "maqal": found, "title": "عنوان" })).expect_err("a later version");
        assert!(matches!(error, Error::Version { found: version, .. } if version == found), "{error:?}");
    }
}

#[test]
fn errors_link_to_the_original_that_the_json_names() {
    let original = |json: Value| read(&json).expect_err("no article").original().map(|url| url.as_str().to_owned());
    for (canonical, expected) in [
        (json!("https://news.example/a"), Some("https://news.example/a")),
        (json!("/a"), Some("https://news.example/a")),
        (json!("javascript:alert(1)"), None),
        (json!("mailto:desk@news.example"), None),
        (json!(7), None),
        (json!(null), None),
    ] {
        for mark in [json!(1), json!(2), json!(null)] {
            let found = original(json!({ "maqal": mark, "canonical": canonical }));
            assert_eq!(found.as_deref(), expected, "{mark} {canonical}");
        }
    }
    assert_eq!(of_bytes(b"{").original(), None);
}

/// An empty URL would resolve to the URL of the JSON, which is not the original story.
#[test]
fn an_article_without_a_canonical_url_has_none() {
    for canonical in [json!(null), json!(""), json!(" "), json!(5), json!("javascript:alert(1)")] {
        let article = read(&json!({ "maqal": 1, "title": "عنوان", "canonical": canonical })).expect("an article");
        assert_eq!(article.canonical.as_ref().map(Url::as_str), None, "{canonical}");
    }
}

#[test]
fn errors_are_full_sentences() {
    for (error, sentence) in [
        (not_json(3, 14), "The response is not JSON: there is a syntax error at line 3, column 14."),
        (
            Error::NoArticle { field: "title", original: None },
            "The response is JSON but contains no article: the field `title` is missing.",
        ),
        (
            Error::Version { found: 2, original: None },
            "The article is in version 2 of the format, but only version 1 is supported.",
        ),
    ] {
        assert_eq!(error.to_string(), sentence);
    }
}

#[test]
fn the_last_of_duplicate_fields_counts() {
    let article = read_bytes(br#"{"maqal":2,"maqal":1,"title":"a","title":"b"}"#).expect("an article");
    assert_eq!(article.title, "b");
}

/// `serde_json` represents a number as an object with this field. An article may have a field with the same name.
#[test]
fn a_field_with_the_private_name_of_serde_json_is_read() {
    let text = r#"{"maqal":1,"title":"a","x":{"$serde_json::private::Number":"1","y":2},"dek":"b"}"#;
    let article = read_bytes(text.as_bytes()).expect("an article");
    assert_eq!((&*article.title, &*article.dek), ("a", "b"));
}
