//! Generates the inputs of a run. The seed and the index determine an input.
//!
//! 1. Random bytes, and random sequences of JSON tokens.
//! 2. Mutated fixtures, shortened: as JSON (values of other types, fields removed, duplicated, nested, or taken from
//!    another format), as HTML, and as bytes.
//! 3. Every format with HTML from [`soup`] in its fields, and our own format with any block inside any other.

use std::{fs, path::Path};

use maqal::source::{Format, Options};
use serde_json::{Map, Value, json};

use super::{industry, random::Random, soup};

/// The kinds of input. The summary of a run has a line for each.
pub const KINDS: [&str; 6] = ["bytes", "json", "fixture", "damaged", "soup", "ours"];

/// The maximum length in bytes of a text in a fixture. Longer HTML is split into pieces, so that inputs are small.
const PIECE: usize = 400;

/// One input.
#[derive(Clone, Debug)]
pub struct Input {
    /// The index in [`KINDS`].
    pub kind: usize,
    /// The response.
    pub bytes: Vec<u8>,
    /// The options for reading it.
    pub options: Options,
}

/// The material of which inputs are made.
pub struct Source {
    /// The responses of the fixtures, with short texts.
    responses: Vec<Value>,
    /// Pieces of HTML.
    pieces: Vec<String>,
}

