//! Replaces images, videos and audio that fail to load: a message replaces them and links to the file.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlImageElement};

use super::appearance::set_attribute;

/// What fails to load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// An image.
    Image,
    /// A video or an audio.
    Player,
}

/// Replaces each image in `root` that fails to load with a link, whose text is the alternative text, until the listener is
/// dropped. Removes decorative images within lines. A video or an audio keeps its place and gets the link below it. `message`
/// returns the message; `None` if the reader is gone.
pub fn listen(root: &Element, message: impl Fn(Media) -> Option<String> + 'static) -> EventListener {
    // `error` events do not bubble.
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(root, "error", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let kind = match &*target.local_name() {
            "img" => Media::Image,
            "video" | "audio" => Media::Player,
            _ => return,
        };
        if let Some(message) = message(kind) {
            // If this fails, the page shows the broken media.
            let _ = replace(&target, kind, &message);
        }
    })
}

/// Requests the images in `root` again that failed to load before [`listen`] was called. Videos and audio do not load before
/// they are played.
pub fn retry(root: &Element) {
    let images = root.get_elements_by_tag_name("img");
    for nth in 0..images.length() {
        let Some(image) = images.item(nth) else { return };
        let image: HtmlImageElement = image.unchecked_into();
        if image.complete() && image.natural_width() == 0 {
            set_attribute(&image, "src", image.get_attribute("src").as_deref());
        }
    }
}

fn replace(media: &Element, kind: Media, message: &str) -> Result<(), JsValue> {
    let is_image = kind == Media::Image;
    let alt = media.get_attribute("alt").unwrap_or_default();
    let in_figure = media.closest("figure")?.is_some();
    if alt.is_empty() && !in_figure {
        media.remove();
        return Ok(());
    }
    // The image was requested over https although the publisher's URL is http, where it may exist.
    let address = media.get_attribute("data-published").or_else(|| media.get_attribute("src")).unwrap_or_default();
    // Links cannot be nested, and browsers do not navigate to `data:` URLs.
    let is_link = media.closest("a")?.is_none() && !address.starts_with("data:");
    let page = media.owner_document().ok_or(JsValue::NULL)?;
    let place = page.create_element(if is_link { "a" } else { "span" })?;
    place.set_class_name("broken");
    if is_link {
        set_attribute(&place, "href", Some(&address));
        set_attribute(&place, "rel", Some("noopener"));
    }
    // A formula runs from left to right.
    set_attribute(&place, "dir", Some(media.get_attribute("dir").as_deref().unwrap_or("auto")));
    if alt.is_empty() {
        place.set_text_content(Some(message));
    } else {
        // The style sheet shows it before the text if that is a block.
        set_attribute(&place, "title", Some(message));
        // Spaces separate the text from its neighbors. There is none before punctuation, which could begin a line then.
        let after = media.next_sibling().and_then(|next| next.text_content()).unwrap_or_default();
        let space = if after.starts_with(['.', ',', ':', ')', '،', '؛', '؟', ' ']) { "" } else { " " };
        let text = if in_figure { alt } else { [" ", &alt, space].concat() };
        place.set_text_content(Some(&text));
    }
    if is_image || media.next_element_sibling().is_none_or(|next| next.class_name() != "broken") {
        media.after_with_node_1(&place)?;
    }
    if is_image {
        media.remove();
    }
    Ok(())
}
