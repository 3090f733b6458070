//! Media over `http`: only from the origin from which the article was fetched, whatever the article says of itself.

use maqal::{
    host::html,
    source::{self, Options},
};
use serde_json::{Value, json};

use crate::support::web;

/// Reads an article from a response of `address`, and returns the URL of its first image.
fn image(address: &str, response: &Value) -> String {
    let bytes = response.to_string();
    let article =
        source::read(bytes.as_bytes(), &web(address), &Options::default(), html::parse).expect("the article is valid");
    let article = serde_json::to_value(article).expect("an article has a JSON form");
    let src = article.pointer("/lead/src").or_else(|| article.pointer("/body/0/image/src"));
    src.and_then(Value::as_str).expect("the article has an image").to_owned()
}

fn wordpress(link: &str, src: &str) -> Value {
    json!({
        "date_gmt": "2025-11-04T07:00:00",
        "link": link,
        "title": { "rendered": "المطر" },
        "content": { "rendered": format!("<img src='{src}'><p>لم ينزل المطر.</p>") },
    })
}

fn json_feed(home: &str, src: &str) -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "home_page_url": home,
        "items": [{ "title": "المطر", "image": src, "content_text": "لم ينزل المطر." }],
    })
}

fn own_format(canonical: &str, src: &str) -> Value {
    json!({ "maqal": 1, "title": "المطر", "canonical": canonical, "lead": src })
}

const PUBLIC: &str = "https://news.example/article.json";

#[test]
fn the_link_of_a_wordpress_post_does_not_allow_media_over_http() {
    for src in ["a.png", "/a.png", "//media.example/a.png", "http://media.example/a.png"] {
        let found = image(PUBLIC, &wordpress("http://media.example/", src));
        assert_eq!(found, "https://media.example/a.png", "{src}");
    }
}

#[test]
fn the_home_page_of_a_json_feed_does_not_allow_media_over_http() {
    for src in ["a.png", "http://media.example/a.png"] {
        let found = image(PUBLIC, &json_feed("http://media.example/", src));
        assert_eq!(found, "https://media.example/a.png", "{src}");
    }
}

#[test]
fn the_canonical_url_of_our_own_format_does_not_allow_media_over_http() {
    let found = image(PUBLIC, &own_format("http://media.example/", "a.png"));
    assert_eq!(found, "https://media.example/a.png");
}

#[test]
fn an_article_does_not_request_media_over_http_from_a_private_network() {
    for host in ["192.168.0.1", "10.0.0.1:8080", "169.254.169.254", "[fd00::1]", "router.local"] {
        let (home, src) = (format!("http://{host}/"), format!("http://{host}/a.png"));
        for response in [wordpress(&home, &src), json_feed(&home, &src), own_format(&home, &src)] {
            assert_eq!(image(PUBLIC, &response), format!("https://{host}/a.png"), "{response}");
        }
    }
}

#[test]
fn an_article_does_not_request_media_over_http_from_the_loopback() {
    for host in ["localhost", "localhost:3000", "app.localhost", "127.0.0.1:3000", "127.9.9.9", "[::1]:3000"] {
        let (home, src) = (format!("http://{host}/"), format!("http://{host}/a.png"));
        let elsewhere = "https://news.example/a";
        for response in [wordpress(&home, &src), json_feed(&home, &src), own_format(&home, &src)].into_iter().chain([
            wordpress(elsewhere, &src),
            json_feed(elsewhere, &src),
            own_format(elsewhere, &src),
        ]) {
            assert_eq!(image(PUBLIC, &response), format!("https://{host}/a.png"), "{response}");
        }
    }
}

#[test]
fn an_article_that_was_fetched_over_http_has_media_from_there() {
    for origin in ["http://news.example:8080", "http://localhost:3000", "http://192.168.0.1"] {
        let (address, home) = (format!("{origin}/wp-json/wp/v2/posts/7"), format!("{origin}/a"));
        for src in ["/b.png".to_owned(), format!("{origin}/b.png")] {
            for response in [wordpress(&home, &src), json_feed(&home, &src), own_format(&home, &src)] {
                assert_eq!(image(&address, &response), format!("{origin}/b.png"), "{response}");
            }
        }
        // The article may have its own URL elsewhere.
        let elsewhere = own_format("https://news.example/a", &format!("{origin}/b.png"));
        assert_eq!(image(&address, &elsewhere), format!("{origin}/b.png"));
        // Another port is another origin.
        let other = wordpress(&home, "http://localhost:3001/b.png");
        assert_eq!(image(&address, &other), "https://localhost:3001/b.png");
    }
}

#[test]
fn a_thumbnail_that_links_to_its_original_has_it_from_the_same_origin() {
    let html = "<a href='/big.png'><img src='/small.png' width='150'></a>";
    let mut response = wordpress("http://news.example:8080/a", "");
    response["content"]["rendered"] = html.into();
    assert_eq!(image("http://news.example:8080/a.json", &response), "http://news.example:8080/big.png");
}
