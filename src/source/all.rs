//! Reads every article of a response, one after the other. Only the native target uses it: a browser shows one article.
//!
//! Before an entry of a list is read, it becomes the only entry of the list. Formats therefore read it in its context,
//! such as the name of a feed or the entities that Drupal includes, and nothing is copied.

use std::vec;

use super::{
    Error, Format, Options, Translation, candidates::Candidates, json::Json, parse, read_parsed, translations,
    within_limits,
};
use crate::{article::Article, html::Html, url::Url};

/// Reads all articles of a response: an article, a feed, or a list of articles. A list may be empty. The parameters are
/// those of [`read`](super::read); `options.item` must be empty.
///
/// # Errors
///
/// [`Error::Html`] and [`Error::NotJson`] if the response cannot be parsed. Each article has its own error, so that a
/// list with an unreadable entry is read to its end.
pub fn read_all<P: Fn(&str) -> Option<Html>>(
    bytes: &[u8],
    address: &Url,
    options: &Options,
    html: P,
) -> Result<Articles<P>, Error> {
    let mut json = parse(bytes)?;
    let mut size = bytes.len();
    let list = list(&json);
    let rest = if let Some(entries) = list.and_then(|path| entries_at(&mut json, path)) {
        let entries = std::mem::take(entries);
        size = size_of(&json);
        Rest::Entries(entries.into_iter())
    } else {
        Rest::Whole
    };
    Ok(Articles {
        json,
        list: list.unwrap_or_default(),
        rest,
        size,
        address: address.clone(),
        options: options.clone(),
        html,
    })
}

/// The articles of a response, from [`read_all`].
pub struct Articles<P> {
    /// The response. Its list has only the entry that was read last.
    json: Json,
    /// The names of the fields that lead to the list.
    list: &'static [&'static str],
    rest: Rest,
    /// The size of the response in bytes, without the entries of its list.
    size: usize,
    address: Url,
    options: Options,
    html: P,
}

/// What was not read yet.
enum Rest {
    /// The response, which is a single article.
    Whole,
    /// The entries of the list.
    Entries(vec::IntoIter<Json>),
    /// Nothing.
    Nothing,
}

impl<P> Articles<P> {
    /// Whether the response is a list of articles, even if it has a single entry.
    pub fn is_list(&self) -> bool {
        matches!(self.rest, Rest::Entries(_))
    }

    /// Returns the JSON from which the last article was read.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Returns the translations that the response names for the last article.
    pub fn translations(&self, article: &Article) -> Vec<Translation> {
        let candidates = Candidates::new(&self.json, "", &self.address);
        let json = match candidates.find(&|json| json.has("maqal")) {
            Ok(Some(json)) => json,
            _ => match candidates.detect(&self.options.format, &self.address) {
                Ok((json, format)) => format.article(json),
                Err(_) => return Vec::new(),
            },
        };
        translations::translations(json, article.canonical.as_ref().unwrap_or(&self.address))
    }
}

impl<P: Fn(&str) -> Option<Html>> Iterator for Articles<P> {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut size = self.size;
        match &mut self.rest {
            Rest::Whole => self.rest = Rest::Nothing,
            Rest::Entries(entries) => {
                let entry = entries.next()?;
                size += size_of(&entry);
                *entries_at(&mut self.json, self.list)? = vec![entry];
            }
            Rest::Nothing => return None,
        }
        Some(within_limits(size, &self.address, || read_parsed(&self.json, &self.address, &self.options, &self.html)))
    }
}

/// Returns the names of the fields that lead to the list of articles in a response; `None` if the response is a single
/// article. A list in a format that fits the whole response is found by the format.
fn list(json: &Json) -> Option<&'static [&'static str]> {
    if json.has("maqal") {
        return None;
    }
    let fits = |json: &Json| Format::ALL.into_iter().find(|format| format.fits(json));
    let lists: &[&'static [&'static str]] = match fits(json) {
        None => &[&[], &["posts"], &["pages"]],
        Some(Format::JsonFeed) => &[&["items"]],
        Some(Format::Guardian) => &[&["response", "results"]],
        Some(Format::Drupal) => &[&["data"]],
        Some(Format::WordPressGraphql) => {
            &[&["data", "posts"], &["data", "posts", "nodes"], &["data", "posts", "edges"]]
        }
        // Most arrays of JSON-LD are a single graph, in which one entry is the article.
        Some(Format::NewsArticle) if json.entries().iter().all(|entry| fits(entry).is_some()) => &[&[]],
        Some(_) => &[],
    };
    lists.iter().copied().find(|path| {
        let value = path.iter().fold(json, |json, name| json.get(name));
        matches!(value, Json::Array(_))
    })
}

/// Returns the entries of the list to which these fields lead.
fn entries_at<'a>(mut json: &'a mut Json, path: &[&str]) -> Option<&'a mut Vec<Json>> {
    for name in path {
        let Json::Object(fields) = json else { return None };
        json = &mut fields.iter_mut().rev().find(|(field, _)| field == name)?.1;
    }
    match json {
        Json::Array(entries) => Some(entries),
        _ => None,
    }
}

/// Returns the approximate size of a value as text, in bytes.
fn size_of(json: &Json) -> usize {
    match json {
        Json::Null | Json::Bool(_) => 4,
        Json::Number(text) | Json::String(text) => text.len() + 2,
        Json::Array(entries) => entries.iter().map(|entry| size_of(entry) + 1).sum::<usize>() + 2,
        Json::Object(fields) => fields.iter().map(|(name, value)| name.len() + size_of(value) + 4).sum::<usize>() + 2,
    }
}
