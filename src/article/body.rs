//! The body of an article: blocks that hold inlines.
//!
//! The names are those of our JSON format, where every block and every inline but bare text carries its name
//! as `type`. Rendering is elsewhere; here are the shapes and the ways to walk over their words.

use serde::Serialize;

use super::{Image, Related, provider::Frame};
use crate::{
    locale::{Direction, Language, Tally},
    url::Url,
};

/// A piece of the body that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// A heading inside the text; the headline itself is level 1.
    Heading {
        /// From 2 to 6.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        content: Vec<Inline>,
        /// Whether it stands in the middle of the line, as verses and closing signs do.
        centered: bool,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The number of the first item.
        start: u32,
        /// The items, each with blocks of its own.
        items: Vec<Vec<Block>>,
    },
    /// Somebody else's words.
    Quote {
        /// What is quoted.
        body: Vec<Block>,
        /// Who said it, or where.
        cite: Vec<Inline>,
        /// Where it was taken from.
        url: Option<Url>,
    },
    /// A sentence of the article itself, set large.
    PullQuote {
        /// Its words.
        content: Vec<Inline>,
        /// Who said it.
        cite: Vec<Inline>,
    },
    /// A picture with its caption.
    Figure {
        /// The picture.
        image: Image,
    },
    /// Pictures that belong together.
    Gallery {
        /// The pictures.
        images: Vec<Image>,
        /// The words under all of them.
        caption: Vec<Inline>,
    },
    /// A film.
    Video {
        /// Where it plays from.
        src: Url,
        /// The picture before it plays.
        poster: Option<Url>,
        /// Its subtitles.
        tracks: Vec<Track>,
        /// The words under it.
        caption: Vec<Inline>,
    },
    /// A sound.
    Audio {
        /// Where it plays from.
        src: Url,
        /// The words under it.
        caption: Vec<Inline>,
    },
    /// A post at another provider, shown as a card that loads nothing before it is asked to.
    Embed {
        /// The provider's name; empty for the host's.
        provider: String,
        /// What the post is called, or its first words.
        title: String,
        /// A few words about it.
        description: String,
        /// The post's own page.
        url: Url,
        /// What shows the post itself. Only [`provider::frames`] finds it; no article brings its own.
        ///
        /// [`provider::frames`]: super::provider::frames
        #[serde(skip)]
        frame: Option<Frame>,
    },
    /// A table.
    Table {
        /// The words over it.
        caption: Vec<Inline>,
        /// Its rows.
        rows: Vec<Vec<Cell>>,
    },
    /// Program code, left to right.
    Code {
        /// The programming language's name; empty where unknown.
        language: String,
        /// The code with its line breaks.
        text: String,
    },
    /// Text whose line breaks and spaces matter, such as a poem.
    Preformatted {
        /// The text with its line breaks.
        text: String,
    },
    /// The article in a few points.
    KeyPoints {
        /// Their title; empty for the usual one.
        title: String,
        /// The points.
        items: Vec<Vec<Inline>>,
    },
    /// A box beside the text.
    Note {
        /// Its title; empty where it has none.
        title: String,
        /// What it says.
        body: Vec<Block>,
    },
    /// A break between two parts.
    Divider,
    /// Links to other articles.
    Related {
        /// Their title; empty for the usual one.
        title: String,
        /// The links.
        links: Vec<Related>,
    },
}

