//! Images and the candidates of their `srcset`.

use serde::Serialize;

use super::Inline;
use crate::url::Url;

/// An image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Image {
    /// The URL of the default size.
    pub src: Url,
    /// The same image in other widths.
    pub srcset: Vec<Candidate>,
    /// The width in CSS pixels.
    pub width: Option<u32>,
    /// The height in CSS pixels.
    pub height: Option<u32>,
    /// The alternative text; empty for a decorative image.
    pub alt: String,
    /// The caption.
    pub caption: Vec<Inline>,
    /// The credit; empty if unknown.
    pub credit: String,
    /// The URL of the page to which the image links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Url>,
}

/// The maximum width and height of an icon in CSS pixels.
pub const ICON: u32 = 64;

/// Whether an image of this size is an icon, which is shown inside its line of text.
pub fn is_icon(width: Option<u32>, height: Option<u32>) -> bool {
    let fits = |side: Option<u32>| side.is_none_or(|side| side <= ICON);
    fits(width) && fits(height) && width.or(height).is_some()
}

/// A candidate of a `srcset`: the image in one width.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The URL of this width.
    pub src: Url,
    /// The width in image pixels.
    pub width: u32,
}

impl Candidate {
    /// Returns a candidate if it is valid in a `srcset`: the URL is allowed for media and does not end with a comma,
    /// which a browser would take for a separator, and the width is known and not 0.
    pub fn new(src: &str, base: &Url, width: Option<u32>) -> Option<Self> {
        let src = Url::media(src, Some(base)).filter(|src| !src.as_str().ends_with(','))?;
        Some(Self { src, width: width.filter(|width| *width > 0)? })
    }
}
