//! What an output folder remembers from one run to the next.

use std::fs;

use maqal::press::output::{Error, Folder as Output, Outcome};

use crate::support::{Folder, STATE, files, state};

fn open(folder: &Folder) -> Output {
    Output::open(&folder.path("out")).expect("the folder can be opened")
}

/// Writes some files, which all have the same content, in a run.
fn write(folder: &Folder, names: &[&str], content: &str) -> Vec<Outcome> {
    let output = open(folder);
    let outcomes = names.iter().map(|name| output.write(name, content.as_bytes()).expect("written")).collect();
    output.finish().expect("the state is complete");
    outcomes
}

#[test]
fn a_run_that_ends_early_keeps_what_it_has_done() {
    let folder = Folder::new();
    drop(open(&folder).write("a", b"page"));
    assert_eq!(write(&folder, &["a", "b"], "page"), [Outcome::Unchanged, Outcome::Written]);
}

#[test]
fn files_that_a_killed_run_may_have_replaced_are_written_again() {
    let folder = Folder::new();
    write(&folder, &["a", "b"], "old");
    let output = open(&folder);
    let begun = fs::read(folder.path(STATE)).expect("there is a state");
    output.write("a", b"new").expect("written");
    drop(output);
    // As if the run had been killed before it recorded anything.
    fs::write(folder.path(STATE), begun).expect("the state can be written");
    assert_eq!(write(&folder, &["a", "b"], "old"), [Outcome::Written, Outcome::Written]);
    assert_eq!(fs::read(folder.path("out/a")).expect("the file exists"), b"old");
    assert_eq!(write(&folder, &["a", "b"], "old"), [Outcome::Unchanged, Outcome::Unchanged]);
}

#[test]
fn a_damaged_state_is_reported_and_replaced() {
    let folder = Folder::new();
    write(&folder, &["a", "b"], "page");
    let whole = fs::read(folder.path(STATE)).expect("there is a state");
    let mut without_tables = whole.clone();
    without_tables[100..4096].fill(0);
    state(&folder).execute_batch("PRAGMA user_version = 2").expect("the version can be changed");
    let other_version = fs::read(folder.path(STATE)).expect("there is a state");
    state(&folder).execute_batch("PRAGMA user_version = 1; DROP TABLE run").expect("the table can be dropped");
    let other_tables = fs::read(folder.path(STATE)).expect("there is a state");
    for damaged in [b"<html>\n".to_vec(), without_tables, other_version, other_tables] {
        fs::write(folder.path(STATE), damaged).expect("the state can be written");
        let output = open(&folder);
        assert_eq!(output.damaged(), Some(&*folder.path(STATE)));
        drop(output);
        assert_eq!(write(&folder, &["a", "b"], "page"), [Outcome::Written, Outcome::Written]);
        assert!(open(&folder).damaged().is_none());
    }
    assert_eq!(files(&folder.path("out/.maqal-press")), [folder.path(STATE)], "there are no temporary files");
}

#[test]
fn an_empty_state_is_that_of_a_first_run() {
    let folder = Folder::new();
    folder.write(STATE, "");
    assert!(open(&folder).damaged().is_none());
    assert_eq!(write(&folder, &["a"], "page"), [Outcome::Written]);
    assert_eq!(write(&folder, &["a"], "page"), [Outcome::Unchanged]);
}

#[test]
fn files_of_earlier_runs_are_remembered() {
    let folder = Folder::new();
    write(&folder, &["a", "b"], "page");
    write(&folder, &["a"], "page");
    assert_eq!(write(&folder, &["b"], "page"), [Outcome::Unchanged]);
}

#[test]
fn incomplete_files_of_a_killed_run_are_removed() {
    let folder = Folder::new();
    folder.write("out/.maqal-press/incomplete-a1B2c3", "half a p");
    write(&folder, &["a"], "page");
    assert_eq!(files(&folder.path("out/.maqal-press")), [folder.path(STATE)]);
}

#[test]
fn two_runs_do_not_write_into_the_same_folder() {
    let folder = Folder::new();
    let output = open(&folder);
    output.write("a", b"page").expect("written");
    let incomplete = "out/.maqal-press/incomplete-a1B2c3";
    folder.write(incomplete, "half a p");
    let other = Output::open(&folder.path("out"));
    assert!(matches!(other, Err(Error::Busy)), "{:?}", other.err());
    assert!(folder.path(incomplete).exists(), "it is still being written");
    output.finish().expect("the state is complete");
    assert_eq!(write(&folder, &["a"], "page"), [Outcome::Unchanged]);
}

#[test]
fn a_hostile_state_removes_nothing_outside_the_folder() {
    let folder = Folder::new();
    folder.write("precious", "");
    write(&folder, &["a"], "page");
    state(&folder).execute("INSERT INTO files VALUES ('../precious', 1, 1)", ()).expect("the file can be added");
    let output = open(&folder);
    output.write("a", b"page").expect("unchanged");
    let (removed, errors) = output.prune();
    assert_eq!((removed, errors.len()), (0, 1));
    assert!(folder.path("precious").exists());
}
