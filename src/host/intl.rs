//! Formats numbers and dates, and provides the plural rules, with the browser's `Intl`.

use js_sys::{
    Array, Date,
    Intl::{NumberFormat, PluralRules},
    JsString, Object, Reflect,
};
use wasm_bindgen::JsValue;

use crate::{
    article::Timestamp,
    document::Interface,
    locale::{
        ArticleMessages, facts,
        plurals::{Category, counted},
    },
    text,
};

/// The interface in Arabic, which is compiled in. It sets the digits explicitly, because browsers do not agree on them.
pub static ARABIC: Interface = interface(ArticleMessages::arabic(), "ar-u-nu-arab");

/// Returns an interface with these messages. `locale` is a language with its region and its digits.
pub const fn interface(messages: &'static ArticleMessages, locale: &'static str) -> Interface {
    Interface { messages, locale, date, time, count }
}

/// Returns a message for a count ([`counted`]).
fn count(interface: &Interface, message: &'static str, count: usize) -> String {
    let locales = Array::of1(&interface.locale.into());
    #[expect(clippy::cast_precision_loss, reason = "no count exceeds the precision of f64")]
    let number = count as f64;
    let rule = || Category::named(&String::from(PluralRules::new(&locales, &Object::new()).select(number)));
    counted(message, count, &format_number(&locales, &[], &number.into()), rule)
}

/// Formats a percentage: `١٠٠٪` for 100 in Arabic. `language` must be a well-formed language tag.
pub fn percent(language: &str, percent: u16) -> String {
    format_number(&Array::of1(&language.into()), &[("style", "percent")], &(f64::from(percent) / 100.0).into())
}

/// Formats a number, given as a JavaScript literal. `language` must be a well-formed language tag.
pub fn number(language: &str, number: &str) -> String {
    format_number(&Array::of1(&language.into()), &[], &number.into())
}

/// Formats a date in a calendar, given as the value of the Unicode extension `ca`. `lang` is the language of the interface,
/// and `locale` the same language with its region. Returns `None` for a date that the calendar does not have.
pub fn date_in_calendar(lang: &str, locale: &str, calendar: &str, timestamp: &Timestamp) -> Option<String> {
    let calendar = ["-ca-", calendar].concat();
    let locale = match text::split_once(locale, "-u-") {
        Some((bare, extension)) => [bare, "-u", &*calendar, "-", extension].concat(),
        None => [locale, "-u", &*calendar].concat(),
    };
    format_date(lang, &locale, "short", timestamp)
}

fn format_number(locales: &Array, fields: &[(&str, &str)], number: &JsValue) -> String {
    let format = NumberFormat::new(locales, &options(fields));
    let text = format.format().call1(&JsValue::UNDEFINED, number);
    text.map(JsString::from).map_or_else(|_| String::new(), String::from)
}

/// Formats a date as in a byline: `٤ نوفمبر ٢٠٢٥` in Arabic.
fn date(interface: &Interface, timestamp: &Timestamp) -> Option<String> {
    format_date(interface.messages.lang, interface.locale, "medium", timestamp)
}

/// Formats a date with its time, `٤ نوفمبر ٢٠٢٥ في ٩:٣٠ ص` in Arabic; the date alone if the time is unknown.
fn time(interface: &Interface, timestamp: &Timestamp) -> Option<String> {
    let fields = [("timeStyle", "short")];
    let fields = if timestamp.is_date() { &[][..] } else { &fields };
    format_time(interface.messages.lang, interface.locale, "medium", timestamp, fields)
}

fn format_date(lang: &str, locale: &str, numeric_style: &str, timestamp: &Timestamp) -> Option<String> {
    format_time(lang, locale, numeric_style, timestamp, &[])
}

/// Formats a date, and further fields of these options, in the time zone of the device. A date without a time, and a time
/// without a zone, are the same in every time zone. Returns `None` for a date that does not exist.
///
/// For languages whose month names browsers do not have, the date has the style `numeric_style`.
fn format_time(
    lang: &str,
    locale: &str,
    numeric_style: &str,
    timestamp: &Timestamp,
    fields: &[(&str, &str)],
) -> Option<String> {
    let is_local = timestamp.day().is_some();
    let zone = if is_local && !timestamp.is_date() { "Z" } else { "" };
    let date = Date::new(&[timestamp.as_str(), zone].concat().into());
    let style = if facts::has_month_names(lang) { "long" } else { numeric_style };
    let mut fields = fields.to_vec();
    fields.push(("dateStyle", style));
    if is_local {
        fields.push(("timeZone", "UTC"));
    }
    (!date.get_time().is_nan()).then(|| date.to_locale_string(locale, &options(&fields)).into())
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
