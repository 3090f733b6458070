//! Strategies for articles and JSON, for the property tests.

use maqal::{
    article::{
        Article, Author, Block, Candidate, Extent, Image, Inline, Related, Source, Timestamp,
        body::{Answer, Cell, Numerals, Track},
        clean,
    },
    locale::{Direction, Language},
    url::Url,
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index, select},
};
use serde_json::{Map, Value, json};

use crate::support::to_json;

/// Words with special characters: joiners, harakat, bidi controls, dashes, and three kinds of digits.
const WORDS: &[&str] = &[
    "سوق",
    "الكتب",
    "الروسي–الصيني",
    "مُدَرِّسَةٌ",
    "نمی\u{200C}شود",
    "\u{2067}٢٠٢٥\u{2069}",
    "۱۲۳",
    "1996",
    "Vega",
    "@maqal",
    "«قال»",
    "😀",
    "\u{200B}",
    "\u{200F}",
    "\u{FEFF}",
    "<b>",
    "&amp;",
    "{title}",
];

/// Separators of words, also at the ends of texts.
const SPACES: &[&str] =
    &["", " ", " ", "\u{A0}", "  ", "\u{A0}\u{A0}", " \u{A0} ", "\n", "\r\n", "\t", "\u{2003}", "\u{2028}"];

const LINKS: &[&str] = &[
    "https://news.example/map",
    "http://news.example/map?a=1&b=%D8%A8#top",
    "mailto:desk@news.example",
    "tel:+15550100",
];

const MEDIA: &[&str] = &[
    "https://cdn.news.example/a.jpg",
    "https://news.example/b.webp?w=800",
    "http://localhost:8080/c.png",
    "http://127.0.0.1/d.mp4",
];

const TAGS: &[&str] = &["ar", "ar-SA", "fa", "ur-PK", "en-GB", "az-Arab", "ku", "zh-Hant-TW", "de-1996-u-nu-arab"];

/// Generates text for a paragraph.
pub fn text() -> BoxedStrategy<String> {
    let word = prop_oneof![8 => select(WORDS).prop_map(String::from), 1 => "\\PC{1,6}", 1 => "[\u{600}-\u{6FF}]{1,6}"];
    (vec((select(SPACES), word), 0..5), select(SPACES))
        .prop_map(|(words, end)| {
            let mut text: String = words.into_iter().map(|(space, word)| [space, &word].concat()).collect();
            text.push_str(end);
            text
        })
        .boxed()
}

/// Generates a cleaned line of text, which may be empty.
fn line() -> BoxedStrategy<String> {
    text().prop_map(|text| clean::line(&text)).boxed()
}

fn timestamp() -> impl Strategy<Value = Option<Timestamp>> {
    option::of(
        select(&["2025-11-04", "2025-11-04T09:30:00Z", "2025-11-04T09:30:15+05:30"][..])
            .prop_map(|time| Timestamp::parse(time).expect("a timestamp")),
    )
}

/// Generates a list. Only an ordered list has numbering.
fn list(blocks: impl Strategy<Value = Vec<Block>> + Clone + 'static) -> BoxedStrategy<Block> {
    let numerals = select(
        &[
            Numerals::Decimal,
            Numerals::LowerLetters,
            Numerals::UpperLetters,
            Numerals::LowerRoman,
            Numerals::UpperRoman,
        ][..],
    );
    let items = vec((option::of(any::<i32>()), blocks), 0..3);
    (any::<bool>(), any::<i32>(), any::<bool>(), numerals, option::of(direction()), items)
        .prop_map(|(ordered, start, reversed, numerals, dir, items)| {
            let (mut values, items): (Vec<_>, Vec<_>) = items.into_iter().unzip();
            if !ordered || values.iter().all(Option::is_none) {
                values.clear();
            }
            let numerals = if ordered { numerals } else { Numerals::Decimal };
            Block::List { ordered, start, reversed: ordered && reversed, numerals, values, dir, items }
        })
        .boxed()
}

/// Generates a cleaned line of text that is not empty.
fn name() -> BoxedStrategy<String> {
    (select(&["سلمى", "Noor", "نادي ١٩٠٧"][..]), line())
        .prop_map(|(first, rest)| clean::line(&[first, " ", &rest].concat()))
        .boxed()
}

