//! What is announced to screen readers, and what is shown to everybody for a few seconds.

use std::rc::Rc;

use yew::prelude::*;

/// What is announced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Announcement {
    /// The words; empty for none.
    pub words: AttrValue,
    /// Whether they are shown too.
    pub is_toast: bool,
    /// Counts the announcements, so that the same words can be announced again.
    pub number: u32,
}

/// Changes the announcement.
pub enum Action {
    /// Announces words to screen readers.
    Say(AttrValue),
    /// Announces words, and shows them for a few seconds.
    Toast(AttrValue),
    /// Clears the announcement, so that the same words are a change, and are announced again.
    Clear,
}

impl Reducible for Announcement {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let (words, is_toast) = match action {
            Action::Say(words) => (words, false),
            Action::Toast(words) => (words, true),
            Action::Clear => (AttrValue::default(), false),
        };
        Rc::new(Self { words, is_toast, number: self.number.wrapping_add(1) })
    }
}

/// Announces things.
#[derive(Clone, PartialEq)]
pub struct Announcer(UseReducerHandle<Announcement>);

impl Announcer {
    /// Announces words to screen readers.
    pub fn say(&self, words: impl Into<AttrValue>) {
        self.0.dispatch(Action::Say(words.into()));
    }

    /// Announces words, and shows them for a few seconds.
    pub fn toast(&self, words: impl Into<AttrValue>) {
        self.0.dispatch(Action::Toast(words.into()));
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

/// The announcements of a reader.
#[hook]
pub fn use_announcer() -> Announcer {
    Announcer(use_reducer(Announcement::default))
}
