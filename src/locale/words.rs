//! Completes messages: placeholders, plural forms and the sentences of a failure.
//!
//! - `{name}` in a message is a placeholder for a value ([`fill`]).
//! - A message that counts something has one form for each plural category of CLDR, separated by `|` ([`form`]).
//! - The message of a failure has two sentences, separated by `|`: what happened, and what can be done about it
//!   ([`sentences`]).

/// Returns what happened and what can be done about it, from the message of a failure.
pub fn sentences(message: &'static str) -> (&'static str, &'static str) {
    message.split_once('|').unwrap_or((message, ""))
}

/// The [plural categories] of CLDR, in the order of a message's forms.
///
/// [plural categories]: https://cldr.unicode.org/index/cldr-spec/plural-rules
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Returns the form of a message for a plural category. `-` marks a category without a form of its own: it has the form
/// of `other`, which is the last one.
pub fn form(message: &'static str, category: &str) -> &'static str {
    let at = CATEGORIES.iter().position(|known| *known == category).unwrap_or_default();
    let forms = || message.split('|');
    #[expect(clippy::double_ended_iterator_last, reason = "`next_back` compiles to twice as much code")]
    forms().nth(at).filter(|form| *form != "-").or_else(|| forms().last()).unwrap_or_default()
}

/// Replaces every `{name}` of a template with the value of that name, or with nothing if there is none. Values are not
/// parsed: braces in a value stay as they are.
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
