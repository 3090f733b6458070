//! Converts images, from standard attributes and from those of lazy-loading scripts.
//!
//! An image is a block, except an icon or a formula in a sentence, which stays in its line. An image without a valid
//! URL leaves its alternative text in brackets. A lazily loaded image often has a copy in a `<noscript>` before or
//! after it; the two become one.

use super::{
    Converter,
    roles::{self, Role},
};
use crate::{
    article::{
        Candidate, Image, MediaKind,
        body::{self, Block, Inline},
        clean,
        same_image::same_image,
    },
    html::NodeRef,
    limits, text,
    url::Url,
};

/// The attributes with the URL of an image, in order of preference. A lazy-loading script copies the URL to `src`.
const SOURCES: [&str; 6] = ["data-src", "data-lazy-src", "data-original", "data-lazy", "data-cfsrc", "src"];
/// The attributes with the URL of the original if `src` is a thumbnail.
const ORIGINALS: [&str; 2] = ["data-full-url", "data-large-file"];

/// The maximum width of a thumbnail in pixels. The original does not replace a wider image.
const THUMBNAIL: u32 = 300;

/// The maximum length of a `data:` URL, in bytes, that is a placeholder for another image.
const PLACEHOLDER: usize = 200;
/// The file names of placeholders.
const PLACEHOLDERS: &str = "placeholder blank spacer lazy loading transparent pixel 1x1 empty grey";

/// The attributes with a `srcset`.
const SOURCE_SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Classes of images that represent a character, which is in `alt`.
const CHARACTERS: &str = "wp-smiley emoji latex";
/// Classes of images of formulas.
const FORMULAS: &str = "mwe-math* math math-inline tex latex-image";
/// Classes of floating images.
const FLOATS: &str = "alignleft alignright aligncenter floatleft floatright";

/// The maximum width and height of a logo in CSS pixels. Themes of publishers shrink such thumbnails.
const LOGO: u32 = 200;

