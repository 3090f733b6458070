//! Fields as publishers fill them: escaped text, authors in every JSON shape, excerpts that repeat the text, dates and
//! URLs.

use maqal::{
    article::{Article, Block},
    host::html,
    source::{self, Options},
    url::Url,
};
use serde_json::{Value, json};

use crate::support::{HOME, lines, read, web};

fn news(field: &str, value: &Value) -> Article {
    let mut article = json!({ "@type": "NewsArticle", "headline": "عنوان", "url": "https://news.example/a" });
    article[field] = value.clone();
    read(&article).expect("an article with a headline")
}

/// Single-line texts as published, and decoded.
const LINES: &[(&str, &str)] = &[
    // HTML, escaped once or twice.
    ("<p>عودة <em>اللقالق</em></p>", "عودة اللقالق"),
    ("&lt;p&gt;عودة &lt;em&gt;اللقالق&lt;/em&gt;&lt;/p&gt;", "عودة اللقالق"),
    ("&amp;lt;b&amp;gt;بازگشت&amp;lt;/b&amp;gt; لک‌لک‌ها", "بازگشت لک‌لک‌ها"),
    ("שובן של <strong class=\"x\">החסידות</strong>", "שובן של החסידות"),
    ("لقلق کی<br>واپسی", "لقلق کی واپسی"),
    ("The storks<BR/>return", "The storks return"),
    ("<p>هێلانەکان<p>گەڕانەوە", "هێلانەکان گەڕانەوە"),
    ("<![CDATA[<p>خبر عاجل</p>]]>", "خبر عاجل"),
    ("<![CDATA[خبر & رأي]]>", "خبر & رأي"),
    // HTML that is escaped in part.
    ("<b>عاجل</b>: &lt;i&gt;عودة&lt;/i&gt; اللقالق", "عاجل: عودة اللقالق"),
    ("<em>بازگشت</em> &lt;b&gt;لک‌لک‌ها&lt;/b&gt; &amp;amp; دریا", "بازگشت لک‌لک‌ها & دریا"),
    // Character references, escaped once to three times.
    ("القمّة &quot;الطارئة&quot;", "القمّة \"الطارئة\""),
    ("القمّة &amp;quot;الطارئة&amp;quot;", "القمّة \"الطارئة\""),
    ("القمّة &amp;amp;laquo;الطارئة&amp;amp;raquo;", "القمّة «الطارئة»"),
    ("caf&amp;eacute; &amp;#039;nine&amp;#x27;", "café 'nine'"),
    ("AT&amp;amp;T", "AT&T"),
    // Special characters that are not markup.
    ("AT&T & R&D;", "AT&T & R&D;"),
    ("أقل من 5 < 6 ومن 7 > 3", "أقل من 5 < 6 ومن 7 > 3"),
    ("أقل من 5 &lt; 6", "أقل من 5 < 6"),
    ("القلب <3 والنجمة", "القلب <3 والنجمة"),
    ("شرح الوسم <div> للمبتدئين", "شرح الوسم <div> للمبتدئين"),
    ("شرح الوسم &lt;p&gt; للمبتدئين", "شرح الوسم <p> للمبتدئين"),
    ("List<String> و Map<K, V>", "List<String> و Map<K, V>"),
    ("</p> وحدها", "</p> وحدها"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("نسبة 100% &#", "نسبة 100% &#"),
];

#[test]
fn escaped_plain_text_lines_are_decoded() {
    for (written, meant) in LINES {
        let line = |field| news(field, &json!(written));
        assert_eq!(line("headline").title, *meant, "{written}");
        assert_eq!(line("description").dek, *meant, "{written}");
        assert_eq!(line("articleSection").section, *meant, "{written}");
    }
}

/// WordPress sends HTML, which its format decodes once. Text that is still escaped is decoded again.
#[test]
fn escaped_html_lines_are_decoded() {
    for (written, meant) in [
        ("الأرض &amp; السماء", "الأرض & السماء"),
        ("الأرض &amp;amp; السماء", "الأرض & السماء"),
        ("قال: &amp;quot;نعم&amp;quot;", "قال: \"نعم\""),
        ("&lt;i&gt;رحلة&lt;/i&gt; إلى البحر", "رحلة إلى البحر"),
        ("&amp;lt;i&amp;gt;رحلة&amp;lt;/i&amp;gt; إلى البحر", "رحلة إلى البحر"),
        ("<i>رحلة</i> إلى <br> البحر", "رحلة إلى البحر"),
        ("العنصر &lt;details&gt; في HTML", "العنصر <details> في HTML"),
    ] {
        let post = json!({ "title": { "rendered": written }, "content": { "rendered": "<p>نص</p>" } });
        assert_eq!(read(&post).expect("a post").title, meant, "{written}");
    }
}

/// Bodies, and their paragraphs.
const BODIES: &[(&str, &[&str])] = &[
    ("سطر\nوسطر", &["سطر", "وسطر"]),
    ("<p>أولى</p><p>ثانية</p>", &["أولى", "ثانية"]),
    ("&lt;p&gt;أولى&lt;/p&gt;&lt;p&gt;ثانية&lt;/p&gt;", &["أولى", "ثانية"]),
    (
        "&amp;lt;p&amp;gt;یکم&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;دوم &amp;amp;amp; سوم&amp;lt;/p&amp;gt;",
        &["یکم", "دوم & سوم"],
    ),
    ("&lt;p&gt;5 &amp;lt; 6&lt;/p&gt;", &["5 < 6"]),
    ("ראשונה<br /><br />שנייה", &["ראשונה", "שנייה"]),
    ("پہلا &amp;ndash; جملہ\n\nدوسرا", &["پہلا – جملہ", "دوسرا"]),
    ("یەکەم&#10;&#10;دووەم &lt; سێیەم", &["یەکەم", "دووەم < سێیەم"]),
    ("a < b && c > d", &["a < b && c > d"]),
];

#[test]
fn an_escaped_html_body_is_unescaped() {
    for (written, paragraphs) in BODIES {
        assert_eq!(lines(&news("articleBody", &json!(written)).body), *paragraphs, "{written}");
    }
}

#[test]
fn escaped_tags_are_text_unless_the_whole_html_is_escaped() {
    for (written, paragraphs) in [
        ("<p>اكتب &lt;b&gt;هكذا&lt;/b&gt;</p>", &["اكتب <b>هكذا</b>"][..]),
        ("اكتب &lt;b&gt;هكذا&lt;/b&gt;", &["اكتب <b>هكذا</b>"]),
        ("&lt;p&gt;أولى&lt;/p&gt;\n&lt;p&gt;ثانية&lt;/p&gt;", &["أولى", "ثانية"]),
        ("&laquo;نعم&raquo;", &["«نعم»"]),
        ("<![CDATA[<p>أولى</p>]]>", &["أولى"]),
    ] {
        let item = read(&json!({ "title": "عنوان", "content_html": written })).expect("an item");
        assert_eq!(lines(&item.body), paragraphs, "{written}");
    }
}

fn names(article: &Article) -> Vec<&str> {
    article.byline.iter().map(|author| &*author.name).collect()
}

#[test]
fn authors_are_read_from_every_json_shape() {
    let nested = json!({ "@type": "Person", "name": { "@type": "Person", "name": "ليلى نصر" } });
    for (author, expected) in [
        (json!("ليلى نصر"), &["ليلى نصر"][..]),
        (json!(["ليلى نصر", "Omar Haddad"]), &["ليلى نصر", "Omar Haddad"]),
        (json!({ "name": ["ليلى نصر", { "name": "דנה לוי" }] }), &["ليلى نصر", "דנה לוי"]),
        (nested.clone(), &["ليلى نصر"]),
        (json!([[nested]]), &["ليلى نصر"]),
        (json!({ "name": { "@value": "ژینا کەریم", "@language": "ckb" } }), &["ژینا کەریم"]),
        (json!({ "name": "", "alternateName": "ابوالفضل" }), &["ابوالفضل"]),
        (json!({ "givenName": "Bert", "familyName": "דנה" }), &["Bert דנה"]),
        (
            json!([{ "familyName": "حدّاد" }, { "name": "ليلى", "givenName": "لا", "familyName": "أحد" }]),
            &["حدّاد", "ليلى"],
        ),
        (json!({ "givenName": "Bert", "familyName": null }), &["Bert"]),
        (json!({ "first_name": "سارا", "last_name": "رضایی", "email": "s@news.example" }), &["سارا رضایی"]),
        // URLs are not names.
        (json!("https://www.facebook.com/news.example"), &[]),
        (json!({ "name": "https://news.example/author/7", "url": "https://news.example/author/7" }), &[]),
        (json!({ "name": "www.news.example", "alternateName": "عمر" }), &["عمر"]),
        (json!({ "@type": "Person", "url": "https://news.example/author/7" }), &[]),
        (json!(["//news.example/7", "عمر حدّاد"]), &["عمر حدّاد"]),
        // Several names in one string.
        (json!("منى سعيد، رامي عون"), &["منى سعيد", "رامي عون"]),
        (json!("منى سعيد, رامي عون"), &["منى سعيد", "رامي عون"]),
        (json!("سارا رضایی؛ مینا کریمی و علی امینی"), &["سارا رضایی", "مینا کریمی", "علی امینی"]),
        (json!("احمد خان، سعید علی اور ندا خان"), &["احمد خان", "سعید علی", "ندا خان"]),
        (json!("Omar Haddad, Ruth Calder and Ana Roe"), &["Omar Haddad", "Ruth Calder", "Ana Roe"]),
        (json!("Omar Haddad, Ruth Calder, and Ana Roe"), &["Omar Haddad", "Ruth Calder", "Ana Roe"]),
        (json!("Haddad, Omar; Calder, Ruth"), &["Haddad, Omar", "Calder, Ruth"]),
        (json!("Haddad, Omar"), &["Haddad, Omar"]),
        (json!("Omar Haddad, Jr."), &["Omar Haddad, Jr."]),
        (json!("Omar Haddad and Sons"), &["Omar Haddad and Sons"]),
        (json!("אורי שלו, כתב לענייני עיר"), &["אורי שלו, כתב לענייני עיר"]),
        (json!("Ruth Calder, senior Editor"), &["Ruth Calder, senior Editor"]),
        (json!("علي حسن، مراسل الشؤون المحلية"), &["علي حسن، مراسل الشؤون المحلية"]),
        // "By" in several languages.
        (json!("By Ana Roe"), &["Ana Roe"]),
        (json!("By By Ana Roe"), &["Ana Roe"]),
        (json!("BY: ANA ROE"), &["ANA ROE"]),
        (json!("Written by Ana Roe"), &["Ana Roe"]),
        (json!("بقلم ليلى نصر"), &["ليلى نصر"]),
        (json!("بقلم: ليلى نصر"), &["ليلى نصر"]),
        (json!("بقلم : ليلى نصر"), &["ليلى نصر"]),
        (json!("نوشتهٔ سارا رضایی"), &["سارا رضایی"]),
        (json!("از سارا رضایی"), &["سارا رضایی"]),
        (json!("تحریر: ندا خان"), &["ندا خان"]),
        (json!("מאת דנה לוי"), &["דנה לוי"]),
        (json!("نووسینی: ژینا کەریم"), &["ژینا کەریم"]),
        (json!("By"), &["By"]),
        (json!("Byron Roe"), &["Byron Roe"]),
        (json!("ازاده رضایی"), &["ازاده رضایی"]),
        // RSS: an e-mail address with the name in brackets.
        (json!("desk@news.example (عمر حدّاد)"), &["عمر حدّاد"]),
        (json!("عمر حدّاد (القاهرة)"), &["عمر حدّاد (القاهرة)"]),
        // An organization may be an author. Repeated names are dropped.
        (json!({ "@type": "Organization", "name": "وكالة المثال" }), &["وكالة المثال"]),
        (json!(["عمر حدّاد", { "name": "عمر حدّاد" }]), &["عمر حدّاد"]),
        (json!("<a href='/omar'>عمر &amp; ليلى</a>"), &["عمر & ليلى"]),
        (json!([7, null, true, {}, "", " "]), &[]),
    ] {
        assert_eq!(names(&news("author", &author)), expected, "{author}");
    }
}

#[test]
fn the_publisher_is_not_listed_as_an_author() {
    for (author, expected) in [
        (json!("صحيفة المثال"), &[][..]),
        (json!(["عمر حدّاد", { "@type": "Organization", "name": "صحيفة المثال" }]), &["عمر حدّاد"]),
        (json!("بقلم عمر حدّاد، صحيفة المثال"), &["عمر حدّاد"]),
    ] {
        let article = json!({ "@type": "Article", "headline": "عنوان", "author": author, "publisher": { "name": "صحيفة المثال" } });
        let article = read(&article).expect("an article");
        assert_eq!(names(&article), expected, "{author}");
        assert_eq!(article.source.name, "صحيفة المثال");
    }
}

#[test]
fn an_author_url_is_kept_only_for_a_single_name() {
    let url = |author: &Value| {
        let article = news("author", author);
        article.byline.into_iter().map(|author| author.url.map(|url| url.as_str().to_owned())).collect::<Vec<_>>()
    };
    let page = [Some("https://news.example/omar".to_owned())];
    assert_eq!(url(&json!({ "name": "By عمر", "url": "/omar" })), page);
    assert_eq!(url(&json!({ "name": { "name": "عمر" }, "url": ["/omar"] })), page);
    assert_eq!(url(&json!({ "name": { "name": "عمر", "url": "/omar" }, "url": "/other" })), page);
    assert_eq!(url(&json!({ "name": "عمر", "url": { "@id": "/omar" } })), page);
    assert_eq!(url(&json!(["عمر", { "name": "عمر", "url": "/omar" }])), page);
    assert_eq!(url(&json!({ "name": "منى سعيد، رامي عون", "url": "/omar" })), [None, None]);
    assert_eq!(url(&json!({ "name": ["منى", "رامي"], "url": "/omar" })), [None, None]);
}

#[test]
fn authors_of_wordpress_plugins_are_read() {
    for (field, value, expected) in [
        ("coauthors", json!([{ "display_name": "سلمى" }, { "display_name": "كريم" }]), &["سلمى", "كريم"][..]),
        ("coauthors", json!([12, 15]), &["سلمى"]),
        ("authors", json!([{ "display_name": "سلمى" }, { "name": "كريم" }]), &["سلمى", "كريم"]),
        ("author", json!(12), &["سلمى"]),
    ] {
        let mut post = json!({
            "title": { "rendered": "عنوان" },
            "content": { "rendered": "<p>نص</p>" },
            "yoast_head_json": { "author": "آخر" },
            "_embedded": { "author": [{ "name": "سلمى" }] },
        });
        post[field] = value;
        assert_eq!(names(&read(&post).expect("a post")), expected, "{post}");
        post["_embedded"]["author"] = json!([{ "code": "rest_user_invalid_id" }]);
        if !expected.contains(&"كريم") {
            assert_eq!(names(&read(&post).expect("a post")), ["آخر"], "{post}");
        }
    }
}

#[test]
fn an_excerpt_that_the_text_repeats_is_omitted() {
    let excerpt = "أعلنت هيئة الأرصاد أنّ أمطارًا متفرّقة تبدأ مساء الخميس، وأنّ السيول محتملة. ودعت إلى الحذر.";
    let text = "<p>أعلنت هيئة الأرصاد أنّ أمطارًا متفرّقة تبدأ مساء الخميس، وأنّ السيول محتملة.</p><h2>نصائح</h2><p>ودعت إلى الحذر.</p>";
    let dek = |excerpt: &str, html: &str| {
        let item = json!({ "title": "عنوان", "summary": excerpt, "content_html": html });
        read(&item).expect("an item").dek
    };
    for before in [
        "",
        "<figure><img src=\"/a.jpg\"><figcaption>غيوم فوق الجبل</figcaption></figure>",
        "<h2>طقس</h2>",
        "<table><tr><th>المدينة</th><td>الحرارة</td></tr></table>",
        "<p>القاهرة – مراسلنا</p>",
        "<ul><li>أوّلًا</li></ul><blockquote>قول</blockquote>",
        "<iframe src=\"https://player.example/1\"></iframe><hr>",
        "<h2>عنوان</h2>",
    ] {
        let html = [before, text].concat();
        assert_eq!(dek(excerpt, &html), "", "{before}");
        assert_eq!(dek(&excerpt.replace(". ", "."), &html), "", "blocks without a space: {before}");
        assert_eq!(dek("أعلنت هيئة الأرصاد أنّ أمطارًا متفرّقة تبد […]", &html), "", "truncated: {before}");
    }
    for kept in ["خلاصة بقلم المحرّرة عن أمطار الأسبوع كلّه في المدن", "ودعت إلى الحذر، ثم سكتت حتى صباح اليوم التالي"]
    {
        assert_eq!(dek(kept, text), kept);
    }
    assert_eq!(dek("عنوان", text), "", "the headline");
    // A few words with which a paragraph happens to begin are not an excerpt.
    assert_eq!(dek("ودعت", text), "ودعت");
    let caption = "<p>أعلنت هيئة الأرصاد أنّ أمطارًا متفرّقة تبدأ مساء الخميس، وأنّ السيول محتملة.</p><figure><img src=\"/a.jpg\"><figcaption>غيوم</figcaption></figure><p>ودعت إلى الحذر.</p>";
    assert_eq!(dek(excerpt, caption), "", "a caption between");
}

#[test]
fn urls_of_a_feed_are_used_for_their_purpose() {
    let (home, feed) = ("https://blog.example/", "https://blog.example/feeds/json");
    for (item, home_page, feed_url, canonical, image) in [
        // The URL of the item.
        (
            json!({ "id": "7", "url": "/a/" }),
            home,
            feed,
            Some("https://blog.example/a/"),
            "https://blog.example/img.jpg",
        ),
        (
            json!({ "id": 7, "url": "https://b.example/a/" }),
            home,
            feed,
            Some("https://b.example/a/"),
            "https://b.example/img.jpg",
        ),
        (
            json!({ "id": "https://b.example/a/" }),
            home,
            feed,
            Some("https://b.example/a/"),
            "https://b.example/img.jpg",
        ),
        // An id that is not a URL.
        (json!({ "id": "5131" }), home, feed, None, "https://blog.example/img.jpg"),
        (json!({ "id": "urn:uuid:0f7e" }), home, feed, None, "https://blog.example/img.jpg"),
        (json!({ "id": "tag:blog.example,2025:7" }), "", feed, None, "https://blog.example/img.jpg"),
        (json!({ "id": "/a/" }), "", "", None, "https://news.example/img.jpg"),
        // A page on another site.
        (
            json!({ "id": "5131", "external_url": "https://other.example/b" }),
            home,
            feed,
            Some("https://other.example/b"),
            "https://blog.example/img.jpg",
        ),
        (
            json!({ "id": "https://other.example/b", "external_url": "https://other.example/b" }),
            home,
            feed,
            Some("https://other.example/b"),
            "https://blog.example/img.jpg",
        ),
        (
            json!({ "id": "1", "url": "https://blog.example/a", "external_url": "https://other.example/b" }),
            "mailto:desk@blog.example",
            "",
            Some("https://blog.example/a"),
            "https://blog.example/img.jpg",
        ),
    ] {
        let mut item = item;
        item["title"] = "عنوان".into();
        item["content_html"] = "<p>نص</p><img src='/img.jpg'>".into();
        let feed = json!({ "version": "1.1", "home_page_url": home_page, "feed_url": feed_url, "items": [item] });
        let article = read(&feed).expect("an article");
        assert_eq!(article.canonical.as_ref().map(Url::as_str), canonical, "{feed}");
        let Some(Block::Figure { image: found }) = article.body.last() else { panic!("{:?}", article.body) };
        assert_eq!(found.src.as_str(), image, "{feed}");
    }
}

#[test]
fn the_next_date_is_used_if_one_is_missing() {
    let post = |fields: &Value| {
        let mut post = json!({ "title": { "rendered": "عنوان" }, "content": { "rendered": "<p>نص</p>" } });
        for (name, value) in fields.as_object().expect("fields") {
            post[name] = value.clone();
        }
        read(&post).expect("a post").published.map(|time| time.as_str().to_owned())
    };
    let seo = json!({ "article_published_time": "2025-11-20T06:00:00+00:00" });
    for (fields, published) in [
        (json!({ "date_gmt": "2025-11-20T06:00:00", "date": "2025-11-20T09:00:00" }), Some("2025-11-20T06:00:00Z")),
        (json!({ "date_gmt": "0000-00-00 00:00:00", "date": "2025-11-20T09:00:00" }), Some("2025-11-20T09:00:00")),
        (
            json!({ "date_gmt": "-0001-11-30T00:00:00", "date": "0000-00-00", "yoast_head_json": seo }),
            Some("2025-11-20T06:00:00+00:00"),
        ),
        (json!({ "date_gmt": null, "date": "1404-08-29T09:00:00" }), Some("2025-11-20T09:00:00")),
        (json!({ "date": "1970-01-01T00:00:00" }), None),
    ] {
        assert_eq!(post(&fields).as_deref(), published, "{fields}");
    }
    let dates = |published: Value, modified: Value| {
        let article = json!({ "@type": "NewsArticle", "headline": "عنوان", "datePublished": published, "dateModified": modified });
        let article = read(&article).expect("an article");
        [article.published, article.modified].map(|time| time.map(|time| time.as_str().to_owned()))
    };
    let (day, time) = (Some("2025-02-07T16:00:34+00:00".to_owned()), Some("2025-02-07T16:00:00Z".to_owned()));
    // A scheduled post: it was modified before its publication.
    assert_eq!(dates(json!(day), json!("2025-02-06T20:33:20+00:00")), [day.clone(), None]);
    assert_eq!(dates(json!(day), json!("0001-01-01T00:00:00")), [day.clone(), None]);
    assert_eq!(dates(json!("1970-01-01T00:00:00Z"), json!(day)), [None, day.clone()]);
    assert_eq!(dates(json!(1_738_944_034), json!(1_738_944_034_000_i64)), [time.clone(), time]);
}

#[test]
fn tracking_parameters_are_kept_on_request() {
    let tracked = "https://news.example/a?utm_source=rss&id=7";
    for json in [
        json!({ "maqal": 1, "title": "عنوان", "canonical": tracked }),
        json!({ "@type": "NewsArticle", "headline": "عنوان", "url": tracked }),
        json!({ "title": "عنوان", "content_html": "<p>نص</p>", "url": tracked }),
    ] {
        for (keeps_tracking, url) in [(true, tracked), (false, "https://news.example/a?id=7")] {
            let options = Options { keeps_tracking, ..Options::default() };
            let article =
                source::read(json.to_string().as_bytes(), &web(HOME), &options, html::parse).expect("an article");
            assert_eq!(article.canonical.as_ref().map(Url::as_str), Some(url), "{json}");
        }
    }
}
