//! Highly repetitive responses: the time to read them is linear in their size, and so is the size of their documents.
//!
//! Each response is so large that linear time is a second or less, and quadratic time is minutes. The tests measure CPU
//! time, so that other work of the machine makes no difference. `benches/decoding.rs` measures how fast an article is
//! read.

use std::{
    fmt::Write,
    fs,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use maqal::{limits, source::Error};
use serde_json::{Value, json};

use crate::support::{INTERFACE, read, read_bytes};

/// The CPU time limit for one response.
const LIMIT: Duration = Duration::from_secs(20);

/// Returns the CPU time of a thread, given its folder in `/proc`; `None` on a system without `/proc`.
pub fn cpu_time(thread: &str) -> Option<Duration> {
    let numbers = fs::read_to_string(["/proc/", thread, "/schedstat"].concat()).ok()?;
    numbers.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Calls `run` in a new thread and returns its result. Panics after [`LIMIT`].
fn in_time<T: Send + 'static>(what: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    let (send, receive) = mpsc::channel();
    let (send_name, receive_name) = mpsc::channel();
    let handle = thread::spawn(move || {
        let name = fs::read_link("/proc/thread-self").map(|path| path.to_string_lossy().into_owned());
        // The receivers are gone if the test has failed.
        let _ = send_name.send(name.unwrap_or_default());
        let _ = send.send(run());
    });
    let name = receive_name.recv().expect("the thread sends its name");
    let begin = Instant::now();
    loop {
        match receive.recv_timeout(Duration::from_millis(50)) {
            Ok(result) => return result,
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                let time = cpu_time(&name).unwrap_or_else(|| begin.elapsed());
                assert!(time < LIMIT, "{what}: not finished within {LIMIT:?}");
            }
        }
    }
    match handle.join() {
        Err(panic) => std::panic::resume_unwind(panic),
        Ok(()) => panic!("{what}: no result"),
    }
}

/// Checks that a response is an article that is read within [`LIMIT`].
fn assert_read_in_time(what: &str, response: &Value) {
    let bytes = response.to_string().into_bytes();
    assert!(in_time(what, move || read_bytes(&bytes).is_ok()), "{what}");
}

/// The search for JSON and the repair of its strings.
#[test]
fn damaged_json_is_scanned_once() {
    const TIMES: usize = 100_000;
    for (before, repeated, after) in [
        ("", "\u{FEFF}\n", "{\"maqal\":1,\"title\":\"x\"}"),
        ("", "<p>[", ""),
        ("", "<br>{ ", ""),
        ("", "\n[\n", "x"),
        ("x\n", "[ { ", ""),
        ("{\"a\":\"", "\n", "\"}"),
        ("[", "\"\\\"\n\",", "0]"),
        ("[", "\"\\\"\",", "\"\n\"]"),
        ("{\"maqal\":1,\"title\":\"x", "\\ud83d\t", "\"}"),
        ("{\"maqal\":1,\"title\":\"x\"}", "\u{FEFF} ", "x"),
        ("{\"maqal\":1,\"title\":\"x\"}", "<!--", "x"),
        ("{\"maqal\":1,\"title\":\"x\"}", "{\"a\":\"\n\"}", ""),
    ] {
        let bytes = [before, &repeated.repeat(TIMES), after].concat().into_bytes();
        // `delivery` tests whether this is an article.
        let _ = in_time(repeated, move || read_bytes(&bytes).is_ok());
    }
}

#[test]
fn repeated_headlines_are_removed_in_one_pass() {
    let body = "x\n".repeat(100_000);
    assert_read_in_time("paragraphs", &json!({ "maqal": 1, "title": "x", "body": body }));
    assert_read_in_time("HTML", &json!({ "title": "x", "html": "<p>x".repeat(60_000) }));
}

