//! Images in HTML: each is shown once, in its position, with its link and its caption.

use maqal::{
    article::{Block, Image, Inline, body, clean, from_html},
    document,
    host::html::parse,
};

use serde_json::json;

use crate::support::{self, HOME, INTERFACE, web};

/// Returns a summary of a body, with one line per block. `<…>` is an image, `→` precedes its link, `|` precedes its
/// caption.
fn short(html: &str) -> Vec<String> {
    let html = parse(html).expect("the native parser always returns a tree");
    let (mut blocks, _) = from_html::body(&html, &web(HOME), None);
    clean::blocks(&mut blocks);
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Figure { image } => figure(image),
        Block::Gallery { images, caption } => {
            let images: Vec<_> = images.iter().map(figure).collect();
            format!("gallery {} | {}", images.join(" "), line(caption)).trim_end_matches(" | ").into()
        }
        Block::Paragraph { content, .. } | Block::Heading { content, .. } => line(content),
        Block::List { items, .. } => {
            let items: Vec<_> = items.iter().flatten().map(self::block).collect();
            format!("list {}", items.join(" / "))
        }
        Block::Table { rows, caption, .. } => {
            let cells = rows.iter().flatten().map(|cell| {
                let body: Vec<_> = cell.body.iter().map(self::block).collect();
                [line(&cell.content), body.join(" / ")].concat()
            });
            format!("table {} | {}", cells.collect::<Vec<_>>().join(" ; "), line(caption))
        }
        Block::Video { src, caption, .. } => format!("video {} | {}", name(src.as_str()), line(caption)),
        Block::Audio { src, .. } => format!("audio {}", name(src.as_str())),
        other => format!("{other:?}"),
    }
}

fn figure(image: &Image) -> String {
    let link = image.link.as_ref().map(|link| format!("→{}", link.as_str())).unwrap_or_default();
    let caption = line(&image.caption);
    let separator = if caption.is_empty() { "" } else { " | " };
    format!("<{}>{link}{separator}{caption}", name(image.src.as_str()))
}

fn line(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Image { src, alt, .. } => out.push_str(&["<", name(src.as_str()), " ", alt, ">"].concat()),
            Inline::Link { url, content } => out.push_str(&[&*line(content), "→", url.as_str()].concat()),
            Inline::Break => out.push('/'),
            _ if inline.children().is_empty() => out.push_str(&body::plain_text(std::slice::from_ref(inline))),
            _ => out.push_str(&line(inline.children())),
        }
    }
    out
}

