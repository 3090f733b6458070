//! Open Graph ([protocol]), which messengers and social networks read, and the one property that X needs besides it.
//!
//! [protocol]: https://ogp.me/

use super::{Metadata, locale::locale};

/// A property and its content.
pub type Property = (&'static str, String);

/// Returns the properties of Open Graph, in the order in which they are written: those of a picture follow its URL.
pub fn properties(metadata: &Metadata) -> Vec<Property> {
    let mut all = vec![
        ("og:type", "article".to_owned()),
        ("og:title", metadata.title.clone()),
        ("og:description", metadata.description.clone()),
        ("og:url", metadata.canonical.as_str().to_owned()),
        ("og:site_name", metadata.site_name.clone()),
        ("og:locale", metadata.lang.as_ref().and_then(locale).unwrap_or_default()),
    ];
    for picture in &metadata.pictures {
        let (width, height) = picture.size.map(|(width, height)| (width.to_string(), height.to_string())).unzip();
        all.extend([
            ("og:image", picture.url.as_str().to_owned()),
            ("og:image:type", picture.media_type().unwrap_or_default().to_owned()),
            ("og:image:width", width.unwrap_or_default()),
            ("og:image:height", height.unwrap_or_default()),
            ("og:image:alt", picture.alt.clone()),
        ]);
    }
    all.push(("article:published_time", metadata.published.clone().unwrap_or_default()));
    all.push(("article:modified_time", metadata.modified.clone().unwrap_or_default()));
    // The protocol wants the URL of a profile here. Facebook also accepts a name.
    let author = |author: &crate::article::Author| {
        author.url.as_ref().map_or_else(|| author.name.clone(), |url| url.as_str().to_owned())
    };
    all.extend(metadata.authors.iter().map(|one| ("article:author", author(one))));
    all.push(("article:section", metadata.section.clone()));
    all.extend(metadata.tags.iter().map(|tag| ("article:tag", tag.clone())));
    all.retain(|(_, content)| !content.is_empty());
    all
}

/// Returns the value of `twitter:card`. X takes everything else from Open Graph.
pub fn twitter_card(metadata: &Metadata) -> &'static str {
    if metadata.pictures.is_empty() { "summary" } else { "summary_large_image" }
}
