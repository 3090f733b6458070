//! Announcements: messages for screen readers, some of which are also shown as a toast. [`Status`](super::super::status)
//! renders them.

use std::rc::Rc;

use yew::prelude::*;

/// An announcement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Announcement {
    /// The text; empty if there is nothing to announce.
    pub text: AttrValue,
    /// Whether the text is shown as a toast.
    pub is_toast: bool,
    /// The number of announcements so far, which distinguishes two with the same text.
    pub number: u32,
}

/// Changes the announcement.
pub enum Action {
    /// Announces a text to screen readers.
    Announce(AttrValue),
    /// Announces a text, and shows it for a few seconds.
    Toast(AttrValue),
    /// Clears the announcement, so that screen readers announce the same text again.
    Clear,
}

impl Reducible for Announcement {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let (text, is_toast) = match action {
            Action::Announce(text) => (text, false),
            Action::Toast(text) => (text, true),
            Action::Clear => (AttrValue::default(), false),
        };
        Rc::new(Self { text, is_toast, number: self.number.wrapping_add(1) })
    }
}

/// Makes announcements.
#[derive(Clone, PartialEq)]
pub struct Announcer(UseReducerHandle<Announcement>);

impl Announcer {
    /// Announces a text to screen readers.
    pub fn announce(&self, text: impl Into<AttrValue>) {
        self.0.dispatch(Action::Announce(text.into()));
    }

    /// Announces a text, and shows it for a few seconds.
    pub fn toast(&self, text: impl Into<AttrValue>) {
        self.0.dispatch(Action::Toast(text.into()));
    }

    /// Clears the announcement.
    pub fn clear(&self) {
        self.0.dispatch(Action::Clear);
    }
}

impl std::ops::Deref for Announcer {
    type Target = Announcement;

    fn deref(&self) -> &Announcement {
        &self.0
    }
}

/// Returns the announcer of a reader.
#[hook]
pub fn use_announcer() -> Announcer {
    Announcer(use_reducer(Announcement::default))
}
