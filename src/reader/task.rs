//! What is asked of the pieces of the module that come after the first paint.
//!
//! A piece has no callbacks and waits for nothing: what happens, the reader hears, and hands on as a [`Task`]; and what
//! is to be waited for, a piece hands back ([`After`]).

use js_sys::Promise;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::{host::files::File, preferences::Action};

/// What is to be done.
pub enum Task {
    /// An article has been painted: what stands below it, and what opens from its toolbar, is wanted.
    Finish,
    /// A part of this name was pressed that controls the text or shares it.
    Press(String, Element),
    /// A size is chosen by a button or a key.
    Choose(Action),
    /// Something else is usual on this site.
    Site(String),
    /// A value is chosen for a name, or none any more.
    Take(&'static str, Option<&'static str>),
    /// Nothing is chosen any more.
    TakeNothing,
    /// Something has been chosen in another tab, or in another reader of this page.
    Elsewhere(String),
    /// What was waited for has come to an end.
    Settled(Waiting, Result<JsValue, JsValue>),
    /// The confirmation has stood long enough.
    Rest,
    /// The page is being left.
    Leave,
    /// An article has come and is not painted yet: what has been chosen must be seen from the first.
    Show,
    /// Something else is chosen now.
    Apply,
    /// Something of the preferences was pressed, or has another value.
    Prefer(String, Element),
    /// A key was pressed: what it writes, and its code.
    Key(String, String),
}

/// What is waited for.
#[derive(Clone)]
pub enum Waiting {
    /// The clipboard takes the address.
    Copy,
    /// The share sheet closes.
    Sheet,
    /// The font of a face arrives.
    Face(String),
}

/// What the reader has to do after a task.
pub enum After {
    /// Nothing.
    Nothing,
    /// This too.
    Then(Task),
    /// Wait for this, and tell.
    Wait(Promise, Waiting),
    /// Have the confirmation rest after these milliseconds.
    Pause(u32),
}

impl Task {
    /// The piece of the module that does it.
    pub fn piece(&self) -> File {
        match self {
            Self::Show | Self::Apply | Self::Prefer(..) | Self::Key(..) | Self::Settled(Waiting::Face(_), _) => {
                File::Extras
            }
            _ => File::Controls,
        }
    }

    /// Whether nobody waits for it.
    pub fn is_of_nobody(&self) -> bool {
        matches!(self, Self::Finish | Self::Leave | Self::Apply | Self::Site(_) | Self::Elsewhere(_))
    }
}
