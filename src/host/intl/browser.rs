//! Formats with the browser's `Intl`. Its constructors throw on a tag that is not well-formed.

use js_sys::{
    Array, Date,
    Intl::{NumberFormat, PluralRules},
    JsString, Object, Reflect,
};
use wasm_bindgen::JsValue;

use super::DateStyle;
use crate::{article::Timestamp, locale::plurals::Category};

/// Returns a formatted count, and the plural rule for it.
pub(super) fn count(locale: &str, count: usize) -> (String, impl FnOnce() -> Category) {
    let locales = Array::of1(&locale.into());
    #[expect(clippy::cast_precision_loss, reason = "no count exceeds the precision of f64")]
    let number = count as f64;
    let formatted = format_number(&locales, &[], &number.into());
    let rule = move || Category::named(&String::from(PluralRules::new(&locales, &Object::new()).select(number)));
    (formatted, rule)
}

/// Formats a percentage: `١٠٠٪` for 100 in Arabic. `language` must be a well-formed language tag.
pub fn percent(language: &str, percent: u16) -> String {
    format_number(&Array::of1(&language.into()), &[("style", "percent")], &(f64::from(percent) / 100.0).into())
}

/// Formats a number, given as a JavaScript literal. `language` must be a well-formed language tag.
pub fn number(language: &str, number: &str) -> String {
    format_number(&Array::of1(&language.into()), &[], &number.into())
}

fn format_number(locales: &Array, fields: &[(&str, &str)], number: &JsValue) -> String {
    let format = NumberFormat::new(locales, &options(fields));
    let text = format.format().call1(&JsValue::UNDEFINED, number);
    text.map(JsString::from).map_or_else(|_| String::new(), String::from)
}

/// Formats a date, with its time if `has_time`, in the time zone of the device. A date without a time, and a time without a
/// zone, are the same in every time zone. Returns `None` for a date that does not exist.
pub(super) fn date(locale: &str, style: DateStyle, timestamp: &Timestamp, has_time: bool) -> Option<String> {
    let is_local = timestamp.day().is_some();
    let zone = if is_local && !timestamp.is_date() { "Z" } else { "" };
    let date = Date::new(&[timestamp.as_str(), zone].concat().into());
    let style = match style {
        DateStyle::Long => "long",
        DateStyle::Medium => "medium",
        DateStyle::Short => "short",
    };
    let mut fields = vec![("dateStyle", style)];
    if has_time {
        fields.push(("timeStyle", "short"));
    }
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