impl Converter<'_> {
    /// Converts an image. `picture` is the `<picture>` that contains it, if any.
    pub(super) fn image(&mut self, node: NodeRef, picture: Option<NodeRef>) {
        let alt = node.attribute("alt").unwrap_or_default();
        if roles::has_class(node, CHARACTERS) || self.in_code {
            return self.text(alt);
        }
        let (width, height) = size(node);
        if let (Some(..3), Some(..3)) = (width, height) {
            // A tracking pixel.
            return;
        }
        let Some(mut image) = self.read_image(node, picture) else { return self.missing(alt) };
        let is_after_no_script = std::mem::replace(&mut self.after_no_script, false);
        let is_formula = is_formula(node, alt);
        if is_formula {
            // A formula has the size of the surrounding text.
            (image.width, image.height) = (None, None);
        }
        if self.beside_name {
            shrink_logo(&mut image);
        }
        if is_float(node) || !(is_formula || body::is_icon(image.width, image.height)) {
            return self.show(image);
        }
        if !is_after_no_script || !self.follows(&image) {
            self.add_inline(image);
        }
    }

    /// Converts a `<picture>`: its image, and text beside it, which browsers show.
    pub(super) fn picture(&mut self, node: NodeRef) {
        for child in node.children() {
            if roles::role(child) == Role::Image {
                self.image(child, Some(node));
            } else {
                self.node(child);
            }
        }
    }

    fn read_image(&self, node: NodeRef, picture: Option<NodeRef>) -> Option<Image> {
        let (width, height) = size(node);
        let (mut width, mut height) = (width.filter(|width| *width > 0), height.filter(|height| *height > 0));
        let mut sets = vec![node];
        for part in picture.into_iter().flat_map(NodeRef::children) {
            if part.name() == "source" && part.attribute("media").is_none() {
                sets.push(part);
            }
        }
        let (mut srcset, mut any) = (Vec::new(), None);
        for set in sets {
            for name in SOURCE_SETS {
                if let Some(set) = set.attribute(name)
                    && any.is_none()
                {
                    (srcset, any) = self.srcset(set, width);
                }
            }
        }
        let src = SOURCES.iter().find_map(|name| {
            let address = node.attribute(name)?;
            let src = Url::image(address, Some(self.base)).filter(|_| *name == "src" || is_address(address))?;
            let is_picture = !src.as_str().starts_with("data:") || (any.is_none() && src.as_str().len() > PLACEHOLDER);
            is_picture.then_some(src)
        });
        let mut src = src.or(any)?;
        let mut link = self.open.iter().find_map(|(mark, _)| match mark {
            Some(Inline::Link { url, .. }) => Some(url.clone()),
            _ => None,
        });
        let declared = ORIGINALS.iter().find_map(|name| Url::image(node.attribute(name)?, Some(self.base)));
        let linked = link.as_ref().filter(|link| is_image_file(link));
        let original = declared.or_else(|| linked.and_then(|link| Url::image(link.as_str(), Some(self.base))));
        if let Some(original) = original.filter(|_| width.is_some_and(|width| width <= THUMBNAIL)) {
            // The size of the original is unknown.
            (src, srcset, width, height) = (original, vec![], None, None);
        }
        // A link to the image itself is omitted.
        link = link.filter(|link| !is_image_file(link) || !same_image(link, &src));
        let alt = node.attribute("alt").unwrap_or_default();
        // `MediaWiki` wraps every formula in this command.
        let formula = alt.strip_prefix("{\\displaystyle").and_then(|formula| formula.strip_suffix('}'));
        let alt = clean::line(formula.unwrap_or(alt));
        Some(Image { src, srcset, width, height, alt, caption: vec![], credit: String::new(), link })
    }

    /// Adds the alternative text of an image without a valid URL, in brackets that separate it from the surrounding
    /// text.
    fn missing(&mut self, alt: &str) {
        let alt = clean::line(alt);
        // The copy in a `<noscript>` may precede it.
        let is_shown = matches!(self.blocks.last(), Some(Block::Figure { image }) if image.alt == alt);
        if alt.is_empty() || (is_shown && self.last_in_line().is_none()) {
            return;
        }
        self.text(" ");
        self.after_break = false;
        self.add(missing(&alt));
        self.text(" ");
    }

    /// Adds an image as a block. If it repeats the previous image, the larger one of the two is kept.
    pub(super) fn show(&mut self, mut image: Image) {
        self.flush();
        if let Some(Block::Figure { image: last }) = self.blocks.last_mut()
            && (last.caption.is_empty() || image.caption.is_empty() || last.caption == image.caption)
            && same_image(&last.src, &image.src)
        {
            let is_larger = image.width > last.width || (last.srcset.is_empty() && !image.srcset.is_empty());
            if is_larger {
                std::mem::swap(last, &mut image);
            }
            if last.caption.is_empty() {
                last.caption = image.caption;
            }
            if last.alt.is_empty() {
                last.alt = image.alt;
            }
            last.link = last.link.take().or(image.link);
            return;
        }
        self.push(Block::Figure { image });
    }

    fn add_inline(&mut self, image: Image) {
        let Image { src, width, height, alt, .. } = image;
        self.after_break = false;
        self.add(Inline::Image { src, width, height, alt });
    }

    /// Returns the last visible inline of the innermost open element.
    fn last_in_line(&self) -> Option<&Inline> {
        self.open.last()?.1.iter().rfind(|inline| clean::shows(inline))
    }

    /// Whether the last visible inline is the same image.
    fn follows(&self, image: &Image) -> bool {
        matches!(self.last_in_line(), Some(Inline::Image { src, .. }) if same_image(src, &image.src))
    }

    /// Converts a `<noscript>`. It usually contains a copy of the lazily loaded image before or after it.
    pub(super) fn no_script(&mut self, node: NodeRef) {
        for block in self.inside(|inside| inside.children(node)) {
            match block {
                Block::Figure { image } => self.no_script_image(image),
                // It may repeat the previous frame.
                Block::Embed { url, title, .. } => self.embed(&url, &title),
                Block::Gallery { images, caption } => {
                    let is_repeated = matches!(self.blocks.last(), Some(Block::Gallery { images: last, caption: under })
                        if *last == images && *under == caption);
                    if !is_repeated {
                        self.push(Block::Gallery { images, caption });
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds an image in a `<noscript>`.
    fn no_script_image(&mut self, image: Image) {
        let replaced = missing(&image.alt);
        if let Some((_, line)) = self.open.last_mut()
            && let Some(at) = line.iter().rposition(clean::shows)
            && line.get(at) == Some(&replaced)
        {
            line.truncate(at);
        }
        if self.follows(&image) {
            return;
        }
        if image.caption.is_empty() && body::is_icon(image.width, image.height) {
            self.after_no_script = true;
            return self.add_inline(image);
        }
        self.flush();
        match self.blocks.last_mut() {
            Some(Block::Figure { image: last }) if is_placeholder(&last.src) => {
                (last.src, last.srcset) = (image.src, image.srcset);
            }
            _ => self.show(image),
        }
    }

    /// Parses a `srcset`. Returns the candidates with a known width, and the last URL, which is usually that of the
    /// largest image. A pixel density is converted to a width if `width`, that of the image in CSS pixels, is known.
    fn srcset(&self, set: &str, width: Option<u32>) -> (Vec<Candidate>, Option<Url>) {
        let (mut candidates, mut last) = (Vec::new(), None);
        let mut rest = set;
        for _ in 0..limits::CANDIDATES {
            rest = rest.trim_start_matches(|character: char| character == ',' || character.is_ascii_whitespace());
            if rest.is_empty() {
                break;
            }
            let (raw, after) = rest.split_once(|character: char| character.is_ascii_whitespace()).unwrap_or((rest, ""));
            // A comma inside a URL is part of it. A trailing comma ends the candidate.
            let address = raw.trim_end_matches(',');
            let (descriptor, after) =
                if address.len() < raw.len() { ("", after) } else { after.split_once(',').unwrap_or((after, "")) };
            rest = after;
            let Some(src) = Url::image(address, Some(self.base)) else { continue };
            last = Some(src);
            let descriptor = descriptor.trim_ascii();
            let pixels = match descriptor.strip_suffix('w') {
                Some(width) => width.parse().ok(),
                None => descriptor.strip_suffix('x').and_then(|density| width?.checked_mul(density.parse().ok()?)),
            };
            candidates.extend(Candidate::new(address, self.base, pixels));
        }
        (candidates, last)
    }
}

/// Returns the inline for an image without a valid URL.
fn missing(alt: &str) -> Inline {
    Inline::Isolate { content: vec![Inline::Text(["[", alt, "]"].concat())] }
}

/// Returns the width and the height of an element in CSS pixels, from its attributes or from its `style`.
fn size(node: NodeRef) -> (Option<u32>, Option<u32>) {
    let side = |name| node.attribute(name).and_then(pixels);
    let (width, height) = (side("width"), side("height"));
    if width.or(height).is_some() {
        return (width, height);
    }
    let side = |name| roles::style(node, name).and_then(pixels);
    (side("width"), side("height"))
}

/// Converts a length to CSS pixels. The font size is taken to be 16 pixels.
fn pixels(length: &str) -> Option<u32> {
    let length = length.trim_ascii();
    let end = length.find(|character: char| !character.is_ascii_digit()).unwrap_or(length.len());
    let (number, unit) = length.split_at_checked(end).unwrap_or_default();
    let number: u32 = number.parse().ok()?;
    match unit.trim_start_matches(|character: char| character == '.' || character.is_ascii_digit()) {
        "" | "px" => Some(number),
        "em" | "rem" => number.max(1).checked_mul(16),
        "ex" => number.checked_add(1)?.checked_mul(8),
        _ => None,
    }
}

/// Whether an image floats beside the text.
fn is_float(node: NodeRef) -> bool {
    roles::has_class(node, FLOATS)
        || node.attribute("align").is_some_and(|align| align == "left" || align == "right")
        || roles::style(node, "float").is_some_and(|float| float != "none")
}

/// Whether an image is a formula. `MediaWiki` hides formulas from assistive technology, although they have an
/// alternative text.
fn is_formula(node: NodeRef, alt: &str) -> bool {
    roles::has_class(node, FORMULAS)
        || (node.attribute("aria-hidden").is_some() && !alt.is_empty())
        || ["{\\", "\\(", "\\[", "$"].iter().any(|start| alt.starts_with(start))
}

/// Whether the value of an attribute of a lazy-loading script is a URL. Some values are settings or a state.
fn is_address(value: &str) -> bool {
    !value.contains(['{', '}', '"', '<', '>']) && (value.contains('/') || value.contains('.'))
}

/// Whether a URL is certainly that of an image file, and not that of a page about it (`/wiki/File:Boat.jpg`).
fn is_image_file(url: &Url) -> bool {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    MediaKind::of_file(url.as_str()) == Some(MediaKind::Image)
        && !name.contains(':')
        && !text::contains(name, "%3A")
        && !["/wiki/", "/blob/", "-h/"].iter().any(|page| text::contains(path, page))
}

/// Whether the file name of an image is that of a placeholder.
fn is_placeholder(src: &Url) -> bool {
    let name = src.as_str().rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    text::is_in(PLACEHOLDERS, stem)
}

/// Returns the image and the link of a line that consists of one image.
pub(super) fn alone(content: &[Inline]) -> Option<(&Inline, Option<&Url>)> {
    let mut visible = content.iter().filter(|inline| clean::shows(inline) || matches!(inline, Inline::Anchor { .. }));
    let (only, None) = (visible.next()?, visible.next()) else { return None };
    match only {
        Inline::Image { .. } => Some((only, None)),
        Inline::Link { url, content } => alone(content).map(|(image, _)| (image, Some(url))),
        _ => alone(only.children()),
    }
}

/// Shrinks a logo, a PNG, GIF or SVG image, to the size of an icon. Photographs have other formats and keep their size.
fn shrink_logo(image: &mut Image) {
    let path = image.src.as_str().split(['?', '#']).next().unwrap_or_default();
    let is_logo = [".png", ".gif", ".svg"].iter().any(|end| path.ends_with(end));
    if let (true, Some(width), Some(height)) = (is_logo, &mut image.width, &mut image.height) {
        let longest = (*width).max(*height);
        if (body::ICON + 1..=LOGO).contains(&longest) {
            for side in [width, height] {
                *side = (*side * body::ICON / longest).max(1);
            }
        }
    }
}

/// Converts an icon that is a block to a paragraph with an inline image. Any other block does not change.
pub(super) fn to_line(block: &mut Block) {
    if let Block::Figure { image } = block
        && image.caption.is_empty()
        && body::is_icon(image.width, image.height)
    {
        let (src, alt) = (image.src.clone(), std::mem::take(&mut image.alt));
        let mut content = vec![Inline::Image { src, width: image.width, height: image.height, alt }];
        if let Some(url) = image.link.take() {
            content = vec![Inline::Link { url, content }];
        }
        *block = Block::Paragraph { content, centered: false };
    }
}
