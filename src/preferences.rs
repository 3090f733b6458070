//! The reader's settings: typed values, and their stored format.
//!
//! All settings are stored as text under one key: the version of the format, then every setting that differs from its
//! default, `2 font-step=3 theme=sepia`. A change reads the stored text and writes it back with one setting replaced. So
//! two tabs do not undo each other's changes, and settings of later versions are preserved. Sites write their defaults in
//! the same format, without the version.
//!
//! Version 1 was the font step alone, under a key of its own. It is read if nothing else is stored, and removed by the
//! first change.
//!
//! Each type that implements [`Choice`] is the single definition of a setting for storage, attributes, the settings panel
//! and the documentation. Where the settings are stored and shown is up to [`crate::host`].

mod choice;
mod font_step;

use std::{convert::Infallible, fmt, str::FromStr};

pub use choice::{Alignment, Calendar, Choice, Digits, Face, Harakat, LineHeight, Measure, Shortcuts, Theme, names};
pub use font_step::FontStep;

/// The key under which the settings are stored.
pub const KEY: &str = "maqal.preferences";
/// The key of version 1 of the format: a font step, as a number.
pub const KEY_OF_VERSION_1: &str = "maqal.font-step";
/// The latest version of the format.
const LATEST_VERSION: u32 = 2;

/// A set of chosen values.
///
/// Preserves fields with an unknown name or value, which a later version may have written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The version of the format that they were read from; 0 for none.
    version: u32,
    /// Names and values, in the order in which they were chosen.
    fields: Vec<(String, String)>,
}

/// A change of one setting: to a value, or back to the default.
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

    /// Goes back to the site's default.
    pub fn unset<T: Choice>() -> Self {
        Self { name: T::NAME, value: None }
    }
}

impl Preferences {
    /// Reads version 1 of the format: a font step. Any other text is the default step.
    pub fn from_version_1(step: &str) -> Self {
        Self::default().with(Change::to(step.parse::<FontStep>().unwrap_or_default()))
    }

    /// Returns the chosen value; `None` if none is chosen, or an unknown one.
    pub fn get<T: Choice>(&self) -> Option<T> {
        self.field(T::NAME)?.parse().ok()
    }

    /// Returns these preferences with a change.
    #[must_use]
    pub fn with(mut self, change: Change) -> Self {
        self.set(change.name, change.value);
        self
    }

    /// Returns these preferences with every change from `old` to `new`.
    #[must_use]
    pub fn with_changes(mut self, old: &Self, new: &Self) -> Self {
        for (name, value) in new.changes_since(old) {
            self.set(name, value);
        }
        self
    }

    /// Returns the names of the fields that differ from `old`, with their new values; `None` for a removed field.
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

/// Reads the stored format. Ignores fields that are not `name=value`. If a name is repeated, the first field counts.
impl FromStr for Preferences {
    type Err = Infallible;

    fn from_str(stored: &str) -> Result<Self, Infallible> {
        let version = stored.split(' ').next().and_then(|version| version.parse().ok()).unwrap_or_default();
        let mut preferences = Self { version, fields: Vec::new() };
        for (name, value) in stored.split(' ').filter_map(|field| field.split_once('=')) {
            if preferences.field(name).is_none() {
                preferences.set(name, Some(value));
            }
        }
        Ok(preferences)
    }
}

/// Writes the stored format. Its version is the latest one, or the later one that the preferences were read from.
impl fmt::Display for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.version.max(LATEST_VERSION).to_string())?;
        for (name, value) in &self.fields {
            f.write_str(&[" ", name, "=", value].concat())?;
        }
        Ok(())
    }
}

/// The settings of a reader: the person's choices, which take precedence over the site's defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The person's choices.
    pub chosen: Preferences,
    /// The site's defaults.
    pub site: Preferences,
}

impl Settings {
    /// Returns the value that applies.
    pub fn get<T: Choice>(&self) -> T {
        self.explicit().unwrap_or_default()
    }

    /// Returns the value that the person or the site has chosen; `None` if neither has chosen one.
    pub fn explicit<T: Choice>(&self) -> Option<T> {
        self.chosen.get().or_else(|| self.site.get())
    }
}
