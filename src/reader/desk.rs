//! What is at hand to all that serves one reader.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::{
    document::Interface,
    host::{events, storage},
    preferences::{self, FONT_STEP, FontStep},
};

/// The reader's root, and what has been chosen for it.
pub struct Desk {
    /// The element around everything; `None` until it is drawn.
    pub root: Option<HtmlElement>,
    /// The words and the ways of the interface.
    pub interface: &'static Interface,
    /// What the reader has chosen, as it is kept ([`preferences`]).
    pub chosen: String,
    /// Gives a promise that a font is there.
    pub faces: Option<Function>,
    /// What is usual on this site, in the same form.
    pub site: String,
}

impl Desk {
    /// What is chosen under a name, by the reader or else by the site.
    pub fn value(&self, name: &str) -> Option<&str> {
        preferences::value(&self.chosen, name).or_else(|| preferences::value(&self.site, name))
    }

    /// The size of the text.
    pub fn font_step(&self) -> FontStep {
        self.value(FONT_STEP).map(FontStep::from_stored).unwrap_or_default()
    }

    /// Takes a choice, keeps it for the next visit and for other tabs, and tells the page.
    pub fn choose(&mut self, name: &str, value: Option<&str>) {
        // Another tab may have chosen something else meanwhile.
        let kept = stored().unwrap_or_else(|| std::mem::take(&mut self.chosen));
        self.chosen = preferences::with(&kept, name, value);
        storage::set(preferences::KEY, &self.chosen);
        storage::remove(preferences::FIRST_KEY);
        let told = if name == FONT_STEP { self.font_step().get().into() } else { JsValue::from(value) };
        self.report("maqal-preference", &[("name", name.into()), ("value", told)]);
    }

    /// The element of this selector.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.as_ref()?.query_selector(selector).ok()??.dyn_into().ok()
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
        Some(preferences::with("", FONT_STEP, Some(&step)))
    })
}
