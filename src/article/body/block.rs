//! The blocks of a body: headings, paragraphs, lists, tables, media.

use serde::{Serialize, Serializer};

use super::{Frame, Image, Inline, Numerals};
use crate::{
    article::Timestamp,
    locale::{Direction, Language},
    url::Url,
};

/// A block of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// A heading inside the text. The headline has level 1.
    Heading {
        /// The level, from 2 to 6.
        level: u8,
        /// The text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The text.
        content: Vec<Inline>,
        /// Whether the text is centered, such as a verse or an end mark.
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
        /// The numbers of items that have an explicit one; the items after it continue from there. Empty, or one entry
        /// per item.
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
    /// A pull quote: a sentence of the article in large type.
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
    /// An embedded post, shown as a card. The post does not load before the reader presses the card's button.
    Embed {
        /// The name of the provider; if it is empty, the host of the URL is shown.
        provider: String,
        /// The title of the post, or its first words.
        title: String,
        /// A short description.
        description: String,
        /// The URL of the post's own page.
        url: Url,
        /// The frame that shows the post. Only [`provider::frames`] sets it, so an article cannot choose its own frame.
        ///
        /// [`provider::frames`]: crate::article::provider::frames
        #[serde(skip)]
        frame: Option<Frame>,
    },
    /// A table.
    Table {
        /// The caption.
        caption: Vec<Inline>,
        /// The direction that the table declares. It determines the side of the first column.
        #[serde(skip_serializing_if = "Option::is_none")]
        dir: Option<Direction>,
        /// The rows.
        rows: Vec<Vec<Cell>>,
    },
    /// Program code, which is always left to right.
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
        /// The title; if it is empty, a default one is shown.
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
        /// The title; if it is empty, a default one is shown.
        title: String,
        /// The links.
        links: Vec<Related>,
    },
}

impl Block {
    /// Whether this is an embedded post, or contains one.
    pub fn contains_embed(&self) -> bool {
        match self {
            Self::Embed { .. } => true,
            Self::List { items, .. } => items.iter().flatten().any(Self::contains_embed),
            Self::Table { rows, .. } => rows.iter().flatten().flat_map(|cell| &cell.body).any(Self::contains_embed),
            Self::Quote { body, .. } | Self::Note { body, .. } | Self::Update { body, .. } => {
                body.iter().any(Self::contains_embed)
            }
            _ => false,
        }
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

/// A cell of a table. Most cells have only `content`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The text.
    pub content: Vec<Inline>,
    /// The blocks after the text: images, lists, further paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// Whether this is the header of a column or a row.
    pub header: bool,
    /// The number of columns that the cell spans, from 1 to 1000.
    pub colspan: u32,
    /// The number of rows that the cell spans, from 1 to 1000.
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

/// Serializes plain text as a string, and other inlines as a list.
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
