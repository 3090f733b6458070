//! A second calendar beside the dates of the article's header.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::{super::Desk, apply};
use crate::{article::Timestamp, host::intl};

/// What was written before.
const FIRST: &str = "maqalDate";

/// Puts the day of the Hijri calendar (that of Umm al-Qura) behind the Gregorian one, where that has been chosen; in
/// Persian, where a date is one of the Solar Hijri calendar, that of the Gregorian.
pub fn apply(desk: &Desk) {
    let Some(root) = &desk.root else { return };
    let Ok(times) = root.query_selector_all("[data-part=byline] time") else { return };
    for index in 0..times.length() {
        let Some(time) = times.get(index).and_then(|time| time.dyn_into::<Element>().ok()) else { continue };
        let now = time.text_content().unwrap_or_default();
        let first = Reflect::get(&time, &FIRST.into()).ok().and_then(|first| first.as_string());
        let day = time.get_attribute("datetime").as_deref().and_then(Timestamp::parse);
        let second = day.filter(|_| apply::chosen(desk, "calendar") == Some("both")).and_then(|day| {
            let calendar = if desk.interface.messages.lang == "fa" { "gregory" } else { "islamic-umalqura" };
            intl::date_in_calendar(desk.interface, calendar, &day)
        });
        if first.is_none() {
            let _ = Reflect::set(&time, &FIRST.into(), &JsValue::from(&*now));
        }
        let first = first.unwrap_or(now);
        let words = match second {
            Some(second) => [&*first, " – ", &*second].concat(),
            None => first,
        };
        if time.text_content().as_deref() != Some(&words) {
            time.set_text_content(Some(&words));
        }
    }
}
