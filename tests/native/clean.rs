//! Cleaning: what it removes, and what it must keep.

use maqal::article::{
    Article, Block, Inline,
    clean::{self, has_words, line},
};
use serde_json::{Value, json};

use crate::support::{read, to_json};

/// Returns the cleaned body of an article as JSON.
fn body(title: &str, body: &Value) -> Value {
    let article = read(&json!({ "maqal": 1, "title": title, "body": body })).expect("an article with a title");
    to_json(&article)["body"].take()
}

/// Returns the cleaned content of a paragraph as JSON.
fn paragraph(content: &Value) -> Value {
    let mut blocks = body("عنوان", &json!([{ "type": "paragraph", "content": content }]));
    blocks[0]["content"].take()
}

fn strong(content: &Value) -> Value {
    json!({ "type": "strong", "content": content })
}

#[test]
fn spaces_in_a_line_are_collapsed_and_trimmed() {
    for (dirty, clean) in [
        ("سوق الكتب", "سوق الكتب"),
        ("  سوق   الكتب ", "سوق الكتب"),
        ("\u{A0}سوق الكتب\u{A0}", "سوق الكتب"),
        ("سوق\u{A0}\u{A0}الكتب", "سوق الكتب"),
        ("سوق \u{A0}الكتب", "سوق الكتب"),
        ("سوق\u{A0} الكتب", "سوق الكتب"),
        ("سوق\r\n\tالكتب", "سوق الكتب"),
        ("سوق\u{C}الكتب", "سوق الكتب"),
        ("سوق\nالكتب", "سوق الكتب"),
        ("\u{A0} \n", ""),
        ("\u{200F}", ""),
        ("", ""),
    ] {
        assert_eq!(line(dirty), clean, "{dirty:?}");
    }
}

#[test]
fn spelling_is_unchanged() {
    for text in [
        "ثمنه ٢٥\u{A0}ليرة",
        "می\u{200C}شود",
        "ه\u{200D}",
        "\u{2067}نص\u{2069} و\u{202B}نص\u{202C}",
        "\u{200F}(أ)\u{200F}",
        "الروسي–الصيني",
        "مُدَرِّسَةٌ",
        "كتـــاب",
        "ﻻ",
        "soft\u{AD}hyphen",
        "wide\u{3000}space",
        "«…»",
    ] {
        assert_eq!(line(text), text, "{text:?}");
    }
}

#[test]
fn invisible_characters_are_not_words() {
    for empty in [
        "",
        " ",
        "\u{A0}\n",
        "\u{200B}",
        "\u{200E}\u{200F}",
        "\u{61C}",
        "\u{FEFF}",
        "\u{2066}\u{2069}",
        "\u{AD}",
        "\u{3000}",
    ] {
        assert!(!has_words(empty), "{empty:?}");
    }
    for full in ["ا", ".", "٣", "😀", "\u{200F}–", "\u{301}"] {
        assert!(has_words(full), "{full:?}");
    }
}

#[test]
fn spaces_collapse_across_inline_elements() {
    for (dirty, clean) in [
        (json!(["قال ", strong(&json!(" نعم ")), " ثم"]), json!(["قال ", strong(&json!(["نعم "])), "ثم"])),
        (json!(["قال", strong(&json!(" ")), "نعم"]), json!(["قال", strong(&json!([" "])), "نعم"])),
        (json!(["قال ", strong(&json!(" ")), "نعم"]), json!(["قال ", "نعم"])),
        (
            json!([strong(&json!([" ", strong(&json!("\u{A0}نعم"))]))]),
            json!([strong(&json!([strong(&json!(["نعم"]))]))]),
        ),
        (json!(["نعم", strong(&json!([" ", strong(&json!(" "))]))]), json!(["نعم"])),
        (json!([strong(&json!([])), "نعم", strong(&json!(""))]), json!(["نعم"])),
        (json!(["نعم\u{A0}", "\u{A0}لا"]), json!(["نعم\u{A0}", "لا"])),
    ] {
        assert_eq!(paragraph(&dirty), clean, "{dirty}");
    }
}

#[test]
fn line_breaks_are_removed_at_the_ends_and_kept_between_words() {
    let br = json!({ "type": "break" });
    for (dirty, clean) in [
        (json!([br, "نعم"]), json!(["نعم"])),
        (json!([" ", br, " ", br, " نعم"]), json!(["نعم"])),
        (json!(["نعم", br, " ", br]), json!(["نعم"])),
        (json!([strong(&json!([br, "نعم", br]))]), json!([strong(&json!(["نعم"]))])),
        (json!(["نعم", br, " لا"]), json!(["نعم", br, "لا"])),
        (json!(["نعم", br, br, "لا"]), json!(["نعم", br, br, "لا"])),
        (json!([strong(&json!(["نعم", br, "لا"]))]), json!([strong(&json!(["نعم", br, "لا"]))])),
        (json!([strong(&json!("نعم")), br, "لا"]), json!([strong(&json!(["نعم"])), br, "لا"])),
    ] {
        assert_eq!(paragraph(&dirty), clean, "{dirty}");
    }
}