/// A naive lookup would search all entities for every reference, and the whole text for every rendition.
#[test]
fn references_within_a_response_are_looked_up_in_time() {
    let many = |entry: &dyn Fn(usize) -> Value, count| (0..count).map(entry).collect::<Vec<_>>();
    let paragraph = |index: usize| json!({ "type": "paragraph--x", "id": format!("p{index}") });
    let entity = |index: usize| json!({ "type": "media--x", "id": format!("m{index}") });
    let attributes = json!({ "title": "x" });
    let relationships = json!({ "field_x": { "data": many(&paragraph, 20_000) } });
    let node = json!({ "type": "node--x", "id": "n", "attributes": attributes, "relationships": relationships });
    assert_read_in_time("entities", &json!({ "data": node, "included": many(&entity, 20_000) }));

    let rendition = |index: usize| json!({ "href": format!("https://cdn.example/{index}.jpg") });
    let picture = |_| json!({ "type": "picture", "renditions": many(&rendition, 20) });
    let (body, pictures) = ("<img src=\"https://cdn.example/x\">".repeat(10_000), many(&picture, 1_000));
    let item =
        json!({ "uri": "urn:1", "headline": "x", "versioncreated": "", "body_html": body, "associations": pictures });
    assert_read_in_time("renditions", &item);
}

#[test]
fn anchors_with_the_same_name_do_not_accumulate() {
    let html = ["<a href=#a>x</a>", &"<p id=a></p>".repeat(30_000)].concat();
    assert_read_in_time("empty paragraphs of one name", &json!({ "title": "x", "html": html }));
}

/// Every element of these classes may be a list of tabs, a tab or a panel.
#[test]
fn tabs_are_matched_with_panels_in_time() {
    let nested = "<div class=tab>".repeat(400);
    let list = "<ul class=tab><li><a>x</a><li><a>y</a></ul>";
    let panels = "<div class=tab>x</div><div class=tab>y</div>";
    for (what, html) in [
        ("elements in nested lists", [&nested, &*"<b>x</b>".repeat(20_000)].concat()),
        ("lists in nested lists", [&nested, &*"<div class=tab><a href=#a>x</a></div>".repeat(20_000)].concat()),
        ("tabs", "<a role=tab href=#a>x</a>".repeat(20_000)),
        ("panels of one tab", ["<a role=tab href=#a>x</a>", &*"<div class=tab id=a>y</div>".repeat(20_000)].concat()),
        ("text beside tabs", [&nested, &*"<a>x</a>y ".repeat(20_000)].concat()),
        ("lists that may be panels", "<div class=tab><a>x</a><a>y</a></div>".repeat(10_000)),
        ("panels of one list", [list, &*"<div class=tab>y</div>".repeat(20_000)].concat()),
        ("panels of each list", [list, panels].concat().repeat(5_000)),
        (
            "a long list",
            [&*["<ul class=tab>", &*"<li><a>x</a>".repeat(200), "</ul>"].concat(), &*panels.repeat(10_000)].concat(),
        ),
    ] {
        assert_read_in_time(what, &json!({ "title": "x", "html": html }));
    }
}

#[test]
fn unclosed_shortcodes_are_read_in_one_pass() {
    let quoted = ["[a b=\"", &"\" <x \" y ' = ".repeat(20_000), "]"].concat();
    assert_read_in_time("quotation marks", &json!({ "title": "x", "html": "<p>x".to_owned() + &*quoted }));
    for part in [
        "[",
        "[a b=\"",
        "[/a][b c][b]",
        "[gallery] ",
        "[youtube]<a ",
        "[video src=a.mp4] x",
        "<code>[</code>",
        "< [[x]] ",
    ] {
        assert_read_in_time(part, &json!({ "title": "x", "html": "<p>x".to_owned() + &*part.repeat(20_000) }));
    }
}

#[test]
fn author_references_are_resolved_in_time() {
    let authors: Vec<_> = (0..20_000).map(|at| json!({ "@id": format!("#{at}") })).collect();
    let mut graph: Vec<_> =
        (0..20_000).map(|at| json!({ "@id": format!("#{at}"), "name": "a", "url": "/a" })).collect();
    graph.push(json!({ "@type": "Article", "headline": "x", "articleBody": "y", "author": authors }));
    assert_read_in_time("authors in a graph", &json!({ "@graph": graph }));
}

