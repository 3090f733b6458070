//! The [sitemap] of the site: all pages with the dates of their last modifications, and the [news extension] for those
//! of the last two days.
//!
//! A sitemap has at most 50,000 pages and 50 MB. If the site is larger, `sitemap.xml` is an index of `sitemap-1.xml`,
//! `sitemap-2.xml` and so on. The two days end with the newest article, so the same articles always give the same files.
//!
//! [sitemap]: https://www.sitemaps.org/protocol.html
//! [news extension]: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap

use super::{
    Site,
    output::{self, Folder},
    pages::Pages,
    summary::Summary,
    xml::Xml,
};
use crate::article::Timestamp;

/// The maximum number of pages in a sitemap.
pub const PAGES: usize = 50_000;
/// The name of the sitemap, or of its index.
pub const FILE: &str = "sitemap.xml";
/// The maximum size of a sitemap in bytes, without the news extension. It leaves room for that below the limit of 50 MB.
const SIZE: usize = 48 * 1024 * 1024;
/// The maximum size of a page in a sitemap in bytes, without the URL of the site: an encoded path, a date and the tags.
const PAGE_SIZE: usize = 900;
/// The maximum number of pages with the news extension.
const NEWS: usize = 1000;
/// For how long an article is news, in seconds.
const NEWS_TIME: i64 = 2 * 24 * 60 * 60;
/// The number of summaries that are in memory.
const CHUNK: usize = 100;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const NEWS_NAMESPACE: (&str, &str) = ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9");

/// Writes the files.
pub(super) fn write(pages: &Pages, site: &Site, output: &Folder) -> Result<(), output::Error> {
    // A page with a path of the maximum length fits as well.
    let most = PAGES.min(SIZE / (site.url.as_str().len() + PAGE_SIZE)).max(1);
    let mut sitemap = Sitemap { pages, site, news: NEWS, since: pages.newest()?.map(|newest| newest - NEWS_TIME) };
    let count = pages.len()?.div_ceil(most);
    if count <= 1 {
        output.write_parts(FILE, |write| sitemap.write(0, most, write))?;
        return Ok(());
    }
    let mut index = Xml::new();
    index.open("sitemapindex", &[NAMESPACE]);
    for number in 1..=count {
        let name = format!("sitemap-{number}.xml");
        output.write_parts(&name, |write| sitemap.write((number - 1) * most, most, write))?;
        index.open("sitemap", &[]);
        index.element("loc", &[], site.url_of(&name).as_str());
        index.close("sitemap");
    }
    index.close("sitemapindex");
    output.write(FILE, index.finish().as_bytes())?;
    Ok(())
}

fn seconds(date: Option<&str>) -> Option<i64> {
    Timestamp::parse(date?)?.seconds()
}

struct Sitemap<'a> {
    pages: &'a Pages<'a>,
    site: &'a Site,
    /// How many more pages may have the news extension.
    news: usize,
    /// The earliest date of news, in seconds since the Unix epoch.
    since: Option<i64>,
}

impl Sitemap<'_> {
    /// Writes a file with up to `count` pages after the first `skip` ones.
    fn write(
        &mut self,
        skip: usize,
        count: usize,
        write: &mut dyn FnMut(&str) -> Result<(), output::Error>,
    ) -> Result<(), output::Error> {
        let mut xml = Xml::new();
        xml.open("urlset", &[NAMESPACE, NEWS_NAMESPACE]);
        for start in (0..count).step_by(CHUNK) {
            let summaries = self.pages.read(None, skip + start, CHUNK.min(count - start))?;
            if summaries.is_empty() {
                break;
            }
            for summary in &summaries {
                self.add(&mut xml, summary);
            }
            write(&xml.take())?;
        }
        xml.close("urlset");
        write(&xml.finish())
    }

    /// Adds a page. The news extension needs a date and a language.
    fn add(&mut self, xml: &mut Xml, summary: &Summary) {
        let site = self.site;
        xml.open("url", &[]);
        xml.element("loc", &[], site.url_of(&summary.path).as_str());
        if let Some(date) = summary.updated() {
            xml.element("lastmod", &[], date);
        }
        let is_new = self.since.is_some() && seconds(summary.published.as_deref()) >= self.since;
        let is_news = is_new && self.news > 0 && !summary.lang.is_empty();
        if let Some(published) = summary.published.as_deref().filter(|_| is_news) {
            self.news -= 1;
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
