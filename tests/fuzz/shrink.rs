//! Minimizes an input that fails, by delta debugging: it removes parts as long as the input still fails.

use std::time::{Duration, Instant};

use serde_json::Value;

/// The time limit.
const LIMIT: Duration = Duration::from_secs(4);

/// Returns a small part of an input for which `fails` still returns `true`. JSON is minimized as JSON, anything else as
/// bytes.
pub fn shrink(bytes: &[u8], fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let end = Instant::now() + LIMIT;
    let has_time = || Instant::now() < end;
    if let Ok(mut json) = serde_json::from_slice::<Value>(bytes)
        && fails(json.to_string().as_bytes())
    {
        let fails = |json: &Value| has_time() && fails(json.to_string().as_bytes());
        loop {
            let before = json.clone();
            values(&mut json, &fails);
            texts(&mut json, &fails);
            if !has_time() || before == json {
                return json.to_string().into_bytes();
            }
        }
    }
    let bytes: Vec<u8> = bytes.to_vec();
    list(&bytes, |bytes| has_time() && fails(bytes))
}

/// Removes parts of a list, large ones first.
fn list<T: Clone>(all: &[T], fails: impl Fn(&[T]) -> bool) -> Vec<T> {
    let mut all = all.to_vec();
    let mut size = all.len();
    while size > 0 {
        let mut at = 0;
        while at < all.len() {
            let mut less = all.clone();
            less.drain(at..(at + size).min(all.len()));
            if fails(&less) {
                all = less;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    all
}

/// Returns the value with this index, in document order.
fn nth<'a>(json: &'a mut Value, rest: &mut usize) -> Option<&'a mut Value> {
    if *rest == 0 {
        return Some(json);
    }
    *rest -= 1;
    match json {
        Value::Array(entries) => entries.iter_mut().find_map(|entry| nth(entry, rest)),
        Value::Object(fields) => fields.values_mut().find_map(|field| nth(field, rest)),
        _ => None,
    }
}

/// Removes fields and entries, or replaces an object or an array by one of its values.
fn values(json: &mut Value, fails: &impl Fn(&Value) -> bool) {
    let mut place = 0;
    loop {
        let mut rest = place;
        let mut whole = json.clone();
        let Some(here) = nth(&mut whole, &mut rest) else { return };
        let inside: Vec<Value> = match here {
            Value::Array(entries) => entries.clone(),
            Value::Object(fields) => fields.values().cloned().collect(),
            _ => Vec::new(),
        };
        for at in (0..inside.len()).rev() {
            for hoist in [false, true] {
                let mut less = json.clone();
                let mut rest = place;
                match nth(&mut less, &mut rest) {
                    Some(here) if hoist => *here = inside[at].clone(),
                    Some(Value::Array(entries)) if at < entries.len() => drop(entries.remove(at)),
                    Some(Value::Object(fields)) => {
                        if let Some(name) = fields.keys().nth(at).cloned() {
                            fields.remove(&name);
                        }
                    }
                    _ => continue,
                }
                if fails(&less) {
                    *json = less;
                    break;
                }
            }
        }
        place += 1;
    }
}

/// Removes parts of strings.
fn texts(json: &mut Value, fails: &impl Fn(&Value) -> bool) {
    let mut place = 0;
    loop {
        let mut rest = place;
        let mut whole = json.clone();
        let Some(here) = nth(&mut whole, &mut rest) else { return };
        if let Value::String(text) = here {
            let with = |characters: &[char]| {
                let mut other = json.clone();
                let mut rest = place;
                if let Some(here) = nth(&mut other, &mut rest) {
                    *here = characters.iter().collect::<String>().into();
                }
                other
            };
            let characters: Vec<char> = text.chars().collect();
            let less = list(&characters, |characters| fails(&with(characters)));
            if less.len() < characters.len() {
                *json = with(&less);
            }
        }
        place += 1;
    }
}
