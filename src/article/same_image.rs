//! Recognizes URLs of the same image.
//!
//! Publishing systems serve one image under many URLs: in several sizes, through image proxies, with other schemes and
//! hosts. An [`ImageKey`] is what these URLs have in common:
//!
//! 1. The URL of the original replaces that of an image proxy (`original`).
//! 2. The scheme, `www.`, the size in the path, and the parameters that only affect size, quality or caching are
//!    removed.
//! 3. The size and the suffixes of WordPress (`-1024x683`, `-scaled`) at the end of the file name are removed.
//!
//! Numbers that may distinguish images are kept. In case of doubt, two URLs are different images: a repeated image is
//! better than a lost one.

use super::media_kind::MediaKind;
use crate::{
    text,
    url::{Url, decoded, without_www},
};

/// The common part of the URLs of one image.
#[derive(Clone, Debug)]
pub struct ImageKey {
    /// The decoded host and path, without size and extension.
    path: String,
    /// The file name extension.
    extension: String,
    /// The decoded parameters that identify the image.
    query: Vec<String>,
}

/// The parameters of an image proxy that contain the URL of the original.
const ORIGINALS: &str = "url src image img file path u uri";
/// The parameters that identify an image even if the path is that of an image file.
const IDENTITIES: &str = "id file image img name page photo";
/// The parameters that do not identify an image.
const SIZES: &str = "w h width height size resize fit crop rect c q quality strip ssl fm format auto dpr zoom im imwidth \
                     impolicy itok v ver t ts sig s";

/// The options of Cloudinary in a path.
const OPTIONS: &str = "w h c q f g e ar fl dpr";

/// The maximum number of parameters that are compared.
const PARAMETERS: usize = 16;

impl ImageKey {
    /// Returns the key of a URL.
    pub fn new(url: &Url) -> Self {
        let mut address = url.as_str().split('#').next().unwrap_or_default().to_owned();
        if address.starts_with("data:") {
            return Self { path: address, extension: String::new(), query: Vec::new() };
        }
        // A proxy may use another proxy.
        for _ in 0..3 {
            let Some(original) = original(&address) else { break };
            address = original;
        }
        let (_, address) = text::split_once(&address, "://").unwrap_or(("", &address));
        let address = without_www(address);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (path, name) = directory(&decoded(path));
        let (name, extension) = split_name(&name);
        let is_file = MediaKind::of_extension(&extension).is_some();
        let mut parameters = Vec::new();
        for pair in query.split('&') {
            // Many publishers escape `&` by mistake.
            let pair = pair.strip_prefix("amp;").unwrap_or(pair);
            let name = pair.split('=').next().unwrap_or_default();
            let counts = if is_file { text::is_in(IDENTITIES, name) } else { !text::is_in(SIZES, name) };
            if counts && !name.is_empty() && parameters.len() < PARAMETERS {
                parameters.push(decoded(pair));
            }
        }
        Self { path: [&*path, "/", without_size(name)].concat(), extension, query: parameters }
    }

    /// Whether two URLs are the same image.
    pub fn is_same(&self, other: &Self) -> bool {
        // Servers convert images to WebP and AVIF.
        let converted = |key: &Self| matches!(&*key.extension, "webp" | "avif");
        self.path == other.path
            && (self.extension == other.extension || converted(self) || converted(other))
            && self.query.len() == other.query.len()
            && self.query.iter().all(|pair| other.query.contains(pair))
    }
}

/// Whether two URLs are the same image.
pub fn same_image(one: &Url, other: &Url) -> bool {
    one == other || ImageKey::new(one).is_same(&ImageKey::new(other))
}

/// Returns the URL of the original if a URL is that of an image proxy.
fn original(address: &str) -> Option<String> {
    let (_, rest) = text::split_once(address, "://")?;
    let (host, _) = rest.split_once('/')?;
    let absolute = |rest: &str| ["https://", rest.trim_start_matches('/')].concat();
    // Photon of WordPress: `i0.wp.com/<host>/<path>`.
    if let [b'i', b'0'..=b'9', b'.', b'w', b'p', b'.', b'c', b'o', b'm'] = host.as_bytes() {
        return rest.split_once('/').map(|(_, source)| absolute(source));
    }
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let whole = decoded(path);
    // A URL in the path: Cloudinary, Substack, imgproxy, the Wayback Machine.
    for scheme in ["/https:/", "/http:/"] {
        if let Some((_, source)) = text::split_once(&whole, scheme) {
            return Some(absolute(source));
        }
    }
    // Cloudflare: `/cdn-cgi/image/<options>/<path>`.
    if let Some((site, options)) = text::split_once(rest, "/cdn-cgi/image/") {
        return options.split_once('/').map(|(_, source)| absolute(&[site, "/", source].concat()));
    }
    if MediaKind::of_extension(&split_name(path).1).is_some() {
        return None;
    }
    // A URL in the query: Next.js, Vercel, TimThumb.
    query.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let value = decoded(value);
        let source = ["https:", "http:", ""].iter().find_map(|scheme| value.strip_prefix(scheme))?;
        if !text::is_in(ORIGINALS, name) || !source.starts_with('/') {
            return None;
        }
        Some(if source.starts_with("//") { absolute(source) } else { absolute(&[host, source].concat()) })
    })
}

