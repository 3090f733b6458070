//! Whole articles in our own format: `tests/fixtures/maqal/<case>/{source.json,expected.json}`.
//!
//! `source.json` is a response from [`support::HOME`]. If a folder has none, its source is the article with the same
//! name in `static/articles`. `expected.json` is the serialized [`Article`](maqal::article::Article), or `{"error":
//! …}`. With `MAQAL_BLESS=1` in the environment, the tests write it instead of comparing. Review the changes before you
//! commit them.

use std::fs;

use maqal::source::Format;

use crate::{
    cases::{difference, outcome},
    schema,
    support::{self, file},
};

/// Whether an article conforms to the JSON Schema of our format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Schema {
    Valid,
    Invalid,
}

macro_rules! cases {
    ($($test:ident: $folder:literal $schema:ident,)*) => {
        const FOLDERS: &[&str] = &[$($folder),*];
        $(
            #[test]
            fn $test() {
                check($folder, Schema::$schema);
            }
        )*
    };
}

cases! {
    the_sample_article_is_read_completely: "matn-china-russia" Valid,
    every_block_and_inline_is_read: "every-block" Valid,
    persian_is_read: "persian" Valid,
    urdu_is_read: "urdu" Valid,
    hebrew_is_read: "hebrew" Valid,
    english_is_ltr: "english" Valid,
    an_arabic_article_that_begins_with_a_latin_word_is_rtl: "opens-with-latin-word" Valid,
    every_block_has_its_own_direction: "mixed-directions" Invalid,
    cleaning_keeps_every_word: "dirty" Valid,
    short_forms_are_read: "short-forms" Valid,
    relative_urls_resolve_against_the_canonical_url: "relative-addresses" Valid,
    hostile_urls_are_removed_and_their_text_is_kept: "hostile-addresses" Invalid,
    fields_of_wrong_types_are_dropped_individually: "wrong-types" Invalid,
    text_of_unknown_blocks_is_kept: "unknown-blocks" Invalid,
    numbers_in_cells_are_text: "numbers-in-cells" Valid,
    an_article_without_any_words_is_an_error: "no-article" Invalid,
    the_error_for_a_newer_version_links_to_the_original: "newer-version" Invalid,
    an_article_without_the_version_field_is_not_ours: "mark-missing" Invalid,
}

#[test]
fn fixture_folders_and_cases_match() {
    let names = |path: &str| -> Vec<String> {
        let entries = fs::read_dir(file(path)).expect("the folder of fixtures is there");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("a folder's entries can be listed").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let mut folders = FOLDERS.to_vec();
    folders.sort_unstable();
    // The browser tests read `web`, the module `delivery` reads `delivery`, and both `formats` and the browser tests
    // read the formats of publishers.
    let mut known = vec!["delivery", "document", "maqal", "web"];
    known.extend(Format::ALL.map(Format::name));
    known.sort_unstable();
    assert_eq!(names("tests/fixtures"), known, "folders that a test reads");
    assert_eq!(names("tests/fixtures/document"), ["every-block.html"], "pages that a test reads");
    assert_eq!(names("tests/fixtures/maqal"), folders, "folders of tests/fixtures/maqal that a test reads");
    for folder in folders {
        for name in names(&format!("tests/fixtures/maqal/{folder}")) {
            assert!(["source.json", "expected.json"].contains(&&*name), "{folder}/{name} is read by no test");
        }
    }
}

fn check(folder: &str, schema: Schema) {
    let place = format!("tests/fixtures/maqal/{folder}");
    let own = format!("{place}/source.json");
    let source = if file(&own).exists() { own } else { format!("static/articles/{folder}.json") };
    let bytes = fs::read(file(&source)).unwrap_or_else(|error| panic!("{source} cannot be read: {error}"));

    let found = outcome(&support::read_bytes(&bytes));
    let expected = format!("{place}/expected.json");
    if std::env::var_os("MAQAL_BLESS").is_some() {
        fs::write(file(&expected), format!("{found:#}\n")).expect("the expectation can be written");
    }
    let expected_json = support::json_file(&expected);
    assert!(found == expected_json, "{source} does not match {expected}:\n{}", difference(&found, &expected_json));

    let verdict = if schema::errors(&support::json_file(&source)).is_empty() { Schema::Valid } else { Schema::Invalid };
    assert_eq!(verdict, schema, "schema errors of {source}: {:#?}", schema::errors(&support::json_file(&source)));
}
