//! The [JSON Feed] of the newest articles.
//!
//! [JSON Feed]: https://www.jsonfeed.org/version/1.1/

use serde::Serialize;

use super::{Site, atom::full_time, summary::Summary};

/// The name of the file.
pub const FILE: &str = "feed.json";

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: String,
    home_page_url: &'a str,
    #[serde(rename = "feed_url")]
    own_url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: &'a str,
    /// The format requires a content. It is the description, or else the headline.
    content_text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<[&'a str; 1]>,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// Returns the feed of some articles. `lang` is the language of the site; empty if unknown.
pub fn feed(articles: &[Summary], site: &Site, lang: &str) -> String {
    let own_url = site.url_of(FILE);
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: site.title(),
        home_page_url: site.url.as_str(),
        own_url: own_url.as_str(),
        language: lang,
        items: articles.iter().map(|article| item(article, site)).collect(),
    };
    // A serializer of strings does not fail.
    serde_json::to_string(&feed).unwrap_or_default()
}

fn item<'a>(article: &'a Summary, site: &Site) -> Item<'a> {
    let url = site.url_of(&article.path).as_str().to_owned();
    Item {
        id: url.clone(),
        url,
        title: &article.title,
        content_text: if article.description.is_empty() { &article.title } else { &article.description },
        summary: &article.description,
        image: article.image.as_deref(),
        date_published: article.published.as_deref().map(full_time),
        date_modified: article.modified.as_deref().map(full_time),
        authors: article.authors.iter().map(|name| Author { name }).collect(),
        tags: (!article.section.is_empty()).then_some([&article.section]),
        language: &article.lang,
    }
}
