//! What a reader has chosen: bounded steps, the actions that change them, the form they are kept in.
//!
//! Everything here is pure. Whatever stands in storage, a valid choice comes out: a field that is missing or out
//! of range falls back alone, and fields of a later version are kept when we write.

use serde_json::{Map, Value};

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
    /// Another tab has chosen.
    Replace(Preferences),
}

impl Preferences {
    /// The choices after an action.
    #[must_use]
    pub fn after(self, action: Action) -> Self {
        match action {
            Action::FontDecrease => Self { font_step: self.font_step.offset(-1) },
            Action::FontReset => Self { font_step: FontStep::default() },
            Action::FontIncrease => Self { font_step: self.font_step.offset(1) },
            Action::Replace(preferences) => preferences,
        }
    }

    /// Reads the stored form.
    pub fn from_stored(stored: &str) -> Self {
        let fields = fields(stored);
        let font_step = fields.get("fontStep").and_then(Value::as_i64).and_then(FontStep::new);
        Self { font_step: font_step.unwrap_or_default() }
    }

    /// Writes the stored form over the one that was there, whose unknown fields stay.
    pub fn to_stored(self, stored: &str) -> String {
        let mut fields = fields(stored);
        if fields.get("version").and_then(Value::as_u64).is_none_or(|version| version < VERSION) {
            fields.insert("version".into(), VERSION.into());
        }
        fields.insert("fontStep".into(), self.font_step.0.into());
        Value::Object(fields).to_string()
    }
}

const VERSION: u64 = 1;

fn fields(stored: &str) -> Map<String, Value> {
    match serde_json::from_slice(stored.as_bytes()) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// A step of the text's size: 0 is the usual one, -2 the smallest, 6 the largest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FontStep(i8);

/// The sizes in percent of the usual one, smallest first; each about an eighth above the one before.
const PERCENT: [u16; 9] = [85, 92, 100, 115, 130, 150, 175, 210, 250];
const SMALLEST: i8 = -2;
const LARGEST: i8 = SMALLEST + PERCENT.len() as i8 - 1;

impl FontStep {
    /// A step from -2 to 6; `None` beyond.
    pub fn new(step: i64) -> Option<Self> {
        i8::try_from(step).ok().filter(|step| (SMALLEST..=LARGEST).contains(step)).map(Self)
    }

    /// The step's number, from -2 to 6.
    pub fn get(self) -> i8 {
        self.0
    }

    /// The size in percent of the usual one, from 85 to 250.
    pub fn percent(self) -> u16 {
        PERCENT[usize::from(self.0.abs_diff(SMALLEST))]
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
