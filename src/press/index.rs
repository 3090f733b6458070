//! The index of the site: all pages, the newest first, by date, and a list of the same kind for each section. `index.html` has
//! the first 50; `page/2/` and so on have the others.

use super::{
    atom, head, json_feed, markup::Markup, output, pages::Pages, reader, summary::Summary, template::Template,
};
use crate::{
    article::Timestamp,
    document::Interface,
    host::intl,
    locale::ArticleMessages,
    metadata::{DESCRIPTION, excerpt},
};

/// The number of articles on a page.
pub const ARTICLES: usize = 50;
/// The maximum number of sections that the index links to, the largest ones. Every article links to its section.
const SECTIONS: usize = 20;
/// The number of headlines in the description of a page. It has room for few.
const DESCRIBED: usize = 10;

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

/// Calls `write` with the name and the content of each page of the index and of the sections.
pub(super) fn write(
    pages: &Pages,
    template: &Template,
    mut write: impl FnMut(&str, &str) -> Result<(), output::Error>,
) -> Result<(), output::Error> {
    let interface = intl::interface_of(&pages.lang);
    let lists = std::iter::once(None).chain(pages.sections.iter().map(Some));
    for section in lists {
        let count = section.map_or_else(|| pages.len(), |section| Ok(section.len))?;
        let last = count.div_ceil(ARTICLES).max(1);
        let mut name = String::new();
        for number in 1..=last {
            let skip = (number - 1) * ARTICLES;
            let articles = pages.read(section, skip, ARTICLES)?;
            if let Some(newest) = articles.first().filter(|_| number == 1 && section.is_some()) {
                name.clone_from(&newest.section);
            }
            let sections = if number == 1 && section.is_none() { newest_of_sections(pages)? } else { Vec::new() };
            let start = section.map_or("", |section| &section.path);
            let page = Page { start, section: &name, number, last, articles: &articles, sections: &sections };
            write(&format!("{}index.html", page.path(number)), &page.html(template, interface))?;
        }
    }
    Ok(())
}

/// Reads the newest summary of each section that the index links to.
fn newest_of_sections(pages: &Pages) -> rusqlite::Result<Vec<Summary>> {
    let mut newest = Vec::new();
    for section in pages.sections.iter().take(SECTIONS) {
        newest.extend(pages.read(Some(section), 0, 1)?);
    }
    Ok(newest)
}

/// A page of the index or of a section.
struct Page<'a> {
    /// The path of the first page: empty, or that of the section.
    start: &'a str,
    /// The name of the section; empty in the index. It is the one that the newest article has: several names may have the same
    /// path.
    section: &'a str,
    /// The number, from 1.
    number: usize,
    /// The number of the last page.
    last: usize,
    articles: &'a [Summary],
    /// An article of each section to link to.
    sections: &'a [Summary],
}

