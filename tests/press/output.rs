//! Complete files, hostile names.

use std::{fs, thread};

use maqal::press::{
    manifest::Digest,
    output::{Error, Folder as Output, Outcome},
};

use crate::support::{Folder, files};

fn open(folder: &Folder) -> Output {
    Output::open(&folder.path("out")).expect("the folder can be opened")
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let folder = Folder::new();
    let output = open(&folder);
    let before = files(&folder.path(""));
    for name in [
        "../escaped.html",
        "a/../../escaped.html",
        "/tmp/maqal-press-escaped.html",
        "..",
        ".",
        "",
        "a//b.html",
        "a/",
        "./a.html",
        "a\0.html",
        "a\n.html",
        "C:\\escaped.html",
        "..\\escaped.html",
        "a:stream.html",
        ".maqal-press/state.sqlite",
        ".MAQAL-press/x",
        &"ن".repeat(128),
    ] {
        let result = output.write(name, b"hostile");
        assert!(matches!(result, Err(Error::Name { .. })), "{name:?}: {result:?}");
        assert!(!result.expect_err("the name is refused").to_string().contains(['\0', '\n']), "{name:?}");
    }
    assert_eq!(files(&folder.path("")), before);
    output.write(&"n".repeat(255), b"").expect("255 bytes are allowed");
    output.write("..a/b..c/…", b"").expect("dots are allowed in names");
}

#[test]
fn unchanged_files_are_not_written() {
    let folder = Folder::new();
    assert_eq!(open(&folder).write("a/b.html", b"one").expect("written"), Outcome::Written);
    let path = folder.path("out/a/b.html");
    // Written through another path: only a rename would replace the file.
    let link = folder.path("link");
    fs::hard_link(&path, &link).expect("a link can be created");
    assert_eq!(open(&folder).write("a/b.html", b"one").expect("written"), Outcome::Unchanged);
    fs::write(&link, "same file").expect("the file can be written");
    assert_eq!(fs::read(&path).expect("the file exists"), b"same file");
    assert_eq!(open(&folder).write("a/b.html", b"two").expect("written"), Outcome::Written);
    assert_eq!(fs::read(&path).expect("the file exists"), b"two");
    assert_eq!(fs::read(&link).expect("the file exists"), b"same file", "the file is replaced, not overwritten");
}

#[test]
fn a_missing_file_is_written_again() {
    let folder = Folder::new();
    open(&folder).write("a.html", b"one").expect("written");
    fs::remove_file(folder.path("out/a.html")).expect("the file exists");
    assert_eq!(open(&folder).write("a.html", b"one").expect("written"), Outcome::Written);
}

#[test]
fn an_expensive_file_is_made_only_from_something_else() {
    let folder = Folder::new();
    let (one, two) = (Digest::of_parts(&[b"ab", b"c"]), Digest::of_parts(&[b"a", b"bc"]));
    assert_ne!(one, two);
    open(&folder).write_from("card.png", one, || Ok::<_, Error>("image")).expect("written");
    let unchanged =
        open(&folder).write_from("card.png", one, || -> Result<String, Error> { panic!("it is made already") });
    assert_eq!(unchanged.expect("unchanged"), Outcome::Unchanged);
    assert_eq!(
        open(&folder).write_from("card.png", two, || Ok::<_, Error>("other")).expect("written"),
        Outcome::Written
    );
}

#[test]
fn a_file_is_written_once_per_run() {
    let folder = Folder::new();
    let output = open(&folder);
    let write = |content: &'static str| output.write("a.html", content.as_bytes()).is_ok();
    let written = thread::scope(|scope| {
        let threads: Vec<_> = ["1", "2", "3", "4"].map(|content| scope.spawn(move || write(content))).into();
        threads.into_iter().map(|thread| thread.join().expect("no thread panics")).filter(|written| *written).count()
    });
    assert_eq!(written, 1);
    assert!(matches!(output.write("a.html", b"5"), Err(Error::Twice(_))));
}

#[test]
fn a_failure_leaves_the_other_files() {
    let folder = Folder::new();
    folder.write("out/taken", "a file in place of a folder");
    let output = open(&folder);
    let error = output.write("taken/index.html", b"page").expect_err("a file is in the way");
    assert!(error.to_string().contains("taken/index.html cannot be written: "), "{error}");
    output.write("other/index.html", b"page").expect("written");
    let names: Vec<_> =
        files(&folder.path("out")).into_iter().filter_map(|path| path.file_name().map(ToOwned::to_owned)).collect();
    assert_eq!(names, ["state.sqlite", "state.sqlite-journal", "index.html", "taken"]);
}

#[cfg(unix)]
#[test]
fn a_web_server_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    open(&folder).write("a.html", b"page").expect("written");
    folder.write("plain", "");
    let mode = |name: &str| fs::metadata(folder.path(name)).expect("the file exists").permissions().mode();
    assert_eq!(mode("out/a.html"), mode("plain"));
}

#[test]
fn pruning_removes_only_what_this_run_has_not_made() {
    let folder = Folder::new();
    let first = open(&folder);
    for name in ["a/index.html", "b/c/index.html", "b/d/index.html", "e/index.html"] {
        first.write(name, b"page").expect("written");
    }
    first.finish().expect("the state is complete");
    folder.write("out/e/own.txt", "not from this program");
    let second = open(&folder);
    second.write("a/index.html", b"page").expect("written");
    second.write("b/d/index.html", b"new page").expect("written");
    let (removed, errors) = second.prune();
    assert_eq!((removed, errors.len()), (2, 0));
    second.finish().expect("the state is complete");
    assert!(!folder.path("out/b/c").exists(), "empty folders are removed");
    let left: Vec<_> = files(&folder.path("out"))
        .into_iter()
        .filter(|path| !path.starts_with(folder.path("out/.maqal-press")))
        .collect();
    assert_eq!(left, ["a/index.html", "b/d/index.html", "e/own.txt"].map(|name| folder.path("out").join(name)));
    assert_eq!(open(&folder).prune().0, 2, "the state knows the files that are left");
}
