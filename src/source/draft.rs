//! A draft: the fields of an article as a publisher sends them, common to all formats.
//!
//! The module of a format only maps fields. [`Draft::finish`] does the rest for all formats: it resolves and checks
//! URLs, parses HTML, decodes entities, detects language and direction, and decides whether there is an article. A
//! field that is not usable counts as missing.

use std::{cell::Cell, slice};

pub use super::rich_text::RichText;
use super::{byline, error::Error, json::Json, markup::Markup, rich_text::Meant, shown};
use crate::{
    article::{
        Article, Author, Block, Candidate, Extent, Image, Inline, Related, Source, Timestamp,
        body::{self, Answer},
        clean, from_html, language, shortcodes,
    },
    html::{Html, NodeRef},
    limits,
    locale::{Direction, Language},
    url::Url,
};

/// An image.
#[derive(Default)]
pub struct Picture<'a> {
    /// The URL.
    pub src: &'a str,
    /// The host to which `src` is a path; empty if `src` is a URL.
    pub host: &'a str,
    /// The URLs and widths of `srcset`.
    pub srcset: Vec<(&'a str, Option<u32>)>,
    /// The width in pixels.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
    /// The alternative text.
    pub alt: &'a str,
    /// The caption.
    pub caption: RichText<'a>,
    /// The photographer or the agency.
    pub credit: &'a str,
}

impl Picture<'_> {
    /// Returns the URL.
    pub fn address(&self) -> String {
        if self.host.is_empty() { self.src.to_owned() } else { ["https://", self.host, "/", self.src].concat() }
    }
}

/// Images that are wider are meant for print.
const SCREEN: u32 = 2600;

/// Returns the largest of an image's files that is meant for screens.
pub fn for_screens<'a>(files: &[&'a Json], width: fn(&Json) -> Option<u32>) -> &'a Json {
    let (mut best, mut best_width) = (&Json::Null, 0);
    for file in files {
        let width = width(file).unwrap_or_default();
        let is_better = if best_width > SCREEN { width < best_width } else { width > best_width && width <= SCREEN };
        if is_better || best.is_null() {
            (best, best_width) = (file, width);
        }
    }
    best
}

/// An attachment of an article.
pub struct Attachment<'a> {
    /// The URL.
    pub url: &'a str,
    /// The media type, such as `audio/mpeg`.
    pub kind: &'a str,
    /// The title.
    pub title: &'a str,
}

