//! The words of choices.

use super::reader::Words;
use crate::{
    host::intl,
    preferences::{
        Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Shortcuts, Theme,
    },
};

/// A choice with words.
pub trait Label: Choice {
    /// The words for what is chosen.
    fn title(words: &Words) -> &'static str;

    /// The words for a value.
    fn label(self, words: &Words) -> &'static str;
}

/// A choice on a scale.
pub trait Scaled: Choice {
    /// The words for what is chosen.
    fn title(words: &Words) -> &'static str;

    /// What a step is called.
    fn label(self, words: &Words) -> String;
}

impl Scaled for FontStep {
    fn title(words: &Words) -> &'static str {
        words.font_step
    }

    fn label(self, words: &Words) -> String {
        intl::percent(&words.locale, self.percent())
    }
}

impl Scaled for LineHeight {
    fn title(words: &Words) -> &'static str {
        words.line_height
    }

    fn label(self, words: &Words) -> String {
        intl::number(&words.locale, self.as_str())
    }
}

impl Scaled for Measure {
    fn title(words: &Words) -> &'static str {
        words.measure
    }

    fn label(self, words: &Words) -> String {
        let label = match self {
            Self::Narrowest => words.measure_very_narrow,
            Self::Narrow => words.measure_narrow,
            Self::Normal => words.measure_normal,
            Self::Wide => words.measure_wide,
            Self::Widest => words.measure_very_wide,
        };
        label.to_owned()
    }
}

impl Label for Face {
    fn title(words: &Words) -> &'static str {
        words.face
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::Usual => words.face_default,
            Self::Naskh => words.face_naskh,
            Self::Amiri => words.face_amiri,
            Self::Plex => words.face_plex,
            Self::Nastaliq => words.face_nastaliq,
            Self::Hebrew => words.face_hebrew,
            Self::System => words.face_system,
            Self::Page => words.face_page,
        }
    }
}

impl Label for Theme {
    fn title(words: &Words) -> &'static str {
        words.theme
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::Auto => words.theme_auto,
            Self::Light => words.theme_light,
            Self::Sepia => words.theme_sepia,
            Self::Dark => words.theme_dark,
            Self::Black => words.theme_black,
            Self::Contrast => words.theme_contrast,
        }
    }
}

impl Label for Digits {
    fn title(words: &Words) -> &'static str {
        words.digits
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::Written => words.digits_as_written,
            Self::Arabic => words.digits_arab,
            Self::Latin => words.digits_latn,
        }
    }
}

impl Label for Harakat {
    fn title(words: &Words) -> &'static str {
        words.harakat
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::Shown => words.harakat_shown,
            Self::Hidden => words.harakat_hidden,
        }
    }
}

impl Label for Calendar {
    fn title(words: &Words) -> &'static str {
        words.calendar
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::Usual => words.calendar_gregorian,
            Self::Both => words.calendar_both,
        }
    }
}

impl Label for Alignment {
    fn title(words: &Words) -> &'static str {
        words.align
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::Start => words.align_start,
            Self::Justify => words.align_justify,
        }
    }
}

impl Label for Shortcuts {
    fn title(words: &Words) -> &'static str {
        words.keys
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::On => words.keys_on,
            Self::Off => words.keys_off,
        }
    }
}
