//! Templates: messages with placeholders, and messages with two sentences.

/// Replaces every placeholder `{name}` with the value of that name, or with nothing if there is none. Does not interpret
/// braces in values.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        filled.push_str(rest);
    }
    filled
}

/// Splits the message of a failure at `|` into its two sentences: what happened, and what the reader can do about it.
pub fn sentences(message: &'static str) -> (&'static str, &'static str) {
    message.split_once('|').unwrap_or((message, ""))
}
