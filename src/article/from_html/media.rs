//! Images, videos and audio, from standard attributes and from those of lazy-loading scripts.

use super::{Converter, roles};
use crate::{
    article::{
        Candidate, Image,
        body::{Block, Inline, Track},
        clean,
    },
    html::NodeRef,
    locale::Language,
    url::Url,
};

/// The attributes with the URL of an image. A lazy-loading script moves it to `src`.
const SOURCES: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "src"];
/// The attributes with the URL of the whole image if `src` is a thumbnail.
const ORIGINALS: [&str; 2] = ["data-full-url", "data-large-file"];

/// The maximum width of a thumbnail in pixels. A wider image is used as it is.
const THUMBNAIL: u32 = 300;

/// The file name extensions of images.
const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"];

/// The maximum length of a `data:` URL, in bytes, that is a placeholder for another image.
const PLACEHOLDER: usize = 200;

const SOURCE_SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Classes of images that are a character in the text, which is in `alt`.
const SIGNS: &str = "wp-smiley emoji latex";

impl Converter<'_> {
    /// Converts an image, and the `<picture>` that contains it, if any.
    pub(super) fn image(&mut self, node: NodeRef, picture: Option<NodeRef>) {
        let alt = node.attribute("alt").unwrap_or_default();
        if roles::has_class(node, SIGNS) {
            return self.text(alt);
        }
        let size = |name| {
            let size = node.attribute(name)?.trim_ascii();
            size.strip_suffix("px").unwrap_or(size).parse().ok()
        };
        let (mut width, mut height) = (size("width"), size("height"));
        if let (Some(..3), Some(..3)) = (width, height) {
            // A tracking pixel.
            return;
        }
        (width, height) = (width.filter(|width: &u32| *width > 0), height.filter(|height: &u32| *height > 0));
        let sources = picture.into_iter().flat_map(NodeRef::children).filter(|part| part.name() == "source");
        let sets = std::iter::once(node).chain(sources.filter(|source| source.attribute("media").is_none()));
        let set = sets.flat_map(|node| SOURCE_SETS.iter().filter_map(move |name| node.attribute(name)));
        let (mut srcset, any) =
            set.map(|set| self.srcset(set, width)).find(|(_, any)| any.is_some()).unwrap_or_default();
        let mut found = SOURCES.iter().filter_map(|name| Url::image(node.attribute(name)?, Some(self.base)));
        let is_picture =
            |src: &Url| !src.as_str().starts_with("data:") || (any.is_none() && src.as_str().len() > PLACEHOLDER);
        let mut src = found.find(is_picture).or(any);
        if width.is_some_and(|width| width <= THUMBNAIL)
            && let Some(original) = self.original(node)
        {
            // The size of the original is unknown.
            (src, srcset, width, height) = (Some(original), vec![], None, None);
        }
        let alt = clean::line(alt);
        match src {
            Some(src) => self.push(Block::Figure {
                image: Image { src, srcset, width, height, alt, caption: vec![], credit: String::new(), link: None },
            }),
            // Browsers show the alternative text too.
            None => self.text(&alt),
        }
    }

    /// Returns the URL of the whole image, from the element or the link that contains it.
    fn original(&self, node: NodeRef) -> Option<Url> {
        let said = ORIGINALS.iter().find_map(|name| Url::image(node.attribute(name)?, Some(self.base)));
        said.or_else(|| {
            self.open.iter().find_map(|(mark, _)| match mark {
                Some(Inline::Link { url, .. }) if ENDINGS.iter().any(|end| url.as_str().ends_with(end)) => {
                    Url::image(url.as_str(), Some(self.base))
                }
                _ => None,
            })
        })
    }

    /// Parses a `srcset`. Returns the candidates with a known width, and the last URL, which usually is the largest
    /// image. A pixel density is converted to a width if the width of the image is known.
    fn srcset(&self, set: &str, width: Option<u32>) -> (Vec<Candidate>, Option<Url>) {
        let (mut candidates, mut last) = (Vec::new(), None);
        let mut rest = set;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter == ',' || letter.is_ascii_whitespace());
            if rest.is_empty() {
                return (candidates, last);
            }
            let (raw, after) = rest.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((rest, ""));
            // A comma inside a URL is part of it; one at its end ends the candidate.
            let address = raw.trim_end_matches(',');
            let (descriptor, after) =
                if address.len() < raw.len() { ("", after) } else { after.split_once(',').unwrap_or((after, "")) };
            rest = after;
            let Some(src) = Url::image(address, Some(self.base)) else { continue };
            last = Some(src);
            let descriptor = descriptor.trim_ascii();
            let pixels = match descriptor.strip_suffix('w') {
                Some(width) => width.parse().ok(),
                None => descriptor.strip_suffix('x').and_then(|density| width?.checked_mul(density.parse().ok()?)),
            };
            candidates.extend(Candidate::new(address, self.base, pixels));
        }
    }

    /// Converts the fallback for browsers without scripts: usually the image before it, which a script loads lazily.
    pub(super) fn no_script(&mut self, node: NodeRef) {
        let blocks = self.inside(|inside| inside.children(node));
        if matches!(self.blocks.last(), Some(Block::Figure { .. })) {
            return;
        }
        for block in blocks {
            match block {
                // It may be the frame before it as well.
                Block::Embed { url, title, .. } => self.embed(&url, &title),
                Block::Figure { .. } | Block::Gallery { .. } => self.push(block),
                _ => {}
            }
        }
    }

    pub(super) fn player(&mut self, node: NodeRef, is_video: bool) {
        let media = |node: NodeRef, name| Url::media(node.attribute(name)?, Some(self.base));
        let inside = |name: &'static str| node.children().filter(move |part| part.name() == name);
        let sources = std::iter::once(node).chain(inside("source"));
        let src =
            sources.flat_map(|node| ["src", "data-src"].into_iter().filter_map(move |name| media(node, name))).next();
        let Some(src) = src else {
            // The fallback content, such as a link to the file.
            return self.children(node);
        };
        let caption = vec![];
        if !is_video {
            return self.push(Block::Audio { src, caption });
        }
        let tracks =
            inside("track").filter(|track| matches!(track.attribute("kind"), None | Some("captions" | "subtitles")));
        let tracks = tracks.filter_map(|track| {
            Some(Track {
                src: media(track, "src")?,
                lang: track.attribute("srclang").and_then(Language::parse),
                label: clean::line(track.attribute("label").unwrap_or_default()),
            })
        });
        let tracks = tracks.collect();
        // Ghost uses an empty image of another host as a placeholder.
        let poster = media(node, "poster").filter(|poster| poster.host() != "img.spacergif.org");
        self.push(Block::Video { src, poster, tracks, caption });
    }
}
