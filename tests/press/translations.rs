//! The links of a page to the translations of its article.

use maqal::{
    host::html,
    press::{Artifact, Entry, Site, assets::Assets, head, page, template::Template},
    source::{self, Options},
};
use serde_json::{Value, json};

use crate::support::{Folder, SITE, article, web};

/// Presses an article of a response, and returns the languages and the URLs in the head of its page, and the size of the head.
fn alternates(response: &Value) -> (Vec<(String, String)>, usize) {
    let folder = Folder::new();
    let (bytes, address) = (response.to_string(), web("https://news.example/article.json"));
    let mut articles = source::read_all(bytes.as_bytes(), &address, &Options::default(), html::parse).expect("JSON");
    let article = articles.next().expect("an entry").expect("an article");
    let mut entry = Entry::new(String::new(), article);
    entry.translations = articles.translations(&entry.article);
    let (site, assets) = (
        Site { url: web(SITE), name: String::new() },
        Assets::load(&folder.path("reader"), Artifact::Page).expect("assets"),
    );
    let html = page::page(&entry, &entry.metadata(&site), &Template::new(&site, &assets));
    let value = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\"")).expect("the attribute is there");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let links =
        html.split("<link ").skip(1).filter(|link| link.contains(" hreflang=")).map(|link| link.split('>').next());
    let links = links.flatten().map(|link| (value(link, "hreflang"), value(link, "href"))).collect();
    (links, html.find("<style>").unwrap_or(usize::MAX))
}

fn assert_alternates(response: &Value, expected: &[(&str, &str)]) {
    let (found, _) = alternates(response);
    let found: Vec<_> = found.iter().map(|(lang, url)| (&**lang, &**url)).collect();
    assert_eq!(found, expected, "{response}");
}

/// The links of all translations of the same article.
const ALL: [(&str, &str); 3] =
    [("ar", "https://news.example/ar"), ("en-GB", "https://news.example/en"), ("fr", "https://news.example/fr")];

#[test]
fn translations_list_each_other_and_themselves() {
    for (own, url) in ALL {
        let mut article = article("مطر");
        article["lang"] = json!(own);
        if own != "ar" {
            article["title"] = json!("Rain");
            article["body"] = json!("Rain falls on the valley again.");
        }
        article["canonical"] = json!(url);
        let others = ALL.iter().filter(|(lang, _)| *lang != own);
        let others: Vec<_> =
            others.map(|(lang, url)| json!({ "lang": lang, "url": format!("{url}?utm_source=x") })).collect();
        article["translations"] = json!(others);
        assert_alternates(&article, &ALL);
        // An article that lists itself too.
        article["translations"] = json!(ALL.map(|(lang, url)| json!({ "lang": lang, "url": url })));
        assert_alternates(&article, &ALL);
        // In a list of articles.
        assert_alternates(&json!([article]), &ALL);
    }
}

#[test]
fn an_article_without_translations_or_language_has_no_such_links() {
    let mut article = article("مطر");
    article["lang"] = json!("ar");
    assert_alternates(&article, &[]);
    article["translations"] =
        json!([{ "lang": "ar", "url": "/same" }, { "lang": "x", "url": "/a" }, { "lang": "en" }, 7, "en"]);
    assert_alternates(&article, &[]);
    article["translations"] =
        json!([{ "lang": "en", "url": "javascript:alert(1)" }, { "lang": "fr", "url": "mailto:a@b" }]);
    assert_alternates(&article, &[]);
    let unknown = json!({ "maqal": 1, "title": "123", "translations": [{ "lang": "en", "url": "/en" }] });
    assert_alternates(&unknown, &[]);
}

#[test]
fn other_formats_name_translations() {
    let expected = &[("ar", "https://news.example/ar"), ("en-US", "https://news.example/en")];
    let work = json!({ "@type": "NewsArticle", "inLanguage": "en-US", "url": "https://news.example/en" });
    let news = |field: &str, work: &Value| {
        json!({ "@graph": [{ "@type": "WebPage" }, {
            "@type": "NewsArticle", "headline": "مطر", "articleBody": "هطل المطر على السهل.", "inLanguage": "ar",
            "url": "https://news.example/ar", field: work,
        }] })
    };
    assert_alternates(&news("workTranslation", &json!([work])), expected);
    assert_alternates(&news("translationOfWork", &work), expected);
    let language = json!({ "@type": "Language", "name": "American", "alternateName": "en-US" });
    assert_alternates(&news("workTranslation", &json!({ "inLanguage": language, "@id": "/en" })), expected);
    let mut post = crate::support::post(7);
    post["link"] = json!("https://news.example/ar");
    post["lang"] = json!("ar");
    post["wpml_translations"] = json!([{ "locale": "en_US", "id": 8, "href": "https://news.example/en" }]);
    assert_alternates(&json!([post]), expected);
    // Only ids.
    post["wpml_translations"] = Value::Null;
    post["translations"] = json!({ "ar": 7, "en": 8 });
    assert_alternates(&post, &[]);
    let graphql = json!({ "data": { "post": {
        "title": "مطر", "content": "<p>هطل المطر على السهل.</p>", "link": "https://news.example/ar",
        "translations": [{ "link": "https://news.example/en", "language": { "code": "EN", "locale": "en_US" } }],
    } } });
    assert_alternates(&graphql, expected);
}

#[test]
fn translations_that_do_not_fit_into_the_head_are_omitted() {
    let mut article = article("مطر");
    article["lang"] = json!("ar");
    let translations = |count: usize| {
        let language = |number: usize| format!("en-x-{number}");
        let url = |number: usize| format!("https://news.example/{}{number}", "a".repeat(800));
        json!((0..count).map(|number| json!({ "lang": language(number), "url": url(number) })).collect::<Vec<_>>())
    };
    for (count, expected) in [(5, 6), (100, 0)] {
        article["translations"] = translations(count);
        let (links, size) = alternates(&article);
        assert_eq!(links.len(), expected);
        assert!(size <= head::MAX_SIZE, "{size}");
    }
}
