//! Shows the digits, vowel marks and dates of an article as the reader prefers them.
//!
//! Changes text nodes only. Every changed node keeps its original text, so that it can be restored. Code, the text of the
//! interface and all attributes stay unchanged, and the original text is what is shared.
//!
//! The preferences are read from attributes of the reader's root (`data-digits`, `data-harakat`, `data-calendar`). So
//! `render.wasm`, which builds the article, and `controls.wasm`, which changes the preferences, do the same.

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
    /// A text node that keeps its original text in a property.
    #[wasm_bindgen(extends = Text)]
    type ChangedText;

    #[wasm_bindgen(method, getter, structural, js_name = maqalWritten)]
    fn original(this: &ChangedText) -> Option<String>;

    #[wasm_bindgen(method, setter, structural, js_name = maqalWritten)]
    fn set_original(this: &ChangedText, text: &str);
}

/// Elements that keep their digits and marks: code, players, the interface, and left-to-right text, such as names in other
/// scripts and formulas.
const UNCHANGED: &str =
    "code,pre:not(.verse),sub,video,audio,[dir=ltr]:not(bdo),[data-part=toolbar],[data-part=share-links]";
/// Elements that are part of the surrounding line. All others are blocks, or isolated from the direction of the line.
const INLINE: &str = ":is(a,em,mark,s,span,strong,sub,sup):not([dir])";
const DATES: &str = "[data-part=byline] time,.update time";

/// The reader's preferences for the text of an article.
pub struct Typography {
    digits: Option<Digits>,
    hides_harakat: bool,
    /// The second calendar of the dates, with the locale of its dates.
    calendar: Option<(&'static str, String)>,
    /// The language of the interface.
    lang: String,
}

impl Typography {
    /// Reads the attributes of a reader's root. `article` is the element of its article, and `locale` the language of the
    /// interface with its region.
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

    /// Whether the text is shown unchanged.
    pub fn is_plain(&self) -> bool {
        self.digits.is_none() && !self.hides_harakat && self.calendar.is_none()
    }

    /// Applies the preferences to a node and its descendants.
    pub fn apply(&self, node: &Node) {
        self.apply_after(&mut Before::default(), node);
    }

    /// Applies the preferences to a node and its descendants. `before` describes the preceding text in the line.
    fn apply_after(&self, before: &mut Before, node: &Node) {
        if let Some(text) = node.dyn_ref::<Text>() {
            return change(text.unchecked_ref(), &mut |original| self.show(before, original));
        }
        let mut own = Before::Other;
        let mut is_inline = true;
        if let Some(element) = node.dyn_ref::<Element>() {
            if element.matches(DATES).unwrap_or(false) {
                return self.apply_to_date(element);
            }
            let is = |selector| element.matches(selector).unwrap_or(false);
            if is(UNCHANGED) {
                return;
            }
            if is("br") {
                *before = Before::Other;
            }
            if is("bdo") {
                // Its direction is overridden, so no character can move.
                own = Before::Arabic;
            }
            is_inline = is(INLINE);
        }
        let before = if is_inline { before } else { &mut own };
        let mut next = node.first_child();
        while let Some(child) = next {
            self.apply_after(before, &child);
            next = child.next_sibling();
        }
    }

    /// Returns the text to show for an original text.
    fn show(&self, before: &mut Before, original: &str) -> String {
        let shown = if self.hides_harakat { marks::without(original) } else { original.to_owned() };
        match self.digits {
            Some(digits) => digits.convert_after(before, &shown),
            None => shown,
        }
    }

    /// Applies the preferences to a date, and appends the date in the second calendar.
    fn apply_to_date(&self, time: &Element) {
        let Some(text) = time.first_child().and_then(|child| child.dyn_into::<Text>().ok()) else { return };
        let timestamp = time.get_attribute("datetime").as_deref().and_then(Timestamp::parse);
        let second = self.calendar.as_ref().zip(timestamp).and_then(|((calendar, locale), timestamp)| {
            intl::date_in_calendar(&self.lang, locale, calendar, &timestamp)
        });
        change(text.unchecked_ref(), &mut |original| {
            let mut before = Before::Other;
            match &second {
                Some(second) => self.show(&mut before, &[original, " – ", second].concat()),
                None => self.show(&mut before, original),
            }
        });
    }
}

/// Runs `change`, which may change attributes of the reader's root, and then applies the preferences to the article if they
/// have changed. `locale` is the language of the interface with its region.
pub fn update(root: &Element, article: &Element, locale: &str, change: impl FnOnce()) {
    let attributes = || ["data-digits", "data-harakat", "data-calendar"].map(|name| root.get_attribute(name));
    let before = attributes();
    change();
    if attributes() != before {
        Typography::of(root, article, locale).apply(article);
    }
}

/// Returns the original text of a node and its descendants.
pub fn original_text(node: &Node) -> String {
    if let Some(text) = node.dyn_ref::<Text>() {
        return text.unchecked_ref::<ChangedText>().original().unwrap_or_else(|| text.data());
    }
    let children = node.child_nodes();
    (0..children.length()).filter_map(|index| children.get(index)).map(|child| original_text(&child)).collect()
}

/// Whether an article counts as written in Arabic script: it runs from right to left, and its language does not use the
/// Hebrew script.
pub fn is_arabic(article: &Element) -> bool {
    article.get_attribute("dir").as_deref() == Some(Direction::Rtl.as_str())
        && !facts::is_hebrew_script(&primary_language(article))
}

/// Returns the primary subtag of an article's language; empty if unknown.
pub fn primary_language(article: &Element) -> String {
    let tag = article.get_attribute("lang").unwrap_or_default();
    tag.split('-').next().unwrap_or_default().to_owned()
}

fn arabic_digits(article: &Element, lang: &str) -> Digits {
    let own = primary_language(article);
    facts::digits(if own.is_empty() { lang } else { &own })
}

/// Returns the value of a setting in the attributes of the root.
fn chosen<T: Choice>(root: &Element) -> T {
    let value = root.get_attribute(&["data-", T::NAME].concat()).unwrap_or_default();
    value.parse().unwrap_or_default()
}

/// Replaces the data of a text node with the result of `show` for its original text.
fn change(text: &ChangedText, show: &mut dyn FnMut(&str) -> String) {
    let current = text.data();
    let original = text.original();
    let shown = show(original.as_deref().unwrap_or(&current));
    if shown != current {
        if original.is_none() {
            text.set_original(&current);
        }
        text.set_data(&shown);
    }
}
