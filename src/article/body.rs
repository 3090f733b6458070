//! The body of an article: blocks that contain inlines.
//!
//! The names are those of our JSON format, in which every block and every inline except plain text has its name as
//! `type`. This module has the types and the functions that visit their text; [`crate::document`] renders them.

use serde::{Serialize, Serializer};

use super::Timestamp;
use crate::{
    locale::{Direction, Language, Tally},
    url::Url,
};

/// A block of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// A heading inside the text. The headline has level 1.
    Heading {
        /// From 2 to 6.
        level: u8,
        /// The text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The text.
        content: Vec<Inline>,
        /// Whether the text is centered, as verses and closing signs are.
        centered: bool,
    },
    /// A list.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The number of the first item.
        start: i32,
        /// Whether the numbers count down.
        #[serde(skip_serializing_if = "is_false")]
        reversed: bool,
        /// How the numbers are written.
        #[serde(skip_serializing_if = "Numerals::is_default")]
        numerals: Numerals,
        /// The numbers of items that have their own, from which on the others count. Empty, or one for each item.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        values: Vec<Option<i32>>,
        /// The direction that the list declares.
        #[serde(skip_serializing_if = "Option::is_none")]
        dir: Option<Direction>,
        /// The items, each a list of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// The quoted text.
        body: Vec<Block>,
        /// The person or the work quoted.
        cite: Vec<Inline>,
        /// The URL of the quoted work.
        url: Option<Url>,
    },
    /// A pull quote: a sentence of the article, set large.
    PullQuote {
        /// The text.
        content: Vec<Inline>,
        /// The person quoted.
        cite: Vec<Inline>,
    },
    /// An image with its caption.
    Figure {
        /// The image.
        image: Image,
    },
    /// A gallery of images.
    Gallery {
        /// The images.
        images: Vec<Image>,
        /// The caption of the gallery.
        caption: Vec<Inline>,
    },
    /// A video.
    Video {
        /// The URL of the media file.
        src: Url,
        /// The image shown before playback.
        poster: Option<Url>,
        /// The subtitles.
        tracks: Vec<Track>,
        /// The caption.
        caption: Vec<Inline>,
    },
    /// An audio recording.
    Audio {
        /// The URL of the media file.
        src: Url,
        /// The caption.
        caption: Vec<Inline>,
    },
    /// A post of a provider, shown as a card. Nothing of the post loads before the reader presses the card's button.
    Embed {
        /// The name of the provider; empty for the host name of the URL.
        provider: String,
        /// The title of the post, or its first words.
        title: String,
        /// A short description.
        description: String,
        /// The URL of the post's own page.
        url: Url,
        /// The frame that shows the post. Only [`provider::frames`] sets it; no article can bring its own.
        ///
        /// [`provider::frames`]: super::provider::frames
        #[serde(skip)]
        frame: Option<Frame>,
    },
    /// A table.
    Table {
        /// The caption.
        caption: Vec<Inline>,
        /// The direction that the table declares: its first column is on this side.
        #[serde(skip_serializing_if = "Option::is_none")]
        dir: Option<Direction>,
        /// The rows.
        rows: Vec<Vec<Cell>>,
    },
    /// Program code, which runs from left to right.
    Code {
        /// The name of the programming language; empty if unknown.
        language: String,
        /// The code, with its line breaks.
        #[serde(rename = "text", serialize_with = "plain_or_inlines")]
        content: Vec<Inline>,
    },
    /// Text with significant line breaks and spaces, such as a poem.
    Preformatted {
        /// The text, with its line breaks.
        #[serde(rename = "text", serialize_with = "plain_or_inlines")]
        content: Vec<Inline>,
    },
    /// A summary of the article in a few points.
    KeyPoints {
        /// The title; empty for the default one.
        title: String,
        /// The points.
        items: Vec<Vec<Inline>>,
    },
    /// A box with additional information.
    Note {
        /// The title; empty if there is none.
        title: String,
        /// The content.
        body: Vec<Block>,
    },
    /// An update of a live blog.
    Update {
        /// The time of the update.
        time: Option<Timestamp>,
        /// The title; empty if there is none.
        title: String,
        /// The URL of the update.
        url: Option<Url>,
        /// The content.
        body: Vec<Block>,
    },
    /// The answers of a poll.
    Poll {
        /// The answers.
        answers: Vec<Answer>,
    },
    /// A thematic break.
    Divider,
    /// Links to other articles.
    Related {
        /// The title; empty for the default one.
        title: String,
        /// The links.
        links: Vec<Related>,
    },
}