/// A link leads to the first element with the name.
#[test]
fn an_anchor_id_is_unique() {
    let response = json!({ "title": "x", "html": "<p><a href=#a>y</a></p><p id=a>1</p><p id=a>2</p>" });
    let article = read(&response).expect("an article");
    let html = maqal::document::article(&article, &INTERFACE).to_string();
    assert_eq!(html.matches("id=\"maqal-1\"").count(), 1, "{html}");
    assert!(html.contains("id=\"maqal-1\"></span>1"), "{html}");
}

/// The size of a hostile response, in bytes.
const SIZE: usize = if cfg!(debug_assertions) { 40_000 } else { 7_600_000 };

/// The size limit of a document: this factor times the size of the response, and a constant number of bytes.
const FACTOR: usize = 30;
const OVERHEAD: usize = 2 * limits::HEADER_OR_FOOTER;

fn repeated(part: &str) -> String {
    part.repeat(SIZE / part.len())
}

/// Returns numbered parts, so that no two are equal.
fn numbered(before: &str, after: &str) -> String {
    (0..SIZE / (before.len() + after.len() + 6))
        .flat_map(|at| [before.to_owned(), at.to_string(), after.to_owned()])
        .collect()
}

/// Responses that could become much larger documents, or take a parser very long.
fn floods() -> Vec<(&'static str, Value)> {
    let long = format!("https://a.example/{}/", "x".repeat(4000));
    let base = format!("https://a.example/{}/", "x".repeat(900));
    let ghost = |html: String| json!({ "title": "عنوان", "html": html, "url": base });
    let ours = |part: &str| {
        let body = vec![serde_json::from_str::<Value>(part).expect("a block"); SIZE / part.len()];
        json!({ "maqal": 1, "title": "عنوان", "canonical": base, "body": body })
    };
    let mut floods = vec![
        ("candidates", ghost(format!("<p>x<img src=a width=9 srcset='{}'>", repeated("a 1w,")))),
        ("candidates without a width", ghost(format!("<p>x<img src=a srcset='{}'>", repeated("a,b ")))),
        (
            "candidates of a long base",
            json!({ "title": "x", "url": long, "html": format!("<p>x<img src=a srcset='{}'>", repeated("a 1w,")) }),
        ),
        ("links", ghost(repeated("<a href=a>x</a>"))),
        ("links of a long base", json!({ "title": "x", "url": long, "html": repeated("<a href=a>x</a>") })),
        ("pictures", ghost(repeated("<img src=a>"))),
        ("frames", ghost(repeated("<iframe src=a></iframe>"))),
        ("a word", ghost(repeated("x"))),
        ("a word of Arabic letters", ghost(repeated("ب"))),
        ("a headline", json!({ "title": repeated("x"), "html": "<p>x", "url": base })),
        ("a standfirst", json!({ "title": "x", "custom_excerpt": repeated("x "), "html": "<p>y", "url": base })),
        (
            "tags",
            json!({ "title": "x", "html": "<p>y", "url": base, "tags": vec![json!({ "name": "وسم" }); SIZE / 20] }),
        ),
        (
            "authors",
            json!({ "title": "x", "html": "<p>y", "url": base, "authors": vec![json!({ "name": "a", "url": "/a" }); SIZE / 30] }),
        ),
        ("paragraphs of plain text", json!({ "version": "1", "content_text": repeated("x\n"), "url": base })),
        ("different marks", ghost(numbered("<b id=", ">x"))),
        ("different marks in paragraphs", ghost(numbered("<p><b id=", ">x"))),
        ("attributes", ghost(format!("<p {}>x", numbered("a", " ")))),
    ];
    for part in [
        "<br>",
        "<p>",
        "<p>x",
        "<hr>",
        "<td>",
        "<li>x",
        "<table><td>x",
        "<pre>x",
        "<blockquote>x",
        "<h2>x",
        "</p>",
        "</b>",
    ] {
        floods.push((part, ghost(repeated(part))));
    }
    for name in [
        "picture", "b", "font", "a", "div", "span", "ul", "table", "svg", "math", "button", "ruby", "object", "form",
        "select", "video", "x-own", "optgroup", "h2", "noscript", "template",
    ] {
        floods.push((name, ghost(repeated(&format!("<{name}>")))));
    }
    for part in [
        r#"{"type":"divider"}"#,
        r#""x""#,
        r#"{"type":"figure","image":"a"}"#,
        r#"{"type":"list","items":["x","x"]}"#,
        r#"{"type":"table","rows":[["1","2","3"]]}"#,
        r#"{"content":[{"type":"link","url":"a","content":"x"}],"type":"paragraph"}"#,
    ] {
        floods.push((part, ours(part)));
    }
    floods
}

