//! Follows the pages of a JSON Feed (`next_url`) and of a collection of the WordPress REST API, such as
//! `https://news.example/wp-json/wp/v2/posts` (`X-WP-TotalPages`, or `Link` with `rel=next`).
//!
//! The posts of a collection are requested in the order of their ids, so that a post that is published during the run
//! does not move others to another page.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use url::form_urlencoded;

use super::{
    Error, Response,
    fetch::{self, Client, Fetched},
};
use crate::{source, url::Url};

/// The maximum number of pages of a feed or a collection.
pub(super) const PAGES: usize = 10_000;

/// The number of posts per page, which is the maximum that WordPress allows. It must be a multiple of 4, see
/// [`Collection::halve`].
const PER_PAGE: u32 = 100;

/// Fetches the response at a URL and its following pages.
pub(super) fn responses(client: Client, url: &Url) -> impl Iterator<Item = Result<Response, Error>> {
    let collection = Collection::of(url, &client.fetching().since);
    let first = collection.as_ref().map_or_else(|| Some(url.clone()), Collection::url);
    Pages { client, collection, next: first, seen: HashSet::new() }
}

struct Pages {
    client: Client,
    collection: Option<Collection>,
    /// The URL of the next page.
    next: Option<Url>,
    /// The hashes of the URLs and the bodies of the previous pages.
    seen: HashSet<u64>,
}

impl Iterator for Pages {
    type Item = Result<Response, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let url = self.next.take()?;
            if !self.seen.insert(hash(url.as_str())) {
                return Some(Err(Error::Loop(url)));
            }
            match self.client.get(&url) {
                // Long posts: request fewer at a time.
                Err(fetch::Error::TooLarge) if self.collection.as_mut().is_some_and(Collection::halve) => {
                    self.next = self.collection.as_ref().and_then(Collection::url);
                }
                Ok(fetched) => return Some(self.page(fetched, url)),
                Err(cause) => return Some(Err(Error::Fetch { url, cause })),
            }
        }
    }
}

impl Pages {
    /// Determines the page that follows a fetched one.
    fn page(&mut self, fetched: Fetched, url: Url) -> Result<Response, Error> {
        let next = match &mut self.collection {
            Some(collection) => collection.next(&fetched),
            None => next_of_feed(&fetched),
        };
        if (next.is_some() || self.seen.len() > 1) && !self.seen.insert(hash(&*fetched.bytes)) {
            return Err(Error::Loop(url));
        }
        // A page adds two hashes.
        if next.is_some() && self.seen.len() >= PAGES * 2 {
            return Err(Error::TooManyPages(url));
        }
        self.next = next;
        Ok(Response { name: url.as_str().to_owned(), address: fetched.url, bytes: fetched.bytes, is_fetched: true })
    }
}

/// Returns the hash of a value, which needs less memory. Equal values have the same hash in one run.
fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Returns the URL of the next page of a JSON Feed.
fn next_of_feed(fetched: &Fetched) -> Option<Url> {
    // Most responses are not parsed a second time.
    memchr::memmem::find(&fetched.bytes, b"\"next_url\"")?;
    let json = source::parse(&fetched.bytes).ok()?;
    if json.has("items") { Url::web(json.text("next_url"), Some(&fetched.url)) } else { None }
}

/// A collection of the WordPress REST API.
struct Collection {
    /// The URL of the first page.
    first: url::Url,
    /// The number of the current page, from 1.
    page: u32,
    per_page: u32,
}

impl Collection {
    /// Returns the collection at a URL; `None` if there is a single post, or something else.
    fn of(url: &Url, since: &str) -> Option<Self> {
        let mut first = url::Url::parse(url.as_str()).ok()?;
        let route = match first.query_pairs().find(|(name, _)| name == "rest_route") {
            Some((_, route)) => route.into_owned(),
            None => first.path().to_owned(),
        };
        let (_, kind) = route.trim_end_matches('/').split_once("/wp/v2/")?;
        // A route with an id is a single post.
        if kind.is_empty() || kind.contains('/') {
            return None;
        }
        let number = |name| first.query_pairs().find(|(key, _)| key == name).and_then(|(_, value)| value.parse().ok());
        let (page, per_page) = (number("page").unwrap_or(1).max(1), number("per_page").unwrap_or(PER_PAGE));
        let mut defaults = vec![("_embed", "1"), ("orderby", "id"), ("order", "asc")];
        if !since.is_empty() {
            defaults.push(("modified_after", since));
        }
        for (name, value) in defaults {
            if !first.query_pairs().any(|(key, _)| key == name) {
                first.query_pairs_mut().append_pair(name, value);
            }
        }
        Some(Self { first, page, per_page })
    }

    /// Returns the URL of the current page.
    fn url(&self) -> Option<Url> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.first.query_pairs() {
            if name != "page" && name != "per_page" {
                query.append_pair(&name, &value);
            }
        }
        query.append_pair("per_page", &self.per_page.to_string());
        query.append_pair("page", &self.page.to_string());
        let mut url = self.first.clone();
        url.set_query(Some(&query.finish()));
        Url::web(url.as_str(), None)
    }

    /// Goes to the next page, and returns its URL; `None` after the last one.
    fn next(&mut self, fetched: &Fetched) -> Option<Url> {
        self.page += 1;
        match fetched.total_pages() {
            Some(total) if self.page <= total => self.url(),
            Some(_) => None,
            None => fetched.next(),
        }
    }

    /// Halves the number of posts per page. Returns whether that is possible.
    fn halve(&mut self) -> bool {
        let is_even = self.per_page.is_multiple_of(2) && self.per_page > 0;
        if is_even {
            self.per_page /= 2;
            self.page = self.page * 2 - 1;
        }
        is_even
    }
}
