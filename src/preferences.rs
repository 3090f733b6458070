//! What a reader has chosen, in the form it is kept in, and the size of the text.
//!
//! All choices are kept together under one key, as text: the number of this form, then each choice that is not as it
//! usually is, `2 font-step=3 theme=sepia`. A change reads what is there and writes it back with one choice replaced, so
//! two tabs do not undo each other's, and what a later version has put there stays. A site says in the same form,
//! without the number, what is usual on it.
//!
//! The first form was the size alone, under a key of its own. It is read where there is no other, and goes with the
//! first change.

mod choices;
pub mod places;

pub use choices::{Choice, choice, choices};

/// The key that the choices are kept under.
pub const KEY: &str = "maqal.preferences";
/// The key of the first form: a step, as a number.
pub const FIRST_KEY: &str = "maqal.font-step";
/// The number of the last form that is known here.
const LAST_FORM: u32 = 2;
/// The name of the size.
pub const FONT_STEP: &str = "font-step";

/// What is chosen under a name, be it a value that can be chosen or not ([`Choice::among`]); `None` where nothing is.
pub fn value<'a>(choices: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = choices.split(' ').filter_map(|field| field.split_once('='));
    fields.find_map(|(known, value)| (known == name).then_some(value))
}

/// Some choices, in any form, with one of them replaced, in this form or the later one that they are in; `None` takes it
/// back.
#[must_use]
pub fn with(choices: &str, name: &str, value: Option<&str>) -> String {
    // A later version's number stays, as its choices do.
    let form = choices.split(' ').next().filter(|form| form.parse::<u32>().is_ok_and(|form| form > LAST_FORM));
    let mut all = form.map_or_else(|| LAST_FORM.to_string(), str::to_owned);
    for field in choices.split(' ') {
        let known = field.split('=').next();
        if field.contains('=') && known != Some(name) {
            all.push_str(&[" ", field].concat());
        }
    }
    if let Some(value) = value {
        all.push_str(&[" ", name, "=", value].concat());
    }
    all
}

/// Whether something is chosen beside the size, for which alone the piece of the module with all other choices is not
/// needed.
pub fn has_more(choices: &str) -> bool {
    choices.split(' ').any(|field| field.split_once('=').is_some_and(|(name, _)| name != FONT_STEP))
}

/// A change of the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One step smaller, down to the smallest.
    FontDecrease,
    /// Back to the usual size.
    FontReset,
    /// One step larger, up to the largest.
    FontIncrease,
}

/// A step of the text's size: 0 is the usual one, -2 the smallest, 6 the largest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FontStep(i8);

/// The sizes in percent of the usual one, smallest first; each about an eighth above the one before.
const PERCENT: [u16; 9] = [85, 92, 100, 115, 130, 150, 175, 210, 250];
const SMALLEST: i8 = -2;
const LARGEST: i8 = 6;

impl FontStep {
    /// The step after an action.
    #[must_use]
    pub fn after(self, action: Action) -> Self {
        match action {
            Action::FontDecrease => self.offset(-1),
            Action::FontReset => Self::default(),
            Action::FontIncrease => self.offset(1),
        }
    }

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
