//! Words in several languages: one struct, one file per language.
//!
//! A line of such a file is the name of a message and its words. Every language has the same names in the same order:
//! a message that is missing somewhere does not compile. A `{name}` in the words stands for what the caller puts there
//! with [`fill`]. Words that count something have a form for each plural category of CLDR ([`form`]), and those of a
//! failure have what happened and what can be done about it ([`sentences`]), parted by `|`.
//!
//! What is loaded by a browser are the words alone, line by line, without the names.

/// A struct of words, which knows the names of its fields.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident,)+ }) => {
        $(#[$about])*
        pub struct $name {
            /// The language tag of these words.
            pub lang: &'static str,
            $($(#[$doc])* pub $field: &'static str,)+
        }

        impl $name {
            /// The names of the messages, in the order of their lines.
            pub const NAMES: &[&str] = &[$(stringify!($field)),+];

            /// The words in a language, in order.
            pub const fn new(lang: &'static str, words: [&'static str; Self::NAMES.len()]) -> Self {
                let [$($field),+] = words;
                Self { lang, $($field),+ }
            }
        }
    };
}
pub(crate) use words;

/// A file of messages without their names.
macro_rules! without_names {
    ($file:literal) => {{
        const TEXT: &str = include_str!($file);
        const VALUES: [u8; $crate::locale::words::values_length(TEXT)] = $crate::locale::words::values(TEXT);
        match core::str::from_utf8(&VALUES) {
            Ok(values) => values,
            Err(_) => unreachable!(),
        }
    }};
}
pub(crate) use without_names;

/// What happened, and what can be done about it.
pub fn sentences(message: &'static str) -> (&'static str, &'static str) {
    message.split_once('|').unwrap_or((message, ""))
}

/// The plural categories of CLDR in the order of a message's forms.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form of a message for a plural category. One that a language does without is that of all other numbers.
pub fn form(message: &'static str, category: &str) -> &'static str {
    let at = CATEGORIES.iter().position(|known| *known == category).unwrap_or_default();
    let forms = || message.split('|');
    #[expect(clippy::double_ended_iterator_last, reason = "from the end it is twice as much code")]
    forms().nth(at).filter(|form| *form != "-").or_else(|| forms().last()).unwrap_or_default()
}

/// Whether the lines of a file are messages of these names, in this order.
pub(crate) const fn have(file: &str, names: &[&str]) -> bool {
    let file = file.as_bytes();
    let (mut at, mut index) = (0, 0);
    while index < names.len() {
        let name = names[index].as_bytes();
        let mut letter = 0;
        while letter < name.len() {
            if at >= file.len() || file[at] != name[letter] {
                return false;
            }
            (at, letter) = (at + 1, letter + 1);
        }
        if at + 3 >= file.len() || file[at] != b' ' || file[at + 1] != b'=' || file[at + 2] != b' ' {
            return false;
        }
        while at < file.len() && file[at] != b'\n' {
            at += 1;
        }
        (at, index) = (at + 1, index + 1);
    }
    at == file.len()
}

/// The lines of a text.
pub(crate) const fn lines<const COUNT: usize>(text: &'static str) -> [&'static str; COUNT] {
    let mut lines = [""; COUNT];
    let (mut rest, mut index) = (text.as_bytes(), 0);
    while index < COUNT {
        let mut end = 0;
        while rest[end] != b'\n' {
            end += 1;
        }
        let (line, after) = rest.split_at(end);
        lines[index] = match core::str::from_utf8(line) {
            Ok(line) => line,
            // No letter has the byte of a line's end in it.
            Err(_) => "",
        };
        (rest, index) = (after.split_at(1).1, index + 1);
    }
    lines
}

/// How many bytes are left of a file without the names.
pub(crate) const fn values_length(file: &str) -> usize {
    let file = file.as_bytes();
    let (mut at, mut length, mut in_name) = (0, 0, true);
    while at < file.len() {
        if !in_name {
            length += 1;
        }
        in_name = if in_name { !(at > 0 && file[at] == b' ' && file[at - 1] == b'=') } else { file[at] == b'\n' };
        at += 1;
    }
    length
}

/// A file without the names.
pub(crate) const fn values<const LENGTH: usize>(file: &str) -> [u8; LENGTH] {
    let file = file.as_bytes();
    let mut values = [0; LENGTH];
    let (mut at, mut length, mut in_name) = (0, 0, true);
    while at < file.len() {
        if !in_name {
            values[length] = file[at];
            length += 1;
        }
        in_name = if in_name { !(at > 0 && file[at] == b' ' && file[at - 1] == b'=') } else { file[at] == b'\n' };
        at += 1;
    }
    values
}

/// Puts values in the places of their `{name}`s in a template. What is put in is not read again, so it may hold
/// braces; a name that no value goes by stands for nothing.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let value = values.iter().find(|(key, _)| *key == name);
        whole.push_str(value.map_or("", |(_, value)| value));
        whole.push_str(rest);
    }
    whole
}
