//! What the tests share: articles out of JSON, and the words of an article.

use std::{collections::BTreeMap, fs, path::PathBuf};

use maqal::{
    article::{Article, Block, Image, Inline},
    document::Interface,
    host::html,
    locale::{
        Messages,
        words::{fill, form},
    },
    source::{self, Asked, Error},
    url::Url,
};
use serde_json::Value;

// The address at which every article of these tests is said to stand.
pub use crate::cases::HOME;

/// An address on the web.
pub fn web(address: &str) -> Url {
    Url::web(address, None).expect("a test's own address is a web address")
}

/// Reads an article that stands at [`HOME`].
pub fn read(json: &Value) -> Result<Article, Error> {
    read_bytes(json.to_string().as_bytes())
}

/// Reads what a server sent from [`HOME`].
pub fn read_bytes(bytes: &[u8]) -> Result<Article, Error> {
    source::read(bytes, &web(HOME), &Asked::default(), html::parse)
}

/// What our own format says of an article: its serialised form with the mark.
pub fn to_json(article: &Article) -> Value {
    let mut json = serde_json::to_value(article).expect("an article has a JSON form");
    json["maqal"] = 1.into();
    json
}

/// A file of the repository.
pub fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The JSON in a file of the repository.
pub fn json_file(path: &str) -> Value {
    let text = fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path} is not JSON: {error}"))
}

/// How often each word is there. A word has something to see: signs without a shape are none.
pub type Words = BTreeMap<String, usize>;

/// Counts the words of some lines.
pub fn count(lines: &[String]) -> Words {
    let mut words = Words::new();
    for word in lines.iter().flat_map(|line| line.split_whitespace()) {
        if word.chars().any(|letter| !is_shapeless(letter)) {
            *words.entry(word.into()).or_default() += 1;
        }
    }
    words
}

/// Joiners, bidi controls, byte order mark, soft hyphen and their like.
pub fn is_shapeless(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

/// The lines of text in blocks, in reading order. Written apart from the library's own walk, to check it.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => out.push(line(content)),
            Block::List { items, .. } => out.extend(items.iter().flat_map(|item| lines(item))),
            Block::Quote { body, cite, .. } => {
                out.extend(lines(body));
                out.push(line(cite));
            }
            Block::PullQuote { content, cite } => out.extend([line(content), line(cite)]),
            Block::Figure { image } => out.extend(image_lines(image)),
            Block::Gallery { images, caption } => {
                out.extend(images.iter().flat_map(image_lines));
                out.push(line(caption));
            }
            Block::Video { caption, .. } | Block::Audio { caption, .. } => out.push(line(caption)),
            Block::Embed { title, description, .. } => out.extend([title.clone(), description.clone()]),
            Block::Table { caption, rows } => {
                out.push(line(caption));
                out.extend(rows.iter().flatten().map(|cell| line(&cell.content)));
            }
            Block::Code { text, .. } | Block::Preformatted { text } => out.push(text.clone()),
            Block::KeyPoints { title, items } => {
                out.push(title.clone());
                out.extend(items.iter().map(|item| line(item)));
            }
            Block::Note { title, body } => {
                out.push(title.clone());
                out.extend(lines(body));
            }
            Block::Divider => {}
            Block::Related { title, links } => {
                out.push(title.clone());
                out.extend(links.iter().map(|link| link.title.clone()));
            }
        }
    }
    out
}

fn image_lines(image: &Image) -> [String; 2] {
    [line(&image.caption), image.credit.clone()]
}

/// The words of inlines in one line; a line break parts words.
pub fn line(content: &[Inline]) -> String {
    let part = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code { text } => text.clone(),
        Inline::Break => "\n".into(),
        Inline::Anchor { .. } => String::new(),
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::Mark { content }
        | Inline::Strike { content }
        | Inline::Reference { content, .. }
        | Inline::Link { content, .. }
        | Inline::Sub { content }
        | Inline::Sup { content }
        | Inline::Foreign { content, .. }
        | Inline::Isolate { content } => line(content),
    };
    content.iter().map(part).collect()
}

/// The interface of these tests, in Arabic: days as they are written in `datetime`, and counts in the last form.
pub const INTERFACE: Interface = Interface {
    messages: Messages::arabic(),
    locale: "ar",
    date: |_, day| Some(format!("يوم {}", day.as_str())),
    count: |_, message, count| fill(form(message, "other"), &[("count", &count.to_string())]),
};