/// Splits a path into directory and file name, and removes sizes from both.
fn directory(path: &str) -> (String, String) {
    let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let mut name = segments.pop().unwrap_or_default();
    // MediaWiki: `thumb/a/ab/Boat.jpg/220px-Boat.jpg`.
    if let Some((width, _)) = text::split_once(name, "px-")
        && is_number(width, 1)
        && segments.contains(&"thumb")
    {
        name = segments.pop().unwrap_or_default();
        segments.retain(|segment| *segment != "thumb");
    }
    let mut directory = String::new();
    let mut segments = segments.into_iter().peekable();
    while let Some(segment) = segments.next() {
        // Ghost: `size/w600`.
        if is_size(segment) || (segment == "size" && segments.peek().is_some_and(|next| is_size(next))) {
            continue;
        }
        // Drupal: `styles/large/public`.
        if segment == "styles" {
            segments.next();
            segments.next_if(|next| *next == "public");
            continue;
        }
        if !directory.is_empty() {
            directory.push('/');
        }
        directory.push_str(segment);
    }
    // Google: `photo=w640-h480`.
    let name = name.rsplit_once('=').filter(|(_, size)| is_size(size)).map_or(name, |(name, _)| name);
    (directory, name.to_owned())
}

/// Splits a file name into its stem and its lowercase extension. A converted file has two extensions: `boat.jpg.webp`.
fn split_name(name: &str) -> (&str, String) {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension = extension.to_ascii_lowercase();
    match &*extension {
        "webp" | "avif" if stem.rsplit_once('.').is_some_and(|(_, inner)| MediaKind::of_extension(inner).is_some()) => {
            split_name(stem)
        }
        "jpeg" => (stem, "jpg".into()),
        _ => (stem, extension),
    }
}

/// Removes sizes and the suffixes of WordPress from the end of a file name.
fn without_size(mut stem: &str) -> &str {
    while let Some(at) = stem.rfind(['-', '_', '@']) {
        let (name, suffix) = stem.split_at_checked(at).unwrap_or_default();
        let (separator, suffix) = suffix.split_at_checked(1).unwrap_or_default();
        let is_edit = suffix.strip_prefix('e').is_some_and(|time| is_number(time, 10));
        let is_removed = match separator {
            "@" => matches!(suffix, "2x" | "3x"),
            "-" => is_dimensions(suffix) || is_edit || matches!(suffix, "scaled" | "rotated"),
            _ => is_dimensions(suffix),
        };
        if !is_removed || name.is_empty() {
            break;
        }
        stem = name;
    }
    stem
}

/// Whether a path segment is a size: `300x200`, `s1600`, `w640-h480`, `w_900,h_600,c_fill`, `resize:fit:1400`.
fn is_size(segment: &str) -> bool {
    if ["resize:", "format:", "rs:", "tr:"].iter().any(|start| segment.starts_with(start)) {
        return true;
    }
    if let Some((key, value)) = segment.split_once('_') {
        let is_option = |part: &str| part.split_once('_').is_some_and(|(key, _)| text::is_in(OPTIONS, key));
        return match segment.split_once(',') {
            Some((first, rest)) => is_option(first) && rest.split(',').all(is_option),
            None => matches!(key, "w" | "h") && is_number(value, 2),
        };
    }
    let size = segment.split('-').next().unwrap_or_default();
    let number = size.trim_start_matches(['s', 'w', 'h']);
    is_dimensions(number) || (number.len() + 1 == size.len() && is_number(number, if size == segment { 3 } else { 2 }))
}

/// Whether a text is a width and a height: `1024x683`, or `600x`. Both have at least two digits, since `3x1` could be a
/// score.
fn is_dimensions(text: &str) -> bool {
    let Some((width, height)) = text.split_once('x') else { return false };
    is_number(width, 2) && (height.is_empty() || is_number(height, 2))
}

/// Whether a text consists of at least this many digits.
fn is_number(text: &str, digits: usize) -> bool {
    text.len() >= digits && text.bytes().all(|byte| byte.is_ascii_digit())
}
