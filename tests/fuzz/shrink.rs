//! Makes an input that fails smaller, for whoever has to look at it.

use std::time::{Duration, Instant};

use serde_json::Value;

/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(4);

/// The smallest part of an input that was found for which `fails` still holds.
pub fn shrink(bytes: &[u8], fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let end = Instant::now() + PATIENCE;
    let goes_on = || Instant::now() < end;
    if let Ok(mut json) = serde_json::from_slice::<Value>(bytes)
        && fails(json.to_string().as_bytes())
    {
        let fails = |json: &Value| goes_on() && fails(json.to_string().as_bytes());
        loop {
            let before = json.clone();
            values(&mut json, &fails);
            texts(&mut json, &fails);
            if !goes_on() || before == json {
                return json.to_string().into_bytes();
            }
        }
    }
    let signs: Vec<u8> = bytes.to_vec();
    list(&signs, |signs| goes_on() && fails(signs))
}

/// Leaves out parts of a list, large ones first.
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

/// Leaves out fields and entries, or puts one in the place of what it stands in.
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

/// Leaves out parts of texts.
fn texts(json: &mut Value, fails: &impl Fn(&Value) -> bool) {
    let mut place = 0;
    loop {
        let mut rest = place;
        let mut whole = json.clone();
        let Some(here) = nth(&mut whole, &mut rest) else { return };
        if let Value::String(text) = here {
            let with = |letters: &[char]| {
                let mut other = json.clone();
                let mut rest = place;
                if let Some(here) = nth(&mut other, &mut rest) {
                    *here = letters.iter().collect::<String>().into();
                }
                other
            };
            let letters: Vec<char> = text.chars().collect();
            let less = list(&letters, |letters| fails(&with(letters)));
            if less.len() < letters.len() {
                *json = with(&less);
            }
        }
        place += 1;
    }
}