#[test]
fn a_flood_is_read_in_time_and_its_document_is_bounded() {
    for (what, response) in floods() {
        let bytes = response.to_string().into_bytes();
        let size = bytes.len();
        let html = in_time(what, move || {
            let article = read_bytes(&bytes)?;
            Ok::<_, Error>(maqal::document::article(&article, &INTERFACE).to_string())
        });
        let html = html.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(html.len() <= FACTOR * size + OVERHEAD, "{what}: {} bytes for a response of {size}", html.len());
        assert!(html.len() <= 2 * limits::document_size(usize::MAX), "{what}: {} bytes", html.len());
    }
}

/// Returns the document of an article with a limit on its size.
fn within(size_limit: usize, html: &str) -> String {
    let response = json!({ "title": "عنوان", "url": "https://a.example/story", "html": html });
    let mut article = read(&response).expect("an article");
    article.extent.size_limit = size_limit;
    maqal::document::article(&article, &INTERFACE).to_string()
}

/// Whether a document has a notice that a part is missing, with a link to the original.
fn has_notice(html: &str) -> bool {
    html.split_once("<footer><p class=\"notice\"").is_some_and(|(_, foot)| {
        foot.contains("هذا المقال أطول من أن يُعرض كله هنا.") && foot.contains("<a href=\"https://a.example/")
    })
}

#[test]
fn a_truncated_article_has_a_notice_with_a_link_to_the_original() {
    let link = format!("https://a.example/{}/", "x".repeat(900));
    let elements = ["y".to_owned(), "<wbr>".repeat(limits::ELEMENTS + 1)].concat();
    for (what, response) in [
        ("elements", json!({ "title": "x", "url": "https://a.example/story", "html": elements })),
        ("links", json!({ "title": "x", "url": link, "html": "<a href=a>x</a>".repeat(1000) })),
    ] {
        let article = read(&response).expect("an article");
        assert!(has_notice(&maqal::document::article(&article, &INTERFACE).to_string()), "{what}");
    }
}

#[test]
fn a_document_shows_the_part_of_every_block_that_fits() {
    for [around, part] in [
        ["", "<p>كلمة"],
        ["", "كلمة "],
        ["<ul>", "<li>كلمة"],
        ["<blockquote>", "<p>كلمة"],
        ["<table>", "<tr><th>كلمة<th>كلمة"],
        ["<table><tr>", "<th>كلمة"],
        ["<p>", "<b>كلمة</b><br>"],
        ["<details><summary>x</summary>", "<p>كلمة"],
        ["<pre>", "كلمة\n"],
    ] {
        let whole = format!("<p>أول</p>{around}{}", part.repeat(600));
        let html = within(4000, &whole);
        assert!(has_notice(&html), "{part}: {html}");
        let shown = html.matches("كلمة").count();
        assert!((1..600).contains(&shown), "{part}: {shown}");
        assert!(html.contains("أول") && html.len() < 12_000, "{part}: {html}");
        // Slices have the same limit.
        let mut article =
            read(&json!({ "title": "عنوان", "url": "https://a.example/story", "html": whole })).expect("an article");
        article.extent.size_limit = 4000;
        let mut slices = maqal::document::Slices::new(article, &INTERFACE);
        let mut text = slices.first(1).to_string();
        while let Some(slice) = slices.next(2) {
            text.push_str(&slice.to_string());
        }
        assert_eq!(text.matches("كلمة").count(), shown, "{part}");
        assert!(has_notice(&slices.footer().to_string()), "{part}");
        assert!(!within(usize::MAX, &whole).contains("notice"), "{part}");
    }
}

