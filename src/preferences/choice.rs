//! What can be chosen: one type per choice, with its name and its values as they are stored.

use std::str::FromStr;

use super::FontStep;

/// Something that a reader can choose.
pub trait Choice: Copy + Default + Eq + FromStr<Err = UnknownValue> + 'static {
    /// The name under which it is stored.
    const NAME: &'static str;
    /// All values, in the order of the settings panel.
    const ALL: &'static [Self];

    /// The value as it is stored.
    fn as_str(self) -> &'static str;

    /// The position among [`Self::ALL`].
    fn position(self) -> usize {
        Self::ALL.iter().position(|value| *value == self).unwrap_or_default()
    }
}

/// A stored value that is none of a choice's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownValue;

/// The names of all choices, in the order of the settings panel.
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
                match stored {
                    $($stored => Ok(Self::$variant),)+
                    _ => Err(UnknownValue),
                }
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
        /// The site's `--maqal-font-family`, or the reader's own.
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
        /// The device's own.
        System = "system",
        /// That of the page around an element.
        Page = "page",
    }
}

choice! {
    /// The colors.
    Theme = "theme" {
        /// As the system asks.
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
        /// Pure colors, 7:1 and more.
        Contrast = "contrast",
    }
}

choice! {
    /// The digits of the text.
    Digits = "digits" {
        /// As the article has them.
        #[default]
        Written = "written",
        /// Those of the article's language: `١٢٣` or `۱۲۳`.
        Arabic = "arab",
        /// `123`.
        Latin = "latn",
    }
}

choice! {
    /// The vowel marks of the text.
    Harakat = "harakat" {
        /// As the article has them.
        #[default]
        Shown = "shown",
        /// Left out.
        Hidden = "hidden",
    }
}

choice! {
    /// The calendars of the byline's dates.
    Calendar = "calendar" {
        /// The usual one of the language.
        #[default]
        Usual = "gregorian",
        /// A second one beside it.
        Both = "both",
    }
}

choice! {
    /// The alignment of the text.
    Alignment = "align" {
        /// At the start of the line.
        #[default]
        Start = "start",
        /// At both ends.
        Justify = "justify",
    }
}

choice! {
    /// Whether single keys are shortcuts.
    Shortcuts = "keys" {
        /// They are.
        #[default]
        On = "on",
        /// They are not.
        Off = "off",
    }
}
