//! What every publisher's format has in common: the fields of an article, still as they were sent.
//!
//! A format's file only says where its fields stand. [`Draft::finish`] does the rest once for all of them: resolves
//! and checks addresses, parses HTML, decodes entities, finds language and direction, and tells where there is no
//! article. Every field that cannot be used is as if it were not there.

use std::cell::Cell;

use super::Error;
use crate::{
    article::{Article, Author, Block, Candidate, Image, Inline, Source, Timestamp, body, clean, walk},
    html::Html,
    locale::{Direction, Language},
    url::Url,
};

/// Words, as a format defines them.
#[derive(Clone, Copy)]
pub enum Words<'a> {
    /// HTML.
    Html(&'a str),
    /// Plain text. Many systems write entities into it all the same; those are decoded.
    Text(&'a str),
}

impl Default for Words<'_> {
    fn default() -> Self {
        Self::Text("")
    }
}

/// A picture.
#[derive(Default)]
pub struct Picture<'a> {
    /// Its address.
    pub src: &'a str,
    /// Its widths, with an address each.
    pub srcset: Vec<(&'a str, Option<u32>)>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// What it shows.
    pub alt: &'a str,
    /// The words under it.
    pub caption: Words<'a>,
}

/// A file that comes with an article.
pub struct Attachment<'a> {
    /// Its address.
    pub url: &'a str,
    /// Its media type, such as `audio/mpeg`.
    pub kind: &'a str,
    /// What it is called.
    pub title: &'a str,
}

/// An article's fields as a publisher sends them; empty where they are missing.
#[derive(Default)]
pub struct Draft<'a> {
    /// The headline.
    pub title: Words<'a>,
    /// The standfirst, or an excerpt.
    pub dek: Words<'a>,
    /// The text.
    pub body: Words<'a>,
    /// Who wrote it: names, each with an address that may be empty.
    pub byline: Vec<(&'a str, &'a str)>,
    /// When it was published.
    pub published: &'a str,
    /// When it was last changed.
    pub modified: &'a str,
    /// The language tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'a str,
    /// The picture above the text.
    pub lead: Option<Picture<'a>>,
    /// The part of the paper.
    pub section: &'a str,
    /// What it is about.
    pub tags: Vec<&'a str>,
    /// The publication's name.
    pub source: &'a str,
    /// The publication's site.
    pub site: &'a str,
    /// The publication's logo.
    pub logo: &'a str,
    /// The original story's address.
    pub canonical: &'a str,
    /// Whose it is.
    pub copyright: &'a str,
    /// Files beside the text.
    pub attachments: Vec<Attachment<'a>>,
    /// The publisher keeps the text for those who have a password or a subscription.
    pub is_locked: bool,
}

impl Draft<'_> {
    /// Makes the article. Relative addresses resolve against its own, else against `address`, where it was found.
    ///
    /// # Errors
    ///
    /// [`Error::NoArticle`] where there is neither headline nor body, [`Error::Locked`], [`Error::HtmlRefused`].
    pub fn finish(self, address: &Url, parse: impl Fn(&str) -> Option<Html>) -> Result<Article, Error> {
        let canonical = Url::web(self.canonical, Some(address));
        let finish = Finish { base: canonical.as_ref().unwrap_or(address), parse, refused: Cell::new(false) };
        let title = finish.line(self.title);
        let mut lang = Language::parse(self.lang);
        let mut body = Vec::new();
        match self.body {
            Words::Html(html) => {
                if let Some(html) = finish.parse(&shortcodes(html)) {
                    (body, lang) = walk::body(&html, finish.base, lang);
                }
            }
            Words::Text(text) => body.extend(finish.paragraphs(text)),
        }
        body.extend(self.attachments.iter().filter_map(|file| finish.attachment(file)));
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
        let lang = lang.or_else(|| {
            let mut text = title.clone();
            body::visit_text(&body, &mut |words| text.push_str(words));
            Language::of_text(&text)
        });
        let dir = Direction::from_attribute(self.dir);
        let mut lead = self.lead.and_then(|picture| finish.picture(&picture));
        if let Some(lead) = &mut lead {
            merge(lead, &mut body);
        }
        let dek = finish.line(self.dek);
        let mut article = Article {
            dir: Article::direction(dir, lang.as_ref(), &title, &body),
            title,
            dek: if clean::begins_with(&body, &dek) { String::new() } else { dek },
            byline: self.byline.iter().filter_map(|(name, url)| finish.author(name, url)).collect(),
            published: Timestamp::parse(self.published),
            modified: Timestamp::parse(self.modified),
            lang,
            lead,
            body,
            section: finish.text(self.section),
            tags: self.tags.iter().map(|tag| finish.text(tag)).filter(|tag| clean::has_words(tag)).collect(),
            source: Source {
                name: finish.text(self.source),
                url: Url::web(self.site, Some(finish.base)),
                logo: Url::image(self.logo, Some(finish.base)),
            },
            copyright: finish.text(self.copyright),
            related: Vec::new(),
            canonical: canonical.clone(),
        };
        clean::around(&mut article);
        Ok(article)
    }
}

struct Finish<'a, P> {
    base: &'a Url,
    parse: P,
    /// Whether there was HTML that the browser did not let us parse.
    refused: Cell<bool>,
}

