//! The attacks in this folder, for the native and the end-to-end tests: reading them, putting them into answers of a
//! server, and what an article may be made of whatever it was attacked with.
//!
//! A file holds the attacks of one class. What stands above its first attack says what the class is. A line
//! `### name` begins an attack; below it come lines `#- words`, each with something that must not be shown then, and
//! the payload as it is. In a payload
//!
//! - `CANARY` is a script that tells the test that it ran,
//! - `LOAD` is an address that must never be asked for,
//! - `{{202E}}` is the letter of that code point, for letters that an editor would not show.
//!
//! The payloads of `*.html` are HTML, those of `fields.txt` the whole JSON of an answer.

use std::{fs, path::Path};

use serde_json::{Value, json};

/// One attack.
pub struct Attack {
    /// Its name, one of a kind.
    pub name: String,
    /// The file it stands in.
    pub class: String,
    /// What must not be shown.
    pub hidden: Vec<String>,
    payload: String,
}

/// What stands for the placeholders of a payload.
pub struct Stand<'a> {
    /// A script, without spaces and quotes.
    pub canary: &'a str,
    /// The address that must not be asked for.
    pub load: &'a str,
    /// The address under which an article and its pictures are to be found, without a slash at its end.
    pub home: &'a str,
}

/// Reads all attacks of a folder.
pub fn attacks(folder: &Path) -> Result<Vec<Attack>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{} cannot be listed: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "html" || kind == "txt"));
    files.sort();
    let mut all: Vec<Attack> = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
        let class = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for case in format!("\n{text}").split("\n### ").skip(1) {
            let (name, mut payload) = case.split_once('\n').unwrap_or((case, ""));
            let mut hidden = Vec::new();
            while let Some((words, rest)) = payload.strip_prefix("#- ").and_then(|line| line.split_once('\n')) {
                hidden.push(words.to_owned());
                payload = rest;
            }
            if payload.is_empty() || all.iter().any(|other| other.name == name) {
                return Err(format!("{class}: the attack {name:?} is empty or a second of its name"));
            }
            all.push(Attack { name: name.into(), class: class.clone(), hidden, payload: letters(payload)? });
        }
    }
    Ok(all)
}

impl Attack {
    /// Whether the payload is a whole answer rather than HTML.
    pub fn is_answer(&self) -> bool {
        self.class == "fields"
    }

    /// The payload with its placeholders filled in.
    pub fn payload(&self, stand: &Stand) -> String {
        self.payload
            .replace("CANARY", stand.canary)
            .replace("LOAD", stand.load)
            .replace("https://img.example", stand.home)
            .replace("https://media.example", stand.home)
            .replace("https://news.example", stand.home)
    }

    /// A post of `WordPress` with HTML in its title and its content.
    pub fn wordpress(stand: &Stand, title: &str, content: &str) -> Value {
        json!({
            "id": 1,
            "type": "post",
            "date_gmt": "2025-11-05T20:15:00",
            "link": format!("{}/2025/moon/", stand.home),
            "title": { "rendered": title },
            "content": { "rendered": content, "protected": false },
        })
    }
}

/// Puts in the letters that are written as `{{…}}`.
fn letters(payload: &str) -> Result<String, String> {
    let mut pieces = payload.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let letter = piece.split_once("}}").and_then(|(code, rest)| {
            let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
            Some((letter, rest))
        });
        let (letter, rest) = letter.ok_or_else(|| format!("there is no letter in {{{{{piece}"))?;
        out.push(letter);
        out.push_str(rest);
    }
    Ok(out)
}

/// An element with its attributes, and what the values of each may be, in several ways parted by `|`. `=` begins a
/// list: each word of the value is in it. What else a way means the tests say.
pub type Allowed = (&'static str, &'static [(&'static str, &'static str)]);

