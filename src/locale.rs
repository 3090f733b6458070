//! Language and direction: which way a text runs, and in which words the interface speaks.
//!
//! A direction is found in three steps, each only where the one before is silent: what the publisher says
//! (`dir`), the script of the language ([`Direction::of_language`]), the majority of the strong letters
//! ([`Direction::of_text`]). The first strong letter, by which `dir=auto` decides, is not asked: an Arabic
//! paragraph may well open with a Latin name.

mod choice;
pub mod digits;
pub mod marks;
pub mod messages;
pub mod settings;
pub mod words;

use serde::Serialize;

pub use choice::choose;
pub use messages::Messages;

/// The way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the right to the left: Arabic, Hebrew, Syriac, Thaana, `NKo`, Adlam.
    Rtl,
    /// From the left to the right.
    Ltr,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rtl => "rtl",
            Self::Ltr => "ltr",
        }
    }

    /// Reads a `dir` attribute's value, in any case; `auto` and anything else say nothing.
    pub fn from_attribute(value: &str) -> Option<Self> {
        let value = value.trim_ascii();
        if value.eq_ignore_ascii_case("rtl") {
            Some(Self::Rtl)
        } else if value.eq_ignore_ascii_case("ltr") {
            Some(Self::Ltr)
        } else {
            None
        }
    }

    /// The direction of the script that a language is written in: its script subtag's, else its likely one.
    ///
    /// The likely scripts are those of CLDR's likely subtags (`pa-PK` is written in Arabic script, `pa` is not).
    pub fn of_language(language: &Language) -> Self {
        let mut subtags = language.as_str().split('-');
        let primary = subtags.next().unwrap_or_default();
        let mut region = "";
        for subtag in subtags {
            match subtag.len() {
                4 => return if has(RTL_SCRIPTS, subtag) { Self::Rtl } else { Self::Ltr },
                2 if region.is_empty() => region = subtag,
                1 => break,
                _ => {}
            }
        }
        let in_region = &[primary, "-", region].concat();
        if has(RTL_IN_REGION, in_region) || (has(RTL_LANGUAGES, primary) && !has(LTR_IN_REGION, in_region)) {
            Self::Rtl
        } else {
            Self::Ltr
        }
    }

    /// The direction of most strong letters in `text`; `None` where it has none, right to left on a tie.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut tally = Tally::default();
        tally.add(text);
        tally.direction()
    }
}

/// Counts strong letters over the pieces of a text.
#[derive(Default)]
pub struct Tally {
    rtl: usize,
    ltr: usize,
    first: Option<Direction>,
}

impl Tally {
    /// Counts the strong letters of one more piece.
    pub fn add(&mut self, text: &str) {
        for letter in text.chars() {
            let direction = strong(letter);
            self.first = self.first.or(direction);
            match direction {
                Some(Direction::Rtl) => self.rtl += 1,
                Some(Direction::Ltr) => self.ltr += 1,
                None => {}
            }
        }
    }

    /// The direction of a part of a text that runs `around`, where that is another: most of its letters run against the
    /// text, and it begins so too. An Arabic sentence full of Latin names remains one.
    pub fn own(&self, around: Direction) -> Option<Direction> {
        self.direction().filter(|own| *own != around && self.first == Some(*own))
    }

    /// The majority so far; `None` before the first strong letter.
    pub fn direction(&self) -> Option<Direction> {
        match (self.rtl, self.ltr) {
            (0, 0) => None,
            (rtl, ltr) if rtl >= ltr => Some(Direction::Rtl),
            _ => Some(Direction::Ltr),
        }
    }
}

/// The direction of a strong letter; `None` for marks, digits, punctuation, symbols and controls.
///
/// By blocks, not by the whole bidi class table, which would weigh more than all of this module: a majority
/// does not turn on a rare sign.
#[expect(clippy::match_same_arms, reason = "marks and digits must be told from the letters around them first")]
fn strong(letter: char) -> Option<Direction> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{AA}' | '\u{B5}' | '\u{BA}' => Some(Direction::Ltr),
        // Marks and digits inside the right-to-left blocks.
        '\u{591}'..='\u{5BD}'
        | '\u{600}'..='\u{607}'
        | '\u{609}'..='\u{61A}'
        | '\u{64B}'..='\u{66C}'
        | '\u{6D6}'..='\u{6ED}'
        | '\u{6F0}'..='\u{6F9}'
        | '\u{7C0}'..='\u{7C9}' => None,
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => Some(Direction::Rtl),
        '\0'..='\u{BF}'
        | '\u{D7}'
        | '\u{F7}'
        | '\u{2B9}'..='\u{36F}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{FE00}'..='\u{FE6F}'
        | '\u{FEFF}'..='\u{FF20}'
        | '\u{FFE0}'..='\u{FFFF}'
        | '\u{1F000}'..='\u{1FAFF}'
        | '\u{E0000}'.. => None,
        _ => Some(Direction::Ltr),
    }
}

/// A language tag of well-formed shape ([BCP 47]): subtags of one to eight letters and digits, joined by `-`.
///
/// [BCP 47]: https://www.rfc-editor.org/info/bcp47
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// Reads a tag, `_` taken for `-`; `None` where its shape is wrong, so that no browser call throws on it.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim_ascii().replace('_', "-");
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let primary_fits = (2..=8).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        let rest_fits = subtags
            .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        (primary_fits && rest_fits).then_some(Self(tag))
    }

    /// The language that a text's letters tell: those that only it has, or has in place of its neighbours' letters.
    /// `None` for Latin script, and for any other that many languages share.
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
            // Both write the letters of Persian too.
            () if kurdish * 4 > arabic + persian => "ckb",
            () if urdu * 4 > arabic + persian => "ur",
            () if persian > arabic => "fa",
            () if arabic > 0 => "ar",
            () => return None,
        };
        Some(Self(tag.to_owned()))
    }

    /// The language without script and region.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The tag as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a list of words parted by spaces has this one, in any case.
fn has(list: &str, subtag: &str) -> bool {
    list.split(' ').any(|entry| entry.eq_ignore_ascii_case(subtag))
}

const RTL_SCRIPTS: &str = "Adlm Arab Aran Armi Avst Hebr Mand Mani Nkoo Phnx Rohg Samr Syrc Thaa";

const RTL_LANGUAGES: &str = "aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd ar arb arc arq ars ary arz ayl ayn azb \
    bal bgn bqi brh ckb dv fa glk gwc haz he hnd hno iw ji khw ks lrc luz mzn nqo pes phr pnb prs ps \
    rhg sd sdh shu skr syr trw ug ur yi";

/// Languages written from the right only in some regions, and from the left only in some.
const RTL_IN_REGION: &str = "az-IQ az-IR kk-CN ku-IQ ku-IR ku-LB ky-CN pa-PK uz-AF";
const LTR_IN_REGION: &str = "sd-IN";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_letters_are_told_from_signs() {
        for letter in ['ب', 'ش', 'ى', 'پ', 'א', 'ޓ', 'ﻻ'] {
            assert_eq!(strong(letter), Some(Direction::Rtl), "{letter:?}");
        }
        for letter in ['a', 'Z', 'é', 'Ж', 'ω', '中', 'ह'] {
            assert_eq!(strong(letter), Some(Direction::Ltr), "{letter:?}");
        }
        for sign in ['1', '٣', '۴', '\u{64E}', '–', '،', '«', ' ', '\u{200F}', '😀', '×'] {
            assert_eq!(strong(sign), None, "{sign:?}");
        }
    }
}
