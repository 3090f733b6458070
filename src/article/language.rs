//! The language and the direction of an article. The rules are the same for all formats.
//!
//! 1. A declared language counts, unless the letters clearly contradict it: the defaults of themes, feeds and editors
//!    label many Persian texts as English. If the language is also written in Arabic script, such as Kurdish, only its
//!    script is corrected.
//! 2. Without a declared language, the letters indicate it if there are enough ([`Letters::language`]).
//! 3. The direction is the declared one, or else that of the language's script, or else that of the majority of
//!    letters, or else right to left. A declared direction that equals that of a contradicted language does not count.
//!
//! Only the visible letters of the cleaned article count. Therefore, language and direction do not change if an article
//! is written in our format and read again.

use super::{
    Article,
    body::{self, Block},
};
use crate::locale::{Direction, Language, Letters, facts};

/// The minimum number of letters that can contradict a language of the same script.
const CLEAR: usize = 80;

/// The size of the sample whose letters are counted, in bytes.
const SAMPLE: usize = 20_000;

/// Counts the letters of a headline and a body. Code does not count.
pub fn letters(title: &str, body: &[Block]) -> Letters {
    let mut letters = Letters::default();
    letters.add(title);
    let mut size = 0;
    body::visit_prose(body, &mut |text| {
        if size < SAMPLE {
            letters.add(text);
        }
        size += text.len();
    });
    letters
}

/// Sets the language and the direction of a cleaned article ([`determine`]).
pub fn assign(article: &mut Article, declared: [Option<Language>; 2], dir: Option<Direction>) {
    let letters = letters(&article.title, &article.body);
    (article.lang, article.dir) = determine(&letters, declared, dir);
}

/// Determines language and direction. `declared` are the languages that the publisher declares, the most specific one
/// first, and `dir` is the declared direction.
pub fn determine<const COUNT: usize>(
    letters: &Letters,
    declared: [Option<Language>; COUNT],
    dir: Option<Direction>,
) -> (Option<Language>, Direction) {
    let detected = letters.language();
    let mut dir = dir;
    let mut known = None;
    for lang in declared {
        let Some(lang) = lang else { continue };
        if letters.contradict(lang.direction()) {
            dir = dir.filter(|dir| *dir != lang.direction());
            if lang.direction() == Direction::Ltr && facts::has_arabic_form(lang.primary()) {
                known = known.or_else(|| Language::parse(&[lang.primary(), "-Arab"].concat()));
            }
        } else if known.is_none() {
            known = Some(lang);
        }
    }
    let lang = match (known, detected) {
        (Some(known), Some(detected))
            if letters.total() >= CLEAR
                && facts::is_detected(known.primary())
                && known.direction() == Direction::Rtl
                && !known.primary().eq_ignore_ascii_case(detected.primary()) =>
        {
            Some(detected)
        }
        (known, detected) => known.or(detected),
    };
    let of_language = lang.as_ref().map(Language::direction);
    let dir = dir.or(of_language).or_else(|| letters.direction()).unwrap_or(Direction::Rtl);
    (lang, dir)
}