/// For example a chapter of a book, or a long report.
#[test]
fn a_long_article_is_shown_whole() {
    let part = "<h2>عنوان</h2><p>كلمة <a href=\"/2025/11/04/story\">كلمة</a> <b>كلمة</b></p><figure><img src=/a.jpg alt=\"\"></figure>";
    let response =
        json!({ "title": "عنوان", "url": "https://a.example/2025/11/04/a-long-story/", "html": part.repeat(500) });
    let html = maqal::document::article(&read(&response).expect("an article"), &INTERFACE).to_string();
    assert!(!html.contains("notice"));
    assert_eq!(html.matches("<img").count(), 500);
}

/// A browser breaks lines between words only, and searches the whole word for an opportunity.
#[test]
fn a_very_long_word_can_be_broken() {
    let article = read(&json!({ "title": "x", "html": "x".repeat(100_000) })).expect("an article");
    let html = maqal::document::article(&article, &INTERFACE).to_string();
    let (_, text) = html.split_once("<p>").expect("a paragraph");
    let (text, _) = text.split_once("</p>").expect("the end of a paragraph");
    let longest = text.split('\u{200B}').map(str::len).max();
    assert!(longest < Some(2 * limits::WORD_LENGTH), "{longest:?}");
    assert_eq!(text.replace('\u{200B}', ""), "x".repeat(100_000));
}

#[test]
fn content_is_not_rescanned_at_every_level() {
    let nested =
        |open: &str, close: &str, levels: usize| [open.repeat(levels), "x".into(), close.repeat(levels)].concat();
    for (what, html) in [
        ("share buttons", nested("<x-a class=sharedaddy>", "</x-a>", 1_000)),
        ("share buttons side by side", "<i class=sharedaddy></i>".repeat(5_000)),
        ("forms", "<form><x-a></form>".repeat(1_000)),
        ("hidden from assistive technology", nested("<x-a aria-hidden=true>", "</x-a>", 1_000)),
        ("icons", ["<x-a>".repeat(90), "<i aria-hidden=true></i>".repeat(5_000)].concat()),
        ("formulas", ["<math>", &"<msup><mi>x</mi>".repeat(2_000)].concat()),
        (
            "cells that span rows",
            ["<table><tr><td><img><td>", &"<tr><td rowspan=1000 colspan=1000>".repeat(5_000)].concat(),
        ),
        ("code", "<code>x<a href=/a>y</a>".repeat(90) + &"<code>x</code>".repeat(5_000)),
        ("buttons", ["<table><tr><td>".repeat(90), "<button>x</button>".repeat(5_000)].concat()),
    ] {
        assert_read_in_time(what, &json!({ "title": "x", "html": format!("{html}<p>y") }));
    }
}

#[test]
fn any_number_of_anchors_takes_linear_time() {
    let mut links = String::new();
    for at in 0..50_000 {
        write!(links, "<a href=#a{at} id=a{at}>x</a>").expect("a string can be written to");
    }
    assert_read_in_time("links in HTML", &json!({ "title": "x", "html": links }));
    let anchors: Vec<_> = (0..50_000).rev().map(|id| json!({ "type": "anchor", "id": id })).collect();
    let body = json!([{ "type": "paragraph", "content": ["x", anchors] }]);
    assert_read_in_time("our own", &json!({ "maqal": 1, "title": "x", "body": body }));
}
