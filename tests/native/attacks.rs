//! Hostile responses: whatever a server sends, the document contains only what [`corpus::ELEMENTS`] lists.
//!
//! The attacks are in `tests/attacks`. The end-to-end tests run the same attacks in three browsers. Here each attack
//! passes through all native code: as the content and the title of a `WordPress` post, as the content of a JSON Feed
//! item, and in typed elements of ANS. The tests check the result twice: the tokens from which a browser builds the
//! document, and the HTML, which must parse to the same document.

#[path = "../attacks/corpus.rs"]
mod corpus;
#[path = "../attacks/list.rs"]
mod list;

use std::collections::BTreeMap;

use maqal::{
    article::Article,
    document::{self, Fragment, Token},
    host,
    html::NodeRef,
    source::{self, Options},
};
use serde_json::{Value, json};

use crate::support::{self, INTERFACE, file, web};
use corpus::{ANCHOR, Attack, ELEMENTS, FRAMES, Placeholders};

/// The values of the placeholders.
const PLACEHOLDERS: Placeholders =
    Placeholders { canary: "top.attacked(1)", load: "https://load.example/1", home: "https://news.example" };

#[test]
fn no_attack_succeeds() {
    let mut breaches = Vec::new();
    for attack in all() {
        for (place, response) in responses(&attack) {
            let mut report = |breach: String| {
                let payload = attack.payload(&PLACEHOLDERS);
                breaches.push(format!("{}/{} as {place}: {breach}\n    {payload:?}", attack.class, attack.name));
            };
            let response = response.as_bytes();
            match source::read(response, &web(support::HOME), &Options::default(), host::html::parse) {
                Ok(article) => check_article(&article, &attack, &mut report),
                Err(error) if attack.is_response() => {
                    let original = error.original().map_or("https://", |url| url.as_str());
                    if !original.starts_with("https://") {
                        report(format!("the error links to {original}"));
                    }
                }
                Err(error) => report(format!("the article is not read: {error}")),
            }
        }
    }
    assert!(breaches.is_empty(), "{} attacks succeeded:\n{}", breaches.len(), breaches.join("\n"));
}

#[test]
fn there_are_attacks_of_every_class() {
    let mut classes = BTreeMap::<String, usize>::new();
    for attack in all() {
        *classes.entry(attack.class).or_default() += 1;
    }
    assert!(classes.len() > 20 && classes.values().all(|count| *count > 20), "attacks of each class: {classes:?}");
}

/// Without this test, a check that finds nothing would pass unnoticed.
#[test]
fn the_checks_report_forbidden_elements_attributes_and_values() {
    for (name, attribute, value) in [
        ("script", "", ""),
        ("img", "onerror", "1"),
        ("img", "src", "javascript:1"),
        ("img", "src", "data:image/svg+xml,x"),
        ("img", "srcset", "https://a.example/a.png, 1w, https://a.example/b.png 2w"),
        ("a", "href", "java\nscript:1"),
        ("a", "href", "//news.example/"),
        ("a", "id", "maqal"),
        ("p", "style", "color:red"),
        ("p", "data-part", "retry"),
        ("td", "colspan", "2\" onclick=\"1"),
    ] {
        let mut tokens = vec![Token::Open(name)];
        tokens.extend((!attribute.is_empty()).then(|| Token::Attribute(attribute, value.into())));
        tokens.push(Token::Close);
        let mut reported = Vec::new();
        check_tokens(&tokens, &mut |breach| reported.push(breach));
        assert_eq!(reported.len(), 1, "{name} {attribute}={value:?}: {reported:?}");
    }
}

fn all() -> Vec<Attack> {
    corpus::attacks(&file("tests/attacks")).unwrap_or_else(|error| panic!("{error}"))
}

/// Returns the responses that contain an attack, each with the place that contains it.
fn responses(attack: &Attack) -> Vec<(&'static str, String)> {
    let payload = attack.payload(&PLACEHOLDERS);
    if attack.is_response() {
        return vec![("a whole response", payload)];
    }
    let response = |json: Value| json.to_string();
    vec![
        ("the content of a WordPress post", response(Attack::wordpress(&PLACEHOLDERS, "عنوان", &payload))),
        (
            "the title of a WordPress post",
            response(Attack::wordpress(&PLACEHOLDERS, &format!("عنوان {payload}"), "<p>متن</p>")),
        ),
        ("the content of a JSON Feed item", response(json_feed(&payload))),
        ("elements of an ANS story", response(ans(&payload))),
    ]
}

/// Returns a JSON Feed with HTML in its only item.
fn json_feed(content: &str) -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "صحيفة",
        "items": [{ "id": "1", "url": "https://news.example/2025/moon/", "title": "عنوان", "content_html": content }],
    })
}

/// Returns an ANS story with an attack as HTML and as a caption.
fn ans(payload: &str) -> Value {
    json!({
        "type": "story",
        "headlines": { "basic": "عنوان" },
        "canonical_url": "https://news.example/2025/moon/",
        "content_elements": [
            { "type": "text", "content": payload },
            { "type": "image", "url": "https://news.example/a.png", "caption": payload },
        ],
    })
}