#[test]
fn code_keeps_every_space() {
    let code = json!({ "type": "code", "text": "  a  =\u{A0}1  " });
    assert_eq!(paragraph(&json!([" ", code, "  ثم"])), json!([code, " ثم"]));
    for block in [
        json!({ "type": "code", "language": "", "text": "\n  a  b\u{A0}\u{A0}\n\n" }),
        json!({ "type": "preformatted", "text": "  سطر\n\n    سطر  " }),
    ] {
        assert_eq!(body("عنوان", &json!([block])), json!([block]));
    }
}

#[test]
fn a_space_after_leading_empty_code_is_removed() {
    let content = json!([{ "type": "code", "text": "" }, " نعم"]);
    assert_eq!(paragraph(&content), json!(["نعم"]));
}

#[test]
fn blocks_without_words_are_removed() {
    for empty in [
        json!("\u{A0}"),
        json!({ "type": "paragraph", "content": [] }),
        json!({ "type": "paragraph", "content": [{ "type": "break" }] }),
        json!({ "type": "paragraph", "content": [strong(&json!("\u{200B}"))] }),
        json!({ "type": "paragraph", "content": { "type": "code", "text": " " } }),
        json!({ "type": "heading", "content": " " }),
        json!({ "type": "list", "items": [" ", []] }),
        json!({ "type": "list", "items": [] }),
        json!({ "type": "quote", "body": [" "], "cite": "\u{A0}" }),
        json!({ "type": "pullQuote", "content": "", "cite": "" }),
        json!({ "type": "gallery", "images": [], "caption": " " }),
        json!({ "type": "table", "rows": [[" "], []] }),
        json!({ "type": "code", "text": "\n" }),
        json!({ "type": "preformatted", "text": "  " }),
        json!({ "type": "keyPoints", "title": " ", "items": ["\u{A0}"] }),
        json!({ "type": "note", "title": "", "body": [{ "type": "note", "body": " " }] }),
        json!({ "type": "related", "title": "", "links": [] }),
    ] {
        assert_eq!(body("عنوان", &json!([empty])), json!([]), "{empty}");
    }
}

#[test]
fn blocks_with_visible_content_are_kept() {
    for full in [
        json!({ "type": "divider" }),
        json!({ "type": "figure", "image": "https://news.example/a.jpg" }),
        json!({ "type": "gallery", "images": ["https://news.example/a.jpg"] }),
        json!({ "type": "gallery", "images": [], "caption": "شرح" }),
        json!({ "type": "audio", "src": "https://news.example/a.mp3" }),
        json!({ "type": "video", "src": "https://news.example/a.mp4" }),
        json!({ "type": "embed", "url": "https://social.example/1" }),
        json!({ "type": "quote", "body": [], "cite": "قائلة" }),
        json!({ "type": "pullQuote", "content": [], "cite": "قائلة" }),
        json!({ "type": "table", "caption": "عنوان الجدول", "rows": [] }),
        json!({ "type": "keyPoints", "title": "باختصار", "items": [] }),
        json!({ "type": "note", "title": "للتوضيح", "body": [] }),
        json!({ "type": "related", "title": "للمزيد", "links": [] }),
        json!({ "type": "paragraph", "content": { "type": "code", "text": "x" } }),
    ] {
        let found = body("عنوان", &json!([full]));
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{full} became {found}");
        assert_eq!(found[0]["type"], full["type"]);
    }
}

#[test]
fn empty_cells_keep_the_columns_of_a_table() {
    let found = body("عنوان", &json!([{ "type": "table", "rows": [["", "أ"], [" ", ""], []] }]));
    let rows: Vec<_> =
        found[0]["rows"].as_array().expect("rows").iter().map(|row| row.as_array().map(Vec::len)).collect();
    assert_eq!(rows, [Some(2), Some(2)]);
}

#[test]
fn a_headline_repeated_at_the_beginning_is_removed() {
    for first in [
        json!("سوق الكتب"),
        json!("\u{A0}سوق\u{A0}\u{A0}الكتب "),
        json!("سوق\u{A0}الكتب"),
        json!({ "type": "heading", "level": 2, "content": "سوق الكتب" }),
        json!({ "type": "paragraph", "content": [strong(&json!("سوق ")), "الكتب"] }),
        json!({ "type": "paragraph", "content": ["سوق", { "type": "break" }, "الكتب"] }),
    ] {
        let found = body("سوق الكتب", &json!([" ", first, "عاد السوق."]));
        assert_eq!(found, json!([{ "type": "paragraph", "content": ["عاد السوق."], "centered": false }]), "{first}");
    }
}

