//! Language tags, and the language of a text by its letters.

use serde::Serialize;

use super::{
    direction::{Direction, strong},
    facts,
};

/// A well-formed language tag ([BCP 47]): subtags of one to eight letters and digits, joined by `-`.
///
/// [BCP 47]: https://www.rfc-editor.org/info/bcp47
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// Reads a tag; `_` counts as `-`. Returns `None` if the tag is not well-formed, on which `Intl` would throw.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim_ascii().replace('_', "-");
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let primary_fits = (2..=8).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        let rest_fits = subtags
            .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        (primary_fits && rest_fits).then_some(Self(tag))
    }

    /// Detects the language of a text by the letters that distinguish it from languages of the same script. Returns
    /// `None` for Latin script, and for any other script that many languages share.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut counts = [0_usize; 6];
        for letter in text.chars() {
            let at = match letter {
                'ي' | 'ك' | 'ة' | 'ى' => 0,
                'ی' | 'ک' | 'پ' | 'گ' => 1,
                'ے' | 'ہ' | 'ٹ' | 'ڈ' | 'ڑ' | 'ں' => 2,
                'ێ' | 'ۆ' | 'ە' | 'ڕ' | 'ڵ' => 3,
                'א'..='ת' => 4,
                _ if strong(letter) == Some(Direction::Ltr) => 5,
                _ => continue,
            };
            counts[at] += 1;
        }
        let [arabic, persian, urdu, kurdish, hebrew, latin] = counts;
        let tag = match () {
            () if hebrew + arabic + persian + urdu + kurdish < latin => return None,
            () if hebrew > arabic + persian => "he",
            // Kurdish and Urdu have the letters of Persian too.
            () if kurdish * 4 > arabic + persian => "ckb",
            () if urdu * 4 > arabic + persian => "ur",
            () if persian > arabic => "fa",
            () if arabic > 0 => "ar",
            () => return None,
        };
        Some(Self(tag.to_owned()))
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
