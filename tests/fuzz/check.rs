//! The properties that hold for every input.

use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
    panic::{self, AssertUnwindSafe},
    sync::LazyLock,
};

use maqal::{
    article::{Article, body, clean, provider},
    document::{Fragment, Interface, Slices, Token},
    host::html,
    html::Html,
    limits,
    locale::{
        ArticleMessages,
        plurals::{Category, counted},
    },
    source::{self, Error, Json, Options},
    url::Url,
};
use serde_json::Value;

use super::{
    corpus::{Allowed, ELEMENTS},
    memory,
};

/// The URL of every response.
pub const HOME: &str = "https://news.example/2025/11/story.json";

/// The memory limit: this number of bytes per byte of the response and of its HTML tree, and a constant number of
/// bytes.
const FACTOR: usize = 64;
const OVERHEAD: usize = 64 * 1024;

/// The size limit of a document: this number of bytes per byte of the response, and bytes for the header and the
/// footer.
const GROWTH: usize = 30;
const AROUND: usize = 2 * limits::HEADER_OR_FOOTER;

/// Returns the size of a token as HTML, in bytes.
fn size(token: &Token) -> usize {
    match token {
        Token::Open(name) => 2 * name.len() + 5,
        Token::Attribute(key, value) => key.len() + value.len() + 4,
        Token::Text(words) => words.len(),
        Token::Close => 0,
    }
}

/// The result for an input that has all properties.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found {
    /// Whether it contains an article.
    pub is_article: bool,
    /// The peak memory in bytes per byte of the input and its tree, above the constant.
    pub factor: usize,
}

/// A property that does not hold.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The name of the property. Failures with one cause have the same name.
    pub kind: String,
    /// The details.
    pub found: String,
}

fn failure(kind: &str, found: impl Into<String>) -> Failure {
    Failure { kind: kind.to_owned(), found: found.into() }
}

thread_local! {
    static PANIC: RefCell<Option<Failure>> = const { RefCell::new(None) };
}

/// Installs a hook that records panics instead of printing them.
pub fn record_panics() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |place| format!("{}:{}", place.file(), place.line()));
        let place = place.rsplit_once("/src/").map_or(place.clone(), |(_, file)| file.to_owned());
        let failure = failure(&format!("panic at {place}"), panic.to_string());
        PANIC.set(Some(failure));
    }));
}

/// Checks all properties of a response.
pub fn check(bytes: &[u8], options: &Options) -> Result<Found, Failure> {
    let checked = panic::catch_unwind(AssertUnwindSafe(|| checked(bytes, options)));
    checked.unwrap_or_else(|_| Err(PANIC.take().unwrap_or_else(|| failure("panic", ""))))
}

static URL: LazyLock<Url> = LazyLock::new(|| Url::web(HOME, None).expect("a web URL"));

fn checked(bytes: &[u8], options: &Options) -> Result<Found, Failure> {
    parsed_alike(bytes)?;
    let tree = Cell::new(0);
    let parse = |text: &str| {
        let html = html::parse(text)?;
        tree.set(tree.get() + weight(&html));
        Some(html)
    };
    // Parsing takes most of the time, and header and footer are nearly the same for every article, so they are parsed
    // rarely.
    let parsed = match bytes.len() % 32 {
        0 => 0..3,
        at if at % 2 == 0 => 1..2,
        _ => 0..0,
    };
    let (outcome, held) = memory::peak(|| {
        source::read(bytes, &URL, options, parse).map(|article| {
            let fragments = render(&article);
            let written: Vec<_> = fragments[parsed.clone()].iter().map(ToString::to_string).collect();
            (article, fragments, written)
        })
    });
    let allowed = FACTOR * (bytes.len() + tree.get()) + OVERHEAD;
    if held > allowed {
        return Err(failure(
            "memory",
            format!("{held} bytes for a response of {} and a tree of {}", bytes.len(), tree.get()),
        ));
    }
    let factor = held.saturating_sub(OVERHEAD) / (bytes.len() + tree.get()).max(1);
    let (article, fragments, written) = match outcome {
        Ok(done) => done,
        Err(error) => {
            let _ = error.to_string();
            return match error.original() {
                Some(url) if !is_web(url.as_str()) => Err(failure("URL of an error", url.as_str())),
                _ => Ok(Found { is_article: false, factor }),
            };
        }
    };
    let size = fragments.iter().flat_map(Fragment::tokens).map(size).sum::<usize>();
    if size > GROWTH * bytes.len() + AROUND {
        return Err(failure("growth", format!("a document of {size} bytes for a response of {}", bytes.len())));
    }
    for fragment in &fragments {
        allowed_elements(fragment)?;
    }
    allowed_urls(&serde_json::to_value(&article).unwrap_or_default())?;
    for (fragment, written) in fragments[parsed].iter().zip(&written) {
        same_when_parsed(fragment, written)?;
    }
    clean_again(&article)?;
    read_again(&article)?;
    Ok(Found { is_article: true, factor })
}