impl<P: Fn(&str) -> Option<Html>> Finish<'_, P> {
    fn parse(&self, html: &str) -> Option<Html> {
        let parsed = (self.parse)(html);
        self.refused.set(self.refused.get() || parsed.is_none());
        parsed
    }

    /// Words in one line.
    fn line(&self, words: Words) -> String {
        clean::line(&body::plain_text(&self.inlines(words)))
    }

    fn text(&self, text: &str) -> String {
        self.line(Words::Text(text))
    }

    fn inlines(&self, words: Words) -> Vec<Inline> {
        let html = match words {
            Words::Html(html) => self.parse(html),
            // Its `<` is only a sign. Where nothing may be parsed, an entity stays what was written.
            Words::Text(text) if text.contains('&') => (self.parse)(&escape(text)),
            Words::Text(text) => return vec![Inline::Text(text.to_owned())],
        };
        match (html, words) {
            (Some(html), _) => walk::line(&html, self.base),
            (None, Words::Text(text) | Words::Html(text)) => vec![Inline::Text(text.to_owned())],
        }
    }

    /// The paragraphs of a plain text: blank lines part them, or line ends where there is no blank line.
    fn paragraphs(&self, text: &str) -> Vec<Block> {
        let lines = || text.split('\n').map(str::trim_ascii);
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
                content.extend(self.inlines(Words::Text(line)));
            }
        }
        blocks
    }

    fn author(&self, name: &str, url: &str) -> Option<Author> {
        let name = self.text(name);
        clean::has_words(&name).then(|| Author { name, url: Url::web(url, Some(self.base)) })
    }

    fn picture(&self, picture: &Picture) -> Option<Image> {
        let url = |raw| Url::image(raw, Some(self.base));
        let srcset = picture.srcset.iter().filter_map(|(src, width)| Candidate::new(src, self.base, *width));
        Some(Image {
            src: url(picture.src)?,
            srcset: srcset.collect(),
            width: picture.width,
            height: picture.height,
            alt: self.text(picture.alt),
            caption: self.inlines(picture.caption),
            credit: String::new(),
        })
    }

    fn attachment(&self, file: &Attachment) -> Option<Block> {
        let src = Url::media(file.url, Some(self.base))?;
        let title = self.text(file.title);
        let caption = |title| vec![Inline::Text(title)];
        match file.kind.split('/').next() {
            Some("audio") => Some(Block::Audio { src, caption: caption(title) }),
            Some("video") => Some(Block::Video { src, poster: None, tracks: vec![], caption: caption(title) }),
            Some("image") => Some(Block::Figure {
                image: Image {
                    src,
                    srcset: vec![],
                    width: None,
                    height: None,
                    alt: title,
                    caption: vec![],
                    credit: String::new(),
                },
            }),
            _ => None,
        }
    }
}

/// Takes the picture above the text out of the text, where it stands at the beginning once more.
fn merge(lead: &mut Image, body: &mut Vec<Block>) {
    let mut first = body.iter().take(2);
    let at = first.position(|block| matches!(block, Block::Figure { image } if file(&image.src) == file(&lead.src)));
    let Some(Block::Figure { image }) = at.and_then(|at| body.get_mut(at)) else { return };
    if !lead.caption.is_empty() && !image.caption.is_empty() && lead.caption != image.caption {
        // Each has something to say.
        return;
    }
    if lead.caption.is_empty() {
        lead.caption = std::mem::take(&mut image.caption);
    }
    if lead.alt.is_empty() {
        lead.alt = std::mem::take(&mut image.alt);
    }
    if lead.width.is_none() {
        (lead.width, lead.height) = (image.width, image.height);
    }
    if lead.srcset.is_empty() {
        lead.srcset = std::mem::take(&mut image.srcset);
    }
    if let Some(at) = at {
        body.remove(at);
    }
}

/// A picture's address without what only says in which size it is: `boat-1024x683.jpg?w=700` is `boat.jpg`.
fn file(src: &Url) -> (&str, &str) {
    let path = src.as_str().split(['?', '#']).next().unwrap_or_default();
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let stem = stem.strip_suffix("-scaled").unwrap_or(stem);
    let is_size = |size: &str| size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x') && size.contains('x');
    (stem.rsplit_once('-').filter(|(_, size)| is_size(size)).map_or(stem, |(stem, _)| stem), ending)
}

/// Text as HTML in which `<` is only a sign.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for (index, part) in text.split('<').enumerate() {
        html.push_str(if index == 0 { "" } else { "&lt;" });
        html.push_str(part);
    }
    html
}

/// WordPress's captions, where the server has left its shortcode in the text, as the figures that they stand for.
/// An `[embed]` is its address on a line of its own.
fn shortcodes(html: &str) -> String {
    let mut parts = html.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut in_caption = false;
    for part in parts {
        let (code, rest) = part.split_once(']').unwrap_or(("", ""));
        let element = match code.split(' ').next() {
            // None stands in another.
            Some("caption" | "wp_caption") if !in_caption => "<figure>",
            Some("/caption" | "/wp_caption") if in_caption => "</figure>",
            Some("embed") => "<p>",
            Some("/embed") => "</p>",
            _ => {
                out.push('[');
                out.push_str(part);
                continue;
            }
        };
        in_caption = element == "<figure>" || (in_caption && element != "</figure>");
        out.push_str(element);
        out.push_str(rest);
    }
    out
}
