//! Removes duplicates: a lead image and attachments that the body also contains are shown once.

use crate::{
    article::{Block, Candidate, Image, Inline, MediaKind, body, clean, provider::ProviderPost, same_image::ImageKey},
    url::Url,
};

/// The number of blocks at the beginning of the body in which a repeated lead image is removed.
const BEGINNING: usize = 3;

/// The maximum number of files, and of links, with which an attachment is compared.
const FILES: usize = 500;

/// Returns the lead image, unless the body contains it. If it is near the beginning of the body, it is removed there
/// instead. The caption, the credit and the sizes of the duplicate are merged into the image that stays.
pub(super) fn lead(mut lead: Image, body: &mut Vec<Block>) -> Option<Image> {
    let key = ImageKey::new(&lead.src);
    let is_lead = |image: &Image| ImageKey::new(&image.src).is_same(&key);
    let mut first = body.iter().take(BEGINNING);
    if let Some(at) = first.position(|block| matches!(block, Block::Figure { image } if is_lead(image))) {
        if let Block::Figure { image } = body.remove(at) {
            merge(&mut lead, image);
        }
        return Some(lead);
    }
    let mut lead = Some(lead);
    body::visit_blocks(body, &mut |block| match block {
        Block::Figure { image } if is_lead(image) => {
            if let Some(lead) = lead.take() {
                merge(image, lead);
            }
        }
        Block::Gallery { images, .. } => {
            if let Some(image) = images.iter_mut().find(|image| is_lead(image))
                && let Some(lead) = lead.take()
            {
                merge(image, lead);
            }
        }
        _ => {}
    });
    lead
}

/// Merges two descriptions of the same image. If their captions differ, both are kept.
fn merge(image: &mut Image, other: Image) {
    let (caption, more) = (body::plain_text(&image.caption), body::plain_text(&other.caption));
    if !clean::has_words(&caption) {
        image.caption = other.caption;
    } else if !clean::line(&caption).contains(&clean::line(&more)) {
        image.caption.push(Inline::Break);
        image.caption.extend(other.caption);
    }
    if image.alt.is_empty() {
        image.alt = other.alt;
    }
    if image.credit.is_empty() {
        image.credit = other.credit;
    }
    if image.srcset.is_empty() {
        image.srcset = other.srcset;
        // If there are candidates, a browser uses the default size only if it is one of them.
        if let (Some(width), false) = (image.width, image.srcset.is_empty()) {
            image.srcset.push(Candidate { src: image.src.clone(), width });
        }
    }
    if image.width.is_none() {
        (image.width, image.height) = (other.width, other.height);
    }
    image.link = image.link.take().or(other.link);
}

/// Makes the block of an attachment, by its media type or else by the extension in its URL. A page becomes a link.
/// Returns `None` for other files, which the reader cannot show.
pub(super) fn attachment(url: &str, media_type: &str, title: String, base: &Url) -> Option<Block> {
    let page = Url::web(url, Some(base))?;
    let kind = match media_type.split('/').next() {
        Some("image") => Some(MediaKind::Image),
        Some("audio") => Some(MediaKind::Audio),
        Some("video") => Some(MediaKind::Video),
        Some("" | "application") => MediaKind::of_file(page.as_str()),
        _ => None,
    };
    if kind.is_none() && !matches!(media_type.split('/').next(), Some("" | "text")) {
        return None;
    }
    let (Some(kind), Some(src)) = (kind, Url::media(url, Some(base))) else {
        return Some(if ProviderPost::of(&page).is_some() {
            Block::Embed { provider: String::new(), title, description: String::new(), url: page, frame: None }
        } else {
            let name = if clean::has_words(&title) { title } else { page.as_str().to_owned() };
            let content = vec![Inline::Link { url: page, content: vec![Inline::Text(name)] }];
            Block::Paragraph { content, centered: false }
        });
    };
    let caption = |title| vec![Inline::Text(title)];
    Some(match kind {
        MediaKind::Audio => Block::Audio { src, caption: caption(title) },
        MediaKind::Video => Block::Video { src, poster: None, tracks: vec![], caption: caption(title) },
        MediaKind::Image => Block::Figure {
            image: Image {
                src,
                srcset: vec![],
                width: None,
                height: None,
                alt: title,
                caption: vec![],
                credit: String::new(),
                link: None,
            },
        },
    })
}

/// Adds the attachments that are neither in the body nor the lead image, without duplicates.
pub(super) fn attach(body: &mut Vec<Block>, lead: Option<&Image>, attachments: Vec<Block>) {
    let mut files = Files::default();
    files.add(lead.map(|lead| &lead.src));
    body::visit_blocks(body, &mut |block| match block {
        Block::Paragraph { content, .. } => files.add_links(content),
        Block::Gallery { images, .. } => images.iter().for_each(|image| files.add(Some(&image.src))),
        _ => files.add(file(block)),
    });
    for block in attachments {
        let is_link = matches!(block, Block::Paragraph { .. });
        let Some(url) = file(&block) else { continue };
        let key = ImageKey::new(url);
        if !files.shown.iter().chain(files.links.iter().filter(|_| is_link)).any(|shown| shown.is_same(&key)) {
            files.add(Some(url));
            body.push(block);
        }
    }
}

/// The files that an article contains, and the URLs to which it links.
#[derive(Default)]
struct Files {
    shown: Vec<ImageKey>,
    links: Vec<ImageKey>,
}

impl Files {
    fn add(&mut self, url: Option<&Url>) {
        if let Some(url) = url
            && self.shown.len() < FILES
        {
            self.shown.push(ImageKey::new(url));
        }
    }

    fn add_links(&mut self, content: &[Inline]) {
        for inline in content {
            if let Inline::Link { url, .. } = inline
                && self.links.len() < FILES
            {
                self.links.push(ImageKey::new(url));
            }
            self.add_links(inline.children());
        }
    }
}

/// Returns the URL of the file that a block shows, or of the link of which it consists.
fn file(block: &Block) -> Option<&Url> {
    match block {
        Block::Figure { image } => Some(&image.src),
        Block::Video { src, .. } | Block::Audio { src, .. } => Some(src),
        Block::Embed { url, .. } => Some(url),
        Block::Paragraph { content, .. } => match &**content {
            [Inline::Link { url, .. }] => Some(url),
            _ => None,
        },
        _ => None,
    }
}
