//! The size of the text.

use std::{fmt, str::FromStr};

use super::choice::{Choice, UnknownValue};

/// A step of the text's size: 0 is the default, -2 the smallest, 6 the largest.
///
/// # Examples
///
/// ```
/// use maqal::preferences::FontStep;
///
/// let step: FontStep = "5".parse().expect("it is a step");
/// assert_eq!((step.percent(), step.scale()), (210, "2.10".to_owned()));
///
/// // The steps have two ends.
/// assert_eq!(step.larger().larger(), step.larger());
/// assert_eq!("7".parse::<FontStep>().ok(), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FontStep(i8);

const SMALLEST: i8 = -2;
const LARGEST: i8 = 6;
/// The stored form of each step, and its size in percent of the default. Each is 8 to 20 percent larger than the previous
/// one.
const STEPS: [(&str, u16); 9] =
    [("-2", 85), ("-1", 92), ("0", 100), ("1", 115), ("2", 130), ("3", 150), ("4", 175), ("5", 210), ("6", 250)];

impl FontStep {
    /// Returns the next smaller step, or the smallest one itself.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self((self.0 - 1).max(SMALLEST))
    }

    /// Returns the next larger step, or the largest one itself.
    #[must_use]
    pub fn larger(self) -> Self {
        Self((self.0 + 1).min(LARGEST))
    }

    /// Returns the number of the step, from -2 to 6.
    pub fn get(self) -> i8 {
        self.0
    }

    /// Returns the size in percent of the default, from 85 to 250.
    pub fn percent(self) -> u16 {
        STEPS[self.position()].1
    }

    /// Returns the size as a CSS number, from `0.85` to `2.50`.
    pub fn scale(self) -> String {
        let percent = self.percent();
        let cents = (percent % 100).to_string();
        let point = if cents.len() < 2 { ".0" } else { "." };
        [&*(percent / 100).to_string(), point, &*cents].concat()
    }

    /// Whether this is the smallest step.
    pub fn is_smallest(self) -> bool {
        self.0 == SMALLEST
    }

    /// Whether this is the largest step.
    pub fn is_largest(self) -> bool {
        self.0 == LARGEST
    }
}

impl Choice for FontStep {
    const NAME: &'static str = "font-step";
    const ALL: &'static [Self] = &[Self(-2), Self(-1), Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    fn as_str(self) -> &'static str {
        STEPS[self.position()].0
    }

    fn position(self) -> usize {
        usize::from(self.0.abs_diff(SMALLEST))
    }
}

impl fmt::Display for FontStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads the stored form, an integer from -2 to 6.
impl FromStr for FontStep {
    type Err = UnknownValue;

    fn from_str(stored: &str) -> Result<Self, UnknownValue> {
        Self::ALL.iter().find(|step| step.as_str() == stored).copied().ok_or(UnknownValue)
    }
}

const _: () = assert!(STEPS.len() == (LARGEST - SMALLEST + 1) as usize, "every step has a size");
