//! Shares the article through the system's share sheet, the menu, or the clipboard.

use gloo_timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::{platform::spawn_local, prelude::*};

use super::{
    super::context::{Messages, ReaderContext},
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

/// How long the copy button shows its confirmation, in milliseconds.
const CONFIRMATION_TIME: u32 = 3_000;

/// The result of copying the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyState {
    /// The URL has not been copied, or the confirmation has ended.
    Idle,
    /// The URL is on the clipboard.
    Copied,
    /// The browser refused. The URL is shown, so that the reader can copy it manually.
    Refused,
}

impl CopyState {
    /// Returns the value of `data-copy` on the reader's root.
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
    /// Opens the system's share sheet, or else the menu. Browsers allow the share sheet only while they handle a click or a
    /// key press.
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

    /// Does the same as [`Self::open`], unless the site hides the share button.
    pub fn open_by_key(&self) {
        if self.button.cast::<HtmlElement>().is_some_and(|button| button.client_width() > 0) {
            self.open();
        }
    }

    /// Copies the URL, and announces the result.
    pub fn copy(&self) {
        let sharing = self.clone();
        spawn_local(async move {
            if clipboard::copy(&sharing.reader.facts.url).await.is_ok() {
                sharing.copy.set(CopyState::Copied);
                sharing.announcer.announce(sharing.messages.copied);
                sharing.report(COPY);
            } else {
                sharing.copy.set(CopyState::Refused);
                sharing.announcer.announce(sharing.messages.copy_failed);
            }
        });
    }

    /// Dispatches `maqal-share`. `network` is the name of the way by which the article was shared.
    pub fn report(&self, network: &str) {
        events::dispatch(&self.reader.root, SHARE, &[("network", network.into())]);
    }
}

/// Returns the sharing of the article.
#[hook]
pub fn use_sharing(reader: &ReaderContext, messages: &Messages, announcer: &Announcer) -> Sharing {
    let reader = reader.clone();
    let copy = use_state(|| CopyState::Idle);
    let sharing = Sharing {
        menu: use_sheet(),
        button: use_node_ref(),
        reader: reader.clone(),
        messages: messages.catalog,
        announcer: announcer.clone(),
        copy: copy.clone(),
    };
    let announcer = announcer.clone();
    use_effect_with(*copy, move |state| {
        appearance::set_attribute(&reader.root, "data-copy", state.name());
        let timeout = (*state == CopyState::Copied).then(|| {
            Timeout::new(CONFIRMATION_TIME, move || {
                copy.set(CopyState::Idle);
                announcer.clear();
            })
        });
        move || drop(timeout)
    });
    sharing
}
