//! A draft: the fields of an article as a publisher sends them, common to all formats.
//!
//! The module of a format only maps fields. [`Draft::finish`] does the rest for all formats: it resolves and checks
//! URLs, parses HTML, decodes entities, detects language and direction, and decides whether there is an article. A
//! field that is not usable counts as missing.

mod converter;
mod finish;
mod picture;
mod time;

pub use super::rich_text::RichText;
use super::{byline, markup::Markup};
pub use picture::{Picture, for_screens};
pub use time::Time;

/// An attachment of an article.
pub struct Attachment<'a> {
    /// The URL.
    pub url: &'a str,
    /// The media type, such as `audio/mpeg`.
    pub kind: &'a str,
    /// The title.
    pub title: &'a str,
}

/// An update of a live blog.
#[derive(Default)]
pub struct Update<'a> {
    /// The time of the update.
    pub time: Vec<Time<'a>>,
    /// The title.
    pub title: RichText<'a>,
    /// The URL of the update.
    pub url: &'a str,
    /// The text.
    pub body: RichText<'a>,
    /// The URL of an image.
    pub image: &'a str,
}

/// The fields of an article as a publisher sends them. Missing fields are empty. If a field is a list of values, the
/// first valid one is used.
#[derive(Default)]
pub struct Draft<'a> {
    /// The headline.
    pub title: RichText<'a>,
    /// The dek, or an excerpt.
    pub dek: RichText<'a>,
    /// The text.
    pub body: RichText<'a>,
    /// The text of a format that sends typed elements. It follows `body`, which is plain text then, because two texts in HTML
    /// would have anchors with the same numbers.
    pub elements: Markup,
    /// The authors.
    pub byline: Vec<byline::Credit<'a>>,
    /// The time of publication.
    pub published: Vec<Time<'a>>,
    /// The time of the last modification.
    pub modified: Vec<Time<'a>>,
    /// The language tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// The image above the text.
    pub lead: Option<Picture<'a>>,
    /// The section of the publication.
    pub section: &'a str,
    /// The subjects.
    pub tags: Vec<&'a str>,
    /// The name of the publication.
    pub source: &'a str,
    /// The URL of the publication.
    pub site: &'a str,
    /// The URL of the publication's logo.
    pub logo: &'a str,
    /// The URL of the original story.
    pub canonical: Vec<&'a str>,
    /// The URL of a page elsewhere that a link post is about. It stands for the URL of the original story if that is
    /// missing, but relative URLs do not resolve against it.
    pub about: &'a str,
    /// The URL that the URL of the original story resolves against; the URL of the response if it is missing. Other URLs
    /// resolve against the URL of the original story, or against this one if there is none.
    pub base: Vec<&'a str>,
    /// The copyright notice.
    pub copyright: &'a str,
    /// The attachments.
    pub attachments: Vec<Attachment<'a>>,
    /// The titles and URLs of related articles.
    pub related: Vec<(&'a str, &'a str)>,
    /// The updates of a live blog, which follow the text.
    pub updates: Vec<Update<'a>>,
    /// The answers of a poll, which follow the text, with the number of votes for each.
    pub answers: Vec<(&'a str, Option<u32>)>,
    /// Whether the article needs a password or a subscription.
    pub is_locked: bool,
}

impl Draft<'_> {
    /// Returns a draft without any field. To set fields one by one takes less code than a struct literal that takes the
    /// others from here.
    #[inline(never)]
    pub fn new() -> Self {
        Self::default()
    }
}
