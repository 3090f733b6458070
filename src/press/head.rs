//! The head of a page: what a browser needs before the first paint, and what crawlers read.
//!
//! Crawlers of messengers read only the beginning of a page, some of them 16 kB. [`crate::metadata`] limits the length of
//! every text, so the head is always smaller ([`MAX_SIZE`]).

use super::{
    CardImage, Entry, Site,
    assets::Assets,
    markup::{Attributes, Markup},
    policy::policy,
};
use crate::{
    metadata::{ALT, Metadata, Page, Picture, excerpt, json_ld, open_graph},
    url::Url,
};

/// The maximum size of everything before the body, in bytes.
pub const MAX_SIZE: usize = 16 * 1024;

/// The colors of the browser's interface, those of the light and the dark theme (`static/css/maqal/palettes.css`).
const COLORS: [(&str, &str); 2] = [("light", "#fbf9f4"), ("dark", "#15171a")];

/// Writes the head of the page of an article.
pub fn write(out: &mut Markup, entry: &Entry, site: &Site, assets: &Assets) {
    let rules = speculation_rules(&site.url);
    let metadata = metadata(entry, site);

    out.open("head", &[]);
    begin(out, &entry.path, assets, &rules, Some("pressed.js"));
    describe(out, &metadata);
    link(
        out,
        &[
            ("rel", Some("alternate")),
            ("type", Some("application/json+oembed")),
            ("href", Some(entry.oembed_url(site).as_str())),
            ("title", Some(&metadata.title)),
        ],
    );
    script(out, Some("speculationrules"), &rules);
    out.close("head");
}

/// Returns the facts of an article that crawlers read.
pub(super) fn metadata(entry: &Entry, site: &Site) -> Metadata {
    let cards: Vec<_> = entry.cards.iter().map(|card| picture(card, entry, site)).collect();
    Metadata::of(&entry.article, Page { url: &entry.url(site), site: &site.name, cards: &cards })
}

/// Returns a card as the picture of a preview. The headline is the text in it.
fn picture(card: &CardImage, entry: &Entry, site: &Site) -> Picture {
    Picture {
        url: site.url_of(&card.path),
        size: Some((card.width, card.height)),
        alt: excerpt(&entry.article.title, ALT),
    }
}

/// Writes the head of a page at `path` that lists articles. `links` are the attributes of its links.
pub(super) fn write_list(
    out: &mut Markup,
    path: &str,
    title: &str,
    links: &[Attributes],
    site: &Site,
    assets: &Assets,
) {
    let rules = speculation_rules(&site.url);
    out.open("head", &[]);
    begin(out, path, assets, &rules, None);
    out.open("title", &[]);
    out.text(title);
    out.close("title");
    for attributes in links {
        link(out, attributes);
    }
    script(out, Some("speculationrules"), &rules);
    out.close("head");
}

/// Writes what a browser needs before the first paint. `module` is the script of the page, if it has one.
fn begin(out: &mut Markup, path: &str, assets: &Assets, rules: &str, module: Option<&str>) {
    // A page may be opened at any URL, so everything that it loads has a relative URL.
    let root = "../".repeat(path.matches('/').count());
    let file = |name: &str| format!("{root}{}", assets.path(name));
    meta(out, "charset", "utf-8", None);
    meta(out, "http-equiv", "Content-Security-Policy", Some(&policy(&[assets.start(), rules])));
    meta(out, "name", "viewport", Some("width=device-width, initial-scale=1"));
    // Before the style sheet, because a script waits for the style sheets above it.
    script(out, None, assets.start());
    link(out, &[("rel", Some("stylesheet")), ("href", Some(&file("css/page.css")))]);
    if let Some(module) = module {
        out.open("script", &[("type", Some("module")), ("src", Some(&file(module)))]);
        out.close("script");
    }
    meta(out, "name", "color-scheme", Some("light dark"));
    for (scheme, color) in COLORS {
        let media = format!("(prefers-color-scheme: {scheme})");
        out.open("meta", &[("name", Some("theme-color")), ("media", Some(&media)), ("content", Some(color))]);
    }
    meta(out, "name", "referrer", Some("strict-origin-when-cross-origin"));
    link(out, &[("rel", Some("icon")), ("href", Some(&file("icon.svg"))), ("type", Some("image/svg+xml"))]);
}

/// Writes what crawlers read.
fn describe(out: &mut Markup, metadata: &Metadata) {
    out.open("title", &[]);
    out.text(&metadata.title);
    out.close("title");
    if !metadata.description.is_empty() {
        meta(out, "name", "description", Some(&metadata.description));
    }
    link(out, &[("rel", Some("canonical")), ("href", Some(metadata.canonical.as_str()))]);
    meta(out, "name", "robots", Some("max-image-preview:large"));
    for (property, content) in open_graph::properties(metadata) {
        meta(out, "property", property, Some(&content));
    }
    meta(out, "name", "twitter:card", Some(open_graph::twitter_card(metadata)));
    script(out, Some("application/ld+json"), &json_ld::news_article(metadata));
}

fn meta(out: &mut Markup, key: &str, name: &str, content: Option<&str>) {
    out.open("meta", &[(key, Some(name)), ("content", content)]);
}

fn link(out: &mut Markup, attributes: Attributes) {
    out.open("link", attributes);
}

/// Writes a script, whose content must not end the element.
fn script(out: &mut Markup, kind: Option<&str>, content: &str) {
    out.open("script", &[("type", kind)]);
    out.raw(content);
    out.close("script");
}

/// Returns the speculation rules ([specification]): a browser may render another page of the site when a person points at
/// a link to it. The policy allows them by their hash, because only Chromium knows `'inline-speculation-rules'`.
///
/// [specification]: https://wicg.github.io/nav-speculation/speculation-rules.html
fn speculation_rules(site: &Url) -> String {
    let path = site.as_str().get(site.origin().len()..).unwrap_or("/");
    // A backslash escapes the syntax of URL patterns, and another one the backslash in JSON.
    let mut pattern = String::new();
    for letter in path.chars() {
        if "(){}*+?:\\".contains(letter) {
            pattern.push_str(r"\\");
        }
        pattern.push(letter);
    }
    format!(r#"{{"prerender":[{{"where":{{"href_matches":"{pattern}*/"}},"eagerness":"moderate"}}]}}"#)
}
