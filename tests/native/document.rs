//! The document as HTML: the elements of each part of an article, and what a document must never contain.
//!
//! `tests/fixtures/document/every-block.html` is the document of the fixture `every-block`, with a line break between
//! adjacent tags. With `MAQAL_BLESS=1` in the environment, the test writes it instead of comparing.

use std::fs;

use maqal::{
    article::Article,
    document::{self, Interface, Slices},
    locale::{ArticleMessages, Catalog},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    strategies,
    support::{INTERFACE, file, json_file, lines, read, web},
};

/// The element between the header and the body.
const TOOLBAR: &str = "<div class=\"toolbar-slot\"></div>";

fn header_in(article: &Article, interface: &'static Interface) -> String {
    let html = Slices::new(article.clone(), interface).first(0).to_string();
    html.split_once(TOOLBAR).expect("a toolbar slot").0.to_owned()
}

fn header(article: &Article) -> String {
    header_in(article, &INTERFACE)
}

/// Returns the HTML of the lead image and the body.
fn body(article: &Article) -> String {
    let html = Slices::new(article.clone(), &INTERFACE).first(usize::MAX).to_string();
    let (_, body) = html.split_once(TOOLBAR).expect("a toolbar slot");
    body.strip_suffix("</article>").expect("the article ends").to_owned()
}

fn foot(article: &Article) -> String {
    Slices::new(article.clone(), &INTERFACE).footer().to_string()
}

fn whole(article: &Article) -> String {
    document::article(article, &INTERFACE).to_string()
}

fn article(json: &Value) -> Article {
    read(json).expect("an article")
}

/// Returns the HTML of these blocks in a right-to-left article.
fn blocks(blocks: &Value) -> String {
    let html = body(&article(&json!({ "maqal": 1, "title": "العنوان الرئيس", "dir": "rtl", "body": blocks })));
    let inside = html
        .strip_prefix("<div><div id=\"maqal-text\" data-part=\"body\">")
        .and_then(|html| html.strip_suffix("</div></div>"));
    inside.expect("the document has a body").into()
}

/// Returns the HTML of a paragraph with these inlines, without the tags of the paragraph.
fn inlines(content: &Value) -> String {
    let html = blocks(&json!([{ "type": "paragraph", "content": content }]));
    html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>")).expect("a paragraph").into()
}

/// Returns the tags of a document. In it, `<` and `>` occur in tags only.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split_once('>').map_or(rest, |(tag, _)| tag)).collect()
}

/// Returns the tags with this `data-part`.
fn part<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let attribute = format!("data-part=\"{name}\"");
    tags(html).into_iter().filter(|tag| tag.contains(&attribute)).collect()
}

/// Returns the value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| unescape(value))
}

/// Returns the text of a document.
fn words(html: &str) -> String {
    let mut words = String::new();
    for (index, piece) in html.split('<').enumerate() {
        let (tag, text) = if index == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        if tag == "br" {
            words.push('\n');
        }
        words.push_str(text);
    }
    unescape(&words)
}

fn unescape(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{A0}")
        .replace("&#13;", "\r");
    text.replace("&amp;", "&")
}

#[test]
fn the_document_of_every_block_and_inline_matches_its_fixture() {
    let article = article(&json_file("tests/fixtures/maqal/every-block/source.json"));
    let found = whole(&article).replace("><", ">\n<") + "\n";
    let place = file("tests/fixtures/document/every-block.html");
    if std::env::var_os("MAQAL_BLESS").is_some() {
        fs::write(&place, &found).expect("the expectation can be written");
    }
    let expected = fs::read_to_string(&place).expect("the expectation can be read");
    let first_difference =
        found.lines().zip(expected.lines()).enumerate().find(|(_, (found, expected))| found != expected);
    assert_eq!(first_difference, None, "line index, found, expected");
    assert_eq!(found, expected);
}

