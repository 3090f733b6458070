//! The formats of publishers, tested with the articles in their folders ([`crate::cases`]).
//!
//! With `MAQAL_BLESS=1` in the environment, the tests write the expected articles instead of comparing. Review the
//! changes before you commit them.

use std::fs;

use maqal::source::{Format, Json};
use serde_json::Value;

use crate::{
    cases::{CASES, difference, outcome},
    support::{self, file},
};

#[test]
fn every_format_matches_its_fixtures() {
    let mut wrong = Vec::new();
    for case in CASES {
        let place = format!("tests/fixtures/{}/{}", case.format, case.name);
        let found = outcome(&support::read_bytes(case.source));
        if std::env::var_os("MAQAL_BLESS").is_some() {
            fs::write(file(&format!("{place}/expected.json")), format!("{found:#}\n")).expect("it can be written");
            continue;
        }
        let expected = serde_json::from_str(case.expected).expect("an expectation is JSON");
        if found != expected {
            wrong.push(format!("{place}:\n{}", difference(&found, &expected)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Only one detector accepts each fixture, so the order of the formats does not matter. A response without an article,
/// such as an error or an empty list, may have no format at all.
#[test]
fn every_fixture_is_detected_as_its_own_format_only() {
    let mut wrong = Vec::new();
    for case in CASES {
        let Ok(json) = serde_json::from_slice::<Json>(case.source) else { continue };
        let lists = [&json, json.get("posts"), json.get("pages"), json.get("response").get("results")];
        let fits = |format: &Format| lists.iter().flat_map(|list| list.entries()).any(|json| format.fits(json));
        let found: Vec<_> = Format::ALL.into_iter().filter(fits).map(Format::name).collect();
        let expected: Value = serde_json::from_str(case.expected).expect("an expectation is JSON");
        if found != [case.format] && !(found.is_empty() && expected.get("error").is_some()) {
            wrong.push(format!("{}/{}: {found:?}", case.format, case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_a_format_is_a_case() {
    for format in Format::ALL {
        let folder = fs::read_dir(file(&format!("tests/fixtures/{}", format.name()))).expect("a format has its folder");
        let mut folders: Vec<_> =
            folders_of(folder).into_iter().map(|name| format!("{}/{name}", format.name())).collect();
        folders.sort();
        let cases = CASES.iter().filter(|case| case.format == format.name());
        let cases: Vec<_> = cases.map(|case| format!("{}/{}", case.format, case.name)).collect();
        assert_eq!(folders, cases, "tests/cases.rs lists every folder, in order");
        assert!(cases.len() >= 8, "{} has {} cases", format.name(), cases.len());
    }
}

#[test]
fn the_documentation_lists_every_format_with_its_number_of_fixtures() {
    let page = fs::read_to_string(file("docs/formats.md")).expect("the page about formats can be read");
    let (_, table) = page.split_once("| `format` |").expect("the page has a table of formats");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let listed: Vec<(&str, usize)> = rows
        .map(|row| {
            let mut cells = row.split('|').map(str::trim).filter(|cell| !cell.is_empty());
            let name = cells.next().unwrap_or_default().trim_matches('`');
            (name, cells.next_back().and_then(|count| count.parse().ok()).unwrap_or_default())
        })
        .collect();
    let known =
        Format::ALL.map(|format| (format.name(), CASES.iter().filter(|case| case.format == format.name()).count()));
    assert_eq!(listed, known);
}

fn folders_of(folder: fs::ReadDir) -> Vec<String> {
    folder.map(|entry| entry.expect("a folder can be listed").file_name().to_string_lossy().into_owned()).collect()
}
