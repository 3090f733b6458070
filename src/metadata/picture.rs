//! The pictures of a preview.

use super::{ALT, URL, excerpt, is_file, limited};
use crate::{
    article::{Article, Block, Image, body},
    url::Url,
};

/// The width from which previews and search results show a picture in full width, in pixels.
const LARGE: u32 = 1200;
/// The width from which a picture is suitable for a large preview, in pixels. Facebook shows narrower ones small.
const WIDE: u32 = 600;
/// The least width and height of a picture in a preview, in pixels. Facebook ignores smaller ones.
const LEAST: u32 = 200;

/// A picture of a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The URL of the file.
    pub url: Url,
    /// The width and the height in pixels.
    pub size: Option<(u32, u32)>,
    /// The alternative text; empty if unknown.
    pub alt: String,
}

impl Picture {
    /// Returns the picture of an article: the lead image, or else the first image of the text that is large enough.
    pub fn of(article: &Article) -> Option<Self> {
        let figures = article.body.iter().filter_map(|block| match block {
            Block::Figure { image } => Some(image),
            _ => None,
        });
        article.lead.as_ref().into_iter().chain(figures).find_map(Self::of_image)
    }

    /// Returns the smallest file of an image that is large, or else the largest one; `None` if the image is too small, or
    /// not a file on a server.
    fn of_image(image: &Image) -> Option<Self> {
        let is_too_small = |side: Option<u32>| side.is_some_and(|side| side < LEAST);
        let alternatives = image.srcset.iter().filter(|other| Some(other.width) > image.width);
        let large = alternatives.clone().filter(|other| other.width >= LARGE).min_by_key(|other| other.width);
        let better = large.or_else(|| alternatives.max_by_key(|other| other.width));
        // The size of an image without a width may be any.
        let better = better.filter(|_| image.width.is_some_and(|width| width < LARGE));
        let size = image.width.zip(image.height).filter(|(width, height)| *width > 0 && *height > 0);
        if better.is_none() && (is_too_small(image.width) || is_too_small(image.height)) {
            return None;
        }
        let url = limited(Some(better.map_or(&image.src, |better| &better.src)), URL).filter(is_file)?;
        let alt = if image.alt.is_empty() { body::plain_text(&image.caption) } else { image.alt.clone() };
        Some(Self { url, size: scaled(size, better.map(|better| better.width)), alt: excerpt(&alt, ALT) })
    }

    /// Whether the picture is suitable for a large preview. One of unknown size counts as suitable.
    pub fn is_wide(&self) -> bool {
        self.size.is_none_or(|(width, _)| width >= WIDE)
    }

    /// Returns the media type of the file, by its extension; `None` if the URL has none, or an unknown one.
    pub fn media_type(&self) -> Option<&'static str> {
        let path = self.url.as_str().split(['?', '#']).next().unwrap_or_default();
        let (_, extension) = path.rsplit_once('.')?;
        match &*extension.to_ascii_lowercase() {
            "jpg" | "jpeg" => Some("image/jpeg"),
            "png" => Some("image/png"),
            "webp" => Some("image/webp"),
            "gif" => Some("image/gif"),
            "avif" => Some("image/avif"),
            _ => None,
        }
    }
}

/// Returns a size scaled to another width.
fn scaled(size: Option<(u32, u32)>, width: Option<u32>) -> Option<(u32, u32)> {
    let (own, height) = size?;
    let width = width.unwrap_or(own);
    let height = u64::from(height) * u64::from(width) / u64::from(own);
    Some((width, u32::try_from(height).ok()?))
}
