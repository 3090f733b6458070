//! The list of the known formats.
//!
//! Each format has a module with two functions: `fits` detects the format by the shape of the JSON, and `draft` maps its
//! fields. [`maqal`] is our own format, and is not in the list: it is recognized by its field `maqal`, and decoded directly.

pub mod activity_streams;
pub mod ans;
pub mod apple_news;
pub mod drupal;
pub mod ghost;
pub mod guardian;
pub mod json_feed;
pub mod maqal;
pub mod news_article;
pub mod ninjs;
pub mod quintype;
pub mod readability;
pub mod wordpress;
pub mod wordpress_graphql;

use super::{draft::Draft, error::Error, item::Item, json::Json};

/// The known formats, except our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// [`wordpress`].
    WordPress,
    /// [`json_feed`].
    JsonFeed,
    /// [`activity_streams`].
    ActivityStreams,
    /// [`news_article`].
    NewsArticle,
    /// [`readability`].
    Readability,
    /// [`ghost`].
    Ghost,
    /// [`ans`].
    Ans,
    /// [`ninjs`].
    Ninjs,
    /// [`wordpress_graphql`].
    WordPressGraphql,
    /// [`drupal`].
    Drupal,
    /// [`guardian`].
    Guardian,
    /// [`quintype`].
    Quintype,
    /// [`apple_news`].
    AppleNews,
}

impl Format {
    /// All formats, in the order in which they are tried.
    pub const ALL: [Self; 13] = [
        Self::WordPress,
        Self::JsonFeed,
        Self::ActivityStreams,
        Self::NewsArticle,
        Self::Readability,
        Self::Ghost,
        Self::Ans,
        Self::Ninjs,
        Self::WordPressGraphql,
        Self::Drupal,
        Self::Guardian,
        Self::Quintype,
        Self::AppleNews,
    ];

    /// Returns the name of the format in URLs and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::WordPress => "wordpress",
            Self::JsonFeed => "json-feed",
            Self::ActivityStreams => "activity-streams",
            Self::NewsArticle => "news-article",
            Self::Readability => "readability",
            Self::Ghost => "ghost",
            Self::Ans => "ans",
            Self::Ninjs => "ninjs",
            Self::WordPressGraphql => "wordpress-graphql",
            Self::Drupal => "drupal",
            Self::Guardian => "guardian",
            Self::Quintype => "quintype",
            Self::AppleNews => "apple-news",
        }
    }

    /// Whether a JSON value is in this format.
    pub fn fits(self, json: &Json) -> bool {
        match self {
            Self::WordPress => wordpress::fits(json),
            Self::JsonFeed => json_feed::fits(json),
            Self::ActivityStreams => activity_streams::fits(json),
            Self::NewsArticle => news_article::fits(json),
            Self::Readability => readability::fits(json),
            Self::Ghost => ghost::fits(json),
            Self::Ans => ans::fits(json),
            Self::Ninjs => ninjs::fits(json),
            Self::WordPressGraphql => wordpress_graphql::fits(json),
            Self::Drupal => drupal::fits(json),
            Self::Guardian => guardian::fits(json),
            Self::Quintype => quintype::fits(json),
            Self::AppleNews => apple_news::fits(json),
        }
    }

    /// Returns the value in a JSON value in this format that has the fields of the article.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn article(self, json: &Json) -> &Json {
        match self {
            Self::NewsArticle => news_article::find(json).unwrap_or(json),
            Self::WordPressGraphql => wordpress_graphql::post(json),
            _ => json,
        }
    }

    /// Maps the fields of a JSON value in this format. `item` is the requested item of a feed.
    ///
    /// # Errors
    ///
    /// [`Error::NoItem`] if the item is not in the feed.
    pub(super) fn draft<'a>(self, json: &'a Json, item: Option<&Item>) -> Result<Draft<'a>, Error> {
        // The function pointer prevents inlining. A browser compiles a function when it is first called, and an article
        // has only one format.
        let draft: fn(&Json) -> Draft<'_> = match self {
            Self::WordPress => wordpress::draft,
            Self::JsonFeed => return json_feed::draft(json, item),
            Self::ActivityStreams => activity_streams::draft,
            Self::NewsArticle => news_article::draft,
            Self::Readability => readability::draft,
            Self::Ghost => ghost::draft,
            Self::Ans => ans::draft,
            Self::Ninjs => ninjs::draft,
            Self::WordPressGraphql => wordpress_graphql::draft,
            Self::Drupal => drupal::draft,
            Self::Guardian => guardian::draft,
            Self::Quintype => quintype::draft,
            Self::AppleNews => apple_news::draft,
        };
        Ok(draft(json))
    }
}
