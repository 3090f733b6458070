//! What can be chosen: a few values for each name, in order, one of which is the usual one.

/// A name in each line, and its values; the usual one has a star. A `font-step` is the number
/// of a [`FontStep`](super::FontStep), a `line-height` a multiple of the text's size, a `measure` a length in CSS, in
/// which an `em` is that size.
const CHOICES: &str = include_str!("choices.txt");

/// Something that can be chosen.
#[derive(Clone, Copy)]
pub struct Choice {
    /// Its name, as it is kept.
    pub name: &'static str,
    line: &'static str,
}

/// All that can be chosen, in the order of the panel.
pub fn choices() -> impl Iterator<Item = Choice> {
    CHOICES.split_terminator('\n').map(|line| Choice { name: line.split(' ').next().unwrap_or_default(), line })
}

/// What has this name.
pub fn choice(name: &str) -> Option<Choice> {
    choices().find(|choice| choice.name == name)
}

impl Choice {
    /// The values, in order.
    pub fn values(self) -> impl Iterator<Item = &'static str> {
        self.line.split(' ').skip(1).map(|value| value.trim_start_matches('*'))
    }

    /// The usual value.
    pub fn usual(self) -> &'static str {
        self.line.split_once('*').and_then(|(_, rest)| rest.split(' ').next()).unwrap_or_default()
    }

    /// The value of this name among some choices, as they are kept; `None` where there is none that can be chosen, so
    /// that one choice that is not understood leaves the others.
    pub fn among(self, choices: &str) -> Option<&'static str> {
        let kept = super::value(choices, self.name)?;
        self.values().find(|value| *value == kept)
    }

    /// Whether the values are steps of a scale.
    pub fn is_scale(self) -> bool {
        matches!(self.name, "font-step" | "line-height" | "measure")
    }
}
