//! Files, folders and JSON Lines.

use std::fs;

use maqal::{limits::RESPONSE_SIZE, press::input::Input};

use crate::support::{Folder, SITE, failure, quick, read, read_ok, web};

#[test]
fn an_argument_is_a_path_a_url_or_standard_input() {
    assert_eq!("-".parse(), Ok(Input::StandardInput));
    assert_eq!("https://news.example/a".parse(), Ok(Input::Url(web("https://news.example/a"))));
    assert_eq!("articles/1.json".parse(), Ok(Input::Path("articles/1.json".into())));
    assert_eq!("https://".parse::<Input>(), Err("https:// is not a valid URL".to_owned()));
}

#[test]
fn a_folder_is_read_in_the_order_of_names() {
    let folder = Folder::new();
    for name in ["b.json", "a/2.JSON", "a/1.json", "c.jsonl", "d.ndjson"] {
        folder.write(&format!("in/{name}"), "{}\n");
    }
    for name in ["note.txt", ".hidden.json", ".git/x.json", "pressed/.maqal-press/state.json", "pressed/feed.json"] {
        folder.write(&format!("in/{name}"), "{}\n");
    }
    let input = folder.name("in");
    let names: Vec<_> = read_ok(&input).into_iter().map(|response| response.name.replace(&input, "")).collect();
    assert_eq!(names, ["/a/1.json", "/a/2.JSON", "/b.json", "/c.jsonl:1", "/d.ndjson:1"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_parent_folder_does_not_loop() {
    let folder = Folder::new();
    folder.write("in/a.json", "{}");
    std::os::unix::fs::symlink(folder.path("in"), folder.path("in/again")).expect("a link can be created");
    std::os::unix::fs::symlink(folder.path("in/a.json"), folder.path("in/b.json")).expect("a link can be created");
    assert_eq!(read_ok(&folder.name("in")).len(), 2, "a link to a file is followed");
}

#[test]
fn json_lines_have_one_document_per_line() {
    let folder = Folder::new();
    folder.write("in.jsonl", "{\"a\":1}\n\n  \r\n{\"b\":2}");
    let read = read_ok(&folder.name("in.jsonl"));
    let lines: Vec<_> = read.iter().map(|line| (&*line.name, line.bytes.trim_ascii())).collect();
    let name = |number| format!("{}:{number}", folder.name("in.jsonl"));
    assert_eq!(lines, [(&*name(1), &b"{\"a\":1}"[..]), (&*name(4), b"{\"b\":2}")]);
    assert_eq!(read[0].address.as_str(), SITE);
}

#[test]
fn a_line_that_is_too_long_is_skipped() {
    let folder = Folder::new();
    folder.write("in.jsonl", [&b"{}\n"[..], &vec![b'1'; RESPONSE_SIZE + 2], b"\n{}\n"].concat());
    let read = read(&[&folder.name("in.jsonl")], &quick());
    let results: Vec<_> = read.iter().map(|line| line.as_ref().map_err(ToString::to_string).is_ok()).collect();
    assert_eq!(results, [true, false, true]);
    let Err(error) = &read[1] else { panic!("the second line is too long") };
    assert!(error.to_string().contains("larger than 8 MiB"), "{error}");
    assert_eq!(error.input(), format!("{}:2", folder.name("in.jsonl")));
}

#[test]
fn files_within_the_limit_are_read() {
    let folder = Folder::new();
    folder.write("fits.json", vec![b' '; RESPONSE_SIZE]);
    folder.write("large.json", vec![b' '; RESPONSE_SIZE + 1]);
    assert_eq!(read_ok(&folder.name("fits.json"))[0].bytes.len(), RESPONSE_SIZE);
    assert!(failure(&folder.name("large.json"), &quick()).contains("JSON Lines"));
}

#[test]
fn unreadable_inputs_are_reported_and_the_others_are_read() {
    let folder = Folder::new();
    folder.write("in/a.json", "{}");
    fs::create_dir(folder.path("empty")).expect("a folder can be created");
    let read = read(&[&folder.name("missing.json"), &folder.name("empty"), &folder.name("in")], &quick());
    let Err(missing) = &read[0] else { panic!("the file is missing") };
    assert!(missing.to_string().contains("No such file"), "{missing}");
    let Err(empty) = &read[1] else { panic!("the folder is empty") };
    assert!(empty.to_string().contains("contains no file"), "{empty}");
    assert!(read[2].is_ok());
}
