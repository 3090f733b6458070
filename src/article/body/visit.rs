//! Visits the blocks and the text of a body.

use super::{Block, Image, Inline};
use crate::locale::{Direction, Tally};

/// Calls `each` with every piece of text in the inlines, in reading order. A line break is a newline.
pub fn visit_inline_text(content: &[Inline], each: &mut dyn FnMut(&str)) {
    visit_inlines(content, &mut |text, _| each(text));
}

fn visit_inlines(content: &[Inline], each: Visitor) {
    for inline in content {
        match inline {
            Inline::Text(text) => each(text, Kind::Prose),
            Inline::Code { text } => each(text, Kind::Code),
            Inline::Break => each("\n", Kind::Prose),
            _ => visit_inlines(inline.children(), each),
        }
    }
}

/// The kind of a piece of text.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Prose,
    Code,
}

type Visitor<'a> = &'a mut dyn FnMut(&str, Kind);

/// Calls `each` with every visible piece of text in the blocks, in reading order.
pub fn visit_text(blocks: &[Block], each: &mut dyn FnMut(&str)) {
    visit_pieces(blocks, &mut |text, _| each(text));
}

/// Calls `each` with every visible piece of text in the blocks except code, in reading order.
pub fn visit_prose(blocks: &[Block], each: &mut dyn FnMut(&str)) {
    visit_pieces(blocks, &mut |text, kind| {
        if kind == Kind::Prose {
            each(text);
        }
    });
}

fn visit_pieces(blocks: &[Block], each: Visitor) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } | Block::Preformatted { content } => {
                visit_inlines(content, each);
            }
            Block::Code { content, .. } => visit_inlines(content, &mut |text, _| each(text, Kind::Code)),
            Block::List { items, .. } => items.iter().for_each(|item| visit_pieces(item, each)),
            Block::Quote { body, cite, .. } => {
                visit_pieces(body, each);
                visit_inlines(cite, each);
            }
            Block::PullQuote { content, cite } => {
                visit_inlines(content, each);
                visit_inlines(cite, each);
            }
            Block::Figure { image } => visit_image(image, each),
            Block::Gallery { images, caption } => {
                for image in images {
                    visit_image(image, each);
                }
                visit_inlines(caption, each);
            }
            Block::Video { caption, .. } | Block::Audio { caption, .. } => visit_inlines(caption, each),
            Block::Embed { title, description, .. } => {
                each(title, Kind::Prose);
                each(description, Kind::Prose);
            }
            Block::Table { caption, rows, .. } => {
                visit_inlines(caption, each);
                for cell in rows.iter().flatten() {
                    visit_inlines(&cell.content, each);
                    visit_pieces(&cell.body, each);
                }
            }
            Block::KeyPoints { title, items } => {
                each(title, Kind::Prose);
                for item in items {
                    visit_inlines(item, each);
                }
            }
            Block::Poll { answers } => answers.iter().for_each(|answer| visit_inlines(&answer.content, each)),
            Block::Note { title, body } | Block::Update { title, body, .. } => {
                each(title, Kind::Prose);
                visit_pieces(body, each);
            }
            Block::Related { title, links } => {
                each(title, Kind::Prose);
                for link in links {
                    each(&link.title, Kind::Prose);
                }
            }
            Block::Divider => {}
        }
    }
}

fn visit_image(image: &Image, each: Visitor) {
    visit_inlines(&image.caption, each);
    each(&image.credit, Kind::Prose);
}

/// Calls `each` with every block, and then with the blocks inside it.
pub fn visit_blocks(blocks: &mut [Block], each: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        each(block);
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(|item| visit_blocks(item, each)),
            Block::Quote { body, .. } | Block::Note { body, .. } | Block::Update { body, .. } => {
                visit_blocks(body, each);
            }
            Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(|cell| visit_blocks(&mut cell.body, each)),
            _ => {}
        }
    }
}

/// Returns the text of the inlines. Images are represented by their alternative text.
pub fn plain_text(content: &[Inline]) -> String {
    fn write(content: &[Inline], whole: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code { text } | Inline::Image { alt: text, .. } => whole.push_str(text),
                Inline::Break => whole.push('\n'),
                _ => write(inline.children(), whole),
            }
        }
    }
    let mut whole = String::new();
    write(content, &mut whole);
    whole
}

/// Returns the direction of the majority of letters in the inlines; `None` if there are no letters.
pub fn direction(content: &[Inline]) -> Option<Direction> {
    tally(content).direction()
}

/// Counts the letters of the inlines by direction.
pub fn tally(content: &[Inline]) -> Tally {
    let mut tally = Tally::default();
    visit_inline_text(content, &mut |text| tally.add(text));
    tally
}
