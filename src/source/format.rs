//! The known formats of publishers.
//!
//! A format is a module with two functions: `fits` tells it by the shape of the JSON, and `draft` maps its fields.

use super::{activity_streams, draft::Draft, ghost, json::Json, json_feed, news_article, readability, wordpress};

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
}

impl Format {
    /// All formats, in the order in which they are tried.
    pub const ALL: [Self; 6] =
        [Self::WordPress, Self::JsonFeed, Self::ActivityStreams, Self::NewsArticle, Self::Readability, Self::Ghost];

    /// Returns the name in URLs and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::WordPress => "wordpress",
            Self::JsonFeed => "json-feed",
            Self::ActivityStreams => "activity-streams",
            Self::NewsArticle => "news-article",
            Self::Readability => "readability",
            Self::Ghost => "ghost",
        }
    }

    /// Whether a JSON value is in this format.
    pub(super) fn fits(self, json: &Json) -> bool {
        match self {
            Self::WordPress => wordpress::fits(json),
            Self::JsonFeed => json_feed::fits(json),
            Self::ActivityStreams => activity_streams::fits(json),
            Self::NewsArticle => news_article::fits(json),
            Self::Readability => readability::fits(json),
            Self::Ghost => ghost::fits(json),
        }
    }

    /// Reads a JSON value in this format. `item` is the id or the URL of an item in a feed.
    pub(super) fn draft<'a>(self, json: &'a Json, item: &str) -> Draft<'a> {
        match self {
            Self::WordPress => wordpress::draft(json),
            Self::JsonFeed => json_feed::draft(json, item),
            Self::ActivityStreams => activity_streams::draft(json),
            Self::NewsArticle => news_article::draft(json),
            Self::Readability => readability::draft(json),
            Self::Ghost => ghost::draft(json),
        }
    }
}
