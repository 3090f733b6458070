//! The oEmbed responses of pages.

use std::fs;

use serde_json::{Value, json};

use crate::support::{Folder, article};

/// Presses an article, and returns its response, which must be where its page links to.
fn response(article: &Value) -> Value {
    let folder = Folder::new();
    folder.run(&["-", "--name", "صحيفة السهل"], &article.to_string()).ends(0, "1 pages written");
    let page = fs::read_to_string(&folder.pages()[0]).expect("there is a page");
    assert!(page.contains("href=\"https://press.example/oembed/2025/11/%D9%85%D8%B7%D8%B1.json\""), "{page}");
    let json = fs::read_to_string(folder.path("out/oembed/2025/11/مطر.json")).expect("there is a response");
    serde_json::from_str(&json).expect("the response is JSON")
}

fn dated() -> Value {
    let mut article = article("مطر");
    article["published"] = json!("2025-11-04");
    article
}

#[test]
fn a_response_describes_the_page_as_a_link() {
    let expected = json!({
        "version": "1.0",
        "type": "link",
        "title": "مطر",
        "provider_name": "صحيفة السهل",
        "provider_url": "https://press.example/",
    });
    assert_eq!(response(&dated()), expected);
}

#[test]
fn a_response_names_the_author() {
    let mut article = dated();
    article["byline"] = json!([{ "name": "ليلى حداد", "url": "https://news.example/layla" }]);
    let response = response(&article);
    assert_eq!(response["author_name"], "ليلى حداد");
    assert_eq!(response["author_url"], "https://news.example/layla");
}

#[test]
fn a_picture_has_its_size_or_is_omitted() {
    let mut article = dated();
    article["lead"] = json!({ "src": "https://news.example/rain.jpg" });
    assert_eq!(response(&article).get("thumbnail_url"), None);
    article["lead"]["width"] = json!(1200);
    article["lead"]["height"] = json!(800);
    let response = response(&article);
    assert_eq!(response["thumbnail_url"], "https://news.example/rain.jpg");
    assert_eq!([&response["thumbnail_width"], &response["thumbnail_height"]], [1200, 800]);
}
