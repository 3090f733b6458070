//! Reports to the page how far the article has been read.

use yew::prelude::*;

use super::super::context::ReaderContext;
use crate::host::{
    events::{self, PROGRESS},
    progress,
};

/// Dispatches `maqal-progress` when the end of each quarter of the article comes into view, once the article is complete.
#[hook]
pub fn use_reading_progress(reader: &ReaderContext, is_complete: bool) {
    let root = reader.root.clone();
    use_effect_with(is_complete, move |is_complete| {
        let progress = is_complete.then(|| {
            let target = root.clone();
            progress::observe(&root, move |percent| {
                events::dispatch(&target, PROGRESS, &[("percent", percent.into())]);
            })
        });
        move || drop(progress)
    });
}
