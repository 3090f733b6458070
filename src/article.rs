//! The article: one type for all formats.
//!
//! An [`Article`] contains only what can be shown: known blocks and inlines ([`body`]), checked URLs, a known
//! direction. [`from_html`] converts a publisher's HTML to a body, and [`clean`] removes what publishing systems leave
//! behind in it. The serialized form is our own JSON format, which [`crate::source::formats::maqal`] decodes.

pub mod body;
pub mod clean;
pub mod from_html;
pub mod language;
pub mod media_kind;
pub mod provider;
pub mod reading_time;
pub mod same_image;
pub mod shortcodes;
mod timestamp;

use serde::Serialize;

use crate::{
    limits,
    locale::{Direction, Language},
    url::Url,
};
pub use body::{Block, Candidate, Image, Inline, Related};
pub use media_kind::MediaKind;
pub use timestamp::Timestamp;

/// An article, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline; empty if the source has none.
    pub title: String,
    /// The dek: a summary below the headline; empty if there is none.
    pub dek: String,
    /// The authors.
    pub byline: Vec<Author>,
    /// The time of publication.
    pub published: Option<Timestamp>,
    /// The time of the last modification.
    pub modified: Option<Timestamp>,
    /// The language of the text.
    pub lang: Option<Language>,
    /// The direction of the text.
    pub dir: Direction,
    /// The image above the text.
    pub lead: Option<Image>,
    /// The text.
    pub body: Vec<Block>,
    /// The section of the publication; empty if unknown.
    pub section: String,
    /// The subjects.
    pub tags: Vec<String>,
    /// The publisher.
    pub source: Source,
    /// The URL of the original story.
    pub canonical: Option<Url>,
    /// The copyright notice; empty if unknown.
    pub copyright: String,
    /// Related articles.
    pub related: Vec<Related>,
    /// The size limit of the document, and whether the article is complete.
    #[serde(skip)]
    pub extent: Extent,
}

/// The size limit of the document of an article, and whether the article is complete ([`crate::limits`]).
#[derive(Clone, Copy, Debug, Eq)]
pub struct Extent {
    /// The maximum size of the document in bytes. It depends on the size of the response and does not count for
    /// equality.
    pub size_limit: usize,
    /// Whether a part is missing because the article is too large.
    pub is_truncated: bool,
}

impl PartialEq for Extent {
    fn eq(&self, other: &Self) -> bool {
        self.is_truncated == other.is_truncated
    }
}

impl Default for Extent {
    fn default() -> Self {
        Self { size_limit: limits::document_size(usize::MAX), is_truncated: false }
    }
}

/// An author of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name as it appears in the byline.
    pub name: String,
    /// The URL of a page about the author.
    pub url: Option<Url>,
}

/// The publisher of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name of the publication; empty if unknown.
    pub name: String,
    /// The URL of the publication.
    pub url: Option<Url>,
    /// The URL of the publication's logo.
    pub logo: Option<Url>,
}

impl Article {
    /// Returns the description for the page's metadata: the dek, or else the first paragraph.
    pub fn description(&self) -> String {
        if !self.dek.is_empty() {
            return self.dek.clone();
        }
        self.body
            .iter()
            .find_map(|block| match block {
                Block::Paragraph { content, .. } => Some(body::plain_text(content)),
                _ => None,
            })
            .unwrap_or_default()
    }
}
