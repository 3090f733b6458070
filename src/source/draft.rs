//! A draft: the fields of an article as a publisher sends them, in one type for all formats.
//!
//! The module of a format only maps fields. [`Draft::finish`] does the rest: it resolves and checks URLs, parses HTML,
//! decodes character references, removes duplicates, determines language and direction, and decides whether there is an
//! article. An invalid field counts as missing.

mod converter;
mod finish;
mod picture;
mod time;

pub use super::rich_text::RichText;
use super::{byline, markup::Markup};
#[cfg(not(target_arch = "wasm32"))]
pub use finish::first_words;
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
    /// The time of the update. The first valid value is used.
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
    /// The text of a format with typed elements, as HTML. It follows `body`, which must be plain text if there are
    /// elements, because the anchors of two HTML texts would have the same numbers.
    pub elements: Markup,
    /// The authors.
    pub byline: Vec<byline::Credit<'a>>,
    /// The time of publication.
    pub published: Vec<Time<'a>>,
    /// The time of the last modification.
    pub modified: Vec<Time<'a>>,
    /// The language tag.
    pub lang: &'a str,
    /// The direction, `ltr` or `rtl`.
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
    /// The URL of the external page that a link post is about. It replaces the URL of the original story if that is
    /// missing, but relative URLs do not resolve against it.
    pub about: &'a str,
    /// The URL against which the URL of the original story resolves; the URL of the response if it is missing. Other
    /// URLs resolve against the URL of the original story, or else against this one.
    pub base: Vec<&'a str>,
    /// The copyright notice.
    pub copyright: &'a str,
    /// The attachments.
    pub attachments: Vec<Attachment<'a>>,
    /// The titles and URLs of related articles.
    pub related: Vec<(&'a str, &'a str)>,
    /// The updates of a live blog. They follow the text.
    pub updates: Vec<Update<'a>>,
    /// The answers of a poll, each with its number of votes. They follow the text.
    pub answers: Vec<(&'a str, Option<u32>)>,
    /// Whether the article requires a password or a subscription.
    pub is_locked: bool,
}

impl Draft<'_> {
    /// Returns an empty draft. Setting fields one by one compiles to less code than a struct literal with
    /// `..Draft::default()`.
    #[inline(never)]
    pub fn new() -> Self {
        Self::default()
    }
}
