//! Hostile responses: whatever a server sends, the document contains only what [`corpus::ELEMENTS`] lists.
//!
//! The attacks are in `tests/attacks`. The end-to-end tests run the same ones in three browsers. Here each attack
//! passes through all native code, as the content and the title of a `WordPress` post, as the content of a JSON Feed item, and
//! in typed elements. The result is checked twice: as the document that a browser builds, and as HTML, which must be parsed as the
//! same document.

#[path = "../attacks/corpus.rs"]
mod corpus;

use std::collections::BTreeMap;

use maqal::{
    article::Article,
    document::{self, Fragment, Token},
    host,
    html::NodeRef,
    source::{self, Asked},
};
use serde_json::{Value, json};

use crate::support::{self, INTERFACE, file, web};
use corpus::{ANCHOR, Attack, ELEMENTS, FRAMES, Stand};

/// The values of the placeholders.
const STAND: Stand = Stand { canary: "top.attacked(1)", load: "https://load.example/1", home: "https://news.example" };

#[test]
fn no_attack_gets_through() {
    let mut breaches = Vec::new();
    for attack in all() {
        for (place, answer) in answers(&attack) {
            let mut tell = |what: String| {
                let payload = attack.payload(&STAND);
                breaches.push(format!("{}/{} as {place}: {what}\n    {payload:?}", attack.class, attack.name));
            };
            let answer = answer.as_bytes();
            match source::read(answer, &web(support::HOME), &Asked::default(), host::html::parse) {
                Ok(article) => look_at(&article, &attack, &mut tell),
                Err(error) if attack.is_answer() => {
                    let original = error.original().map_or("https://", |url| url.as_str());
                    if !original.starts_with("https://") {
                        tell(format!("the failure leads to {original}"));
                    }
                }
                Err(error) => tell(format!("the article is lost: {error}")),
            }
        }
    }
    assert!(breaches.is_empty(), "{} attacks got through:\n{}", breaches.len(), breaches.join("\n"));
}

#[test]
fn there_are_attacks_of_every_class() {
    let mut classes = BTreeMap::<String, usize>::new();
    for attack in all() {
        *classes.entry(attack.class).or_default() += 1;
    }
    assert!(classes.len() > 20 && classes.values().all(|count| *count > 20), "attacks of each class: {classes:?}");
}

/// The checks must find what they look for.
#[test]
fn what_no_article_may_be_made_of_is_noticed() {
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
        let mut told = Vec::new();
        check_tokens(&tokens, &mut |what| told.push(what));
        assert_eq!(told.len(), 1, "{name} {attribute}={value:?}: {told:?}");
    }
}

fn all() -> Vec<Attack> {
    corpus::attacks(&file("tests/attacks")).unwrap_or_else(|error| panic!("{error}"))
}