impl Source {
    /// Reads the repository's fixtures.
    pub fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut source = Self { responses: Vec::new(), pieces: Vec::new() };
        for path in files(&root.join("tests/fixtures")).iter().chain(&files(&root.join("static/articles"))) {
            let is_source = path.ends_with("source.json") || path.contains("static/articles");
            let text = fs::read_to_string(path).unwrap_or_default();
            if let (true, Ok(mut response)) = (is_source, serde_json::from_str::<Value>(&text)) {
                source.cut(&mut response);
                if response.to_string().len() > 3 * PIECE {
                    shorten(&mut response);
                }
                source.responses.push(response);
            }
        }
        for path in files(&root.join("tests/attacks")) {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let cases = text.split("\n### ").skip(1).filter_map(|case| Some(case.split_once('\n')?.1));
            for case in cases {
                match serde_json::from_str(case) {
                    Ok(response @ Value::Object(_)) => source.responses.push(response),
                    _ if case.len() < 2 * PIECE => source.pieces.push(case.to_owned()),
                    _ => {}
                }
            }
        }
        assert!(source.responses.len() > 50 && source.pieces.len() > 200, "the fixtures are found");
        source
    }

    /// Collects the HTML of a response in pieces, and shortens its texts and lists.
    fn cut(&mut self, json: &mut Value) {
        match json {
            Value::String(text) => {
                let mut piece = String::new();
                for part in text.split_inclusive('\n').filter(|_| text.contains('<')) {
                    piece.push_str(part);
                    if piece.len() > 150 {
                        self.piece(&piece);
                        piece.clear();
                    }
                }
                self.piece(&piece);
                if text.len() > PIECE {
                    truncate(text, PIECE);
                }
            }
            Value::Array(entries) => {
                for entry in entries.iter_mut() {
                    self.cut(entry);
                }
                entries.truncate(3);
            }
            Value::Object(fields) => fields.values_mut().for_each(|field| self.cut(field)),
            _ => {}
        }
    }

    fn piece(&mut self, piece: &str) {
        if (5..2 * PIECE).contains(&piece.len()) && piece.contains('<') {
            self.pieces.push(piece.to_owned());
        }
    }

    /// Generates the input with this index.
    pub fn input(&self, seed: u64, index: u64) -> Input {
        let mut random = Random::of(seed, index);
        let random = &mut random;
        let kind = [0, 1, 2, 2, 2, 2, 2, 3, 4, 4, 4, 4, 4, 4, 5, 5][random.below(16)];
        let bytes = match kind {
            0 => (0..random.below(60)).map(|_| random.byte()).collect(),
            1 => tokens(random).into_bytes(),
            2 => self.mutated(random).to_string().into_bytes(),
            3 => {
                let response = if random.one_in(2) { self.format(random) } else { self.response(random).clone() };
                let around =
                    ["", "", "", "\u{FEFF}\n", "<br />\n<b>Notice</b>: a\n", "<!-- a -->", "<!doctype html>", "0\n"];
                let (before, after) = (random.pick(&around), random.pick(&around));
                damaged(random, [before, &response.to_string(), after].concat().into_bytes())
            }
            4 => self.format(random).to_string().into_bytes(),
            _ => ours(random).to_string().into_bytes(),
        };
        let mut options = Options::default();
        if random.one_in(12) {
            let format = Format::ALL[random.below(Format::ALL.len())];
            format.name().clone_into(&mut options.format);
            random.pick(&["", "1", "https://news.example/a"]).clone_into(&mut options.item);
        }
        Input { kind, bytes, options }
    }

    fn response(&self, random: &mut Random) -> &Value {
        &self.responses[random.below(self.responses.len())]
    }

    /// Returns a mutated response of a fixture.
    fn mutated(&self, random: &mut Random) -> Value {
        let mut response = self.response(random).clone();
        for _ in 0..=random.below(4) {
            let from = if random.one_in(3) { nth_of(self.response(random), random) } else { any(random, 1) };
            let html = self.html(random);
            mutate_any(random, &mut response, from, html);
        }
        if random.one_in(40) {
            response = Value::Array(vec![Value::Null, response]);
        }
        response
    }

    /// Generates HTML from pieces of fixtures and soup, mutated.
    fn html(&self, random: &mut Random) -> String {
        let mut out = String::new();
        for _ in 0..=random.below(2) {
            if random.one_in(2) {
                soup::html(random, 5, 500, &mut out);
            } else {
                out.push_str(&self.pieces[random.below(self.pieces.len())]);
            }
        }
        for _ in 0..random.below(4) {
            mutate_html(random, &mut out);
        }
        out
    }

    /// Generates a response in any format.
    fn format(&self, random: &mut Random) -> Value {
        let mut html = self.html(random);
        if random.one_in(40) {
            // Repetitive HTML, which could become a much larger document.
            html = html.repeat(1 + random.below(60));
        }
        let title = if random.one_in(4) { soup::words(random) } else { "عنوان".to_owned() };
        let dek = if random.one_in(3) { self.html(random) } else { String::new() };
        if random.one_in(2) {
            return industry::response(random, &industry::Fields { html: &html, title: &title, dek: &dek });
        }
        let (mut url, image) = (soup::url(random).to_owned(), soup::url(random));
        if random.one_in(40) {
            // Every relative URL in the article becomes at least as long.
            url = format!("https://news.example/{}/", "x".repeat(random.below(4000)));
        }
        let (lang, number) = (soup::language(random), soup::number(random));
        let name = soup::words(random);
        let mut response = match random.below(8) {
            0 | 1 => json!({
                "date_gmt": "2025-11-04T09:30:15", "link": url, "title": { "rendered": title }, "lang": lang,
                "content": { "rendered": html, "protected": random.one_in(20) }, "excerpt": { "rendered": dek },
                "_embedded": {
                    "author": [{ "name": name, "link": url }],
                    "wp:featuredmedia": [{
                        "source_url": image, "alt_text": name, "caption": { "rendered": dek },
                        "media_details": { "width": 640, "height": number, "sizes": { "a": { "source_url": image, "width": number } } },
                    }],
                    "wp:term": [[{ "taxonomy": "category", "name": name }], [{ "taxonomy": "post_tag", "name": title }]],
                },
            }),
            2 => json!({
                "version": "https://jsonfeed.org/version/1.1", "title": name, "home_page_url": url, "language": lang,
                "items": [{
                    "id": number, "url": url, "title": title, "content_html": html, "summary": dek, "image": image,
                    "authors": [{ "name": name, "url": url }], "tags": [name],
                    "attachments": [{ "url": image, "mime_type": random.pick(&["audio/mpeg", "video/mp4", "image/png", ""]), "title": name }],
                }],
            }),
            3 => json!({
                "@context": "https://www.w3.org/ns/activitystreams", "type": "Article", "name": title, "summary": dek, "url": url,
                "contentMap": { lang: html }, "attributedTo": { "name": name, "url": url }, "image": { "url": image },
                "attachment": [{ "type": "Image", "url": image, "name": name }], "tag": [{ "type": "Hashtag", "name": "#a" }],
            }),
            4 => json!({
                "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "articleBody": html, "description": dek,
                "url": url, "image": { "url": image, "width": number, "caption": name }, "inLanguage": lang,
                "author": { "name": name, "url": url }, "publisher": { "name": name, "logo": { "url": image } }, "keywords": name,
            }),
            5 => json!({
                "title": title, "content": html, "textContent": dek, "byline": name, "lang": lang, "dir": random.pick(&["rtl", "ltr", ""]),
                "siteName": name, "excerpt": dek, "publishedTime": "2025-11-04",
            }),
            6 => json!({
                "title": title, "html": html, "custom_excerpt": dek, "feature_image": image, "feature_image_alt": name, "url": url,
                "feature_image_caption": dek, "locale": lang, "authors": [{ "name": name, "url": url }], "tags": [{ "name": name }],
            }),
            _ => {
                json!({ "ID": 1, "URL": url, "title": title, "content": html, "excerpt": dek, "featured_image": image, "lang": lang })
            }
        };
        if random.one_in(4) {
            let from = any(random, 2);
            mutate_any(random, &mut response, from, String::new());
        }
        response
    }
}

