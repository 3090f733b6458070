//! Every article of a response.

use maqal::{
    host::html,
    source::{self, Error, Options},
};
use serde_json::{Value, json};

use crate::support::{article, post, web};

/// Returns the titles of the articles in a response, or their errors.
fn titles(json: &Value) -> Vec<Result<String, Error>> {
    let bytes = json.to_string().into_bytes();
    let address = web("https://news.example/articles.json");
    let articles = source::read_all(&bytes, &address, &Options::default(), html::parse).expect("the response is JSON");
    articles.map(|article| article.map(|article| article.title)).collect()
}

fn ok(titles: &[&str]) -> Vec<Result<String, Error>> {
    titles.iter().map(|title| Ok((*title).to_owned())).collect()
}

#[test]
fn a_single_article_is_read_once() {
    assert_eq!(titles(&article("وحيد")), ok(&["وحيد"]));
    assert_eq!(titles(&post(7)), ok(&["خبر 7"]));
}

#[test]
fn the_lists_of_all_formats_are_read_to_their_end() {
    let ghost = |title: &str| json!({ "title": title, "html": "<p>نص</p>" });
    let item = |title: &str| json!({ "webTitle": title, "webPublicationDate": "2025-11-04T07:00:00Z" });
    let node = |title: &str| json!({ "type": "node--article", "attributes": { "title": title } });
    let json_ld = |title: &str| json!({ "@type": "NewsArticle", "headline": title, "articleBody": "نص." });
    let (one, two) = ("الأول", "الثاني");
    for list in [
        json!([article(one), article(two)]),
        json!({ "posts": [ghost(one), ghost(two)], "meta": {} }),
        json!({ "pages": [ghost(one), ghost(two)] }),
        json!({ "version": "https://jsonfeed.org/version/1.1", "items": [
            { "title": one, "content_text": "نص" }, { "title": two, "content_text": "نص" }
        ] }),
        json!({ "response": { "results": [item(one), item(two)] } }),
        json!({ "data": [node(one), node(two)] }),
        json!({ "data": { "posts": { "nodes": [{ "title": one }, { "title": two }] } } }),
        json!({ "data": { "posts": { "edges": [{ "node": { "title": one } }, { "node": { "title": two } }] } } }),
        json!([json_ld(one), json_ld(two)]),
    ] {
        assert_eq!(titles(&list), ok(&[one, two]), "{list}");
    }
}

#[test]
fn an_entry_without_an_article_does_not_stop_the_others() {
    let titles = titles(&json!([post(1), { "unknown": true }, post(3)]));
    assert_eq!(titles.len(), 3);
    assert_eq!([&titles[0], &titles[2]], [&Ok("خبر 1".to_owned()), &Ok("خبر 3".to_owned())]);
    assert_eq!(titles[1], Err(Error::UnknownFormat { original: None }));
}

#[test]
fn entries_keep_the_context_of_their_feed() {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "صحيفة",
        "home_page_url": "https://paper.example/",
        "items": [{ "title": "أ", "content_text": "نص", "url": "/a" }, { "title": "ب", "content_text": "نص", "url": "/b" }],
    });
    let (bytes, address) = (feed.to_string(), web("https://cdn.example/feed.json"));
    let articles = source::read_all(bytes.as_bytes(), &address, &Options::default(), html::parse).expect("a feed");
    for (article, url) in articles.zip(["https://paper.example/a", "https://paper.example/b"]) {
        let article = article.expect("an article");
        assert_eq!(article.source.name, "صحيفة");
        assert_eq!(article.canonical.expect("a URL").as_str(), url);
    }
}

#[test]
fn a_graph_of_json_ld_is_one_article() {
    let graph = json!([
        { "@type": "BreadcrumbList" },
        { "@type": "NewsArticle", "headline": "خبر", "articleBody": "نص.", "author": { "@id": "#a" } },
        { "@type": "Person", "@id": "#a", "name": "كاتبة" },
    ]);
    assert_eq!(titles(&graph), ok(&["خبر"]));
}

#[test]
fn an_empty_list_has_no_article() {
    assert_eq!(titles(&json!([])), []);
    assert_eq!(titles(&json!({ "posts": [] })), []);
}

#[test]
fn a_response_that_is_not_json_is_one_error() {
    let address = web("https://news.example/");
    let read = |text: &str| source::read_all(text.as_bytes(), &address, &Options::default(), html::parse).err();
    assert_eq!(read("<!doctype html><title>Log in</title>"), Some(Error::Html));
    assert_eq!(read("[{"), Some(Error::NotJson { line: 1, column: 2 }));
}

#[test]
fn a_short_entry_of_a_long_list_has_the_limit_of_a_short_response() {
    let long = "كلمة ".repeat(100_000);
    let list = json!([article("قصير"), { "maqal": 1, "title": long, "body": [] }]).to_string();
    let address = web("https://news.example/");
    let mut articles =
        source::read_all(list.as_bytes(), &address, &Options::default(), html::parse).expect("the list is JSON");
    let short = articles.next().expect("an entry").expect("an article").extent.size_limit;
    let long = articles.next().expect("an entry").expect("an article").extent.size_limit;
    assert!(short < 100_000 && long == 4 << 20, "{short}, {long}");
}
