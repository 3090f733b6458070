//! The path of an article's page: the month of publication and the words of the headline, `2025/11/عودة-المطر/`.
//!
//! A path contains letters, digits, `-` and `/`. So it leads out of no folder, and [`Site::url_of`](super::Site::url_of)
//! encodes it exactly once. [`Paths`](super::paths::Paths) makes the paths of different articles different.

use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use crate::{
    article::{Article, Timestamp},
    locale::marks,
    url::Url,
};

/// The maximum length of a slug in characters.
const CHARACTERS: usize = 80;
/// The maximum length of a slug in bytes. File systems allow 255 for a name, which may have a number and an extension.
const BYTES: usize = 200;
/// What other files and folders of the site are called. No slug is equal to one of them, and none is only a number, which
/// may be a year, a month or the page of a list.
const RESERVED: [&str; 5] = ["maqal", "oembed", "page", "section", "sections"];

/// Returns the path of the page of an article below the site's URL. It ends with a slash.
pub fn path(article: &Article) -> String {
    let mut slug = of_text(&article.title);
    if slug.is_empty() {
        slug = article.canonical.as_ref().map_or_else(String::new, |url| of_text(&last_segment(url)));
    }
    if slug.is_empty() {
        slug = of_hash(article);
    }
    let month = article.published.as_ref().map(month).unwrap_or_default();
    let is_taken = RESERVED.contains(&&*slug) || slug.chars().all(char::is_numeric);
    format!("{month}{}{slug}/", if is_taken { "article-" } else { "" })
}

/// Returns the folder of a month: `2025/11/`.
fn month(time: &Timestamp) -> String {
    let (year, rest) = time.as_str().split_once('-').unwrap_or_default();
    let (month, _) = rest.split_once('-').unwrap_or_default();
    format!("{year}/{month}/")
}

/// Returns the words of a text in lower case, joined by `-`, as many as fit. Empty if there are none.
pub(super) fn of_text(text: &str) -> String {
    let mut slug = String::new();
    let mut characters = 0;
    for word in text.split(is_separator) {
        let mut word: String = word.chars().filter(|letter| is_kept(*letter)).flat_map(char::to_lowercase).collect();
        // The dot of the lower case of `İ`.
        word.retain(|letter| letter != '\u{307}');
        if word.is_empty() {
            continue;
        }
        let length = word.chars().count();
        let hyphen = usize::from(!slug.is_empty());
        if characters + hyphen + length > CHARACTERS || slug.len() + hyphen + word.len() > BYTES {
            if slug.is_empty() {
                let end = word.char_indices().map(|(start, letter)| start + letter.len_utf8());
                let end = end.take(CHARACTERS).take_while(|end| *end <= BYTES).last().unwrap_or_default();
                slug.push_str(word.get(..end).unwrap_or_default());
            }
            break;
        }
        if hyphen > 0 {
            slug.push('-');
        }
        slug.push_str(&word);
        characters += hyphen + length;
    }
    slug
}

/// Whether a character separates words. The others are letters and digits, and what belongs to words but not to slugs. In
/// Persian, a zero-width non-joiner separates the parts of a word.
fn is_separator(letter: char) -> bool {
    !is_kept(letter)
        && !marks::is_mark(letter)
        && !matches!(letter,
            // The tatweel, the soft hyphen, combining marks, and invisible characters for joining and direction.
            '\u{640}' | '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200D}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            // Quotation marks and apostrophes, which Hebrew also uses for acronyms.
            | '\'' | '"' | '’' | '‘' | '“' | '”' | '\u{5F3}' | '\u{5F4}')
}

/// Whether a character of a word is part of the slug. The marks on Arabic and Hebrew letters are not, except those that
/// form another letter: the madda and the hamza.
fn is_kept(letter: char) -> bool {
    let is_mark = marks::is_mark(letter) && !matches!(letter, '\u{653}'..='\u{655}');
    let is_combining = matches!(letter, '\u{300}'..='\u{36F}');
    (letter.is_alphanumeric() || is_combining) && !is_mark && letter != '\u{640}'
}

/// Returns the last part of the path of a URL, without an extension.
fn last_segment(url: &Url) -> String {
    let path = url.as_str().get(url.origin().len()..).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (_, name) = path.rsplit_once('/').unwrap_or_default();
    let name = percent_decode_str(name).decode_utf8_lossy().into_owned();
    match name.rsplit_once('.') {
        Some((stem, extension)) if extension.bytes().all(|byte| byte.is_ascii_alphanumeric()) => stem.to_owned(),
        _ => name,
    }
}

/// Returns a slug that depends on everything in an article.
pub(super) fn of_hash(article: &Article) -> String {
    // An article consists of texts and lists, whose serialization does not fail.
    let json = serde_json::to_vec(article).unwrap_or_default();
    let number = Sha256::digest(json).iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("article-{number:012x}")
}
