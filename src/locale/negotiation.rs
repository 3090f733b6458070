//! Chooses the language of the interface.

use super::{Direction, Language, facts, messages::LANGUAGES};

/// Returns the first language among `tags` that the interface supports, or Arabic if it supports none of them; and its
/// locale for `Intl`.
///
/// `tags` are language tags ([BCP 47]) in order of preference; strings that are no tags are ignored. The language is
/// one of [`LANGUAGES`]. The locale has the region of the tag if there is one, because the region decides on digits and
/// on the names of months (تشرين الثاني in Syria, نوفمبر in Egypt).
///
/// [BCP 47]: https://www.rfc-editor.org/info/bcp47
pub fn choose<'a>(tags: impl IntoIterator<Item = &'a str>) -> (&'static str, String) {
    for tag in tags {
        let primary = match facts::primary(tag) {
            // Kurdish in Arabic script is Sorani.
            "ku" if Language::parse(tag).is_some_and(|tag| tag.direction() == Direction::Rtl) => "ckb",
            primary => primary,
        };
        if let Some(language) = LANGUAGES.into_iter().find(|known| known.eq_ignore_ascii_case(primary)) {
            return (language, locale(language, tag));
        }
    }
    let arabic = LANGUAGES[0];
    (arabic, locale(arabic, arabic))
}

/// Returns the locale for a tag. Uses the tag itself only if it consists of a language and a region: pages and articles may
/// contain any string, and `Intl` throws on tags that are not well-formed.
fn locale(language: &'static str, tag: &str) -> String {
    let locale = match tag.as_bytes() {
        [_, _, b'-', one, other]
            if one.is_ascii_alphabetic() && other.is_ascii_alphabetic() && facts::has_regions(language) =>
        {
            tag
        }
        _ => facts::default_locale(language),
    };
    locale.to_owned()
}
