//! The head of a page: what a browser needs before the first paint, and what crawlers read.
//!
//! Crawlers of messengers read only the beginning of a page, some of them 16 kB. [`crate::metadata`] limits the length of
//! every text, so everything before the style sheet is always smaller ([`MAX_SIZE`]).

use std::collections::BTreeMap;

use super::{
    Entry,
    markup::{Attributes, Markup},
    template::Template,
};
use crate::{
    locale::{ArticleMessages, Direction, Language, facts},
    metadata::{Metadata, json_ld, open_graph},
    url::Url,
};

/// The maximum size of everything before the style sheet, in bytes.
pub const MAX_SIZE: usize = 16 * 1024;

/// More than the size of the tags around the speculation rules, in bytes.
const REST: usize = 50;

/// The colors of the browser's interface, those of the light and the dark theme. A test compares them with the style sheet
/// (`static/css/maqal/palettes.css`).
pub const COLORS: [(&str, &str); 2] = [("light", "#fbf9f4"), ("dark", "#15171a")];

/// The policy of a page that loads nothing.
const NOTHING: &str = "default-src 'none'; base-uri 'none'; form-action 'none'";

/// Writes the head of the page of an article.
pub fn write(out: &mut Markup, entry: &Entry, metadata: &Metadata, template: &Template) {
    out.open("head", &[]);
    let article = &entry.article;
    let face = Face::of(article.lang.as_ref().map_or("", Language::as_str), article.dir);
    let root = root(&entry.path);
    begin(out, &root, face, template);
    describe(out, metadata, "max-image-preview:large");
    out.script(&[("type", Some("application/ld+json"))], &json_ld::news_article(metadata));
    discover(out, &entry.oembed_url(template.site), metadata);
    let mut alternates = Markup::default();
    write_alternates(&mut alternates, entry, metadata);
    if out.len() + alternates.len() + template.rules.len() + REST <= MAX_SIZE {
        out.raw(&alternates.finish());
    }
    end(out, template);
    out.open("script", &[("type", Some("module")), ("src", Some(&file(&root, "pressed.js", template)))]);
    out.close("script");
    out.close("head");
}

/// Writes links to the translations of an article ([Google]). All of them are in each translation, in the same order, also the
/// one of the page itself, with its canonical URL: search engines ignore a link that is not mutual.
///
/// [Google]: https://developers.google.com/search/docs/specialty/international/localized-versions
fn write_alternates(out: &mut Markup, entry: &Entry, metadata: &Metadata) {
    let Some(own) = &metadata.lang else { return };
    let mut all = BTreeMap::from([(own.as_str(), &metadata.canonical)]);
    for translation in &entry.translations {
        all.entry(translation.lang.as_str()).or_insert(&translation.url);
    }
    if all.len() == 1 {
        return;
    }
    for (lang, url) in all {
        link(out, &[("rel", Some("alternate")), ("hreflang", Some(lang)), ("href", Some(url.as_str()))]);
    }
}

/// Writes the head of a page at `path` that lists articles. `links` are the attributes of its links.
pub(super) fn write_list(
    out: &mut Markup,
    path: &str,
    messages: &ArticleMessages,
    title: &str,
    description: &str,
    links: &[Attributes],
    template: &Template,
) {
    out.open("head", &[]);
    begin(out, &root(path), Face::of_interface(messages), template);
    title_and_description(out, title, description);
    for attributes in links {
        link(out, attributes);
    }
    end(out, template);
    out.close("head");
}

/// Writes the head of a page with a message, which is not for search engines. The page may be at any path.
pub(super) fn write_message(out: &mut Markup, messages: &ArticleMessages, title: &str, template: &Template) {
    out.open("head", &[]);
    begin(out, template.site.path(), Face::of_interface(messages), template);
    out.element("title", &[], title);
    meta(out, "name", "robots", Some("noindex"));
    end(out, template);
    out.close("head");
}