static INTERFACE: Interface = Interface {
    messages: ArticleMessages::arabic(),
    locale: "ar",
    date: |_, day| Some(day.as_str().to_owned()),
    time: |_, time| Some(time.as_str().to_owned()),
    count: |_, message, count| counted(message, count, &count.to_string(), || Category::Other),
};

/// Renders the document of an article in three slices: everything before the body, the body, and the footer.
fn render(article: &Article) -> [Fragment; 3] {
    let _ = article.description();
    let mut slices = Slices::new(article.clone(), &INTERFACE);
    let start = slices.first(0);
    let text = slices.next(usize::MAX).unwrap_or_else(|| Fragment::new(&INTERFACE));
    [start, text, slices.footer()]
}

/// Returns the approximate size of an HTML tree in bytes.
fn weight(html: &Html) -> usize {
    let mut weight = 0;
    for root in html.roots() {
        root.visit(|node| {
            weight += 64 + node.text().map_or(0, str::len);
            true
        });
    }
    weight
}

/// The allowed classes. The style sheet contains all of them.
const CLASSES: &str = "actions authors card centered copyright gallery inline key-points label long note notice pill poll publisher pull related section \
                       share-slot sign source tags toolbar-slot update verse votes wide";

/// Checks that a document contains only allowed elements, attributes and URLs.
fn allowed_elements(fragment: &Fragment) -> Result<(), Failure> {
    let mut element: &Allowed = &("", &[]);
    let (mut open, mut ids) = (Vec::new(), HashSet::new());
    for token in fragment.tokens() {
        match token {
            Token::Open(name) => {
                let Some(known) = ELEMENTS.iter().find(|(known, _)| known == name) else {
                    return Err(failure("element", *name));
                };
                if *name == "a" && open.contains(name) {
                    return Err(failure("nested link", format!("{open:?}")));
                }
                element = known;
                open.push(*name);
            }
            Token::Close => {
                if open.pop().is_none() {
                    return Err(failure("end tag without a start tag", ""));
                }
            }
            Token::Attribute(key, value) => {
                let found = || format!("<{} {key}={value:?}>", element.0);
                if !element.1.iter().any(|(known, _)| known == key) {
                    return Err(failure("attribute", found()));
                }
                if *key == "id" && !ids.insert(value) {
                    return Err(failure("duplicate id", found()));
                }
                if !value_fits(key, value) {
                    return Err(failure(&format!("value of {key}"), found()));
                }
            }
            Token::Text(_) => {}
        }
    }
    if open.is_empty() { Ok(()) } else { Err(failure("unclosed element", format!("{open:?}"))) }
}

fn value_fits(key: &str, value: &str) -> bool {
    let is_number = |value: &str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    match key {
        "href" => is_link(value) || value.strip_prefix("#maqal-").is_some_and(is_number),
        "id" => value == "maqal-text" || value.strip_prefix("maqal-").is_some_and(is_number),
        "src" | "poster" => is_media(value),
        "srcset" => value.split(", ").all(|candidate| {
            let end = candidate.rsplit_once(' ');
            end.is_some_and(|(src, width)| is_media(src) && width.strip_suffix('w').is_some_and(is_number))
        }),
        "data-src" => {
            static ORIGINS: LazyLock<HashSet<String>> =
                LazyLock::new(|| provider::frame_origins().into_iter().map(str::to_owned).collect());
            url::Url::parse(value).is_ok_and(|url| ORIGINS.contains(&url.origin().ascii_serialization()))
        }
        "class" => CLASSES.split_ascii_whitespace().any(|known| known == value),
        "width" | "height" | "colspan" | "rowspan" => is_number(value),
        "start" | "value" => is_number(value.strip_prefix('-').unwrap_or(value)),
        "lang" | "srclang" => value.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric()),
        "dir" => matches!(value, "rtl" | "ltr"),
        _ => true,
    }
}

