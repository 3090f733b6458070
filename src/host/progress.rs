//! Tells the page how far an article has been read: once for each quarter of it that comes into view.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use super::events;

/// Watches until it is dropped.
pub struct Progress {
    observer: IntersectionObserver,
    /// What the observer calls.
    _noticed: Closure<dyn FnMut(Array)>,
}

/// Has `root` fire `maqal-progress` when the blocks come into view that end its first, second, third and last quarter.
/// `None` where there is nothing to read or no way to watch.
pub fn watch(root: &Element) -> Option<Progress> {
    let blocks = root.query_selector_all("[data-part=body] > *").ok()?;
    let end = |percent: u32| {
        let place = (blocks.length() * percent).div_ceil(100).checked_sub(1);
        (percent, place.and_then(|place| blocks.get(place)))
    };
    let ends = [25, 50, 75, 100].map(end);
    let told = Cell::new(0);
    let noticed = Closure::new({
        let (root, ends) = (root.clone(), ends.clone());
        move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                // Whoever scrolls fast may have passed it.
                if !entry.is_intersecting() && entry.bounding_client_rect().top() >= 0.0 {
                    continue;
                }
                let target = Some(entry.target().into());
                let Some((reached, _)) = ends.iter().rfind(|(_, end)| *end == target) else { continue };
                while told.get() < *reached {
                    told.set(told.get() + 25);
                    events::dispatch(&root, "maqal-progress", &[("percent", told.get().into())]);
                }
            }
        }
    });
    let observer = IntersectionObserver::new(noticed.as_ref().unchecked_ref()).ok()?;
    for (_, end) in ends {
        observer.observe(end?.unchecked_ref());
    }
    Some(Progress { observer, _noticed: noticed })
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
