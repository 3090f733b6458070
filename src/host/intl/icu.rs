//! Formats with ICU4X.

use std::sync::{Mutex, PoisonError};

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::{Date, Iso};
use icu_datetime::{
    DateTimeFormatter,
    fieldsets::YMD,
    input::{DateTime, Time},
};
use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use super::{DateStyle, interface};
use crate::{
    article::Timestamp,
    document::Interface,
    locale::{ArticleMessages, Catalog, choose, plurals::Category},
};

/// The interfaces that were used so far, one per locale.
static INTERFACES: Mutex<Vec<&'static Interface>> = Mutex::new(Vec::new());

/// Returns the interface in the language of a tag; in Arabic if there is none in that language.
///
/// An interface is created once per locale, and lives until the program ends. A locale is one of eight languages with a
/// region of two letters, so their number is limited.
pub fn interface_of(tag: &str) -> &'static Interface {
    let (lang, locale) = choose([tag]);
    let mut known = INTERFACES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(interface) = known.iter().find(|interface| interface.locale == locale) {
        return interface;
    }
    let messages = ArticleMessages::of(lang).unwrap_or(ArticleMessages::arabic());
    let created: &'static Interface = Box::leak(Box::new(interface(messages, locale.leak())));
    known.push(created);
    created
}

/// Returns a formatted count, and the plural rule for it.
pub(super) fn count(locale: &str, count: usize) -> (String, impl FnOnce() -> Category) {
    let rule =
        move || match PluralRules::try_new_cardinal((&parse(locale)).into()).map(|rules| rules.category_for(count)) {
            Ok(PluralCategory::Zero) => Category::Zero,
            Ok(PluralCategory::One) => Category::One,
            Ok(PluralCategory::Two) => Category::Two,
            Ok(PluralCategory::Few) => Category::Few,
            Ok(PluralCategory::Many) => Category::Many,
            Ok(PluralCategory::Other) | Err(_) => Category::Other,
        };
    (format_number(locale, &count.into()), rule)
}

/// Formats a number, given as a JavaScript literal, with at most three decimals. `language` must be a well-formed language
/// tag.
pub fn number(language: &str, number: &str) -> String {
    let Ok(mut decimal) = number.parse::<Decimal>() else { return number.to_owned() };
    decimal.round_with_mode(-3, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    decimal.trim_end();
    format_number(language, &decimal)
}

fn format_number(locale: &str, number: &Decimal) -> String {
    match DecimalFormatter::try_new((&parse(locale)).into(), DecimalFormatterOptions::default()) {
        Ok(format) => format.format(number).to_string(),
        Err(_) => number.to_string(),
    }
}

/// Formats a date, with its time if `has_time`, at the UTC offset of the timestamp. Returns `None` for a date that does not
/// exist.
pub(super) fn date(locale: &str, style: DateStyle, timestamp: &Timestamp, has_time: bool) -> Option<String> {
    let (date, time) = timestamp.as_str().split_once('T').unwrap_or((timestamp.as_str(), ""));
    let date = Date::try_from_str(date, Iso).ok()?;
    let preferences = (&parse(locale)).into();
    let fields = match style {
        DateStyle::Long => YMD::long(),
        DateStyle::Medium => YMD::medium(),
        DateStyle::Short => YMD::short(),
    };
    if has_time {
        let time = Time::try_from_str(time.get(..8)?).ok()?;
        let format = DateTimeFormatter::try_new(preferences, fields.with_time_hm()).ok()?;
        // CLDR has a narrow no-break space before AM and PM. Browsers replace it with a space.
        Some(format.format(&DateTime { date, time }).to_string().replace('\u{202F}', " "))
    } else {
        Some(DateTimeFormatter::try_new(preferences, fields).ok()?.format(&date).to_string())
    }
}

/// Parses a tag. Those of the interface are well-formed.
fn parse(locale: &str) -> Locale {
    locale.parse().unwrap_or(Locale::UNKNOWN)
}