impl Block {
    /// Whether this is a post of another provider, or has one in it.
    pub fn holds_embed(&self) -> bool {
        match self {
            Self::Embed { .. } => true,
            Self::List { items, .. } => items.iter().flatten().any(Self::holds_embed),
            Self::Quote { body, .. } | Self::Note { body, .. } => body.iter().any(Self::holds_embed),
            _ => false,
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Its words.
    pub content: Vec<Inline>,
    /// Whether it heads its column or row.
    pub header: bool,
    /// Over how many columns it reaches, at least 1.
    pub colspan: u32,
    /// Over how many rows it reaches, at least 1.
    pub rowspan: u32,
}

/// Subtitles or captions of a film (`WebVTT`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Track {
    /// Where they are.
    pub src: Url,
    /// Their language.
    pub lang: Option<Language>,
    /// Their name in the player's menu.
    pub label: String,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Inline {
    /// Importance.
    Strong {
        /// What is marked.
        content: Vec<Inline>,
    },
    /// Stress.
    Emphasis {
        /// What is marked.
        content: Vec<Inline>,
    },
    /// Highlighted words.
    Mark {
        /// What is marked.
        content: Vec<Inline>,
    },
    /// Words that do not count any more.
    Strike {
        /// What is struck out.
        content: Vec<Inline>,
    },
    /// Program code, left to right.
    Code {
        /// The code.
        text: String,
    },
    /// A place that a [`Inline::Reference`] of the same article leads to. It shows nothing.
    Anchor {
        /// Its number, one of a kind in the article.
        id: u32,
    },
    /// A way to an [`Inline::Anchor`]: to a footnote and back, from a list of contents.
    Reference {
        /// The anchor's number.
        to: u32,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A link.
    Link {
        /// Where it leads.
        url: Url,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// Subscript.
    Sub {
        /// What is lowered.
        content: Vec<Inline>,
    },
    /// Superscript.
    Sup {
        /// What is raised.
        content: Vec<Inline>,
    },
    /// Words in another language.
    Foreign {
        /// That language.
        lang: Option<Language>,
        /// The way it runs.
        dir: Direction,
        /// The words.
        content: Vec<Inline>,
    },
    /// Words whose direction must not reach their neighbours: names, handles, scores.
    Isolate {
        /// The words.
        content: Vec<Inline>,
    },
    /// Words.
    #[serde(untagged)]
    Text(String),
}

impl Inline {
    /// The inlines inside this one.
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Strong { content }
            | Self::Emphasis { content }
            | Self::Mark { content }
            | Self::Strike { content }
            | Self::Reference { content, .. }
            | Self::Link { content, .. }
            | Self::Sub { content }
            | Self::Sup { content }
            | Self::Foreign { content, .. }
            | Self::Isolate { content } => content,
            Self::Text(_) | Self::Code { .. } | Self::Break | Self::Anchor { .. } => &[],
        }
    }

    /// The inlines inside this one, to change them; `None` where it can hold none.
    pub fn children_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Strong { content }
            | Self::Emphasis { content }
            | Self::Mark { content }
            | Self::Strike { content }
            | Self::Reference { content, .. }
            | Self::Link { content, .. }
            | Self::Sub { content }
            | Self::Sup { content }
            | Self::Foreign { content, .. }
            | Self::Isolate { content } => Some(content),
            Self::Text(_) | Self::Code { .. } | Self::Break | Self::Anchor { .. } => None,
        }
    }
}

/// Calls `each` with every piece of text of the inlines, in reading order; a line break is a newline.
pub fn visit_inline_text(content: &[Inline], each: &mut dyn FnMut(&str)) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code { text } => each(text),
            Inline::Break => each("\n"),
            _ => visit_inline_text(inline.children(), each),
        }
    }
}

/// Calls `each` with every piece of text of the blocks that a reader sees, in reading order.
pub fn visit_text(blocks: &[Block], each: &mut dyn FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => visit_inline_text(content, each),
            Block::List { items, .. } => items.iter().for_each(|item| visit_text(item, each)),
            Block::Quote { body, cite, .. } => {
                visit_text(body, each);
                visit_inline_text(cite, each);
            }
            Block::PullQuote { content, cite } => {
                visit_inline_text(content, each);
                visit_inline_text(cite, each);
            }
            Block::Figure { image } => visit_image_text(image, each),
            Block::Gallery { images, caption } => {
                for image in images {
                    visit_image_text(image, each);
                }
                visit_inline_text(caption, each);
            }
            Block::Video { caption, .. } | Block::Audio { caption, .. } => visit_inline_text(caption, each),
            Block::Embed { title, description, .. } => {
                each(title);
                each(description);
            }
            Block::Table { caption, rows } => {
                visit_inline_text(caption, each);
                rows.iter().flatten().for_each(|cell| visit_inline_text(&cell.content, each));
            }
            Block::Code { text, .. } | Block::Preformatted { text } => each(text),
            Block::KeyPoints { title, items } => {
                each(title);
                for item in items {
                    visit_inline_text(item, each);
                }
            }
            Block::Note { title, body } => {
                each(title);
                visit_text(body, each);
            }
            Block::Related { title, links } => {
                each(title);
                for link in links {
                    each(&link.title);
                }
            }
            Block::Divider => {}
        }
    }
}

fn visit_image_text(image: &Image, each: &mut dyn FnMut(&str)) {
    visit_inline_text(&image.caption, each);
    each(&image.credit);
}

/// Calls `each` with every block, and with those that stand in it.
pub fn visit_blocks(blocks: &mut [Block], each: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        each(block);
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(|item| visit_blocks(item, each)),
            Block::Quote { body, .. } | Block::Note { body, .. } => visit_blocks(body, each),
            _ => {}
        }
    }
}

/// The words of the inlines, in one string.
pub fn plain_text(content: &[Inline]) -> String {
    let mut whole = String::new();
    visit_inline_text(content, &mut |text| whole.push_str(text));
    whole
}

/// The direction of most letters of the inlines; `None` where they have none.
pub fn direction(content: &[Inline]) -> Option<Direction> {
    tally(content).direction()
}

/// The letters of the inlines, counted by direction.
pub fn tally(content: &[Inline]) -> Tally {
    let mut tally = Tally::default();
    visit_inline_text(content, &mut |text| tally.add(text));
    tally
}
