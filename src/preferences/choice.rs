//! The settings: one type each, with its stored name and values.

use std::str::FromStr;

use super::FontStep;

/// A setting with a fixed list of values.
pub trait Choice: Copy + Default + Eq + FromStr<Err = UnknownValue> + 'static {
    /// The stored name.
    const NAME: &'static str;
    /// All values, in the order of the settings panel.
    const ALL: &'static [Self];

    /// Returns the stored form of the value.
    fn as_str(self) -> &'static str;

    /// Returns the index of the value in [`Self::ALL`].
    fn position(self) -> usize {
        Self::ALL.iter().position(|value| *value == self).unwrap_or_default()
    }
}

/// The error for a text that is none of a setting's stored values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownValue;

/// Returns the names of all settings, in the order of the settings panel.
pub fn names() -> [&'static str; 10] {
    [
        FontStep::NAME,
        LineHeight::NAME,
        Measure::NAME,
        Face::NAME,
        Theme::NAME,
        Digits::NAME,
        Harakat::NAME,
        Calendar::NAME,
        Alignment::NAME,
        Shortcuts::NAME,
    ]
}

/// Implements [`Choice`], `Display` and `FromStr` for an enum whose variants are `Variant = "stored value"`.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident = $stored_name:literal {
        $($(#[$doc:meta])* $variant:ident = $stored:literal,)+
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl Choice for $name {
            const NAME: &'static str = $stored_name;
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $stored,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownValue;

            fn from_str(stored: &str) -> Result<Self, UnknownValue> {
                Self::ALL.iter().find(|value| value.as_str() == stored).copied().ok_or(UnknownValue)
            }
        }
    };
}

choice! {
    /// The height of a line, as a multiple of the font size.
    LineHeight = "line-height" {
        /// 1.4
        Tightest = "1.4",
        /// 1.6
        Tighter = "1.6",
        /// 1.75
        Tight = "1.75",
        /// 1.9
        #[default]
        Normal = "1.9",
        /// 2.1
        Loose = "2.1",
        /// 2.4
        Loosest = "2.4",
    }
}

choice! {
    /// The width of the column of text, in multiples of the font size.
    Measure = "measure" {
        /// 26em
        Narrowest = "26em",
        /// 32em
        Narrow = "32em",
        /// 38em
        #[default]
        Normal = "38em",
        /// 46em
        Wide = "46em",
        /// 54em
        Widest = "54em",
    }
}

choice! {
    /// The typeface of the text.
    Face = "face" {
        /// The site's `--maqal-font-family`, or else the reader's default.
        #[default]
        Usual = "usual",
        /// Noto Naskh Arabic.
        Naskh = "naskh",
        /// Amiri.
        Amiri = "amiri",
        /// IBM Plex Sans Arabic.
        Plex = "plex",
        /// Noto Nastaliq Urdu.
        Nastaliq = "nastaliq",
        /// Frank Ruhl Libre.
        Hebrew = "hebrew",
        /// The system font.
        System = "system",
        /// The font of the page around the element.
        Page = "page",
    }
}

choice! {
    /// The color theme.
    Theme = "theme" {
        /// Light or dark, as the operating system prefers.
        #[default]
        Auto = "auto",
        /// Ink on warm white.
        Light = "light",
        /// Ink on sepia.
        Sepia = "sepia",
        /// Light gray on dark gray.
        Dark = "dark",
        /// Light gray on black.
        Black = "black",
        /// Pure colors, with a contrast ratio of at least 7:1.
        Contrast = "contrast",
    }
}

choice! {
    /// The digits in the text.
    Digits = "digits" {
        /// Those of the article.
        #[default]
        Written = "written",
        /// Those of the article's language: `١٢٣` or `۱۲۳`.
        Arabic = "arab",
        /// `123`.
        Latin = "latn",
    }
}

choice! {
    /// The vowel marks in the text.
    Harakat = "harakat" {
        /// Shown as in the article.
        #[default]
        Shown = "shown",
        /// Hidden.
        Hidden = "hidden",
    }
}

choice! {
    /// The calendars of the dates in the byline.
    Calendar = "calendar" {
        /// The usual calendar of the language.
        #[default]
        Usual = "gregorian",
        /// A second one beside it.
        Both = "both",
    }
}

choice! {
    /// The alignment of the text.
    Alignment = "align" {
        /// Aligned to the start of the line.
        #[default]
        Start = "start",
        /// Justified.
        Justify = "justify",
    }
}

choice! {
    /// Whether single-key shortcuts are enabled.
    Shortcuts = "keys" {
        /// Enabled.
        #[default]
        On = "on",
        /// Disabled.
        Off = "off",
    }
}
