//! Writes the preview images of an article beside its page: a [`card`] in each shape.

use std::fmt;

use super::{
    Entry, Site,
    card::{self, Card, Shape},
    manifest::Digest,
    output::{self, Folder},
};
use crate::{article::Article, locale::Language, metadata::Picture};

/// The version of the cards' look. A new version makes the next run draw the cards of unchanged articles again.
const VERSION: &str = "1";

/// Which articles get cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Cards {
    /// Articles without a picture that is wide enough.
    #[default]
    Missing,
    /// All articles.
    All,
    /// No articles.
    None,
}

/// A card, as a file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardImage {
    /// The path of the file below the site's URL, without percent-encoding: `2025/11/المطر/card.png`.
    pub path: String,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

/// Why the cards of an article cannot be written.
#[derive(Debug)]
pub enum Error {
    /// The card cannot be drawn.
    Card(card::Error),
    /// The file cannot be written.
    Output(output::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card(error) => error.fmt(f),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<card::Error> for Error {
    fn from(error: card::Error) -> Self {
        Self::Card(error)
    }
}

impl From<output::Error> for Error {
    fn from(error: output::Error) -> Self {
        Self::Output(error)
    }
}

impl Cards {
    fn include(self, article: &Article) -> bool {
        match self {
            Self::Missing => !Picture::of(article).is_some_and(|picture| picture.is_wide()),
            Self::All => true,
            Self::None => false,
        }
    }
}

impl Shape {
    /// The name of the file.
    fn file(self) -> &'static str {
        match self {
            Self::Wide => "card.png",
            Self::Square => "card-square.png",
        }
    }
}

/// Draws the cards of an article, unless the previous run has drawn the same, and lists them in the entry. An article whose
/// headline cannot be drawn gets none.
///
/// # Errors
///
/// [`Error`] if a card cannot be encoded or written.
pub fn write(entry: &mut Entry, site: &Site, cards: Cards, output: &Folder) -> Result<(), Error> {
    if !cards.include(&entry.article) {
        return Ok(());
    }
    let card = card(entry, site);
    let texts = [&card.headline, &card.section, &card.source, &card.date, &card.lang].map(String::as_bytes);
    for shape in Shape::ALL {
        let path = [&entry.path, shape.file()].concat();
        let mut parts = vec![VERSION.as_bytes(), shape.file().as_bytes(), card.dir.as_str().as_bytes()];
        parts.extend(texts);
        match output.write_from(&path, Digest::of_parts(&parts), || card::png(&card, shape).map_err(Error::from)) {
            Ok(_) => {
                let (width, height) = shape.size();
                entry.cards.push(CardImage { path, width: width.into(), height: height.into() });
            }
            Err(Error::Card(card::Error::Headline)) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Returns what the card of an article shows.
fn card(entry: &Entry, site: &Site) -> Card {
    let Entry { article, interface, .. } = entry;
    let source = if article.source.name.is_empty() { &site.name } else { &article.source.name };
    let date = article.published.as_ref().and_then(|published| (interface.date)(interface, published));
    Card {
        headline: article.title.clone(),
        section: article.section.clone(),
        source: source.clone(),
        date: date.unwrap_or_default(),
        dir: article.dir,
        lang: article.lang.as_ref().map_or("", Language::as_str).to_owned(),
    }
}