#[test]
fn inlines_become_semantic_elements() {
    for (content, html) in [
        (json!("نص"), "نص"),
        (json!({ "type": "strong", "content": "نص" }), "<strong>نص</strong>"),
        (json!({ "type": "emphasis", "content": "نص" }), "<em>نص</em>"),
        (json!({ "type": "mark", "content": "نص" }), "<mark>نص</mark>"),
        (json!({ "type": "sub", "content": "نص" }), "<sub>نص</sub>"),
        (json!({ "type": "sup", "content": "نص" }), "<sup>نص</sup>"),
        (json!({ "type": "isolate", "content": "نص" }), "<bdi>نص</bdi>"),
        (json!({ "type": "code", "text": "ن = 1" }), "<code dir=\"ltr\">ن = 1</code>"),
        (json!(["أ", { "type": "break" }, "ب"]), "أ<br>ب"),
        (
            json!({ "type": "link", "url": "/a?b&c", "content": "نص" }),
            "<a href=\"https://news.example/a?b&amp;c\" rel=\"noopener\">نص</a>",
        ),
        (json!({ "type": "foreign", "lang": "fa", "content": "متن" }), "<span lang=\"fa\" dir=\"rtl\">متن</span>"),
        (json!(["الكلمة ", { "type": "foreign", "content": "word" }]), "الكلمة <span dir=\"ltr\">word</span>"),
        (
            json!({ "type": "strong", "content": ["أ ", { "type": "emphasis", "content": "ب" }, " ت"] }),
            "<strong>أ <em>ب</em> ت</strong>",
        ),
    ] {
        assert_eq!(inlines(&content), html, "{content}");
    }
}

#[test]
fn blocks_become_semantic_elements() {
    for (block, html) in [
        (json!("نص"), "<p>نص</p>"),
        (json!({ "type": "heading", "level": 2, "content": "نص" }), "<h2>نص</h2>"),
        (json!({ "type": "divider" }), "<hr>"),
        (json!({ "type": "list", "items": ["أ", "ب"] }), "<ul><li>أ</li><li>ب</li></ul>"),
        (json!({ "type": "list", "ordered": true, "items": ["أ"] }), "<ol><li>أ</li></ol>"),
        (json!({ "type": "list", "ordered": true, "start": 5, "items": ["أ"] }), "<ol start=\"5\"><li>أ</li></ol>"),
        (
            json!({ "type": "list", "items": [["أ", { "type": "list", "items": ["ب"] }]] }),
            "<ul><li>أ<ul><li>ب</li></ul></li></ul>",
        ),
        (json!({ "type": "list", "items": [["أ", "ب"]] }), "<ul><li><p>أ</p><p>ب</p></li></ul>"),
        (json!({ "type": "quote", "body": "أ" }), "<blockquote><p>أ</p></blockquote>"),
    ] {
        assert_eq!(blocks(&json!([block])), html, "{block}");
    }
}

#[test]
fn a_leading_line_break_in_pre_is_doubled() {
    let html = blocks(&json!([{ "type": "preformatted", "text": "\nأ" }]));
    assert!(html.contains(">\n\nأ</pre>"), "{html}");
}

#[test]
fn hostile_text_is_escaped_everywhere() {
    let words = "<script>alert(1)</script> \"><img src=x onerror=\"alert(1)\"> &lt;b&gt; </p></div> <!-- ]]> ' \u{A0}";
    let escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";
    let everywhere = json!({
        "maqal": 1,
        "title": words,
        "dek": words,
        "section": words,
        "copyright": words,
        "byline": [words],
        "tags": [words],
        "source": { "name": words, "url": "https://news.example/\"><script>" },
        "lead": { "src": "https://news.example/\"onload=\"x", "alt": words, "caption": words, "credit": words },
        "related": [{ "title": words, "url": "https://news.example/'><script>" }],
        "body": [
            words,
            { "type": "heading", "content": words },
            { "type": "code", "language": words, "text": words },
            { "type": "preformatted", "text": words },
            { "type": "list", "items": [words] },
            { "type": "keyPoints", "title": words, "items": [words] },
            { "type": "note", "title": words, "body": words },
            { "type": "embed", "provider": words, "title": words, "url": "https://social.example/<script>" },
            { "type": "table", "caption": words, "rows": [[words]] },
            { "type": "video", "src": "/a.mp4", "tracks": [{ "src": "/a.vtt", "label": words }], "caption": words },
            { "type": "paragraph", "content": [{ "type": "code", "text": words }, { "type": "link", "url": "/\"><script>", "content": words }] },
        ],
    });
    let html = whole(&article(&everywhere));
    assert!(html.matches(escaped).count() >= 24, "{html}");
    for tag in tags(&html) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        assert!(ELEMENTS.contains(&name), "<{tag}>");
        assert!(attribute_names(tag).into_iter().all(is_known), "<{tag}>");
    }
    let message = document::error_message(&INTERFACE, words, words, words, true, None).to_string();
    assert!(!message.contains("<script") && !message.contains("<img"), "{message}");
}