/// Returns the files in a folder and its subfolders, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path.to_string_lossy().into_owned());
        }
    }
    files.sort();
    files
}

/// Shortens long texts and lists.
fn shorten(json: &mut Value) {
    match json {
        Value::String(text) if text.len() > PIECE / 4 => truncate(text, PIECE / 4),
        Value::Array(entries) => {
            entries.truncate(2);
            entries.iter_mut().for_each(shorten);
        }
        Value::Object(fields) => fields.values_mut().for_each(shorten),
        _ => {}
    }
}

fn truncate(text: &mut String, mut length: usize) {
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    text.truncate(length);
}

fn tokens(random: &mut Random) -> String {
    const TOKENS: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"maqal\":1",
        "\"title\":",
        "\"body\":[",
        "\"items\":",
        "\"content\":",
        "\"a\"",
        "1",
        "-",
        "0.5e9",
        "1e999",
        "-0",
        "null",
        "true",
        "\u{FEFF}",
        "\n",
        " ",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\\",
        "/",
        "ء",
        "[[[[",
        "{\"a\":",
        "\"$serde_json::private::Number\":\"x\"",
        "18446744073709551616",
        "\"html\":\"<p>\"",
        "\"content_html\":\"<b>\"",
    ];
    (0..random.below(30)).map(|_| random.pick(TOKENS)).collect()
}

fn damaged(random: &mut Random, mut bytes: Vec<u8>) -> Vec<u8> {
    for _ in 0..=random.below(4) {
        let (at, length) = (random.below(bytes.len() + 1), random.below(20));
        let end = (at + length).min(bytes.len());
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => {
                let sign = random.pick(&[
                    "\"", "{", "[", "]", "}", ",", "\\", "<", ">", "&", "\\n", "\\u0000", "\u{202E}", "\n", "\u{B}",
                    "\\ud83d", "\\ude00",
                ]);
                bytes.splice(at..at, sign.bytes());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.byte();
                }
            }
        }
    }
    bytes
}

