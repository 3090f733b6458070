//! Converts embedded posts: frames, and elements that the scripts of providers replace.

use std::ops::Range;

use super::{Converter, deferred, roles};
use crate::{
    article::{MediaKind, body::Block, clean, provider::ProviderPost},
    html::NodeRef,
    url::{self, Url},
};

/// The elements of posts, one per line: the name or class, the attribute that identifies the post, and the prefix that
/// turns its value into a URL.
const POSTS: &str = include_str!("posts.tsv");

/// Classes of quotations that a provider's script replaces with the post. Their last link leads to the post.
const QUOTED: &str = "twitter-tweet twitter-video bluesky-embed text-post-media";

/// A post that an element represents.
pub(super) struct Post {
    /// The URL.
    url: Url,
    /// Whether the content of the element is only a placeholder for the post.
    is_placeholder: bool,
}

/// The parts of a document that have been searched. Elements inside them are not searched again, so that the time for
/// nested elements is linear.
#[derive(Default)]
pub(super) struct Searched {
    /// The end of the last quotation without a link to a post.
    pub quotation: usize,
    /// The end of the last container of a consent plugin without a post.
    pub container: usize,
    /// The nodes up to the next text or link.
    pub without_text: Range<usize>,
}

/// Returns the post that an element represents.
pub(super) fn post(node: NodeRef, base: &Url, searched: &mut Searched) -> Option<Post> {
    let name = node.name();
    let has_text = || !roles::text(node).trim_ascii().is_empty();
    if node.attributes().is_empty() {
        return None;
    }
    if roles::has_class(node, QUOTED) {
        let mut last = None;
        if node.position() < searched.quotation {
            return last;
        }
        for link in node.descendants() {
            if let Some(url) = link.attribute("href").and_then(|href| Url::web(href, Some(base)))
                && ProviderPost::of(&url).is_some()
            {
                last = Some(Post { url, is_placeholder: false });
            }
        }
        if last.is_none() {
            searched.quotation = node.end();
        }
        return last;
    }
    if node.attribute("class").is_some() || name.contains('-') || name == "script" {
        for line in POSTS.split('\n') {
            let mut fields = line.split('\t');
            if let (Some(key), Some(attribute), Some(start)) = (fields.next(), fields.next(), fields.next())
                && (name == key || roles::has_class(node, key))
                && let Some(value) = node.attribute(attribute)
                && let Some(url) = Url::web(&[start, value].concat(), Some(base))
                // Most scripts do not embed a player.
                && (name != "script" || ProviderPost::of(&url).is_some())
            {
                return Some(Post { url, is_placeholder: !has_text() });
            }
        }
    }
    deferred::address(node, base, searched).map(|url| Post { url, is_placeholder: true })
}

/// Returns the URL of the post in the query of a Facebook frame, whose own URL is not a page for readers.
fn plugin_page(url: &Url) -> Option<Url> {
    let query = url.as_str().strip_prefix("https://www.facebook.com/plugins/")?;
    let page = query.split(['?', '&']).find_map(|pair| pair.strip_prefix("href="))?;
    Url::web(&url::decoded(page), None).filter(|page| ProviderPost::of(page).is_some())
}

impl Converter<'_> {
    /// Converts the element of a post: its text, and then the post.
    pub(super) fn post(&mut self, node: NodeRef, post: &Post) {
        let Post { url, is_placeholder } = post;
        if node.name() == "blockquote" {
            self.quote(node);
        } else if !is_placeholder {
            self.block(node, None);
        }
        if MediaKind::of_file(url.as_str()) == Some(MediaKind::Video)
            && let Some(src) = Url::media(url.as_str(), Some(self.base))
        {
            return self.push(Block::Video { src, poster: None, tracks: vec![], caption: vec![] });
        }
        self.embed(url, "");
    }

    pub(super) fn frame(&mut self, node: NodeRef) {
        let is_visible = |name| !matches!(node.attribute(name), Some("0" | "1" | "0px" | "1px"));
        let url = deferred::frame(node, self.base).map(|url| plugin_page(&url).unwrap_or(url));
        // WordPress embeds its own posts twice: as a quotation with a link, and as a frame.
        if let Some(url) = url
            .filter(|_| is_visible("width") && is_visible("height") && !roles::has_class(node, "wp-embedded-content"))
        {
            self.embed(&url, node.attribute("title").unwrap_or_default());
        }
    }

    /// Adds a card for a post. If the provider is unknown, the card has a link instead of a button.
    pub(super) fn embed(&mut self, url: &Url, title: &str) {
        let (provider, page) = match ProviderPost::of(url) {
            Some(framed) => (framed.provider, Url::web(&framed.page, None)),
            None => ("", None),
        };
        // A title such as "YouTube video player" says nothing about the post.
        let title = if !provider.is_empty() && title.starts_with(provider) { "" } else { title };
        let url = page.unwrap_or_else(|| url.clone());
        self.flush();
        if matches!(self.blocks.last(), Some(Block::Embed { url: before, .. }) if *before == url) {
            return;
        }
        self.push(Block::Embed {
            provider: provider.into(),
            title: clean::line(title),
            description: String::new(),
            url,
            frame: None,
        });
    }

    pub(super) fn bookmark(&mut self, node: NodeRef) {
        let words = |class| {
            let part = node.descendants().find(|part| roles::has_class(*part, class));
            part.map_or_else(String::new, |part| clean::line(&roles::text(part)))
        };
        let link = node.descendants().find_map(|link| Url::link(link.attribute("href")?, Some(self.base)));
        let Some(url) = link else { return self.block(node, None) };
        let mut description = words("kg-bookmark-description");
        // In Ghost's cards the class `publisher` marks the author, and `author` the publisher.
        let author = words("kg-bookmark-publisher");
        if !author.is_empty() {
            let between = if description.is_empty() { "" } else { " · " };
            description = [&*description, between, &author].concat();
        }
        let (provider, title) = (words("kg-bookmark-author"), words("kg-bookmark-title"));
        self.push(Block::Embed { provider, title, description, url, frame: None });
        for caption in node.children().filter(|part| part.name() == "figcaption") {
            self.block(caption, None);
        }
    }
}
