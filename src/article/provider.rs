//! The embed providers: services whose posts, videos, audio and charts an article may show in a frame.
//!
//! Frames come only from the table `providers.tsv`. The URL of a frame consists of the provider's host and path, and of
//! parts of the post's URL that contain only ASCII letters, digits, `-` and `_`, or of that URL itself,
//! percent-encoded. The page's content security policy lists the same origins (`frame-src`).

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::body::{self, Block, Frame, Shape};
use crate::{locale::templates::fill, text, url::Url};

/// A post of a known provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderPost {
    /// The name of the provider.
    pub provider: &'static str,
    /// The URL of the post's own page.
    pub page: String,
    /// The frame that shows the post.
    pub frame: Frame,
}

/// Sets the frame of every embedded post of a known provider, and the name of the provider if it is empty.
pub fn frames(blocks: &mut [Block]) {
    body::visit_blocks(blocks, &mut |block| {
        if let Block::Embed { provider, url, frame, .. } = block
            && let Some(framed) = ProviderPost::of(url)
        {
            *frame = Some(framed.frame);
            if provider.is_empty() {
                framed.provider.clone_into(provider);
            }
        }
    });
}

/// A kind of post: one line of the table.
struct Kind {
    provider: &'static str,
    shape: Shape,
    /// The host names, separated by spaces, without the prefixes `www.` and `m.`, which are accepted too.
    hosts: &'static str,
    /// Patterns for the beginning of the path, separated by `|`; each is a list of segments, separated by spaces. `+`
    /// captures a segment, `#` captures a segment of digits, `*` matches any segment, `=v` captures the value of `v` in
    /// the query, and `@v` does so for a value that is a URL. Anything else matches itself.
    paths: &'static str,
    /// The template of the frame's URL: `{1}` is the first capture, `{2}` the second, `{url}` the whole URL.
    src: &'static str,
    /// The template of the page's URL; empty for the URL as it is.
    page: &'static str,
}

/// The kinds, one per line, with the fields in the order of [`Kind`]. The first match applies.
const KINDS: &str = include_str!("providers.tsv");

impl Kind {
    fn all() -> impl Iterator<Item = Self> {
        KINDS.split('\n').filter_map(|line| {
            let mut fields = line.split('\t');
            Some(Self {
                provider: fields.next()?,
                shape: match fields.next()? {
                    "film" => Shape::Film,
                    "sound" => Shape::Sound,
                    _ => Shape::Post,
                },
                hosts: fields.next()?,
                paths: fields.next()?,
                src: fields.next()?,
                page: fields.next()?,
            })
        })
    }
}

impl ProviderPost {
    /// Returns the post at a URL, or `None` if the provider is unknown.
    pub fn of(url: &Url) -> Option<Self> {
        let address = url.as_str();
        let mut parts = address.split(['?', '#']);
        let mut path = parts.next()?.split('/').filter(|part| !part.is_empty());
        let query = parts.next().unwrap_or_default();
        let host = path.nth(1)?;
        let host = ["www.", "m."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host);
        let path: Vec<&str> = path.collect();
        let mut kinds = Kind::all().filter(|kind| text::is_in(kind.hosts, host));
        kinds.find_map(|kind| {
            let captures = kind.paths.split('|').find_map(|pattern| captures(pattern, &path, query))?;
            let first = captures.first().copied().unwrap_or_default();
            let encoded: String = utf8_percent_encode(address, NON_ALPHANUMERIC).collect();
            let second = captures.get(1).copied().unwrap_or_default();
            let make = |template| fill(template, &[("1", first), ("2", second), ("url", &*encoded)]);
            let page = if kind.page.is_empty() { address.to_owned() } else { make(kind.page) };
            Some(Self { provider: kind.provider, page, frame: Frame { src: make(kind.src), shape: kind.shape } })
        })
    }
}

/// Returns the captures of a pattern, or `None` if it does not match.
fn captures<'a>(pattern: &str, path: &[&'a str], query: &'a str) -> Option<Vec<&'a str>> {
    let mut path = path.iter();
    let mut captures = Vec::new();
    for part in pattern.split(' ') {
        if let Some(name) = part.strip_prefix(['=', '@']) {
            let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
            if !consists_of(value, if part.starts_with('@') { b"-_.~%:/" } else { b"-_" }) {
                return None;
            }
            captures.push(value);
            continue;
        }
        let segment = *path.next()?;
        let matches = match part {
            "*" => true,
            "+" => consists_of(segment, b"-_"),
            "#" => !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit()),
            _ => segment == part,
        };
        if !matches {
            return None;
        }
        if matches!(part, "+" | "#") {
            captures.push(segment);
        }
    }
    Some(captures)
}

/// Whether a text is not empty and consists of ASCII letters, digits and these characters.
fn consists_of(text: &str, others: &[u8]) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || others.contains(&byte))
}

/// Returns the origins of all frames, sorted.
pub fn frame_origins() -> Vec<&'static str> {
    let mut origins: Vec<&str> = Kind::all()
        .filter_map(|kind| {
            let path = kind.src.match_indices('/').nth(2)?.0;
            kind.src.get(..path)
        })
        .collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}
