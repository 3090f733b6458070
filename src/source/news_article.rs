//! [schema.org]'s `NewsArticle` and its kin, as pages carry them in JSON-LD for search engines.
//!
//! The article may be one of a list or of a `@graph`, or stand inside the page's own entry. What an entry only names
//! (`{"@id": …}`) is looked up among the others. `articleBody` is plain text, but where tags end in it, it is read as
//! the HTML that its publisher took for text.
//!
//! [schema.org]: https://schema.org/NewsArticle

use super::{
    Json,
    draft::{Draft, Picture, Words},
};

/// The ends of the names of types that are articles: `NewsArticle`, `schema:BlogPosting`, `http://schema.org/Article`.
const KINDS: [&str; 4] = ["Article", "Posting", "Report", "Review"];

/// How many authors are looked up, each among all entries.
const AUTHORS: usize = 100;

/// Whether there is an article in it.
pub fn fits(json: &Json) -> bool {
    find(json).is_some()
}

/// Reads the first article that has a body; where none has, the first.
pub fn draft(json: &Json) -> Draft<'_> {
    let graph = Graph { entries: entries(json) };
    let article = find(json).unwrap_or(json);
    let body = article.text("articleBody");
    let publisher = graph.get(article, &["publisher", "sourceOrganization"]);
    let image = graph.get(article, &["image", "thumbnail"]);
    let main = graph.get(article, &["mainEntityOfPage"]);
    let authors = ["author", "creator"].map(|name| article.get(name).entries());
    let authors = authors.into_iter().find(|authors| !authors.is_empty()).unwrap_or_default();
    Draft {
        title: Words::Text(article.first(&["headline", "name", "alternativeHeadline"])),
        dek: Words::Text(article.first(&["description", "abstract"])),
        body: if body.contains('<') && has_tags(body) { Words::Html(body) } else { Words::Text(body) },
        byline: authors
            .iter()
            .take(AUTHORS)
            .map(|author| graph.resolve(author))
            .map(|author| (author.name(), url(author)))
            .collect(),
        published: article.first(&["datePublished", "dateCreated"]),
        modified: article.text("dateModified"),
        lang: language(article.get("inLanguage")),
        lead: Some(Picture {
            src: address(image),
            width: image.get("width").pixels(),
            height: image.get("height").pixels(),
            caption: Words::Text(image.text("caption")),
            ..Picture::default()
        }),
        section: article.get("articleSection").entries().iter().find_map(Json::as_str).unwrap_or_default(),
        tags: article
            .get("keywords")
            .entries()
            .iter()
            .flat_map(|words| words.name().split([',', '،', ';', '؛']))
            .collect(),
        source: publisher.name(),
        site: url(publisher),
        logo: address(graph.get(publisher, &["logo", "image"])),
        canonical: [article.text("url"), url(main), main.text("@id"), article.text("@id")]
            .into_iter()
            .find(|address| address.starts_with("http") || address.starts_with('/'))
            .unwrap_or_default(),
        copyright: article.text("copyrightNotice"),
        ..Draft::default()
    }
}

/// Every entry on the outside: of the list, of the graphs in it, and what they are about.
fn entries(json: &Json) -> Vec<&Json> {
    let mut entries = Vec::new();
    for entry in json.entries() {
        entries.push(entry);
        for name in ["@graph", "mainEntity", "hasPart", "itemListElement"] {
            entries.extend(entry.get(name).entries());
        }
    }
    let about = entries.iter().flat_map(|entry| entry.get("mainEntity").entries()).collect::<Vec<_>>();
    entries.extend(about);
    entries
}

fn find(json: &Json) -> Option<&Json> {
    let entries = entries(json);
    let is_article = |entry: &&&Json| {
        let mut kinds = entry.get("@type").entries().iter().filter_map(Json::as_str);
        kinds.any(|kind| KINDS.iter().any(|end| kind.trim_ascii_end().ends_with(end)))
    };
    let articles = || entries.iter().filter(is_article);
    articles().find(|article| !article.text("articleBody").is_empty()).or_else(|| articles().next()).copied()
}

struct Graph<'a> {
    entries: Vec<&'a Json>,
}

impl<'a> Graph<'a> {
    /// The first entry of the first of these fields that there is.
    fn get(&self, json: &'a Json, names: &[&str]) -> &'a Json {
        let value = names.iter().find_map(|name| json.get(name).entries().first());
        value.map_or(&Json::Null, |value| self.resolve(value))
    }

    /// What an entry stands for that is a name alone.
    fn resolve(&self, json: &'a Json) -> &'a Json {
        let id = json.text("@id");
        let is_name = !id.is_empty() && json.fields().len() <= 2 && json.name().is_empty() && address(json).is_empty();
        let named = |entry: &&&Json| entry.text("@id") == id && entry.fields().len() > 2;
        if is_name { self.entries.iter().find(named).copied().unwrap_or(json) } else { json }
    }
}

/// The page of something.
fn url(json: &Json) -> &str {
    let url = json.get("url");
    let url = url.entries().first().unwrap_or(url);
    url.as_str().unwrap_or_else(|| url.text("@id"))
}

/// The address of a picture, which may be one itself.
fn address(json: &Json) -> &str {
    match json.as_str() {
        Some(address) => address,
        None => {
            [url(json), json.text("contentUrl")].into_iter().find(|address| !address.is_empty()).unwrap_or_default()
        }
    }
}

fn language(json: &Json) -> &str {
    let json = json.entries().first().unwrap_or(json);
    json.as_str().unwrap_or_else(|| json.first(&["alternateName", "name"]))
}

/// Whether tags end in a text: `</p>`, `<br>`.
fn has_tags(text: &str) -> bool {
    text.split('<').skip(1).any(|part| part.starts_with('/') || part.starts_with("br"))
}
