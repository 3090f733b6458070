//! The program itself.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    server::{Reply, Server},
    support::{Folder, Run, STATE, article, files, post},
};

/// Returns articles as JSON Lines.
fn lines(count: usize) -> String {
    let lines: Vec<_> = (1..=count).map(|number| article(&format!("مقال {number}")).to_string()).collect();
    lines.join("\n")
}

/// Asserts that all pages are complete, and returns their number.
fn complete_pages(folder: &Folder) -> usize {
    let pages = folder.pages();
    for page in &pages {
        let html = fs::read_to_string(page).expect("the page can be read");
        assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"), "{}", page.display());
    }
    pages.len()
}

#[test]
fn all_kinds_of_inputs_become_pages() {
    let server = Server::start(|request| {
        let page = request.parameter("page").parse().expect("a number");
        Reply::json(json!([post(page)])).with("X-WP-TotalPages: 2")
    });
    let folder = Folder::new();
    folder.write("in/one.json", article("واحد").to_string());
    folder.write("in/two.jsonl", lines(2));
    let url = server.url("/wp-json/wp/v2/posts");
    folder.run(&["-", &folder.name("in"), &url], &article("من المدخل").to_string()).ends(0, "6 pages written");
    assert_eq!(complete_pages(&folder), 6);
}

#[test]
fn standard_input_is_one_document_or_json_lines() {
    let folder = Folder::new();
    folder.run(&["-"], &lines(3)).ends(0, "3 pages written");
    let pretty = serde_json::to_string_pretty(&article("وحيد")).expect("JSON");
    folder.run(&["-"], &pretty).ends(0, "1 pages written");
    folder.run(&["-"], &json!([article("أ"), article("ب")]).to_string()).ends(0, "2 pages written");
    folder.run(&["-"], "").ends(2, "standard input  The response is not JSON");
}

#[test]
fn a_second_run_writes_only_what_has_changed() {
    let folder = Folder::new();
    folder.run(&["-"], &lines(3)).ends(0, "3 pages written, 0 unchanged");
    folder.run(&["-"], &lines(4)).ends(0, "1 pages written, 3 unchanged");
    folder.run(&["-"], &lines(1)).ends(0, "0 pages written, 1 unchanged, 0 files removed");
    assert_eq!(complete_pages(&folder), 4);
    folder.run(&["-", "--prune"], &lines(1)).ends(0, "0 pages written, 1 unchanged, 6 files removed");
    assert_eq!(complete_pages(&folder), 1);
}

#[test]
fn nothing_is_removed_after_a_failure() {
    let folder = Folder::new();
    folder.run(&["-"], &lines(3)).ends(0, "3 pages written");
    let run = folder.run(&["-", "missing.json", "--prune"], &lines(1));
    run.ends(1, "Nothing was removed, because not all articles could be read and written.");
    assert_eq!(complete_pages(&folder), 3);
}

#[test]
fn failures_are_listed_while_everything_else_is_built() {
    let folder = Folder::new();
    let list = json!([article("أ"), { "unknown": 1 }, article("ب")]);
    folder.write("in/list.json", list.to_string());
    folder.write("in/page.json", "<!doctype html><title>Log in</title>");
    let run = folder.run(&[&folder.name("in")], "");
    run.ends(1, "2 pages written, 0 unchanged, 0 files removed, 2 failures");
    let rows: Vec<_> = run.err.lines().map(|line| line.split("/in/").last().unwrap_or_default().trim()).collect();
    let unknown = "The response is JSON, but its format is unknown.";
    assert!(run.err.contains("list.json (article 2)") && run.err.contains(unknown), "{rows:?}");
    assert!(run.err.contains("page.json") && run.err.contains("The response is an HTML page, not JSON."), "{rows:?}");
    assert_eq!(complete_pages(&folder), 2);
}

#[test]
fn the_exit_code_is_2_if_nothing_can_be_done() {
    let folder = Folder::new();
    folder.run(&["missing.json"], "").ends(2, "missing.json  The file or folder cannot be read");
    folder.write("taken", "");
    let output = folder.name("taken");
    let run = Run::of(&folder.program().args(["--output", &output, "-"]).output().expect("the program runs"));
    assert_eq!(run.code, Some(2), "{}", run.err);
    for options in
        [&["--since", "yesterday", "-"][..], &["--prune", "--since", "2025-11-04", "-"], &["--delay", "x", "-"], &[]]
    {
        assert_eq!(folder.run(options, "").code, Some(2), "{options:?}");
    }
}

#[test]
fn hostile_titles_and_ids_stay_in_the_folder() {
    let folder = Folder::new();
    let before = files(&folder.path("")).len();
    let titles =
        ["../../etc/passwd", "/etc/passwd", "..", ".", "", "a\0b", "\u{202e}a", "CON", "a\\b", &"ن".repeat(9_000)];
    let posts: Vec<_> = titles
        .iter()
        .enumerate()
        .map(|(id, title)| {
            let mut post = post(u32::try_from(id).expect("a small number"));
            post["title"]["rendered"] = (*title).into();
            post["slug"] = (*title).into();
            post["id"] = (*title).into();
            post
        })
        .collect();
    let run = folder.run(&["-"], &json!(posts).to_string());
    assert!(matches!(run.code, Some(0 | 1)), "{}", run.err);
    let outside = files(&folder.path("")).into_iter().filter(|path| !path.starts_with(folder.path("out"))).count();
    assert_eq!(outside, before);
    assert!(complete_pages(&folder) > 0);
}

