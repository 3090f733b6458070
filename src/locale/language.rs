//! Language tags and names of languages.

use serde::Serialize;

use super::{Direction, Letters, facts};

/// A language tag ([BCP 47]): subtags of one to eight letters and digits, joined by `-`, the first of two or three
/// letters.
///
/// # Examples
///
/// ```
/// use maqal::locale::{Direction, Language};
///
/// let persian = Language::parse("fa_IR").expect("an underscore counts as a hyphen");
/// assert_eq!((persian.as_str(), persian.primary()), ("fa-IR", "fa"));
/// assert_eq!(persian.direction(), Direction::Rtl);
///
/// // The script of a language can depend on the region.
/// let direction = |tag| Language::parse(tag).map(|language| language.direction());
/// assert_eq!(direction("ku-IQ"), Some(Direction::Rtl));
/// assert_eq!(direction("ku-TR"), Some(Direction::Ltr));
///
/// // Names of languages are read too. Words that are no language are not.
/// assert_eq!(Language::parse("العربية"), Language::parse("ar"));
/// assert_eq!(Language::parse("und"), None);
/// ```
///
/// [BCP 47]: https://www.rfc-editor.org/info/bcp47
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// Reads a tag, or the name of a language ([`facts::named`]); `_` counts as `-`. Returns `None` for any other text, on
    /// which `Intl` would throw, and for a tag that stands for no language, such as `und`.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim_ascii();
        if let Some(tag) = facts::named(tag) {
            return Some(Self(tag.to_owned()));
        }
        let tag = tag.replace('_', "-");
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let primary_fits = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !facts::is_no_language(primary);
        let rest_fits = subtags
            .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        (primary_fits && rest_fits).then_some(Self(tag))
    }

    /// Detects the language of a text by its letters ([`Letters::language`]).
    pub fn of_text(text: &str) -> Option<Self> {
        let mut letters = Letters::default();
        letters.add(text);
        letters.language()
    }

    /// Returns the primary subtag: the language without script and region.
    pub fn primary(&self) -> &str {
        facts::primary(&self.0)
    }

    /// Returns the direction of the script that the language is written in ([`facts::direction`]).
    pub fn direction(&self) -> Direction {
        facts::direction(&self.0)
    }

    /// Returns the tag as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