#[test]
fn only_blocks_of_the_opposite_direction_have_a_dir_attribute() {
    for (block, direction) in [
        (json!("نص عربي"), None),
        (json!("An English line"), Some("ltr")),
        (json!("Vega قمر صناعي صغير"), None),
        (json!("GPS, WiFi و USB"), Some("ltr")),
        (json!("نظام GPS و WiFi و USB"), None),
        (json!("2025 – 3:1"), None),
        (json!({ "type": "heading", "content": "An English heading" }), Some("ltr")),
        (json!({ "type": "heading", "content": "عنوان" }), None),
    ] {
        let html = blocks(&json!([block]));
        assert_eq!(attribute(tags(&html)[0], "dir").as_deref(), direction, "{html}");
    }
    for (block, html) in [
        (json!({ "type": "table", "rows": [["نص", "English cell"]] }), "<td>نص</td><td dir=\"ltr\">English cell</td>"),
        // All markers of a list are on the same side, whatever the direction of an item.
        (
            json!({ "type": "list", "items": ["نص أطول من غيره", "English item"] }),
            "<ul><li>نص أطول من غيره</li><li><span dir=\"ltr\">English item</span></li></ul>",
        ),
        (
            json!({ "type": "list", "items": ["An item", "نص", "Another item"] }),
            "<ul dir=\"ltr\"><li>An item</li><li><span dir=\"rtl\">نص</span></li><li>Another item</li></ul>",
        ),
        (
            json!({ "type": "keyPoints", "items": ["نص", "English point"] }),
            "<ul><li>نص</li><li><span dir=\"ltr\">English point</span></li></ul>",
        ),
    ] {
        let found = blocks(&json!([block]));
        assert!(found.contains(html), "{found}");
    }
}

/// The majority of letters alone would give the wrong direction.
#[test]
fn an_arabic_sentence_with_many_latin_names_stays_rtl() {
    for (text, direction) in [
        ("قال المهندس Jean-Pierre Dupont إن REST API أسرع: “Nous en sommes très fiers”.", None),
        ("Jean-Pierre Dupont قال المهندس إن الواجهة أسرع بكثير من ذي قبل.", None),
        ("“Nous en sommes très fiers”, قال المهندس.", Some("ltr")),
        ("قال: “Nous en sommes très fiers, et nous le resterons”.", None),
    ] {
        let html = blocks(&json!([text]));
        assert_eq!(attribute(tags(&html)[0], "dir").as_deref(), direction, "{html}");
    }
}

#[test]
fn an_arabic_block_in_an_english_article_is_rtl() {
    let html = body(&article(&json!({ "maqal": 1, "title": "Title", "lang": "en", "body": ["Words", "نص عربي"] })));
    assert!(html.contains("<p>Words</p><p dir=\"rtl\">نص عربي</p>"), "{html}");
}

#[test]
fn code_is_always_ltr() {
    let html = blocks(&json!([{ "type": "code", "text": "اكتب(\"نص\")" }]));
    let before_code = html.split("<code").next().unwrap_or_default();
    assert!(before_code.contains("dir=\"ltr\""), "{html}");
}

/// An HTML parser splits nested links.
#[test]
fn links_are_never_nested() {
    let inner = json!({ "type": "link", "url": "/b", "content": "ب" });
    for block in [
        json!({ "type": "paragraph", "content": { "type": "link", "url": "/a", "content": ["أ ", inner] } }),
        json!({ "type": "paragraph", "content": { "type": "link", "url": "/a", "content": { "type": "strong", "content": inner } } }),
        json!({ "type": "quote", "body": "ت", "url": "/a", "cite": ["أ ", inner] }),
    ] {
        let html = blocks(&json!([block]));
        assert!(!nests_links(&html), "{html}");
        assert!(words(&html).contains('ب'), "{html}");
    }
}

fn nests_links(html: &str) -> bool {
    let mut open = 0;
    tags(html).into_iter().any(|tag| {
        match tag.split(' ').next() {
            Some("a") => open += 1,
            Some("/a") => open -= 1,
            _ => {}
        }
        open > 1
    })
}

#[test]
fn a_missing_field_leaves_no_empty_element() {
    let html = whole(&article(&json!({ "maqal": 1, "title": "عنوان", "body": "نص" })));
    for absent in ["dek", "section", "lead", "published", "modified", "source"] {
        assert!(part(&html, absent).is_empty(), "{absent}: {html}");
    }
    for absent in
        ["<p></p>", "<ul></ul>", "<figcaption", "<img", "<time", "class=\"tags\"", "class=\"copyright\"", "<nav"]
    {
        assert!(!html.contains(absent), "{absent}: {html}");
    }
}

