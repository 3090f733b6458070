//! The article: one type, whatever format the article came in.
//!
//! An [`Article`] contains only what can be shown: known blocks and inlines ([`body`]), checked URLs, a known
//! direction. [`from_html`] converts a publisher's HTML to a body, and [`clean`] repairs what publishing systems leave
//! in it. The serialized form is our own JSON format, which [`crate::source::maqal`] reads.

pub mod body;
pub mod clean;
pub mod from_html;
pub mod language;
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
pub use timestamp::Timestamp;

/// One article, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline; empty if the source has none.
    pub title: String,
    /// The dek, the sentences under the headline; empty if there is none.
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
    /// How much of the article there is.
    #[serde(skip)]
    pub extent: Extent,
}

/// How much of an article there is, and how much of it can be shown ([`crate::limits`]).
#[derive(Clone, Copy, Debug, Eq)]
pub struct Extent {
    /// The maximum size of its document. It depends on the size of the response, so it does not make another article.
    pub room: usize,
    /// Whether a part is missing because the article is too large.
    pub is_cut: bool,
}

impl PartialEq for Extent {
    fn eq(&self, other: &Self) -> bool {
        self.is_cut == other.is_cut
    }
}

impl Default for Extent {
    fn default() -> Self {
        Self { room: limits::room(usize::MAX), is_cut: false }
    }
}

/// An author of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name as it appears in the byline.
    pub name: String,
    /// A page about the author.
    pub url: Option<Url>,
}

/// The publisher of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name of the publication; empty if unknown.
    pub name: String,
    /// The URL of the publication.
    pub url: Option<Url>,
    /// The logo of the publication.
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
