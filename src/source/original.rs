//! Derives the URL of the original story from the URL of a response that does not contain it.

use crate::{
    text,
    url::{self, Url},
};

/// The paths of APIs and feeds, relative to the URL of the site.
const PATHS: [&str; 5] = [WORDPRESS, "/ghost/api", "/jsonapi", "/feed/json", "/feed.json"];

/// The path of the WordPress REST API.
const WORDPRESS: &str = "/wp-json";

/// The API of all sites on WordPress.com.
const WORDPRESS_COM: &str = "https://public-api.wordpress.com/";

/// Returns the URL of the original story or of its site, given the URL of a response and the requested item:
///
/// 1. the item, if it is a URL on the same site (anyone can create a link with any item),
/// 2. the short link (`?p=`) of a post in the WordPress REST API,
/// 3. the site of another known API or feed.
pub fn original(address: &Url, item: &str) -> Option<Url> {
    if let Some(url) = Url::web(item, None).filter(|url| url.site() == address.site()) {
        return Some(url);
    }
    let (page, query) = address.as_str().split_once('?').unwrap_or((address.as_str(), ""));
    let page = page.split('#').next().unwrap_or_default();
    if let Some(path) = page.strip_prefix(WORDPRESS_COM) {
        let (host, route) = text::split_once(path, "/sites/")?.1.split_once('/')?;
        return if host.contains('.') { post(&["https://", host].concat(), route) } else { None };
    }
    if let Some(route) = query.split('&').find_map(|parameter| parameter.strip_prefix("rest_route=")) {
        let site = page.strip_suffix("index.php").unwrap_or(page);
        return post(site.trim_end_matches('/'), &url::decoded(route));
    }
    let start = address.origin().len();
    PATHS.iter().find_map(|name| {
        let at = start + text::find(page.get(start..)?, name)?;
        let (site, path) = page.split_at_checked(at)?;
        let route = path.strip_prefix(name)?;
        let is_whole = route.is_empty() || route.starts_with('/');
        if is_whole { post(site, if *name == WORDPRESS { route } else { "" }) } else { None }
    })
}

/// Returns the short link of the post with this API route, or the site if the route has no id.
fn post(site: &str, route: &str) -> Option<Url> {
    let id = route.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let query = if is_id { ["?p=", id].concat() } else { String::new() };
    Url::web(&[site, "/", &query].concat(), None)
}
