//! Notices how far an article has been read, by its blocks that come into view.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Observes until it is dropped.
pub struct Progress {
    observer: IntersectionObserver,
    /// What the observer calls.
    _callback: Closure<dyn FnMut(Array)>,
}

/// Calls `reached` with 25, 50, 75 and 100 when the blocks come into view that end an article's first, second, third
/// and last quarter. `None` if there is nothing to read or no way to observe it.
pub fn observe(root: &Element, reached: impl Fn(u32) + 'static) -> Option<Progress> {
    let blocks = root.query_selector_all("[data-part=body] > *").ok()?;
    let end = |percent: u32| {
        let index = (blocks.length() * percent).div_ceil(100).checked_sub(1);
        (percent, index.and_then(|index| blocks.get(index)))
    };
    let ends = [25, 50, 75, 100].map(end);
    let reported = Cell::new(0);
    let callback = Closure::new({
        let ends = ends.clone();
        move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                // A reader who scrolls fast may have passed it.
                if !entry.is_intersecting() && entry.bounding_client_rect().top() >= 0.0 {
                    continue;
                }
                let target = Some(entry.target().into());
                let Some((percent, _)) = ends.iter().rfind(|(_, end)| *end == target) else { continue };
                while reported.get() < *percent {
                    reported.set(reported.get() + 25);
                    reached(reported.get());
                }
            }
        }
    });
    let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    for (_, end) in ends {
        observer.observe(end?.unchecked_ref());
    }
    Some(Progress { observer, _callback: callback })
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
