//! Cleans an article, without losing a word.
//!
//! 1. Runs of spaces, line ends and no-break spaces become one space. A single no-break space is intentional and stays.
//!    A gap of many, as between the half-lines of a verse, becomes two em spaces. Spaces at the beginning and the end
//!    of a block are removed.
//! 2. Line breaks at the beginning and the end of a block are removed, and so are inlines and blocks without visible
//!    content.
//! 3. Blocks at the beginning that repeat the headline are removed, unless they have links or are the whole body.
//! 4. A modification date before the publication date is removed.
//!
//! Joiners (ZWNJ, ZWJ) and bidi controls inside words are kept, because they are part of the spelling. Code and
//! preformatted text do not change.

use std::ops::RangeInclusive;

use super::{
    Article, Image,
    body::{self, Block, Inline},
};

/// Cleans a whole article in place.
pub fn clean(article: &mut Article) {
    blocks(&mut article.body);
    fields(article);
}

/// Cleans all fields except the body, which must be clean already.
pub fn fields(article: &mut Article) {
    for text in [&mut article.title, &mut article.dek, &mut article.section, &mut article.copyright] {
        *text = line(text);
    }
    if let Some(lead) = &mut article.lead {
        image(lead);
    }
    if let (Some(modified), Some(published)) = (&article.modified, &article.published)
        && modified.is_before(published)
    {
        article.modified = None;
    }
    let repeated = article.body.iter().take_while(|block| repeats(block, &article.title)).count();
    // At least one block stays: the title of a note may be its whole text.
    article.body.drain(..repeated.min(article.body.len().saturating_sub(1)));
}

/// Cleans a single line of text: collapses runs of spaces and trims the ends.
pub fn line(text: &str) -> String {
    let mut content = vec![Inline::Text(text.into())];
    clean_inlines(&mut content);
    body::plain_text(&content)
}

fn repeats(block: &Block, title: &str) -> bool {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
            words(&body::plain_text(content)).eq(words(title)) && !content.iter().any(contains_link)
        }
        _ => false,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\u{A0}', '\n']).filter(|word| !word.is_empty())
}

/// Cleans blocks in place. Blocks without visible content are removed.
pub fn blocks(blocks: &mut Vec<Block>) {
    blocks.retain_mut(clean_block);
}

/// The number of blocks at the beginning of a body that are searched for an excerpt.
const EXCERPT_BLOCKS: usize = 50;
/// The lengths in bytes of an excerpt that is also searched after the first block. A few words may be a coincidence,
/// and the search for a very long text takes too long.
const EXCERPT_LENGTHS: RangeInclusive<usize> = 40..=4000;

/// Whether a text is an excerpt that a publishing system has generated: the body contains the same text at the
/// beginning of a block. An ellipsis (`…`, `[…]`) at the end of the excerpt is ignored.
///
/// Systems omit different blocks from an excerpt. Therefore, the body is compared three times: with all blocks, without
/// media, tables and boxes, and with paragraphs only.
pub fn has_excerpt(body: &[Block], excerpt: &str) -> bool {
    let excerpt = excerpt.trim_end_matches(['…', '.', '[', ']', ' ', '\u{A0}']);
    if excerpt.is_empty() {
        return true;
    }
    let mut texts = Vec::new();
    for block in body.iter().take(EXCERPT_BLOCKS) {
        let rank = match block {
            Block::Paragraph { .. } => 2,
            Block::Heading { .. } | Block::List { .. } | Block::Quote { .. } => 1,
            _ => 0,
        };
        let mut text = String::new();
        body::visit_text(std::slice::from_ref(block), &mut |words| text.push_str(words));
        texts.push((rank, text));
    }
    let starts = if EXCERPT_LENGTHS.contains(&excerpt.len()) { texts.len() } else { 1 };
    for least in 0..=2 {
        for start in 0..starts {
            let texts = texts.iter().filter(|(rank, _)| *rank >= least).skip(start);
            // Spaces do not count, because some systems join blocks without them.
            let is_relevant = |character: &char| !is_space(*character);
            let mut characters = texts.flat_map(|(_, text)| text.chars()).filter(is_relevant);
            if excerpt.chars().filter(is_relevant).all(|character| characters.next() == Some(character)) {
                return true;
            }
        }
    }
    false
}

