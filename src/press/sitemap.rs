//! The [sitemap] of the site: all pages with the dates of their last modifications, and the [news extension] for those
//! of the last two days.
//!
//! A sitemap has at most 50,000 pages and 50 MB. If the site is larger, `sitemap.xml` is an index of `sitemap-1.xml`,
//! `sitemap-2.xml` and so on. The two days end with the newest article, so the same articles always give the same files.
//!
//! [sitemap]: https://www.sitemaps.org/protocol.html
//! [news extension]: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap

use super::{Site, output, pages::Pages, summary::Summary, xml::Xml};
use crate::article::Timestamp;

/// The maximum number of pages in a sitemap.
pub const PAGES: usize = 50_000;
/// The name of the sitemap, or of its index.
pub const FILE: &str = "sitemap.xml";
/// The size at which a sitemap ends, in bytes. It leaves room for one more page below the limit of 50 MB.
const SIZE: usize = 49 * 1024 * 1024;
/// The maximum number of pages with the news extension.
const NEWS: usize = 1000;
/// For how long an article is news, in seconds.
const NEWS_TIME: i64 = 2 * 24 * 60 * 60;
/// The number of summaries that are read at a time.
const CHUNK: usize = 1000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const NEWS_NAMESPACE: (&str, &str) = ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9");

/// Calls `write` with the name and the content of each file.
pub(super) fn write(
    pages: &Pages,
    site: &Site,
    mut write: impl FnMut(&str, &str) -> Result<(), output::Error>,
) -> Result<(), output::Error> {
    let mut names = Vec::new();
    let mut sitemap = Sitemap::new();
    let mut news = NEWS;
    let since = pages.newest()?.map(|newest| newest - NEWS_TIME);
    for skip in (0..pages.len()?).step_by(CHUNK) {
        for summary in pages.read(None, skip, CHUNK)? {
            if sitemap.pages == PAGES || sitemap.xml.len() > SIZE {
                names.push(format!("sitemap-{}.xml", names.len() + 1));
                let full = std::mem::replace(&mut sitemap, Sitemap::new());
                write(names.last().map_or("", String::as_str), &full.finish())?;
            }
            let is_news = news > 0 && seconds(summary.published.as_deref()) >= since && since.is_some();
            let is_news = sitemap.add(&summary, site, is_news);
            news -= usize::from(is_news);
        }
    }
    if names.is_empty() {
        return write(FILE, &sitemap.finish());
    }
    names.push(format!("sitemap-{}.xml", names.len() + 1));
    write(names.last().map_or("", String::as_str), &sitemap.finish())?;
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[NAMESPACE]);
    for name in names {
        xml.open("sitemap", &[]);
        xml.element("loc", &[], site.url_of(&name).as_str());
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    write(FILE, &xml.finish())
}

fn seconds(date: Option<&str>) -> Option<i64> {
    Timestamp::parse(date?)?.seconds()
}

struct Sitemap {
    xml: Xml,
    pages: usize,
}

impl Sitemap {
    fn new() -> Self {
        let mut xml = Xml::new();
        xml.open("urlset", &[NAMESPACE, NEWS_NAMESPACE]);
        Self { xml, pages: 0 }
    }

    fn finish(mut self) -> String {
        self.xml.close("urlset");
        self.xml.finish()
    }

    /// Adds a page. Returns whether it has the news extension, which needs a date and a language.
    fn add(&mut self, summary: &Summary, site: &Site, is_news: bool) -> bool {
        let xml = &mut self.xml;
        xml.open("url", &[]);
        xml.element("loc", &[], site.url_of(&summary.path).as_str());
        if let Some(date) = summary.updated() {
            xml.element("lastmod", &[], date);
        }
        let published = summary.published.as_deref().filter(|_| is_news && !summary.lang.is_empty());
        if let Some(published) = published {
            xml.open("news:news", &[]);
            xml.open("news:publication", &[]);
            xml.element("news:name", &[], &site.title());
            xml.element("news:language", &[], news_language(&summary.lang));
            xml.close("news:publication");
            xml.element("news:publication_date", &[], published);
            xml.element("news:title", &[], &summary.title);
            xml.close("news:news");
        }
        xml.close("url");
        self.pages += 1;
        published.is_some()
    }
}

/// Returns a language for the news extension: an ISO 639 code, except for Chinese.
fn news_language(tag: &str) -> &str {
    let lower = tag.to_ascii_lowercase();
    match lower.split('-').next() {
        Some("zh") if ["hant", "tw", "hk", "mo"].iter().any(|part| lower.contains(part)) => "zh-tw",
        Some("zh") => "zh-cn",
        Some(primary) => tag.get(..primary.len()).unwrap_or_default(),
        None => tag,
    }
}
