//! The inlines of a body: text, formatting and links.

use serde::Serialize;

use crate::{
    locale::{Direction, Language},
    url::Url,
};

/// An inline: text, or an element inside a line of text.
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
    /// Program code, which is always left to right.
    Code {
        /// The code.
        text: String,
    },
    /// An image in the line, such as an icon or a formula.
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
    /// A link to an [`Inline::Anchor`], such as to a footnote and back, or from a table of contents.
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
    /// Text that is bidirectionally isolated from the surrounding text, such as a name, a handle or a score.
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
