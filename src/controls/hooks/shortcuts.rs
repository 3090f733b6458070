//! Keyboard shortcuts by single keys: on the standalone page wherever the focus is, else within the reader; never in a
//! field.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::{
    super::{
        context::{AppContext, ReaderContext, Words},
        labels::Label,
    },
    bring_into_view,
    event::{Target, use_event},
    preferences::Preferences,
    sheet::Sheet,
};
use crate::{
    document::Part,
    host::{intl, scroll_anchor, site::Scope},
    locale::{facts, words::fill},
    preferences::{Choice, FontStep, Shortcuts, Theme},
};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Makes the text larger.
    Larger,
    /// Makes the text smaller.
    Smaller,
    /// Resets the size.
    DefaultSize,
    /// Goes to the next theme.
    Theme,
    /// Goes to the next section.
    Next,
    /// Goes to the previous section.
    Previous,
    /// Shares the article.
    Share,
    /// Tells how much has been read.
    Progress,
    /// Lists the shortcuts.
    Help,
}

impl Shortcut {
    /// All shortcuts with their keys, in the order of the list.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Larger, "+"),
        (Self::Smaller, "−"),
        (Self::DefaultSize, "0"),
        (Self::Theme, "t"),
        (Self::Next, "j"),
        (Self::Previous, "k"),
        (Self::Share, "s"),
        (Self::Progress, "p"),
        (Self::Help, "?"),
    ];

    /// The shortcut of a key, given by what it writes and by its code. A keyboard of another script has its own letters
    /// on the keys of ours.
    pub fn of(key: &str, code: &str) -> Option<Self> {
        let letter = code.strip_prefix("Key").filter(|_| !key.is_ascii()).map(str::to_ascii_lowercase);
        match letter.as_deref().unwrap_or(key) {
            "+" | "=" => Some(Self::Larger),
            "-" | "−" => Some(Self::Smaller),
            "0" | "٠" | "۰" => Some(Self::DefaultSize),
            "t" => Some(Self::Theme),
            "j" => Some(Self::Next),
            "k" => Some(Self::Previous),
            "s" => Some(Self::Share),
            "p" => Some(Self::Progress),
            "?" | "؟" => Some(Self::Help),
            _ => None,
        }
    }
}

/// Makes the shortcuts work.
#[hook]
pub fn use_shortcuts(app: &AppContext, help: &Sheet) {
    let AppContext { reader, words, preferences, announcer, sharing } = app.clone();
    let help = help.clone();
    let target = match reader.site.shortcuts() {
        Scope::Page => reader.root.owner_document().map_or(Target::None, |document| Target::Other(document.into())),
        Scope::Reader => Target::Other(reader.root.clone().into()),
        Scope::Nowhere => Target::None,
    };
    let pressed = Callback::from(move |event: Event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        if preferences.get::<Shortcuts>() == Shortcuts::Off || is_for_others(event) {
            return;
        }
        match Shortcut::of(&event.key(), &event.code()) {
            Some(Shortcut::Larger) => preferences.resize(FontStep::larger),
            Some(Shortcut::Smaller) => preferences.resize(FontStep::smaller),
            Some(Shortcut::DefaultSize) => preferences.resize(|_| FontStep::default()),
            Some(Shortcut::Theme) => announcer.toast(next_theme(&preferences, &words)),
            Some(Shortcut::Next) => go(&reader, Jump::Forwards),
            Some(Shortcut::Previous) => go(&reader, Jump::Backwards),
            Some(Shortcut::Share) => sharing.open_by_key(),
            // Nobody knows what of a frame is in view.
            Some(Shortcut::Progress) if !reader.is_framed() => {
                let percent = intl::percent(&words.locale, percent_read(&reader));
                announcer.toast(fill(words.progress, &[("percent", &percent)]));
            }
            Some(Shortcut::Help) => help.open(),
            Some(Shortcut::Progress) | None => {}
        }
    });
    use_event(target, "keydown", pressed);
}

/// Whether a key press is meant for a field, for the browser or for somebody who has taken it.
fn is_for_others(event: &KeyboardEvent) -> bool {
    // The first of the path is the field itself, even inside a shadow root.
    let is_in_field =
        event.composed_path().get(0).dyn_ref::<HtmlElement>().is_some_and(|target| {
            target.is_content_editable() || target.matches("input,textarea,select").unwrap_or(false)
        });
    is_in_field || event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented()
}

/// Chooses the theme after the present one, and returns the words that say so.
fn next_theme(preferences: &Preferences, words: &Words) -> String {
    let next = Theme::ALL.iter().cycle().nth(preferences.theme().position() + 1).copied().unwrap_or_default();
    preferences.choose_theme(next);
    [words.theme, facts::colon(words.lang), &next.label(words)].concat()
}

/// Where `j` and `k` stop: at the headings, or at the paragraphs of a text without any.
const SECTIONS: &str = "[data-part=headline],[data-part=body] :is(h2,h3),[data-part=source]";
const PARAGRAPHS: &str = "[data-part=headline],[data-part=body]>*,[data-part=source]";
/// How near to the reading line something is that has been gone to, in CSS pixels.
const NEAR: f64 = 40.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Jump {
    Forwards,
    Backwards,
}

/// Goes to the next section, or to the previous one.
fn go(reader: &ReaderContext, jump: Jump) {
    let find = |selector| -> Vec<HtmlElement> {
        let Ok(found) = reader.root.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
    };
    let mut stops = find(SECTIONS);
    if stops.len() < 3 {
        stops = find(PARAGRAPHS);
    }
    let line = scroll_anchor::reading_line(&reader.root);
    // What has been gone to is a little below the toolbar.
    let distance = |stop: &HtmlElement| stop.get_bounding_client_rect().top() - line;
    let stop = match jump {
        Jump::Forwards => stops.iter().find(|stop| distance(stop) >= NEAR),
        Jump::Backwards => stops.iter().rfind(|stop| distance(stop) <= -NEAR),
    };
    if let Some(stop) = stop {
        bring_into_view(stop);
    }
}

/// How much of the article is above the lower edge of the window, in percent.
fn percent_read(reader: &ReaderContext) -> u16 {
    let text = reader.article.query_selector(&Part::Body.selector()).ok().flatten();
    let (Some(text), Some(window)) = (text, web_sys::window()) else { return 0 };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let rect = text.get_bounding_client_rect();
    let share = ((height - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to 100")]
    let percent = (share * 100.0).round() as u16;
    percent
}
