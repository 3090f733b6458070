//! Plural forms of messages that contain a count, such as `{count} min read`.
//!
//! Such a message has one form for each plural [`Category`], separated by `|`. Arabic has a form for each: for 0, 1, 2, a few
//! (3 to 10, 103 to 110), many (11 to 99, 111 to 199), and others (100 to 102, 200 to 202). The host has the rule of each
//! language: `Intl.PluralRules` in a browser.

use super::templates::fill;

/// The [plural categories] of CLDR, in the order of a message's forms.
///
/// [plural categories]: https://cldr.unicode.org/index/cldr-spec/plural-rules
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of CLDR")]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Returns the category with this name in CLDR; [`Category::Other`], which every language has, if there is none.
    pub fn named(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

/// Returns a message for a count: the plural form, with the number in it. `number` is the formatted count, and `rule` is the
/// plural rule of the language.
pub fn counted(message: &'static str, count: usize, number: &str, rule: impl FnOnce() -> Category) -> String {
    // A count of 0 has its own form in every language, whichever category the rule has for it.
    let category = if count == 0 { Category::Zero } else { rule() };
    fill(form(message, category), &[("count", number)])
}

/// Returns the form of a message for a category. `-` stands for the form of [`Category::Other`], which is the last one.
pub fn form(message: &'static str, category: Category) -> &'static str {
    let forms = || message.split('|');
    #[expect(clippy::double_ended_iterator_last, reason = "`next_back` compiles to twice as much code")]
    forms().nth(category as usize).filter(|form| *form != "-").or_else(|| forms().last()).unwrap_or_default()
}
