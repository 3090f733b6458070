//! Harakat: the marks over and under Arabic letters that say how a word is read.

/// A text without them. The shadda goes with the others; the hamza, the madda and the dots, which make another letter,
/// stay.
pub fn without(text: &str) -> String {
    text.chars().filter(|letter| !is_mark(*letter)).collect()
}

/// Whether a text has any harakat.
pub fn are_in(text: &str) -> bool {
    text.contains(is_mark)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{652}' | '\u{656}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8F0}'..='\u{8FE}')
}