#[test]
fn a_killed_run_leaves_complete_pages_and_the_next_run_completes() {
    let folder = Folder::new();
    let all = lines(1000);
    let mut killed = folder.program();
    let mut child = killed.arg("-").stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("there is a pipe");
    // The pipe stays open, so the run cannot end.
    stdin.write_all(all.as_bytes()).expect("the program reads its input");
    let start = Instant::now();
    while folder.pages().len() < 300 {
        assert!(start.elapsed() < Duration::from_secs(60), "300 pages were not written");
        thread::yield_now();
    }
    child.kill().expect("the program runs");
    child.wait().expect("the program ends");
    let left = complete_pages(&folder);
    assert!((300..1000).contains(&left), "{left} pages");

    let run = folder.run(&["-"], &all);
    run.ends(0, "0 failures");
    assert!(!run.err.contains("damaged"), "{}", run.err);
    // The pages of the last batch, of 256 articles, are written again.
    let unchanged: usize =
        run.err.split(", ").nth(1).and_then(|part| part.split(' ').next()?.parse().ok()).expect("a number");
    assert!(unchanged + 256 >= left && unchanged <= left, "{left} pages were complete: {}", run.err);
    assert_eq!(complete_pages(&folder), 1000);
    assert_eq!(files(&folder.path("out/.maqal-press")), [folder.path(STATE)], "incomplete files are removed");
}

#[test]
fn pages_are_written_while_a_server_is_slow() {
    let folder = Folder::new();
    let server = Server::start(|request| match request.parameter("page") {
        "1" => Reply::json(json!([post(1), post(2)])).with("X-WP-TotalPages: 2"),
        _ if request.earlier == 0 => Reply::Stalled(Vec::new()),
        _ => Reply::json(json!([post(3)])).with("X-WP-TotalPages: 2"),
    });
    let url = server.url("/wp-json/wp/v2/posts");
    let mut killed = folder.program().arg(&url).stderr(Stdio::null()).spawn().expect("the program starts");
    server.wait_for(|request| request.parameter("page") == "2");
    killed.kill().expect("the program runs");
    killed.wait().expect("the program ends");
    assert_eq!(complete_pages(&folder), 2);
    folder.run(&[&url], "").ends(0, "1 pages written, 2 unchanged");
}

/// Runs the program where no file may be larger than a number of blocks of 512 bytes. The shell ignores the signal of that
/// limit, so writing fails in the middle of a file, as on a full disk.
#[cfg(unix)]
fn run_on_full_disk(folder: &Folder, blocks: u32, input: &str) -> Run {
    let program = folder.program();
    let mut limited = Command::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    limited.args(["-c", &script]).arg(program.get_program()).args(program.get_args()).arg(folder.path(input));
    Run::of(&limited.output().expect("the program runs"))
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_incomplete_page() {
    let folder = Folder::new();
    let mut large = article("كبير");
    large["body"] = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "كلمة ".repeat(50_000) }] }]);
    folder.write("in.jsonl", format!("{}\n{large}\n{}\n", article("أ"), article("ب")));
    let run = run_on_full_disk(&folder, 200, "in.jsonl");
    run.ends(1, "2 pages written, 0 unchanged, 0 files removed, 1 failures");
    assert!(run.err.contains("in.jsonl:2") && run.err.contains("cannot be written: "), "{}", run.err);
    assert_eq!(complete_pages(&folder), 2);
    assert_eq!(files(&folder.path("out/.maqal-press")), [folder.path(STATE)], "incomplete files are removed");
    folder.run(&[&folder.name("in.jsonl")], "").ends(0, "1 pages written, 2 unchanged");
    assert_eq!(complete_pages(&folder), 3);
}

/// The pages are small. The database of the state reaches the limit when it is created, during the run, or at its end.
#[cfg(unix)]
#[test]
fn a_run_that_cannot_keep_its_state_says_so_and_the_next_run_completes() {
    for (blocks, least, most) in [(20, 0, 0), (120, 1, 299), (400, 1, 300)] {
        let folder = Folder::new();
        folder.write("in.jsonl", lines(300));
        let run = run_on_full_disk(&folder, blocks, "in.jsonl");
        run.ends(2, "The state in the folder .maqal-press cannot be read or written: ");
        let left = complete_pages(&folder);
        assert!((least..=most).contains(&left), "{left} pages with {blocks} blocks");
        let run = folder.run(&[&folder.name("in.jsonl")], "");
        run.ends(0, "0 failures");
        assert!(!run.err.contains("damaged"), "{}", run.err);
        assert_eq!(complete_pages(&folder), 300);
        assert_eq!(files(&folder.path("out/.maqal-press")).len(), 1, "incomplete files are removed");
        folder.run(&[&folder.name("in.jsonl")], "").ends(0, "0 pages written, 300 unchanged");
    }
}

#[test]
fn a_server_that_fails_does_not_stop_the_others() {
    let folder = Folder::new();
    let server = Server::start(|request| match &*request.path {
        "/cut.json" => Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"maqal\"".into()),
        "/private.json" => Reply::redirect("http://10.0.0.1/"),
        _ => Reply::json(article("سليم")),
    });
    let urls = ["/cut.json", "/private.json", "/good.json"].map(|path| server.url(path));
    let run = folder.run(&[&urls[0], &urls[1], &urls[2], "--retries", "1"], "");
    run.ends(1, "1 pages written, 0 unchanged, 0 files removed, 2 failures");
    assert!(run.err.contains("The connection was lost") && run.err.contains("private address"), "{}", run.err);
    assert_eq!(complete_pages(&folder), 1);
}