impl Page<'_> {
    /// Returns the path of a page of the same list below the site's URL.
    fn path(&self, number: usize) -> String {
        if number == 1 { self.start.to_owned() } else { format!("{}page/{number}/", self.start) }
    }

    fn html(&self, template: &Template, interface: &'static Interface) -> String {
        let (title, messages) = (template.site.title(), interface.messages);
        let (lang, dir) = (Some(messages.lang), Some(messages.direction().as_str()));
        let root = head::root(&self.path(self.number));
        let mut out = Markup::default();
        out.raw("<!doctype html>\n");
        out.open("html", &[("lang", lang), ("dir", dir)]);
        self.head(&mut out, messages, &title, template);
        out.open("body", &[]);
        out.open("main", &[("id", Some("maqal"))]);
        reader::open(&mut out, &[("lang", lang), ("dir", dir)], Some(template.assets.start()));
        out.open("div", &[("class", Some("index"))]);
        if !self.section.is_empty() {
            section(&mut out, &title, &href(&root, ""));
        }
        out.open("h1", &[]);
        out.element("bdi", &[], if self.section.is_empty() { &title } else { self.section });
        out.close("h1");
        self.menu(&mut out, &root);
        for articles in self.articles.chunk_by(|one, other| day(one) == day(other)) {
            let date = articles.first().and_then(day);
            if let Some(text) = date.as_ref().and_then(|date| (interface.date)(interface, date)) {
                out.open("h2", &[]);
                out.element("time", &[("datetime", date.as_ref().map(Timestamp::as_str))], &text);
                out.close("h2");
            }
            out.open("ul", &[]);
            for article in articles {
                self.item(&mut out, article, &root);
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

    fn head(&self, out: &mut Markup, messages: &ArticleMessages, title: &str, template: &Template) {
        let site = template.site;
        let own = self.path(self.number);
        // All pages need different titles.
        let mut title_of_page = title.to_owned();
        if !self.section.is_empty() {
            title_of_page = format!("{} – {title}", self.section);
        }
        if self.number > 1 {
            title_of_page = format!("{title_of_page} – {}", self.number);
        }
        let headlines: Vec<_> = self.articles.iter().take(DESCRIBED).map(|article| &*article.title).collect();
        let description = excerpt(&headlines.join(" · "), DESCRIPTION);
        let url = if own.is_empty() { site.url.clone() } else { site.url_of(&own) };
        let (atom, json) = (site.url_of(atom::FILE), site.url_of(json_feed::FILE));
        let feed = |kind, href| {
            [("rel", Some("alternate")), ("type", Some(kind)), ("href", Some(href)), ("title", Some(title))]
        };
        let canonical = [("rel", Some("canonical")), ("href", Some(url.as_str()))];
        let atom = feed("application/atom+xml", atom.as_str());
        let json = feed("application/feed+json", json.as_str());
        head::write_list(out, &own, messages, &title_of_page, &description, &[&canonical, &atom, &json], template);
    }

    /// Writes the links to the other pages of the list.
    fn links(&self, out: &mut Markup, root: &str, lang: &str) {
        if self.last == 1 {
            return;
        }
        let [newer, older] = LINKS.iter().find(|(of, _)| *of == lang).unwrap_or(&LINKS[0]).1;
        let previous = (self.number > 1).then(|| ("prev", newer, self.number - 1));
        let next = (self.number < self.last).then(|| ("next", older, self.number + 1));
        out.open("nav", &[("class", Some("actions"))]);
        for (rel, text, number) in previous.into_iter().chain(next) {
            let href = href(root, &self.path(number));
            out.element("a", &[("class", Some("pill")), ("rel", Some(rel)), ("href", Some(&href))], text);
        }
        out.close("nav");
    }

    /// Writes the links to the sections.
    fn menu(&self, out: &mut Markup, root: &str) {
        if self.sections.is_empty() {
            return;
        }
        out.open("p", &[("class", Some("sections"))]);
        for newest in self.sections {
            let href = newest.section_path().map(|path| href(root, &path));
            let attributes = [("class", Some("pill")), ("href", href.as_deref()), ("dir", Some("auto"))];
            out.element("a", &attributes, &newest.section);
        }
        out.close("p");
    }

    /// Writes an article: its section, unless all articles of the page are in it, and its headline.
    fn item(&self, out: &mut Markup, article: &Summary, root: &str) {
        let lang = (!article.lang.is_empty()).then_some(&*article.lang);
        out.open("li", &[("lang", lang), ("dir", Some(article.dir.as_str()))]);
        if let Some(path) = article.section_path().filter(|_| self.section.is_empty()) {
            section(out, &article.section, &href(root, &path));
        }
        out.element("a", &[("href", Some(&href(root, &article.path)))], &article.title);
        out.close("li");
    }
}

/// Returns the day of an article as its publisher wrote it.
fn day(article: &Summary) -> Option<Timestamp> {
    let date = article.date()?;
    Timestamp::parse(date.as_str().get(..10)?)
}

/// Writes the label above a headline: a section, or the name of the site.
fn section(out: &mut Markup, name: &str, href: &str) {
    out.open("p", &[("class", Some("section"))]);
    out.element("a", &[("href", Some(href)), ("dir", Some("auto"))], name);
    out.close("p");
}

/// Returns the URL of a path below the site's URL, relative to the page whose relative URL of the site is `root`.
fn href(root: &str, path: &str) -> String {
    format!("{}{path}", if root.is_empty() { "./" } else { root })
}
