//! Numbers and dates as a language writes them, by the browser's `Intl`.

use js_sys::{Array, Date, Intl::NumberFormat, JsString, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::article::Timestamp;

/// A share of a hundred: `١٠٠٪` for 100 in Arabic.
///
/// `language` is a well-formed language tag.
pub fn percent(language: &str, percent: u16) -> String {
    let format = NumberFormat::new(&Array::of1(&language.into()), &options(&[("style", "percent")]));
    format
        .format()
        .call1(&JsValue::UNDEFINED, &(f64::from(percent) / 100.0).into())
        .map(JsString::from)
        .map_or_else(|_| String::new(), String::from)
}

/// A day as it stands in a byline, `٤ نوفمبر ٢٠٢٥` in Arabic, in the reader's own time zone. A date without a
/// time is that day in every zone. `None` for a day that the calendar does not have.
///
/// `language` is a well-formed language tag.
pub fn date(language: &str, timestamp: &Timestamp) -> Option<String> {
    let date = Date::new(&timestamp.as_str().into());
    if date.get_time().is_nan() {
        return None;
    }
    let mut fields = vec![("dateStyle", "long")];
    if timestamp.is_date() {
        fields.push(("timeZone", "UTC"));
    }
    Some(date.to_locale_date_string(language, &options(&fields)).into())
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
