//! Formats dates and numbers, and selects plural forms: with the browser's `Intl`, or natively with [ICU4X].
//!
//! Both take their data from CLDR, and return the same texts if they have the same version of it (`tests/press/intl.rs`),
//! except in one case: a browser shows a time that has a UTC offset in the time zone of the device. A native program does
//! not know where its pages will be read, so it shows the date and the time at the offset in the timestamp, which are those
//! of the publisher.
//!
//! [ICU4X]: https://docs.rs/icu

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod icu;

#[cfg(target_arch = "wasm32")]
use browser as platform;
#[cfg(not(target_arch = "wasm32"))]
use icu as platform;

use crate::{
    article::Timestamp,
    document::Interface,
    locale::{ArticleMessages, facts, plurals::counted},
    text,
};
#[cfg(target_arch = "wasm32")]
pub use browser::percent;
#[cfg(not(target_arch = "wasm32"))]
pub use icu::interface_of;
pub use platform::number;

/// The interface in Arabic, which is compiled in. It sets the digits explicitly, because browsers do not agree on them.
pub static ARABIC: Interface = interface(ArticleMessages::arabic(), "ar-u-nu-arab");

/// How a date is written: the styles of `Intl` and of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateStyle {
    /// With the name of the month: `٤ نوفمبر ٢٠٢٥`.
    Long,
    /// In numbers or with an abbreviated name, depending on the language: `٠٤/١١/٢٠٢٥`.
    Medium,
    /// In numbers, without leading zeros in most languages: `٤/١١/٢٠٢٥`.
    Short,
}

/// Returns an interface with these messages. `locale` is a language with its region and its digits.
pub const fn interface(messages: &'static ArticleMessages, locale: &'static str) -> Interface {
    Interface { messages, locale, date, time, count }
}

/// Returns a message for a count ([`counted`]).
fn count(interface: &Interface, message: &'static str, count: usize) -> String {
    let (number, rule) = platform::count(interface.locale, count);
    counted(message, count, &number, rule)
}

/// Formats a date in a calendar, given as the value of the Unicode extension `ca`. `lang` is the language of the interface,
/// and `locale` the same language with its region. Returns `None` for a date that the calendar does not have.
pub fn date_in_calendar(lang: &str, locale: &str, calendar: &str, timestamp: &Timestamp) -> Option<String> {
    let calendar = ["-ca-", calendar].concat();
    let locale = match text::split_once(locale, "-u-") {
        Some((bare, extension)) => [bare, "-u", &*calendar, "-", extension].concat(),
        None => [locale, "-u", &*calendar].concat(),
    };
    platform::date(&locale, style(lang, DateStyle::Short), timestamp, false)
}

/// Formats a date as in a byline: `٤ نوفمبر ٢٠٢٥` in Arabic.
fn date(interface: &Interface, timestamp: &Timestamp) -> Option<String> {
    platform::date(interface.locale, style(interface.messages.lang, DateStyle::Medium), timestamp, false)
}

/// Formats a date with its time, `٤ نوفمبر ٢٠٢٥ في ٩:٣٠ ص` in Arabic; the date alone if the time is unknown.
fn time(interface: &Interface, timestamp: &Timestamp) -> Option<String> {
    let style = style(interface.messages.lang, DateStyle::Medium);
    platform::date(interface.locale, style, timestamp, !timestamp.is_date())
}

/// Returns the style of the dates in a language: long, or `numeric` if there are no names of months.
fn style(lang: &str, numeric: DateStyle) -> DateStyle {
    if facts::has_month_names(lang) { DateStyle::Long } else { numeric }
}
