//! Helpers of the tests: read articles from JSON, and extract the text of an article independently of the library.

use std::{collections::BTreeMap, fs, path::PathBuf};

use maqal::{
    article::{Article, Block, Image, Inline},
    document::Interface,
    host::html,
    locale::{
        ArticleMessages,
        plurals::{Category, counted},
    },
    source::{self, Error, Options},
    url::Url,
};
use serde_json::Value;
use unicode_bidi::{BidiInfo, Level};

/// The URL of every response in these tests.
pub use crate::cases::HOME;

/// Parses a web URL.
pub fn web(address: &str) -> Url {
    Url::web(address, None).expect("the address is a web URL")
}

/// Reads an article from JSON at [`HOME`].
pub fn read(json: &Value) -> Result<Article, Error> {
    read_bytes(json.to_string().as_bytes())
}

/// Reads an article from the bytes of a response at [`HOME`].
pub fn read_bytes(bytes: &[u8]) -> Result<Article, Error> {
    source::read(bytes, &web(HOME), &Options::default(), html::parse)
}

/// Serializes an article in our own format.
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
        if word.chars().any(|character| !is_invisible(character)) {
            *words.entry(word.into()).or_default() += 1;
        }
    }
    words
}

/// Whether a character is a joiner, a bidi control, the byte order mark, the soft hyphen or similar.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

/// Returns the lines of text in blocks, in reading order. It does not use the library's own functions, because it
/// checks them.
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
        _ => line(inline.children()),
    };
    content.iter().map(part).collect()
}

/// An Arabic interface. Dates and times are those of the `datetime` attribute, and counts other than 0 have the plural form
/// `other`.
pub const INTERFACE: Interface = Interface {
    messages: ArticleMessages::arabic(),
    locale: "ar",
    date: |_, day| Some(format!("يوم {}", day.as_str())),
    time: |_, time| Some(format!("وقت {}", time.as_str())),
    count: |_, message, count| counted(message, count, &count.to_string(), || Category::Other),
};

/// Converts a publisher's HTML to an article, and returns the HTML of its body.
pub fn shown(html: &str) -> String {
    let article = read(&serde_json::json!({ "title": "—", "html": html })).expect("an article");
    let page = maqal::document::article(&article, &INTERFACE).to_string();
    let (_, text) = page.split_once("data-part=\"body\">").expect("the document has a body");
    let (text, _) =
        text.split_once("</div></div><footer").or_else(|| text.split_once("</div></div>")).expect("the body ends");
    text.to_owned()
}

/// Returns a line in visual order, from left to right, with ASCII digits and signs and without invisible characters.
pub fn visual(line: &str, base: Level) -> String {
    let info = BidiInfo::new(line, Some(base));
    let visual = info.paragraphs.first().map(|paragraph| info.reorder_line(paragraph, paragraph.range.clone()));
    let plain = |character: char| match character {
        '\u{200E}' | '\u{61C}' | '\u{2066}' | '\u{2069}' | '\u{202C}' | '\u{202D}' => None,
        '٪' => Some('%'),
        '٫' => Some('.'),
        '٬' => Some(','),
        _ => Some(
            digit_values(&character.to_string())
                .first()
                .and_then(|value| char::from_digit(*value, 10))
                .unwrap_or(character),
        ),
    };
    visual.unwrap_or_default().chars().filter_map(plain).collect()
}

/// Returns the values of the European, Arabic-Indic and Persian digits in a text.
pub fn digit_values(text: &str) -> Vec<u32> {
    text.chars()
        .filter_map(|character| match character {
            '0'..='9' => Some(u32::from(character) - u32::from('0')),
            '٠'..='٩' => Some(u32::from(character) - u32::from('٠')),
            '۰'..='۹' => Some(u32::from(character) - u32::from('۰')),
            _ => None,
        })
        .collect()
}
