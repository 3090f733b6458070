//! What a reader has chosen: typed values, and the form in which they are stored.
//!
//! All choices are stored together under one key, as text: the number of the form, then every choice that differs from
//! the default, `2 font-step=3 theme=sepia`. A change reads what is stored and writes it back with one choice replaced,
//! so that two tabs do not undo each other's changes, and choices of a later version are kept. A site writes its
//! defaults in the same form, without the number.
//!
//! Form 1 was the font step alone, under a key of its own. It is read when there is nothing else, and removed by the
//! first change.
//!
//! [`Choice`] lists what can be chosen: the one definition for storage, attributes, the settings panel and the
//! documentation.

mod choice;
mod font_step;
pub mod positions;

use std::{convert::Infallible, fmt, str::FromStr};

pub use choice::{Alignment, Calendar, Choice, Digits, Face, Harakat, LineHeight, Measure, Shortcuts, Theme, names};
pub use font_step::FontStep;

/// The key under which the choices are stored.
pub const KEY: &str = "maqal.preferences";
/// The key of form 1: a font step, as a number.
pub const KEY_OF_FORM_1: &str = "maqal.font-step";
/// The number of the latest form that this version knows.
const LATEST_FORM: u32 = 2;

/// A set of choices.
///
/// Fields that this version does not know (a name or a value of a later version) are kept as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The number of the form they were read from; 0 for none.
    form: u32,
    /// Names and values, in the order in which they were chosen.
    fields: Vec<(String, String)>,
}

/// A change of one choice: a value for it, or back to the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    name: &'static str,
    value: Option<&'static str>,
}

impl Change {
    /// Chooses a value.
    pub fn to<T: Choice>(value: T) -> Self {
        Self { name: T::NAME, value: Some(value.as_str()) }
    }

    /// Goes back to the default of the site.
    pub fn unset<T: Choice>() -> Self {
        Self { name: T::NAME, value: None }
    }
}

impl Preferences {
    /// The preferences that form 1 stands for.
    pub fn from_form_1(step: &str) -> Self {
        Self::default().with(Change::to(step.parse::<FontStep>().unwrap_or_default()))
    }

    /// The chosen value; `None` if nothing is chosen, or a value that this version does not know.
    pub fn get<T: Choice>(&self) -> Option<T> {
        self.field(T::NAME)?.parse().ok()
    }

    /// These preferences after a change.
    #[must_use]
    pub fn with(mut self, change: Change) -> Self {
        self.set(change.name, change.value);
        self
    }

    /// These preferences with every change that leads from `old` to `new`.
    #[must_use]
    pub fn with_changes(mut self, old: &Self, new: &Self) -> Self {
        for (name, value) in new.changes_since(old) {
            self.set(name, value);
        }
        self
    }

    /// The fields that differ from `old`, with their value here; `None` for one that is no longer chosen.
    pub fn changes_since<'a>(&'a self, old: &'a Self) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        let changed = self.fields.iter().map(|(name, value)| (&**name, Some(&**value)));
        let changed = changed.filter(|(name, value)| old.field(name) != *value);
        let removed = old.fields.iter().map(|(name, _)| (&**name, None)).filter(|(name, _)| self.field(name).is_none());
        changed.chain(removed)
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    fn set(&mut self, name: &str, value: Option<&str>) {
        self.fields.retain(|(known, _)| known != name);
        self.fields.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    }
}

/// Reads the stored form. A field that is not `name=value` is ignored; of two with one name the first counts.
impl FromStr for Preferences {
    type Err = Infallible;

    fn from_str(stored: &str) -> Result<Self, Infallible> {
        let form = stored.split(' ').next().and_then(|form| form.parse().ok()).unwrap_or_default();
        let mut preferences = Self { form, fields: Vec::new() };
        for (name, value) in stored.split(' ').filter_map(|field| field.split_once('=')) {
            if preferences.field(name).is_none() {
                preferences.set(name, Some(value));
            }
        }
        Ok(preferences)
    }
}

/// Writes the stored form, with the number of the latest form, or the later one that it was read from.
impl fmt::Display for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.form.max(LATEST_FORM).to_string())?;
        for (name, value) in &self.fields {
            f.write_str(&[" ", name, "=", value].concat())?;
        }
        Ok(())
    }
}

/// What applies to a reader: the choices of the person who reads, else the defaults of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What the person has chosen.
    pub chosen: Preferences,
    /// The defaults of the site.
    pub site: Preferences,
}

impl Settings {
    /// The value that applies.
    pub fn get<T: Choice>(&self) -> T {
        self.explicit().unwrap_or_default()
    }

    /// The value that the person or the site has chosen; `None` if the default applies.
    pub fn explicit<T: Choice>(&self) -> Option<T> {
        self.chosen.get().or_else(|| self.site.get())
    }
}
