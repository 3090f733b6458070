//! Numbers, dates and plurals as a language has them, by the browser's `Intl`.

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
        words::{fill, form},
    },
    text,
};

/// The interface that is compiled in, with the digits of most Arabic countries, which browsers do not agree on.
pub static ARABIC: Interface = interface(ArticleMessages::arabic(), "ar-u-nu-arab");

/// An interface with these words; `locale` is a language with its region and its digits.
pub const fn interface(messages: &'static ArticleMessages, locale: &'static str) -> Interface {
    Interface { messages, locale, date, time, count }
}

/// A message with the form for a count and the number in it. None at all has the form for zero in every language.
fn count(interface: &Interface, message: &'static str, count: usize) -> String {
    let locales = Array::of1(&interface.locale.into());
    #[expect(clippy::cast_precision_loss, reason = "nothing here is counted beyond the precision of f64")]
    let number = count as f64;
    let category = PluralRules::new(&locales, &Object::new()).select(number);
    let category = if count == 0 { "zero".into() } else { String::from(category) };
    fill(form(message, &category), &[("count", &written(&locales, &[], &number.into()))])
}

/// A share of a hundred: `١٠٠٪` for 100 in Arabic.
///
/// `language` is a well-formed language tag.
pub fn percent(language: &str, percent: u16) -> String {
    written(&Array::of1(&language.into()), &[("style", "percent")], &(f64::from(percent) / 100.0).into())
}

/// A number, given as it is written in JavaScript.
pub fn number(language: &str, number: &str) -> String {
    written(&Array::of1(&language.into()), &[], &number.into())
}

/// A day in another calendar, with its era if that is usual. `lang` is the interface's language, and `locale` the same
/// with its region.
pub fn date_in_calendar(lang: &str, locale: &str, calendar: &str, timestamp: &Timestamp) -> Option<String> {
    let calendar = ["-ca-", calendar].concat();
    let locale = match text::split_once(locale, "-u-") {
        Some((bare, extension)) => [bare, "-u", &*calendar, "-", extension].concat(),
        None => [locale, "-u", &*calendar].concat(),
    };
    day(lang, &locale, "short", timestamp)
}

fn written(locales: &Array, fields: &[(&str, &str)], number: &JsValue) -> String {
    let format = NumberFormat::new(locales, &options(fields));
    let text = format.format().call1(&JsValue::UNDEFINED, number);
    text.map(JsString::from).map_or_else(|_| String::new(), String::from)
}

/// A day as it is written in a byline, `٤ نوفمبر ٢٠٢٥` in Arabic.
fn date(interface: &Interface, timestamp: &Timestamp) -> Option<String> {
    day(interface.messages.lang, interface.locale, "medium", timestamp)
}

/// A day with the time, `٤ نوفمبر ٢٠٢٥ في ٩:٣٠ ص` in Arabic; the day alone if the time is unknown.
fn time(interface: &Interface, timestamp: &Timestamp) -> Option<String> {
    let fields = [("timeStyle", "short")];
    let fields = if timestamp.is_date() { &[][..] } else { &fields };
    moment(interface.messages.lang, interface.locale, "medium", timestamp, fields)
}

fn day(lang: &str, locale: &str, with_numbers: &str, timestamp: &Timestamp) -> Option<String> {
    moment(lang, locale, with_numbers, timestamp, &[])
}

/// A day, and what else these fields ask for, in the reader's own time zone. A date without a time, and a time whose zone
/// is unknown, are the publisher's own day and time in every zone. `None` for a day that the calendar does not have.
///
/// Where browsers do not know the names of the months, the month is a number, as in the style `with_numbers`.
fn moment(
    lang: &str,
    locale: &str,
    with_numbers: &str,
    timestamp: &Timestamp,
    fields: &[(&str, &str)],
) -> Option<String> {
    let is_own = timestamp.day().is_some();
    let zone = if is_own && !timestamp.is_date() { "Z" } else { "" };
    let date = Date::new(&[timestamp.as_str(), zone].concat().into());
    let style = if facts::has_month_names(lang) { "long" } else { with_numbers };
    let mut fields = fields.to_vec();
    fields.push(("dateStyle", style));
    if is_own {
        fields.push(("timeZone", "UTC"));
    }
    (!date.get_time().is_nan()).then(|| date.to_locale_string(locale, &options(&fields)).into())
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
