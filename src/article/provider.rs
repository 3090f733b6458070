//! The providers whose posts, films, sounds and charts may be shown inside an article, each in a frame.
//!
//! This table is the only way to a frame: what it loads is put together from the provider's own host and from parts
//! of the address that hold letters, digits, `-` and `_` alone, or from the address itself, percent-encoded. The
//! page's content security policy lists the same origins (`frame-src`).

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::body::{self, Block};
use crate::{locale::words::fill, url::Url};
use Shape::{Film, Post, Sound};

/// A post of a provider we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framed {
    /// The provider's name.
    pub provider: &'static str,
    /// The post's own page, for people.
    pub page: String,
    /// What shows it.
    pub frame: Frame,
}

/// What shows a post inside an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The address that it loads.
    pub src: String,
    /// The room it takes.
    pub shape: Shape,
}

/// Finds the frames of all embeds of known providers, and the names of those providers.
pub fn frames(blocks: &mut [Block]) {
    body::visit_blocks(blocks, &mut |block| {
        if let Block::Embed { provider, url, frame, .. } = block
            && let Some(framed) = Framed::of(url)
        {
            *frame = Some(framed.frame);
            if provider.is_empty() {
                framed.provider.clone_into(provider);
            }
        }
    });
}

/// The room that a frame takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As wide as the text, 16 to 9.
    Film,
    /// A bar with a play button.
    Sound,
    /// Higher than wide on a phone.
    Post,
}

impl Shape {
    /// Its name in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Film => "film",
            Sound => "sound",
            Post => "post",
        }
    }
}

/// One kind of post.
struct Kind {
    provider: &'static str,
    shape: Shape,
    /// The hosts' names, parted by spaces; `www.` and `m.` before them are understood.
    hosts: &'static str,
    /// How the path begins, in one of several ways parted by `|`: `+` is a part that is taken, `#` one of digits that
    /// is taken, `*` any part, `=v` the taken value of `v` in the query; anything else is itself. `@v` is a value in
    /// the query that is an address.
    paths: &'static str,
    /// The frame's address: `{1}` is the first part taken, `{url}` the whole address.
    src: &'static str,
    /// The page's address, made in the same way; empty for the address as it is.
    page: &'static str,
}

/// The kinds, one in a line, in the order of the fields of [`Kind`]; the first that fits counts.
const KINDS: &str = include_str!("providers.tsv");

impl Kind {
    fn all() -> impl Iterator<Item = Self> {
        KINDS.split('\n').filter_map(|line| {
            let mut fields = line.split('\t');
            Some(Self {
                provider: fields.next()?,
                shape: match fields.next()? {
                    "film" => Film,
                    "sound" => Sound,
                    _ => Post,
                },
                hosts: fields.next()?,
                paths: fields.next()?,
                src: fields.next()?,
                page: fields.next()?,
            })
        })
    }
}

impl Framed {
    /// The post at an address, where it is one that we know.
    pub fn of(url: &Url) -> Option<Self> {
        let address = url.as_str();
        let mut parts = address.split(['?', '#']);
        let mut path = parts.next()?.split('/').filter(|part| !part.is_empty());
        let query = parts.next().unwrap_or_default();
        let host = path.nth(1)?;
        let host = ["www.", "m."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host);
        let path: Vec<&str> = path.collect();
        let mut kinds = Kind::all().filter(|kind| kind.hosts.split(' ').any(|known| known == host));
        kinds.find_map(|kind| {
            let taken = kind.paths.split('|').find_map(|pattern| taken(pattern, &path, query))?;
            let first = taken.first().copied().unwrap_or_default();
            let encoded: String = utf8_percent_encode(address, NON_ALPHANUMERIC).collect();
            let second = taken.get(1).copied().unwrap_or_default();
            let make = |template| fill(template, &[("1", first), ("2", second), ("url", &*encoded)]);
            let page = if kind.page.is_empty() { address.to_owned() } else { make(kind.page) };
            Some(Self { provider: kind.provider, page, frame: Frame { src: make(kind.src), shape: kind.shape } })
        })
    }
}

/// What a pattern takes of a path and a query, where it fits them.
fn taken<'a>(pattern: &str, path: &[&'a str], query: &'a str) -> Option<Vec<&'a str>> {
    let mut path = path.iter();
    let mut taken = Vec::new();
    for sign in pattern.split(' ') {
        if let Some(name) = sign.strip_prefix(['=', '@']) {
            let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
            if !consists_of(value, if sign.starts_with('@') { b"-_.~%:/" } else { b"-_" }) {
                return None;
            }
            taken.push(value);
            continue;
        }
        let part = *path.next()?;
        let fits = match sign {
            "*" => true,
            "+" => consists_of(part, b"-_"),
            "#" => !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()),
            _ => part == sign,
        };
        if !fits {
            return None;
        }
        if matches!(sign, "+" | "#") {
            taken.push(part);
        }
    }
    Some(taken)
}

/// Whether a part is one of ASCII letters, digits and these signs.
fn consists_of(part: &str, signs: &[u8]) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || signs.contains(&byte))
}

/// Every origin that a frame may come from.
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
