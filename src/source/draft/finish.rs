//! Makes an article from a draft.

use std::{cell::Cell, slice};

use super::{Draft, RichText, converter::Converter, time::first_time};
use crate::{
    article::{
        Article, Block, Extent, Source,
        body::{self, Answer},
        clean, from_html, language,
    },
    html::Html,
    limits,
    locale::{Direction, Language},
    source::{dedup, error::Error},
    url::Url,
};

impl Draft<'_> {
    /// Makes the article. `address` is the URL of the response, and `parse` parses HTML ([`crate::host::html::parse`]).
    ///
    /// # Errors
    ///
    /// [`Error::NoArticle`] if both headline and body are missing, [`Error::Locked`] if the body requires a password or
    /// a subscription, and [`Error::HtmlRefused`] if HTML cannot be parsed.
    // Not inlined: a browser compiles only the functions that it calls, and an article in our format does not need this
    // one.
    #[inline(never)]
    pub fn finish(self, address: &Url, parse: impl Fn(&str) -> Option<Html>) -> Result<Article, Error> {
        let home = first_url(&self.base, address);
        let home = home.as_ref().unwrap_or(address);
        let own = first_url(&self.canonical, home);
        let convert = Converter {
            base: own.as_ref().unwrap_or(home),
            parse,
            refused: Cell::default(),
            truncated: Cell::default(),
        };
        let canonical = own.clone().or_else(|| Url::web(self.about, Some(home)));
        let title = convert.line(self.title);
        let lang = Language::parse(self.lang);
        let (mut body, mut html_lang) = convert.blocks(self.body, lang.clone());
        for update in &self.updates {
            body.push(convert.update(update));
        }
        if !self.answers.is_empty() {
            let mut answers = Vec::new();
            for (answer, votes) in self.answers {
                answers.push(Answer { content: convert.inlines(RichText::Plain(answer)), votes });
            }
            body.push(Block::Poll { answers });
        }
        let elements = self.elements.as_str();
        if !elements.is_empty()
            && let Some(html) = convert.parse(elements)
        {
            let (blocks, inside) = from_html::body(&html, convert.base, lang.clone());
            body.extend(blocks);
            html_lang = html_lang.or(inside);
        }
        let lead = self.lead.and_then(|picture| convert.picture(&picture));
        let mut attachments = Vec::new();
        for file in self.attachments {
            attachments.extend(dedup::attachment(file.url, file.kind, convert.text(file.title), convert.base));
        }
        dedup::attach(&mut body, lead.as_ref(), attachments);
        clean::blocks(&mut body);
        let error = if convert.refused.get() {
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
        let lead = lead.and_then(|lead| dedup::lead(lead, &mut body));
        let mut dek = convert.line(self.dek);
        if dek == title || clean::has_excerpt(&body, &dek) {
            dek.clear();
        }
        let source = convert.text(self.source);
        let mut article = Article {
            dir: Direction::Rtl,
            title,
            dek,
            byline: convert.byline(&self.byline, &source),
            published: first_time(&self.published),
            modified: first_time(&self.modified),
            lang: None,
            lead,
            body,
            section: convert.text(self.section),
            tags: Vec::new(),
            source: Source {
                name: source,
                url: Url::web(self.site, Some(convert.base)),
                logo: Url::image(self.logo, Some(convert.base)),
            },
            copyright: convert.text(self.copyright),
            related: Vec::new(),
            canonical: canonical.clone(),
            extent: Extent::default(),
        };
        for tag in self.tags {
            let tag = convert.text(tag);
            if clean::has_words(&tag) {
                article.tags.push(tag);
            }
        }
        for (title, url) in self.related {
            article.related.extend(convert.related(title, url));
        }
        article.extent.is_truncated = convert.truncated.get();
        clean::fields(&mut article);
        language::assign(&mut article, [lang, html_lang], Direction::from_attribute(self.dir));
        Ok(article)
    }
}

/// The maximum length of a title that consists of the first words of a text, in bytes: about 60 Arabic letters.
const TITLE: usize = 120;

/// Returns the first words of a text without a title, such as a note.
pub fn first_words(body: &[Block]) -> String {
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

/// Returns the first valid URL.
fn first_url(candidates: &[&str], base: &Url) -> Option<Url> {
    candidates.iter().find_map(|raw| Url::web(raw, Some(base)))
}
