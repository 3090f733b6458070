//! Helpers of the tests.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::Duration,
};

use maqal::{
    press::input::{self, Error, Fetching, Input, Response},
    url::Url,
};
use serde_json::{Value, json};

/// The state of the output folder.
pub const STATE: &str = "out/.maqal-press/state.sqlite";

/// The URL of the pressed site.
pub const SITE: &str = "https://press.example/";

/// Parses a web URL.
pub fn web(address: &str) -> Url {
    Url::web(address, None).expect("the address is a web URL")
}

/// Returns an article in our own format.
pub fn article(title: &str) -> Value {
    let body = json!([{ "type": "paragraph", "content": [{ "type": "text", "text": format!("نص {title}.") }] }]);
    json!({ "maqal": 1, "title": title, "body": body })
}

/// Returns a post of the WordPress REST API.
pub fn post(id: u32) -> Value {
    json!({
        "id": id,
        "date_gmt": "2025-11-04T07:00:00",
        "link": format!("https://news.example/?p={id}"),
        "title": { "rendered": format!("خبر {id}") },
        "excerpt": { "rendered": "" },
        "content": { "rendered": format!("<p>نص الخبر {id}.</p>") },
    })
}

/// Settings with which a test does not wait.
pub fn quick() -> Fetching {
    Fetching { wait: Duration::ZERO, ..Fetching::default() }
}

/// Reads all responses of some inputs.
pub fn read(inputs: &[&str], fetching: &Fetching) -> Vec<Result<Response, Error>> {
    let inputs: Vec<Input> = inputs.iter().map(|input| input.parse().expect("an input")).collect();
    input::responses(&inputs, fetching, &web(SITE)).collect()
}

/// Reads all responses of an input that must be readable.
pub fn read_ok(input: &str) -> Vec<Response> {
    let read = read(&[input], &quick()).into_iter();
    read.map(|response| response.unwrap_or_else(|error| panic!("{}: {error}", error.input()))).collect()
}

/// Reads an input that must fail at once, and returns the message.
pub fn failure(input: &str, fetching: &Fetching) -> String {
    let mut read = read(&[input], fetching);
    assert_eq!(read.len(), 1, "there is one result");
    read.remove(0).map(|response| response.name).expect_err("the input fails").to_string()
}

/// Opens the state of the output folder.
pub fn state(folder: &Folder) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.path(STATE)).expect("the state can be opened")
}

/// A temporary folder, with the files of a reader.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// Creates a folder.
    pub fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder can be created"));
        for name in [
            "adopted.js",
            "controls.js",
            "controls_bg.wasm",
            "css/controls.css",
            "css/maqal.css",
            "css/page.css",
            "faces.js",
            "fonts/font.woff2",
            "icon.svg",
            "languages/ar.txt",
            "maqal.js",
            "pressed.js",
            "render.js",
            "render_bg.wasm",
            "font.js",
            "start.js",
        ] {
            folder.write(&format!("reader/{name}"), name);
        }
        folder
    }

    /// Returns a path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Returns a path in the folder as text.
    pub fn name(&self, name: &str) -> String {
        self.path(name).to_str().expect("the path is UTF-8").to_owned()
    }

    /// Writes a file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("the path has a parent")).expect("the folder can be created");
        fs::write(path, content).expect("the file can be written");
    }

    /// Returns the pages of articles in the output folder, sorted.
    pub fn pages(&self) -> Vec<PathBuf> {
        let mut files = files(&self.path("out"));
        let out = self.path("out");
        files.retain(|path| path.file_name().is_some_and(|name| name == "index.html"));
        files.retain(|path| path.parent() != Some(&*out) && !path.starts_with(out.join("page")));
        files
    }

    /// Returns the program with its arguments for this folder. It draws no preview images, which takes long without
    /// optimizations.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_maqal-press"));
        program.args([
            "--url",
            SITE,
            "--wait",
            "0",
            "--cards",
            "none",
            "--output",
            &self.name("out"),
            "--reader",
            &self.name("reader"),
        ]);
        program
    }

    /// Runs the program with further arguments and some standard input.
    pub fn run(&self, arguments: &[&str], input: &str) -> Run {
        let mut program = self.program();
        program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().expect("the program starts");
        let (mut stdin, input) = (child.stdin.take().expect("there is a pipe"), input.to_owned());
        // A program that does not read its input closes the pipe.
        let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the input is written");
        Run::of(&output)
    }
}

/// What a run of the program did.
pub struct Run {
    /// The exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// Returns what a program did.
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Asserts the exit code, and that standard error contains a text.
    pub fn ends(&self, code: i32, text: &str) {
        assert_eq!(self.code, Some(code), "{}", self.err);
        assert!(self.err.contains(text), "{text:?} is not in:\n{}", self.err);
    }
}

/// Returns all files in a folder and the folders in it, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
