//! The labels of the settings and of their values, in the language of the interface.

use yew::AttrValue;

use super::context::Messages;
use crate::{
    host::intl,
    preferences::{
        Alignment, Calendar, Choice, Digits, Face, FontStep, Harakat, LineHeight, Measure, Shortcuts, Theme,
    },
};

/// A setting that the settings panel shows.
pub trait Label: Choice {
    /// Returns the name of the setting.
    fn title(messages: &Messages) -> &'static str;

    /// Returns the name of a value.
    fn label(self, messages: &Messages) -> AttrValue;
}

impl Label for FontStep {
    fn title(messages: &Messages) -> &'static str {
        messages.font_step
    }

    fn label(self, messages: &Messages) -> AttrValue {
        intl::percent(&messages.locale, self.percent()).into()
    }
}

impl Label for LineHeight {
    fn title(messages: &Messages) -> &'static str {
        messages.line_height
    }

    fn label(self, messages: &Messages) -> AttrValue {
        intl::number(&messages.locale, self.as_str()).into()
    }
}

impl Label for Measure {
    fn title(messages: &Messages) -> &'static str {
        messages.measure
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::Narrowest => messages.measure_very_narrow,
            Self::Narrow => messages.measure_narrow,
            Self::Normal => messages.measure_normal,
            Self::Wide => messages.measure_wide,
            Self::Widest => messages.measure_very_wide,
        };
        label.into()
    }
}

impl Label for Face {
    fn title(messages: &Messages) -> &'static str {
        messages.face
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::Usual => messages.face_default,
            Self::Naskh => messages.face_naskh,
            Self::Amiri => messages.face_amiri,
            Self::Plex => messages.face_plex,
            Self::Nastaliq => messages.face_nastaliq,
            Self::Hebrew => messages.face_hebrew,
            Self::System => messages.face_system,
            Self::Page => messages.face_page,
        };
        label.into()
    }
}

impl Label for Theme {
    fn title(messages: &Messages) -> &'static str {
        messages.theme
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::Auto => messages.theme_auto,
            Self::Light => messages.theme_light,
            Self::Sepia => messages.theme_sepia,
            Self::Dark => messages.theme_dark,
            Self::Black => messages.theme_black,
            Self::Contrast => messages.theme_contrast,
        };
        label.into()
    }
}

impl Label for Digits {
    fn title(messages: &Messages) -> &'static str {
        messages.digits
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::Written => messages.digits_as_written,
            Self::Arabic => messages.digits_arab,
            Self::Latin => messages.digits_latn,
        };
        label.into()
    }
}

impl Label for Harakat {
    fn title(messages: &Messages) -> &'static str {
        messages.harakat
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::Shown => messages.harakat_shown,
            Self::Hidden => messages.harakat_hidden,
        };
        label.into()
    }
}

impl Label for Calendar {
    fn title(messages: &Messages) -> &'static str {
        messages.calendar
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::Usual => messages.calendar_gregorian,
            Self::Both => messages.calendar_both,
        };
        label.into()
    }
}

impl Label for Alignment {
    fn title(messages: &Messages) -> &'static str {
        messages.align
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::Start => messages.align_start,
            Self::Justify => messages.align_justify,
        };
        label.into()
    }
}

impl Label for Shortcuts {
    fn title(messages: &Messages) -> &'static str {
        messages.keys
    }

    fn label(self, messages: &Messages) -> AttrValue {
        let label = match self {
            Self::On => messages.keys_on,
            Self::Off => messages.keys_off,
        };
        label.into()
    }
}
