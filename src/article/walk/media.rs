//! Pictures, films and sounds, in the attributes that browsers read and in those of scripts that load late.

use super::{Walker, roles};
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

/// Attributes that hold a picture's address until a script moves it to `src`.
const SOURCES: [&str; 4] = ["data-src", "data-lazy-src", "data-original", "src"];
/// Attributes that hold the address of the whole picture where `src` is a thumbnail.
const ORIGINALS: [&str; 2] = ["data-full-url", "data-large-file"];

/// The widest picture, in pixels, that is taken for a thumbnail where there is a larger one.
const THUMBNAIL: u32 = 300;

/// Ends of addresses that are pictures.
const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"];

/// The longest picture in an address itself, in bytes, that only keeps the place of another.
const PLACEHOLDER: usize = 200;

const SOURCE_SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Pictures that are a sign within a line, whose words are in `alt`.
const SIGNS: &str = "wp-smiley emoji latex";

impl Walker<'_> {
    /// A picture, with the `<picture>` around it where there is one.
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
            // It counts visits.
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
            // How large it is, nobody says.
            (src, srcset, width, height) = (Some(original), vec![], None, None);
        }
        let alt = clean::line(alt);
        match src {
            Some(src) => self.push(Block::Figure {
                image: Image { src, srcset, width, height, alt, caption: vec![], credit: String::new() },
            }),
            // What a browser shows where there is no picture.
            None => self.text(&alt),
        }
    }

    /// The whole picture, where the element or the link around it leads to it.
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

    /// The widths of a `srcset`, and any address in it: the last, which usually is the largest. A density counts
    /// where the width of the picture is known.
    fn srcset(&self, set: &str, width: Option<u32>) -> (Vec<Candidate>, Option<Url>) {
        let (mut candidates, mut last) = (Vec::new(), None);
        let mut rest = set;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter == ',' || letter.is_ascii_whitespace());
            if rest.is_empty() {
                return (candidates, last);
            }
            let (raw, after) = rest.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((rest, ""));
            // A comma within an address is part of it; one behind it ends the candidate.
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

    /// A picture for browsers without scripts: usually that which stands before it, loaded late.
    pub(super) fn no_script(&mut self, node: NodeRef) {
        let blocks = self.inside(|inside| inside.children(node));
        if matches!(self.blocks.last(), Some(Block::Figure { .. })) {
            return;
        }
        for block in blocks {
            if matches!(block, Block::Figure { .. } | Block::Embed { .. } | Block::Gallery { .. }) {
                self.push(block);
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
            // The way to the file that editors leave for browsers without a player.
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
        // Ghost keeps a film's place by a picture of another host, which has nothing to show.
        let poster = media(node, "poster").filter(|poster| poster.host() != "img.spacergif.org");
        self.push(Block::Video { src, poster, tracks, caption });
    }
}