/// A date and time as a publisher sends it.
#[derive(Clone, Copy)]
pub enum Time<'a> {
    /// A date, or a date and a time. A time without an offset is the publisher's local time.
    Local(&'a str),
    /// The same, except that a time without an offset is UTC.
    Utc(&'a str),
    /// The digits of a number: the seconds or milliseconds since 1970.
    Unix(&'a str),
}

impl<'a> Time<'a> {
    /// Returns the times in these fields, each a string or a number.
    pub fn of(json: &'a Json, fields: &[&str]) -> Vec<Self> {
        let mut times = Vec::new();
        for field in fields {
            match json.get(field) {
                Json::String(text) => times.push(Self::Local(text)),
                Json::Number(digits) => times.push(Self::Unix(digits)),
                _ => {}
            }
        }
        times
    }

    fn timestamp(self) -> Option<Timestamp> {
        match self {
            Self::Local(text) => Timestamp::parse(text),
            Self::Utc(text) => Timestamp::parse_utc(text),
            Self::Unix(digits) => Timestamp::from_unix(digits),
        }
    }
}

/// An update of a live blog.
#[derive(Default)]
pub struct Update<'a> {
    /// The time of the update.
    pub time: Vec<Time<'a>>,
    /// The title.
    pub title: RichText<'a>,
    /// The URL of the update.
    pub url: &'a str,
    /// The text.
    pub body: RichText<'a>,
    /// The URL of an image.
    pub image: &'a str,
}

/// The fields of an article as a publisher sends them. Missing fields are empty. If a field is a list of values, the
/// first valid one is used.
#[derive(Default)]
pub struct Draft<'a> {
    /// The headline.
    pub title: RichText<'a>,
    /// The dek, or an excerpt.
    pub dek: RichText<'a>,
    /// The text.
    pub body: RichText<'a>,
    /// The text of a format that sends typed elements. It follows `body`, which is plain text then, because two texts in HTML
    /// would have anchors with the same numbers.
    pub elements: Markup,
    /// The authors.
    pub byline: Vec<byline::Credit<'a>>,
    /// The time of publication.
    pub published: Vec<Time<'a>>,
    /// The time of the last modification.
    pub modified: Vec<Time<'a>>,
    /// The language tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// The image above the text.
    pub lead: Option<Picture<'a>>,
    /// The section of the publication.
    pub section: &'a str,
    /// The subjects.
    pub tags: Vec<&'a str>,
    /// The name of the publication.
    pub source: &'a str,
    /// The URL of the publication.
    pub site: &'a str,
    /// The URL of the publication's logo.
    pub logo: &'a str,
    /// The URL of the original story.
    pub canonical: Vec<&'a str>,
    /// The URL of a page elsewhere that a link post is about. It stands for the URL of the original story if that is
    /// missing, but relative URLs do not resolve against it.
    pub about: &'a str,
    /// The URL that the URL of the original story resolves against; the URL of the response if it is missing. Other URLs
    /// resolve against the URL of the original story, or against this one if there is none.
    pub base: Vec<&'a str>,
    /// The copyright notice.
    pub copyright: &'a str,
    /// The attachments.
    pub attachments: Vec<Attachment<'a>>,
    /// The titles and URLs of related articles.
    pub related: Vec<(&'a str, &'a str)>,
    /// The updates of a live blog, which follow the text.
    pub updates: Vec<Update<'a>>,
    /// The answers of a poll, which follow the text, with the number of votes for each.
    pub answers: Vec<(&'a str, Option<u32>)>,
    /// Whether the article needs a password or a subscription.
    pub is_locked: bool,
}

impl Draft<'_> {
    /// Returns a draft without any field. To set fields one by one takes less code than a struct literal that takes the
    /// others from here.
    #[inline(never)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the article. `address` is the URL of the response.
    ///
    /// # Errors
    ///
    /// [`Error::NoArticle`] if both headline and body are missing, [`Error::Locked`], [`Error::HtmlRefused`].
    // A function of its own: an article in our format is shown without it, and a browser compiles only what it calls.
    #[inline(never)]
    pub fn finish(self, address: &Url, parse: impl Fn(&str) -> Option<Html>) -> Result<Article, Error> {
        let home = first_url(&self.base, address);
        let home = home.as_ref().unwrap_or(address);
        let own = first_url(&self.canonical, home);
        let finish =
            Finish { base: own.as_ref().unwrap_or(home), parse, refused: Cell::default(), cut: Cell::default() };
        let canonical = own.clone().or_else(|| Url::web(self.about, Some(home)));
        let title = finish.line(self.title);
        let lang = Language::parse(self.lang);
        let (mut body, mut said) = finish.blocks(self.body, lang.clone());
        for update in &self.updates {
            body.push(finish.update(update));
        }
        if !self.answers.is_empty() {
            let answers = self
                .answers
                .iter()
                .map(|(answer, votes)| Answer { content: finish.inlines(RichText::Plain(answer)), votes: *votes });
            body.push(Block::Poll { answers: answers.collect() });
        }
        let elements = self.elements.as_str();
        if !elements.is_empty()
            && let Some(html) = finish.parse(elements)
        {
            let (blocks, inside) = from_html::body(&html, finish.base, lang.clone());
            body.extend(blocks);
            said = said.or(inside);
        }
        let lead = self.lead.and_then(|picture| finish.picture(&picture));
        let attachments = self.attachments.iter();
        let attachments =
            attachments.filter_map(|file| shown::attachment(file.url, file.kind, finish.text(file.title), finish.base));
        shown::attach(&mut body, lead.as_ref(), attachments);
        clean::blocks(&mut body);
        let error = if finish.refused.get() {
            Some(Error::HtmlRefused { original: canonical.clone() })
        } else if self.is_locked && body.is_empty() {
            Some(Error::Locked { original: canonical.clone() })
        } else if !clean::has_words(&title) && body.is_empty() {
            Some(Error::NoArticle { field: "title", original: canonical.clone() })
        } else {
            None
        };
        if let Some(error) = error {
            return Err(error);
        }
        let title = if clean::has_words(&title) { title } else { first_words(&body) };
        let lead = lead.and_then(|lead| shown::lead(lead, &mut body));
        let mut dek = finish.line(self.dek);
        if dek == title || clean::has_excerpt(&body, &dek) {
            dek.clear();
        }
        let source = finish.text(self.source);
        let mut article = Article {
            dir: Direction::Rtl,
            title,
            dek,
            byline: finish.byline(&self.byline, &source),
            published: first_time(&self.published),
            modified: first_time(&self.modified),
            lang: None,
            lead,
            body,
            section: finish.text(self.section),
            tags: self.tags.iter().map(|tag| finish.text(tag)).filter(|tag| clean::has_words(tag)).collect(),
            source: Source {
                name: source,
                url: Url::web(self.site, Some(finish.base)),
                logo: Url::image(self.logo, Some(finish.base)),
            },
            copyright: finish.text(self.copyright),
            related: self.related.iter().filter_map(|(title, url)| finish.related(title, url)).collect(),
            canonical: canonical.clone(),
            extent: Extent { is_cut: finish.cut.get(), ..Extent::default() },
        };
        clean::around(&mut article);
        language::settle(&mut article, [lang, said], Direction::from_attribute(self.dir));
        Ok(article)
    }
}

