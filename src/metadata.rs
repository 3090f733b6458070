//! Describes an article to crawlers: to search engines, messengers and social networks.
//!
//! 1. [`Metadata::of`] collects the facts of an article and limits their lengths ([`excerpt`]), so that the head of a page
//!    stays small whatever the article contains.
//! 2. [`open_graph`] and [`json_ld`] write them in the two formats that crawlers read.
//!
//! The functions are pure. [`crate::press`] writes their results into the head of a page.

mod excerpt;
pub mod json_ld;
mod locale;
pub mod open_graph;
mod picture;

use crate::{
    article::{Article, Author, Source, Timestamp},
    locale::Language,
    url::Url,
};
pub use excerpt::excerpt;
pub use picture::Picture;

/// The maximum length of a headline. Google recommends a short one, and shows about 60 letters of it.
const TITLE: usize = 120;
/// The maximum length of a description. Search results and previews show 100 to 200 letters of it.
pub const DESCRIPTION: usize = 200;
/// The maximum length of a name: of an author, a section, a tag, a publisher.
const NAME: usize = 60;
/// The maximum length of an alternative text.
pub const ALT: usize = 120;
/// The maximum number of authors.
const AUTHORS: usize = 3;
/// The maximum number of tags.
const TAGS: usize = 8;
/// The maximum length of a URL, in bytes. An Arabic slug of a hundred letters has 600 bytes.
const URL: usize = 800;
/// The maximum length of the URL of an author, a publisher or a logo, in bytes.
const SHORT_URL: usize = 300;

/// The facts of an article that crawlers read. Unknown texts are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The headline, or else the beginning of the description, or else the name of the site, or else its host. Not empty.
    pub title: String,
    /// The dek, or else the beginning of the first paragraph, in whole words.
    pub description: String,
    /// The URL of the original story, or else that of the page.
    pub canonical: Url,
    /// The name of the site that shows the page.
    pub site_name: String,
    /// The language of the article.
    pub lang: Option<Language>,
    /// The pictures of the article, the best one first.
    pub pictures: Vec<Picture>,
    /// The time of publication: a date and a time with an offset, or a date alone.
    pub published: Option<String>,
    /// The time of the last modification, in the same format.
    pub modified: Option<String>,
    /// The authors.
    pub authors: Vec<Author>,
    /// The section.
    pub section: String,
    /// The subjects.
    pub tags: Vec<String>,
    /// The publisher. It has the name of the site if its own is unknown.
    pub publisher: Source,
}

/// The page that shows an article.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The URL of the page.
    pub url: &'a Url,
    /// The name of the site; empty if unknown.
    pub site: &'a str,
    /// The pictures of the article that the site itself has, the best one first.
    pub cards: &'a [Picture],
}

impl Metadata {
    /// Collects the facts of an article. The pictures are that of the article and those of the page. That of the article is
    /// first if it is wide enough.
    pub fn of(article: &Article, page: Page) -> Self {
        let name = |name: &str| excerpt(name, NAME);
        let site_name = name(if page.site.is_empty() { &article.source.name } else { page.site });
        let description = excerpt(&article.description(), DESCRIPTION);
        let title = [&*excerpt(&article.title, TITLE), &*excerpt(&description, NAME), &*site_name, &*page.url.host()]
            .into_iter()
            .find(|title| !title.is_empty())
            .unwrap_or_default()
            .to_owned();
        let author =
            |author: &Author| Author { name: name(&author.name), url: limited(author.url.as_ref(), SHORT_URL) };
        let publisher = Source {
            name: if article.source.name.is_empty() { site_name.clone() } else { name(&article.source.name) },
            url: limited(article.source.url.as_ref(), SHORT_URL),
            logo: limited(article.source.logo.as_ref(), SHORT_URL).filter(is_file),
        };
        let mut pictures: Vec<_> = Picture::of(article).into_iter().chain(page.cards.iter().cloned()).collect();
        if pictures.first().is_some_and(|picture| !picture.is_wide()) {
            pictures.rotate_left(1);
        }
        Self {
            title,
            description,
            canonical: limited(article.canonical.as_ref(), URL).unwrap_or_else(|| page.url.clone()),
            site_name,
            lang: article.lang.clone(),
            pictures,
            published: article.published.as_ref().map(exact),
            modified: article.modified.as_ref().map(exact),
            authors: article.byline.iter().take(AUTHORS).map(author).filter(|author| !author.name.is_empty()).collect(),
            section: name(&article.section),
            tags: article.tags.iter().take(TAGS).map(|tag| name(tag)).collect(),
            publisher,
        }
    }
}

fn limited(url: Option<&Url>, bytes: usize) -> Option<Url> {
    url.filter(|url| url.as_str().len() <= bytes).cloned()
}

/// Whether a URL is that of a file on a server. Crawlers do not read `data:` URLs.
fn is_file(url: &Url) -> bool {
    url.as_str().starts_with("http")
}

/// Returns a timestamp without a time in an unknown time zone, which crawlers would take for a time in their own.
fn exact(timestamp: &Timestamp) -> String {
    timestamp.day().unwrap_or(timestamp.as_str()).to_owned()
}
