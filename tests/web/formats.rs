//! The formats, with the HTML parser of the browser: the articles must be the same as natively.

use maqal::{
    host::html,
    source::{self, Options},
    url::Url,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::cases::{CASES, HOME, difference, outcome};

#[wasm_bindgen_test]
fn matches_the_fixtures_of_every_format() {
    let home = Url::web(HOME, None).expect("the tests' own address is a web address");
    let mut wrong = Vec::new();
    for case in CASES {
        let found = outcome(&source::read(case.source, &home, &Options::default(), html::parse));
        let expected = serde_json::from_str(case.expected).expect("an expectation is JSON");
        if found != expected {
            wrong.push(format!("{}/{}:\n{}", case.format, case.name, difference(&found, &expected)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

/// HTML with names that are masked for the parser, and what an article must contain.
const MASKED: &[(&str, &str)] = &[
    ("<a href=\"https://a.example/?q=<style>\">a</a>", "https://a.example/?q=%3Cstyle%3E"),
    ("<a href='https://a.example/on/style/default'>a</a>", "https://a.example/on/style/default"),
    ("<a href=https://a.example/?q=<base>a</a>", "https://a.example/?q=%3Cbase"),
    (
        "<img src='https://a.example/a.png' alt='<style> </STYLE> <base> </onclick>'>",
        "<style> </STYLE> <base> </onclick>",
    ),
    ("<p>once on style &lt;style&gt; default</p>", "once on style <style> default"),
];

#[wasm_bindgen_test]
fn masks_are_removed_from_texts_attributes_and_urls() {
    let home = Url::web(HOME, None).expect("the tests' own address is a web address");
    for (html, expected) in MASKED {
        let response = serde_json::json!({ "title": "a", "html": html }).to_string();
        let article = source::read(response.as_bytes(), &home, &Options::default(), html::parse).expect("an article");
        let article = serde_json::to_string(&article.body).expect("a body has a JSON form");
        assert!(article.contains(expected), "{html}: {article}");
        assert!(!article.contains(['\u{FDD0}', '\u{FDD1}']), "{html}: {article}");
    }
}