fn link() -> impl Strategy<Value = Url> {
    select(LINKS).prop_map(|address| Url::link(address, None).expect("a link"))
}

fn media() -> impl Strategy<Value = Url> {
    select(MEDIA).prop_map(|address| Url::media(address, None).expect("an address of media"))
}

fn language() -> impl Strategy<Value = Option<Language>> {
    option::of(select(TAGS).prop_map(|tag| Language::parse(tag).expect("a language tag")))
}

fn direction() -> impl Strategy<Value = Direction> {
    select(&[Direction::Rtl, Direction::Ltr][..])
}

/// Generates nested inlines without links.
fn unlinked() -> BoxedStrategy<Vec<Inline>> {
    let leaf = prop_oneof![
        6 => text().prop_map(Inline::Text),
        1 => text().prop_map(|text| Inline::Code { text }),
        1 => Just(Inline::Break),
        1 => (media(), option::of(size()), option::of(size()), line())
            .prop_map(|(src, width, height, alt)| Inline::Image { src, width, height, alt }),
    ];
    let inline = leaf.prop_recursive(3, 12, 3, |inline| {
        let content = vec(inline, 0..3);
        prop_oneof![
            content.clone().prop_map(|content| Inline::Strong { content }),
            content.clone().prop_map(|content| Inline::Emphasis { content }),
            content.clone().prop_map(|content| Inline::Mark { content }),
            content.clone().prop_map(|content| Inline::Sub { content }),
            content.clone().prop_map(|content| Inline::Sup { content }),
            content.clone().prop_map(|content| Inline::Isolate { content }),
            (language(), direction(), content).prop_map(|(lang, dir, content)| Inline::Foreign { lang, dir, content }),
        ]
    });
    vec(inline, 0..4).boxed()
}

/// Generates inlines with links. A link contains no link.
pub fn inlines() -> BoxedStrategy<Vec<Inline>> {
    let linked = (link(), unlinked()).prop_map(|(url, content)| vec![Inline::Link { url, content }]);
    let part = prop_oneof![5 => unlinked(), 1 => linked];
    vec(part, 0..3).prop_map(|parts| parts.concat()).boxed()
}

fn size() -> impl Strategy<Value = u32> {
    prop_oneof![1..4000_u32, Just(u32::MAX)]
}

fn image() -> BoxedStrategy<Image> {
    let candidate = (media(), size()).prop_map(|(src, width)| Candidate { src, width });
    let size_of = (option::of(size()), option::of(size()));
    (media(), vec(candidate, 0..3), size_of, line(), inlines(), line(), option::of(link()))
        .prop_map(|(src, srcset, (width, height), alt, caption, credit, link)| Image {
            src,
            srcset,
            width,
            height,
            alt,
            caption,
            credit,
            link,
        })
        .boxed()
}

fn related() -> BoxedStrategy<Vec<Related>> {
    vec((name(), link()).prop_map(|(title, url)| Related { title, url }), 0..3).boxed()
}

fn cell(blocks: impl Strategy<Value = Vec<Block>>) -> impl Strategy<Value = Cell> {
    (inlines(), blocks, any::<bool>(), 1..=1000_u32, 1..=1000_u32)
        .prop_map(|(content, body, header, colspan, rowspan)| Cell { content, body, header, colspan, rowspan })
}

fn track() -> impl Strategy<Value = Track> {
    (media(), language(), line()).prop_map(|(src, lang, label)| Track { src, lang, label })
}

