//! Finds a text within another one, and a word in a list.
//!
//! `str`'s own functions find a `&str` too, and in linear time. They make `render.wasm` several kilobytes
//! larger: a two-way search, and the messages of its panics, with Unicode tables. These functions are for short patterns that
//! the source code contains; a `char` as the pattern needs none of this.

/// Returns the place of the first occurrence of a pattern, which is not empty.
pub fn find(text: &str, pattern: &str) -> Option<usize> {
    text.as_bytes().windows(pattern.len().max(1)).position(|window| window == pattern.as_bytes())
}

/// Whether a text contains a pattern.
pub fn contains(text: &str, pattern: &str) -> bool {
    find(text, pattern).is_some()
}

/// Splits a text at the first occurrence of a pattern.
pub fn split_once<'a>(text: &'a str, pattern: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, pattern)?;
    Some((text.get(..at)?, text.get(at + pattern.len()..)?))
}

/// Returns the parts of a text between the occurrences of a pattern.
pub fn split<'a>(text: &'a str, pattern: &'static str) -> impl Iterator<Item = &'a str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some((before, after)) = split_once(text, pattern) else { return Some(text) };
        rest = Some(after);
        Some(before)
    })
}

/// Returns the first text that is not empty; empty if there is none.
pub fn first<'a>(texts: &[&'a str]) -> &'a str {
    texts.iter().copied().find(|text| !text.is_empty()).unwrap_or_default()
}

/// Whether a list of words, separated by single spaces, contains a word. No list contains the empty word.
pub fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known == word)
}

/// Whether a name is the one in a pattern, or begins with it if the pattern ends with `*`.
pub fn fits(name: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}