/// Writes the head of a redirect to an article. `href` is the URL of its page, and `oembed` that of its oEmbed response.
pub(super) fn write_redirect(out: &mut Markup, href: &str, metadata: &Metadata, oembed: &Url) {
    out.open("head", &[]);
    meta(out, "charset", "utf-8", None);
    meta(out, "http-equiv", "Content-Security-Policy", Some(NOTHING));
    meta(out, "http-equiv", "refresh", Some(&format!("0; url={href}")));
    meta(out, "name", "viewport", Some("width=device-width, initial-scale=1"));
    meta(out, "name", "color-scheme", Some("light dark"));
    describe(out, metadata, "noindex");
    discover(out, oembed, metadata);
    out.close("head");
}

/// Returns the relative URL of the site from the page at `path`, so that pages work at any URL. Empty for the page at the
/// site's URL itself.
pub(super) fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The face of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    /// Noto Naskh Arabic.
    Naskh,
    /// A font of the device, because the text is not in Arabic script.
    System,
}

impl Face {
    fn of(lang: &str, dir: Direction) -> Self {
        if dir == Direction::Rtl && !facts::is_hebrew_script(lang) { Self::Naskh } else { Self::System }
    }

    fn of_interface(messages: &ArticleMessages) -> Self {
        Self::of(messages.lang, messages.direction())
    }
}

/// Returns the URL of one of the reader's files. `root` is the URL of the site.
fn file(root: &str, name: &str, template: &Template) -> String {
    format!("{root}{}", template.assets.path(name))
}

/// Writes the beginning of a head: the policy, and the script that requests the font. `root` is the URL of the site.
fn begin(out: &mut Markup, root: &str, face: Face, template: &Template) {
    meta(out, "charset", "utf-8", None);
    meta(out, "http-equiv", "Content-Security-Policy", Some(&template.policy));
    meta(out, "name", "viewport", Some("width=device-width, initial-scale=1"));
    if face == Face::Naskh {
        out.script(&[("data-fonts", Some(&file(root, "fonts/", template)))], template.assets.font());
    }
    meta(out, "name", "color-scheme", Some("light dark"));
    for (scheme, color) in COLORS {
        let media = format!("(prefers-color-scheme: {scheme})");
        out.open("meta", &[("name", Some("theme-color")), ("media", Some(&media)), ("content", Some(color))]);
    }
    meta(out, "name", "referrer", Some("strict-origin-when-cross-origin"));
    link(
        out,
        &[("rel", Some("icon")), ("href", Some(&file(root, "icon.svg", template))), ("type", Some("image/svg+xml"))],
    );
}

/// Writes the end of a head: the speculation rules and the style sheet, which is larger than everything that crawlers read.
fn end(out: &mut Markup, template: &Template) {
    out.script(&[("type", Some("speculationrules"))], &template.rules);
    out.open("style", &[]);
    out.raw(&template.style);
    out.close("style");
}

/// Writes what crawlers read. `robots` tells search engines what they may do with the page.
fn describe(out: &mut Markup, metadata: &Metadata, robots: &str) {
    title_and_description(out, &metadata.title, &metadata.description);
    link(out, &[("rel", Some("canonical")), ("href", Some(metadata.canonical.as_str()))]);
    meta(out, "name", "robots", Some(robots));
    for (property, content) in open_graph::properties(metadata) {
        meta(out, "property", property, Some(&content));
    }
    meta(out, "name", "twitter:card", Some(open_graph::twitter_card(metadata)));
}

fn title_and_description(out: &mut Markup, title: &str, description: &str) {
    out.element("title", &[], title);
    if !description.is_empty() {
        meta(out, "name", "description", Some(description));
    }
}

/// Writes the link to the oEmbed response of an article.
fn discover(out: &mut Markup, oembed: &Url, metadata: &Metadata) {
    let attributes = [
        ("rel", Some("alternate")),
        ("type", Some("application/json+oembed")),
        ("href", Some(oembed.as_str())),
        ("title", Some(&*metadata.title)),
    ];
    link(out, &attributes);
}

fn meta(out: &mut Markup, key: &str, name: &str, content: Option<&str>) {
    out.open("meta", &[(key, Some(name)), ("content", content)]);
}

fn link(out: &mut Markup, attributes: Attributes) {
    out.open("link", attributes);
}
