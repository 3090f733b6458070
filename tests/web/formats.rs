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
