//! Blocks and inlines that are unknown, incomplete, or have a forbidden URL keep their text.

use serde_json::{Value, json};

use crate::support::{count, lines, read};

/// Checks that the article of a block contains exactly these words, in any blocks.
fn assert_words(block: &Value, words: &str) {
    let article = read(&json!({ "maqal": 1, "title": "عنوان", "body": [block] })).expect("an article with a title");
    assert_eq!(count(&lines(&article.body)), count(&[words.into()]), "{block} became {:?}", article.body);
}

#[test]
fn unknown_blocks_keep_their_text() {
    for (block, words) in [
        (json!({ "type": "timeline", "title": "أ", "items": ["ب", { "text": "ت" }] }), "أ ب ت"),
        (json!({ "type": "poll", "text": "أ", "caption": "ب", "cite": "ت" }), "أ ب ت"),
        (json!({ "type": "aside", "body": ["أ", { "type": "heading", "content": "ب" }] }), "أ ب"),
        (json!({ "type": "chart", "image": { "src": "/chart.png", "caption": "أ" } }), "أ"),
        (json!({ "type": "PARAGRAPH", "content": "أ" }), "أ"),
        (json!({ "type": 7, "content": "أ" }), "أ"),
        (json!({ "content": ["أ ", 7] }), "أ 7"),
        (json!({ "type": "advert" }), ""),
    ] {
        assert_words(&block, words);
    }
}

#[test]
fn incomplete_blocks_keep_their_text() {
    for (block, words) in [
        (json!({ "type": "figure", "image": { "caption": "أ ب" } }), "أ ب"),
        (json!({ "type": "figure", "caption": "أ" }), "أ"),
        (json!({ "type": "video", "caption": "أ" }), "أ"),
        (json!({ "type": "audio", "src": 5, "caption": "أ" }), "أ"),
        (json!({ "type": "embed", "title": "أ" }), "أ"),
    ] {
        assert_words(&block, words);
    }
}

#[test]
fn blocks_with_forbidden_urls_keep_their_text() {
    let bad = "javascript:alert(1)";
    for (block, words) in [
        (json!({ "type": "figure", "image": { "src": bad, "caption": "أ" } }), "أ"),
        (json!({ "type": "video", "src": bad, "caption": "أ" }), "أ"),
        (json!({ "type": "audio", "src": bad, "caption": "أ" }), "أ"),
        (json!({ "type": "embed", "url": bad, "title": "أ" }), "أ"),
        (json!({ "type": "quote", "url": bad, "body": "أ", "cite": "ب" }), "أ ب"),
        (
            json!({ "type": "paragraph", "content": [{ "type": "link", "url": bad, "content": ["أ", { "type": "strong", "content": " ب" }] }] }),
            "أ ب",
        ),
    ] {
        assert_words(&block, words);
    }
}

#[test]
fn unknown_inlines_keep_their_text() {
    for (content, words) in [
        (json!([{ "type": "tooltip", "content": "أ" }]), "أ"),
        (json!([{ "type": "tooltip", "content": ["أ ", { "type": "emphasis", "content": "ب" }] }]), "أ ب"),
        (json!([{ "type": "emoji", "text": "☂" }]), "☂"),
        (json!([{ "content": "أ" }]), "أ"),
        (json!({ "type": "link", "content": "أ" }), "أ"),
        (json!(["أ ", null, true, 5]), "أ 5"),
    ] {
        assert_words(&json!({ "type": "paragraph", "content": content }), words);
    }
}

#[test]
fn a_rejected_image_in_a_gallery_keeps_its_caption() {
    assert_words(
        &json!({ "type": "gallery", "images": [{ "src": "javascript:alert(1)", "caption": "أ" }], "caption": "ب" }),
        "أ ب",
    );
}

#[test]
fn a_rejected_image_keeps_its_credit() {
    assert_words(
        &json!({ "type": "figure", "image": { "src": "javascript:alert(1)", "caption": "أ", "credit": "ب" } }),
        "أ ب",
    );
}

#[test]
fn a_paragraph_with_text_instead_of_content_is_kept() {
    assert_words(&json!({ "type": "paragraph", "text": "أ" }), "أ");
    assert_words(&json!({ "type": "heading", "text": "أ" }), "أ");
}

#[test]
fn paragraphs_in_unknown_blocks_stay_separate() {
    let paragraph = |words: &str| json!({ "type": "paragraph", "content": words });
    assert_words(&json!({ "type": "section", "content": [paragraph("أ"), paragraph("ب")] }), "أ ب");
}

#[test]
fn numbers_keep_their_digits() {
    for (number, digits) in [
        ("0", "0"),
        ("7", "7"),
        ("-17", "-17"),
        ("0.5", "0.5"),
        ("-0.25", "-0.25"),
        ("3.05", "3.05"),
        ("1999.999", "1999.999"),
        ("4294967296", "4294967296"),
        ("20000000000000", "20000000000000"),
        ("-20000000000000", "-20000000000000"),
        ("9007199254740991", "9007199254740991"),
        ("100000000000000.5", "100000000000000.5"),
    ] {
        let json = format!(r#"{{"maqal":1,"title":"a","body":[{{"type":"table","rows":[[{number}]]}}]}}"#);
        let article = crate::support::read_bytes(json.as_bytes()).expect("an article");
        assert_eq!(lines(&article.body).concat(), digits, "{number}");
    }
}
