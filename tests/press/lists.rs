//! What lists the pages of a site: the index, the sitemap and the feeds.

use std::{fs, process::Command};

use maqal::press::{Site, robots};
use serde_json::{Value, json};

use crate::support::{Folder, Run, SITE, article, state, web};

/// Text that must be escaped, with characters that XML does not allow.
const HOSTILE: &str = "</title><script>alert(1)</script>]]>&amp;\"'\u{1}\u{B}\u{FFFE}\u{A0}";

/// The name of the site.
const NAME: &[&str] = &["--name", "صحيفة السهل"];

/// Returns an article with a date.
fn dated(title: &str, published: &str) -> Value {
    let mut article = article(title);
    article["published"] = published.into();
    article["lang"] = "ar".into();
    article
}

/// Presses articles, and returns the folder.
fn press(articles: &[Value]) -> Folder {
    let folder = Folder::new();
    run(&folder, articles, NAME).ends(0, "");
    folder
}

fn run(folder: &Folder, articles: &[Value], arguments: &[&str]) -> Run {
    let lines: Vec<_> = articles.iter().map(Value::to_string).collect();
    folder.run(&[arguments, &["-"]].concat(), &lines.join("\n"))
}

fn file(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path("out").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Asserts that XML is well-formed: it has only the five entities, allowed characters, and balanced tags.
fn assert_well_formed(xml: &str) {
    let mut open = Vec::new();
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").expect("there is a declaration");
    assert!(body.chars().all(|letter| (' '..'\u{FFFE}').contains(&letter) || letter == '\n'), "{xml:?}");
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "{text}");
        for reference in part.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| reference.starts_with(known)), "{reference}");
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else {
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
            open.push(tag.split(' ').next().unwrap_or_default());
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
}

/// Returns the texts of all elements with a name.
fn texts<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(&*start).skip(1).map(|part| part.split(&*end).next().unwrap_or_default()).collect()
}

/// Returns the headlines in a page of the index, in order.
fn headlines(html: &str) -> Vec<&str> {
    let links = html.split("<li").skip(1).filter_map(|item| item.split("<a href=").nth(1)?.split_once('>'));
    links.map(|(_, rest)| rest.split("</a>").next().unwrap_or_default()).collect()
}

#[test]
fn the_newest_articles_are_first_and_undated_ones_last() {
    let articles = [
        dated("قديم", "2025-11-01"),
        article("بلا تاريخ"),
        dated("صباح", "2025-11-04T09:00:30+03:00"),
        dated("مساء", "2025-11-04T08:00:00Z"),
        dated("نفس المساء", "2025-11-04T08:00:00Z"),
    ];
    let folder = press(&articles);
    let order = ["مساء", "نفس المساء", "صباح", "قديم", "بلا تاريخ"];
    let index = file(&folder, "index.html");
    assert_eq!(headlines(&index), order);
    let description = format!("<meta name=\"description\" content=\"{}\">", order.join(" · "));
    assert!(index.contains(&description), "{index}");
    let days: Vec<_> = index.split("<h2><time datetime=\"").skip(1).map(|part| &part[..10]).collect();
    assert_eq!(days, ["2025-11-04", "2025-11-01"]);
    let atom = file(&folder, "feed.atom");
    assert_eq!(texts(&atom, "title")[1..], order);
    assert_eq!(
        texts(&atom, "updated"),
        [
            "2025-11-04T08:00:00Z",
            "2025-11-04T08:00:00Z",
            "2025-11-04T08:00:00Z",
            "2025-11-04T09:00:30+03:00",
            "2025-11-01T00:00:00Z",
            "1970-01-01T00:00:00Z"
        ]
    );
    let json: Value = serde_json::from_str(&file(&folder, "feed.json")).expect("the feed is JSON");
    let titles: Vec<_> = json["items"].as_array().into_iter().flatten().map(|item| &item["title"]).collect();
    assert_eq!(titles, order);
    let sitemap = file(&folder, "sitemap.xml");
    assert_eq!(texts(&sitemap, "news:title"), order[..3], "the article of 1 November is no news");
    assert_eq!(texts(&sitemap, "loc").len(), 5);
    assert_eq!(texts(&sitemap, "lastmod").len(), 4);
}

