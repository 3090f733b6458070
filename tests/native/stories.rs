//! Special kinds of content: numbered lists, verse, columns, live blogs, polls, notes, media, and articles without
//! text.

use maqal::document;
use serde_json::{Value, json};

use crate::support::{INTERFACE, read};

/// Returns the document of a response.
fn shown(response: &Value) -> String {
    document::article(&read(response).expect("an article"), &INTERFACE).to_string()
}

/// Returns the HTML of the body of an article with this HTML.
fn text(html: &str) -> String {
    let html = shown(&json!({ "title": "عنوان", "html": html, "url": "https://a.example/story" }));
    let (_, text) = html.split_once("data-part=\"body\">").expect("the beginning of the text");
    text.split_once("</div></div><footer>").expect("the end of the text").0.to_owned()
}

#[test]
fn lists_keep_their_numbers() {
    for (html, expected) in [
        ("<ol reversed><li>أ<li>ب</ol>", "<ol reversed=\"\"><li>أ</li><li>ب</li></ol>"),
        ("<ol reversed start=2><li>أ<li>ب</ol>", "<ol reversed=\"\"><li>أ</li><li>ب</li></ol>"),
        ("<ol reversed=reversed start=9><li>أ<li>ب</ol>", "<ol start=\"9\" reversed=\"\"><li>أ</li><li>ب</li></ol>"),
        ("<ol reversed><li> <li>أ<li>ب</ol>", "<ol reversed=\"\"><li>أ</li><li>ب</li></ol>"),
        ("<ol start=-3><li>أ</ol>", "<ol start=\"-3\"><li>أ</li></ol>"),
        ("<ol start=0><li>أ</ol>", "<ol start=\"0\"><li>أ</li></ol>"),
        ("<ol start=' 4 '><li>أ</ol>", "<ol start=\"4\"><li>أ</li></ol>"),
        ("<ol start=x type=x><li value=y>أ</ol>", "<ol><li>أ</li></ol>"),
        ("<ol start=99999999999><li>أ</ol>", "<ol><li>أ</li></ol>"),
        ("<ol type=a><li>أ</ol>", "<ol type=\"a\"><li>أ</li></ol>"),
        ("<ol type=A><li>أ</ol>", "<ol type=\"A\"><li>أ</li></ol>"),
        ("<ol type=i><li>أ</ol>", "<ol type=\"i\"><li>أ</li></ol>"),
        ("<ol type=1><li>أ</ol>", "<ol><li>أ</li></ol>"),
        ("<ol style='list-style-type: upper-roman'><li>أ</ol>", "<ol type=\"I\"><li>أ</li></ol>"),
        ("<ol style='list-style-type:lower-latin'><li>أ</ol>", "<ol type=\"a\"><li>أ</li></ol>"),
        (
            "<ol><li value=7>أ<li>ب<li value=12>ج</ol>",
            "<ol><li value=\"7\">أ</li><li>ب</li><li value=\"12\">ج</li></ol>",
        ),
        ("<ol><li value=7> <li value=8>ب</ol>", "<ol><li value=\"8\">ب</li></ol>"),
        ("<ul reversed start=3 type=a><li value=7>أ</ul>", "<ul><li>أ</li></ul>"),
        ("<ol start=999><li>أ</ol>", "<ol start=\"999\"><li>أ</li></ol>"),
        ("<ol start=999><li>أ<li>ب</ol>", "<ol class=\"long\" start=\"999\"><li>أ</li><li>ب</li></ol>"),
        ("<ol start=-2000><li>أ</ol>", "<ol class=\"long\" start=\"-2000\"><li>أ</li></ol>"),
        (
            "<ol reversed start=1001><li>أ<li>ب</ol>",
            "<ol class=\"long\" start=\"1001\" reversed=\"\"><li>أ</li><li>ب</li></ol>",
        ),
        ("<ol><li>أ<li value=1000>ب</ol>", "<ol class=\"long\"><li>أ</li><li value=\"1000\">ب</li></ol>"),
        ("<ol type=i start=17><li>أ</ol>", "<ol start=\"17\" type=\"i\"><li>أ</li></ol>"),
        ("<ol type=I start=18><li>أ</ol>", "<ol class=\"long\" start=\"18\" type=\"I\"><li>أ</li></ol>"),
        ("<ul><li value=5000>أ</ul>", "<ul><li>أ</li></ul>"),
        (
            "<ol type=a><li>أ<ol type=i start=2><li>ب</ol></ol>",
            "<ol type=\"a\"><li>أ<ol start=\"2\" type=\"i\"><li>ب</li></ol></li></ol>",
        ),
    ] {
        assert_eq!(text(html), expected, "{html}");
    }
}