fn count(json: &Value) -> usize {
    1 + match json {
        Value::Array(entries) => entries.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Returns a random value inside a value.
fn nth_of(json: &Value, random: &mut Random) -> Value {
    let mut rest = random.below(count(json));
    nth(json, &mut rest).cloned().unwrap_or_default()
}

fn nth<'a>(json: &'a Value, rest: &mut usize) -> Option<&'a Value> {
    if *rest == 0 {
        return Some(json);
    }
    *rest -= 1;
    match json {
        Value::Array(entries) => entries.iter().find_map(|entry| nth(entry, rest)),
        Value::Object(fields) => fields.values().find_map(|field| nth(field, rest)),
        _ => None,
    }
}

/// Mutates a random value inside a value.
fn mutate_any(random: &mut Random, json: &mut Value, from: Value, html: String) {
    let mut rest = random.below(count(json));
    if let Some(place) = nth_mut(json, &mut rest) {
        mutate(random, place, from, html);
    }
}

fn nth_mut<'a>(json: &'a mut Value, rest: &mut usize) -> Option<&'a mut Value> {
    if *rest == 0 {
        return Some(json);
    }
    *rest -= 1;
    match json {
        Value::Array(entries) => entries.iter_mut().find_map(|entry| nth_mut(entry, rest)),
        Value::Object(fields) => fields.values_mut().find_map(|field| nth_mut(field, rest)),
        _ => None,
    }
}

/// Mutates a value: replaces, wraps, duplicates or renames it, or changes its text.
fn mutate(random: &mut Random, place: &mut Value, from: Value, html: String) {
    match (random.below(12), &mut *place) {
        (0, _) => *place = Value::Null,
        (1, _) => *place = from,
        (2, _) => *place = json!([place.take()]),
        (3, _) => {
            let name = random.word(FIELDS);
            *place = json!({ name: place.take() });
        }
        (4, _) => {
            let mut deep = place.take();
            for _ in 0..random.below(140) {
                deep = if random.one_in(2) { json!([deep]) } else { json!({ random.word(FIELDS): deep }) };
            }
            *place = deep;
        }
        (5, Value::Array(entries)) => {
            let again: Vec<_> = entries.iter().cycle().take(random.below(9)).cloned().collect();
            entries.extend(again);
        }
        (6, Value::Object(fields)) => {
            fields.insert(random.word(FIELDS).to_owned(), from);
        }
        (7, Value::Object(fields)) => {
            let names: Vec<_> = fields.keys().cloned().collect();
            if !names.is_empty() {
                let taken = fields.remove(&names[random.below(names.len())]);
                fields.insert(random.word(FIELDS).to_owned(), taken.unwrap_or_default());
            }
        }
        (5..8, _) => *place = any(random, 3),
        (_, Value::String(text)) => {
            if random.one_in(2) {
                *text = html;
            } else {
                mutate_html(random, text);
            }
        }
        _ => *place = Value::String(html),
    }
}

/// Mutates HTML: removes, duplicates, moves or wraps a part, or inserts soup.
fn mutate_html(random: &mut Random, html: &mut String) {
    let (one, other) = (random.boundary(html), random.boundary(html));
    let (start, end) = (one.min(other), one.max(other));
    match random.below(9) {
        0 => html.replace_range(start..end, ""),
        1 if end - start < PIECE => {
            let again = html[start..end].to_owned();
            html.insert_str(start, &again);
        }
        2 => {
            let moved = html[start..end].to_owned();
            html.replace_range(start..end, "");
            html.push_str(&moved);
        }
        3 => {
            // Wrap a part in an element.
            let mut open = String::new();
            let name = soup::tag(random, &mut open);
            html.insert_str(end, &format!("</{name}>"));
            html.insert_str(start, &open);
        }
        4 => {
            // Remove or repeat a tag.
            if let Some(tag) = html[start..].find('<').map(|at| start + at)
                && let Some(length) = html[tag..].find('>')
            {
                let whole = html[tag..=tag + length].to_owned();
                let with = if random.one_in(2) { String::new() } else { whole.repeat(1 + random.below(8)) };
                html.replace_range(tag..=tag + length, &with);
            }
        }
        5 => html.insert_str(
            start,
            random.pick(&["<", ">", "\"", "'", "&", "[", "]", "\0", "/", "--", "=", "\u{AD}", "\u{2028}"]),
        ),
        _ => {
            let mut between = String::new();
            soup::html(random, 2, 200, &mut between);
            html.insert_str(start, &between);
        }
    }
}

