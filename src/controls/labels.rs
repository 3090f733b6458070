//! The words of choices.

use yew::AttrValue;

use super::context::Words;
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
    fn label(self, words: &Words) -> AttrValue;
}

impl Label for FontStep {
    fn title(words: &Words) -> &'static str {
        words.font_step
    }

    fn label(self, words: &Words) -> AttrValue {
        intl::percent(&words.locale, self.percent()).into()
    }
}

impl Label for LineHeight {
    fn title(words: &Words) -> &'static str {
        words.line_height
    }

    fn label(self, words: &Words) -> AttrValue {
        intl::number(&words.locale, self.as_str()).into()
    }
}

impl Label for Measure {
    fn title(words: &Words) -> &'static str {
        words.measure
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::Narrowest => words.measure_very_narrow,
            Self::Narrow => words.measure_narrow,
            Self::Normal => words.measure_normal,
            Self::Wide => words.measure_wide,
            Self::Widest => words.measure_very_wide,
        };
        label.into()
    }
}

impl Label for Face {
    fn title(words: &Words) -> &'static str {
        words.face
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::Usual => words.face_default,
            Self::Naskh => words.face_naskh,
            Self::Amiri => words.face_amiri,
            Self::Plex => words.face_plex,
            Self::Nastaliq => words.face_nastaliq,
            Self::Hebrew => words.face_hebrew,
            Self::System => words.face_system,
            Self::Page => words.face_page,
        };
        label.into()
    }
}

impl Label for Theme {
    fn title(words: &Words) -> &'static str {
        words.theme
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::Auto => words.theme_auto,
            Self::Light => words.theme_light,
            Self::Sepia => words.theme_sepia,
            Self::Dark => words.theme_dark,
            Self::Black => words.theme_black,
            Self::Contrast => words.theme_contrast,
        };
        label.into()
    }
}

impl Label for Digits {
    fn title(words: &Words) -> &'static str {
        words.digits
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::Written => words.digits_as_written,
            Self::Arabic => words.digits_arab,
            Self::Latin => words.digits_latn,
        };
        label.into()
    }
}

impl Label for Harakat {
    fn title(words: &Words) -> &'static str {
        words.harakat
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::Shown => words.harakat_shown,
            Self::Hidden => words.harakat_hidden,
        };
        label.into()
    }
}

impl Label for Calendar {
    fn title(words: &Words) -> &'static str {
        words.calendar
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::Usual => words.calendar_gregorian,
            Self::Both => words.calendar_both,
        };
        label.into()
    }
}

impl Label for Alignment {
    fn title(words: &Words) -> &'static str {
        words.align
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::Start => words.align_start,
            Self::Justify => words.align_justify,
        };
        label.into()
    }
}

impl Label for Shortcuts {
    fn title(words: &Words) -> &'static str {
        words.keys
    }

    fn label(self, words: &Words) -> AttrValue {
        let label = match self {
            Self::On => words.keys_on,
            Self::Off => words.keys_off,
        };
        label.into()
    }
}
