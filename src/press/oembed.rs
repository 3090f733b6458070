//! The [oEmbed] response of a page, which its head links to. A site that finds the link shows a preview of the page.
//!
//! The type is `link`: the response describes the page, and contains no HTML to embed.
//!
//! [oEmbed]: https://oembed.com/

use serde::Serialize;

use super::Site;
use crate::{metadata::Metadata, url::Url};

#[derive(Serialize)]
struct Response<'a> {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_url: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    provider_name: &'a str,
    provider_url: &'a str,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail<'a>>,
}

/// The picture. The specification allows it only with its size.
#[derive(Serialize)]
struct Thumbnail<'a> {
    #[serde(rename = "thumbnail_url")]
    url: &'a str,
    #[serde(rename = "thumbnail_width")]
    width: u32,
    #[serde(rename = "thumbnail_height")]
    height: u32,
}

/// Returns the path of the response for the page at `page`, both below the site's URL: `oembed/2025/11/المطر.json`.
pub(super) fn path(page: &str) -> String {
    format!("oembed/{}.json", page.trim_end_matches('/'))
}

/// Returns the response as JSON.
pub fn response(metadata: &Metadata, site: &Site) -> String {
    let names: Vec<_> = metadata.authors.iter().map(|author| &*author.name).collect();
    let author_url = match &*metadata.authors {
        [author] => author.url.as_ref().map(Url::as_str),
        _ => None,
    };
    let thumbnail = metadata.pictures.iter().find_map(|picture| {
        let (width, height) = picture.size?;
        Some(Thumbnail { url: picture.url.as_str(), width, height })
    });
    let response = Response {
        version: "1.0",
        kind: "link",
        title: &metadata.title,
        author_name: (!names.is_empty()).then(|| names.join(", ")),
        author_url,
        provider_name: &metadata.site_name,
        provider_url: site.url.as_str(),
        thumbnail,
    };
    // Texts and numbers can always be serialized.
    serde_json::to_string(&response).unwrap_or_default()
}
