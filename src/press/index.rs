//! The index of the site: all pages, the newest first, by date. `index.html` has the first 50; `page/2/` and so on have
//! the others.

use std::io;

use super::{
    atom, head, json_feed,
    markup::Markup,
    summary::{Pages, Summary},
    template::Template,
};
use crate::{article::Timestamp, document::Interface, host::intl};

/// The number of articles on a page.
pub const ARTICLES: usize = 50;

/// The words for the links to newer and to older articles, by the language of the interface.
const LINKS: [(&str, [&str; 2]); 8] = [
    ("ar", ["المقالات الأحدث", "المقالات الأقدم"]),
    ("fa", ["مقاله‌های جدیدتر", "مقاله‌های قدیمی‌تر"]),
    ("ur", ["نئے مضامین", "پرانے مضامین"]),
    ("he", ["כתבות חדשות יותר", "כתבות ישנות יותר"]),
    ("ckb", ["وتاری نوێتر", "وتاری کۆنتر"]),
    ("en", ["Newer articles", "Older articles"]),
    ("fr", ["Articles plus récents", "Articles plus anciens"]),
    ("tr", ["Daha yeni yazılar", "Daha eski yazılar"]),
];

/// Calls `write` with the name and the content of each page of the index.
pub(super) fn write<E: From<io::Error>>(
    pages: &Pages,
    template: &Template,
    mut write: impl FnMut(&str, &str) -> Result<(), E>,
) -> Result<(), E> {
    let interface = intl::interface_of(&pages.lang);
    let last = pages.len().div_ceil(ARTICLES).max(1);
    for number in 1..=last {
        let articles = pages.read((number - 1) * ARTICLES, ARTICLES)?;
        let page = Page { number, last, articles: &articles };
        write(&format!("{}index.html", path(number)), &page.html(template, interface))?;
    }
    Ok(())
}

/// Returns the path of a page of the index below the site's URL.
fn path(number: usize) -> String {
    if number == 1 { String::new() } else { format!("page/{number}/") }
}

/// A page of the index.
struct Page<'a> {
    /// The number, from 1.
    number: usize,
    /// The number of the last page.
    last: usize,
    articles: &'a [Summary],
}

impl Page<'_> {
    fn html(&self, template: &Template, interface: &'static Interface) -> String {
        let (title, messages) = (template.site.title(), interface.messages);
        let (lang, dir) = (Some(messages.lang), Some(messages.direction().as_str()));
        let mut out = Markup::default();
        out.raw("<!doctype html>\n");
        out.open("html", &[("lang", lang), ("dir", dir)]);
        self.head(&mut out, &title, template);
        out.open("body", &[]);
        out.open("main", &[("id", Some("maqal"))]);
        out.open("div", &[("class", Some("maqal")), ("lang", lang), ("dir", dir)]);
        out.open("div", &[("class", Some("index"))]);
        out.open("h1", &[]);
        out.element("bdi", &[], &title);
        out.close("h1");
        let root = "../".repeat(path(self.number).matches('/').count());
        for articles in self.articles.chunk_by(|one, other| day(one) == day(other)) {
            let date = articles.first().and_then(day);
            if let Some(text) = date.as_ref().and_then(|date| (interface.date)(interface, date)) {
                out.open("h2", &[]);
                out.element("time", &[("datetime", date.as_ref().map(Timestamp::as_str))], &text);
                out.close("h2");
            }
            out.open("ul", &[]);
            for article in articles {
                item(&mut out, article, &root);
            }
            out.close("ul");
        }
        self.links(&mut out, &root, messages.lang);
        for name in ["div", "div", "main", "body", "html"] {
            out.close(name);
        }
        out.raw("\n");
        out.finish()
    }

    fn head(&self, out: &mut Markup, title: &str, template: &Template) {
        let site = template.site;
        let own = path(self.number);
        // Pages of a list need different titles.
        let title_of_page = if self.number == 1 { title.to_owned() } else { format!("{title} – {}", self.number) };
        let url = if own.is_empty() { site.url.clone() } else { site.url_of(&own) };
        let (atom, json) = (site.url_of(atom::FILE), site.url_of(json_feed::FILE));
        let feed = |kind, href| {
            [("rel", Some("alternate")), ("type", Some(kind)), ("href", Some(href)), ("title", Some(title))]
        };
        let canonical = [("rel", Some("canonical")), ("href", Some(url.as_str()))];
        let atom = feed("application/atom+xml", atom.as_str());
        let json = feed("application/feed+json", json.as_str());
        head::write_list(out, &own, &title_of_page, &[&canonical, &atom, &json], template);
    }

    /// Writes the links to the other pages of the index.
    fn links(&self, out: &mut Markup, root: &str, lang: &str) {
        if self.last == 1 {
            return;
        }
        let [newer, older] = LINKS.iter().find(|(of, _)| *of == lang).unwrap_or(&LINKS[0]).1;
        let previous = (self.number > 1).then(|| ("prev", newer, self.number - 1));
        let next = (self.number < self.last).then(|| ("next", older, self.number + 1));
        out.open("nav", &[("class", Some("actions"))]);
        for (rel, text, number) in previous.into_iter().chain(next) {
            let href = format!("{}{}", if root.is_empty() { "./" } else { root }, path(number));
            out.element("a", &[("class", Some("pill")), ("rel", Some(rel)), ("href", Some(&href))], text);
        }
        out.close("nav");
    }
}

/// Returns the day of an article as its publisher wrote it.
fn day(article: &Summary) -> Option<Timestamp> {
    let date = article.date()?;
    Timestamp::parse(date.as_str().get(..10)?)
}

/// Writes an article: its section and its headline.
fn item(out: &mut Markup, article: &Summary, root: &str) {
    let lang = (!article.lang.is_empty()).then_some(&*article.lang);
    out.open("li", &[("lang", lang), ("dir", Some(article.dir.as_str()))]);
    if !article.section.is_empty() {
        out.element("p", &[("class", Some("section"))], &article.section);
    }
    let href = format!("{}{}", if root.is_empty() { "./" } else { root }, article.path);
    out.element("a", &[("href", Some(&href))], &article.title);
    out.close("li");
}
