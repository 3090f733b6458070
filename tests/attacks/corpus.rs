//! The attacks in this folder, for the native and the end-to-end tests: parses them, inserts them into responses, and
//! lists what a document may contain whatever the attack.
//!
//! A file contains the attacks of one class; the text before the first attack describes the class. A line `### name`
//! begins an attack. Lines `#- text` follow, each with text that must not be shown, and then the payload. In a payload
//!
//! - `CANARY` stands for a script that reports its execution to the test,
//! - `LOAD` stands for a URL that must never be requested,
//! - `{{202E}}` stands for the character with that code point, since an editor may not show it.
//!
//! The payloads of `*.html` are HTML. Those of `fields.txt` are the whole JSON of a response.

use std::{fs, path::Path};

use serde_json::{Value, json};

/// One attack.
pub struct Attack {
    /// The unique name.
    pub name: String,
    /// The name of its file.
    pub class: String,
    /// Text that must not be shown.
    pub hidden: Vec<String>,
    payload: String,
}

/// The values of the placeholders of a payload.
pub struct Placeholders<'a> {
    /// A script without spaces and quotation marks.
    pub canary: &'a str,
    /// The URL that must never be requested.
    pub load: &'a str,
    /// The base URL of articles and images, without a trailing slash.
    pub home: &'a str,
}

/// Parses all attacks in a folder.
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
            while let Some((text, rest)) = payload.strip_prefix("#- ").and_then(|line| line.split_once('\n')) {
                hidden.push(text.to_owned());
                payload = rest;
            }
            if payload.is_empty() || all.iter().any(|other| other.name == name) {
                return Err(format!("{class}: the attack {name:?} is empty, or its name is not unique"));
            }
            all.push(Attack {
                name: name.into(),
                class: class.clone(),
                hidden,
                payload: replace_code_points(payload)?,
            });
        }
    }
    Ok(all)
}

impl Attack {
    /// Whether the payload is a whole response rather than HTML.
    pub fn is_response(&self) -> bool {
        self.class == "fields"
    }

    /// Returns the payload with its placeholders replaced.
    pub fn payload(&self, placeholders: &Placeholders) -> String {
        self.payload
            .replace("CANARY", placeholders.canary)
            .replace("LOAD", placeholders.load)
            .replace("https://img.example", placeholders.home)
            .replace("https://media.example", placeholders.home)
            .replace("https://news.example", placeholders.home)
    }

    /// Returns a `WordPress` post with HTML in its title and its content.
    pub fn wordpress(placeholders: &Placeholders, title: &str, content: &str) -> Value {
        json!({
            "id": 1,
            "type": "post",
            "date_gmt": "2025-11-05T20:15:00",
            "link": format!("{}/2025/moon/", placeholders.home),
            "title": { "rendered": title },
            "content": { "rendered": content, "protected": false },
        })
    }
}

/// Replaces every `{{…}}` with its character.
fn replace_code_points(payload: &str) -> Result<String, String> {
    let mut pieces = payload.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let replaced = piece.split_once("}}").and_then(|(code, rest)| {
            let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
            Some((character, rest))
        });
        let (character, rest) = replaced.ok_or_else(|| format!("there is no code point in {{{{{piece}"))?;
        out.push(character);
        out.push_str(rest);
    }
    Ok(out)
}

/// An element with its attributes, and the kinds of values that each may have, separated by `|`. After `=` a kind lists
/// the allowed words, separated by spaces. The tests define the other kinds.
pub type Allowed = (&'static str, &'static [(&'static str, &'static str)]);

/// The elements and attributes that a document may contain.
pub const ELEMENTS: &[Allowed] = &[
    (
        "a",
        &[
            ("aria-label", "text"),
            ("class", "=label source"),
            ("data-part", "=source"),
            ("dir", "direction"),
            ("href", "link|reference"),
            ("lang", "language"),
            ("rel", "=noopener"),
        ],
    ),
    ("article", &[("data-canonical", "link"), ("dir", "direction"), ("lang", "language|=")]),
    ("aside", &[("class", "=note")]),
    ("audio", &[("controls", "="), ("data-published", "link"), ("preload", "=none"), ("src", "media")]),
    ("bdi", &[("dir", "direction")]),
    ("bdo", &[("dir", "=ltr")]),
    ("blockquote", &[("class", "=pull")]),
    ("br", &[]),
    ("button", &[("class", "=pill"), ("data-part", "=embed-show"), ("data-src", "frame"), ("type", "=button")]),
    ("caption", &[("dir", "direction")]),
    ("code", &[("data-language", "text"), ("dir", "direction")]),
    (
        "div",
        &[
            ("aria-hidden", "=true"),
            ("aria-label", "text"),
            ("class", "=actions card toolbar-slot wide"),
            ("data-part", "=body byline embed lead progress"),
            ("id", "=maqal-text"),
            ("data-shape", "=film sound post"),
            ("dir", "direction"),
            ("lang", "language"),
            ("role", "=group"),
            ("tabindex", "=0"),
        ],
    ),
    ("em", &[]),
    ("figcaption", &[("data-part", "=caption"), ("dir", "direction")]),
    ("figure", &[("aria-label", "text"), ("class", "=gallery"), ("data-part", "=figure")]),
    ("footer", &[]),
    ("h1", &[("data-part", "=headline"), ("dir", "direction"), ("tabindex", "=-1")]),
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
            ("class", "=inline sign"),
            ("data-published", "link"),
            ("decoding", "=async"),
            ("dir", "direction"),
            ("height", "number"),
            ("loading", "=lazy"),
            ("sizes", "=(min-width: 48rem) 46rem, 100vw"),
            ("src", "image"),
            ("srcset", "images"),
            ("width", "number"),
        ],
    ),
    ("li", &[("value", "number")]),
    ("mark", &[]),
    ("nav", &[("aria-label", "text"), ("class", "=related")]),
    ("ol", &[("class", "=long"), ("dir", "direction"), ("reversed", "="), ("start", "number"), ("type", "=a A i I")]),
    (
        "p",
        &[
            ("class", "=centered copyright notice section"),
            ("data-part", "=dek"),
            ("dir", "direction"),
            ("lang", "language"),
        ],
    ),
    ("pre", &[("class", "=verse"), ("dir", "direction")]),
    ("s", &[]),
    ("section", &[("class", "=key-points share-slot update")]),
    ("small", &[]),
    (
        "span",
        &[
            ("class", "=authors label publisher votes"),
            ("data-part", "=minutes"),
            ("dir", "direction"),
            ("id", "anchor"),
            ("lang", "language"),
        ],
    ),
    ("strong", &[]),
    ("sub", &[]),
    ("sup", &[]),
    ("table", &[("dir", "direction")]),
    ("tbody", &[]),
    ("td", &[("colspan", "number"), ("dir", "direction"), ("rowspan", "number")]),
    ("th", &[("colspan", "number"), ("dir", "direction"), ("rowspan", "number")]),
    ("time", &[("data-part", "=modified published"), ("datetime", "date"), ("dir", "direction"), ("lang", "language")]),
    ("tr", &[]),
    ("track", &[("kind", "=captions"), ("label", "text"), ("src", "media"), ("srclang", "language")]),
    ("ul", &[("class", "=poll tags"), ("dir", "direction")]),
    (
        "video",
        &[("controls", "="), ("data-published", "link"), ("poster", "image"), ("preload", "=none"), ("src", "media")],
    ),
];

/// The prefix of the `id` of an anchor, which is followed by its number.
pub const ANCHOR: &str = "maqal-";

/// The prefixes of the URLs of frames.
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
