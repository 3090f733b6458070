//! Digits, vowel marks and dates of an article as the person who reads it prefers them.
//!
//! Only text nodes change, and every changed node keeps its original text, so that it can be shown again. Code stays as
//! it is, and so do the interface's words and all attributes: what is copied and shared is what was written.
//!
//! The preferences are read from the attributes of the reader's root (`data-digits`, `data-harakat`, `data-calendar`),
//! so that both modules, the one that builds the article and the one with the controls, do the same.

use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, Node, Text};

use super::intl;
use crate::{
    article::Timestamp,
    locale::{
        Direction,
        digits::{Before, Digits},
        facts, marks,
    },
    preferences::{self, Choice},
};

#[wasm_bindgen]
extern "C" {
    /// A text node that remembers what was written in it.
    #[wasm_bindgen(extends = Text)]
    type ChangedText;

    #[wasm_bindgen(method, getter, structural, js_name = maqalWritten)]
    fn written(this: &ChangedText) -> Option<String>;

    #[wasm_bindgen(method, setter, structural, js_name = maqalWritten)]
    fn set_written(this: &ChangedText, written: &str);
}

/// What keeps its digits and marks: code, players, the interface, and whatever runs left to right, such as names in
/// other scripts and formulas.
const KEPT: &str =
    "code,pre:not(.verse),sub,video,audio,[dir=ltr]:not(bdo),[data-part=toolbar],[data-part=share-links]";
/// What is part of the line around it. Any other element begins lines of its own, or is isolated from the line.
const IN_LINE: &str = ":is(a,em,mark,s,span,strong,sub,sup):not([dir])";
const DATES: &str = "[data-part=byline] time,.update time";

/// How an article's text is shown.
pub struct Typography {
    digits: Option<Digits>,
    hides_harakat: bool,
    /// A second calendar beside the dates, with the locale in which it is written.
    calendar: Option<(&'static str, String)>,
    /// The interface's language.
    lang: String,
}

impl Typography {
    /// What the attributes of a reader's root ask for. `article` is its article, and `locale` the interface's language
    /// with its region.
    pub fn of(root: &Element, article: &Element, locale: &str) -> Self {
        let lang = root.get_attribute("lang").unwrap_or_default();
        let digits = match chosen::<preferences::Digits>(root) {
            preferences::Digits::Written => None,
            preferences::Digits::Latin => Some(Digits::Latin),
            preferences::Digits::Arabic => is_arabic(article).then(|| arabic_digits(article, &lang)),
        };
        let has_calendar = chosen::<preferences::Calendar>(root) == preferences::Calendar::Both;
        Self {
            digits,
            hides_harakat: chosen::<preferences::Harakat>(root) == preferences::Harakat::Hidden,
            calendar: has_calendar.then(|| (facts::second_calendar(&lang), locale.to_owned())),
            lang,
        }
    }

    /// Whether text is shown as it was written.
    pub fn is_plain(&self) -> bool {
        self.digits.is_none() && !self.hides_harakat && self.calendar.is_none()
    }

    /// Shows the text in and below a node this way.
    pub fn apply(&self, node: &Node) {
        self.apply_after(&mut Before::default(), node);
    }

    /// Shows the text in and below a node this way. `before` is what precedes it in its line.
    fn apply_after(&self, before: &mut Before, node: &Node) {
        if let Some(text) = node.dyn_ref::<Text>() {
            return change(text.unchecked_ref(), &mut |written| self.show(before, written));
        }
        let mut own = Before::Other;
        let mut is_in_line = true;
        if let Some(element) = node.dyn_ref::<Element>() {
            if element.matches(DATES).unwrap_or(false) {
                return self.apply_to_date(element);
            }
            let is = |selector| element.matches(selector).unwrap_or(false);
            if is(KEPT) {
                return;
            }
            if is("br") {
                *before = Before::Other;
            }
            if is("bdo") {
                // Its direction is overridden, so every character stays in its place.
                own = Before::Arabic;
            }
            is_in_line = is(IN_LINE);
        }
        let before = if is_in_line { before } else { &mut own };
        let children = node.child_nodes();
        for index in 0..children.length() {
            if let Some(child) = children.get(index) {
                self.apply_after(before, &child);
            }
        }
    }

    fn show(&self, before: &mut Before, written: &str) -> String {
        let shown = if self.hides_harakat { marks::without(written) } else { written.to_owned() };
        match self.digits {
            Some(digits) => digits.convert_after(before, &shown),
            None => shown,
        }
    }

    /// A date, with the day of the second calendar behind it.
    fn apply_to_date(&self, time: &Element) {
        let Some(text) = time.first_child().and_then(|child| child.dyn_into::<Text>().ok()) else { return };
        let timestamp = time.get_attribute("datetime").as_deref().and_then(Timestamp::parse);
        let second = self.calendar.as_ref().zip(timestamp).and_then(|((calendar, locale), timestamp)| {
            intl::date_in_calendar(&self.lang, locale, calendar, &timestamp)
        });
        change(text.unchecked_ref(), &mut |written| {
            let mut before = Before::Other;
            match &second {
                Some(second) => self.show(&mut before, &[written, " – ", second].concat()),
                None => self.show(&mut before, written),
            }
        });
    }
}

/// Makes a change to a reader's root, and then shows its article as the root now asks for, if that is another way.
/// `locale` is the interface's language with its region.
pub fn follow(root: &Element, article: &Element, locale: &str, change: impl FnOnce()) {
    let asked = || ["data-digits", "data-harakat", "data-calendar"].map(|name| root.get_attribute(name));
    let before = asked();
    change();
    if asked() != before {
        Typography::of(root, article, locale).apply(article);
    }
}

/// What was written in and below a node, whatever digits and marks are shown.
pub fn written(node: &Node) -> String {
    if let Some(text) = node.dyn_ref::<Text>() {
        return text.unchecked_ref::<ChangedText>().written().unwrap_or_else(|| text.data());
    }
    let children = node.child_nodes();
    (0..children.length()).filter_map(|index| children.get(index)).map(|child| written(&child)).collect()
}

/// Whether an article is written in Arabic letters: it runs right to left, and its language does not use the Hebrew
/// script.
pub fn is_arabic(article: &Element) -> bool {
    article.get_attribute("dir").as_deref() == Some(Direction::Rtl.as_str())
        && !facts::is_hebrew_script(&primary_language(article))
}

/// The primary subtag of an article's language; empty if it has none.
pub fn primary_language(article: &Element) -> String {
    let tag = article.get_attribute("lang").unwrap_or_default();
    tag.split('-').next().unwrap_or_default().to_owned()
}

fn arabic_digits(article: &Element, lang: &str) -> Digits {
    let own = primary_language(article);
    facts::digits(if own.is_empty() { lang } else { &own })
}

/// The value that the root shows for a choice.
fn chosen<T: Choice>(root: &Element) -> T {
    let value = root.get_attribute(&["data-", T::NAME].concat()).unwrap_or_default();
    value.parse().unwrap_or_default()
}

fn change(text: &ChangedText, show: &mut dyn FnMut(&str) -> String) {
    let now = text.data();
    let written = text.written();
    let shown = show(written.as_deref().unwrap_or(&now));
    if shown != now {
        if written.is_none() {
            text.set_written(&now);
        }
        text.set_data(&shown);
    }
}
