//! Finds the URLs of deferred frames and videos: plugins keep the URL in their own attributes until a reader consents
//! or scrolls, and page builders keep it in their settings.

use super::{embed::Searched, roles, tabs};
use crate::{
    article::{clean, provider::ProviderPost},
    base64,
    html::NodeRef,
    text,
    url::Url,
};

/// Classes of containers in which a consent plugin keeps the encoded markup of a post, beside its own text.
const CONTAINERS: &str = "BorlabsCookie brlbs-cmpnt-content-blocker embed-privacy-container cookie-consent-preview";

/// The minimum length of text that may be Base64, in bytes. Shorter text may be a word.
const BASE64: usize = 40;

/// The kinds of videos in the settings of Elementor.
const VIDEOS: [&str; 6] = ["youtube", "vimeo", "dailymotion", "videopress", "external", "hosted"];

/// Returns the URL of a frame. An attribute with the URL of a known provider takes precedence, then the attribute of a
/// plugin, and then `src`, which may be a placeholder.
pub(super) fn frame(node: NodeRef, base: &Url) -> Option<Url> {
    let (mut moved, mut own) = (None, None);
    for (name, value) in node.attributes() {
        let is_own = name == "src";
        if !is_own && !(text::contains(name, "src") && (value.starts_with("http") || value.starts_with('/'))) {
            continue;
        }
        let Some(url) = Url::web(value, Some(base)) else { continue };
        if ProviderPost::of(&url).is_some() {
            return Some(url);
        }
        let found = if is_own { &mut own } else { &mut moved };
        found.get_or_insert(url);
    }
    moved.or(own)
}

/// Returns the URL of a video or a post that is only in attributes or in the encoded text of an element.
pub(super) fn address(node: NodeRef, base: &Url, searched: &mut Searched) -> Option<Url> {
    if roles::has_class(node, CONTAINERS) {
        if node.position() < searched.container {
            return None;
        }
        for inside in node.subtree() {
            for (_, value) in inside.attributes() {
                if let Some(url) = encoded(value, base) {
                    return Some(url);
                }
            }
            if let Some(url) = inside.text().and_then(|text| encoded(text, base)) {
                return Some(url);
            }
        }
        searched.container = node.end();
        return None;
    }
    for (name, value) in node.attributes() {
        let url = if name == "data-settings" {
            setting(value, base)
        } else if name.starts_with("data-") && text::contains(value, "//") {
            Url::web(value, Some(base)).filter(|url| ProviderPost::of(url).is_some() && has_no_text(node, searched))
        } else {
            None
        };
        let is_player = |inside: NodeRef| matches!(inside.name(), "iframe" | "video");
        if url.is_some() && !node.subtree().any(is_player) {
            return url;
        }
    }
    None
}

/// Whether an element has neither text nor links. It may have an image, which the player replaces.
pub(super) fn has_no_text(node: NodeRef, searched: &mut Searched) -> bool {
    if matches!(node.name(), "a" | "img" | "blockquote") {
        return false;
    }
    if !searched.without_text.contains(&node.position()) {
        let (mut found, mut end) = (false, node.end());
        node.visit(|inside| {
            if !found && (inside.name() == "a" || inside.text().is_some_and(clean::has_words)) {
                (found, end) = (true, inside.position());
            }
            !found && roles::is_visible(inside)
        });
        searched.without_text = node.position()..end;
    }
    searched.without_text.end >= node.end()
}

/// Returns the URL of the video in the JSON settings of an Elementor widget.
fn setting(json: &str, base: &Url) -> Option<Url> {
    let value = |name: &str| {
        let (_, rest) = text::split_once(json, &["\"", name, "\":"].concat())?;
        let rest = rest.strip_prefix("{\"url\":").unwrap_or(rest);
        Some(tabs::string(rest.strip_prefix('"')?).0)
    };
    let kind = value("video_type").unwrap_or_default();
    for video in VIDEOS {
        if (kind.is_empty() || kind == "hosted" || kind == video)
            && let Some(url) = value(&[video, "_url"].concat()).and_then(|url| Url::web(&url, Some(base)))
        {
            return Some(url);
        }
    }
    None
}

/// Returns the URL of the post in markup that is encoded as Base64, as a JavaScript string, or as text.
fn encoded(text: &str, base: &Url) -> Option<Url> {
    let text = Some(text.trim_ascii())
        .filter(|text| text.len() >= BASE64)
        .and_then(base64::decode)
        .unwrap_or_else(|| text.replace('\\', ""));
    let (mut source, mut before) = (None, "");
    for part in text.split(['"', '\'', '&', ' ', '<', '>', ';']) {
        if part.starts_with("http")
            && let Some(url) = Url::web(part, Some(base))
        {
            if ProviderPost::of(&url).is_some() {
                return Some(url);
            }
            if before.ends_with("src=") {
                source = source.or(Some(url));
            }
        }
        before = part;
    }
    source
}
