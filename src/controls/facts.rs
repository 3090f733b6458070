//! What the controls need to know about an article: read from its document, and from nothing else but the URL of the page.

use web_sys::Element;

use crate::{document::Part, host::typography};

/// The facts of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub title: String,
    /// The canonical URL of the article, if the document has it.
    pub canonical: Option<String>,
    /// The shared URL: the canonical URL, or else that of the page without its fragment.
    pub url: String,
    /// The dek, or else the first paragraph.
    pub description: String,
    /// The article's language, as a BCP 47 tag; empty if unknown.
    pub lang: String,
    /// The article's direction, as in its `dir` attribute.
    pub dir: String,
    /// Whether the article is written in Arabic script.
    pub is_arabic: bool,
    /// Whether the byline has dates.
    pub has_dates: bool,
}

impl Facts {
    /// Reads the facts of an article. `page` is the URL of the page when the article was requested: later, the page may
    /// have the URL of another article.
    pub fn read(article: &Element, page: &str) -> Self {
        let find = |selector: &str| article.query_selector(selector).ok().flatten();
        let text = |selector: &str| find(selector).map(|element| typography::original_text(&element));
        let attribute = |name: &str| article.get_attribute(name).unwrap_or_default();
        let paragraph = [&Part::Body.selector(), ">p"].concat();
        let canonical = article.get_attribute("data-canonical");
        let page = page.split('#').next().unwrap_or_default();
        Self {
            url: canonical.clone().unwrap_or_else(|| page.to_owned()),
            canonical,
            title: text(&Part::Headline.selector()).unwrap_or_default(),
            description: text(&Part::Dek.selector()).or_else(|| text(&paragraph)).unwrap_or_default(),
            lang: attribute("lang"),
            dir: attribute("dir"),
            is_arabic: typography::is_arabic(article),
            has_dates: find(&[&Part::Byline.selector(), " time"].concat()).is_some(),
        }
    }
}
