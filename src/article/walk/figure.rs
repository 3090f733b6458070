//! Figures: something to look at, and the words under it.

use super::{Walker, blocks::to_inlines};
use crate::{
    article::body::{Block, Inline},
    html::NodeRef,
};

impl Walker<'_> {
    /// A figure, or what a publishing system's class says to be one.
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

/// Puts the words of a figure where they belong: under the one thing in it, under each picture of a gallery.
fn figure(mut content: Vec<Block>, mut caption: Vec<Inline>, is_gallery: bool) -> Vec<Block> {
    let pictures = content.iter().filter(|block| matches!(block, Block::Figure { .. } | Block::Gallery { .. })).count();
    let media = content.iter_mut().filter_map(place).count();
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
    // Words without an element of their own are the caption too.
    let (words, mut rest): (Vec<_>, Vec<_>) =
        content.into_iter().partition(|block| media == 1 && matches!(block, Block::Paragraph { .. }));
    let words = to_inlines(words, &mut out);
    if !caption.is_empty() && !words.is_empty() {
        caption.push(Inline::Break);
    }
    caption.extend(words);
    match rest.iter_mut().find_map(place) {
        Some(under) if media == 1 && under.is_empty() => *under = caption,
        _ if !caption.is_empty() => rest.push(Block::Paragraph { content: caption, centered: false }),
        _ => {}
    }
    rest
}

/// The place for the words that belong under a block; `None` where it is nothing to look at or listen to.
fn place(block: &mut Block) -> Option<&mut Vec<Inline>> {
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
