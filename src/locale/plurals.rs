//! Plural forms of messages that contain a count, such as `{count} min read`.
//!
//! Such a message has one form for each plural category of CLDR, separated by `|`. The host determines the category of a
//! count ([`crate::host::intl`]).

/// The [plural categories] of CLDR, in the order of a message's forms.
///
/// [plural categories]: https://cldr.unicode.org/index/cldr-spec/plural-rules
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Returns the form of a message for a count, given its plural category. A count of 0 has the form for `zero` in every
/// language. `-` stands for the form of `other`, which is the last one.
pub fn form(message: &'static str, category: &str, count: usize) -> &'static str {
    let category = if count == 0 { "zero" } else { category };
    let at = CATEGORIES.iter().position(|known| *known == category).unwrap_or_default();
    let forms = || message.split('|');
    #[expect(clippy::double_ended_iterator_last, reason = "`next_back` compiles to twice as much code")]
    forms().nth(at).filter(|form| *form != "-").or_else(|| forms().last()).unwrap_or_default()
}
