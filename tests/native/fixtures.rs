//! Whole articles: `tests/fixtures/<format>/<case>/{source.json,expected.json}`.
//!
//! `source.json` is what a server sends, found at [`support::HOME`]; where a folder has none, the article of the
//! folder's name in `static/articles` is meant. `expected.json` is the [`Article`] as it serialises, or
//! `{"error": …}`. With `MAQAL_BLESS=1` in the environment the tests write it instead of comparing: read what
//! they wrote.

use std::fs;

use maqal::source::Format;

use crate::{
    cases::{difference, outcome},
    schema,
    support::{self, file},
};

/// Whether an article keeps to the JSON Schema of our format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Schema {
    Kept,
    Broken,
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
    the_sample_article_is_read_word_for_word: "matn-china-russia" Kept,
    every_block_and_inline_is_read: "every-block" Kept,
    persian_is_read: "persian" Kept,
    urdu_is_read: "urdu" Kept,
    hebrew_is_read: "hebrew" Kept,
    english_is_read_from_left_to_right: "english" Kept,
    an_arabic_article_that_opens_with_a_latin_word_runs_from_the_right: "opens-with-latin-word" Kept,
    mixed_directions_are_told_one_by_one: "mixed-directions" Broken,
    dirt_goes_and_every_word_stays: "dirty" Kept,
    short_forms_are_read: "short-forms" Kept,
    relative_addresses_resolve_against_the_canonical_one: "relative-addresses" Kept,
    hostile_addresses_go_and_their_words_stay: "hostile-addresses" Broken,
    fields_of_wrong_types_degrade_one_by_one: "wrong-types" Broken,
    unknown_blocks_leave_their_words: "unknown-blocks" Broken,
    numbers_in_cells_are_words_too: "numbers-in-cells" Kept,
    a_body_and_a_title_without_a_word_are_no_article: "no-article" Broken,
    a_newer_version_names_the_original: "newer-version" Broken,
    an_article_without_the_mark_is_not_ours: "mark-missing" Broken,
}

#[test]
fn every_folder_is_a_case_and_every_case_a_folder() {
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
    // `web` is read by the browser tests, `delivery` by the module of that name, the formats of publishers by `formats` and
    // by the browser tests.
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
    assert!(found == expected_json, "{source} is not read as {expected} says:\n{}", difference(&found, &expected_json));

    let verdict = if schema::errors(&support::json_file(&source)).is_empty() { Schema::Kept } else { Schema::Broken };
    assert_eq!(verdict, schema, "{source} and the schema: {:#?}", schema::errors(&support::json_file(&source)));
}