/// What an article may be made of.
pub const ELEMENTS: &[Allowed] = &[
    (
        "a",
        &[
            ("aria-label", "text"),
            ("class", "=label pill source"),
            ("data-network", "=whatsapp x facebook telegram linkedin email"),
            ("data-part", "=share-link source"),
            ("dir", "direction"),
            ("href", "link|reference"),
            ("lang", "language"),
            ("rel", "=noopener noreferrer"),
            ("target", "=_blank"),
        ],
    ),
    ("aside", &[("class", "=note")]),
    ("audio", &[("controls", "="), ("preload", "=none"), ("src", "media")]),
    ("bdi", &[("dir", "direction")]),
    ("blockquote", &[("class", "=pull")]),
    ("br", &[]),
    (
        "button",
        &[
            ("class", "=pill"),
            ("data-network", "=copy"),
            ("data-part", "=embed-show share-link"),
            ("data-src", "frame"),
            ("type", "=button"),
        ],
    ),
    ("caption", &[("dir", "direction")]),
    ("code", &[("data-language", "text"), ("dir", "direction")]),
    (
        "div",
        &[
            ("aria-label", "text"),
            ("class", "=actions card wide"),
            ("data-part", "=body byline embed lead share-links"),
            ("id", "=maqal-text"),
            ("data-shape", "=film sound post"),
            ("dir", "direction"),
            ("lang", "language"),
            ("role", "=region"),
            ("tabindex", "=0"),
        ],
    ),
    ("em", &[]),
    ("figcaption", &[("data-part", "=caption"), ("dir", "direction")]),
    ("figure", &[("aria-label", "text"), ("class", "=gallery"), ("data-part", "=figure")]),
    ("footer", &[]),
    ("h1", &[("data-part", "=headline"), ("tabindex", "=-1")]),
    ("h2", &[("dir", "direction"), ("lang", "language")]),
    ("h3", &[("dir", "direction")]),
    ("h4", &[("dir", "direction")]),
    ("h5", &[("dir", "direction")]),
    ("h6", &[("dir", "direction")]),
    ("header", &[]),
    ("hr", &[]),
    (
        "img",
        &[
            ("alt", "text"),
            ("decoding", "=async"),
            ("height", "number"),
            ("loading", "=lazy"),
            ("sizes", "=(min-width: 48rem) 46rem, 100vw"),
            ("src", "image"),
            ("srcset", "images"),
            ("width", "number"),
        ],
    ),
    ("li", &[]),
    ("mark", &[]),
    ("nav", &[("class", "=related")]),
    ("ol", &[("dir", "direction"), ("start", "number")]),
    ("p", &[("class", "=by-hand centered copyright section"), ("data-part", "=dek"), ("dir", "direction")]),
    ("pre", &[("class", "=verse"), ("dir", "direction")]),
    ("s", &[]),
    ("section", &[("class", "=key-points share-foot"), ("dir", "direction"), ("lang", "language")]),
    ("small", &[]),
    (
        "span",
        &[
            ("aria-hidden", "=true"),
            ("class", "=authors copied copy icon label publisher"),
            ("data-part", "=minutes"),
            ("data-icon", "=whatsapp x facebook telegram linkedin email copy copied share"),
            ("dir", "direction"),
            ("id", "anchor"),
            ("lang", "language"),
        ],
    ),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[("colspan", "number"), ("dir", "direction"), ("rowspan", "number")]),
    ("th", &[("colspan", "number"), ("dir", "direction"), ("rowspan", "number")]),
    ("time", &[("data-part", "=modified published"), ("datetime", "date")]),
    ("tr", &[]),
    ("track", &[("kind", "=captions"), ("label", "text"), ("src", "media"), ("srclang", "language")]),
    ("ul", &[("class", "=tags"), ("dir", "direction")]),
    ("video", &[("controls", "="), ("poster", "image"), ("preload", "=none"), ("src", "media")]),
];

/// How the `id` of a place within an article begins; its number follows.
pub const ANCHOR: &str = "maqal-";

/// How the addresses begin that a button may put into a frame.
pub const FRAMES: &[&str] = &[
    "https://www.youtube-nocookie.com/embed/",
    "https://platform.twitter.com/embed/Tweet.html?",
    "https://www.instagram.com/p/",
    "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2F",
    "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2F",
    "https://www.tiktok.com/embed/v2/",
    "https://t.me/",
    "https://player.vimeo.com/video/",
    "https://w.soundcloud.com/player/?url=",
    "https://open.spotify.com/embed/",
    "https://flo.uri.sh/",
    "https://datawrapper.dwcdn.net/",
];