fn check_article(article: &Article, attack: &Attack, report: &mut dyn FnMut(String)) {
    let document = document::article(article, &INTERFACE);
    check_tokens(document.tokens(), report);
    for text in &attack.hidden {
        let shown = document.tokens().iter().any(|token| match token {
            Token::Attribute(_, value) | Token::Text(value) => value.contains(text),
            Token::Open(_) | Token::Close => false,
        });
        if shown {
            report(format!("{text:?} is shown"));
        }
    }
    if let Some(difference) = parse_difference(&document) {
        report(difference);
    }
}

/// Reports every token that a document must not contain.
fn check_tokens(tokens: &[Token], report: &mut dyn FnMut(String)) {
    let mut open = Vec::new();
    let mut ids = Vec::new();
    for token in tokens {
        match token {
            Token::Open(name) => {
                open.push(*name);
                if !ELEMENTS.iter().any(|(known, _)| known == name) {
                    report(format!("the element <{name}> is not allowed"));
                }
            }
            Token::Close => {
                open.pop();
            }
            Token::Attribute(key, value) => {
                let element = open.last().copied().unwrap_or_default();
                let known = ELEMENTS.iter().find(|(name, _)| *name == element).map_or(&[][..], |(_, known)| known);
                let kinds = known.iter().find(|(name, _)| name == key).map(|(_, kinds)| *kinds);
                if !kinds.is_some_and(|kinds| kinds.split('|').any(|kind| is_valid(kind, value))) {
                    report(format!("<{element} {key}={value:?}> is not allowed"));
                }
                // Video and audio load nothing before playback.
                let loads = match (element, *key) {
                    ("img", "srcset") => value.contains(PLACEHOLDERS.load),
                    ("img", "src") | (_, "poster") => value.starts_with(PLACEHOLDERS.load),
                    _ => false,
                };
                if loads {
                    report(format!("<{element} {key}={value:?}> loads a forbidden URL"));
                }
                if *key == "id" {
                    if ids.contains(&value) {
                        report(format!("the id {value:?} is not unique"));
                    }
                    ids.push(value);
                }
            }
            Token::Text(_) => {}
        }
    }
}

/// Whether a value is valid for an attribute of this kind.
fn is_valid(kind: &str, value: &str) -> bool {
    if let Some(list) = kind.strip_prefix('=') {
        return value.split_whitespace().all(|word| list.split(' ').any(|known| known == word));
    }
    // Exactly as the URL parser serializes it: absolute, without characters that a parser would remove.
    let has_scheme = |value: &str, schemes: &[&str]| {
        ::url::Url::parse(value).is_ok_and(|url| url.as_str() == value && schemes.contains(&url.scheme()))
    };
    let is_anchor = |value: &str| {
        let number = value.strip_prefix(ANCHOR).unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_image = |value: &str| {
        let subtype = value.strip_prefix("data:image/").and_then(|rest| rest.split([';', ',']).next());
        let small = value.len() <= 32 * 1024;
        has_scheme(value, &["https"]) || (small && matches!(subtype, Some("png" | "jpeg" | "gif" | "webp" | "avif")))
    };
    match kind {
        "frame" => {
            let begins = FRAMES.iter().any(|start| value.starts_with(start));
            // Without characters that could end a URL in an attribute, a script or a style sheet.
            begins && has_scheme(value, &["https"]) && !value.contains(['"', '\'', '<', '>', '\\', ' ', '@'])
        }
        "link" => has_scheme(value, &["http", "https", "mailto", "tel"]),
        "media" => has_scheme(value, &["https"]),
        "image" => is_image(value),
        // A browser ends a URL at a space, and does not include a trailing comma.
        "images" => value.split(", ").all(|one| {
            one.split_once(' ').is_some_and(|(address, width)| {
                is_image(address)
                    && !address.ends_with(',')
                    && width.strip_suffix('w').is_some_and(|width| width.parse::<u32>().is_ok())
            })
        }),
        "number" => value.parse::<i64>().is_ok(),
        "direction" => matches!(value, "rtl" | "ltr"),
        "language" => maqal::locale::Language::parse(value).is_some_and(|language| language.as_str() == value),
        "date" => value.bytes().all(|byte| byte.is_ascii_digit() || b"-+:.TZ".contains(&byte)),
        "anchor" => is_anchor(value),
        "reference" => value.strip_prefix('#').is_some_and(is_anchor),
        "text" => true,
        _ => panic!("{kind:?} is not a kind of value"),
    }
}

/// Serializes a document, parses the HTML, and returns the first difference between the two.
fn parse_difference(fragment: &Fragment) -> Option<String> {
    let html = host::html::parse(&fragment.to_string())?;
    let mut found = Vec::new();
    let body = html.roots().flat_map(NodeRef::children).find(|node| node.name() == "body")?;
    body.children().for_each(|node| flatten(node, &mut found));
    list::difference(&list::list(fragment.tokens()), &found)
}

fn flatten(node: NodeRef, out: &mut Vec<String>) {
    if let Some(text) = node.text() {
        return out.push(format!("\"{text}"));
    }
    out.push(format!("<{}>", node.name()));
    out.extend(node.attributes().iter().map(|(key, value)| format!("{key}={value:?}")));
    node.children().for_each(|child| flatten(child, out));
    out.push("</>".into());
}
