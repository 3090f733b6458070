//! Repairs what publishing systems leave in a body, without losing a word.
//!
//! 1. Runs of spaces, line ends and no-break spaces become one space. A single no-break space stays, since it is
//!    intentional, and so does a gap of many, as between the halves of a verse. Spaces at the beginning and the end of a block are removed.
//! 2. Line breaks at the beginning and the end of a block are removed, and so are inlines and blocks without visible
//!    text.
//! 3. Blocks at the beginning that repeat the headline are removed, unless they have links or are all that there is; and so is a modification before the publication.
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
    around(article);
}

/// Cleans everything but the blocks, which must be clean already.
pub fn around(article: &mut Article) {
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
    // The title of a note is its text.
    article.body.drain(..repeated.min(article.body.len().saturating_sub(1)));
}

/// Cleans one line of text: runs of spaces become one space, and there are none at either end.
pub fn line(text: &str) -> String {
    let mut content = vec![Inline::Text(text.into())];
    clean_inlines(&mut content);
    body::plain_text(&content)
}

fn repeats(block: &Block, title: &str) -> bool {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
            words(&body::plain_text(content)).eq(words(title)) && !content.iter().any(leads)
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

/// The number of blocks at the beginning of a body in which an excerpt is looked for.
const EXCERPT_BLOCKS: usize = 50;
/// The lengths in bytes of an excerpt that is looked for after the beginning too. A few words may be a coincidence, and
/// looking for a very long text takes too long.
const EXCERPT_LENGTHS: RangeInclusive<usize> = 40..=4000;

/// Whether a text is an excerpt that a publishing system has generated: the body has the same words, from the beginning of
/// a block on. Marks of truncation (`…`, `[…]`) at the end of the excerpt are ignored.
///
/// Systems differ in what they leave out of an excerpt. So the body is compared three times: with everything in it, then
/// without media, tables and boxes, then by its paragraphs alone.
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
            // Spaces do not count: systems join blocks without one.
            let mut letters = texts.flat_map(|(_, text)| text.chars()).filter(|letter| !is_space(*letter));
            if excerpt.chars().filter(|letter| !is_space(*letter)).all(|letter| letters.next() == Some(letter)) {
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
            // The whole line is a link, and links cannot be nested.
            if cite.iter().any(leads) {
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
    collapse(content, &mut SoFar::default());
    trim_end(content);
    if !content.iter().any(shows) {
        content.clear();
    }
    !content.is_empty()
}

/// What precedes the current inline in its block.
#[derive(Default)]
struct SoFar {
    /// There is text.
    begun: bool,
    /// The last character is a space or a line break.
    spaced: bool,
}

/// Collapses every run of spaces, and removes spaces and breaks before the first word.
fn collapse(content: &mut Vec<Inline>, so_far: &mut SoFar) {
    content.retain_mut(|inline| match inline {
        Inline::Text(text) => {
            *text = collapse_text(text, so_far);
            !text.is_empty()
        }
        Inline::Break => {
            so_far.spaced = true;
            so_far.begun
        }
        Inline::Code { text } => {
            if !text.is_empty() {
                *so_far = SoFar { begun: true, spaced: false };
            }
            !text.is_empty()
        }
        Inline::Image { alt, .. } => {
            *alt = line(alt);
            *so_far = SoFar { begun: true, spaced: false };
            true
        }
        _ => inline.children_mut().is_none_or(|inside| {
            collapse(inside, so_far);
            !inside.is_empty()
        }),
    });
}

/// The number of no-break spaces in a run from which on it is a gap: editors leave up to three between two words. A gap is
/// two em spaces, between which a narrow line can break.
const GAP: usize = 4;

fn collapse_text(text: &str, so_far: &mut SoFar) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if !is_space(letter) {
            out.push(letter);
            *so_far = SoFar { begun: true, spaced: false };
            continue;
        }
        let mut space = if letter == '\u{A0}' { letter } else { ' ' };
        let mut wide = usize::from(letter == '\u{A0}');
        while let Some(next) = letters.next_if(|next| is_space(*next)) {
            space = ' ';
            wide += usize::from(next == '\u{A0}');
        }
        if so_far.begun && !so_far.spaced {
            if wide >= GAP && letters.peek().is_some() {
                out.push_str("\u{2003}\u{2003}");
            } else {
                out.push(space);
            }
            so_far.spaced = true;
        }
    }
    out
}

/// Removes spaces and breaks after the last word.
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
pub(super) fn leads(inline: &Inline) -> bool {
    matches!(inline, Inline::Link { .. } | Inline::Reference { .. }) || inline.children().iter().any(leads)
}

/// Whether an inline has visible content.
pub(super) fn shows(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) | Inline::Code { text } => has_words(text),
        Inline::Image { .. } => true,
        _ => inline.children().iter().any(shows),
    }
}

/// Whether a text is visible: it has more than spaces and invisible characters.
pub fn has_words(text: &str) -> bool {
    !text.chars().all(|letter| {
        matches!(
            letter,
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

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{C}' | '\u{A0}')
}
