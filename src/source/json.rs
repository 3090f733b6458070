//! A JSON value, with the accessors that the formats need. `serde_json` parses it ([`super::tree`]).
//!
//! It saves 4.5 kB compared to `serde_json::Value`: an object is a list of fields, and a number is the string that it was
//! written as (`arbitrary_precision`), so that it is shown to readers without loss. The last of several fields with the
//! same name applies, as in `JSON.parse`.

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`, or a missing value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as the string that it was written as.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object: its fields, in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Returns a field, or [`Json::Null`] if it is missing or this is not an object.
    pub fn get(&self, name: &str) -> &Self {
        match self {
            Self::Object(fields) => {
                fields.iter().rev().find(|(field, _)| field == name).map_or(&Self::Null, |(_, value)| value)
            }
            _ => &Self::Null,
        }
    }

    /// Returns a field that is a string; empty if it is missing or of another type.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).as_str().unwrap_or_default()
    }

    /// Returns the first of these fields that is a string and not blank; empty if there is none.
    pub fn first(&self, names: &[&str]) -> &str {
        names.iter().map(|name| self.text(name)).find(|text| !text.trim_ascii().is_empty()).unwrap_or_default()
    }

    /// Returns the fields of an object; none if this is not an object.
    pub fn fields(&self) -> &[(String, Self)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// Returns the string if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the name of a person or a thing, which may itself be a name. Returns the first of several names.
    pub fn name(&self) -> &str {
        let value = self.get("name");
        let value = value.entries().first().unwrap_or(value);
        self.as_str().or_else(|| value.as_str()).unwrap_or_else(|| value.text("@value"))
    }

    /// Returns a string, or a number as it was written. Ids are either.
    pub fn written(&self) -> &str {
        match self {
            Self::String(text) | Self::Number(text) => text,
            _ => "",
        }
    }

    /// Whether there is a field with this name, of any value.
    pub fn has(&self, name: &str) -> bool {
        self.fields().iter().any(|(field, _)| field == name)
    }

    /// Whether this is `false`.
    pub fn is_false(&self) -> bool {
        matches!(self, Self::Bool(false))
    }

    /// Whether this is `true`.
    pub fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// Whether this is an object.
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// Returns the integer if this is one, without exponent and fraction, and within range.
    pub fn as_u32(&self) -> Option<u32> {
        match self {
            Self::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// Returns the integer if this is one, which may be negative.
    pub fn as_i32(&self) -> Option<i32> {
        match self {
            Self::Number(digits) => i32::try_from(digits.parse::<i64>().ok()?).ok(),
            _ => None,
        }
    }

    /// Returns a length in pixels: `640`, `"640"`, `"640px"`. Returns `None` for zero and for anything else.
    pub fn pixels(&self) -> Option<u32> {
        let (Self::Number(digits) | Self::String(digits)) = self else { return None };
        let digits = digits.trim_ascii();
        digits.strip_suffix("px").unwrap_or(digits).trim_ascii().parse().ok().filter(|pixels| *pixels > 0)
    }

    /// Returns the first of these fields that has a value other than an empty list.
    pub fn either(&self, names: &[&str]) -> &Self {
        for name in names {
            let value = self.get(name);
            if !value.entries().is_empty() {
                return value;
            }
        }
        &Self::Null
    }

    /// Returns the first entry of a list. Any other value is returned as it is.
    pub fn head(&self) -> &Self {
        self.entries().first().unwrap_or(&Self::Null)
    }

    /// Returns the strings in a list, and the first of these fields of each object in it.
    pub fn texts(&self, names: &[&str]) -> Vec<&str> {
        let mut texts = Vec::new();
        for entry in self.entries() {
            texts.push(entry.as_str().unwrap_or_else(|| entry.first(names)));
        }
        texts
    }

    /// Returns what `read` makes of the entries of a list, without those that it makes nothing of.
    pub fn read<'a, T>(&'a self, mut read: impl FnMut(&'a Self) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        for entry in self.entries() {
            if let Some(value) = read(entry) {
                values.push(value);
            }
        }
        values
    }

    /// Returns the entries of a list, or the values of the fields of an object.
    pub fn values(&self) -> Vec<&Self> {
        let mut values = Vec::new();
        match self {
            Self::Object(fields) => {
                for (_, value) in fields {
                    values.push(value);
                }
            }
            _ => values.extend(self.entries()),
        }
        values
    }

    /// Whether this is `null`, or a missing value.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the entries of a list. Any other value except `null` is a list of one.
    pub fn entries(&self) -> &[Self] {
        match self {
            Self::Array(entries) => entries,
            Self::Null => &[],
            other => std::slice::from_ref(other),
        }
    }
}
