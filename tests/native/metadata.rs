//! The metadata of an article, for search engines and previews.

use maqal::{
    article::Article,
    metadata::{Metadata, Page, Picture, excerpt, json_ld, open_graph},
    url::Url,
};
use serde_json::{Value, json};

use crate::support::{read, web};

/// Returns an article in our format, with these fields besides a headline and a text.
fn article(fields: Value) -> Article {
    let mut json = json!({ "maqal": 1, "title": "عودة المطر", "lang": "ar", "body": ["هطل المطر على السهل."] });
    if let (Value::Object(all), Value::Object(fields)) = (&mut json, fields) {
        all.extend(fields);
    }
    read(&json).expect("an article")
}

fn describe(article: &Article, cards: &[Picture]) -> Metadata {
    Metadata::of(article, Page { url: &web("https://news.example/a/"), site: "صحيفة السهل", cards })
}

/// Returns the contents of a property.
fn contents(metadata: &Metadata, name: &str) -> Vec<String> {
    open_graph::properties(metadata)
        .into_iter()
        .filter(|(property, _)| *property == name)
        .map(|(_, content)| content)
        .collect()
}

fn json(metadata: &Metadata) -> Value {
    serde_json::from_str(&json_ld::news_article(metadata)).expect("it is JSON")
}

#[test]
fn excerpts_consist_of_whole_words() {
    for (text, length, expected) in [
        ("", 10, ""),
        ("هطل المطر", 9, "هطل المطر"),
        ("هطل المطر على السهل", 12, "هطل المطر…"),
        ("هطل المطر، ثم توقف", 11, "هطل المطر…"),
        ("  one\n two\t\u{1}three ", 20, "one two three"),
        ("incomprehensible", 5, "incom…"),
        // Escaped, this has six times as many bytes.
        ("<<<<<<<<<<", 10, "<<<…"),
    ] {
        assert_eq!(excerpt(text, length), expected, "{text:?} in {length} characters");
    }
}

#[test]
fn describes_an_article_by_its_dek_or_its_first_paragraph() {
    assert_eq!(describe(&article(json!({})), &[]).description, "هطل المطر على السهل.");
    assert_eq!(describe(&article(json!({ "dek": "بعد جفاف طويل" })), &[]).description, "بعد جفاف طويل");
    let long = describe(&article(json!({ "body": ["كلمة ".repeat(100)] })), &[]).description;
    assert!(long.ends_with("كلمة…") && (190..=201).contains(&long.chars().count()), "{long}");
}

#[test]
fn a_page_always_has_a_title() {
    let untitled = article(json!({ "title": "" }));
    assert_eq!(describe(&untitled, &[]).title, "هطل المطر على السهل.");
    let url = web("https://news.example/a/");
    let empty = Article { body: Vec::new(), ..untitled };
    assert_eq!(Metadata::of(&empty, Page { url: &url, site: "", cards: &[] }).title, "news.example");
}

#[test]
fn the_canonical_url_is_that_of_the_original_or_the_page() {
    assert_eq!(describe(&article(json!({})), &[]).canonical.as_str(), "https://news.example/a/");
    let original = describe(&article(json!({ "canonical": "https://origin.example/7" })), &[]);
    assert_eq!(original.canonical.as_str(), "https://origin.example/7");
    assert_eq!(contents(&original, "og:url"), ["https://origin.example/7"]);
    assert_eq!(json(&original)["mainEntityOfPage"], "https://origin.example/7");
    let long = format!("https://origin.example/{}", "a".repeat(2000));
    assert_eq!(describe(&article(json!({ "canonical": long })), &[]).canonical.as_str(), "https://news.example/a/");
}

#[test]
fn locales_have_a_territory() {
    for (lang, expected) in [
        ("ar", Some("ar_AR")),
        ("ar-eg", Some("ar_EG")),
        ("fa", Some("fa_IR")),
        ("ckb", Some("cb_IQ")),
        ("pa-Arab-PK", Some("pa_PK")),
        ("he", Some("he_IL")),
        ("ug", None),
    ] {
        let text = if lang == "he" { "הגשם חזר אל העמק אחרי בצורת" } else { "هطل" };
        let found =
            contents(&describe(&article(json!({ "lang": lang, "title": text, "body": [text] })), &[]), "og:locale");
        assert_eq!(found.first().map(String::as_str), expected, "{lang}");
    }
}

#[test]
fn times_have_an_offset_or_are_dates() {
    for (published, expected) in [
        ("2025-11-04T09:30:00+02:00", "2025-11-04T09:30:00+02:00"),
        ("2025-11-04T09:30:00Z", "2025-11-04T09:30:00Z"),
        ("2025-11-04T09:30:00", "2025-11-04"),
        ("2025-11-04", "2025-11-04"),
    ] {
        let metadata = describe(&article(json!({ "published": published })), &[]);
        assert_eq!(contents(&metadata, "article:published_time"), [expected]);
        assert_eq!(json(&metadata)["datePublished"], expected);
    }
}

