//! What is not a known block or inline, or lacks what its kind needs, or names an address that may not be opened,
//! leaves its words.

use serde_json::{Value, json};

use crate::support::{count, lines, read};

/// Whether the words of a block are exactly these, whatever blocks they stand in.
fn leaves(block: &Value, words: &str) {
    let article = read(&json!({ "maqal": 1, "title": "عنوان", "body": [block] })).expect("an article with a title");
    assert_eq!(count(&lines(&article.body)), count(&[words.into()]), "{block} became {:?}", article.body);
}

#[test]
fn blocks_of_an_unknown_kind_leave_their_words() {
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
        leaves(&block, words);
    }
}

#[test]
fn blocks_without_what_their_kind_needs_leave_their_words() {
    for (block, words) in [
        (json!({ "type": "figure", "image": { "caption": "أ ب" } }), "أ ب"),
        (json!({ "type": "figure", "caption": "أ" }), "أ"),
        (json!({ "type": "video", "caption": "أ" }), "أ"),
        (json!({ "type": "audio", "src": 5, "caption": "أ" }), "أ"),
        (json!({ "type": "embed", "title": "أ" }), "أ"),
    ] {
        leaves(&block, words);
    }
}

#[test]
fn blocks_with_addresses_that_may_not_be_opened_leave_their_words() {
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
        leaves(&block, words);
    }
}

#[test]
fn inlines_of_an_unknown_kind_leave_their_words() {
    for (content, words) in [
        (json!([{ "type": "tooltip", "content": "أ" }]), "أ"),
        (json!([{ "type": "tooltip", "content": ["أ ", { "type": "emphasis", "content": "ب" }] }]), "أ ب"),
        (json!([{ "type": "emoji", "text": "☂" }]), "☂"),
        (json!([{ "content": "أ" }]), "أ"),
        (json!({ "type": "link", "content": "أ" }), "أ"),
        (json!(["أ ", null, true, 5]), "أ 5"),
    ] {
        leaves(&json!({ "type": "paragraph", "content": content }), words);
    }
}

#[test]
fn a_refused_picture_in_a_gallery_leaves_its_caption() {
    leaves(
        &json!({ "type": "gallery", "images": [{ "src": "javascript:alert(1)", "caption": "أ" }], "caption": "ب" }),
        "أ ب",
    );
}

#[test]
fn a_refused_picture_leaves_its_credit() {
    leaves(
        &json!({ "type": "figure", "image": { "src": "javascript:alert(1)", "caption": "أ", "credit": "ب" } }),
        "أ ب",
    );
}

#[test]
fn a_paragraph_whose_words_stand_under_text_is_not_lost() {
    leaves(&json!({ "type": "paragraph", "text": "أ" }), "أ");
    leaves(&json!({ "type": "heading", "text": "أ" }), "أ");
}

#[test]
fn paragraphs_under_the_content_of_an_unknown_block_stay_apart() {
    let paragraph = |words: &str| json!({ "type": "paragraph", "content": words });
    leaves(&json!({ "type": "section", "content": [paragraph("أ"), paragraph("ب")] }), "أ ب");
}

#[test]
fn numbers_show_their_own_digits() {
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
