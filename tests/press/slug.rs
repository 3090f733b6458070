//! The paths of pages.

use maqal::{
    article::Article,
    host::html,
    press::{Site, output::Folder as Output, slug::path},
    source::{self, Options},
};
use serde_json::{Value, json};

use crate::support::{Folder, article, web};

fn read(json: &Value) -> Article {
    let (bytes, address) = (json.to_string(), web("https://news.example/article.json"));
    source::read(bytes.as_bytes(), &address, &Options::default(), html::parse).expect("an article")
}

/// Returns an article with this headline, exactly as it is.
fn titled(title: &str) -> Article {
    Article { title: title.to_owned(), ..read(&article("عنوان")) }
}

#[test]
fn a_path_has_the_words_of_the_headline() {
    for (title, expected) in [
        ("عودة المطر إلى السهل", "عودة-المطر-إلى-السهل/"),
        ("عَوْدَةُ المَطَر، بعد عـــام!", "عودة-المطر-بعد-عام/"),
        ("قرار رقم ١٢٣/ب", "قرار-رقم-١٢٣-ب/"),
        ("ا\u{653}خر الأخبار", "ا\u{653}خر-الأخبار/"),
        ("خانه‌های تازه می‌سازند", "خانه-های-تازه-می-سازند/"),
        ("بارش کے بعد، کیا ہوگا؟", "بارش-کے-بعد-کیا-ہوگا/"),
        ("צה\"ל: שָׁלוֹם — ירושלים", "צהל-שלום-ירושלים/"),
        ("It’s RAINING: 30% more in Café Zürich", "its-raining-30-more-in-café-zürich/"),
        ("İstanbul’da Yağmur", "istanbulda-yağmur/"),
        ("iPhone 17 في الأسواق", "iphone-17-في-الأسواق/"),
        ("\u{202B}عاجل\u{202C}: \u{200F}خبر 🌧️", "عاجل-خبر/"),
        ("../../etc/passwd", "etc-passwd/"),
        ("..\\C:\\x\0y%2e%2e%2f", "c-x-y-2e-2e-2f/"),
        ("index.html", "index-html/"),
        ("Maqal", "article-maqal/"),
        ("oEmbed", "article-oembed/"),
        ("2025", "article-2025/"),
        ("٢٠٢٥", "article-٢٠٢٥/"),
    ] {
        assert_eq!(path(&titled(title)), expected, "{title:?}");
    }
}

#[test]
fn a_long_headline_ends_after_a_word() {
    let slug = path(&titled(&"المطر ".repeat(60)));
    assert_eq!(slug, format!("{}المطر/", "المطر-".repeat(12)));
    assert_eq!(path(&titled(&"م".repeat(500))), format!("{}/", "م".repeat(80)));
    assert_eq!(path(&titled(&"雨".repeat(500))), format!("{}/", "雨".repeat(66)), "200 bytes");
}

#[test]
fn an_article_without_words_has_the_name_of_its_url_or_of_its_content() {
    for title in ["", "🌧️🌧️", "…", "ـــ"] {
        let mut article = titled(title);
        let hash = path(&article);
        assert!(hash.starts_with("article-") && hash.len() == "article-/".len() + 12, "{hash}");
        assert_eq!(path(&article), hash);
        for (url, expected) in [
            ("https://news.example/%D9%85%D8%B7%D8%B1.html?a=/b#c", "مطر/"),
            ("https://news.example/a/Rain-in-May/", "rain-in-may/"),
            ("https://news.example/a/12345", "article-12345/"),
            ("https://news.example/%2E%2E%2Fx%FF", "x/"),
        ] {
            article.canonical = Some(web(url));
            assert_eq!(path(&article), expected, "{url}");
        }
        for url in ["https://news.example/", "https://news.example/?p=7", "https://news.example"] {
            article.canonical = Some(web(url));
            assert!(path(&article).starts_with("article-"), "{url}");
        }
    }
    assert_ne!(path(&Article { dek: "أ".into(), ..titled("") }), path(&titled("")));
}

#[test]
fn a_path_begins_with_the_month_of_publication() {
    for (published, expected) in [
        ("2025-11-04T23:30:00-05:00", "2025/11/مطر/"),
        ("2025-01-01", "2025/01/مطر/"),
        ("1404-08-13", "2025/11/مطر/"),
        ("soon", "مطر/"),
    ] {
        let mut json = article("مطر");
        json["published"] = json!(published);
        assert_eq!(path(&read(&json)), expected, "{published}");
    }
}

#[test]
fn a_url_is_encoded_once() {
    let site = Site { url: web("https://press.example/a/"), name: String::new() };
    assert_eq!(site.url_of("2025/11/مطر-é/").as_str(), "https://press.example/a/2025/11/%D9%85%D8%B7%D8%B1-%C3%A9/");
}

#[test]
fn articles_with_the_same_headline_are_numbered() {
    let at = |url: &str| Article { canonical: Some(web(url)), ..titled("مطر") };
    let (a, b, c) = (at("https://a.example/"), at("https://b.example/"), at("https://c.example/"));
    for _ in 0..2 {
        let folder = Folder::new();
        let output = Output::open(&folder.path("out")).expect("the folder can be opened");
        let claim = |article: &Article| output.claim_path(&path(article), article).expect("a path").path;
        assert_eq!(claim(&titled("مطر 2")), "مطر-2/");
        assert_eq!(claim(&a), "مطر/");
        assert_eq!(claim(&b), "مطر-3/", "another article has the number 2");
        assert_eq!(claim(&c), "مطر-4/");
        assert_eq!([claim(&b), claim(&a)], ["مطر-3/", "مطر/"], "the same articles again");
    }
}

#[test]
fn different_articles_with_the_same_headline_have_their_own_pages() {
    let folder = Folder::new();
    let mut other = article("مطر");
    other["dek"] = json!("في الجنوب.");
    let input = format!("{}\n{other}\n", article("مطر"));
    for counts in ["2 pages written, 0 unchanged", "0 pages written, 2 unchanged"] {
        folder.run(&["-"], &input).ends(0, counts);
        assert_eq!(folder.pages(), ["out/مطر/index.html", "out/مطر-2/index.html"].map(|name| folder.path(name)));
    }
}

#[test]
fn a_run_with_a_part_of_the_articles_replaces_no_page_of_another() {
    let folder = Folder::new();
    let at = |url: &str| {
        let mut article = article("مطر");
        article["canonical"] = json!(url);
        article.to_string()
    };
    let (first, second, third) = (at("https://a.example/1"), at("https://a.example/2"), at("https://a.example/3"));
    folder.run(&["-"], &format!("{first}\n{second}\n")).ends(0, "2 pages written, 0 unchanged");
    folder.run(&["-"], &second).ends(0, "0 pages written, 1 unchanged");
    folder.run(&["-"], &third).ends(0, "1 pages written, 0 unchanged");
    let names = ["out/مطر/index.html", "out/مطر-2/index.html", "out/مطر-3/index.html"];
    assert_eq!(folder.pages(), names.map(|name| folder.path(name)));
}
