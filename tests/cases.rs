//! The fixtures of publishers' formats: `tests/fixtures/<format>/<case>/{source.json,expected.json}`.
//!
//! `source.json` is a response from [`HOME`]. `expected.json` is the serialized article, or `{"error": …}`. The files
//! are compiled into the tests, because tests in a browser cannot open files. The native tests and the browser tests
//! expect the same outcome, although they use different HTML parsers.

use maqal::{article::Article, source::Error};
use serde_json::{Value, json};

/// The URL of every response.
pub const HOME: &str = "https://news.example/2025/11/story.json";

/// A fixture.
pub struct Case {
    /// The format's name.
    pub format: &'static str,
    /// The folder's name.
    pub name: &'static str,
    /// The response.
    pub source: &'static [u8],
    /// The expected outcome, as JSON.
    pub expected: &'static str,
}

macro_rules! cases {
    ($($format:literal: $($name:literal)*;)*) => {
        /// All fixtures.
        pub const CASES: &[Case] = &[$($(
            Case {
                format: $format,
                name: $name,
                source: include_bytes!(concat!("fixtures/", $format, "/", $name, "/source.json")),
                expected: include_str!(concat!("fixtures/", $format, "/", $name, "/expected.json")),
            },
        )*)*];
    };
}

cases! {
    "wordpress":
        "aparat" "auto-excerpt" "auto-excerpt-read-more" "auto-excerpt-whole" "builder-commands"
        "classic-captions" "classic-soup" "coauthors" "consent-frame" "countdown-list" "edit-context"
        "elementor-film" "embed-errors" "embed-full" "english" "english-table" "excerpt-behind-picture"
        "gutenberg-every-block" "hebrew" "hostile" "labelled-english" "lazy-images" "letters-and-numerals"
        "local-date-only" "noscript-first" "only-title" "own-excerpt" "page" "pasted-styles" "persian"
        "photon-lead" "php-warning" "picture-addresses" "pictures-only" "posts-list" "protected" "rest-error"
        "share-litter" "sign-in-a-line" "slug-array" "slug-array-empty" "table-with-logos" "telephone-numbers"
        "tracked-link" "two-boms" "urdu" "verse-with-gaps" "without-embed" "wordpress-com" "wordpress-com-error"
        "wordpress-com-list" "wrong-types" "wrong-types-inside" "zero-gmt-date";
    "ghost":
        "arabic" "empty-posts" "english" "ghost-url" "half-an-emoji" "hebrew" "hostile" "koenig-cards"
        "lone-post" "many-authors" "members-empty" "members-null" "members-preview" "mobiledoc-cards"
        "no-feature-image" "not-found" "pages" "persian" "urdu" "wrong-types" "wrong-types-inside";
    "json-feed":
        "arabic" "banner-image-only" "bare-item" "content-html-and-text" "content-text-only" "dirty" "english"
        "external-url" "hebrew" "hostile" "id-without-url" "labelled-english" "language-is-no-tag" "lone-item"
        "mixed" "no-article" "no-items" "persian" "podcast-attachments" "relative-addresses" "several-items"
        "text-in-a-form" "title-only" "urdu" "version-1-author" "wrong-types";
    "news-article":
        "arabic" "body-of-single-newlines" "body-on-one-line" "body-with-entities" "body-with-html"
        "circular-references" "dirty" "english-opinion" "escaped-body" "escaped-twice" "full-iri-types" "hebrew"
        "hostile" "language-by-name" "language-object" "list-article-last" "live-blog" "live-blog-hebrew"
        "live-blog-updates" "live-blog-without-body" "main-entity" "mixed" "newline-in-a-string" "no-article"
        "no-article-node" "no-real-dates" "persian" "rank-math-graph" "relative-addresses" "shapes-of-authors"
        "teasers-first" "title-only" "urdu" "wrong-types" "yoast-graph";
    "readability":
        "arabic" "dirty" "empty" "empty-page" "english" "fixed-columns" "formulas" "hebrew" "hidden-address"
        "hostile" "labelled-english" "long" "no-content" "no-content-at-all" "null" "older-version" "persian"
        "urdu" "wrong-types" "wrong-types-inside";
    "activity-streams":
        "announced-create" "arabic" "attached-again" "dirty" "english" "film-only" "hebrew" "hostile"
        "labelled-english" "lists-everywhere" "markdown-content" "mastodon-note" "mixed" "no-article"
        "note-without-name" "object-elsewhere" "persian" "poll" "poll-any-of" "relative-addresses" "title-only"
        "urdu" "wrong-types";
    "ans":
        "arabic" "english" "hebrew-gallery" "hostile" "open-comment" "persian" "premium-with-text"
        "premium-without-text" "sorani" "unknown-elements" "urdu" "video" "wrong-types";
    "ninjs":
        "description-only" "hostile" "no-text" "picture" "superdesk-english" "version-1-arabic"
        "version-1-urdu-xhtml" "version-2-persian" "version-3-hebrew" "video" "wrong-types";
    "wordpress-graphql":
        "article-arabic" "article-by-slug-english" "blocks-hebrew" "gallery-persian" "hostile" "list-of-posts"
        "no-post" "node-by-uri-sorani" "password" "post-by-urdu" "post-persian" "wrong-types";
    "drupal":
        "arabic" "circular-references" "english-media" "hebrew-other-names" "hostile" "missing" "not-included"
        "other-json-api" "persian-paragraphs" "urdu-collection" "wrong-types";
    "guardian":
        "block-html-urdu" "english" "fields-arabic" "hostile" "live-blog-hebrew" "main-video" "no-text"
        "not-found" "search-results-french" "thumbnail-persian" "wrong-types";
    "quintype":
        "arabic" "bare-story" "bengali" "english" "hostile" "interview-hebrew" "no-story" "page-persian"
        "subscription" "urdu-embeds" "wrong-types";
    "apple-news":
        "arabic" "english-bundle" "french" "hebrew-media" "hostile" "persian-plain" "title-only"
        "urdu-sections" "wrong-types";
}

/// Returns the outcome of reading a response as JSON.
pub fn outcome(read: &Result<Article, Error>) -> Value {
    match read {
        Ok(article) => serde_json::to_value(article).expect("an article has a JSON form"),
        Err(Error::NotJson { line, column }) => json!({ "error": "notJson", "line": line, "column": column }),
        Err(Error::Html) => json!({ "error": "html" }),
        Err(Error::NoArticle { field, original }) => {
            json!({ "error": "noArticle", "field": field, "original": original })
        }
        Err(Error::NoItem { original }) => json!({ "error": "noItem", "original": original }),
        Err(Error::UnknownFormat { original }) => json!({ "error": "unknownFormat", "original": original }),
        Err(Error::Locked { original }) => json!({ "error": "locked", "original": original }),
        Err(Error::HtmlRefused { original }) => json!({ "error": "htmlRefused", "original": original }),
        Err(Error::Version { found, original }) => json!({ "error": "version", "found": found, "original": original }),
    }
}

/// Returns the lines of the pretty-printed values that differ: `-` precedes an expected line, `+` a line that was
/// found.
pub fn difference(found: &Value, expected: &Value) -> String {
    let mut out = String::new();
    let (found, expected) = (format!("{found:#}"), format!("{expected:#}"));
    for (sign, lines, others) in [("-", &expected, &found), ("+", &found, &expected)] {
        for line in lines.lines().filter(|line| others.lines().all(|other| other != *line)) {
            out.push_str(&[sign, " ", line.trim(), "\n"].concat());
        }
    }
    out
}