fn name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (html, expected) in cases {
        let found = short(html);
        if found != *expected {
            wrong.push(format!("{html}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn inline_icons_and_formulas_stay_in_their_sentence() {
    check(&[
        (r#"<p>5 <img src="/sar.png" alt="ريال" width="14" height="16"> للساعة.</p>"#, &["5 <sar.png ريال> للساعة."]),
        (
            r#"<p>۵ <img src="/t.png" alt="تومان" style="height:1em"> برای هر ساعت</p>"#,
            &["۵ <t.png تومان> برای هر ساعت"],
        ),
        (
            r#"<p>Press <a href="/k"><img src="/k.svg" alt="Key" width="20"></a> twice</p>"#,
            &["Press <k.svg Key>→https://news.example/k twice"],
        ),
        (r#"<p>محور <img src="/a" aria-hidden="true" alt="A^2"> موجب</p>"#, &["محور <a A^2> موجب"]),
        (r#"<p>כאשר <img src="/b" alt="{\displaystyle x^{2}}"> חיובי</p>"#, &["כאשר <b x^{2}> חיובי"]),
        (
            r#"<p>نمرات <img src="/s.png" width="9" alt=""><img src="/s.png" width="9" alt=""></p>"#,
            &["نمرات <s.png ><s.png >"],
        ),
        (r#"<ul><li><img src="/w.png" width="24" height="24" alt=""> پانی</li></ul>"#, &["list <w.png > پانی"]),
        (
            r#"<table><tr><td>نقشه</td><td><img src="/tick.png" width="20" alt="بله"></td></tr>
            <tr><td>متن</td><td>خیر</td></tr></table>"#,
            &["table نقشه ; <tick.png بله> ; متن ; خیر | "],
        ),
        // An image that is alone, large, or beside the text is a block.
        (r#"<p><img src="/k.svg" alt="" width="20"></p>"#, &["<k.svg>"]),
        (r#"<dl><dd><span><img src="/f" aria-hidden="true" alt="a"></span></dd></dl>"#, &["<f>"]),
        (r#"<p>قبل <img src="/c.jpg" alt="" width="640" height="400"> بعد</p>"#, &["قبل", "<c.jpg>", "بعد"]),
        (r#"<p>قبل <img src="/c.jpg" alt=""> بعد</p>"#, &["قبل", "<c.jpg>", "بعد"]),
        (r#"<p><img class="alignright" src="/me.jpg" width="60" alt=""> أنا</p>"#, &["<me.jpg>", "أنا"]),
    ]);
}

#[test]
fn a_noscript_fallback_is_the_same_image() {
    check(&[
        (r#"<noscript><img src="/a.jpg"></noscript><img src="data:," data-src="/a.jpg">"#, &["<a.jpg>"]),
        (
            r#"<img data-src="/a-300x200.jpg" src="data:,"><noscript><img src="/a.jpg"></noscript>"#,
            &["<a-300x200.jpg>"],
        ),
        (
            r#"<figure><noscript><img src="/a.jpg"></noscript><img data-src="/a.jpg"><figcaption>شرح</figcaption></figure>"#,
            &["<a.jpg> | شرح"],
        ),
        (
            r#"<noscript><img src="/a.jpg"></noscript><img data-src="/a.jpg"><noscript><img src="/b.jpg"></noscript>
            <img data-src="/b.jpg">"#,
            &["<a.jpg>", "<b.jpg>"],
        ),
        (
            r#"<figure><img data-src="/a.jpg"><figcaption>אחת</figcaption></figure>
            <noscript><figure><img src="/a.jpg"></figure></noscript>"#,
            &["<a.jpg> | אחת"],
        ),
        (r#"<img src="/blank.gif"><noscript><img src="/a.jpg"></noscript>"#, &["<a.jpg>"]),
        (r#"<img src="data:," alt="در"><noscript><img src="/a.jpg" alt="در"></noscript>"#, &["<a.jpg>"]),
        (r#"<noscript><img src="/a.jpg" alt="در"></noscript><img src="data:," alt="در">"#, &["<a.jpg>"]),
        (
            r#"<p>له <img src="data:," data-src="/s.png" width="16"><noscript><img src="/s.png" width="16"></noscript>.</p>"#,
            &["له <s.png >."],
        ),
        (
            r#"<p><noscript><img src="/s.png" width="16"></noscript><img data-src="/s.png" width="16"> له</p>"#,
            &["<s.png > له"],
        ),
        // A preview before the image.
        (r#"<img src="/a-60x40.jpg" width="70"><img src="/a.jpg" width="700">"#, &["<a.jpg>"]),
        (r"<noscript>فعّل الجافاسكربت</noscript><p>نص</p>", &["نص"]),
    ]);
}

#[test]
fn an_attribute_that_is_not_a_url_does_not_replace_src() {
    check(&[
        (r#"<img data-src='{"default":{"src":"//x.example/s.jpg"}}' src="/whole.jpg">"#, &["<whole.jpg>"]),
        (r#"<img data-src="true" src="/whole.jpg">"#, &["<whole.jpg>"]),
        (r#"<img data-lazy="1" src="/whole.jpg">"#, &["<whole.jpg>"]),
        (r#"<img data-original="<svg>" src="/whole.jpg">"#, &["<whole.jpg>"]),
        (r#"<img data-src="/a_{width}x.jpg" src="/whole.jpg">"#, &["<whole.jpg>"]),
        (r#"<img data-src="" src="/whole.jpg">"#, &["<whole.jpg>"]),
        (r#"<img data-src="late.jpg" src="/blank.gif">"#, &["<late.jpg>"]),
        (r#"<img data-lazy="//cdn.example/late" src="/blank.gif">"#, &["<late>"]),
    ]);
}

#[test]
fn an_image_keeps_its_link_unless_it_leads_to_the_image() {
    check(&[
        (r#"<a href="/story"><img src="/a.jpg"></a>"#, &["<a.jpg>→https://news.example/story"]),
        (
            r#"<a href="https://w.example/wiki/File:Boat.jpg"><img src="/220px-Boat.jpg" width="220"></a>"#,
            &["<220px-Boat.jpg>→https://w.example/wiki/File:Boat.jpg"],
        ),
        (
            r#"<a href="https://w.example/File:Boat.jpg"><img src="/b.jpg" width="220"></a>"#,
            &["<b.jpg>→https://w.example/File:Boat.jpg"],
        ),
        (
            r#"<a href="https://w.example/index/ملف%3ABoat.jpg"><img src="/b.jpg" width="220"></a>"#,
            &["<b.jpg>→https://w.example/index/%D9%85%D9%84%D9%81%3ABoat.jpg"],
        ),
        (
            r#"<a href="https://git.example/x/blob/main/a.png"><img src="/a.png" width="90"></a>"#,
            &["<a.png>→https://git.example/x/blob/main/a.png"],
        ),
        (
            r#"<a href="https://b.example/s1600-h/a.jpg"><img src="/s320/a.jpg" width="90"></a>"#,
            &["<a.jpg>→https://b.example/s1600-h/a.jpg"],
        ),
        (
            r#"<a href="/view?photo=a.jpg"><img src="/a-150x150.jpg" width="150"></a>"#,
            &["<a-150x150.jpg>→https://news.example/view?photo=a.jpg"],
        ),
        (r#"<a href="/a.jpg"><img src="/a-150x150.jpg" width="150"></a>"#, &["<a.jpg>"]),
        (r#"<a href="/a.jpg?full=1"><img src="/small.jpg" width="150"></a>"#, &["<a.jpg?full=1>"]),
        (r#"<a href="/a.jpg"><img src="/a-1024x683.jpg" width="1024"></a>"#, &["<a-1024x683.jpg>"]),
        (r#"<a href="/other.jpg"><img src="/a.jpg" width="1024"></a>"#, &["<a.jpg>→https://news.example/other.jpg"]),
        (r#"<a href="javascript:alert(1)"><img src="/a.jpg"></a>"#, &["<a.jpg>"]),
        (
            r#"<figure><a href="/story"><img src="/a.jpg"></a><figcaption>شرح</figcaption></figure>"#,
            &["<a.jpg>→https://news.example/story | شرح"],
        ),
        (
            r#"<a href="/story"><img src="/a.jpg"><h3>عنوان</h3></a>"#,
            &["<a.jpg>→https://news.example/story", "عنوان→https://news.example/story"],
        ),
        (r#"<p><a href="/s"><img src="/k.png" width="32"></a></p>"#, &["<k.png>→https://news.example/s"]),
    ]);
}

#[test]
fn an_image_without_a_url_leaves_its_alt_text_in_brackets() {
    check(&[
        (
            r#"<p>Said today.<img src="ftp://old.example/a.jpg" alt="Auto Draft 14">Today we act.</p>"#,
            &["Said today. [Auto Draft 14] Today we act."],
        ),
        (
            r#"<p>Said today.<img src="http://old.example/a.jpg" alt="Auto Draft 14">Today we act.</p>"#,
            &["Said today.", "<a.jpg>", "Today we act."],
        ),
        (r#"<p>قال<img src="blob:x" alt="صورة">ثم</p>"#, &["قال [صورة] ثم"]),
        (r#"<p>گفت<img src="data:image/svg+xml,x" alt="">بعد</p>"#, &["گفتبعد"]),
        (r#"<figure><img alt="بلا عنوان"><figcaption>شرح</figcaption></figure>"#, &["[بلا عنوان]", "شرح"]),
        (r#"<p><kbd><img alt="Enter" src="/e.png"></kbd> اضغط</p>"#, &["Enter اضغط"]),
    ]);
}

#[test]
fn the_text_of_a_figure_keeps_its_position() {
    check(&[
        ("<figure><p>صورة</p><img src=/a.jpg><figcaption>المرفأ</figcaption></figure>", &["<a.jpg> | صورة/المرفأ"]),
        (
            "<figure><img src=/a.jpg><p>تصوير: رنا</p><figcaption>المرفأ</figcaption></figure>",
            &["<a.jpg> | تصوير: رنا/المرفأ"],
        ),
        (
            "<figure><img src=/a.jpg><figcaption>بندر</figcaption><p>عکس: رعنا</p></figure>",
            &["<a.jpg> | بندر/عکس: رعنا"],
        ),
        ("<figure><figcaption>הנמל</figcaption><img src=/a.jpg></figure>", &["<a.jpg> | הנמל"]),
        ("<figure><p>صورتان</p><img src=/a.jpg><img src=/b.jpg></figure>", &["صورتان", "gallery <a.jpg> <b.jpg>"]),
        (
            "<p>نص</p><div class=gallery><h2>أ</h2><img src=/a.jpg><img src=/b.jpg><h2>ب</h2><img src=/c.jpg><h2>ت</h2></div>",
            &["نص", "أ", "gallery <a.jpg> <b.jpg>", "ب", "<c.jpg>", "ت"],
        ),
        (
            "<p>نص</p><div class=gallery><img src=/a.jpg><p>یک</p><img src=/b.jpg><p>دو</p></div>",
            &["نص", "gallery <a.jpg> | یک <b.jpg> | دو"],
        ),
        (
            "<figure class=gallery><img src=/a.jpg><img src=/b.jpg><img src=/a-150x150.jpg><figcaption>کل</figcaption></figure>",
            &["gallery <a.jpg> <b.jpg> | کل"],
        ),
        (
            "<figure><p>فيلم</p><video src=/f.mp4></video><figcaption>شرح</figcaption></figure>",
            &["video f.mp4 | فيلم/شرح"],
        ),
        ("<figure><figcaption>ترتيب</figcaption></figure>", &["ترتيب"]),
    ]);
}

#[test]
fn http_media_urls_are_upgraded_to_https() {
    for (html, expected) in [
        ("<audio src='http://x.example/a.mp3' controls></audio>", "https://x.example/a.mp3"),
        ("<video src='http://x.example/a.mp4'></video>", "https://x.example/a.mp4"),
        ("<video><source src='http://x.example/a.webm'></video>", "https://x.example/a.webm"),
        ("<img src='http://x.example/a.jpg'>", "https://x.example/a.jpg"),
    ] {
        let (blocks, _) = from_html::body(&parse(html).expect("a tree"), &web(HOME), None);
        let src = match &*blocks {
            [Block::Audio { src, .. } | Block::Video { src, .. }] => src,
            [Block::Figure { image }] => &image.src,
            other => panic!("{html} became {other:?}"),
        };
        assert_eq!(src.as_str(), expected);
        assert!(src.published().is_some_and(|address| address.starts_with("http:")), "{html}");
    }
}

#[test]
fn the_document_has_the_published_url_of_upgraded_media() {
    let article = support::read(&json!({
        "maqal": 1,
        "title": "عنوان",
        "body": [
            { "type": "figure", "image": "http://x.example/a.jpg" },
            { "type": "figure", "image": { "src": "https://x.example/b.jpg", "link": "/story", "alt": "سوق" } },
            { "type": "paragraph", "content": ["٥ ", { "type": "image", "src": "http://x.example/sar.png", "alt": "ريال" }] },
            { "type": "audio", "src": "http://x.example/a.mp3" },
        ],
    }));
    let document = document::article(&article.expect("an article"), &INTERFACE).to_string();
    for part in [
        r#"<img src="https://x.example/a.jpg" alt="" loading="lazy" decoding="async" data-published="http://x.example/a.jpg">"#,
        r#"<a href="https://news.example/story" rel="noopener"><img src="https://x.example/b.jpg" alt="سوق" loading="lazy" decoding="async"></a>"#,
        r#"٥ <img class="inline" src="https://x.example/sar.png" alt="ريال" dir="rtl" loading="lazy" decoding="async" data-published="http://x.example/sar.png">"#,
        r#"<audio src="https://x.example/a.mp3" controls="" preload="none" data-published="http://x.example/a.mp3">"#,
    ] {
        assert!(document.contains(part), "{part} is not in {document}");
    }
}
