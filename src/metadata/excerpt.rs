//! Shortens texts to whole words.

/// How many bytes a character may have on average. Markup characters count more, because they are escaped.
const BYTES: usize = 2;
/// The length of the longest escape, such as `\u003c`.
const ESCAPE: usize = 6;

/// Returns the beginning of a text in whole words, with an ellipsis if it is shortened: at most `length` characters,
/// and at most twice as many bytes after it is escaped in HTML or JSON. A first word that is longer is split. Every run of
/// white space and control characters becomes one space.
pub fn excerpt(text: &str, length: usize) -> String {
    let mut out = String::new();
    let mut room = Room { characters: length, bytes: length * BYTES };
    for word in text.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty())
    {
        let separator = if out.is_empty() { "" } else { " " };
        let start = room;
        if separator.chars().chain(word.chars()).all(|letter| room.take(letter)) {
            out.push_str(separator);
            out.push_str(word);
            continue;
        }
        if out.is_empty() {
            room = start;
            out.extend(word.chars().take_while(|letter| room.take(*letter)));
        }
        out.truncate(out.trim_end_matches([',', ';', ':', '.', '،', '؛', '-', '–', '—']).len());
        out.push('…');
        break;
    }
    out
}

/// The room that is left.
#[derive(Clone, Copy)]
struct Room {
    characters: usize,
    bytes: usize,
}

impl Room {
    /// Subtracts a character. Returns whether it fits.
    fn take(&mut self, letter: char) -> bool {
        let size = if matches!(letter, '&' | '<' | '>' | '"' | '\\' | '\u{A0}') { ESCAPE } else { letter.len_utf8() };
        match (self.characters.checked_sub(1), self.bytes.checked_sub(size)) {
            (Some(characters), Some(bytes)) => {
                *self = Self { characters, bytes };
                true
            }
            _ => false,
        }
    }
}
