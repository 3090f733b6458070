//! What is at hand to all that serves one reader.

use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::Callback;

use super::{Shortcuts, Task};
use crate::{
    article::Article,
    document::Interface,
    host::{events, progress::Progress, storage},
    preferences::{self, FONT_STEP, FontStep},
};

/// The reader's root, and what has been chosen for it.
pub struct Desk {
    /// The element around everything; `None` until it is drawn.
    pub root: Option<HtmlElement>,
    /// The words and the ways of the interface.
    pub interface: &'static Interface,
    /// The article that is shown.
    pub article: Option<Rc<Article>>,
    /// The ways to share it ([`crate::share::ways`]).
    pub share: String,
    /// Whether the page is the reader's own.
    pub is_page: bool,
    /// The size of its text.
    pub font_step: FontStep,
    /// What the reader has chosen, as it is kept ([`preferences`]).
    pub chosen: String,
    /// Whether it could not be kept: then it holds for this visit.
    pub unkept: bool,
    /// The face whose font is there.
    pub face: Option<String>,
    /// Gives a promise that a font is there.
    pub faces: Option<Function>,
    /// What is usual on this site, in the same form.
    pub site: String,
    /// Has something done.
    pub want: Callback<Task>,
    /// Where single keys work.
    pub shortcuts: Shortcuts,
    /// What hears keys, other tabs, and that the article is left, once that is shown.
    pub listeners: Vec<EventListener>,
    /// What notices how far it is read.
    pub progress: Option<Progress>,
}

impl Desk {
    /// What is chosen under a name, by the reader or else by the site.
    pub fn value(&self, name: &str) -> Option<&str> {
        preferences::value(&self.chosen, name).or_else(|| preferences::value(&self.site, name))
    }

    /// The size that has been chosen.
    pub fn chosen_step(&self) -> FontStep {
        self.value(FONT_STEP).map(FontStep::from_stored).unwrap_or_default()
    }

    /// Sets the custom property that the style sheet reads.
    pub fn set_scale(&self) {
        if let Some(root) = &self.root {
            // Through the object model, which a strict `style-src` allows, unlike the attribute.
            let _ = root.style().set_property("--maqal-font-scale", &self.font_step.scale());
        }
    }

    /// The element of this selector.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.as_ref()?.query_selector(selector).ok()??.dyn_into().ok()
    }

    /// Whether it stands in a frame that is as high as its text: what is in view there, nobody knows.
    pub fn is_framed(&self) -> bool {
        self.root.as_ref().is_some_and(|root| root.closest("[data-embed]").is_ok_and(|framed| framed.is_some()))
    }

    /// Says something to those who do not see it: puts it into the reader's live region.
    pub fn announce(&self, words: &str) {
        if let Some(status) = self.find("[data-part=status]") {
            status.set_text_content(Some(words));
        }
    }

    /// Says something to everybody, for a few seconds.
    pub fn toast(&self, words: &str) {
        self.announce(words);
        if let Some(root) = &self.root {
            let _ = root.remove_attribute("data-toast");
            // Has the browser see that it was gone, so that its animation begins anew.
            let _ = root.client_width();
            let _ = root.set_attribute("data-toast", "");
        }
    }

    /// Tells the page around the reader.
    pub fn report(&self, event: &str, detail: &[(&str, JsValue)]) {
        if let Some(root) = &self.root {
            events::dispatch(root, event, detail);
        }
    }
}

/// What is kept of the reader's choices; `None` where there is nothing, or storage is blocked.
pub fn stored() -> Option<String> {
    storage::get(preferences::KEY).or_else(|| {
        let step = storage::get(preferences::FIRST_KEY)?;
        Some([FONT_STEP, "=", &*FontStep::from_stored(&step).to_stored()].concat())
    })
}
