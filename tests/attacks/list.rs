//! A document as a list of strings, to compare it with the tree to which its HTML parses.

use maqal::document::Token;

/// Returns the list: `<p>` for the start tag of an element, `href="…"` for each of its attributes, `"…` for text, and `</>`
/// for the end tag.
pub fn list(tokens: &[Token]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for token in tokens {
        match token {
            Token::Open(name) => out.push(format!("<{name}>")),
            // A parser replaces this character.
            Token::Attribute(key, value) => out.push(format!("{key}={:?}", value.replace('\0', "\u{FFFD}"))),
            Token::Text(text) => {
                // HTML cannot represent this character.
                let text = text.replace('\0', "");
                match out.last_mut() {
                    _ if text.is_empty() => {}
                    Some(last) if last.starts_with('"') => last.push_str(&text),
                    _ => out.push(format!("\"{text}")),
                }
            }
            Token::Close => out.push("</>".into()),
        }
    }
    out
}

/// Returns the first difference between the list of a document and that of its parsed HTML.
pub fn difference(expected: &[String], found: &[String]) -> Option<String> {
    let place = (0..found.len().max(expected.len())).find(|place| found.get(*place) != expected.get(*place))?;
    Some(format!("the HTML parses to {:?} instead of {:?}", found.get(place), expected.get(place)))
}