#[test]
fn a_headline_repeated_as_heading_and_paragraph_is_removed_twice() {
    let heading = json!({ "type": "heading", "level": 2, "content": "سوق الكتب" });
    let found = body("سوق الكتب", &json!([heading, "سوق الكتب", "عاد السوق."]));
    assert_eq!(found, json!([{ "type": "paragraph", "content": ["عاد السوق."], "centered": false }]));
}

#[test]
fn text_that_only_resembles_the_headline_is_kept() {
    for first in ["سوق الكتب.", "سوق", "سوق الكُتب", "سوق الكتب سوق الكتب"] {
        let found = body("سوق الكتب", &json!([first, "عاد السوق."]));
        assert_eq!(found[0]["content"][0], first);
    }
    let further_down = body("سوق الكتب", &json!(["عاد السوق.", "سوق الكتب"]));
    assert_eq!(further_down.as_array().map(Vec::len), Some(2));
    let quoted = body("سوق الكتب", &json!([{ "type": "quote", "body": "سوق الكتب" }]));
    assert_eq!(quoted[0]["type"], "quote");
}

#[test]
fn single_line_fields_are_cleaned() {
    let article = read(&json!({
        "maqal": 1,
        "title": " سوق\u{A0} الكتب ",
        "dek": "ثلاثة\nأيام ",
        "section": "\u{A0}ثقافة",
        "copyright": "©  الصحيفة",
        "tags": [" كتب\u{A0}"],
        "byline": [" سلمى  حدّاد "],
        "source": { "name": "صحيفة \n المثال" },
        "related": [{ "title": " بئر  القرية ", "url": "/well" }],
        "lead": { "src": "/a.jpg", "alt": " أكشاك ", "caption": "\u{A0}الميدان ", "credit": " ليلى " },
        "body": [{ "type": "note", "title": " للتوضيح ", "body": " نص " }],
    }))
    .expect("an article");
    let lead = article.lead.expect("a lead image");
    assert_eq!(
        [
            &*article.title,
            &article.dek,
            &article.section,
            &article.copyright,
            &article.tags[0],
            &article.byline[0].name
        ],
        ["سوق الكتب", "ثلاثة أيام", "ثقافة", "© الصحيفة", "كتب", "سلمى حدّاد"]
    );
    assert_eq!([&*article.source.name, &article.related[0].title], ["صحيفة المثال", "بئر القرية"]);
    assert_eq!([&*lead.alt, &lead.credit], ["أكشاك", "ليلى"]);
    assert_eq!(lead.caption, [Inline::Text("الميدان".into())]);
    let paragraph = Block::Paragraph { content: vec![Inline::Text("نص".into())], centered: false };
    assert_eq!(article.body, [Block::Note { title: "للتوضيح".into(), body: vec![paragraph] }]);
}

#[test]
fn a_tag_without_words_is_removed() {
    let article = read(&json!({ "maqal": 1, "title": "عنوان", "tags": ["", "ماء", "\u{A0}"] })).expect("an article");
    assert_eq!(article.tags, ["ماء"]);
}

#[test]
fn a_description_is_the_dek_or_the_first_paragraph() {
    let description = |json: Value| read(&json).as_ref().map(Article::description).ok();
    for (json, expected) in [
        (json!({ "maqal": 1, "title": "عنوان", "dek": "موجز", "body": "نص" }), "موجز"),
        (json!({ "maqal": 1, "title": "عنوان", "dek": " ", "body": "\u{A0}\nنص أول\nنص ثانٍ" }), "نص أول"),
        (json!({ "maqal": 1, "title": "عنوان", "body": [{ "type": "heading", "content": "قسم" }, "نص"] }), "نص"),
        (json!({ "maqal": 1, "title": "عنوان", "body": [{ "type": "divider" }] }), ""),
    ] {
        assert_eq!(description(json.clone()).as_deref(), Some(expected), "{json}");
    }
}

#[test]
fn clean_has_the_same_result_as_reading() {
    let json = json!({ "maqal": 1, "title": "عنوان", "body": [" عنوان ", "نص"] });
    let mut article = read(&json).expect("an article");
    article
        .body
        .insert(0, Block::Paragraph { content: vec![Inline::Break, Inline::Text("\u{A0}".into())], centered: false });
    clean::clean(&mut article);
    assert_eq!(Ok(article), read(&json));
}