/// Generates the body of an article, with nested blocks.
pub fn blocks() -> BoxedStrategy<Vec<Block>> {
    let words = prop_oneof![
        8 => inlines().prop_map(|content| Block::Paragraph { content, centered: false }),
        2 => (2..=6_u8, inlines()).prop_map(|(level, content)| Block::Heading { level, content }),
        1 => (inlines(), inlines()).prop_map(|(content, cite)| Block::PullQuote { content, cite }),
        1 => (text(), inlines()).prop_map(|(language, content)| Block::Code { language: clean::line(&language), content }),
        1 => inlines().prop_map(|content| Block::Preformatted { content }),
        1 => (line(), vec(inlines(), 0..3)).prop_map(|(title, items)| Block::KeyPoints { title, items }),
        1 => vec((inlines(), option::of(any::<u32>())), 0..3).prop_map(|answers| Block::Poll {
            answers: answers.into_iter().map(|(content, votes)| Answer { content, votes }).collect(),
        }),
    ];
    let media = prop_oneof![
        image().prop_map(|image| Block::Figure { image }),
        (vec(image(), 0..3), inlines()).prop_map(|(images, caption)| Block::Gallery { images, caption }),
        (media(), option::of(media()), vec(track(), 0..2), inlines())
            .prop_map(|(src, poster, tracks, caption)| Block::Video { src, poster, tracks, caption }),
        (media(), inlines()).prop_map(|(src, caption)| Block::Audio { src, caption }),
        (line(), line(), line(), link()).prop_map(|(provider, title, description, url)| Block::Embed {
            provider,
            title,
            description,
            url,
            frame: None,
        }),
        (line(), related()).prop_map(|(title, links)| Block::Related { title, links }),
        Just(Block::Divider),
    ];
    let block = prop_oneof![3 => words, 1 => media].prop_recursive(3, 12, 3, |block| {
        let blocks = vec(block, 0..3);
        prop_oneof![
            list(blocks.clone()),
            (timestamp(), line(), option::of(link()), blocks.clone())
                .prop_map(|(time, title, url, body)| Block::Update { time, title, url, body }),
            (blocks.clone(), unlinked(), option::of(link())).prop_map(|(body, cite, url)| Block::Quote {
                body,
                cite,
                url
            }),
            (line(), blocks.clone()).prop_map(|(title, body)| Block::Note { title, body }),
            (inlines(), option::of(direction()), vec(vec(cell(blocks), 0..3), 0..3))
                .prop_map(|(caption, dir, rows)| Block::Table { caption, dir, rows }),
        ]
    });
    vec(block, 0..5).boxed()
}

/// Generates an article of valid parts that is not cleaned. Its body may begin with the headline, up to twice.
pub fn article() -> BoxedStrategy<Article> {
    let author = (name(), option::of(link())).prop_map(|(name, url)| Author { name, url });
    let source =
        (line(), option::of(link()), option::of(media())).prop_map(|(name, url, logo)| Source { name, url, logo });
    let canonical = option::of(select(&LINKS[..2]).prop_map(|address| Url::web(address, None).expect("a web address")));
    (
        (text(), line(), vec(author, 0..3), timestamp(), timestamp(), language(), direction()),
        (option::of(image()), blocks(), 0..3_usize),
        (line(), vec(name(), 0..3), source, canonical, line(), related()),
    )
        .prop_map(|(head, (lead, mut body, repeats), (section, tags, source, canonical, copyright, related))| {
            let (title, dek, byline, published, modified, lang, dir) = head;
            for _ in 0..repeats {
                body.insert(0, Block::Paragraph { content: vec![Inline::Text(title.clone())], centered: false });
            }
            Article {
                title,
                dek,
                byline,
                published,
                modified,
                lang,
                dir,
                lead,
                body,
                section,
                tags,
                source,
                canonical,
                copyright,
                related,
                extent: Extent::default(),
            }
        })
        .boxed()
}

const FIELDS: &[&str] = &[
    "type",
    "title",
    "dek",
    "byline",
    "published",
    "modified",
    "lang",
    "dir",
    "lead",
    "body",
    "section",
    "tags",
    "source",
    "canonical",
    "copyright",
    "related",
    "name",
    "url",
    "logo",
    "src",
    "srcset",
    "width",
    "height",
    "alt",
    "caption",
    "credit",
    "level",
    "content",
    "ordered",
    "start",
    "items",
    "cite",
    "image",
    "images",
    "poster",
    "tracks",
    "label",
    "provider",
    "rows",
    "header",
    "colspan",
    "rowspan",
    "language",
    "text",
    "links",
];

const TYPES: &[&str] = &[
    "heading",
    "paragraph",
    "list",
    "quote",
    "pullQuote",
    "figure",
    "gallery",
    "video",
    "audio",
    "embed",
    "table",
    "code",
    "preformatted",
    "keyPoints",
    "note",
    "divider",
    "related",
    "strong",
    "emphasis",
    "mark",
    "link",
    "break",
    "sub",
    "sup",
    "foreign",
    "isolate",
    "timeline",
    "",
];

