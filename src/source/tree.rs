//! Builds the tree of a JSON text while `serde_json` parses it.
//!
//! At a syntax error, the tree keeps the open containers. Parsing can continue after the string in which it failed, with a
//! text that begins with that of [`Tree::resume`], which opens the same containers again. Each container then continues
//! with its previous entries.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::json::Json;

/// The name of the field in which `serde_json` passes a number that is not an integer or is very large.
const NUMBER: &str = "$serde_json::private::Number";

/// The parts of an incomplete tree.
#[derive(Default)]
pub(super) struct Tree {
    /// The containers that are open at a syntax error, the innermost first.
    open: Vec<Open>,
    /// The value that replaces the next string.
    string: Option<String>,
}

/// An incomplete container.
enum Open {
    /// The entries of an array.
    Array(Vec<Json>),
    /// The fields of an object, and the name of the field with an incomplete value.
    Object(Vec<(String, Json)>, Option<String>),
}

impl Tree {
    /// Adds the string in which parsing failed. Returns the beginning of the text with which parsing continues. It ends
    /// with an empty string, which stands for this one.
    pub(super) fn resume(&mut self, string: String) -> Vec<u8> {
        let mut text = Vec::new();
        for open in self.open.iter().rev() {
            text.extend_from_slice(match open {
                Open::Array(_) => b"[",
                Open::Object(_, None) => b"{",
                // The name is stored, so any name will do.
                Open::Object(_, Some(_)) => b"{\"\":",
            });
        }
        text.extend_from_slice(b"\"\"");
        match self.open.first_mut() {
            // The string is the name of a field.
            Some(Open::Object(_, name @ None)) => *name = Some(string),
            _ => self.string = Some(string),
        }
        text
    }
}

impl<'de> DeserializeSeed<'de> for &mut Tree {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Tree {
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

    // Never called: other numbers arrive as a field, below. The default implementation would add error formatting to
    // the module.
    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::String(self.string.take().unwrap_or_else(|| text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut entries = match self.open.pop() {
            Some(Open::Array(entries)) => entries,
            _ => Vec::new(),
        };
        loop {
            match seq.next_element_seed(&mut *self) {
                Ok(Some(entry)) => entries.push(entry),
                Ok(None) => return Ok(Json::Array(entries)),
                Err(error) => {
                    self.open.push(Open::Array(entries));
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let (mut fields, mut incomplete) = match self.open.pop() {
            Some(Open::Object(fields, name)) => (fields, name),
            _ => (Vec::new(), None),
        };
        loop {
            let name = match map.next_key() {
                Ok(Some(name)) => incomplete.take().unwrap_or(name),
                Ok(None) => break,
                Err(error) => {
                    self.open.push(Open::Object(fields, None));
                    return Err(error);
                }
            };
            match map.next_value_seed(&mut *self) {
                Ok(value) => fields.push((name, value)),
                Err(error) => {
                    self.open.push(Open::Object(fields, Some(name)));
                    return Err(error);
                }
            }
        }
        if let [(name, Json::String(digits))] = &*fields
            && name == NUMBER
        {
            return Ok(Json::Number(digits.clone()));
        }
        Ok(Json::Object(fields))
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Tree::default().deserialize(deserializer)
    }
}