/// Checks that an article contains only allowed URLs, including those that the document does not show.
fn allowed_urls(json: &Value) -> Result<(), Failure> {
    match json {
        Value::Array(entries) => entries.iter().try_for_each(allowed_urls),
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            let Some(url) = value.as_str() else { return allowed_urls(value) };
            let is_allowed = match &**name {
                "url" => is_link(url),
                "canonical" => is_web(url),
                "src" | "logo" | "poster" => is_media(url),
                _ => true,
            };
            if is_allowed { Ok(()) } else { Err(failure("URL of the article", format!("{name}: {url}"))) }
        }),
        _ => Ok(()),
    }
}

fn scheme_is(address: &str, schemes: &[&str]) -> bool {
    url::Url::parse(address).is_ok_and(|url| schemes.contains(&url.scheme()))
}

fn is_web(address: &str) -> bool {
    scheme_is(address, &["http", "https"])
}

fn is_link(address: &str) -> bool {
    scheme_is(address, &["http", "https", "mailto", "tel"])
}

/// Media load over `https`, because [`HOME`] is not an `http` URL.
fn is_media(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    match url.scheme() {
        "https" => true,
        "data" => {
            ["png", "jpeg", "gif", "webp", "avif"].iter().any(|kind| {
                address
                    .strip_prefix("data:image/")
                    .and_then(|rest| rest.strip_prefix(kind))
                    .is_some_and(|rest| rest.starts_with([';', ',']))
            }) && address.len() <= Url::DATA_LIMIT
        }
        _ => false,
    }
}

/// Checks that a document written as HTML is parsed as the same document: all text is escaped, and no element is where
/// a parser would move it.
fn same_when_parsed(fragment: &Fragment, written: &str) -> Result<(), Failure> {
    let mut expected = Html::default();
    for name in ["html", "head"] {
        expected.open(name.into(), Vec::new());
    }
    expected.close();
    expected.open("body".into(), Vec::new());
    let mut opening: Option<(&str, Vec<(String, String)>)> = None;
    let mut tokens = fragment.tokens().iter().peekable();
    while let Some(token) = tokens.next() {
        if let Token::Attribute(key, value) = token {
            if let Some((_, attributes)) = &mut opening {
                attributes.push(((*key).to_owned(), value.replace('\0', "\u{FFFD}")));
            }
            continue;
        }
        if let Some((name, attributes)) = opening.take() {
            expected.open(name.to_owned(), attributes);
        }
        match token {
            Token::Open(name) => opening = Some((name, Vec::new())),
            Token::Text(text) => {
                // A parser drops NUL.
                let mut text = text.clone();
                while let Some(Token::Text(more)) = tokens.next_if(|next| matches!(next, Token::Text(_))) {
                    text.push_str(more);
                }
                let text = text.replace('\0', "");
                if !text.is_empty() {
                    expected.text(&text);
                }
            }
            Token::Close => expected.close(),
            Token::Attribute(..) => {}
        }
    }
    for _ in ["body", "html"] {
        expected.close();
    }
    let parsed = html::parse(written).unwrap_or_default();
    if parsed == expected {
        return Ok(());
    }
    let (parsed, expected) = (flat(&parsed), flat(&expected));
    let at =
        parsed.iter().zip(&expected).position(|(one, other)| one != other).unwrap_or(parsed.len().min(expected.len()));
    let part = |list: &[String]| list.get(at).cloned().unwrap_or_default();
    let name = |text: String| if text.starts_with('<') { text } else { "text".into() };
    let kind = format!("parsed again: {} instead of {}", name(part(&parsed)), name(part(&expected)));
    Err(failure(&kind, format!("{} instead of {} in {written}", part(&parsed), part(&expected))))
}

fn flat(html: &Html) -> Vec<String> {
    let mut out = Vec::new();
    for root in html.roots() {
        root.visit(|node| {
            out.push(node.text().map_or_else(|| format!("<{}>", node.name()), |text| format!("{text:?}")));
            true
        });
    }
    out
}

/// Output that servers send before and after JSON.
const SURROUNDINGS: [[&str; 2]; 4] = [
    ["\u{FEFF}\r\n\u{FEFF}", "\n\u{FEFF}"],
    ["<br />\n<b>Warning</b>: a [0] in <b>/b</b> on line <b>1</b><br />\n", "<!-- {\"a\":1} -->"],
    ["\nNotice: {a} in /b on line 1\n", "\n<script>a</script>"],
    ["<!-- a -->", "\n\n"],
];

