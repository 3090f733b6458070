//! [schema.org]'s `NewsArticle` and similar types, as pages contain them in JSON-LD for search engines.
//!
//! The article may be an entry of a list or of a `@graph`, or nested in the entry of a page. References (`{"@id": …}`)
//! are resolved among the other entries. `articleBody` is plain text by definition, but often contains HTML.
//!
//! [schema.org]: https://schema.org/NewsArticle

use crate::{
    limits,
    locale::Language,
    source::{
        byline,
        draft::{Attachment, Draft, Picture, RichText, Time, Update},
        json::Json,
    },
    text,
};

/// The suffixes of the type names of articles: `NewsArticle`, `schema:BlogPosting`, `http://schema.org/Article`.
const KINDS: [&str; 4] = ["Article", "Posting", "Report", "Review"];

/// Whether a value contains an article.
pub fn fits(json: &Json) -> bool {
    find(json).is_some()
}

/// Maps the fields of the first article with a body, or else of the first article.
pub fn draft(json: &Json) -> Draft<'_> {
    let graph = Graph { entries: entries(json) };
    let article = find(json).unwrap_or(json);
    let publisher = graph.get(article, &["publisher", "sourceOrganization"]);
    let image = graph.get(article, &["image", "thumbnail"]);
    let main = graph.get(article, &["mainEntityOfPage"]);
    let mut authors = Vec::new();
    for field in ["author", "creator"] {
        let known = authors.len();
        // Limited, because resolving an author searches all entries.
        for author in article.get(field).entries().iter().take(byline::LIMIT).filter(|_| known == 0) {
            byline::authors(graph.resolve(author), &mut authors);
        }
    }
    let mut draft = Draft::new();
    draft.title = RichText::Plain(article.first(&["headline", "name", "alternativeHeadline"]));
    draft.dek = RichText::Plain(article.first(&["description", "abstract"]));
    draft.body = RichText::Plain(article.text("articleBody"));
    draft.byline = authors;
    draft.published = Time::of(article, &["datePublished", "dateCreated", "uploadDate"]);
    draft.modified = Time::of(article, &["dateModified"]);
    draft.lang = language(article.get("inLanguage"));
    draft.lead =
        Some(Picture { src: address(image), caption: RichText::Plain(image.text("caption")), ..Picture::sized(image) });
    draft.section = text::first(&article.get("articleSection").texts(&[]));
    for words in article.get("keywords").entries() {
        for tag in words.name().split([',', '،', ';', '؛']) {
            draft.tags.push(tag);
        }
    }
    draft.source = publisher.name();
    draft.site = url(publisher);
    draft.logo = address(graph.get(publisher, &["logo", "image"]));
    for address in [article.text("url"), url(main), main.text("@id"), article.text("@id")] {
        // An `@id` is often only an identifier.
        if address.starts_with("http") || address.starts_with('/') {
            draft.canonical.push(address);
        }
    }
    draft.copyright = article.text("copyrightNotice");
    draft.attachments = media(article);
    draft.updates = updates(article);
    draft
}

/// Returns the updates of a live blog, in the order of the response.
fn updates(article: &Json) -> Vec<Update<'_>> {
    let mut updates = Vec::new();
    for update in article.get("liveBlogUpdate").entries().iter().take(limits::BLOCKS) {
        updates.push(Update {
            time: Time::of(update, &["datePublished", "dateCreated", "dateModified"]),
            title: RichText::Plain(update.first(&["headline", "name"])),
            url: url(update),
            body: RichText::Plain(update.first(&["articleBody", "text", "description"])),
            image: address(update.get("image").head()),
        });
    }
    updates
}

/// Returns the videos and recordings of an article.
fn media(article: &Json) -> Vec<Attachment<'_>> {
    let mut media = Vec::new();
    for kind in ["video", "audio"] {
        for file in article.get(kind).entries() {
            media.push(Attachment { url: file.text("contentUrl"), kind, title: file.name() });
        }
    }
    media
}

/// Returns the entries of a list, of its graphs and lists, and their main entities.
fn entries(json: &Json) -> Vec<&Json> {
    let mut entries = Vec::new();
    for entry in json.entries() {
        entries.push(entry);
        for name in ["@graph", "mainEntity", "hasPart", "itemListElement"] {
            entries.extend(entry.get(name).entries());
        }
    }
    for entry in entries.clone() {
        entries.extend(entry.get("mainEntity").entries());
    }
    entries
}

pub(super) fn find(json: &Json) -> Option<&Json> {
    let mut first = None;
    for entry in entries(json) {
        if is_article(entry) {
            if !entry.text("articleBody").is_empty() {
                return Some(entry);
            }
            first = first.or(Some(entry));
        }
    }
    first
}

fn is_article(entry: &Json) -> bool {
    let kinds = entry.get("@type").texts(&[]);
    kinds.iter().any(|kind| KINDS.iter().any(|end| kind.trim_ascii_end().ends_with(end)))
}

struct Graph<'a> {
    entries: Vec<&'a Json>,
}

impl<'a> Graph<'a> {
    /// Returns the first entry of the first of these fields that is not empty.
    fn get(&self, json: &'a Json, names: &[&str]) -> &'a Json {
        let value = names.iter().find_map(|name| json.get(name).entries().first());
        value.map_or(&Json::Null, |value| self.resolve(value))
    }

    /// Resolves a reference. Any other value is returned as it is.
    fn resolve(&self, json: &'a Json) -> &'a Json {
        let id = json.text("@id");
        let is_reference =
            !id.is_empty() && json.fields().len() <= 2 && json.name().is_empty() && address(json).is_empty();
        let named = |entry: &&&Json| entry.text("@id") == id && entry.fields().len() > 2;
        if is_reference { self.entries.iter().find(named).copied().unwrap_or(json) } else { json }
    }
}

/// Returns the URL of an entry.
fn url(json: &Json) -> &str {
    let url = json.get("url").head();
    url.as_str().unwrap_or_else(|| url.text("@id"))
}

/// Returns the URL of an image. The value may be a URL or an object.
fn address(json: &Json) -> &str {
    json.as_str().unwrap_or_else(|| text::first(&[url(json), json.text("contentUrl")]))
}

fn language(json: &Json) -> &str {
    let json = json.head();
    let names = [json.text("alternateName"), json.text("name"), json.text("identifier")];
    let known = names.into_iter().find(|name| Language::parse(name).is_some());
    json.as_str().or(known).unwrap_or_default()
}
