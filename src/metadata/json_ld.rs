//! JSON-LD: a [`NewsArticle`] of schema.org, by the rules of [Google].
//!
//! [`NewsArticle`]: https://schema.org/NewsArticle
//! [Google]: https://developers.google.com/search/docs/appearance/structured-data/article

use serde::Serialize;

use super::Metadata;
use crate::{
    article::{Author, Source},
    locale::Language,
    url::Url,
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    main_entity_of_page: &'a str,
    headline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    article_section: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    is_accessible_for_free: bool,
}

/// A person or an organization.
#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<Logo<'a>>,
}

#[derive(Serialize)]
struct Logo<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'a str,
}

/// Returns the JSON of a `NewsArticle`, escaped for a `<script type="application/ld+json">`: it contains no `<`, so no text
/// can end the element.
pub fn news_article(metadata: &Metadata) -> String {
    let article = NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        main_entity_of_page: metadata.canonical.as_str(),
        headline: &metadata.title,
        description: &metadata.description,
        image: metadata.pictures.iter().map(|picture| picture.url.as_str()).collect(),
        date_published: metadata.published.as_deref(),
        date_modified: metadata.modified.as_deref(),
        author: metadata.authors.iter().map(|author| agent_of(author, &metadata.publisher)).collect(),
        publisher: publisher(&metadata.publisher),
        article_section: &metadata.section,
        in_language: metadata.lang.as_ref().map(Language::as_str),
        is_accessible_for_free: true,
    };
    // A serializer of strings does not fail.
    serde_json::to_string(&article).unwrap_or_default().replace('<', "\\u003c")
}

/// Publishers sign articles of their staff with their own name.
fn agent_of<'a>(author: &'a Author, publisher: &Source) -> Agent<'a> {
    let kind = if author.name == publisher.name { "Organization" } else { "Person" };
    Agent { kind, name: &author.name, url: author.url.as_ref().map(Url::as_str), logo: None }
}

fn publisher(publisher: &Source) -> Option<Agent<'_>> {
    (!publisher.name.is_empty()).then(|| Agent {
        kind: "Organization",
        name: &publisher.name,
        url: publisher.url.as_ref().map(Url::as_str),
        logo: publisher.logo.as_ref().map(|logo| Logo { kind: "ImageObject", url: logo.as_str() }),
    })
}
