//! Strategies for articles, for the property tests.

use maqal::{
    article::{
        Article, Author, Block, Candidate, Extent, Image, Inline, Related, Source, Timestamp,
        body::{Answer, Cell, Numerals, Track},
        clean,
    },
    locale::{Direction, Language},
    url::Url,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

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