/// Checks that our parser builds the same tree as the strict parser of `serde_json`, even if server output surrounds
/// the JSON or control characters are not escaped.
fn parsed_alike(bytes: &[u8]) -> Result<(), Failure> {
    let Ok(strict) = serde_json::from_slice::<Json>(bytes) else { return Ok(()) };
    let is_alike = |kind: &str, bytes: &[u8]| {
        let found = source::parse(bytes);
        if found.as_ref() == Ok(&strict) { Ok(()) } else { Err(failure(kind, format!("{found:?}"))) }
    };
    is_alike("strict JSON", bytes)?;
    let text = String::from_utf8_lossy(bytes);
    if !text.starts_with("{\"") {
        return Ok(());
    }
    let [before, after] = SURROUNDINGS[bytes.len() % SURROUNDINGS.len()];
    is_alike("surrounded JSON", [before, &text, after].concat().as_bytes())?;
    is_alike("JSON with control characters", [before, &unescaped(&text)].concat().as_bytes())
}

/// Replaces escaped control characters by the characters.
fn unescaped(json: &str) -> String {
    let mut out = String::new();
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        let (escape, after) = escape.split_at(if escape.starts_with("\\u") { 6 } else { 2 });
        let character = match escape {
            "\\n" => "\n",
            "\\t" => "\t",
            "\\r" => "\r",
            "\\f" => "\u{C}",
            _ => escape,
        };
        out.extend([before, character]);
        rest = after;
    }
    out + rest
}

/// Checks that cleaning an article again has no effect.
fn clean_again(article: &Article) -> Result<(), Failure> {
    let mut again = article.clone();
    clean::clean(&mut again);
    same("cleaned again", article, &again)
}

/// Checks that an article written in our format is read as the same article.
fn read_again(article: &Article) -> Result<(), Failure> {
    let written = match serde_json::to_string(article) {
        Ok(written) => written.replacen('{', "{\"maqal\":1,", 1),
        Err(error) => return Err(failure("written", error.to_string())),
    };
    match source::read(written.as_bytes(), &URL, &Options::default(), html::parse) {
        Ok(again) => same("read again", article, &again),
        // Other formats allow a single image without text; our format requires text.
        Err(Error::NoArticle { field: "title", .. }) if !has_words(article) => Ok(()),
        // HTML can be nested more deeply than JSON.
        Err(Error::NotJson { .. }) if depth(&written) > JSON_DEPTH => Ok(()),
        Err(error) => Err(failure(&format!("read again: {error}"), written)),
    }
}

/// The nesting limit of `serde_json`.
const JSON_DEPTH: usize = 127;

/// Returns the maximum nesting depth of valid JSON.
fn depth(json: &str) -> usize {
    let (mut depth, mut maximum, mut in_string, mut bytes) = (0_usize, 0, false, json.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        maximum = maximum.max(depth);
    }
    maximum
}

fn has_words(article: &Article) -> bool {
    let mut has_words = clean::has_words(&article.title);
    body::visit_text(&article.body, &mut |text| has_words |= clean::has_words(text));
    has_words
}

fn same(kind: &str, one: &Article, other: &Article) -> Result<(), Failure> {
    if one == other {
        return Ok(());
    }
    let json = |article| serde_json::to_value(article).unwrap_or_default();
    let (one, other) = (json(one), json(other));
    let (place, was, is) = difference(&one, &other, String::new()).unwrap_or_default();
    // The cause is the same at every depth.
    let place = place.rsplitn(4, '/').take(3).collect::<Vec<_>>().join(" in ");
    Err(failure(&format!("{kind}: {place}"), format!("{was} became {is}")))
}

/// Returns the first path at which two values differ, without indices, and the values there.
fn difference(one: &Value, other: &Value, place: String) -> Option<(String, Value, Value)> {
    match (one, other) {
        (Value::Array(ones), Value::Array(others)) => ones
            .iter()
            .zip(others)
            .find_map(|(one, other)| difference(one, other, format!("{place}/*")))
            .or_else(|| (ones.len() != others.len()).then(|| (place, one.clone(), other.clone()))),
        (Value::Object(ones), Value::Object(others)) if ones.get("type") == others.get("type") => {
            let kind = ones.get("type").and_then(Value::as_str).unwrap_or_default();
            let inside = ones.iter().find_map(|(name, one)| {
                difference(one, others.get(name).unwrap_or(&Value::Null), format!("{place}:{kind}/{name}"))
            });
            inside.or_else(|| (ones.len() != others.len()).then(|| (place, one.clone(), other.clone())))
        }
        _ => (one != other).then(|| (place, one.clone(), other.clone())),
    }
}
