//! Images as a publisher sends them.

use super::RichText;
use crate::source::json::Json;

/// An image.
#[derive(Default)]
pub struct Picture<'a> {
    /// The URL.
    pub src: &'a str,
    /// The host if `src` is a path without a leading slash; empty if `src` is a URL.
    pub host: &'a str,
    /// The URLs and widths of `srcset`.
    pub srcset: Vec<(&'a str, Option<u32>)>,
    /// The width in pixels.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
    /// The alternative text.
    pub alt: &'a str,
    /// The caption.
    pub caption: RichText<'a>,
    /// The credit: the photographer or the agency.
    pub credit: &'a str,
}

impl Picture<'_> {
    /// Returns a picture with only its size, which the fields `width` and `height` contain.
    pub fn sized(json: &Json) -> Self {
        Self { width: json.get("width").pixels(), height: json.get("height").pixels(), ..Self::default() }
    }

    /// Returns the URL.
    pub fn address(&self) -> String {
        if self.host.is_empty() { self.src.to_owned() } else { ["https://", self.host, "/", self.src].concat() }
    }
}

/// The maximum width of an image for screens, in pixels. Wider images are for print.
const SCREEN: u32 = 2600;

/// Returns the largest file of an image whose width is at most 2600 pixels, or else the smallest one. `width` returns
/// the width of a file in pixels.
pub fn for_screens<'a>(files: &[&'a Json], width: fn(&Json) -> Option<u32>) -> &'a Json {
    let (mut best, mut best_width) = (&Json::Null, 0);
    for file in files {
        let width = width(file).unwrap_or_default();
        let is_better = if best_width > SCREEN { width < best_width } else { width > best_width && width <= SCREEN };
        if is_better || best.is_null() {
            (best, best_width) = (file, width);
        }
    }
    best
}
