//! Replaces media that fail to load in a pressed article. In other articles, `render.wasm` does it.

use yew::prelude::*;

use super::super::context::ReaderContext;
use crate::{
    document::{NO_IMAGE, NO_MEDIA},
    host::broken_images::{self, Media},
};

/// Replaces images, videos and audio that fail to load, also those that have failed already. The root of a pressed article
/// has the messages for them.
#[hook]
pub fn use_broken_images(reader: &ReaderContext) {
    let root = reader.root.clone();
    use_effect_with((), move |()| {
        let listener = root.has_attribute(NO_IMAGE).then(|| {
            let messages = root.clone();
            let listener = broken_images::listen(&root, move |media| {
                messages.get_attribute(match media {
                    Media::Image => NO_IMAGE,
                    Media::Player => NO_MEDIA,
                })
            });
            broken_images::retry(&root);
            listener
        });
        move || drop(listener)
    });
}
