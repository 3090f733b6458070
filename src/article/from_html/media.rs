//! Converts videos and audio, from standard attributes and from those of lazy-loading scripts.

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
        let source = |node| media(node, "src").or_else(|| media(node, "data-src"));
        let inside = || node.children().find_map(|part| if part.name() == "source" { source(part) } else { None });
        let Some(src) = source(node).or_else(inside) else {
            // The fallback content, such as a link to the file.
            return self.children(node);
        };
        let caption = vec![];
        if !is_video {
            return self.push(Block::Audio { src, caption });
        }
        let mut tracks = Vec::new();
        for track in node.children() {
            if track.name() == "track"
                && matches!(track.attribute("kind"), None | Some("captions" | "subtitles"))
                && let Some(src) = media(track, "src")
            {
                let lang = track.attribute("srclang").and_then(Language::parse);
                let label = clean::line(track.attribute("label").unwrap_or_default());
                tracks.push(Track { src, lang, label });
            }
        }
        // Ghost uses an empty image of another host as a placeholder.
        let poster = media(node, "poster").filter(|poster| poster.host() != "img.spacergif.org");
        self.push(Block::Video { src, poster, tracks, caption });
    }
}
