//! Which language the interface speaks.

use super::{Direction, Language, messages::LANGUAGES};

/// The first of some language tags whose language the interface speaks; Arabic where it speaks none.
///
/// The tags are those of [BCP 47], in the order in which they are asked; an empty one says nothing. Given back is the
/// language by its place among [`LANGUAGES`], and the tag that `Intl` is to write numbers and dates by: with its region
/// where one is known, since that decides on the names of months and on digits (تشرين الثاني in Damascus, نوفمبر in
/// Cairo).
///
/// [BCP 47]: https://www.rfc-editor.org/info/bcp47
pub fn choose<'a>(tags: impl IntoIterator<Item = &'a str>) -> (usize, String) {
    for tag in tags {
        let primary = match tag.split('-').next().unwrap_or_default() {
            // Kurdish that is written from the right.
            "ku" if Language::parse(tag).is_some_and(|tag| Direction::of_language(&tag) == Direction::Rtl) => "ckb",
            primary => primary,
        };
        let known = LANGUAGES.iter().enumerate().find(|(_, known)| known.eq_ignore_ascii_case(primary));
        if let Some((index, language)) = known {
            return (index, locale(language, tag));
        }
    }
    (0, locale(LANGUAGES[0], LANGUAGES[0]))
}

/// A tag as `Intl` takes it: only a language with a region is taken as an article or a page says it, since `Intl` throws at
/// what is no tag. Without a region Arabic has the digits of most of its countries, which browsers do not
/// agree on; and for Kurdish, which they do not know, they are told to do as in Arabic.
fn locale(language: &'static str, tag: &str) -> String {
    let known = match (language, tag.as_bytes()) {
        ("ckb", _) => "ar-IQ-u-nu-arab",
        (_, [_, _, b'-', one, other]) if one.is_ascii_alphabetic() && other.is_ascii_alphabetic() => tag,
        ("ar", _) => "ar-u-nu-arab",
        _ => language,
    };
    known.to_owned()
}