#[test]
fn a_gap_between_half_lines_is_kept() {
    const GAP: &str = "\u{2003}\u{2003}";
    let spaces = "&nbsp;".repeat(4);
    for (html, expected) in [
        (format!("<p>صدر{spaces}عجز</p>"), format!("<p>صدر{GAP}عجز</p>")),
        (format!("<p>صدر {spaces} \n{spaces} عجز</p>"), format!("<p>صدر{GAP}عجز</p>")),
        (format!("<p>صدر{spaces}عجز<br>صدر{spaces}عجز</p>"), format!("<p>صدر{GAP}عجز<br>صدر{GAP}عجز</p>")),
        (format!("<p><b>صدر{spaces}عجز</b></p>"), format!("<p><strong>صدر{GAP}عجز</strong></p>")),
        ("<p>كلمة&nbsp;&nbsp; &nbsp;كلمة</p>".into(), "<p>كلمة كلمة</p>".into()),
        ("<p>كلمة        كلمة</p>".into(), "<p>كلمة كلمة</p>".into()),
        (format!("<p>{spaces}كلمة</p>"), "<p>كلمة</p>".into()),
        (format!("<p>كلمة{spaces}</p>"), "<p>كلمة</p>".into()),
        (format!("<p>{spaces}</p><p>كلمة</p>"), "<p>كلمة</p>".into()),
    ] {
        assert_eq!(text(&html), expected, "{html}");
    }
    // In plain text, and in our own format.
    let line = ["صدر", &"\u{A0}".repeat(8), "عجز"].concat();
    let html = shown(&json!({ "maqal": 1, "title": "x", "body": [line] }));
    assert!(html.contains(&["صدر", GAP, "عجز"].concat()), "{html}");
}

#[test]
fn verse_wraps_but_columns_do_not() {
    let verse = text("<pre>مطرٌ على البابْ\n    وبابٌ على <em>الماءْ</em></pre>");
    assert_eq!(verse, "<pre class=\"verse\" dir=\"rtl\">مطرٌ على البابْ\n    وبابٌ على <em>الماءْ</em></pre>");
    // Harakat do not count for the length of a line.
    let marked = ["<pre>", &"بَ".repeat(59), "</pre>"].concat();
    assert!(text(&marked).starts_with("<pre class=\"verse\""), "{marked}");
    // Two half-lines of verse may be longer in total; columns of Latin letters may not.
    let halves = |half: &str| ["<pre>", &half.repeat(40), "   ", &half.repeat(40), "</pre>"].concat();
    assert!(text(&halves("ب")).starts_with("<pre class=\"verse\""));
    assert!(text(&halves("b")).starts_with("<div class=\"wide\""));
    assert!(text(&["<pre>", &"ب".repeat(60), "</pre>"].concat()).starts_with("<div class=\"wide\""));
    let columns = text(&["<pre>Sum\n", &"1234567 ".repeat(9), "</pre>"].concat());
    let region =
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"نص بتنسيق ثابت\" dir=\"ltr\"><pre>Sum\n1234567";
    assert!(columns.starts_with(region), "{columns}");
}