/// The names of optional fields of an article in our own format.
const FIELDS_OF_ARTICLE: &str =
    "dek lang dir section byline published modified source canonical lead body tags related copyright";

/// The names of fields in all formats.
const FIELDS: &str = "\
    maqal title dek lang dir section byline published modified source canonical lead body tags related copyright type \
    content text items level ordered start centered cite url image images caption credit src srcset width height alt \
    poster tracks label provider description rows header colspan rowspan language links id to name rendered excerpt \
    protected date_gmt link ID URL _embedded wp:term wp:featuredmedia media_details sizes author authors posts pages \
    html feature_image feature_image_caption locale access version content_html content_text summary attachments \
    @context @type @graph @id @value mainEntity articleBody headline publisher logo textContent object contentMap \
    nameMap attachment attributedTo tag mediaType yoast_head_json $serde_json::private::Number content_elements \
    headlines promo_items renditions associations versioncreated data attributes relationships included response \
    blocks elements story cards story-elements components role";

/// Generates any JSON.
fn any(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 7 } else { 10 }) {
        0 => Value::Null,
        1 => random.one_in(2).into(),
        2 => [0_u64, 1, 2, 7, 300, 4_294_967_295, 4_294_967_296][random.below(7)].into(),
        3 => json!(-0.5e300),
        4 => soup::url(random).into(),
        5 => soup::words(random).into(),
        6 => random
            .pick(&[
                "",
                "rtl",
                "LTR",
                "2025-11-04",
                "2025-02-30T25:00Z",
                "2025-11-04T09:30:15.25+0300",
                "1",
                "0",
                "Article",
            ])
            .into(),
        7 => (0..random.below(4)).map(|_| any(random, depth - 1)).collect(),
        _ => (0..random.below(4)).map(|_| (random.word(FIELDS).to_owned(), any(random, depth - 1))).collect(),
    }
}

/// Generates an article in our own format, with any block inside any other.
fn ours(random: &mut Random) -> Value {
    let mut article = Map::new();
    article.insert("maqal".into(), if random.one_in(40) { any(random, 1) } else { 1.into() });
    article.insert("title".into(), if random.one_in(8) { any(random, 2) } else { "عنوان".into() });
    article.insert("body".into(), blocks(random, 4));
    for _ in 0..random.below(8) {
        let name = random.word(FIELDS_OF_ARTICLE);
        let value = match name {
            "canonical" => soup::url(random).into(),
            "lang" => soup::language(random).into(),
            "body" => blocks(random, 3),
            "lead" => image(random),
            "related" => json!([{ "title": soup::words(random), "url": soup::url(random) }]),
            "byline" | "source" if random.one_in(2) => {
                json!({ "name": soup::words(random), "url": soup::url(random), "logo": soup::url(random) })
            }
            _ => any(random, 2),
        };
        article.insert(name.into(), value);
    }
    article.into()
}

fn blocks(random: &mut Random, depth: usize) -> Value {
    if depth == 0 || random.one_in(6) {
        return if random.one_in(4) { any(random, 1) } else { soup::words(random).into() };
    }
    (0..random.below(4)).map(|_| block(random, depth - 1)).collect()
}

