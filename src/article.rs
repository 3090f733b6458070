//! The article: one typed document, whatever format it came in.
//!
//! An [`Article`] holds only what can be shown: known blocks and inlines ([`body`]), checked addresses, a known
//! direction. [`walk`] makes a body of a publisher's HTML, and [`clean`] mends the dirt that real publishing systems
//! leave in it. Serialised, it is our own JSON format, which [`crate::source::maqal`] reads.

pub mod body;
pub mod clean;
pub mod provider;
pub mod reading_time;
mod timestamp;
pub mod walk;

use serde::Serialize;

use crate::{
    locale::{Direction, Language, Tally},
    url::Url,
};
pub use body::{Block, Inline};
pub use timestamp::Timestamp;

/// One article, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline; empty where the source has none.
    pub title: String,
    /// The standfirst under the headline; empty where there is none.
    pub dek: String,
    /// Who wrote it.
    pub byline: Vec<Author>,
    /// When it was first published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// The language of the text.
    pub lang: Option<Language>,
    /// The way the text runs.
    pub dir: Direction,
    /// The picture above the text.
    pub lead: Option<Image>,
    /// The text.
    pub body: Vec<Block>,
    /// The part of the paper it stands in; empty where unknown.
    pub section: String,
    /// What it is about.
    pub tags: Vec<String>,
    /// Who published it.
    pub source: Source,
    /// The original story's own address.
    pub canonical: Option<Url>,
    /// Whose it is; empty where unknown.
    pub copyright: String,
    /// Further reading.
    pub related: Vec<Related>,
}

/// Somebody who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name as it is printed.
    pub name: String,
    /// A page about the author.
    pub url: Option<Url>,
}

/// The publisher of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The publication's name; empty where unknown.
    pub name: String,
    /// The publication's site.
    pub url: Option<Url>,
    /// The publication's logo.
    pub logo: Option<Url>,
}

/// A link to another article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// That article's headline.
    pub title: String,
    /// That article's address.
    pub url: Url,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Image {
    /// The address of its usual size.
    pub src: Url,
    /// The same picture in other widths.
    pub srcset: Vec<Candidate>,
    /// Width in CSS pixels.
    pub width: Option<u32>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
    /// What it shows, for those who do not see it; empty for a picture that only decorates.
    pub alt: String,
    /// The words under it.
    pub caption: Vec<Inline>,
    /// Who made it; empty where unknown.
    pub credit: String,
}

/// One width of a picture: a width descriptor of `srcset`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The address of this width.
    pub src: Url,
    /// Width in image pixels.
    pub width: u32,
}

impl Candidate {
    /// A width that may stand in a `srcset` beside others: its address loads by itself and ends in no comma, which
    /// would part it from its width.
    pub fn new(src: &str, base: &Url, width: Option<u32>) -> Option<Self> {
        let src = Url::media(src, Some(base)).filter(|src| !src.as_str().ends_with(','))?;
        Some(Self { src, width: width.filter(|width| *width > 0)? })
    }
}

impl Article {
    /// The direction of a text of this article: what is said (`dir`), else the script of its language, else the
    /// majority of the letters in headline and body, else right to left.
    pub fn direction(dir: Option<Direction>, lang: Option<&Language>, title: &str, body: &[Block]) -> Direction {
        dir.or_else(|| lang.map(Direction::of_language))
            .or_else(|| {
                let mut tally = Tally::default();
                tally.add(title);
                body::visit_text(body, &mut |text| tally.add(text));
                tally.direction()
            })
            .unwrap_or(Direction::Rtl)
    }

    /// The article in one line, for the page's description: the dek, else the first paragraph that has words.
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
