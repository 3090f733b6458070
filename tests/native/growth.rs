//! Highly repetitive responses: the time to read them is linear in their size.
//!
//! Each is so large that linear time is a second or two, and quadratic time is minutes.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::support::{INTERFACE, read, read_bytes};

const LIMIT: Duration = Duration::from_secs(20);

/// Reads a response, and fails after [`LIMIT`].
fn is_read_in_time(what: &str, answer: &Value) {
    let (done, wait) = mpsc::channel();
    let bytes = answer.to_string().into_bytes();
    thread::spawn(move || {
        let begin = Instant::now();
        let is_article = read_bytes(&bytes).is_ok();
        // The receiver may have timed out.
        let _ = done.send((is_article, begin.elapsed()));
    });
    let (is_article, _) = wait.recv_timeout(LIMIT).unwrap_or_else(|_| panic!("{what}: not read in {LIMIT:?}"));
    assert!(is_article, "{what}");
}

#[test]
fn a_headline_that_is_repeated_without_end_goes_in_one_pass() {
    let body = "x\n".repeat(100_000);
    is_read_in_time("paragraphs", &json!({ "maqal": 1, "title": "x", "body": body }));
    is_read_in_time("HTML", &json!({ "title": "x", "html": "<p>x".repeat(60_000) }));
}

#[test]
fn places_that_a_link_leads_to_do_not_pile_up() {
    let html = ["<a href=#a>x</a>", &"<p id=a></p>".repeat(30_000)].concat();
    is_read_in_time("empty paragraphs of one name", &json!({ "title": "x", "html": html }));
}

#[test]
fn commands_without_an_end_are_read_in_one_pass() {
    let quoted = ["[a b=\"", &"\" <x \" y ' = ".repeat(20_000), "]"].concat();
    is_read_in_time("quotation marks", &json!({ "title": "x", "html": "<p>x".to_owned() + &*quoted }));
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
        is_read_in_time(part, &json!({ "title": "x", "html": "<p>x".to_owned() + &*part.repeat(20_000) }));
    }
}

#[test]
fn authors_that_are_looked_up_do_not_multiply() {
    let authors: Vec<_> = (0..20_000).map(|at| json!({ "@id": format!("#{at}") })).collect();
    let mut graph: Vec<_> =
        (0..20_000).map(|at| json!({ "@id": format!("#{at}"), "name": "a", "url": "/a" })).collect();
    graph.push(json!({ "@type": "Article", "headline": "x", "articleBody": "y", "author": authors }));
    is_read_in_time("authors in a graph", &json!({ "@graph": graph }));
}

/// Ids are unique: a link leads to the first element with a name.
#[test]
fn a_place_that_a_link_leads_to_is_there_once() {
    let answer = json!({ "title": "x", "html": "<p><a href=#a>y</a></p><p id=a>1</p><p id=a>2</p>" });
    let article = read(&answer).expect("an article");
    let html = maqal::document::article(&article, &INTERFACE).to_string();
    assert_eq!(html.matches("id=\"maqal-1\"").count(), 1, "{html}");
    assert!(html.contains("id=\"maqal-1\"></span>1"), "{html}");
}