/// Returns the responses that contain an attack, and where they contain it.
fn answers(attack: &Attack) -> Vec<(&'static str, String)> {
    let payload = attack.payload(&STAND);
    if attack.is_answer() {
        return vec![("an answer", payload)];
    }
    let answer = |json: Value| json.to_string();
    vec![
        ("WordPress's content", answer(Attack::wordpress(&STAND, "عنوان", &payload))),
        ("WordPress's title", answer(Attack::wordpress(&STAND, &format!("عنوان {payload}"), "<p>متن</p>"))),
        ("a JSON Feed's content", answer(json_feed(&payload))),
        ("elements of ANS", answer(ans(&payload))),
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

/// Returns a story of ANS with an attack as HTML and as a caption.
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

fn look_at(article: &Article, attack: &Attack, tell: &mut dyn FnMut(String)) {
    let document = document::article(article, &INTERFACE);
    check_tokens(document.tokens(), tell);
    for words in &attack.hidden {
        let shown = document.tokens().iter().any(|token| match token {
            Token::Attribute(_, value) | Token::Text(value) => value.contains(words),
            Token::Open(_) | Token::Close => false,
        });
        if shown {
            tell(format!("{words:?} is shown"));
        }
    }
    if let Some(difference) = read_back(&document) {
        tell(difference);
    }
}

/// Reports every token that a document must not contain.
fn check_tokens(tokens: &[Token], tell: &mut dyn FnMut(String)) {
    let mut open = Vec::new();
    let mut ids = Vec::new();
    for token in tokens {
        match token {
            Token::Open(name) => {
                open.push(*name);
                if !ELEMENTS.iter().any(|(known, _)| known == name) {
                    tell(format!("there is an element <{name}>"));
                }
            }
            Token::Close => {
                open.pop();
            }
            Token::Attribute(key, value) => {
                let element = open.last().copied().unwrap_or_default();
                let known = ELEMENTS.iter().find(|(name, _)| *name == element).map_or(&[][..], |(_, known)| known);
                let ways = known.iter().find(|(name, _)| name == key).map(|(_, ways)| *ways);
                if !ways.is_some_and(|ways| ways.split('|').any(|way| fits(way, value))) {
                    tell(format!("there is <{element} {key}={value:?}>"));
                }
                // Video and audio load nothing before playback.
                let loads = match (element, *key) {
                    ("img", "srcset") => value.contains(STAND.load),
                    ("img", "src") | (_, "poster") => value.starts_with(STAND.load),
                    _ => false,
                };
                if loads {
                    tell(format!("<{element} {key}={value:?}> loads what it must not"));
                }
                if *key == "id" {
                    if ids.contains(&value) {
                        tell(format!("the id {value:?} is there twice"));
                    }
                    ids.push(value);
                }
            }
            Token::Text(_) => {}
        }
    }
}

/// Whether a value is valid for an attribute of this kind.
fn fits(way: &str, value: &str) -> bool {
    if let Some(list) = way.strip_prefix('=') {
        return value.split_whitespace().all(|word| list.split(' ').any(|known| known == word));
    }
    // As the parser of the URL standard serializes it: absolute, without characters that a parser would remove.
    let has_scheme = |value: &str, schemes: &[&str]| {
        ::url::Url::parse(value).is_ok_and(|url| url.as_str() == value && schemes.contains(&url.scheme()))
    };
    let is_anchor = |value: &str| {
        let number = value.strip_prefix(ANCHOR).unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_image = |value: &str| {
        let kind = value.strip_prefix("data:image/").and_then(|rest| rest.split([';', ',']).next());
        let small = value.len() <= 32 * 1024;
        has_scheme(value, &["https"]) || (small && matches!(kind, Some("png" | "jpeg" | "gif" | "webp" | "avif")))
    };
    match way {
        "frame" => {
            let begins = FRAMES.iter().any(|start| value.starts_with(start));
            // No character that could end a URL in an attribute, a script or a style sheet.
            begins && has_scheme(value, &["https"]) && !value.contains(['"', '\'', '<', '>', '\\', ' ', '@'])
        }
        "link" => has_scheme(value, &["http", "https", "mailto", "tel"]),
        "media" => has_scheme(value, &["https"]),
        "image" => is_image(value),
        // As a browser parses it: a URL ends at a space, and a comma at its end is not part of it.
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
        _ => panic!("{way:?} is no way in which a value may be"),
    }
}

/// Writes a document as HTML and parses it. Returns the first difference.
fn read_back(fragment: &Fragment) -> Option<String> {
    let html = host::html::parse(&fragment.to_string())?;
    let mut found = Vec::new();
    let body = html.roots().flat_map(NodeRef::children).find(|node| node.name() == "body")?;
    body.children().for_each(|node| flatten(node, &mut found));
    let mut wanted: Vec<String> = Vec::new();
    for token in fragment.tokens() {
        match token {
            Token::Open(name) => wanted.push(format!("<{name}>")),
            Token::Attribute(..) => {}
            Token::Text(words) => {
                // HTML cannot represent this character.
                let words = words.replace('\0', "");
                match wanted.last_mut() {
                    _ if words.is_empty() => {}
                    Some(last) if last.starts_with('"') => last.push_str(&words),
                    _ => wanted.push(format!("\"{words}")),
                }
            }
            Token::Close => wanted.push("</>".into()),
        }
    }
    let place = (0..found.len().max(wanted.len())).find(|place| found.get(*place) != wanted.get(*place))?;
    Some(format!("its HTML is read back as {:?} instead of {:?}", found.get(place), wanted.get(place)))
}

fn flatten(node: NodeRef, out: &mut Vec<String>) {
    if let Some(words) = node.text() {
        return out.push(format!("\"{words}"));
    }
    out.push(format!("<{}>", node.name()));
    node.children().for_each(|child| flatten(child, out));
    out.push("</>".into());
}
