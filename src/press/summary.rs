//! The summary of a page: what the lists of pages show of it. `pages.rs` keeps the summaries of all pages.

use serde::{Deserialize, Serialize};

use super::{Entry, Site, slug};
use crate::{
    article::{Author, Source, Timestamp},
    locale::{Direction, Language},
    metadata::{Metadata, Picture},
    url::Url,
};

/// What the lists show of a page. Unknown texts are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The path of the page below the site's URL ([`Entry::path`]).
    pub path: String,
    /// The canonical URL of the article, if it has one.
    pub canonical: Option<String>,
    /// The headline. Not empty.
    pub title: String,
    /// The dek, or else the beginning of the text.
    pub description: String,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The time of publication: a date, or a date and a time with an offset.
    pub published: Option<String>,
    /// The time of the last modification, in the same format.
    pub modified: Option<String>,
    /// The section.
    pub section: String,
    /// The language tag.
    pub lang: String,
    /// The direction of the headline.
    pub dir: Direction,
    /// The URL of the picture.
    pub image: Option<String>,
    /// The paths that the page had in previous runs, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
}

impl Summary {
    /// Returns the summary of an article.
    pub fn of(entry: &Entry, metadata: Metadata) -> Self {
        let article = &entry.article;
        Self {
            path: entry.path.clone(),
            canonical: article.canonical.as_ref().map(|url| url.as_str().to_owned()),
            dir: Direction::of_text(&metadata.title).unwrap_or(article.dir),
            title: metadata.title,
            description: metadata.description,
            authors: metadata.authors.into_iter().map(|author| author.name).collect(),
            published: metadata.published,
            modified: metadata.modified,
            section: metadata.section,
            lang: metadata.lang.as_ref().map_or("", Language::as_str).to_owned(),
            image: metadata.pictures.first().map(|picture| picture.url.as_str().to_owned()),
            former: entry.former.clone(),
        }
    }

    /// Returns the facts for crawlers, as far as the summary has them.
    pub(super) fn metadata(&self, site: &Site) -> Metadata {
        let url = |url: &Option<String>| Url::web(url.as_ref()?, None);
        Metadata {
            title: self.title.clone(),
            description: self.description.clone(),
            canonical: url(&self.canonical).unwrap_or_else(|| site.url_of(&self.path)),
            site_name: site.name.clone(),
            lang: Language::parse(&self.lang),
            pictures: url(&self.image).map(|url| Picture { url, size: None, alt: String::new() }).into_iter().collect(),
            published: self.published.clone(),
            modified: self.modified.clone(),
            authors: self.authors.iter().map(|name| Author { name: name.clone(), url: None }).collect(),
            section: self.section.clone(),
            tags: Vec::new(),
            publisher: Source::default(),
        }
    }

    /// Returns the path of the list of the articles in the section; `None` if the section is unknown.
    pub(super) fn section_path(&self) -> Option<String> {
        let slug = slug::of_text(&self.section);
        (!slug.is_empty()).then(|| format!("section/{slug}/"))
    }

    /// Returns the date by which pages are sorted: that of publication, or else that of the last modification.
    pub fn date(&self) -> Option<Timestamp> {
        Timestamp::parse(self.published.as_ref().or(self.modified.as_ref())?)
    }

    /// Returns the date of the last modification, or else that of publication.
    pub fn updated(&self) -> Option<&str> {
        self.modified.as_deref().or(self.published.as_deref())
    }
}
