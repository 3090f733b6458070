//! Deep nesting: a response can be nested as deeply as its size allows, and the stack of a browser is small.
//!
//! Each response is read and rendered in a thread with a stack of [`STACK`] bytes. Excessive nesting is an error or is
//! flattened; the innermost word is kept.

use std::thread;

use maqal::{document, source::Error};
use serde_json::{Value, json};

use crate::support::{INTERFACE, lines, read_bytes};

/// The stack of WebAssembly is 1 MiB. Without optimization a call takes several times as much.
const STACK: usize = if cfg!(debug_assertions) { 4 << 20 } else { 1 << 20 };

/// The innermost word.
const WORD: &str = "قاع";

/// Reads and renders a response. Returns the lines of the article.
fn shown(answer: String) -> Result<Vec<String>, Error> {
    let run = move || {
        read_bytes(answer.as_bytes()).map(|article| {
            let html = document::article(&article, &INTERFACE).to_string();
            let lines = lines(&article.body);
            let is_in = |text: &str| text.contains(WORD);
            assert_eq!(
                is_in(&html),
                lines.iter().any(|line| is_in(line)),
                "what is in the article is on the page: {html}"
            );
            lines
        })
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread can be started");
    thread.join().expect("an answer of any depth is read")
}

fn repeated(open: &str, close: &str, levels: usize) -> String {
    [&open.repeat(levels), WORD, &close.repeat(levels)].concat()
}

/// Checks that the innermost word of nested HTML is read.
fn is_read(open: &str, close: &str, levels: usize) {
    let html = repeated(open, close, levels);
    let answer = json!({ "title": { "rendered": "عنوان" }, "content": { "rendered": html } });
    let lines = shown(answer.to_string()).expect("an article");
    assert!(lines.iter().any(|line| line.contains(WORD)), "{levels} × {open}: {lines:?}");
}

#[test]
fn json_of_any_depth_is_an_error() {
    const LEVELS: usize = 100_000;
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"content\":[", "]}")] {
        let deep = [&open.repeat(LEVELS), "\"قاع\"", &close.repeat(LEVELS)].concat();
        for answer in [
            deep.clone(),
            format!(r#"{{"maqal":1,"title":"عنوان","body":{deep}}}"#),
            format!(r#"{{"title":{{"rendered":"عنوان"}},"content":{{"rendered":{deep}}}}}"#),
            format!(r#"{{"title":"عنوان","html":"<p>قاع</p>","unknown":{deep}}}"#),
        ] {
            assert!(matches!(shown(answer), Err(Error::NotJson { .. })), "{open}");
        }
        // Without the closing brackets.
        assert!(matches!(shown(open.repeat(LEVELS)), Err(Error::NotJson { .. })), "{open}");
    }
}

/// `html5ever` parses these in linear time.
#[test]
fn elements_of_any_depth_leave_their_words() {
    is_read("<span>", "</span>", 100_000);
    for (open, levels) in [("<span>", 20_000), ("<bdi>", 20_000), ("<x-own>", 20_000), ("<q>", 1_000)] {
        is_read(open, "", levels);
    }
}

/// `html5ever` parses these in quadratic time, because it searches all open elements for each one.
#[test]
fn blocks_and_marks_of_great_depth_leave_their_words() {
    for (open, close) in [
        ("<b>", "</b>"),
        ("<a href=/a><b>", ""),
        ("<div>", "</div>"),
        ("<blockquote>", "</blockquote>"),
        ("<ul><li>", "</li></ul>"),
        ("<ol><li><p>", ""),
        ("<section><h2>", ""),
        ("<figure><figcaption>", ""),
        ("<details><summary>", ""),
        ("<dl><dd>", ""),
        ("<pre><code>", ""),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<table><caption>", ""),
        ("<svg><foreignObject>", ""),
        ("<math><mi>", ""),
        ("<div class=wp-block-pullquote>", ""),
        ("<div class=kg-callout-card>", ""),
    ] {
        is_read(open, close, 1_000);
    }
}

/// Our own blocks and inlines, nested as deeply as the JSON parser allows.
fn tower(top: Value, level: impl Fn(Value) -> Value) -> Vec<String> {
    let answer = |body: Value| json!({ "maqal": 1, "title": "عنوان", "body": body }).to_string();
    let mut tower = top;
    loop {
        let higher = level(tower.clone());
        if serde_json::from_str::<Value>(&answer(higher.clone())).is_err() {
            return shown(answer(tower)).expect("an article");
        }
        tower = higher;
    }
}

#[test]
fn our_own_blocks_and_inlines_are_read_as_deeply_as_json_goes() {
    let inside = |kind: &'static str, field: &'static str| move |inside: Value| json!({ "type": kind, field: inside });
    for (kind, field) in [
        ("quote", "body"),
        ("note", "body"),
        ("list", "items"),
        ("unknown", "body"),
        ("unknown", "items"),
        ("unknown", "content"),
        ("unknown", "image"),
    ] {
        let top = if field == "image" { json!({ "caption": WORD }) } else { WORD.into() };
        let lines = tower(top, inside(kind, field));
        assert!(lines.iter().any(|line| line.contains(WORD)), "{kind}: {lines:?}");
    }
    for kind in ["strong", "emphasis", "link", "foreign", "isolate", "reference", "unknown"] {
        let lines = tower(WORD.into(), |content| match content {
            Value::String(_) => json!({ "type": "paragraph", "content": [{ "type": kind, "content": content }] }),
            mut paragraph => {
                let within = paragraph["content"][0].take();
                paragraph["content"] = json!([{ "type": kind, "url": "/a", "dir": "ltr", "content": within }]);
                paragraph
            }
        });
        assert!(lines.iter().any(|line| line.contains(WORD)), "{kind}: {lines:?}");
    }
    let lines = tower(WORD.into(), |inside| json!([inside]));
    assert!(lines.iter().any(|line| line.contains(WORD)), "{lines:?}");
}