/// The length of a title that is made of the first words of a text, in bytes of about 60 letters.
const TITLE: usize = 120;

/// Returns the first words of a text that has no title, such as a note.
fn first_words(body: &[Block]) -> String {
    let mut text = String::new();
    for block in body {
        if text.len() <= TITLE && matches!(block, Block::Paragraph { .. } | Block::Heading { .. } | Block::Quote { .. })
        {
            body::visit_text(slice::from_ref(block), &mut |words| text.push_str(words));
            text.push(' ');
        }
    }
    let text = clean::line(&text);
    let start = limits::beginning(&text, TITLE);
    if start.len() == text.len() {
        return text;
    }
    [start.rsplit_once(' ').map_or(start, |(words, _)| words), "…"].concat()
}

fn first_url(candidates: &[&str], base: &Url) -> Option<Url> {
    candidates.iter().find_map(|raw| Url::web(raw, Some(base)))
}

fn first_time(candidates: &[Time]) -> Option<Timestamp> {
    candidates.iter().find_map(|time| time.timestamp())
}

struct Finish<'a, P> {
    base: &'a Url,
    parse: P,
    /// Whether the browser refused to parse any HTML.
    refused: Cell<bool>,
    /// Whether HTML was cut because it is too large.
    cut: Cell<bool>,
}

