//! Converts figures and galleries: media with captions.

use super::{Converter, blocks::append};
use crate::{
    article::{
        body::{self, Block, Image, Inline},
        same_image::ImageKey,
    },
    html::NodeRef,
};

/// The maximum number of images of a gallery with which the next one is compared.
const COMPARED: usize = 200;

/// The maximum length of a paragraph after an image of a gallery that is taken for its caption, in bytes.
const CAPTION: usize = 300;

/// A caption inside a figure, and the number of blocks before it.
pub(super) type Caption = (usize, Vec<Inline>);

impl Converter<'_> {
    /// Converts a figure, or an element whose class marks it as one.
    pub(super) fn figure(&mut self, node: NodeRef, is_gallery: bool) {
        self.flush();
        let around = self.captions.replace(Vec::new());
        let content = self.inside(|inside| {
            inside.anchor(node);
            inside.children(node);
        });
        let captions = std::mem::replace(&mut self.captions, around).unwrap_or_default();
        for block in figure(content, captions, is_gallery) {
            match block {
                // It may repeat the previous image.
                Block::Figure { image } => self.show(image),
                other => self.blocks.push(other),
            }
        }
        self.blocks.append(&mut self.after);
    }

    pub(super) fn figcaption(&mut self, node: NodeRef) {
        if self.captions.is_none() {
            return self.block(node, None);
        }
        self.flush();
        let words = self.phrase(node);
        let at = self.blocks.len();
        if let Some(captions) = &mut self.captions {
            captions.push((at, words));
        }
    }
}

/// A part of a figure.
enum Part {
    Block(Block),
    Caption(Vec<Inline>),
}

/// Assembles a figure. Its text becomes the caption of its only medium, or the captions of a gallery. Otherwise,
/// everything stays in its order.
fn figure(mut content: Vec<Block>, captions: Vec<Caption>, is_gallery: bool) -> Vec<Block> {
    let (mut image_blocks, mut media) = (0, Vec::new());
    for block in &mut content {
        image_blocks += usize::from(matches!(block, Block::Figure { .. } | Block::Gallery { .. }));
        media.extend(caption_of(block).map(|caption| caption.is_empty()));
    }
    let mut parts = Vec::new();
    let mut captions = captions.into_iter().peekable();
    for (at, block) in content.into_iter().enumerate() {
        while let Some((_, words)) = captions.next_if(|(before, _)| *before <= at) {
            parts.push(Part::Caption(words));
        }
        parts.push(Part::Block(block));
    }
    parts.extend(captions.map(|(_, words)| Part::Caption(words)));
    if image_blocks > 1 && (is_gallery || image_blocks == media.len()) {
        return gallery(parts);
    }
    let is_single = media == [true];
    let mut words = Vec::new();
    let mut out = Vec::new();
    for part in parts {
        match part {
            // Text outside a `figcaption` belongs to the caption too.
            Part::Block(Block::Paragraph { content, .. }) | Part::Caption(content) if is_single => {
                append(&mut words, content);
            }
            Part::Block(block) => out.push(block),
            Part::Caption(content) => out.push(Block::Paragraph { content, centered: false }),
        }
    }
    if let Some(caption) = out.iter_mut().find_map(caption_of).filter(|_| is_single) {
        *caption = words;
    }
    out
}

/// Collects adjacent images in galleries. A short paragraph after an image is its caption, and any other block ends the
/// gallery.
fn gallery(parts: Vec<Part>) -> Vec<Block> {
    let (mut images, mut caption) = (Vec::<Image>::new(), Vec::new());
    let (mut out, mut keys) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Block(Block::Figure { image }) => add(&mut images, &mut keys, image),
            Part::Block(Block::Gallery { images: more, caption: under }) => {
                for image in more {
                    add(&mut images, &mut keys, image);
                }
                append(&mut caption, under);
            }
            Part::Caption(words) => append(&mut caption, words),
            Part::Block(block) => match (block, images.last_mut()) {
                (Block::Paragraph { content, .. }, Some(last))
                    if last.caption.is_empty() && body::plain_text(&content).len() <= CAPTION =>
                {
                    last.caption = content;
                }
                (block, _) => {
                    close(&mut out, &mut images, &mut caption);
                    out.push(block);
                }
            },
        }
    }
    close(&mut out, &mut images, &mut caption);
    out
}

/// Adds an image to a gallery, unless it is a duplicate: the scripts of endless carousels repeat images.
fn add(images: &mut Vec<Image>, keys: &mut Vec<ImageKey>, image: Image) {
    let key = ImageKey::new(&image.src);
    if image.caption.is_empty() && keys.iter().any(|known| known.is_same(&key)) {
        return;
    }
    if keys.len() < COMPARED {
        keys.push(key);
    }
    images.push(image);
}

/// Ends a gallery.
fn close(out: &mut Vec<Block>, images: &mut Vec<Image>, caption: &mut Vec<Inline>) {
    let (mut images, mut caption) = (std::mem::take(images), std::mem::take(caption));
    match &mut *images {
        [] if caption.is_empty() => {}
        [] => out.push(Block::Paragraph { content: caption, centered: false }),
        [image] if caption.is_empty() || image.caption.is_empty() => {
            image.caption.append(&mut caption);
            out.extend(images.pop().map(|image| Block::Figure { image }));
        }
        _ => out.push(Block::Gallery { images, caption }),
    }
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
