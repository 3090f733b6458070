//! HTML to articles: no word is lost, whatever the nesting, and names that a browser would report are masked.

use maqal::{
    article::{Block, from_html},
    document,
    host::html::parse,
    html::{Html, mask, unmask},
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{self, HOME, INTERFACE, lines, web};

fn body(html: &str) -> Vec<Block> {
    from_html::body(&parse(html).expect("the native parser always returns a tree"), &web(HOME), None).0
}

/// Returns the words of a body, in reading order.
fn words(html: &str) -> Vec<String> {
    lines(&body(html)).iter().flat_map(|line| line.split_whitespace()).map(str::to_owned).collect()
}

/// Elements with visible content that the parser allows anywhere.
const VISIBLE: &[&str] = &[
    "p",
    "div",
    "span",
    "b",
    "strong",
    "em",
    "i",
    "u",
    "s",
    "mark",
    "sub",
    "sup",
    "small",
    "font",
    "center",
    "bdi",
    "ins",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "address",
    "main",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h4",
    "h6",
    "blockquote",
    "cite",
    "figure",
    "figcaption",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "details",
    "summary",
    "pre",
    "code",
    "kbd",
    "a href='/x'",
    "a href='#y' id='y'",
    "a",
    "abbr",
    "time",
    "ruby",
    "nav",
    "label",
    "picture",
    "map name=m",
    "x-card",
    "svg",
    "math",
    "mtext",
    "foreignObject",
    "div class='wp-caption'",
    "div class='wp-block-columns'",
    "figure class='wp-block-gallery'",
    "figure class='wp-block-pullquote'",
    "div class='kg-card kg-callout-card'",
    "div class='kg-card kg-toggle-card'",
    "p style='text-align: center'",
    "span dir=ltr",
    "span lang=en",
    "p lang=fa",
    "table role=presentation",
    "blockquote class='twitter-tweet'",
    "div align=center",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => Just("W".to_owned()),
        1 => Just("<br>".to_owned()),
        1 => Just("<br><br>".to_owned()),
        1 => Just("<hr>".to_owned()),
        1 => Just(" ".to_owned()),
        1 => Just("&nbsp;".to_owned()),
        1 => Just("<img src=/a.png>".to_owned()),
        1 => Just("<!-- more -->".to_owned()),
        1 => Just("<script>gone</script>".to_owned()),
        1 => Just("<style>gone</style>".to_owned()),
        1 => Just("W<button>W</button>W".to_owned()),
        1 => Just("<noscript>gone</noscript>".to_owned()),
        1 => Just("<span class=screen-reader-text>gone</span>".to_owned()),
        1 => Just("<p class=jp-relatedposts>gone</p>".to_owned()),
        1 => Just("<span hidden>gone</span>".to_owned()),
        1 => Just("<p style='display: none'>gone".to_owned() + "</p>"),
    ];
    piece.prop_recursive(7, 60, 6, |inside| {
        (0..VISIBLE.len(), prop::collection::vec(inside, 0..6), any::<bool>()).prop_map(|(at, inside, closes)| {
            let open = VISIBLE[at];
            let name = open.split(' ').next().unwrap_or(open);
            let end = if closes { format!("</{name}>") } else { String::new() };
            format!("<{open}>{}{end}", inside.concat())
        })
    })
}

/// Numbers the words, so that they are unique.
fn numbered(soup: &str) -> (String, usize) {
    let mut parts = soup.split('W');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut count = 0_usize;
    for part in parts {
        out.push_str(&[" w", &count.to_string(), " ", part].concat());
        count += 1;
    }
    (out, count)
}

/// The names that are masked, in every position, and what may surround them.
const MASKABLE: &[&str] = &[
    "<style>",
    "</style>",
    "<STYLE",
    "</style",
    "<style-x>",
    "<base href=x>",
    "</Base>",
    "<base",
    "<basefont>",
    " onclick=",
    " style=",
    "default",
    "/on",
    "/Style",
    "=",
    "<",
    ">",
    "/",
    " ",
    "'",
    "\"",
    "&lt;style&gt;",
    "&amp",
    "noframes",
    "link",
    "نص",
    "a",
];

fn maskable() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(MASKABLE), 0..6).prop_map(|parts| parts.concat())
}

/// HTML with maskable names in text, in attribute values and in URLs.
fn maskable_html() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        maskable(),
        maskable().prop_map(|text| format!("<p style='a' onclick=b>{text}</p>")),
        maskable().prop_map(|text| format!("<textarea>{text}</textarea>")),
        maskable().prop_map(|text| format!("<a href=\"?q={0}\" title=\"{0}\">a</a>", text.replace('"', ""))),
        maskable().prop_map(|text| format!("<img alt='{0}' src='/{0}'>", text.replace('\'', ""))),
        maskable().prop_map(|text| format!("<img alt=a{0} src=/{0}>", text.replace([' ', '>', '\'', '"'], ""))),
        maskable().prop_map(|text| format!("<svg><style>{text}</style></svg>")),
    ];
    let html = prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat());
    html.prop_filter("has another tree with masks", |html| !has_noframes(html) && !has_equals_sign(html))
}

