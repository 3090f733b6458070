//! Converts single fields: parses HTML, decodes character references, resolves and checks URLs.

use std::cell::Cell;

use super::{Picture, RichText, Update, time::first_time};
use crate::{
    article::{Author, Block, Candidate, Image, Inline, Related, body, clean, from_html, shortcodes},
    html::Html,
    limits,
    locale::Language,
    source::{byline, markup::Markup, rich_text::Unescaped},
    url::Url,
};

/// Converts the fields of one draft, and records whether their HTML is refused or truncated.
pub(super) struct Converter<'a, P> {
    /// The URL against which other URLs resolve.
    pub(super) base: &'a Url,
    /// Parses HTML.
    pub(super) parse: P,
    /// Whether the page's content security policy forbids parsing HTML.
    pub(super) refused: Cell<bool>,
    /// Whether HTML was truncated because it is too large.
    pub(super) truncated: Cell<bool>,
}

impl<P: Fn(&str) -> Option<Html>> Converter<'_, P> {
    /// Parses HTML that the article needs.
    pub(super) fn parse(&self, html: &str) -> Option<Html> {
        let parsed = self.parse_plain(&shortcodes::html(html));
        self.refused.set(self.refused.get() || parsed.is_none());
        parsed
    }

    /// Parses plain text, which is used unchanged if parsing is refused.
    fn parse_plain(&self, text: &str) -> Option<Html> {
        let parsed = (self.parse)(text);
        self.truncated.set(self.truncated.get() || parsed.as_ref().is_some_and(|html| html.is_truncated));
        parsed
    }

    /// Converts text to one line of plain text.
    pub(super) fn line(&self, words: RichText) -> String {
        let mut text = body::plain_text(&self.inlines(words));
        if text.contains(['<', '&']) {
            // Text that is still escaped was escaped twice, or in part: such a field never contains text about HTML.
            text = body::plain_text(&self.inlines(RichText::Plain(&text)));
        }
        clean::line(&text)
    }

    pub(super) fn text(&self, text: &str) -> String {
        self.line(RichText::Plain(text))
    }

    pub(super) fn inlines(&self, words: RichText) -> Vec<Inline> {
        let text = match self.unescape(words) {
            Unescaped::Plain(text) => shortcodes::text(&text).into_owned(),
            Unescaped::Html(html) => {
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
        // An empty text has no inlines.
        if text.is_empty() { vec![] } else { vec![Inline::Text(text)] }
    }

    /// Unescapes a text.
    fn unescape<'a>(&self, text: RichText<'a>) -> Unescaped<'a> {
        text.unescape(|text| {
            let mut out = String::new();
            // Here, `<` is an ordinary character.
            let mut html = Markup::default();
            html.text(RichText::Plain(text));
            for node in self.parse_plain(html.as_str())?.descendants() {
                out.push_str(node.text().unwrap_or_default());
            }
            Some(out)
        })
    }

    pub(super) fn byline(&self, authors: &[byline::Credit], publisher: &str) -> Vec<Author> {
        let mut byline = Vec::new();
        for (name, url) in authors.iter().take(byline::LIMIT) {
            byline::add(&mut byline, &self.text(name), Url::web(url, Some(self.base)), publisher);
        }
        byline
    }

    pub(super) fn related(&self, title: &str, url: &str) -> Option<Related> {
        let title = self.text(title);
        let url = Url::web(url, Some(self.base)).filter(|_| clean::has_words(&title))?;
        Some(Related { title, url })
    }

    pub(super) fn update(&self, update: &Update) -> Block {
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

    /// Converts a text to blocks. Returns also the language that its HTML declares ([`from_html::body`]).
    pub(super) fn blocks(&self, text: RichText, lang: Option<Language>) -> (Vec<Block>, Option<Language>) {
        match self.unescape(text) {
            Unescaped::Html(html) => {
                let html = self.parse(&html);
                html.map_or_else(Default::default, |html| from_html::body(&html, self.base, lang))
            }
            Unescaped::Plain(text) => (paragraphs(&text), None),
        }
    }

    pub(super) fn picture(&self, picture: &Picture) -> Option<Image> {
        let url = |raw| Url::image(raw, Some(self.base));
        let mut srcset = Vec::new();
        for (src, width) in picture.srcset.iter().take(limits::CANDIDATES) {
            srcset.extend(Candidate::new(src, self.base, *width));
        }
        let mut image = Image {
            src: url(&picture.address())?,
            srcset,
            width: picture.width,
            height: picture.height,
            alt: self.text(picture.alt),
            caption: self.inlines(picture.caption),
            credit: self.text(picture.credit),
            link: None,
        };
        // The texts of duplicate images are compared and merged before the article is cleaned.
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
        let has_words = clean::has_words(line);
        if !content.is_empty() && (!has_words || !has_blank) {
            blocks.push(Block::Paragraph { content: std::mem::take(&mut content), centered: false });
        }
        if has_words {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::Text(line.to_owned()));
        }
    }
    blocks
}