#[test]
fn live_blog_updates_have_time_title_and_text() {
    let update = |update: Value| {
        let response = json!({ "@type": "LiveBlogPosting", "headline": "مباشر", "url": "https://a.example/live", "liveBlogUpdate": update });
        shown(&response)
            .split_once("data-part=\"body\">")
            .expect("the text")
            .1
            .split_once("</div>")
            .expect("its end")
            .0
            .to_owned()
    };
    for (json, expected) in [
        (
            json!({ "headline": "فُتح الطريق", "datePublished": "2025-12-02T11:40:00+02:00", "url": "#u3", "articleBody": "عادت السيارات." }),
            "<section class=\"update\"><a href=\"https://a.example/live#u3\" rel=\"noopener\">\
             <time datetime=\"2025-12-02T11:40:00+02:00\" lang=\"ar\" dir=\"rtl\">وقت 2025-12-02T11:40:00+02:00</time></a>\
             <h2 dir=\"rtl\">فُتح الطريق</h2><p>عادت السيارات.</p></section>",
        ),
        (
            json!([{ "articleBody": "<p>بلا <b>عنوان</b></p>", "datePublished": "" }, { "name": "بلا نصّ" }, { "headline": " " }]),
            "<section class=\"update\"><p>بلا <strong>عنوان</strong></p></section>\
             <section class=\"update\"><h2 dir=\"rtl\">بلا نصّ</h2></section>",
        ),
        (
            json!({ "datePublished": "2025-12-02", "articleBody": "نصّ قصير." }),
            "<section class=\"update\"><time datetime=\"2025-12-02\" lang=\"ar\" dir=\"rtl\">وقت 2025-12-02</time>\
             <p>نصّ قصير.</p></section>",
        ),
    ] {
        assert_eq!(update(json.clone()), expected, "{json}");
    }
}

#[test]
fn poll_answers_have_votes_and_percentages() {
    let poll = |answers: Value| {
        let html = shown(&json!({ "maqal": 1, "title": "سؤال", "body": [{ "type": "poll", "answers": answers }] }));
        html.split_once("<ul class=\"poll\">").expect("a poll").1.split_once("</ul>").expect("its end").0.to_owned()
    };
    let votes = |words: &str| format!(" <span class=\"votes\" lang=\"ar\" dir=\"rtl\">{words}</span>");
    assert_eq!(
        poll(json!([{ "content": "أ", "votes": 2 }, { "content": "ب", "votes": 1 }, { "content": "ج" }])),
        format!("<li>أ{}</li><li>ب{}</li><li>ج</li>", votes("2 صوت · 67٪"), votes("1 صوت · 33٪"))
    );
    assert_eq!(
        poll(json!(["أ", { "content": "ب", "votes": 0 }])),
        format!("<li>أ</li><li>ب{}</li>", votes("بلا أصوات"))
    );
    assert_eq!(poll(json!([{ "content": "a", "votes": u32::MAX }, { "content": " " }])), {
        format!("<li><span dir=\"ltr\">a</span>{}</li>", votes("4294967295 صوت · 100٪"))
    });
}

/// Answers may be in `oneOf` or `anyOf`, with names by language, and without votes while a poll is open.
#[test]
fn activity_streams_questions_become_polls() {
    let question = |fields: Value| {
        let mut question = json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "Question", "content": "<p>أين؟</p>" });
        for (name, value) in fields.as_object().expect("fields") {
            question[name] = value.clone();
        }
        shown(&question)
    };
    for fields in [
        json!({ "oneOf": [{ "type": "Note", "name": "هنا" }] }),
        json!({ "anyOf": { "type": "Note", "name": "هنا" } }),
        json!({ "oneOf": [], "anyOf": [{ "nameMap": { "ar": "هنا" } }] }),
        json!({ "oneOf": [{ "type": "Note", "name": "هنا", "replies": "https://a.example/replies" }] }),
        json!({ "oneOf": ["https://a.example/answers/1", { "name": "هنا", "replies": { "totalItems": null } }] }),
    ] {
        let html = question(fields.clone());
        assert!(html.contains("<ul class=\"poll\"><li>هنا</li></ul>"), "{fields}: {html}");
    }
}

#[test]
fn the_title_of_a_nameless_note_is_its_first_words() {
    let title = |content: &str| {
        let response =
            json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "Note", "content": content });
        read(&response).expect("an article").title
    };
    let words = "كلمة ".repeat(30);
    assert_eq!(title("<p>جملة قصيرة.</p>"), "جملة قصيرة.");
    assert_eq!(title("<p>سطر<br>وسطر</p><p>وفقرة</p>"), "سطر وسطر وفقرة");
    assert_eq!(title(&words), ["كلمة ".repeat(13).trim_end(), "…"].concat());
    assert_eq!(title(&"ب".repeat(200)), ["ب".repeat(60), "…".into()].concat());
    assert_eq!(title("<img src=https://a.example/a.jpg alt=صورة>"), "");
}

