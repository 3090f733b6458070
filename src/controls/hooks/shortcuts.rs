//! Single-key shortcuts. On the standalone page they work wherever the focus is, elsewhere only within the reader, and
//! never in a field.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::{
    super::{
        context::{AppContext, Messages, ReaderContext},
        labels::Label,
    },
    event::{Target, use_event},
    preferences::Preferences,
    sheet::Sheet,
};
use crate::{
    document::Part,
    host::{focus::bring_into_view, intl, scroll_anchor, site::Scope},
    locale::{facts, templates::fill},
    preferences::{Choice, FontStep, Shortcuts, Theme},
};

/// The action of a key.
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
    /// Announces how much of the article has been read.
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

    /// Returns the shortcut of a key, given by [`key`] and [`code`] of the event. On a keyboard of another script, the key
    /// at the position of the Latin letter counts.
    ///
    /// [`key`]: https://developer.mozilla.org/docs/Web/API/KeyboardEvent/key
    /// [`code`]: https://developer.mozilla.org/docs/Web/API/KeyboardEvent/code
    pub fn for_key(key: &str, code: &str) -> Option<Self> {
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

/// Handles the shortcuts.
#[hook]
pub fn use_shortcuts(app: &AppContext, help: &Sheet) {
    let AppContext { reader, messages, preferences, announcer, sharing } = app.clone();
    let help = help.clone();
    let target = match reader.site.shortcuts() {
        Scope::Page => reader.root.owner_document().map_or(Target::None, |document| Target::Other(document.into())),
        Scope::Reader => Target::Other(reader.root.clone().into()),
        Scope::Nowhere => Target::None,
    };
    let pressed = Callback::from(move |event: Event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        if preferences.get::<Shortcuts>() == Shortcuts::Off || is_ignored(event) {
            return;
        }
        match Shortcut::for_key(&event.key(), &event.code()) {
            Some(Shortcut::Larger) => preferences.resize(FontStep::larger),
            Some(Shortcut::Smaller) => preferences.resize(FontStep::smaller),
            Some(Shortcut::DefaultSize) => preferences.resize(|_| FontStep::default()),
            Some(Shortcut::Theme) => announcer.toast(next_theme(&preferences, &messages)),
            Some(Shortcut::Next) => jump(&reader, Jump::Forwards),
            Some(Shortcut::Previous) => jump(&reader, Jump::Backwards),
            Some(Shortcut::Share) => sharing.open_by_key(),
            // In a frame, it is unknown which part of the article is in view.
            Some(Shortcut::Progress) if !reader.is_framed() => {
                let percent = intl::percent(&messages.locale, percent_read(&reader));
                announcer.toast(fill(messages.progress, &[("percent", &percent)]));
            }
            Some(Shortcut::Help) => help.open(),
            Some(Shortcut::Progress) | None => {}
        }
    });
    use_event(target, "keydown", pressed);
}

/// Whether a key press is no shortcut: in a field, with a modifier key, or already handled by another listener.
fn is_ignored(event: &KeyboardEvent) -> bool {
    // The first element of the path is the focused one, even inside another shadow root.
    let is_in_field =
        event.composed_path().get(0).dyn_ref::<HtmlElement>().is_some_and(|target| {
            target.is_content_editable() || target.matches("input,textarea,select").unwrap_or(false)
        });
    is_in_field || event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented()
}

/// Chooses the next theme, and returns the text that announces it.
fn next_theme(preferences: &Preferences, messages: &Messages) -> String {
    let next = Theme::ALL.iter().cycle().nth(preferences.theme().position() + 1).copied().unwrap_or_default();
    preferences.choose_theme(next);
    [messages.theme, facts::colon(messages.lang), &next.label(messages)].concat()
}

/// Where `j` and `k` stop: at the headings, or at the blocks if the text has no headings.
const SECTIONS: &str = "[data-part=headline],[data-part=body] :is(h2,h3),[data-part=source]";
const PARAGRAPHS: &str = "[data-part=headline],[data-part=body]>*,[data-part=source]";
/// The least distance of the next stop from the reading line, in CSS pixels. The current stop may be a little below the
/// toolbar, because of its margin.
const MIN_DISTANCE: f64 = 40.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Jump {
    Forwards,
    Backwards,
}

/// Moves to the next or the previous section.
fn jump(reader: &ReaderContext, jump: Jump) {
    let find = |selector| -> Vec<HtmlElement> {
        let Ok(found) = reader.root.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
    };
    let mut stops = find(SECTIONS);
    if stops.len() < 3 {
        stops = find(PARAGRAPHS);
    }
    let line = scroll_anchor::reading_line(&reader.root);
    let distance = |stop: &HtmlElement| stop.get_bounding_client_rect().top() - line;
    let stop = match jump {
        Jump::Forwards => stops.iter().find(|stop| distance(stop) >= MIN_DISTANCE),
        Jump::Backwards => stops.iter().rfind(|stop| distance(stop) <= -MIN_DISTANCE),
    };
    if let Some(stop) = stop {
        bring_into_view(stop);
    }
}

/// Returns how much of the article is above the lower edge of the window, in percent.
fn percent_read(reader: &ReaderContext) -> u16 {
    let text = reader.article.query_selector(&Part::Body.selector()).ok().flatten();
    let (Some(text), Some(window)) = (text, web_sys::window()) else { return 0 };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let rect = text.get_bounding_client_rect();
    let share = ((height - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value is from 0 to 100")]
    let percent = (share * 100.0).round() as u16;
    percent
}
