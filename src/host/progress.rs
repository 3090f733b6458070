//! Observes how far an article has been read, by the blocks that come into view.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// An observation, which ends when it is dropped.
pub struct Progress {
    observer: IntersectionObserver,
    /// Keeps the callback of the observer alive.
    _callback: Closure<dyn FnMut(Array)>,
}

/// Calls `reached` with 25, 50, 75 and 100, in percent, when the last block of each quarter of the article comes into view.
/// Returns `None` if the article has no blocks, or the browser has no `IntersectionObserver`.
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
                // A fast scroll may have skipped it.
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