/// Whether HTML contains a `noframes` element, which is obsolete. A masked `style` element has the same name, so the end of
/// the one would end the other.
fn has_noframes(html: &str) -> bool {
    html.contains("<noframes") || html.contains("</noframes")
}

/// Whether the name of an attribute may begin with `=` after the name of a masked element, which is a parse error. With
/// the mask, it would begin a value.
fn has_equals_sign(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    let mut rests = ["style", "base"].into_iter().flat_map(|name| html.split(name).skip(1));
    rests.any(|rest| rest.starts_with([' ', '/']) && rest.trim_start_matches([' ', '/']).starts_with('='))
}

/// Returns the nodes of a tree without masks: the names of the elements, the texts, and the attributes that may be shown.
/// The masked elements are never shown, nor is what follows a `<` in the name of an element.
fn unmasked(html: &Html) -> Vec<String> {
    let mut nodes = Vec::new();
    for root in html.roots() {
        root.visit(|node| {
            if matches!(node.name(), "style" | "noframes" | "base" | "link") {
                return false;
            }
            let name = unmask(node.name());
            let name = name.split('<').next();
            let attributes = ["href", "title", "alt", "src"].map(|name| node.attribute(name).map(unmask));
            nodes.push(format!("{name:?} {:?} {attributes:?}", node.text().map(unmask)));
            true
        });
    }
    nodes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 1500 } else { 20_000 }))]

    #[test]
    fn every_word_is_kept_exactly_once(soup in soup()) {
        let (html, count) = numbered(&soup);
        let mut found = words(&html);
        found.retain(|word| word.starts_with('w'));
        found.sort_by_key(|word| word[1..].parse::<usize>().unwrap_or(usize::MAX));
        let expected: Vec<_> = (0..count).map(|number| format!("w{number}")).collect();
        prop_assert_eq!(found, expected, "{}", html);
    }

    #[test]
    fn hidden_content_is_never_shown(soup in soup()) {
        let (html, _) = numbered(&soup);
        prop_assert!(!words(&html).iter().any(|word| word == "gone"), "{}", html);
    }

    #[test]
    fn masks_are_removed_from_texts_attributes_and_urls(html in maskable_html()) {
        let [plain, masked] = [&html, &mask(&html)].map(|html| parse(html).unwrap_or_default());
        prop_assert_eq!(unmasked(&masked), unmasked(&plain), "{}", html);
    }

    #[test]
    fn masked_html_has_the_same_text(soup in soup()) {
        let (html, _) = numbered(&soup);
        // The native parser does not unmask attribute names, so `style` is unknown in the tree.
        let masked: Vec<_> = words(&mask(&html)).into_iter().map(|text| unmask(&text)).collect();
        // Text with `display: none` is therefore not hidden.
        let mut found: Vec<_> = masked.into_iter().filter(|word| !word.contains("gone")).collect();
        let mut expected = words(&html);
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected, "{}", html);
    }
}

#[test]
fn names_that_a_browser_reports_are_masked() {
    for (html, masked) in [
        ("<p style=a>", "<p \u{FDD0}style=a>"),
        ("<p\nSTYLE='a'onclick=b>", "<p\n\u{FDD0}STYLE='a'\u{FDD0}onclick=b>"),
        ("<p/style=a/onload=b>", "<p/\u{FDD0}style=a/\u{FDD0}onload=b>"),
        ("<style>a</style >b", "<noframes/\u{FDD1}style>a</noframes/\u{FDD1}style >b"),
        ("<STYLE\n>a</StYlE>", "<noframes/\u{FDD1}STYLE\n>a</noframes/\u{FDD1}StYlE>"),
        ("<styles>a</styles>", "<styles>a</styles>"),
        ("<style-x>a</style-x><on-x></on-x>", "<style-x>a</style-x><on-x></on-x>"),
        ("<svg><style/>a</svg>", "<svg><noframes/\u{FDD1}style/>a</svg>"),
        ("<base href=a><BASE/>", "<link/\u{FDD1}base href=a><link/\u{FDD1}BASE/>"),
        ("<p </onclick=a </style=b>", "<p </x\u{FDD1}onclick=a </x\u{FDD1}style=b>"),
        ("<basefont>base", "<basefont>base"),
        ("once on style", "once \u{FDD0}on \u{FDD0}style"),
        ("نص style=\"نص\" on", "نص \u{FDD0}style=\"نص\" \u{FDD0}on"),
        ("", ""),
        ("s", "s"),
        ("<", "<"),
    ] {
        assert_eq!(mask(html), masked, "{html}");
        assert_eq!(unmask(&mask(html)), html, "{html}");
    }
}

#[test]
fn anchors_in_a_caption_and_in_the_text_had_the_same_id() {
    let post = json!({
        "title": "",
        "feature_image": "a.jpg",
        "feature_image_caption": "<a href='#n' id='n'>c</a>",
        "html": "<p><a href='#n' id='n'>t</a></p>",
    });
    let article = support::read(&post).expect("a Ghost post");
    let html = document::article(&article, &INTERFACE).to_string();
    assert_eq!(html.matches("id=\"maqal-1\"").count(), 1, "{html}");
}