#[test]
fn the_picture_is_large_and_has_its_size() {
    let picture = |image: Value| describe(&article(json!({ "lead": image })), &[]).pictures.into_iter().next();
    let found = |url: &str, size, alt: &str| Some(Picture { url: web(url), size, alt: alt.into() });
    let src = "https://img.example/a.jpg";
    assert_eq!(picture(json!({ "src": src })), found(src, None, ""));
    assert_eq!(
        picture(json!({ "src": src, "width": 1600, "height": 900, "alt": "نهر" })),
        found(src, Some((1600, 900)), "نهر")
    );
    let srcset = json!([
        { "src": "https://img.example/400.jpg", "width": 400 },
        { "src": "https://img.example/1200.jpg", "width": 1200 },
        { "src": "https://img.example/2400.jpg", "width": 2400 },
    ]);
    assert_eq!(
        picture(json!({ "src": src, "width": 800, "height": 600, "srcset": srcset })),
        found("https://img.example/1200.jpg", Some((1200, 900)), "")
    );
    assert_eq!(picture(json!({ "src": src, "width": 150, "height": 150 })), None);
    assert_eq!(picture(json!({ "src": "data:image/png;base64,AAAA" })), None);

    let figure = json!({ "body": [{ "type": "figure", "image": { "src": src, "caption": "نهر" } }] });
    assert_eq!(Picture::of(&article(figure)), found(src, None, "نهر"));
}

#[test]
fn pictures_of_the_site_follow_that_of_the_article() {
    let card = Picture { url: web("https://news.example/a/card.png"), size: Some((1200, 630)), alt: String::new() };
    let without = describe(&article(json!({})), std::slice::from_ref(&card));
    assert_eq!(contents(&without, "og:image"), ["https://news.example/a/card.png"]);
    assert_eq!(contents(&without, "og:image:type"), ["image/png"]);
    assert_eq!(contents(&without, "og:image:width"), ["1200"]);
    assert_eq!(open_graph::twitter_card(&without), "summary_large_image");
    let with = describe(&article(json!({ "lead": { "src": "https://img.example/a.webp?w=1" } })), &[card]);
    assert_eq!(contents(&with, "og:image").len(), 2);
    assert_eq!(contents(&with, "og:image:type"), ["image/webp", "image/png"]);
    assert_eq!(json(&with)["image"], json!(["https://img.example/a.webp?w=1", "https://news.example/a/card.png"]));
    assert_eq!(open_graph::twitter_card(&describe(&article(json!({})), &[])), "summary");
}

#[test]
fn writes_a_news_article() {
    let metadata = describe(
        &article(json!({
            "byline": [{ "name": "ليلى", "url": "https://news.example/layla" }, "وكالة السهل"],
            "published": "2025-11-04T09:30:00+02:00",
            "modified": "2025-11-05T10:00:00+02:00",
            "section": "بيئة",
            "tags": ["مطر", "زراعة"],
            "source": { "name": "وكالة السهل", "url": "https://news.example/", "logo": "https://news.example/logo.png" },
        })),
        &[],
    );
    assert_eq!(
        json(&metadata),
        json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "mainEntityOfPage": "https://news.example/a/",
            "headline": "عودة المطر",
            "description": "هطل المطر على السهل.",
            "datePublished": "2025-11-04T09:30:00+02:00",
            "dateModified": "2025-11-05T10:00:00+02:00",
            "author": [
                { "@type": "Person", "name": "ليلى", "url": "https://news.example/layla" },
                { "@type": "Organization", "name": "وكالة السهل" },
            ],
            "publisher": {
                "@type": "Organization",
                "name": "وكالة السهل",
                "url": "https://news.example/",
                "logo": { "@type": "ImageObject", "url": "https://news.example/logo.png" },
            },
            "articleSection": "بيئة",
            "inLanguage": "ar",
            "isAccessibleForFree": true,
        })
    );
    assert_eq!(contents(&metadata, "article:author"), ["https://news.example/layla", "وكالة السهل"]);
    assert_eq!(contents(&metadata, "article:tag"), ["مطر", "زراعة"]);
    assert_eq!(contents(&metadata, "og:site_name"), ["صحيفة السهل"]);
}

#[test]
fn no_text_ends_the_script_of_json_ld() {
    let hostile = "</script><!--<script>]]>&\"'\u{2028}";
    let article = Article { title: hostile.into(), section: hostile.into(), ..article(json!({})) };
    let script = json_ld::news_article(&describe(&article, &[]));
    assert!(!script.contains('<'), "{script}");
    let json: Value = serde_json::from_str(&script).expect("it is JSON");
    assert!(json["headline"].as_str().is_some_and(|headline| headline.starts_with("</script><!--")), "{json}");
}

#[test]
fn empty_properties_are_omitted() {
    let url: Url = web("https://news.example/a/");
    let bare = Article { lang: None, body: Vec::new(), ..article(json!({})) };
    let metadata = Metadata::of(&bare, Page { url: &url, site: "", cards: &[] });
    let names: Vec<_> = open_graph::properties(&metadata).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["og:type", "og:title", "og:url"]);
}