fn block(random: &mut Random, depth: usize) -> Value {
    const TYPES: &str = "\
        heading paragraph paragraph list list quote pullQuote figure gallery video audio embed table code preformatted \
        keyPoints note update poll divider related unknown";
    let mut block = Map::new();
    let kind = random.word(TYPES);
    block.insert("type".into(), kind.into());
    let url = soup::url(random);
    let fields: &[&str] = match kind {
        "heading" | "paragraph" => &["content", "level", "centered"],
        "list" => &["items", "ordered", "start", "reversed", "numerals", "values"],
        "update" => &["title", "time", "url", "body"],
        "poll" => &["answers"],
        "quote" | "pullQuote" => &["body", "content", "cite", "url"],
        "figure" => &["image", "caption"],
        "gallery" => &["images", "caption"],
        "video" | "audio" => &["src", "poster", "tracks", "caption"],
        "embed" => &["url", "title", "description", "provider"],
        "table" => &["caption", "rows"],
        "code" | "preformatted" => &["text", "language"],
        "keyPoints" => &["title", "keyItems"],
        "note" => &["title", "body"],
        "related" => &["title", "links"],
        _ => &["title", "content", "text", "caption", "credit", "cite", "image", "body", "items"],
    };
    for field in fields {
        if random.one_in(8) {
            continue;
        }
        let value = match *field {
            _ if random.one_in(20) => any(random, 2),
            "level" | "start" => soup::number(random).parse::<u32>().map_or(Value::Null, Value::from),
            "centered" | "ordered" | "reversed" => random.one_in(2).into(),
            "numerals" => random.pick(&["decimal", "lowerLetters", "upperRoman", "a", ""]).into(),
            "values" => (0..random.below(4)).map(|at| if at == 1 { Value::Null } else { json!(at) }).collect(),
            "time" => random.pick(&["2025-11-04", "2025-11-04T09:30:15+03:00", "2025-11-04T09:30", ""]).into(),
            "answers" => (0..random.below(3)).map(|at| json!({ "content": inlines(random, 2), "votes": at })).collect(),
            "items" => (0..random.below(4)).map(|_| blocks(random, depth)).collect(),
            "keyItems" => {
                let items = (0..random.below(3)).map(|_| inlines(random, 3)).collect();
                block.insert("items".into(), items);
                continue;
            }
            "body" => blocks(random, depth),
            "image" => image(random),
            "images" => (0..random.below(3)).map(|_| image(random)).collect(),
            "src" | "url" | "poster" => url.into(),
            "tracks" => json!([{ "src": url, "lang": soup::language(random), "label": soup::words(random) }]),
            "links" => json!([{ "title": soup::words(random), "url": url }]),
            "rows" => {
                (0..random.below(3)).map(|_| (0..random.below(3)).map(|_| cell(random)).collect::<Value>()).collect()
            }
            "title" | "description" | "provider" | "text" | "language" | "credit" => soup::words(random).into(),
            _ => inlines(random, 4),
        };
        block.insert((*field).into(), value);
    }
    block.into()
}

fn cell(random: &mut Random) -> Value {
    if random.one_in(2) {
        return inlines(random, 2);
    }
    json!({ "content": inlines(random, 2), "header": random.one_in(2), "colspan": random.below(2000), "rowspan": random.below(3) })
}

fn image(random: &mut Random) -> Value {
    json!({
        "src": soup::url(random), "srcset": [{ "src": soup::url(random), "width": random.below(3) }], "width": random.below(900),
        "height": random.below(900), "alt": soup::words(random), "caption": inlines(random, 2), "credit": soup::words(random),
    })
}

fn inlines(random: &mut Random, depth: usize) -> Value {
    if depth == 0 || random.one_in(3) {
        return soup::words(random).into();
    }
    (0..random.below(4)).map(|_| inline(random, depth - 1)).collect()
}

fn inline(random: &mut Random, depth: usize) -> Value {
    const TYPES: &str = "\
        strong emphasis mark strike code anchor reference link link break sub sup foreign isolate unknown";
    if random.one_in(3) {
        return soup::words(random).into();
    }
    let content = inlines(random, depth);
    let (url, number) = (soup::url(random), random.below(4));
    json!({
        "type": random.word(TYPES), "content": content, "text": soup::words(random), "url": url, "id": number, "to": number,
        "lang": soup::language(random), "dir": random.pick(&["rtl", "ltr", "auto", ""]),
    })
}
