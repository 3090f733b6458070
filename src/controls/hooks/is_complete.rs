//! Observes whether the article is complete. Long articles are built in slices ([`crate::render`]).

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit};
use yew::prelude::*;

use super::super::context::ReaderContext;

/// The attribute of an article that is still being built.
const BUSY: &str = "aria-busy";

/// Whether the whole article is on the page.
#[hook]
pub fn use_is_complete(reader: &ReaderContext) -> bool {
    let article = reader.article.clone();
    let is_complete = use_state(|| !article.has_attribute(BUSY));
    {
        let is_complete = is_complete.clone();
        use_effect_with((), move |()| {
            let observation = (!*is_complete).then(|| {
                // The article may have been completed since the component was rendered.
                is_complete.set(!article.has_attribute(BUSY));
                Observation::of(article, move |article| is_complete.set(!article.has_attribute(BUSY)))
            });
            move || drop(observation)
        });
    }
    *is_complete
}

/// Observes the attribute until it is dropped.
struct Observation {
    observer: Option<MutationObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl Observation {
    fn of(article: Element, changed: impl Fn(&Element) + 'static) -> Self {
        let target = article.clone();
        let callback = Closure::<dyn FnMut()>::new(move || changed(&article));
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            let options = MutationObserverInit::new();
            options.set_attributes(true);
            // Fails only for invalid options.
            let _ = observer.observe_with_options(&target, &options);
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
