//! The manifest of an output folder.

use std::fs;

use maqal::press::output::{Folder as Output, Outcome};

use crate::support::{Folder, files};

const MANIFEST: &str = "out/.maqal-press/manifest.jsonl";

/// Writes some files, which all have the same content.
fn write(folder: &Folder, names: &[&str]) -> Vec<Outcome> {
    let output = Output::open(&folder.path("out")).expect("the folder can be opened");
    let outcomes = names.iter().map(|name| output.write(name, b"page").expect("written")).collect();
    output.finish().expect("the manifest is complete");
    outcomes
}

fn manifest(folder: &Folder) -> String {
    fs::read_to_string(folder.path(MANIFEST)).expect("there is a manifest")
}

#[test]
fn a_run_that_is_killed_loses_at_most_the_last_line() {
    let folder = Folder::new();
    write(&folder, &["a", "b", "c"]);
    let whole = manifest(&folder);
    for cut in 1..whole.lines().last().expect("there are lines").len() {
        fs::write(folder.path(MANIFEST), &whole[..whole.len() - cut]).expect("the manifest can be written");
        let output = Output::open(&folder.path("out")).expect("the folder can be opened");
        assert!(output.corrupt().is_none(), "an incomplete last line is no damage");
        drop(output);
        let outcomes = write(&folder, &["a", "b", "c"]);
        assert_eq!(outcomes, [Outcome::Unchanged, Outcome::Unchanged, Outcome::Written]);
        assert_eq!(manifest(&folder), whole);
    }
}

#[test]
fn a_damaged_manifest_is_reported_and_replaced() {
    let folder = Folder::new();
    write(&folder, &["a", "b"]);
    let whole = manifest(&folder);
    for (damaged, line) in [
        (whole.replace("version\":1", "version\":2"), 1),
        (whole.replacen("\"digest\":\"", "\"digest\":\"x", 1), 2),
        (whole.replacen('\n', "\n\0\0\0\n", 1), 2),
        ("<html>\n".to_owned(), 1),
        ("\n".to_owned(), 1),
    ] {
        fs::write(folder.path(MANIFEST), damaged).expect("the manifest can be written");
        let output = Output::open(&folder.path("out")).expect("the folder can be opened");
        let message = output.corrupt().expect("the manifest is damaged").to_string();
        assert!(message.contains(&format!("manifest.jsonl is damaged at line {line}.")), "{message}");
        drop(output);
        assert_eq!(write(&folder, &["a", "b"]), [Outcome::Written, Outcome::Written]);
        assert_eq!(manifest(&folder), whole);
    }
}

#[test]
fn an_empty_manifest_is_that_of_a_first_run() {
    let folder = Folder::new();
    folder.write(MANIFEST, "");
    assert_eq!(write(&folder, &["a"]), [Outcome::Written]);
    assert_eq!(write(&folder, &["a"]), [Outcome::Unchanged]);
}

#[test]
fn the_manifest_has_one_line_per_file_after_a_run() {
    let folder = Folder::new();
    for content in ["one", "two", "three"] {
        let output = Output::open(&folder.path("out")).expect("the folder can be opened");
        output.write("a", content.as_bytes()).expect("written");
        output.write("b", b"page").expect("written");
        output.finish().expect("the manifest is complete");
        assert_eq!(manifest(&folder).lines().count(), 3, "after {content}");
    }
    assert_eq!(files(&folder.path("out/.maqal-press")).len(), 1, "there are no temporary files");
}

#[test]
fn files_of_earlier_runs_stay_in_the_manifest() {
    let folder = Folder::new();
    write(&folder, &["a", "b"]);
    write(&folder, &["a"]);
    assert_eq!(write(&folder, &["b"]), [Outcome::Unchanged]);
}

#[test]
fn incomplete_files_of_a_killed_run_are_removed() {
    let folder = Folder::new();
    folder.write("out/.maqal-press/incomplete-a1B2c3", "half a p");
    write(&folder, &["a"]);
    assert_eq!(files(&folder.path("out/.maqal-press")), [folder.path(MANIFEST)]);
}

#[test]
fn a_hostile_manifest_removes_nothing_outside_the_folder() {
    let folder = Folder::new();
    folder.write("precious", "");
    let line = format!("{{\"file\":\"../precious\",\"digest\":\"{:016}\"}}\n", 1);
    folder.write(MANIFEST, ["{\"version\":1}\n", &line].concat());
    let (removed, errors) = Output::open(&folder.path("out")).expect("the folder can be opened").prune();
    assert_eq!((removed, errors.len()), (0, 1));
    assert!(folder.path("precious").exists());
}