#[test]
fn hostile_titles_stay_text() {
    let mut hostile = dated(HOSTILE, "2025-11-04");
    for field in ["dek", "section"] {
        hostile[field] = HOSTILE.into();
    }
    hostile["byline"] = json!([{ "name": HOSTILE }]);
    let folder = Folder::new();
    run(&folder, &[hostile], &["--name", HOSTILE]).ends(0, "");
    for name in ["feed.atom", "sitemap.xml"] {
        let xml = file(&folder, name);
        assert_well_formed(&xml);
        assert!(xml.contains("&lt;script&gt;alert(1)"), "{xml}");
    }
    serde_json::from_str::<Value>(&file(&folder, "feed.json")).expect("the feed is JSON");
    let index = file(&folder, "index.html");
    // The start script, the one for the font, and the speculation rules.
    assert_eq!(index.matches("<script").count(), 3, "{index}");
}

#[test]
fn an_index_has_pages_of_fifty() {
    let articles: Vec<_> = (0..101).map(|number| dated(&format!("خبر {number:03}"), "2025-11-04")).collect();
    let folder = press(&articles);
    let cases = [
        ("index.html", 50, "خبر 000", &["href=\"./page/2/\""] as &[_]),
        ("page/2/index.html", 50, "خبر 050", &["rel=\"prev\" href=\"../../\"", "rel=\"next\" href=\"../../page/3/\""]),
        ("page/3/index.html", 1, "خبر 100", &["rel=\"prev\" href=\"../../page/2/\""]),
    ];
    for (name, count, first, links) in cases {
        let html = file(&folder, name);
        assert_eq!((headlines(&html).len(), headlines(&html)[0]), (count, first), "{name}");
        assert_eq!(html.matches("class=\"pill\"").count(), links.len(), "{name}");
        for link in links {
            assert!(html.contains(link), "{link} in {name}");
        }
        for kind in ["application/atom+xml", "application/feed+json"] {
            assert!(html.contains(&format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{SITE}feed.")), "{name}");
        }
    }
    assert!(!folder.path("out/page/4").exists());
    assert_eq!(texts(&file(&folder, "feed.atom"), "id").len(), 51);
    assert_eq!(texts(&file(&folder, "sitemap.xml"), "loc").len(), 101);
}

#[test]
fn each_section_has_its_own_list() {
    let in_section = |title: String, section: &str| {
        let mut article = dated(&title, "2025-11-04");
        article["section"] = section.into();
        article
    };
    let mut articles: Vec<_> = (0..51).map(|number| in_section(format!("خبر {number:02}"), "رياضة")).collect();
    articles.push(in_section("Rain".to_owned(), "World & <b>"));
    // Another spelling of the same words.
    articles.push(in_section("Snow".to_owned(), "world: B"));
    articles.push(in_section("بلا كلمات".to_owned(), "🌧️"));
    articles.push(in_section("صعود".to_owned(), "../.."));
    let folder = press(&articles);
    let index = file(&folder, "index.html");
    let menu = "<p class=\"sections\"><a class=\"pill\" href=\"./section/رياضة/\" dir=\"auto\">رياضة</a>\
                <a class=\"pill\" href=\"./section/world-b/\" dir=\"auto\">World &amp; &lt;b&gt;</a></p>";
    assert!(index.contains(menu), "{index}");
    let label = "<p class=\"section\"><a href=\"./section/رياضة/\" dir=\"auto\">رياضة</a></p>";
    assert_eq!(index.matches(label).count(), 50);
    let second = file(&folder, "page/2/index.html");
    assert!(!second.contains("class=\"sections\"") && second.contains("href=\"../../section/world-b/\""), "{second}");
    let cases = [
        ("section/رياضة/", 50, "رياضة – صحيفة السهل", "../../"),
        ("section/رياضة/page/2/", 1, "رياضة – صحيفة السهل – 2", "../../../../"),
        ("section/world-b/", 2, "World &amp; &lt;b&gt; – صحيفة السهل", "../../"),
    ];
    for (path, count, title, root) in cases {
        let html = file(&folder, &format!("{path}index.html"));
        assert_eq!(html.matches("<li ").count(), count, "{path}");
        assert!(html.contains(&format!("<title>{title}</title>")), "{html}");
        let home = format!("<p class=\"section\"><a href=\"{root}\" dir=\"auto\">صحيفة السهل</a></p>");
        assert_eq!(html.matches("class=\"section\"").count(), html.matches(&*home).count(), "{path}");
        let url = web(SITE).as_str().to_owned() + path;
        let canonical = html.split("rel=\"canonical\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        assert_eq!(canonical, Some(web(&url).as_str()));
    }
    let first = file(&folder, "section/رياضة/index.html");
    assert!(first.contains("rel=\"next\" href=\"../../section/رياضة/page/2/\""), "{first}");
    assert_eq!(fs::read_dir(folder.path("out/section")).expect("there are sections").count(), 2);
}

#[test]
fn a_sitemap_with_more_than_50000_pages_is_split() {
    let folder = Folder::new();
    run(&folder, &[], &[]).ends(2, "");
    let summary = json!({
        "path": "/", "title": "خبر", "description": "", "authors": [], "section": "", "published": "2025-11-01",
        "lang": "ar", "dir": "rtl",
    });
    let pages = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 50000)
         INSERT INTO pages SELECT n, 1, n || '/', NULL, 1, NULL, 'ar', json_set(?, '$.path', n || '/') FROM numbers";
    state(&folder).execute(pages, [summary.to_string()]).unwrap();
    run(&folder, &[], &[]).ends(2, "");
    assert_eq!(texts(&file(&folder, "sitemap.xml"), "lastmod").len(), 50_000);
    run(&folder, &[dated("جديد", "2025-11-04")], &[]).ends(0, "1 pages written");
    let index = file(&folder, "sitemap.xml");
    assert_well_formed(&index);
    let names = ["sitemap-1.xml", "sitemap-2.xml"];
    assert_eq!(texts(&index, "loc"), names.map(|name| SITE.to_owned() + name));
    let counts = names.map(|name| {
        let xml = file(&folder, name);
        assert_well_formed(&xml);
        (texts(&xml, "loc").len(), texts(&xml, "news:title").len())
    });
    assert_eq!(counts, [(50_000, 1), (1, 0)]);
}

#[test]
fn a_run_keeps_the_pages_of_previous_runs_unless_they_are_pruned() {
    let (old, new) = (dated("قديم", "2025-11-01"), dated("جديد", "2025-11-04"));
    let folder = press(std::slice::from_ref(&old));
    run(&folder, std::slice::from_ref(&new), NAME).ends(0, "1 pages written");
    let names = ["index.html", "feed.atom", "feed.json", "sitemap.xml"];
    let both = names.map(|name| file(&folder, name));
    assert_eq!(headlines(&both[0]), ["جديد", "قديم"]);
    run(&folder, &[old, new.clone()], NAME).ends(0, "2 unchanged");
    assert_eq!(names.map(|name| file(&folder, name)), both, "the same articles give the same files");
    run(&folder, &[new], &[NAME, &["--prune"]].concat()).ends(0, "2 files removed");
    assert_eq!(headlines(&file(&folder, "index.html")), ["جديد"]);
}

#[test]
fn a_page_for_missing_urls_works_at_any_path() {
    let folder = Folder::new();
    let english = json!({ "maqal": 1, "title": "Rain", "lang": "en", "body": ["It rains."] });
    let lines = [dated("مطر", "2025-11-04"), english, dated("ثلج", "2025-11-04")].map(|article| article.to_string());
    let (mut program, out) = (Command::new(env!("CARGO_BIN_EXE_maqal-press")), folder.name("out"));
    folder.write("in.jsonl", lines.join("\n"));
    program.args(["--url", "https://news.example/اقرأ", "--cards", "none", "--output", &out, "--reader"]);
    program.args([folder.name("reader"), folder.name("in.jsonl")]);
    Run::of(&program.args(NAME).output().expect("the program runs")).ends(0, "3 pages written");
    let html = file(&folder, "404.html");
    let root = "/%D8%A7%D9%82%D8%B1%D8%A3/";
    for part in [
        "<html lang=\"ar\" dir=\"rtl\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<title>لم نجد المقال على هذا الرابط.</title>",
        "<h1>لم نجد المقال على هذا الرابط.</h1><p>ربما نُقل أو حُذف. تأكّد من الرابط، أو أعد المحاولة.</p>",
        &format!("<a class=\"pill\" href=\"{root}\"><bdi>صحيفة السهل</bdi></a>"),
    ] {
        assert!(html.contains(part), "{part}\nis not in\n{html}");
    }
    let urls: Vec<_> = ["href=\"", "src=\""].iter().flat_map(|name| html.split(name).skip(1)).collect();
    assert!(urls.len() > 1 && urls.iter().all(|url| url.starts_with(root)), "{html}");
    assert!(!file(&folder, "sitemap.xml").contains("404"));
}

#[test]
fn robots_txt_names_the_sitemap_of_a_site_at_the_root() {
    let folder = press(&[dated("خبر", "2025-11-04")]);
    let expected = format!("User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\n");
    assert_eq!(file(&folder, "robots.txt"), expected);
    let site = |url: &str| robots::robots(&Site { url: web(url), name: String::new() });
    assert_eq!(site("https://news.example/read/"), None, "crawlers do not look there");
    assert!(site("https://news.example:8443/").is_some());
}