#[test]
fn a_short_note_keeps_its_text() {
    let note = |content: &str| {
        shown(&json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "Note", "content": content }))
    };
    assert!(note("<p>جملة قصيرة.</p>").contains("<p>جملة قصيرة.</p>"));
    let html = note("<p>انظر <a href=https://a.example/>هنا</a></p><p>ثم</p>");
    assert!(html.contains("<a href=\"https://a.example/\" rel=\"noopener\">هنا</a>"), "{html}");
}

#[test]
fn an_article_without_text_has_a_notice_with_a_link_to_the_original() {
    for response in [
        json!({ "@type": "NewsArticle", "headline": "عنوان", "description": "ملخّص", "url": "https://a.example/story" }),
        json!({ "title": { "rendered": "عنوان" }, "content": { "rendered": "<p>&nbsp;</p>" }, "link": "https://a.example/story" }),
        json!({ "title": "عنوان", "html": "<script>1</script>", "url": "https://a.example/story" }),
        json!({ "maqal": 1, "title": "عنوان", "canonical": "https://a.example/story", "body": [] }),
        json!({ "version": "1", "content_html": "", "title": "عنوان", "url": "https://a.example/story" }),
    ] {
        let html = shown(&response);
        let notice = "<footer><p class=\"notice\" lang=\"ar\" dir=\"rtl\">لم يرسل الناشر نص هذا المقال. \
                      <a href=\"https://a.example/story\" rel=\"noopener\">فتح الخبر الأصلي</a></p>";
        assert!(html.contains(notice), "{html}");
        assert!(!html.contains("data-part=\"minutes\""), "an article without text has no reading time: {html}");
    }
    let html = shown(&json!({ "title": "عنوان", "html": "<p>نص", "url": "https://a.example/story" }));
    assert!(!html.contains("notice") && html.contains("data-part=\"minutes\""), "{html}");
}

/// A video, a recording or images are an article too.
#[test]
fn media_alone_are_an_article() {
    let stream = "https://www.w3.org/ns/activitystreams";
    for (response, element) in [
        (
            json!({ "@context": stream, "type": "Video", "name": "x", "url": [{ "mediaType": "text/html", "href": "https://a.example/w" }, { "mediaType": "video/mp4", "href": "https://a.example/a.mp4" }, { "mediaType": "video/mp4", "href": "https://a.example/b.mp4" }] }),
            "<video src=\"https://a.example/a.mp4\"",
        ),
        (
            json!({ "@context": stream, "type": "Audio", "name": "x", "url": { "mediaType": "audio/ogg", "href": "https://a.example/a.ogg" } }),
            "<audio src=\"https://a.example/a.ogg\"",
        ),
        (
            json!({ "@context": stream, "type": "Note", "attachment": [{ "type": "Document", "mediaType": "image/png", "url": "https://a.example/a.png", "name": "صورة" }] }),
            "<img src=\"https://a.example/a.png\"",
        ),
        (
            json!({ "@type": "NewsArticle", "headline": "x", "video": { "@type": "VideoObject", "name": "فيلم", "contentUrl": "https://a.example/a.mp4" } }),
            "<video src=\"https://a.example/a.mp4\"",
        ),
        (
            json!({ "@type": "NewsArticle", "headline": "x", "audio": [{ "@type": "AudioObject", "contentUrl": "https://a.example/a.mp3" }] }),
            "<audio src=\"https://a.example/a.mp3\"",
        ),
        (
            json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": 1, "title": "x", "attachments": [{ "url": "https://a.example/a.mp3", "mime_type": "audio/mpeg" }] }] }),
            "<audio src=\"https://a.example/a.mp3\"",
        ),
    ] {
        let html = shown(&response);
        assert_eq!(html.matches(element).count(), 1, "{html}");
        assert!(!html.contains("notice"), "{html}");
    }
}
