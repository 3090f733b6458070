//! Videos and audio, from standard attributes and from those of lazy-loading scripts.

use super::Converter;
use crate::{
    article::{
        body::{Block, Track},
        clean,
    },
    html::NodeRef,
    locale::Language,
    url::Url,
};

impl Converter<'_> {
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