/// Writes plain text as a string, and other inlines as a list.
fn plain_or_inlines<S: Serializer>(content: &[Inline], serializer: S) -> Result<S::Ok, S::Error> {
    match content {
        [Inline::Text(text)] => serializer.serialize_str(text),
        _ => content.serialize(serializer),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Numerals {
    /// With digits.
    #[default]
    Decimal,
    /// With the letters of the language: a, b or أ, ب.
    LowerLetters,
    /// With capital letters, where the script has any.
    UpperLetters,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

impl Numerals {
    /// All but the default, each with its name in our format, the value of `type` in HTML, and the name in CSS.
    const NAMES: [(Self, [&'static str; 3]); 4] = [
        (Self::LowerLetters, ["lowerLetters", "a", "lower-alpha"]),
        (Self::UpperLetters, ["upperLetters", "A", "upper-alpha"]),
        (Self::LowerRoman, ["lowerRoman", "i", "lower-roman"]),
        (Self::UpperRoman, ["upperRoman", "I", "upper-roman"]),
    ];

    /// Returns the numerals with any of these names; the default for an unknown name.
    pub fn of(name: &str) -> Self {
        let name = if name == "lower-latin" { "a" } else { name };
        let name = if name == "upper-latin" { "A" } else { name };
        let mut known = Self::NAMES.iter();
        known.find(|(_, names)| names.contains(&name)).map_or(Self::Decimal, |(numerals, _)| *numerals)
    }

    /// Returns the value of the attribute `type`; `None` for the default.
    pub fn html(self) -> Option<&'static str> {
        Self::NAMES.iter().find(|(numerals, _)| *numerals == self).map(|(_, [_, html, _])| *html)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
    fn is_default(&self) -> bool {
        *self == Self::Decimal
    }
}

/// An answer of a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The answer.
    pub content: Vec<Inline>,
    /// The number of votes, if it is known.
    pub votes: Option<u32>,
}

impl Block {
    /// Whether this is an embedded post, or contains one.
    pub fn holds_embed(&self) -> bool {
        match self {
            Self::Embed { .. } => true,
            Self::List { items, .. } => items.iter().flatten().any(Self::holds_embed),
            Self::Table { rows, .. } => rows.iter().flatten().flat_map(|cell| &cell.body).any(Self::holds_embed),
            Self::Quote { body, .. } | Self::Note { body, .. } | Self::Update { body, .. } => {
                body.iter().any(Self::holds_embed)
            }
            _ => false,
        }
    }
}

/// A cell of a table. Most cells have only `content`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The text.
    pub content: Vec<Inline>,
    /// The blocks after the text: pictures, lists, more paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// Whether this is the header of a column or a row.
    pub header: bool,
    /// The number of columns that it spans, at least 1.
    pub colspan: u32,
    /// The number of rows that it spans, at least 1.
    pub rowspan: u32,
}

/// Subtitles or captions of a video (`WebVTT`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Track {
    /// The URL of the file.
    pub src: Url,
    /// The language.
    pub lang: Option<Language>,
    /// The name in the menu of the player.
    pub label: String,
}

/// A link to another article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// The headline of that article.
    pub title: String,
    /// The URL of that article.
    pub url: Url,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Image {
    /// The URL of the default size.
    pub src: Url,
    /// The same image in other widths.
    pub srcset: Vec<Candidate>,
    /// The width in CSS pixels.
    pub width: Option<u32>,
    /// The height in CSS pixels.
    pub height: Option<u32>,
    /// The alternative text; empty for a decorative image.
    pub alt: String,
    /// The caption.
    pub caption: Vec<Inline>,
    /// The credit; empty if unknown.
    pub credit: String,
    /// The URL of the page that the image leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Url>,
}

/// The longest side of a sign in CSS pixels.
const SIGN: u32 = 64;

/// Whether an image of this size is a sign, such as an icon, which is as high as the text of its line.
pub fn is_sign(width: Option<u32>, height: Option<u32>) -> bool {
    let fits = |side: Option<u32>| side.is_none_or(|side| side <= SIGN);
    fits(width) && fits(height) && width.or(height).is_some()
}

/// A candidate of `srcset`: the image in one width.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The URL of this width.
    pub src: Url,
    /// The width in image pixels.
    pub width: u32,
}

impl Candidate {
    /// Returns a candidate if it is valid in a `srcset`: the URL is allowed for media and does not end with a comma,
    /// which would separate it from its width.
    pub fn new(src: &str, base: &Url, width: Option<u32>) -> Option<Self> {
        let src = Url::media(src, Some(base)).filter(|src| !src.as_str().ends_with(','))?;
        Some(Self { src, width: width.filter(|width| *width > 0)? })
    }
}

/// The frame that shows a post inside an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The URL that the frame loads.
    pub src: String,
    /// The shape of the frame.
    pub shape: Shape,
}