/// URLs of every kind, allowed and forbidden.
const ADDRESSES: &[&str] = &[
    "https://news.example/a",
    "http://other.example/a.jpg",
    "http://127.0.0.1/a.jpg",
    "http://127.evil.example/a.jpg",
    "http://localhost:3000/a.jpg",
    "//cdn.example/a.jpg",
    "../a.jpg",
    "#a",
    "",
    "mailto:a@news.example",
    "tel:1",
    "javascript:alert(1)",
    "JAVA\tSCRIPT:alert(1)",
    " javascript:alert(1)",
    "data:text/html,a",
    "blob:https://news.example/a",
    "vbscript:a",
    "file:///a",
    "https://[",
];

const ADDRESS_FIELDS: &[&str] = &["url", "src", "logo", "poster", "canonical"];

/// Generates a field with any value, or a URL field with a URL.
fn field(value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<(&'static str, Value)> {
    let address = (select(ADDRESS_FIELDS), select(ADDRESSES).prop_map(Value::from));
    prop_oneof![2 => (select(FIELDS), value), 1 => address].boxed()
}

/// Generates any JSON, mostly with the structure and the field names of our format.
pub fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        4 => text().prop_map(Value::from),
        3 => select(ADDRESSES).prop_map(Value::from),
        1 => select(TYPES).prop_map(Value::from),
        1 => select(TAGS).prop_map(Value::from),
        1 => select(&["2025-11-04", "2025-11-04T25:00Z", "rtl", "LTR", "auto"][..]).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => (-3..9_i64).prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(5, 60, 5, |value| {
        prop_oneof![
            vec(value.clone(), 0..5).prop_map(Value::from),
            (option::weighted(0.9, select(TYPES)), vec(field(value), 0..6)).prop_map(|(kind, fields)| {
                let mut object: Map<_, _> = fields.into_iter().map(|(name, value)| (name.into(), value)).collect();
                if let Some(kind) = kind {
                    object.insert("type".into(), kind.into());
                }
                Value::from(object)
            }),
        ]
    })
    .boxed()
}

/// Generates JSON in our format: an article with any values in its fields, or a valid article with some URLs and values
/// replaced.
pub fn article_json() -> BoxedStrategy<Value> {
    prop_oneof![arbitrary(), mutated()].boxed()
}

fn arbitrary() -> impl Strategy<Value = Value> {
    (vec(field(json()), 0..8), vec(json(), 0..5), option::weighted(0.7, name()), option::weighted(0.95, Just(1)))
        .prop_map(|(fields, body, title, mark)| {
            let mut article = json!({ "body": body });
            for (name, value) in fields {
                article[name] = value;
            }
            if let Some(title) = title {
                article["title"] = title.into();
            }
            if let Some(mark) = mark {
                article["maqal"] = mark.into();
            }
            article
        })
}

fn mutated() -> impl Strategy<Value = Value> {
    let addresses = vec((any::<Index>(), select(ADDRESSES)), 0..8);
    let values = vec((any::<Index>(), json()), 0..3);
    (article(), addresses, values).prop_map(|(article, addresses, values)| {
        let mut json = to_json(&article);
        let all = pointers(&json, "").into_iter().filter(|place| place != "/maqal");
        let is_address = |place: &String| ADDRESS_FIELDS.contains(&place.rsplit('/').next().unwrap_or_default());
        let (of_addresses, of_values): (Vec<_>, _) = all.partition(is_address);
        for (at, address) in addresses.iter().filter(|_| !of_addresses.is_empty()) {
            if let Some(place) = json.pointer_mut(at.get::<String>(&of_addresses)) {
                *place = (*address).into();
            }
        }
        for (at, value) in values {
            if let Some(place) = json.pointer_mut(at.get::<String>(&of_values)) {
                *place = value;
            }
        }
        json
    })
}

/// Returns the JSON Pointers of all values in a value.
fn pointers(json: &Value, here: &str) -> Vec<String> {
    let below: Vec<_> = match json {
        Value::Array(entries) => {
            entries.iter().enumerate().map(|(at, entry)| (format!("{here}/{at}"), entry)).collect()
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("{here}/{name}"), value)).collect(),
        _ => Vec::new(),
    };
    below.iter().flat_map(|(place, value)| [vec![place.clone()], pointers(value, place)].concat()).collect()
}
