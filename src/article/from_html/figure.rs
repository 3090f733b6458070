//! Figures: media with a caption.

use super::{Converter, blocks::to_inlines};
use crate::{
    article::body::{Block, Inline},
    html::NodeRef,
};

impl Converter<'_> {
    /// Converts a figure, or an element whose class marks it as one.
    pub(super) fn figure(&mut self, node: NodeRef, is_gallery: bool) {
        self.flush();
        let around = self.caption.replace(Vec::new());
        let content = self.inside(|inside| {
            inside.anchor(node);
            inside.children(node);
        });
        let caption = std::mem::replace(&mut self.caption, around).unwrap_or_default();
        self.blocks.extend(figure(content, caption, is_gallery));
        self.blocks.append(&mut self.after);
    }

    pub(super) fn figcaption(&mut self, node: NodeRef) {
        if self.caption.is_none() {
            return self.block(node, None);
        }
        self.flush();
        let words = self.phrase(node);
        if let Some(caption) = &mut self.caption {
            caption.extend(words);
        }
    }
}

/// Adds the text of a figure as a caption: to the only media in it, or to the images of a gallery.
fn figure(mut content: Vec<Block>, mut caption: Vec<Inline>, is_gallery: bool) -> Vec<Block> {
    let pictures = content.iter().filter(|block| matches!(block, Block::Figure { .. } | Block::Gallery { .. })).count();
    let media = content.iter_mut().filter_map(caption_of).count();
    let mut out = Vec::new();
    if pictures > 1 && (is_gallery || pictures == media) {
        let mut images = Vec::new();
        for block in content {
            match (block, images.last_mut()) {
                (Block::Figure { image }, _) => images.push(image),
                (Block::Gallery { images: more, caption: under }, _) => {
                    images.extend(more);
                    caption.extend(under);
                }
                (Block::Paragraph { content, .. }, Some(last)) if last.caption.is_empty() => last.caption = content,
                (other, _) => out.push(other),
            }
        }
        out.insert(0, Block::Gallery { images, caption });
        return out;
    }
    // Text outside a `figcaption` belongs to the caption too.
    let (words, mut rest): (Vec<_>, Vec<_>) =
        content.into_iter().partition(|block| media == 1 && matches!(block, Block::Paragraph { .. }));
    let words = to_inlines(words, &mut out);
    if !caption.is_empty() && !words.is_empty() {
        caption.push(Inline::Break);
    }
    caption.extend(words);
    match rest.iter_mut().find_map(caption_of) {
        Some(under) if media == 1 && under.is_empty() => *under = caption,
        _ if !caption.is_empty() => rest.push(Block::Paragraph { content: caption, centered: false }),
        _ => {}
    }
    rest
}

/// Returns the caption of a block, or `None` for a block that has no caption.
fn caption_of(block: &mut Block) -> Option<&mut Vec<Inline>> {
    match block {
        Block::Figure { image } => Some(&mut image.caption),
        Block::Gallery { caption, .. }
        | Block::Video { caption, .. }
        | Block::Audio { caption, .. }
        | Block::Table { caption, .. } => Some(caption),
        Block::Quote { cite, .. } | Block::PullQuote { cite, .. } => Some(cite),
        _ => None,
    }
}
