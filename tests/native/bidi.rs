//! Bidirectional text in the document: the direction of its parts, and the visual order of numbers.

use maqal::document::Slices;
use serde_json::{Value, json};
use unicode_bidi::Level;

use crate::support::{INTERFACE, read, visual};

/// Returns the HTML of an article.
fn html(article: &Value) -> String {
    Slices::new(read(article).expect("an article"), &INTERFACE).first(usize::MAX).to_string()
}

/// Returns the HTML of the body of an Arabic article with these blocks.
fn body(blocks: &Value) -> String {
    let html = html(&json!({ "maqal": 1, "title": "عنوان", "lang": "ar", "dir": "rtl", "body": blocks }));
    html.split_once("data-part=\"body\">").expect("the document has a body").1.to_owned()
}

#[test]
fn headline_and_dek_have_their_own_direction() {
    for (title, dek, expected) in [
        (
            "عنوان",
            "An English dek.",
            ["h1 data-part=\"headline\" tabindex=\"-1\">", "p data-part=\"dek\" dir=\"ltr\">"],
        ),
        ("An English title", "سطر", ["h1 data-part=\"headline\" tabindex=\"-1\" dir=\"ltr\">", "p data-part=\"dek\">"]),
        ("Vega قمر صناعي صغير", "GPS وحده لا يكفي", ["tabindex=\"-1\">", "p data-part=\"dek\">"]),
    ] {
        let html = html(&json!({ "maqal": 1, "title": title, "dek": dek, "dir": "rtl", "body": ["نص عربي طويل"] }));
        for expected in expected {
            assert!(html.contains(expected), "{expected} is not in {html}");
        }
    }
    let english = json!({ "maqal": 1, "title": "عنوان عربي", "dek": "A dek.", "lang": "en", "body": ["An English text with many words, and some more."] });
    assert!(html(&english).contains("<article lang=\"en\" dir=\"ltr\""), "{}", html(&english));
    assert!(html(&english).contains("tabindex=\"-1\" dir=\"rtl\">عنوان عربي</h1>"), "{}", html(&english));
}

#[test]
fn a_latin_section_name_is_aligned_with_an_arabic_headline() {
    let html = html(&json!({ "maqal": 1, "title": "عنوان عربي", "section": "World", "body": ["نص عربي طويل"] }));
    assert!(html.contains("<p class=\"section\">World</p>"), "{html}");
}

#[test]
fn tables_and_lists_have_their_own_direction() {
    for (block, expected) in [
        // Declared.
        (json!({ "type": "table", "dir": "ltr", "rows": [["1", "2"]] }), "<table dir=\"ltr\">"),
        (json!({ "type": "table", "dir": "ltr", "rows": [["أ", "2"]] }), "<td dir=\"rtl\">أ</td>"),
        (
            json!({ "type": "list", "dir": "ltr", "items": ["بند"] }),
            "<ul dir=\"ltr\"><li><span dir=\"rtl\">بند</span></li></ul>",
        ),
        (
            json!({ "type": "list", "dir": "rtl", "items": ["Item"] }),
            "<ul dir=\"rtl\"><li><span dir=\"ltr\">Item</span></li></ul>",
        ),
        // By the majority of letters.
        (
            json!({ "type": "table", "rows": [["Command", "Meaning"], ["ls", "قائمة"]] }),
            "<table dir=\"ltr\"><tbody><tr><td>Command</td>",
        ),
        (json!({ "type": "table", "rows": [["العملة", "USD"], ["السعر", "EUR"]] }), "<table><tbody>"),
        (json!({ "type": "table", "rows": [["1", "2"]] }), "<table><tbody>"),
        (json!({ "type": "table", "dir": "auto", "rows": [["أ", "2"]] }), "<table><tbody>"),
    ] {
        let html = body(&json!([block]));
        assert!(html.contains(expected), "{expected} is not in {html}");
    }
}

