//! What a reader has chosen: bounded steps, the actions that change them, the form they are kept in.
//!
//! Everything here is pure. Each choice is kept under a key of its own, so that whatever stands in storage one
//! that is broken falls back alone, two tabs cannot overwrite each other's different choices, and what a later
//! version keeps there is not touched.

/// The choices of one reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The size of the text.
    pub font_step: FontStep,
}

/// A change that a reader asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One step smaller, down to the smallest.
    FontDecrease,
    /// Back to the usual size.
    FontReset,
    /// One step larger, up to the largest.
    FontIncrease,
}

impl Preferences {
    /// The choices after an action.
    #[must_use]
    pub fn after(self, action: Action) -> Self {
        Self {
            font_step: match action {
                Action::FontDecrease => self.font_step.offset(-1),
                Action::FontReset => FontStep::default(),
                Action::FontIncrease => self.font_step.offset(1),
            },
        }
    }
}

/// A step of the text's size: 0 is the usual one, -2 the smallest, 6 the largest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FontStep(i8);

/// The sizes in percent of the usual one, smallest first; each about an eighth above the one before.
const PERCENT: [u16; 9] = [85, 92, 100, 115, 130, 150, 175, 210, 250];
const SMALLEST: i8 = -2;
const LARGEST: i8 = 6;

impl FontStep {
    /// The key it is kept under.
    pub const KEY: &str = "maqal.font-step";

    /// Reads the stored form, a whole number from -2 to 6; anything else is the usual size.
    pub fn from_stored(stored: &str) -> Self {
        let mut steps = (SMALLEST..=LARGEST).map(Self);
        steps.find(|step| step.to_stored() == stored).unwrap_or_default()
    }

    /// The stored form.
    pub fn to_stored(self) -> String {
        i32::from(self.0).to_string()
    }

    /// The step's number, from -2 to 6.
    pub fn get(self) -> i8 {
        self.0
    }

    /// The size in percent of the usual one, from 85 to 250.
    pub fn percent(self) -> u16 {
        PERCENT[usize::from(self.0.abs_diff(SMALLEST))]
    }

    /// The size as a factor, in the notation of CSS: `0.85` to `2.50`.
    pub fn scale(self) -> String {
        let percent = u32::from(self.percent());
        let cents = (percent % 100).to_string();
        let point = if cents.len() < 2 { ".0" } else { "." };
        [&*(percent / 100).to_string(), point, &*cents].concat()
    }

    /// Whether no smaller step is left.
    pub fn is_smallest(self) -> bool {
        self.0 == SMALLEST
    }

    /// Whether no larger step is left.
    pub fn is_largest(self) -> bool {
        self.0 == LARGEST
    }

    fn offset(self, by: i8) -> Self {
        Self((self.0 + by).clamp(SMALLEST, LARGEST))
    }
}

const _: () = assert!(PERCENT.len() == (LARGEST - SMALLEST + 1) as usize, "every step has a size");
