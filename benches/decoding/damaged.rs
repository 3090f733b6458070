//! Compares the parsing of invalid JSON with that of the same JSON without the damage: of an article, and of extreme cases,
//! with a string that repeats a letter or an escape. The aim is a ratio of at most 2.
//!
//! The variants alternate, and the fastest run of each counts, so that other processes do not change the ratios.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use maqal::source;

/// The number of rounds.
const RUNS: usize = 50;

/// The name of the valid JSON.
const CLEAN: &str = "clean";

/// The name of the valid JSON with many line breaks in its strings, as escapes.
const LINES: &str = "clean lines";

/// The names of the variants, each with that of the valid one.
const DAMAGE: [(&str, &str); 13] = [
    (CLEAN, CLEAN),
    ("byte order mark before", CLEAN),
    ("comment after", CLEAN),
    ("notice before", CLEAN),
    ("cut off", CLEAN),
    ("line break at the start", CLEAN),
    ("line break in the middle", CLEAN),
    ("line break at the end", CLEAN),
    ("half of an emoji at the start", CLEAN),
    ("half of an emoji in the middle", CLEAN),
    ("half of an emoji at the end", CLEAN),
    (LINES, LINES),
    ("many line breaks", LINES),
];

/// Returns the variant of valid JSON with this name.
fn damaged(json: &str, name: &str) -> String {
    const NOTICE: &str = "<br />\n<b>Notice</b>: a in <b>/b</b> on line <b>1</b><br />\n";
    let fault = if name.starts_with("line") { "\n" } else { "\\ud83d" };
    // The place after the next word.
    let after = |at: usize| at + json[at..].find(' ').expect("the text has words");
    let insert = |at: usize| [&json[..at], fault, &json[at..]].concat();
    match name.rsplit(' ').next().unwrap_or_default() {
        "before" if name.starts_with("notice") => [NOTICE, json].concat(),
        "before" => ["\u{FEFF}\n", json].concat(),
        "after" => [json, "\n<!-- cached -->"].concat(),
        "off" => json.strip_suffix('}').expect("it is an object").to_owned(),
        "start" => insert(after(300)),
        "middle" => insert(after(json.len() / 2)),
        "end" => insert(json.rfind(' ').expect("the text has words")),
        "lines" => json.replace(' ', "\\n"),
        "breaks" => json.replace(' ', "\n"),
        _ => json.to_owned(),
    }
}

/// Returns the same JSON with an escape for every character that is not ASCII, as PHP and Python write it.
fn escaped(json: &str) -> String {
    let mut out = String::new();
    for character in json.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            out.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// What the string of the extreme cases repeats in valid JSON.
const REPEATED: [(&str, &str); 8] = [
    ("letters", "a"),
    ("letters and line breaks", r"ab\n"),
    ("line breaks", r"\n"),
    ("backslashes", r"\\"),
    ("quotation marks", r#"\""#),
    ("quoted words", r#"a \"word\" and a few more words "#),
    ("escaped letters", r"\u0645"),
    ("surrogate pairs", r"\ud83d\ude00"),
];

/// Where the extreme cases are damaged: in the long string, or in another one, which follows or precedes it.
const PLACES: [&str; 5] = ["at the start", "at the end", "everywhere", "after it", "before it"];

/// Prints the ratios of the times to those of the valid JSON.
pub fn compare(json: &str) {
    let [characters, escapes] = [json.to_owned(), escaped(json)].map(|json| ratios(&json));
    println!("\n{:<36}{:>12}{:>12}", "damaged/clean", "characters", "escapes");
    for (((name, _), characters), escapes) in DAMAGE.iter().zip(characters).zip(escapes) {
        println!("{name:<36}{characters:>12.2}{escapes:>12.2}");
    }
    println!("\n{:<30}{}", "a string of", PLACES.map(|place| format!("{place:>13}")).concat());
    for (name, unit) in REPEATED {
        let text = unit.repeat(json.len() / unit.len());
        let places = [
            ["\n", &text].concat(),
            [&text, "\n"].concat(),
            text.replace(r"\n", "\n"),
            [&text, "\",\"\n"].concat(),
            ["\n\",\"", &text].concat(),
        ];
        let (clean, damaged) = (["[\"", &text, "\"]"].concat(), places.map(|text| ["[\"", &text, "\"]"].concat()));
        let times = fastest(&[&[clean], &damaged[..]].concat());
        print!("{name:<30}");
        for time in &times[1..] {
            print!("{:>13.2}", time.as_secs_f64() / times[0].as_secs_f64());
        }
        println!();
    }
}

fn ratios(json: &str) -> Vec<f64> {
    let damaged = DAMAGE.map(|(name, _)| damaged(json, name));
    for ((name, _), json) in DAMAGE.iter().zip(&damaged) {
        assert_eq!(source::parse(json.as_bytes()).is_ok(), *name != "cut off", "{name}");
    }
    let fastest = fastest(&damaged);
    let time = |name| {
        DAMAGE.iter().zip(&fastest).find(|((known, _), _)| *known == name).map_or(Duration::MAX, |(_, time)| *time)
    };
    DAMAGE.iter().map(|(name, clean)| time(*name).as_secs_f64() / time(*clean).as_secs_f64()).collect()
}

/// Returns the shortest time in which each text is parsed.
fn fastest(texts: &[String]) -> Vec<Duration> {
    let mut fastest = vec![Duration::MAX; texts.len()];
    for _ in 0..RUNS {
        for (json, fastest) in texts.iter().zip(&mut fastest) {
            // The first run may have to request memory from the system.
            for _ in 0..2 {
                let start = Instant::now();
                drop(black_box(source::parse(black_box(json.as_bytes()))));
                *fastest = start.elapsed().min(*fastest);
            }
        }
    }
    fastest
}