#[test]
fn the_modification_date_is_shown_only_if_it_differs() {
    let (day, later) = ("2025-11-04", "2025-11-05T09:30:00Z");
    for (published, modified, shown) in [
        (json!(day), json!(later), &[day, later][..]),
        (json!(day), json!(day), &[day]),
        (json!(day), json!(null), &[day]),
        (json!(null), json!(later), &[later]),
        (json!(null), json!(null), &[]),
    ] {
        let article = article(&json!({ "maqal": 1, "title": "عنوان", "published": published, "modified": modified }));
        let html = header(&article);
        let found: Vec<_> = tags(&html).into_iter().filter_map(|tag| attribute(tag, "datetime")).collect();
        assert_eq!(found, shown, "{html}");
    }
}

#[test]
fn several_authors_are_listed_as_each_language_does() {
    for (language, wanted) in [
        ("ar", "بقلم أ وب وج"),
        ("fa", "به قلم أ، ب و ج"),
        ("he", "מאת أ, ب וج"),
        ("en", "By أ, ب and ج"),
        ("fr", "Par أ, ب et ج"),
    ] {
        let messages = ArticleMessages::of(language).expect("a language of the interface");
        let interface = Box::leak(Box::new(Interface { messages, ..INTERFACE }));
        let article = article(&json!({ "maqal": 1, "title": "عنوان", "byline": ["أ", "ب", "ج"] }));
        let found = words(&header_in(&article, interface));
        let found: String = found.chars().filter(|character| !matches!(character, '\u{200e}' | '\u{200f}')).collect();
        assert!(found.contains(wanted), "{language}: {found}");
    }
}

#[test]
fn a_date_that_cannot_be_formatted_is_omitted() {
    static WITHOUT_DATES: Interface = Interface { date: |_, _| None, ..INTERFACE };
    let article = article(&json!({ "maqal": 1, "title": "عنوان", "published": "2025-11-04" }));
    let html = header_in(&article, &WITHOUT_DATES);
    assert!(!html.contains("<time"), "{html}");
}

#[test]
fn the_source_link_leads_to_the_story_or_else_to_the_publisher() {
    for (fields, link) in [
        (
            json!({ "canonical": "https://news.example/a", "source": "صحيفة المثال" }),
            Some(("https://news.example/a", "الخبر الأصلي في صحيفة المثال")),
        ),
        (
            json!({ "canonical": "https://news.example/a", "source": { "name": "صحيفة المثال", "url": "https://news.example/" } }),
            Some(("https://news.example/a", "الخبر الأصلي في صحيفة المثال")),
        ),
        (json!({ "canonical": "https://news.example/a" }), Some(("https://news.example/a", "الخبر الأصلي"))),
        (
            json!({ "source": { "name": "صحيفة المثال", "url": "https://news.example/" } }),
            Some(("https://news.example/", "موقع صحيفة المثال")),
        ),
        (json!({ "source": { "url": "https://news.example/" } }), Some(("https://news.example/", "موقع news.example"))),
        (json!({ "source": "صحيفة المثال" }), None),
        (json!({}), None),
    ] {
        let mut json = json!({ "maqal": 1, "title": "عنوان" });
        for (name, value) in fields.as_object().expect("fields") {
            json[name] = value.clone();
        }
        let html = foot(&article(&json));
        let found = part(&html, "source");
        assert_eq!(found.len(), usize::from(link.is_some()), "{fields}: {html}");
        if let Some((address, words_of_link)) = link {
            assert_eq!(attribute(found[0], "href").as_deref(), Some(address), "{fields}");
            assert!(words(&html).contains(words_of_link), "{fields}: {html}");
        }
    }
}

/// The controls fill the slot.
#[test]
fn the_footer_has_a_place_for_the_share_links() {
    let html = foot(&article(&json!({ "maqal": 1, "title": "عنوان", "copyright": "© صحيفة المثال" })));
    let slot = html.find("<section class=\"share-slot\"></section>").expect("an empty element");
    assert!(slot < html.find("<p class=\"copyright\">").expect("a copyright"), "{html}");
}

#[test]
fn a_message_offers_only_available_actions() {
    let original = web("https://news.example/a?b&c");
    for (retry, original) in [(false, None), (true, None), (false, Some(&original)), (true, Some(&original))] {
        let html = document::error_message(&INTERFACE, "not-found", "ما حدث", "ما العمل", retry, original).to_string();
        assert_eq!(part(&html, "retry").len(), usize::from(retry), "{html}");
        let link = part(&html, "source");
        assert_eq!(
            link.iter().map(|tag| attribute(tag, "href")).collect::<Vec<_>>(),
            match original {
                Some(url) => vec![Some(url.as_str().to_owned())],
                None => vec![],
            }
        );
        let [message] = part(&html, "message")[..] else { panic!("not one message: {html}") };
        assert_eq!(attribute(message, "data-error").as_deref(), Some("not-found"));
        let alert = html.find("role=\"alert\"").expect("a message is announced");
        assert!(alert < html.find("ما حدث").expect("what happened"), "{html}");
        assert!(html.contains("ما العمل"));
    }
}

