//! Deep nesting: a response can be nested as deeply as its size allows, and the stack of a browser is small.
//!
//! The tests read and render each response in a thread with a stack of [`STACK`] bytes. Excessive nesting is either an
//! error or flattened, and then the innermost word is kept.

use std::thread;

use maqal::{document, source::Error};
use serde_json::{Value, json};

use crate::support::{INTERFACE, lines, read_bytes};

/// The stack size in bytes. WebAssembly has 1 MiB; without optimization, stack frames are several times as large.
const STACK: usize = if cfg!(debug_assertions) { 4 << 20 } else { 1 << 20 };

/// The innermost word.
const WORD: &str = "قاع";

/// Reads and renders a response. Returns the lines of the article.
fn shown(response: String) -> Result<Vec<String>, Error> {
    let run = move || {
        read_bytes(response.as_bytes()).map(|article| {
            let html = document::article(&article, &INTERFACE).to_string();
            let lines = lines(&article.body);
            let is_in = |text: &str| text.contains(WORD);
            assert_eq!(
                is_in(&html),
                lines.iter().any(|line| is_in(line)),
                "the article and its document contain the same text: {html}"
            );
            lines
        })
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread can be started");
    thread.join().expect("a response of any depth is read without a panic")
}

fn repeated(open: &str, close: &str, levels: usize) -> String {
    [&open.repeat(levels), WORD, &close.repeat(levels)].concat()
}

/// Checks that the innermost word of nested HTML is read.
fn assert_read(open: &str, close: &str, levels: usize) {
    let html = repeated(open, close, levels);
    let response = json!({ "title": { "rendered": "عنوان" }, "content": { "rendered": html } });
    let lines = shown(response.to_string()).expect("an article");
    assert!(lines.iter().any(|line| line.contains(WORD)), "{levels} × {open}: {lines:?}");
}

#[test]
fn excessively_nested_json_is_an_error() {
    const LEVELS: usize = 100_000;
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"content\":[", "]}")] {
        let deep = [&open.repeat(LEVELS), "\"قاع\"", &close.repeat(LEVELS)].concat();
        for response in [
            deep.clone(),
            format!(r#"{{"maqal":1,"title":"عنوان","body":{deep}}}"#),
            format!(r#"{{"title":{{"rendered":"عنوان"}},"content":{{"rendered":{deep}}}}}"#),
            format!(r#"{{"title":"عنوان","html":"<p>قاع</p>","unknown":{deep}}}"#),
        ] {
            assert!(matches!(shown(response), Err(Error::NotJson { .. })), "{open}");
        }
        // Truncated before the closing brackets.
        assert!(matches!(shown(open.repeat(LEVELS)), Err(Error::NotJson { .. })), "{open}");
    }
}

/// `html5ever` parses these elements in linear time, so the test can be deep.
#[test]
fn deeply_nested_elements_keep_their_text() {
    assert_read("<span>", "</span>", 100_000);
    for (open, levels) in [("<span>", 20_000), ("<bdi>", 20_000), ("<x-own>", 20_000), ("<q>", 1_000)] {
        assert_read(open, "", levels);
    }
}

/// `html5ever` parses these elements in quadratic time, because it searches all open elements for each one.
#[test]
fn deeply_nested_blocks_and_formatting_keep_their_text() {
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
        assert_read(open, close, 1_000);
    }
}

/// Nests a block or an inline as deeply as the JSON parser allows, and returns the lines of the article.
fn nested(innermost: Value, wrap: impl Fn(Value) -> Value) -> Vec<String> {
    let response = |body: Value| json!({ "maqal": 1, "title": "عنوان", "body": body }).to_string();
    let mut body = innermost;
    loop {
        let deeper = wrap(body.clone());
        if serde_json::from_str::<Value>(&response(deeper.clone())).is_err() {
            return shown(response(body)).expect("an article");
        }
        body = deeper;
    }
}

#[test]
fn blocks_and_inlines_of_our_format_are_read_at_any_depth_of_json() {
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
        let innermost = if field == "image" { json!({ "caption": WORD }) } else { WORD.into() };
        let lines = nested(innermost, inside(kind, field));
        assert!(lines.iter().any(|line| line.contains(WORD)), "{kind}: {lines:?}");
    }
    for kind in ["strong", "emphasis", "link", "foreign", "isolate", "reference", "unknown"] {
        let lines = nested(WORD.into(), |content| match content {
            Value::String(_) => json!({ "type": "paragraph", "content": [{ "type": kind, "content": content }] }),
            mut paragraph => {
                let within = paragraph["content"][0].take();
                paragraph["content"] = json!([{ "type": kind, "url": "/a", "dir": "ltr", "content": within }]);
                paragraph
            }
        });
        assert!(lines.iter().any(|line| line.contains(WORD)), "{kind}: {lines:?}");
    }
    let lines = nested(WORD.into(), |inside| json!([inside]));
    assert!(lines.iter().any(|line| line.contains(WORD)), "{lines:?}");
}