#[test]
fn telephone_links_are_left_to_right() {
    let link = |url: &str, words: Value| {
        body(&json!([{ "type": "paragraph", "content": ["اتصل ", { "type": "link", "url": url, "content": words }] }]))
    };
    let link = |url, words| {
        let html = link(url, words);
        html.split_once("<a").expect("a link").1.split_once("</a>").expect("its end").0.to_owned()
    };
    let number = " href=\"tel:+966112345678\" rel=\"noopener\"";
    assert_eq!(
        link("tel:+966112345678", json!("+966 11 234 5678")),
        [number, " dir=\"ltr\">+966 11 234 5678"].concat()
    );
    assert_eq!(link("tel:+966112345678", json!("9200")), [number, " dir=\"ltr\">9200"].concat());
    assert_eq!(link("tel:+966112345678", json!("اتصل بنا")), [number, ">اتصل بنا"].concat());
    assert_eq!(
        link("https://wa.me/966112345678", json!("+966 11 234 5678")),
        " href=\"https://wa.me/966112345678\" rel=\"noopener\"><bdo dir=\"ltr\">+966 11 234 5678</bdo>"
    );
}

/// Returns a paragraph in visual order, from left to right.
fn line(text: &str) -> String {
    let html = body(&json!([text]));
    let (words, _) = html.strip_prefix("<p>").expect("a paragraph").split_once("</p>").expect("its end");
    // The bidi controls that correspond to the element.
    let words = words.replace("<bdo dir=\"ltr\">", "\u{2066}\u{202D}").replace("</bdo>", "\u{202C}\u{2069}");
    visual(&words, Level::rtl())
}

#[test]
fn telephone_numbers_and_signs_are_displayed_in_order() {
    for (text, part) in [
        ("للحجز +966 11 234 5678 أو راسلونا", " +966 11 234 5678 "),
        ("هاتف المكتب: 050 123 4567، ورقم الفاكس 02-765-4321.", "050 123 4567 "),
        ("هاتف المكتب: 050 123 4567، ورقم الفاكس 02-765-4321.", ".02-765-4321 "),
        ("هاتف ٠٥٠ ١٢٣ ٤٥٦٧", "050 123 4567 "),
        ("טלפון 03 123 4567 במשרד", " 03 123 4567 "),
        ("تلفن ۰۲۱ ۸۸۷۷ ۶۶۵۵", "021 8877 6655 "),
        ("ودرجة الحرارة -2 ليلًا", " -2 "),
        ("-0.2%", "-0.2%"),
        ("+1.1%", "+1.1%"),
        ("انخفض −3.5% اليوم", " −3.5% "),
        // As on the publisher's page, the first number is on the right.
        ("فاز فريقنا 3-1", "1-3 "),
        ("تدوم الرحلة 2-3 ساعات", " 3-2 "),
        ("-٢ ليلًا", " 2-"),
    ] {
        let visual = line(text);
        assert!(visual.contains(part), "{part:?} is not in {visual:?}");
    }
}

#[test]
fn code_and_english_articles_have_no_isolated_numbers() {
    let code = body(&json!([{ "type": "code", "text": "f(-1, +966 11 234 5678) // نص -2" }]));
    assert!(!code.contains("<bdo"), "{code}");
    let inline = body(&json!([{ "type": "paragraph", "content": ["نص ", { "type": "code", "text": "-1" }] }]));
    assert!(!inline.contains("<bdo"), "{inline}");
    let english =
        html(&json!({ "maqal": 1, "title": "Call +1 212 555 0100", "lang": "en", "body": ["It was -2 degrees."] }));
    assert!(!english.contains("<bdo"), "{english}");
    let arabic = html(
        &json!({ "maqal": 1, "title": "Call us", "lang": "en", "body": ["It was a long and cold day.", "اتصل 050 123 4567"] }),
    );
    assert!(arabic.contains("<bdo dir=\"ltr\">050 123 4567</bdo>"), "{arabic}");
}

#[test]
fn numbers_in_the_headline_are_isolated() {
    let html = html(&json!({ "maqal": 1, "title": "البورصة -2% اليوم", "dek": "اتصل 050 123 4567", "body": ["نص"] }));
    assert!(html.contains("البورصة <bdo dir=\"ltr\">-2%</bdo> اليوم</h1>"), "{html}");
    assert!(html.contains("<bdo dir=\"ltr\">050 123 4567</bdo></p>"), "{html}");
}