#[test]
fn the_skeleton_announces_that_the_article_is_loading() {
    let html = document::skeleton(&INTERFACE).to_string();
    let [skeleton] = part(&html, "skeleton")[..] else { panic!("not one skeleton: {html}") };
    assert_eq!(attribute(skeleton, "role").as_deref(), Some("status"));
    assert_eq!(words(&html), "جارٍ تحميل المقال");
}

/// All elements that a document may contain.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "audio",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "button",
    "caption",
    "code",
    "div",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "img",
    "li",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "time",
    "track",
    "tr",
    "ul",
    "video",
];

/// All attributes that a document may contain, except `aria-*` and `data-*`.
const ATTRIBUTES: &[&str] = &[
    "alt", "class", "colspan", "controls", "datetime", "decoding", "dir", "height", "href", "id", "kind", "label",
    "lang", "loading", "poster", "preload", "rel", "reversed", "role", "rowspan", "sizes", "src", "srclang", "srcset",
    "start", "tabindex", "type", "value", "width",
];

fn is_known(attribute: &str) -> bool {
    ATTRIBUTES.contains(&attribute) || attribute.starts_with("aria-") || attribute.starts_with("data-")
}

/// Returns the names of the attributes of a tag.
fn attribute_names(tag: &str) -> Vec<&str> {
    let unquoted = tag.split('"').step_by(2);
    unquoted.flat_map(str::split_whitespace).skip(1).map(|name| name.trim_end_matches('=')).collect()
}

#[test]
fn attribute_names_are_distinguished_from_values() {
    assert_eq!(attribute_names("a class=\"b c=d\" href=\"e\""), ["class", "href"]);
    assert_eq!(attribute_names("br"), [""; 0]);
    assert_eq!(attribute_names("img alt=\"a\" src=x onerror=\"b\""), ["alt", "src=x", "onerror"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_line_of_an_article_is_on_the_page(article in strategies::article()) {
        let text = words(&body(&article));
        for line in lines(&article.body) {
            prop_assert!(text.contains(&line), "{line:?} is not in {text:?}");
        }
        prop_assert!(words(&header(&article)).contains(&article.title));
    }

    #[test]
    fn slices_add_up_to_the_whole_document(article in strategies::article(), size in 1..5_usize) {
        let mut slices = Slices::new(article.clone(), &INTERFACE);
        let first = slices.first(size).to_string();
        let end = "</div></div></article>";
        let mut html = first.strip_suffix(end).expect("the text is the last element").to_owned();
        while let Some(next) = slices.next(size) {
            html += &next.to_string();
        }
        html.push_str("</div></div>");
        html.push_str(&slices.footer().to_string());
        html.push_str("</article>");
        prop_assert_eq!(html, whole(&article));
    }
}

/// Headings with the same published level have the same level in the document.
#[test]
fn heading_levels_are_not_skipped() {
    for (levels, names) in [
        (&[2, 3, 4, 3, 2][..], &["h2", "h3", "h4", "h3", "h2"][..]),
        (&[4, 4, 5, 4], &["h2", "h2", "h3", "h2"]),
        (&[3, 2, 3], &["h2", "h2", "h3"]),
        (&[2, 4, 3, 6], &["h2", "h3", "h3", "h4"]),
        (&[2, 3, 4, 5, 6], &["h2", "h3", "h4", "h5", "h6"]),
        (&[6], &["h2"]),
    ] {
        let body: Vec<_> =
            levels.iter().map(|level| json!({ "type": "heading", "level": level, "content": "عنوان" })).collect();
        let html = blocks(&json!(body));
        let found: Vec<_> = tags(&html).into_iter().filter(|tag| !tag.starts_with('/')).collect();
        assert_eq!(found, names, "{levels:?}");
    }
    // The title of a note has level 2, and later headings are subordinate to it.
    let html = blocks(&json!([
        { "type": "heading", "level": 2, "content": "أول" },
        { "type": "heading", "level": 3, "content": "ثانٍ" },
        { "type": "note", "title": "حاشية", "body": ["نص"] },
        { "type": "heading", "level": 4, "content": "ثالث" },
    ]));
    let found: Vec<_> = tags(&html).into_iter().filter(|tag| tag.starts_with('h')).map(|tag| &tag[..2]).collect();
    assert_eq!(found, ["h2", "h3", "h2", "h3"]);
}
