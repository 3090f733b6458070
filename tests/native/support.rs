//! Shared by the tests: articles from JSON, and the words of an article.

use std::{collections::BTreeMap, fs, path::PathBuf};

use maqal::{
    article::{Article, Block, Image, Inline},
    document::Interface,
    host::html,
    locale::{
        ArticleMessages,
        words::{fill, form},
    },
    source::{self, Asked, Error},
    url::Url,
};
use serde_json::Value;
use unicode_bidi::{BidiInfo, Level};

// The URL of every response in these tests.
pub use crate::cases::HOME;

/// Returns a web URL.
pub fn web(address: &str) -> Url {
    Url::web(address, None).expect("a test's own address is a web address")
}

/// Reads an article from JSON at [`HOME`].
pub fn read(json: &Value) -> Result<Article, Error> {
    read_bytes(json.to_string().as_bytes())
}

/// Reads an article from the bytes of a response at [`HOME`].
pub fn read_bytes(bytes: &[u8]) -> Result<Article, Error> {
    source::read(bytes, &web(HOME), &Asked::default(), html::parse)
}

/// Returns an article in our own format.
pub fn to_json(article: &Article) -> Value {
    let mut json = serde_json::to_value(article).expect("an article has a JSON form");
    json["maqal"] = 1.into();
    json
}

/// Returns the path of a file in the repository.
pub fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns the JSON in a file of the repository.
pub fn json_file(path: &str) -> Value {
    let text = fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path} is not JSON: {error}"))
}

/// The number of occurrences of each word. A word has at least one visible character.
pub type WordCounts = BTreeMap<String, usize>;

/// Counts the words of some lines.
pub fn count(lines: &[String]) -> WordCounts {
    let mut words = WordCounts::new();
    for word in lines.iter().flat_map(|line| line.split_whitespace()) {
        if word.chars().any(|letter| !is_shapeless(letter)) {
            *words.entry(word.into()).or_default() += 1;
        }
    }
    words
}

/// Joiners, bidi controls, byte order mark, soft hyphen and similar characters.
pub fn is_shapeless(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

/// Returns the lines of text in blocks, in reading order. Independent of the library's own functions, to check them.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { content, .. }
            | Block::Paragraph { content, .. }
            | Block::Code { content, .. }
            | Block::Preformatted { content } => out.push(line(content)),
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
            Block::Table { caption, rows, .. } => {
                out.push(line(caption));
                for cell in rows.iter().flatten() {
                    out.push(line(&cell.content));
                    out.extend(lines(&cell.body));
                }
            }
            Block::KeyPoints { title, items } => {
                out.push(title.clone());
                out.extend(items.iter().map(|item| line(item)));
            }
            Block::Poll { answers } => out.extend(answers.iter().map(|answer| line(&answer.content))),
            Block::Note { title, body } | Block::Update { title, body, .. } => {
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

/// Returns the text of inlines in one line. A line break separates words.
pub fn line(content: &[Inline]) -> String {
    let part = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code { text } => text.clone(),
        Inline::Break => "\n".into(),
        Inline::Anchor { .. } | Inline::Image { .. } => String::new(),
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

/// An Arabic interface with days as in `datetime`, and counts in the form for `other`.
pub const INTERFACE: Interface = Interface {
    messages: ArticleMessages::arabic(),
    locale: "ar",
    date: |_, day| Some(format!("يوم {}", day.as_str())),
    time: |_, time| Some(format!("وقت {}", time.as_str())),
    count: |_, message, count| fill(form(message, "other"), &[("count", &count.to_string())]),
};

/// Returns the HTML of the text that is made of a publisher's HTML.
pub fn shown(html: &str) -> String {
    let article = read(&serde_json::json!({ "title": "—", "html": html })).expect("an article");
    let page = maqal::document::article(&article, &INTERFACE).to_string();
    let (_, text) = page.split_once("data-part=\"body\">").expect("the text has its part");
    let (text, _) =
        text.split_once("</div></div><footer").or_else(|| text.split_once("</div></div>")).expect("it ends");
    text.to_owned()
}

/// Returns a line as it is seen from the left, with the digits and signs of English and without what is invisible.
pub fn seen(line: &str, base: Level) -> String {
    let info = BidiInfo::new(line, Some(base));
    let seen = info.paragraphs.first().map(|paragraph| info.reorder_line(paragraph, paragraph.range.clone()));
    let plain = |letter: char| match letter {
        '\u{200E}' | '\u{61C}' | '\u{2066}' | '\u{2069}' | '\u{202C}' | '\u{202D}' => None,
        '٪' => Some('%'),
        '٫' => Some('.'),
        '٬' => Some(','),
        _ => Some(values(&letter.to_string()).first().and_then(|value| char::from_digit(*value, 10)).unwrap_or(letter)),
    };
    seen.unwrap_or_default().chars().filter_map(plain).collect()
}

/// What a digit counts, whatever kind it is.
pub fn values(text: &str) -> Vec<u32> {
    text.chars()
        .filter_map(|letter| match letter {
            '0'..='9' => Some(u32::from(letter) - u32::from('0')),
            '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
            '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
            _ => None,
        })
        .collect()
}
