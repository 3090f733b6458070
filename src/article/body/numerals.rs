//! The numerals of an ordered list.

use serde::Serialize;

/// The kind of numerals of an ordered list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Numerals {
    /// Decimal digits.
    #[default]
    Decimal,
    /// The letters of the language: a, b or أ, ب.
    LowerLetters,
    /// Capital letters, if the script has them.
    UpperLetters,
    /// Lowercase Roman numerals: i, ii, iii.
    LowerRoman,
    /// Uppercase Roman numerals: I, II, III.
    UpperRoman,
}

impl Numerals {
    /// All kinds except the default, each with its name in our format, the value of `type` in HTML, and the name in
    /// CSS.
    const NAMES: [(Self, [&'static str; 3]); 4] = [
        (Self::LowerLetters, ["lowerLetters", "a", "lower-alpha"]),
        (Self::UpperLetters, ["upperLetters", "A", "upper-alpha"]),
        (Self::LowerRoman, ["lowerRoman", "i", "lower-roman"]),
        (Self::UpperRoman, ["upperRoman", "I", "upper-roman"]),
    ];

    /// Returns the numerals with a name in any of the three; the default for an unknown name.
    pub fn of(name: &str) -> Self {
        let name = if name == "lower-latin" { "a" } else { name };
        let name = if name == "upper-latin" { "A" } else { name };
        let mut known = Self::NAMES.iter();
        known.find(|(_, names)| names.contains(&name)).map_or(Self::Decimal, |(numerals, _)| *numerals)
    }

    /// Returns the value of the HTML attribute `type`; `None` for the default.
    pub fn html(self) -> Option<&'static str> {
        Self::NAMES.iter().find(|(numerals, _)| *numerals == self).map(|(_, [_, html, _])| *html)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::Decimal
    }
}