impl<P: Fn(&str) -> Option<Html>> Finish<'_, P> {
    /// Parses HTML that the article needs.
    fn parse(&self, html: &str) -> Option<Html> {
        let parsed = self.parse_plain(&shortcodes::html(html));
        self.refused.set(self.refused.get() || parsed.is_none());
        parsed
    }

    /// Parses plain text, which stays as it is if parsing is refused.
    fn parse_plain(&self, text: &str) -> Option<Html> {
        let parsed = (self.parse)(text);
        self.cut.set(self.cut.get() || parsed.as_ref().is_some_and(|html| html.is_cut));
        parsed
    }

    /// Converts text to one line of plain text.
    fn line(&self, words: RichText) -> String {
        let mut text = body::plain_text(&self.inlines(words));
        if let RichText::Html(_) = words {
            // What is still escaped was escaped twice: nobody writes about HTML in such a field.
            text = body::plain_text(&self.inlines(RichText::Plain(&text)));
        }
        clean::line(&text)
    }

    fn text(&self, text: &str) -> String {
        self.line(RichText::Plain(text))
    }

    fn inlines(&self, words: RichText) -> Vec<Inline> {
        let text = match self.meant(words) {
            Meant::Plain(text) => shortcodes::text(&text).into_owned(),
            Meant::Html(html) => {
                let parsed = match words {
                    RichText::Html(_) => self.parse(&html),
                    RichText::Plain(_) => self.parse_plain(&html),
                };
                match parsed {
                    Some(html) => return from_html::line(&html, self.base),
                    None => html.into_owned(),
                }
            }
        };
        // An empty caption is no caption.
        if text.is_empty() { vec![] } else { vec![Inline::Text(text)] }
    }

    /// Returns what a text is meant to be.
    fn meant<'a>(&self, words: RichText<'a>) -> Meant<'a> {
        words.meant(|text| {
            let mut out = String::new();
            // `<` is an ordinary character here.
            let mut html = Markup::default();
            html.text(RichText::Plain(text));
            for node in self.parse_plain(html.as_str())?.roots().flat_map(NodeRef::descendants) {
                out.push_str(node.text().unwrap_or_default());
            }
            Some(out)
        })
    }

    fn byline(&self, authors: &[byline::Credit], publisher: &str) -> Vec<Author> {
        let mut byline = Vec::new();
        for (name, url) in authors.iter().take(byline::LIMIT) {
            byline::add(&mut byline, &self.text(name), Url::web(url, Some(self.base)), publisher);
        }
        byline
    }

    fn related(&self, title: &str, url: &str) -> Option<Related> {
        let title = self.text(title);
        let url = Url::web(url, Some(self.base)).filter(|_| clean::has_words(&title))?;
        Some(Related { title, url })
    }

    fn update(&self, update: &Update) -> Block {
        let mut body = self.blocks(update.body, None).0;
        let image = Picture { src: update.image, ..Picture::default() };
        body.extend(self.picture(&image).map(|image| Block::Figure { image }));
        Block::Update {
            time: first_time(&update.time),
            title: self.line(update.title),
            url: Url::web(update.url, Some(self.base)),
            body,
        }
    }

    /// Converts a text to blocks, and determines its language ([`from_html::body`]).
    fn blocks(&self, text: RichText, lang: Option<Language>) -> (Vec<Block>, Option<Language>) {
        match self.meant(text) {
            Meant::Html(html) => {
                let html = self.parse(&html);
                html.map_or_else(Default::default, |html| from_html::body(&html, self.base, lang))
            }
            Meant::Plain(text) => (paragraphs(&text), None),
        }
    }

    fn picture(&self, picture: &Picture) -> Option<Image> {
        let url = |raw| Url::image(raw, Some(self.base));
        let srcset = picture
            .srcset
            .iter()
            .take(limits::CANDIDATES)
            .filter_map(|(src, width)| Candidate::new(src, self.base, *width));
        let mut image = Image {
            src: url(&picture.address())?,
            srcset: srcset.collect(),
            width: picture.width,
            height: picture.height,
            alt: self.text(picture.alt),
            caption: self.inlines(picture.caption),
            credit: self.text(picture.credit),
            link: None,
        };
        // The text of an image that the article shows may become part of it.
        clean::image(&mut image);
        Some(image)
    }
}

/// Splits plain text into paragraphs, at blank lines or, if there are none, at line breaks.
fn paragraphs(text: &str) -> Vec<Block> {
    let text = shortcodes::text(text);
    let lines = || text.split('\n').map(str::trim_ascii).take(limits::BLOCKS);
    let has_blank = lines().any(|line| !clean::has_words(line));
    let mut blocks = Vec::new();
    let mut content = Vec::new();
    for line in lines().chain([""]) {
        let words = clean::has_words(line);
        if !content.is_empty() && (!words || !has_blank) {
            blocks.push(Block::Paragraph { content: std::mem::take(&mut content), centered: false });
        }
        if words {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::Text(line.to_owned()));
        }
    }
    blocks
}
