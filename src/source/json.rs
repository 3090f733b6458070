//! JSON as a tree, read by `serde_json`, in the smallest shape that a format asks for.
//!
//! Lighter than `serde_json::Value` by 4.5 kB of the page: an object is a list of its fields, and a number stays the
//! digits it was written with (`arbitrary_precision`), which also shows it to readers without loss. Of two fields
//! of one name the last counts, as in `JSON.parse`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`, and what is not there.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object's fields, in order.
    Object(Vec<(String, Json)>),
}

/// The one field by which `serde_json` hands over the digits of a number that is not whole or is very large.
const NUMBER: &str = "$serde_json::private::Number";

impl Json {
    /// The field of this name; [`Json::Null`] where there is none or this is no object.
    pub fn get(&self, name: &str) -> &Self {
        match self {
            Self::Object(fields) => {
                fields.iter().rev().find(|(field, _)| field == name).map_or(&Self::Null, |(_, value)| value)
            }
            _ => &Self::Null,
        }
    }

    /// The string of the field of this name; empty where it is missing or none.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).as_str().unwrap_or_default()
    }

    /// The string of the first of these fields that has one with words in it; empty where none has.
    pub fn first(&self, names: &[&str]) -> &str {
        names.iter().map(|name| self.text(name)).find(|text| !text.trim_ascii().is_empty()).unwrap_or_default()
    }

    /// The fields of an object; none where this is no object.
    pub fn fields(&self) -> &[(String, Self)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The string, where this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The name of somebody or something, which may be a name itself; of several names the first.
    pub fn name(&self) -> &str {
        let value = self.get("name");
        let value = value.entries().first().unwrap_or(value);
        self.as_str().or_else(|| value.as_str()).unwrap_or_else(|| value.text("@value"))
    }

    /// A string, or a number as it was written: of ids both are found.
    pub fn written(&self) -> &str {
        match self {
            Self::String(text) | Self::Number(text) => text,
            _ => "",
        }
    }

    /// Whether there is a field of this name, whatever it holds.
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

    /// The whole number, where this is one without exponent and fraction and fits.
    pub fn as_u32(&self) -> Option<u32> {
        match self {
            Self::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// A length in pixels, as a number or written: `640`, `"640"`, `"640px"`. `None` where it is none or zero.
    pub fn pixels(&self) -> Option<u32> {
        let (Self::Number(digits) | Self::String(digits)) = self else { return None };
        let digits = digits.trim_ascii();
        digits.strip_suffix("px").unwrap_or(digits).trim_ascii().parse().ok().filter(|pixels| *pixels > 0)
    }

    /// The entries of a list; anything else but `null` is a list of one.
    pub fn entries(&self) -> &[Self] {
        match self {
            Self::Array(entries) => entries,
            Self::Null => &[],
            other => std::slice::from_ref(other),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Tree;
        impl<'de> Visitor<'de> for Tree {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Bool(value))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Number(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
                Ok(Json::Number(value.to_string()))
            }

            // Any other number comes as a field, below. Left out, this would bring in what reports a wrong type.
            fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
                Ok(Json::Null)
            }

            fn visit_str<E>(self, text: &str) -> Result<Json, E> {
                Ok(Json::String(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = seq.next_element()? {
                    entries.push(entry);
                }
                Ok(Json::Array(entries))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut fields: Vec<(String, Json)> = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                if let [(name, Json::String(digits))] = &*fields
                    && name == NUMBER
                {
                    return Ok(Json::Number(digits.clone()));
                }
                Ok(Json::Object(fields))
            }
        }
        deserializer.deserialize_any(Tree)
    }
}
