//! Writes images, with their sizes, their `srcset` and their captions.

use super::{
    Fragment, Part, dir,
    inlines::{inlines, own_direction},
};
use crate::{
    article::{Image, Inline, body},
    locale::{Direction, templates::fill},
    url::Url,
};

/// When a browser loads an image.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Loading {
    /// Immediately, because it is on the first screen.
    Eager,
    /// When it is near the viewport.
    Lazy,
}

pub(super) fn figure(out: &mut Fragment, image: &Image, around: Direction, loading: Loading) {
    out.element("figure", &[Part::Figure.attribute()], |out| {
        match &image.link {
            Some(link) => {
                out.open_link(link, None);
                if image.alt.is_empty() {
                    // A link needs a name.
                    out.attribute("aria-label", &link.host());
                }
                picture(out, image, loading);
                out.close();
            }
            None => picture(out, image, loading),
        }
        caption(out, &image.caption, &image.credit, around);
    });
}

/// Returns the attribute with the publisher's own URL of a file that is requested over https instead of http.
pub(super) fn published_url(url: Option<&str>) -> (&'static str, Option<&str>) {
    ("data-published", url)
}

/// Writes an image within a line.
pub(super) fn inline_image(out: &mut Fragment, src: &Url, (width, height): (Option<u32>, Option<u32>), alt: &str) {
    let class = if body::is_icon(width, height) { "sign" } else { "inline" };
    let (width, height) = (width.map(|width| width.to_string()), height.map(|height| height.to_string()));
    out.empty(
        "img",
        &[
            ("class", Some(class)),
            ("src", Some(src.as_str())),
            ("alt", Some(alt)),
            // A formula in the alternative text runs from left to right.
            dir(Direction::of_text(alt)),
            ("width", width.as_deref()),
            ("height", height.as_deref()),
            ("loading", Some("lazy")),
            ("decoding", Some("async")),
            published_url(src.published().as_deref()),
        ],
    );
}

fn picture(out: &mut Fragment, image: &Image, loading: Loading) {
    let mut srcset = String::new();
    for candidate in &image.srcset {
        let separator = if srcset.is_empty() { "" } else { ", " };
        let width = candidate.width.to_string();
        srcset.push_str(&[separator, candidate.src.as_str(), " ", &width, "w"].concat());
    }
    let has_srcset = !srcset.is_empty();
    let size = |pixels: Option<u32>| pixels.map(|pixels| pixels.to_string());
    let (width, height) = (size(image.width), size(image.height));
    out.empty(
        "img",
        &[
            ("src", Some(image.src.as_str())),
            ("srcset", has_srcset.then_some(&*srcset)),
            // An image is as wide as the window on a phone, and as wide as the text on larger screens.
            ("sizes", has_srcset.then_some("(min-width: 48rem) 46rem, 100vw")),
            ("alt", Some(&*image.alt)),
            ("width", width.as_deref()),
            ("height", height.as_deref()),
            ("loading", (loading == Loading::Lazy).then_some("lazy")),
            ("decoding", Some("async")),
            published_url(image.src.published().as_deref()),
        ],
    );
}

/// Writes a caption and a credit; nothing if both are empty.
pub(super) fn caption(out: &mut Fragment, content: &[Inline], credit: &str, around: Direction) {
    if content.is_empty() && credit.is_empty() {
        return;
    }
    out.element("figcaption", &[Part::Caption.attribute(), dir(own_direction(content, around))], |out| {
        inlines(out, content);
        if !credit.is_empty() {
            out.text(" ");
            out.text_element("small", &[], &fill(out.interface.messages.credit, &[("name", credit)]));
        }
    });
}
