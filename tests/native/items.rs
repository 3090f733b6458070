//! The requested item of a feed or a list: that item is read, or the error says that it is missing.

use maqal::{
    host::html,
    source::{self, Error, Options},
    url::Url,
};
use serde_json::{Value, json};

use crate::support::{HOME, web};

/// Reads an item and returns its headline.
fn title(json: &Value, item: &str) -> Result<String, Error> {
    let options = Options { item: item.into(), ..Options::default() };
    source::read(json.to_string().as_bytes(), &web(HOME), &options, html::parse).map(|article| article.title)
}

/// Returns the URL that the error for a missing item links to.
fn missing(json: &Value, item: &str) -> Option<String> {
    match title(json, item) {
        Err(Error::NoItem { original }) => original.as_ref().map(Url::as_str).map(str::to_owned),
        other => panic!("{item}: {other:?}"),
    }
}

fn feed() -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "صحيفة", "home_page_url": "https://www.madina.example/",
        "items": [
            { "id": "1", "url": "https://madina.example/market/", "title": "السوق" },
            { "id": 2, "url": "https://madina.example/?p=12", "title": "المطر" },
            { "id": "https://madina.example/%D8%AC%D8%B3%D8%B1/", "title": "الجسر" },
            { "id": "tag:madina.example,2025:4", "url": "/harbour/#more", "title": "الميناء" },
            { "id": "5", "external_url": "https://elsewhere.example/a?page=2", "title": "في مكان آخر" },
        ],
    })
}

#[test]
fn an_item_is_found_by_its_id_and_equivalent_urls() {
    for (item, expected) in [
        ("", "السوق"),
        ("1", "السوق"),
        ("2", "المطر"),
        ("tag:madina.example,2025:4", "الميناء"),
        ("https://madina.example/market/", "السوق"),
        ("https://madina.example/market", "السوق"),
        ("http://madina.example/market/", "السوق"),
        ("https://www.madina.example/market/", "السوق"),
        ("HTTPS://Madina.Example:443/market/", "السوق"),
        ("https://madina.example/market/?utm_source=rss&fbclid=1", "السوق"),
        ("https://madina.example/market/#comments", "السوق"),
        ("https://madina.example/%6Darket/", "السوق"),
        ("/market", "السوق"),
        ("https://madina.example/?p=12", "المطر"),
        ("https://madina.example?utm_medium=feed&p=12", "المطر"),
        ("https://madina.example/جسر", "الجسر"),
        ("https://madina.example/%d8%ac%d8%b3%d8%b1/", "الجسر"),
        ("https://madina.example/harbour/", "الميناء"),
        ("http://elsewhere.example/a/?page=2", "في مكان آخر"),
    ] {
        assert_eq!(title(&feed(), item).as_deref(), Ok(expected), "{item}");
    }
}

#[test]
fn no_other_item_replaces_a_missing_one() {
    for (item, original) in [
        ("3", None),
        ("bridge", None),
        ("https://madina.example/bridge/", Some("https://madina.example/bridge/")),
        ("http://www.madina.example/market/2", Some("http://www.madina.example/market/2")),
        ("https://madina.example/?p=1", Some("https://madina.example/?p=1")),
        ("https://madina.example/MARKET/", Some("https://madina.example/MARKET/")),
        ("/bridge", Some("https://www.madina.example/bridge")),
        ("https://elsewhere.example/a?page=3", Some("https://elsewhere.example/a?page=3")),
        // Anyone can write a link with any item.
        ("https://evil.example/market/", None),
        ("https://madina.example.evil.example/", None),
        ("https://madina.example@evil.example/", None),
        ("//evil.example/", None),
        ("javascript:alert(1)", None),
    ] {
        assert_eq!(missing(&feed(), item).as_deref(), original, "{item}");
    }
    let empty = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "صحيفة", "items": [] });
    assert_eq!(missing(&empty, "https://news.example/a").as_deref(), Some("https://news.example/a"));
}

#[test]
fn an_item_of_a_list_is_found_in_every_format() {
    let post = |id: u32, title: &str| json!({ "id": id, "link": format!("https://news.example/{id}/"), "title": { "rendered": title }, "content": { "rendered": "<p>نص</p>" } });
    let ghost = |id: &str, title: &str| json!({ "id": id, "url": format!("https://news.example/{id}/"), "title": title, "html": "<p>نص</p>" });
    let guardian = |id: &str, title: &str| {
        json!({
            "id": id, "webUrl": format!("https://news.example/{id}"), "webTitle": title,
            "webPublicationDate": "2025-11-04T08:00:00Z", "fields": { "body": "<p>نص</p>" },
        })
    };
    let ours =
        |id: u32, title: &str| json!({ "maqal": 1, "canonical": format!("/{id}"), "title": title, "body": "نص" });
    let linked = |id: u32, title: &str| json!({ "@type": "NewsArticle", "url": format!("https://news.example/{id}"), "headline": title, "articleBody": "نص" });
    for (list, item, gone) in [
        (json!([post(1, "أول"), post(2, "ثانٍ")]), "2", "3"),
        (json!([post(1, "أول"), post(2, "ثانٍ")]), "http://news.example/2", "https://news.example/"),
        (json!({ "posts": [ghost("a", "أول"), ghost("b", "ثانٍ")] }), "b", "c"),
        (
            json!({ "pages": [ghost("a", "أول"), ghost("b", "ثانٍ")] }),
            "https://www.news.example/b",
            "https://news.example/c",
        ),
        (
            json!({ "response": { "results": [guardian("a", "أول"), guardian("b", "ثانٍ")] } }),
            "http://news.example/b",
            "c",
        ),
        (json!([ours(1, "أول"), ours(2, "ثانٍ")]), "https://news.example/2", "/3"),
    ] {
        assert_eq!(title(&list, "").as_deref(), Ok("أول"), "{list}");
        assert_eq!(title(&list, item).as_deref(), Ok("ثانٍ"), "{list}");
        let original = Url::web(gone, Some(&web(HOME))).filter(|_| gone.len() > 1);
        assert_eq!(missing(&list, gone).as_deref(), original.as_ref().map(Url::as_str), "{list}");
    }
    let graph = json!([linked(1, "أول"), linked(2, "ثانٍ")]);
    assert_eq!(title(&graph, "https://news.example/2/").as_deref(), Ok("ثانٍ"));
    assert_eq!(missing(&json!([]), "https://news.example/3").as_deref(), Some("https://news.example/3"));
}

/// A single article is not a list, so no item can be missing from it.
#[test]
fn a_requested_item_is_ignored_for_a_single_article() {
    for article in [
        json!({ "maqal": 1, "title": "عنوان", "canonical": "https://news.example/a" }),
        json!({ "id": "1", "title": "عنوان", "content_text": "نص" }),
        json!({ "id": 1, "link": "https://news.example/a", "title": { "rendered": "عنوان" } }),
        json!({ "title": { "rendered": "عنوان" }, "posts": [{ "link": "/c", "title": { "rendered": "آخر" } }] }),
        json!([{ "@type": "WebPage" }, { "@type": "NewsArticle", "headline": "عنوان", "articleBody": "نص" }]),
    ] {
        assert_eq!(title(&article, "https://news.example/b").as_deref(), Ok("عنوان"), "{article}");
    }
}
