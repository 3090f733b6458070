//! What the controls know of an article, read from the document and from nothing else but the URL of its page.

use web_sys::Element;

use crate::{document::Part, host::typography};

/// The facts of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub title: String,
    /// The URL of the original story, if the document names it.
    pub canonical: Option<String>,
    /// The URL that is shared: that of the original story, else that of the page, without a fragment.
    pub url: String,
    /// The dek, else the first paragraph.
    pub description: String,
    /// The article's language, as a tag of BCP 47; empty if unknown.
    pub lang: String,
    /// The value of its `dir`.
    pub dir: String,
    /// Whether it is written in Arabic letters.
    pub is_arabic: bool,
    /// Whether its header has dates.
    pub has_dates: bool,
}

impl Facts {
    /// Reads the facts of an article. `page` is the URL of the page at the time the article was requested: later the page
    /// may have the URL of another article.
    pub fn of(article: &Element, page: &str) -> Self {
        let find = |selector: &str| article.query_selector(selector).ok().flatten();
        let text = |selector: &str| find(selector).map(|element| typography::written(&element));
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