/// The shape of a frame, which determines its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As wide as the text, with an aspect ratio of 16:9.
    Film,
    /// As high as an audio player.
    Sound,
    /// Higher than it is wide on a phone.
    Post,
}

impl Shape {
    /// The value of `data-shape`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Sound => "sound",
            Self::Post => "post",
        }
    }
}

/// An inline: a part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Inline {
    /// Important text.
    Strong {
        /// The content.
        content: Vec<Inline>,
    },
    /// Stressed text.
    Emphasis {
        /// The content.
        content: Vec<Inline>,
    },
    /// Highlighted text.
    Mark {
        /// The content.
        content: Vec<Inline>,
    },
    /// Text that is no longer correct.
    Strike {
        /// The content.
        content: Vec<Inline>,
    },
    /// Program code, which runs from left to right.
    Code {
        /// The code.
        text: String,
    },
    /// An image in the line, such as a sign or a formula.
    Image {
        /// The URL.
        src: Url,
        /// The width in CSS pixels.
        width: Option<u32>,
        /// The height in CSS pixels.
        height: Option<u32>,
        /// The alternative text; empty for a decorative image.
        alt: String,
    },
    /// The target of an [`Inline::Reference`] in the same article. It is invisible.
    Anchor {
        /// The number, unique in the article.
        id: u32,
    },
    /// A link to an [`Inline::Anchor`]: to a footnote and back, or from a table of contents.
    Reference {
        /// The number of the anchor.
        to: u32,
        /// The text.
        content: Vec<Inline>,
    },
    /// A link.
    Link {
        /// The URL.
        url: Url,
        /// The text.
        content: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// Subscript.
    Sub {
        /// The content.
        content: Vec<Inline>,
    },
    /// Superscript.
    Sup {
        /// The content.
        content: Vec<Inline>,
    },
    /// Text in another language.
    Foreign {
        /// The language.
        lang: Option<Language>,
        /// The direction of the text.
        dir: Direction,
        /// The text.
        content: Vec<Inline>,
    },
    /// Text that is isolated from the direction of the surrounding text: names, handles, scores.
    Isolate {
        /// The text.
        content: Vec<Inline>,
    },
    /// Plain text.
    #[serde(untagged)]
    Text(String),
}

impl Inline {
    /// Returns the inlines inside this one.
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
            Self::Text(_) | Self::Code { .. } | Self::Image { .. } | Self::Break | Self::Anchor { .. } => &[],
        }
    }

    /// Returns the inlines inside this one, or `None` if it cannot contain any.
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
            Self::Text(_) | Self::Code { .. } | Self::Image { .. } | Self::Break | Self::Anchor { .. } => None,
        }
    }
}

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
pub fn visit_blocks(blocks: &mut [Block], each: &mut impl FnMut(&mut Block)) {
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

/// Returns the text of the inlines, in which the alternative text stands for an image.
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

/// Returns the direction of most letters in the inlines, or `None` if they have none.
pub fn direction(content: &[Inline]) -> Option<Direction> {
    tally(content).direction()
}

/// Counts the letters of the inlines by direction.
pub fn tally(content: &[Inline]) -> Tally {
    let mut tally = Tally::default();
    visit_inline_text(content, &mut |text| tally.add(text));
    tally
}