/// Cleans a block. Returns whether it has visible content.
fn clean_block(block: &mut Block) -> bool {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => clean_inlines(content),
        Block::List { items, values, .. } => {
            let mut index = 0;
            let mut kept = Vec::new();
            items.retain_mut(|item| {
                blocks(item);
                if !item.is_empty() {
                    kept.extend(values.get(index).copied());
                }
                index += 1;
                !item.is_empty()
            });
            if kept.iter().all(Option::is_none) {
                kept.clear();
            }
            *values = kept;
            !items.is_empty()
        }
        Block::Quote { body, cite, url } => {
            blocks(body);
            let cited = clean_inlines(cite);
            // The whole citation becomes a link, and links cannot be nested.
            if cite.iter().any(contains_link) {
                *url = None;
            }
            cited || !body.is_empty()
        }
        Block::PullQuote { content, cite } => {
            let cited = clean_inlines(cite);
            clean_inlines(content) || cited
        }
        Block::Figure { image } => {
            self::image(image);
            true
        }
        Block::Gallery { images, caption } => {
            images.iter_mut().for_each(image);
            clean_inlines(caption) || !images.is_empty()
        }
        Block::Video { caption, .. } | Block::Audio { caption, .. } => {
            clean_inlines(caption);
            true
        }
        Block::Table { caption, rows, .. } => {
            let captioned = clean_inlines(caption);
            let mut filled = false;
            for cell in rows.iter_mut().flatten() {
                filled |= clean_inlines(&mut cell.content);
                blocks(&mut cell.body);
                filled |= !cell.body.is_empty();
            }
            rows.retain(|row| !row.is_empty());
            filled || captioned
        }
        Block::KeyPoints { title, items } => {
            *title = line(title);
            items.retain_mut(clean_inlines);
            !items.is_empty() || !title.is_empty()
        }
        Block::Poll { answers } => {
            answers.retain_mut(|answer| clean_inlines(&mut answer.content));
            !answers.is_empty()
        }
        Block::Note { title, body } | Block::Update { title, body, .. } => {
            *title = line(title);
            blocks(body);
            !body.is_empty() || !title.is_empty()
        }
        Block::Code { content, .. } | Block::Preformatted { content } => content.iter().any(shows),
        Block::Related { title, links } => !links.is_empty() || has_words(title),
        Block::Embed { .. } | Block::Divider => true,
    }
}

/// Cleans the texts of an image.
pub fn image(image: &mut Image) {
    clean_inlines(&mut image.caption);
    image.credit = line(&image.credit);
    image.alt = line(&image.alt);
}

/// Cleans the inlines of a block. Returns whether they have visible content.
fn clean_inlines(content: &mut Vec<Inline>) -> bool {
    collapse(content, &mut Preceding::default());
    trim_end(content);
    if !content.iter().any(shows) {
        content.clear();
    }
    !content.is_empty()
}

/// The state of the text before the current inline of a block.
#[derive(Default)]
struct Preceding {
    /// Whether there is text.
    has_text: bool,
    /// Whether the last character is a space or a line break.
    ends_with_space: bool,
}

/// Collapses every run of spaces, and removes spaces and line breaks before the first word.
fn collapse(content: &mut Vec<Inline>, preceding: &mut Preceding) {
    content.retain_mut(|inline| match inline {
        Inline::Text(text) => {
            *text = collapse_text(text, preceding);
            !text.is_empty()
        }
        Inline::Break => {
            preceding.ends_with_space = true;
            preceding.has_text
        }
        Inline::Code { text } => {
            if !text.is_empty() {
                *preceding = Preceding { has_text: true, ends_with_space: false };
            }
            !text.is_empty()
        }
        Inline::Image { alt, .. } => {
            *alt = line(alt);
            *preceding = Preceding { has_text: true, ends_with_space: false };
            true
        }
        _ => inline.children_mut().is_none_or(|inside| {
            collapse(inside, preceding);
            !inside.is_empty()
        }),
    });
}

/// The minimum number of no-break spaces in a gap. Editors leave up to three between two words. A gap becomes two em
/// spaces, between which a narrow line can break.
const GAP: usize = 4;

fn collapse_text(text: &str, preceding: &mut Preceding) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !is_space(character) {
            out.push(character);
            *preceding = Preceding { has_text: true, ends_with_space: false };
            continue;
        }
        let mut space = if character == '\u{A0}' { character } else { ' ' };
        let mut no_break_spaces = usize::from(character == '\u{A0}');
        while let Some(next) = characters.next_if(|next| is_space(*next)) {
            space = ' ';
            no_break_spaces += usize::from(next == '\u{A0}');
        }
        if preceding.has_text && !preceding.ends_with_space {
            if no_break_spaces >= GAP && characters.peek().is_some() {
                out.push_str("\u{2003}\u{2003}");
            } else {
                out.push(space);
            }
            preceding.ends_with_space = true;
        }
    }
    out
}

/// Removes spaces and line breaks after the last word.
fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        let empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(is_space).len());
                text.is_empty()
            }
            Inline::Break => true,
            Inline::Code { .. } | Inline::Image { .. } | Inline::Anchor { .. } => false,
            _ => last.children_mut().is_some_and(|inside| {
                trim_end(inside);
                inside.is_empty()
            }),
        };
        if !empty {
            break;
        }
        content.pop();
    }
}

/// Whether an inline is a link or contains one.
pub(super) fn contains_link(inline: &Inline) -> bool {
    matches!(inline, Inline::Link { .. } | Inline::Reference { .. }) || inline.children().iter().any(contains_link)
}

/// Whether an inline has visible content.
pub(super) fn shows(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) | Inline::Code { text } => has_words(text),
        Inline::Image { .. } => true,
        _ => inline.children().iter().any(shows),
    }
}

/// Whether a text has visible characters.
pub fn has_words(text: &str) -> bool {
    !text.chars().all(|character| {
        matches!(
            character,
            '\0'..=' '
                | '\u{7F}'..='\u{A0}'
                | '\u{AD}'
                | '\u{61C}'
                | '\u{1680}'
                | '\u{180E}'
                | '\u{2000}'..='\u{200F}'
                | '\u{2028}'..='\u{202F}'
                | '\u{205F}'..='\u{206F}'
                | '\u{3000}'
                | '\u{FEFF}'
        )
    })
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{C}' | '\u{A0}')
}
