//! The redirects at the former paths of pages.

use std::fs;

use serde_json::{Value, json};

use crate::support::{Folder, SITE, STATE, article, state};

/// Returns an article with a canonical URL.
fn at(url: &str, title: &str) -> Value {
    let mut article = article(title);
    article["canonical"] = json!(format!("https://news.example/{url}"));
    article["lang"] = json!("ar");
    article
}

/// Presses articles, which must succeed.
fn press(folder: &Folder, articles: &[Value], options: &[&str]) {
    let lines: Vec<_> = articles.iter().map(Value::to_string).collect();
    folder.run(&[options, &["-", "--name", "صحيفة السهل"]].concat(), &lines.join("\n")).ends(0, "");
}

/// What is at a path of the site.
#[derive(Debug, PartialEq)]
enum Page {
    /// The page of an article.
    Article,
    /// A redirect to a relative URL.
    Redirect(String),
    /// Nothing.
    Nothing,
}

fn page(folder: &Folder, path: &str) -> Page {
    let Ok(html) = fs::read_to_string(folder.path("out").join(path).join("index.html")) else { return Page::Nothing };
    match html.split_once("<meta http-equiv=\"refresh\" content=\"0; url=") {
        Some((_, rest)) => Page::Redirect(rest.split('"').next().unwrap_or_default().to_owned()),
        None => Page::Article,
    }
}

fn to(href: &str) -> Page {
    Page::Redirect(href.to_owned())
}

/// Asserts that the index, the sitemap and the feeds have exactly the pages at some paths.
fn assert_listed(folder: &Folder, paths: &[&str]) {
    for name in ["index.html", "sitemap.xml", "feed.atom", "feed.json"] {
        let text = fs::read_to_string(folder.path("out").join(name)).unwrap();
        let (prefix, end) = match name {
            "index.html" => ("<a href=\"./", '"'),
            "sitemap.xml" => ("<loc>https://press.example/", '<'),
            "feed.atom" => ("<id>https://press.example/", '<'),
            _ => ("\"id\":\"https://press.example/", '"'),
        };
        let found = text.split(prefix).skip(1).map(|rest| rest.split(end).next().unwrap_or_default());
        let found: Vec<_> = found
            .filter(|path| !path.is_empty())
            .map(|path| percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned())
            .collect();
        assert_eq!(found, paths, "{name}");
    }
}

#[test]
fn a_page_that_moves_leaves_a_redirect() {
    let folder = Folder::new();
    let mut article = at("1", "مطر");
    article["published"] = json!("2025-11-04T09:00:00Z");
    article["lead"] = json!("https://news.example/rain.jpg");
    press(&folder, &[article.clone()], &[]);
    article["title"] = json!("ثلج «كثيف» & برد");
    press(&folder, &[article], &[]);
    let html = fs::read_to_string(folder.path("out/2025/11/مطر/index.html")).unwrap();
    let new = "2025/11/ثلج-كثيف-برد/";
    assert_eq!(page(&folder, "2025/11/مطر/"), to(&format!("../../../{new}")));
    for part in [
        "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">",
        "<link rel=\"canonical\" href=\"https://news.example/1\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<title>ثلج «كثيف» &amp; برد</title>",
        "<meta property=\"og:title\" content=\"ثلج «كثيف» &amp; برد\">",
        "<meta property=\"og:url\" content=\"https://news.example/1\">",
        "<meta property=\"og:image\" content=\"https://news.example/rain.jpg\">",
        &format!("<main><p><a href=\"../../../{new}\">ثلج «كثيف» &amp; برد</a></p></main>"),
    ] {
        assert!(html.contains(part), "{part}\nis not in\n{html}");
    }
    assert!(!html.contains("<script"), "{html}");
    let oembed = html.split(&format!("href=\"{SITE}oembed/")).nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let oembed = percent_encoding::percent_decode_str(oembed).decode_utf8_lossy();
    assert!(
        folder.path("out/oembed").join(&*oembed).is_file() && oembed.starts_with(&new[..new.len() - 1]),
        "{oembed}"
    );
    assert_eq!(page(&folder, new), Page::Article);
    assert_listed(&folder, &[new]);
}

