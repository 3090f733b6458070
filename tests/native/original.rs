//! The URL of the original story, derived from the URL of the response.

use maqal::{source::original, url::Url};

use crate::support::web;

#[test]
fn the_original_is_derived_from_api_urls() {
    for (address, expected) in [
        // WordPress.
        ("https://site.example/wp-json/wp/v2/posts/12", Some("https://site.example/?p=12")),
        ("https://site.example/wp-json/wp/v2/posts/12?_embed&lang=ar", Some("https://site.example/?p=12")),
        ("https://site.example/wp-json/wp/v2/pages/12/", Some("https://site.example/?p=12")),
        ("http://site.example:8080/ar/blog/wp-json/wp/v2/posts/12#a", Some("http://site.example:8080/ar/blog/?p=12")),
        ("https://site.example/wp-json/wp/v2/posts?slug=souq", Some("https://site.example/")),
        ("https://site.example/index.php/wp-json/wp/v2/posts/12", Some("https://site.example/index.php/?p=12")),
        ("https://site.example/wp-json", Some("https://site.example/")),
        ("https://wp-json.example/wp-json/wp/v2/posts/7", Some("https://wp-json.example/?p=7")),
        ("https://site.example/?rest_route=/wp/v2/posts/12&_embed", Some("https://site.example/?p=12")),
        (
            "https://site.example/index.php?_embed&rest_route=%2Fwp%2Fv2%2Fposts%2F12",
            Some("https://site.example/?p=12"),
        ),
        ("https://site.example/blog/?rest_route=/wp/v2/posts", Some("https://site.example/blog/")),
        ("https://public-api.wordpress.com/rest/v1.1/sites/site.example/posts/12", Some("https://site.example/?p=12")),
        (
            "https://public-api.wordpress.com/wp/v2/sites/a.wordpress.com/posts/12?_embed",
            Some("https://a.wordpress.com/?p=12"),
        ),
        (
            "https://public-api.wordpress.com/rest/v1.1/sites/site.example/posts/slug:souq",
            Some("https://site.example/"),
        ),
        ("https://public-api.wordpress.com/rest/v1.1/sites/1234567/posts/12", None),
        ("https://public-api.wordpress.com/rest/v1.1/sites/site.example", None),
        // Other systems.
        ("https://site.example/ghost/api/content/posts/slug/souq/?key=1", Some("https://site.example/")),
        ("https://site.example/ghost/api/content/posts/123/?key=1", Some("https://site.example/")),
        ("https://site.example/ar/jsonapi/node/article/1?include=uid", Some("https://site.example/ar/")),
        ("https://site.example/feed.json", Some("https://site.example/")),
        ("https://site.example/2025/11/souq/feed/json/", Some("https://site.example/2025/11/souq/")),
        // Not the URL of a known API.
        ("https://site.example/2025/11/story.json", None),
        ("https://site.example/", None),
        ("https://site.example/wp-jsonp/posts/12", None),
        ("https://site.example/feeds/json", None),
        ("https://site.example/a?b=/wp-json/wp/v2/posts/12", None),
        ("https://wp-json.example/a", None),
        ("https://public-api.wordpress.com.evil.example/rest/v1.1/sites/a.example/posts/1", None),
    ] {
        assert_eq!(original(&web(address), "").as_ref().map(Url::as_str), expected, "{address}");
    }
}

#[test]
fn a_requested_item_of_the_same_site_is_the_original() {
    let feed = web("https://www.site.example/feed.json");
    for (item, expected) in [
        ("https://site.example/souq/", "https://site.example/souq/"),
        ("http://www.site.example/souq/", "http://www.site.example/souq/"),
        // Anyone can write a link with any item.
        ("https://evil.example/souq/", "https://www.site.example/"),
        ("https://site.example.evil.example/", "https://www.site.example/"),
        ("javascript:alert(1)", "https://www.site.example/"),
        ("7", "https://www.site.example/"),
    ] {
        assert_eq!(original(&feed, item).as_ref().map(Url::as_str), Some(expected), "{item}");
    }
}
