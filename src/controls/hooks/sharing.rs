//! Sharing: by the system's share sheet, by the menu, or by copying the link.

use gloo_timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::{platform::spawn_local, prelude::*};

use super::{
    super::context::{ReaderContext, Words},
    announcer::Announcer,
    sheet::{Sheet, use_sheet},
};
use crate::{
    host::{
        appearance, clipboard,
        events::{self, SHARE},
        web_share::{self, Outcome},
    },
    locale::ControlsMessages,
    share::COPY,
};

/// How many milliseconds a confirmation is shown.
const CONFIRMATION: u32 = 3_000;

/// What has become of the last copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyState {
    /// Nothing yet, or long ago.
    Idle,
    /// The link is on the clipboard.
    Copied,
    /// The browser did not allow it: the link is shown, to be copied by hand.
    Refused,
}

impl CopyState {
    /// The value of `data-copy` on the reader's root.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Idle => None,
            Self::Copied => Some("copied"),
            Self::Refused => Some("refused"),
        }
    }
}

/// Shares the article.
#[derive(Clone, PartialEq)]
pub struct Sharing {
    /// The menu with the share links.
    pub menu: Sheet,
    /// The share button.
    pub button: NodeRef,
    reader: ReaderContext,
    messages: &'static ControlsMessages,
    announcer: Announcer,
    copy: UseStateHandle<CopyState>,
}

impl Sharing {
    /// Opens the system's share sheet; if there is none, or it fails, the menu. Only within a click or a key press:
    /// browsers refuse it otherwise.
    pub fn open(&self) {
        if !web_share::is_available() {
            return self.menu.open();
        }
        let (facts, sharing) = (self.reader.facts.clone(), self.clone());
        spawn_local(async move {
            match web_share::share(&facts.title, &facts.url).await {
                Outcome::Shared => sharing.report("native"),
                Outcome::Closed => {}
                Outcome::Unavailable => sharing.menu.open(),
            }
        });
    }

    /// As [`Self::open`], unless the site hides the share button.
    pub fn open_by_key(&self) {
        if self.button.cast::<HtmlElement>().is_some_and(|button| button.client_width() > 0) {
            self.open();
        }
    }

    /// Copies the link, and says whether the browser allowed it.
    pub fn copy(&self) {
        let sharing = self.clone();
        spawn_local(async move {
            if clipboard::copy(&sharing.reader.facts.url).await.is_ok() {
                sharing.copy.set(CopyState::Copied);
                sharing.announcer.say(sharing.messages.copied);
                sharing.report(COPY);
            } else {
                sharing.copy.set(CopyState::Refused);
                sharing.announcer.say(sharing.messages.copy_failed);
            }
        });
    }

    /// Tells the page that the article was shared.
    pub fn report(&self, network: &str) {
        events::dispatch(&self.reader.root, SHARE, &[("network", network.into())]);
    }
}

/// Sharing the article.
#[hook]
pub fn use_sharing(reader: &ReaderContext, words: &Words, announcer: &Announcer) -> Sharing {
    let reader = reader.clone();
    let copy = use_state(|| CopyState::Idle);
    let sharing = Sharing {
        menu: use_sheet(),
        button: use_node_ref(),
        reader: reader.clone(),
        messages: words.messages,
        announcer: announcer.clone(),
        copy: copy.clone(),
    };
    let announcer = announcer.clone();
    use_effect_with(*copy, move |state| {
        appearance::set_attribute(&reader.root, "data-copy", state.name());
        let rest = (*state == CopyState::Copied).then(|| {
            Timeout::new(CONFIRMATION, move || {
                copy.set(CopyState::Idle);
                announcer.clear();
            })
        });
        move || drop(rest)
    });
    sharing
}
