//! Diacritics: the marks over and under Arabic and Hebrew letters.

/// Whether a character is a mark on Arabic or Hebrew letters: a nonspacing mark (general category Mn) of the Unicode
/// blocks Hebrew, Arabic and Arabic Extended-A. Most texts are written without them.
pub fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{8F0}'..='\u{8FE}')
}

/// Whether a mark is one of the harakat, which indicate the pronunciation of an Arabic word. The madda and the hamza
/// (U+0653 to U+0655) are not, because they form another letter; nor are the marks of Hebrew.
fn is_haraka(letter: char) -> bool {
    is_mark(letter) && !matches!(letter, '\u{591}'..='\u{5C7}' | '\u{653}'..='\u{655}')
}

/// Returns a text without harakat. The shadda is removed with the others.
pub fn without(text: &str) -> String {
    let mut text = text.to_owned();
    text.retain(|letter| !is_haraka(letter));
    text
}

/// Whether a text has harakat.
pub fn are_in(text: &str) -> bool {
    text.contains(is_haraka)
}