#[test]
fn redirects_lead_to_the_current_path_in_all_later_runs() {
    let folder = Folder::new();
    let other = at("other", "خبر");
    for title in ["أول", "ثان", "ثالث"] {
        press(&folder, &[at("1", title), other.clone()], &[]);
    }
    for options in [&[][..], &["--prune"], &[]] {
        press(&folder, &[at("1", "ثالث"), other.clone()], options);
        assert_eq!([page(&folder, "أول/"), page(&folder, "ثان/")], [to("../ثالث/"), to("../ثالث/")], "{options:?}");
        assert_listed(&folder, &["ثالث/", "خبر/"]);
    }
    fs::remove_file(folder.path("out/ثان/index.html")).unwrap();
    press(&folder, &[other], &[]);
    assert_eq!([page(&folder, "أول/"), page(&folder, "ثان/")], [to("../ثالث/"), to("../ثالث/")], "it was not read");
    assert_eq!(page(&folder, "ثالث/"), Page::Article);
    // The first headline again.
    press(&folder, &[at("1", "أول")], &[]);
    assert_eq!(page(&folder, "أول/"), Page::Article);
    assert_eq!([page(&folder, "ثان/"), page(&folder, "ثالث/")], [to("../أول/"), to("../أول/")]);
    assert_listed(&folder, &["أول/", "خبر/"]);
}

#[test]
fn another_article_does_not_get_the_former_path() {
    let folder = Folder::new();
    press(&folder, &[at("1", "مطر")], &[]);
    press(&folder, &[at("1", "ثلج")], &[]);
    press(&folder, &[at("2", "مطر"), article("مطر")], &[]);
    assert_eq!(page(&folder, "مطر/"), to("../ثلج/"));
    assert_eq!([page(&folder, "مطر-2/"), page(&folder, "مطر-3/")], [Page::Article, Page::Article]);
}

#[test]
fn the_redirects_of_a_page_are_removed_with_it() {
    let folder = Folder::new();
    press(&folder, &[at("1", "مطر"), at("2", "خبر")], &[]);
    press(&folder, &[at("1", "ثلج"), at("2", "خبر")], &[]);
    press(&folder, &[at("2", "خبر")], &["--prune"]);
    assert_eq!([page(&folder, "مطر/"), page(&folder, "ثلج/")], [Page::Nothing, Page::Nothing]);
    assert_eq!(page(&folder, "خبر/"), Page::Article);
}

#[test]
fn a_url_of_several_articles_identifies_none() {
    let titles = ["أول", "ثان", "ثالث"];
    let [first, second, third] = titles.map(|title| at("", title));
    let assert_articles = |folder: &Folder| {
        for title in titles {
            assert_eq!(page(folder, &format!("{title}/")), Page::Article, "{title}");
        }
    };
    let folder = Folder::new();
    let articles = [first.clone(), second.clone(), third.clone()];
    for articles in [&articles[..], &articles, &[at("", "رابع")]] {
        press(&folder, articles, &[]);
        assert_articles(&folder);
    }
    // One article has the URL in the first run, and several ones have it in the next, in any order.
    let folder = Folder::new();
    press(&folder, std::slice::from_ref(&first), &[]);
    press(&folder, &[second, first, third], &[]);
    assert_articles(&folder);
}

#[test]
fn a_page_keeps_its_number_when_the_other_page_is_gone() {
    let folder = Folder::new();
    press(&folder, &[at("1", "مطر"), at("2", "مطر")], &[]);
    for _ in 0..2 {
        press(&folder, &[at("2", "مطر")], &["--prune"]);
        assert_eq!([page(&folder, "مطر/"), page(&folder, "مطر-2/")], [Page::Nothing, Page::Article]);
    }
    press(&folder, &[at("3", "مطر"), at("2", "مطر")], &[]);
    assert_eq!([page(&folder, "مطر/"), page(&folder, "مطر-2/")], [Page::Article, Page::Article]);
}

#[test]
fn the_run_after_a_killed_one_writes_its_redirects() {
    let folder = Folder::new();
    press(&folder, &[at("1", "مطر")], &[]);
    state(&folder).execute("UPDATE run SET is_finished = 0", ()).unwrap();
    let (begun, old) = (fs::read(folder.path(STATE)).unwrap(), fs::read(folder.path("out/مطر/index.html")).unwrap());
    press(&folder, &[at("1", "ثلج")], &[]);
    // As if the run had been killed after it had written the page.
    folder.write(STATE, begun);
    folder.write("out/مطر/index.html", old);
    press(&folder, &[at("1", "ثلج")], &[]);
    assert_eq!([page(&folder, "مطر/"), page(&folder, "ثلج/")], [to("../ثلج/"), Page::Article]);
}
