//! Reads the authors of an article from the JSON shapes and the lines of text in which publishers send them.

use std::borrow::Cow;

use super::json::Json;
use crate::{
    article::{Author, clean},
    text,
    url::Url,
};

/// The maximum number of authors.
pub const LIMIT: usize = 100;

/// The name or names of authors, and the URL of one author; both may be empty.
pub type Credit<'a> = (Cow<'a, str>, &'a str);

/// The fields with the name of a person, in order of preference.
const NAMES: [&str; 4] = ["name", "display_name", "@value", "alternateName"];

/// The fields with the two parts of a name.
const GIVEN_NAMES: [&str; 2] = ["givenName", "first_name"];
const FAMILY_NAMES: [&str; 2] = ["familyName", "last_name"];

/// Words that precede the name of an author.
const BY: &[&str] = &[
    "written by",
    "by",
    "بقلم",
    "كتبه",
    "كتبته",
    "إعداد",
    "نوشته",
    "نوشتهٔ",
    "نوشته‌ی",
    "نویسنده",
    "به قلم",
    "از قلم",
    "از",
    "تحریر",
    "מאת",
    "نووسینی",
    "نووسەر",
    "par",
    "yazan",
];

/// The beginnings of words that are a job title, not a name: `Omar Haddad, senior editor`.
const JOB_TITLES: &[&str] = &[
    "editor",
    "report",
    "correspond",
    "writer",
    "journalis",
    "professor",
    "director",
    "مراسل",
    "محرر",
    "محرّر",
    "كاتب",
    "صحفي",
    "صحافي",
    "باحث",
    "أستاذ",
    "رئيس",
    "خبرنگار",
    "روزنامه",
    "نویسنده",
    "כתב",
    "עורך",
    "פרופ",
];

/// Returns the names and URLs in the first field that has any.
pub fn first<'a>(fields: &[&'a Json]) -> Vec<Credit<'a>> {
    let mut out = Vec::new();
    for field in fields {
        if out.is_empty() {
            authors(field, &mut out);
        }
    }
    out
}

/// Adds the names and URLs of authors. A value is a name, an object with a name, or a list of these. The name in an
/// object may again be any of these.
pub fn authors<'a>(json: &'a Json, out: &mut Vec<Credit<'a>>) {
    for author in json.entries() {
        if out.len() >= LIMIT {
            return;
        }
        if let Some(name) = author.as_str() {
            if is_name(name) {
                out.push((name.into(), ""));
            }
            continue;
        }
        let before = out.len();
        for field in NAMES {
            if out.len() == before {
                authors(author.get(field), out);
            }
        }
        let (given, family) = (author.first(&GIVEN_NAMES), author.first(&FAMILY_NAMES));
        if out.len() == before && (is_name(given) || is_name(family)) {
            out.push(([given, " ", family].concat().into(), ""));
        }
        // In WordPress, `link` is the author's page on the site, and `url` the author's own website.
        let url = author.get("url").head();
        let url = text::first(&[author.first(&["link", "URL"]), url.as_str().unwrap_or_default(), url.text("@id")]);
        if let [(_, of_name)] = out.get_mut(before..).unwrap_or_default()
            && of_name.is_empty()
        {
            *of_name = url;
        }
    }
}

/// Adds the authors in a line of text. `url` is ignored if the line has several names. The publisher, who is shown
/// anyway, and repeated names are omitted.
pub fn add(byline: &mut Vec<Author>, line: &str, url: Option<Url>, publisher: &str) {
    let names = split(without_by(line));
    let url = url.filter(|_| names.len() == 1);
    for name in names {
        // RSS: `desk@news.example (Omar Haddad)`.
        let name = match text::split_once(name, " (") {
            Some((address, name)) if address.contains('@') => name.trim_end_matches(')'),
            _ => name,
        };
        if byline.len() >= LIMIT {
            return;
        }
        if !is_name(name) || name.eq_ignore_ascii_case(publisher) {
            continue;
        }
        match byline.iter_mut().find(|author| author.name == name) {
            Some(author) if author.url.is_none() => author.url.clone_from(&url),
            Some(_) => {}
            None => byline.push(Author { name: name.to_owned(), url: url.clone() }),
        }
    }
}

/// Whether a text is a name and not a URL.
fn is_name(text: &str) -> bool {
    clean::has_words(text) && !["http://", "https://", "//", "www."].iter().any(|start| text.starts_with(start))
}

/// Removes the words before a name, because the reader adds its own.
fn without_by(line: &str) -> &str {
    let mut line = line.trim();
    // Some lines contain them twice.
    for _ in 0..2 {
        for by in BY {
            if let Some((word, rest)) = line.split_at_checked(by.len())
                && word.eq_ignore_ascii_case(by)
                && let name = rest.trim_start_matches([' ', ':', '\u{A0}'])
                && name.len() < rest.len()
                && !name.is_empty()
            {
                line = name;
            }
        }
    }
    line
}

fn is_job_title(word: &str) -> bool {
    let begins = |start: &&str| word.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    JOB_TITLES.iter().any(begins)
}

/// Splits a line into names, at the separators of a list.
fn split(line: &str) -> Vec<&str> {
    if line.split([' ', '\u{A0}']).any(is_job_title) {
        return vec![line];
    }
    // In Latin script, a name may contain a comma: `Haddad, Omar`, `Omar Haddad, Jr.`
    let is_rtl = line.chars().any(|character| matches!(character, '\u{590}'..='\u{8FF}'));
    let has_lists = is_rtl || line.split(',').all(|name| name.trim().contains(' '));
    let mut names = Vec::new();
    for name in line.split(|separator| matches!(separator, '،' | ';' | '؛') || (separator == ',' && has_lists)) {
        names.push(name.trim());
    }
    if names.len() > 1
        && let Some(last) = names.pop()
    {
        let pair = [" and ", " & ", " و ", " اور "].iter().find_map(|and| text::split_once(last, and));
        match pair {
            Some((one, other)) => names.extend([one, other]),
            None => names.push(last.strip_prefix("and ").unwrap_or(last)),
        }
    }
    names
}
