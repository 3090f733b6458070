//! Our own format, version 1: the field names of [`crate::article`] in camelCase, and the version in `"maqal": 1`.
//!
//! Its JSON Schema is `static/schema/article-1.json`. The decoder is written by hand: a derived decoder is 10 kB larger
//! and rejects the whole article if one field is invalid, whereas here an invalid field only counts as missing.
//!
//! There are short forms. A string may replace a list of inlines (one text), a list of blocks (one paragraph per line),
//! and an object whose main field is a name or a URL.

mod blocks;
mod inlines;

use std::cell;

use crate::{
    article::{Article, Author, Candidate, Extent, Image, Related, Source, Timestamp, body, clean, language},
    limits,
    locale::{Direction, Language},
    source::{error::Error, json::Json},
    url::Url,
};

/// The latest known version of the format.
pub const VERSION: u32 = 1;

/// Decodes an article and cleans it.
///
/// # Errors
///
/// [`Error::NoArticle`] if the version, or both title and body, are missing, and [`Error::Version`] for a later
/// version.
pub fn decode(json: &Json, address: &Url) -> Result<Article, Error> {
    let canonical = Url::web(json.text("canonical"), Some(address));
    let no_article = |field| Error::NoArticle { field, original: canonical.clone() };
    match json.get("maqal").as_u32() {
        Some(VERSION) => {}
        Some(found) if found > VERSION => return Err(Error::Version { found, original: canonical }),
        _ => return Err(no_article("maqal")),
    }
    let decoder = Decoder {
        base: canonical.as_ref().unwrap_or(address),
        in_link: cell::Cell::new(false),
        anchors: cell::RefCell::new(vec![[0; 2]]),
    };
    let title = string(json, "title");
    let body = decoder.blocks(json.get("body"));
    let mut has_body = false;
    body::visit_text(&body, &mut |text| has_body |= clean::has_words(text));
    if !clean::has_words(&title) && !has_body {
        return Err(no_article("title"));
    }
    let mut article = Article {
        dir: Direction::Rtl,
        title,
        dek: string(json, "dek"),
        byline: json.get("byline").read(|author| decoder.author(author)),
        published: Timestamp::parse(json.text("published")),
        modified: Timestamp::parse(json.text("modified")),
        lang: None,
        lead: decoder.image(json.get("lead")),
        body,
        section: string(json, "section"),
        tags: json.get("tags").read(|tag| Some(clean::line(tag.as_str()?)).filter(|tag| clean::has_words(tag))),
        source: decoder.source(json.get("source")),
        copyright: string(json, "copyright"),
        related: decoder.related(json.get("related")),
        canonical: canonical.clone(),
        extent: Extent::default(),
    };
    clean::clean(&mut article);
    let lang = Language::parse(json.text("lang"));
    language::assign(&mut article, [lang, None], Direction::from_attribute(json.text("dir")));
    Ok(article)
}

/// Decodes the parts of one article. Relative URLs resolve against `base`.
struct Decoder<'a> {
    base: &'a Url,
    /// Whether the current inline is inside a link. Links cannot be nested.
    in_link: cell::Cell<bool>,
    /// The ids of the anchors so far, which must be unique: a binary trie with a level for each bit. A node consists of
    /// the indices of its children; 0 if there is none. An insertion takes constant time.
    anchors: cell::RefCell<Vec<[usize; 2]>>,
}

impl Decoder<'_> {
    /// Registers the id of an anchor. Returns whether it is new.
    fn is_new(&self, anchor: u32) -> bool {
        let mut nodes = self.anchors.borrow_mut();
        let (mut at, mut is_new) = (0, false);
        for bit in (0..u32::BITS).rev() {
            let end = nodes.len();
            let Some([zero, one]) = nodes.get_mut(at) else { return false };
            let child = if (anchor >> bit) & 1 == 0 { zero } else { one };
            is_new = *child == 0;
            if is_new {
                *child = end;
            }
            at = *child;
            if is_new {
                nodes.push([0; 2]);
            }
        }
        is_new
    }

    fn link(&self, json: &Json, key: &str) -> Option<Url> {
        Url::link(json.text(key), Some(self.base))
    }

    fn picture(&self, json: &Json, key: &str) -> Option<Url> {
        Url::image(json.text(key), Some(self.base))
    }

    fn media(&self, json: &Json, key: &str) -> Option<Url> {
        Url::media(json.text(key), Some(self.base))
    }

    fn author(&self, json: &Json) -> Option<Author> {
        let name = clean::line(json.as_str().unwrap_or_else(|| json.text("name")));
        clean::has_words(&name).then(|| Author { name, url: self.link(json, "url") })
    }

    fn source(&self, json: &Json) -> Source {
        Source {
            name: clean::line(json.as_str().unwrap_or_else(|| json.text("name"))),
            url: self.link(json, "url"),
            logo: self.picture(json, "logo"),
        }
    }

    fn related(&self, json: &Json) -> Vec<Related> {
        json.read(|link| {
            let title = clean::line(link.text("title"));
            let url = self.link(link, "url").filter(|_| clean::has_words(&title))?;
            Some(Related { title, url })
        })
    }

    fn image(&self, json: &Json) -> Option<Image> {
        let src = Url::image(json.as_str().unwrap_or_else(|| json.text("src")), Some(self.base))?;
        let mut srcset = Vec::new();
        for candidate in json.get("srcset").entries().iter().take(limits::CANDIDATES) {
            srcset.extend(Candidate::new(candidate.text("src"), self.base, size(candidate, "width")));
        }
        Some(Image {
            src,
            srcset,
            width: size(json, "width"),
            height: size(json, "height"),
            alt: string(json, "alt"),
            caption: self.inlines(json.get("caption")),
            credit: string(json, "credit"),
            link: self.link(json, "link"),
        })
    }
}

/// Returns a field as a single line of plain text; empty if it is missing or of another type.
fn string(json: &Json, key: &str) -> String {
    clean::line(json.text(key))
}

/// Returns a size in pixels or cells; `None` if it is missing, zero or not an integer.
fn size(json: &Json, key: &str) -> Option<u32> {
    json.get(key).as_u32().filter(|size| *size > 0)
}
