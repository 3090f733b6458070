//! Attachments and the lead image: each file is shown once, as an image, audio, a video, an embedded post or a link.

use maqal::article::{Article, Block, Inline};
use serde_json::{Value, json};

use crate::support::read;

fn article(json: &Value) -> Article {
    read(json).expect("an article")
}

/// Returns the type and the URL of the file or link in each block.
fn shown(article: &Article) -> Vec<String> {
    let file = |block: &Block| match block {
        Block::Figure { image } => format!("image {}", image.src.as_str()),
        Block::Audio { src, .. } => format!("audio {}", src.as_str()),
        Block::Video { src, .. } => format!("video {}", src.as_str()),
        Block::Embed { url, .. } => format!("post {}", url.as_str()),
        Block::Paragraph { content, .. } => match &**content {
            [Inline::Link { url, .. }] => format!("link {}", url.as_str()),
            _ => "text".into(),
        },
        _ => "other".into(),
    };
    article.body.iter().map(file).collect()
}

fn note(content: &str, attachments: &Value) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "type": "Note",
        "name": "عنوان",
        "id": "https://a.example/1",
        "content": content,
        "attachment": attachments,
    })
}

#[test]
fn an_attachment_that_the_text_shows_is_not_shown_again() {
    let image = |url: &str| json!({ "type": "Image", "mediaType": "image/jpeg", "url": url });
    for (content, attachments, expected) in [
        (
            "<p>نص</p><img src='https://a.example/u/b-300x200.jpg'>",
            json!([image("https://a.example/u/b.jpg"), image("https://a.example/u/c.jpg")]),
            vec!["text", "image https://a.example/u/b-300x200.jpg", "image https://a.example/u/c.jpg"],
        ),
        (
            "<p>متن</p><figure><img src='https://i0.wp.com/a.example/u/b.jpg?w=9'><img src='/u/c.jpg'></figure>",
            json!([image("https://a.example/u/b.jpg"), image("http://www.a.example/u/c.jpg")]),
            vec!["text", "other"],
        ),
        (
            "<p>متن</p>",
            json!([image("https://a.example/u/b.jpg"), image("https://a.example/u/b-scaled.jpg")]),
            vec!["text", "image https://a.example/u/b.jpg"],
        ),
        (
            "<p>טקסט</p><blockquote><p>ציטוט</p><img src='/u/b.jpg'></blockquote>",
            json!([image("https://a.example/u/b.jpg")]),
            vec!["text", "other"],
        ),
        (
            "<p>نص</p><audio src='/s.mp3'></audio>",
            json!([{ "type": "Audio", "url": "https://a.example/s.mp3" }]),
            vec!["text", "audio https://a.example/s.mp3"],
        ),
        (
            "<p>Read <a href='https://b.example/story/'>this</a></p>",
            json!([{ "type": "Link", "href": "https://b.example/story/" }]),
            vec!["text"],
        ),
        // The text does not show an image to which it only links.
        (
            "<p><a href='/u/b.jpg'>انظر</a> هنا</p>",
            json!([image("https://a.example/u/b.jpg")]),
            vec!["text", "image https://a.example/u/b.jpg"],
        ),
    ] {
        let found = shown(&article(&note(content, &attachments)));
        assert_eq!(found, expected, "{content}");
    }
}

#[test]
fn the_file_name_gives_the_type_of_an_attachment_without_one() {
    for (attachment, expected) in [
        (json!({ "url": "https://a.example/b.JPG?w=9" }), Some("image https://a.example/b.JPG?w=9")),
        (json!({ "type": "Document", "url": "https://a.example/b.webp" }), Some("image https://a.example/b.webp")),
        (json!({ "url": "https://a.example/b.mp3" }), Some("audio https://a.example/b.mp3")),
        (json!({ "url": "https://a.example/b.mp4" }), Some("video https://a.example/b.mp4")),
        (
            json!({ "url": "https://a.example/b.ogg", "mediaType": "application/octet-stream" }),
            Some("audio https://a.example/b.ogg"),
        ),
        (json!("https://a.example/b.png"), Some("image https://a.example/b.png")),
        (json!({ "type": "Link", "href": "https://a.example/story" }), Some("link https://a.example/story")),
        (
            json!({ "type": "Page", "mediaType": "text/html", "url": "https://a.example/story" }),
            Some("link https://a.example/story"),
        ),
        (json!({ "type": "Link", "href": "https://youtu.be/aaaaaaaaaaa" }), Some("post https://youtu.be/aaaaaaaaaaa")),
        (json!({ "url": "https://a.example/run.exe", "mediaType": "application/x-msdownload" }), None),
        (json!({ "type": "Link", "href": "javascript:alert(1)" }), None),
    ] {
        let found = shown(&article(&note("<p>نص</p>", &json!([attachment]))));
        assert_eq!(found.get(1).map(String::as_str), expected, "{attachment}");
    }
}

#[test]
fn a_lead_image_that_the_text_repeats_is_shown_once() {
    let post = |html: &str| {
        json!({
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{ "id": "1", "title": "عنوان", "url": "https://a.example/1", "image": "/u/b.jpg", "content_html": html }],
        })
    };
    for (html, lead, images) in [
        ("<img src='/u/b-300x200.jpg'><p>نص</p>", true, 0),
        ("<p>نص</p><figure><img src='/u/b.jpg?resize=9'><figcaption>شرح</figcaption></figure>", true, 0),
        ("<p>متن</p><h2>عنوان دیگر</h2><img src='/u/b.jpg'><p>متن</p>", true, 0),
        // The text keeps an image that comes later.
        ("<p>א</p><p>ב</p><p>ג</p><img src='/u/b.jpg'><p>ד</p>", false, 1),
        ("<p>א</p><figure class='gallery'><img src='/u/b.jpg'><img src='/u/c.jpg'></figure>", false, 1),
        ("<p>نص</p><img src='/u/b-1.jpg'>", true, 1),
    ] {
        let article = article(&post(html));
        let found = article.body.iter().filter(|block| matches!(block, Block::Figure { .. } | Block::Gallery { .. }));
        assert_eq!((article.lead.is_some(), found.count()), (lead, images), "{html}");
    }
}

#[test]
fn two_captions_of_one_image_are_both_kept() {
    let media = json!({
        "source_url": "https://a.example/u/b.jpg",
        "caption": { "rendered": "<p>الساحة</p>" },
        "media_details": { "width": 1800, "height": 1200 },
    });
    for (caption, expected) in [("السوق", "الساحة\nالسوق"), ("الساحة", "الساحة"), ("", "الساحة")]
    {
        let html = format!("<figure><img src='/u/b-300x200.jpg'><figcaption>{caption}</figcaption></figure><p>نص</p>");
        let article = article(&json!({
            "id": 1, "date_gmt": "2025-11-20T06:00:00", "link": "https://a.example/1",
            "title": { "rendered": "عنوان" }, "content": { "rendered": html }, "excerpt": { "rendered": "" },
            "_embedded": { "wp:featuredmedia": [media] },
        }));
        let lead = article.lead.expect("a lead image");
        assert_eq!(maqal::article::body::plain_text(&lead.caption), expected, "{caption}");
        assert_eq!(article.body.len(), 1, "{caption}");
    }
}
