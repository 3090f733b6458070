//! The server for attacks: it serves the built page and the attacks as articles, and records forbidden requests.

use std::{
    iter,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};

use super::{
    corpus::{ANCHOR, Allowed, Attack, ELEMENTS, FRAMES, Placeholders},
    pressed,
};
use crate::{
    outcome::{Failure, Outcome},
    requirements,
};

/// The attacked page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The built page with its content security policy.
    AsBuilt,
    /// The built page without a content security policy.
    WithoutPolicy,
    /// A page that inserts the HTML of the article unchanged.
    Naive,
    /// A pressed page with its content security policy.
    Pressed,
    /// A pressed page without a content security policy.
    PressedWithoutPolicy,
}

impl Page {
    fn is_pressed(self) -> bool {
        matches!(self, Self::Pressed | Self::PressedWithoutPolicy)
    }

    /// Returns the path of the page, to which a query with the URL of the article is added.
    fn path(self) -> &'static str {
        match self {
            Self::AsBuilt | Self::WithoutPolicy => "/",
            Self::Naive => "/attacks/naive.html",
            Self::Pressed | Self::PressedWithoutPolicy => pressed::PATH,
        }
    }
}

/// A running server. Dropping it stops it.
pub struct Target {
    origin: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    dist: PathBuf,
    page: Page,
    /// The articles by number. The first contains no attack.
    answers: Vec<String>,
    /// The pages of the articles, if they are attacked.
    pressed: Option<pressed::Pages>,
    rules: String,
    loads: Mutex<Vec<usize>>,
}

impl Target {
    /// Starts a server for a page. `articles` lists the attacks in each article.
    pub async fn start(page: Page, attacks: &[Attack], articles: &[Vec<usize>]) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let articles: Vec<Vec<_>> = articles
            .iter()
            .map(|article| article.iter().filter_map(|place| Some((place + 1, attacks.get(*place)?))).collect())
            .collect();
        let all: Vec<&[_]> = iter::once(&[][..]).chain(articles.iter().map(Vec::as_slice)).collect();
        let answers: Vec<_> = all.iter().map(|article| answer(article, &origin)).collect();
        let texts = all.iter().map(|article| texts(article, &origin));
        let pressed = page.is_pressed().then(|| pressed::Pages::press(&answers, texts, &origin)).transpose()?;
        let rules = rules(page, &articles).to_string();
        let dist = requirements::dist();
        let shared = Arc::new(Shared { dist, page, answers, pressed, rules, loads: Mutex::default() });
        let router = Router::new().fallback(reply).with_state(Arc::clone(&shared));
        let task = tokio::spawn(async move {
            // It serves until the task is aborted.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { origin, shared, task })
    }

    /// Returns the URL of a path.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Whether there is a page for an article. A response without an article has no pressed page.
    pub fn has_page(&self, number: usize) -> bool {
        self.shared.pressed.as_ref().is_none_or(|pressed| pressed.get(number).is_some())
    }

    /// Returns the numbers of the attacks that caused a forbidden request.
    pub fn loads(&self) -> Vec<usize> {
        self.shared.loads.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Returns the response that contains some attacks, each with its number.
fn answer(attacks: &[(usize, &Attack)], origin: &str) -> String {
    let home = format!("{origin}/attacks/home");
    let payloads = payloads(attacks, origin);
    match (attacks, &*payloads) {
        ([(_, attack)], [payload]) if attack.is_response() => payload.clone(),
        _ => {
            let placeholders = Placeholders { canary: "", load: "", home: &home };
            let payload = payloads.concat();
            let content = if payload.is_empty() { "<p>متن</p>" } else { &payload };
            Attack::wordpress(&placeholders, &format!("عنوان {payload}"), content).to_string()
        }
    }
}

/// Returns the payloads of some attacks, each with its number.
fn payloads(attacks: &[(usize, &Attack)], origin: &str) -> Vec<String> {
    let home = format!("{origin}/attacks/home");
    let payload = |(number, attack): &(usize, &Attack)| {
        let (canary, load) = (format!("top.attacked({number})"), format!("{origin}/attacks/load/{number}"));
        attack.payload(&Placeholders { canary: &canary, load: &load, home: &home })
    };
    attacks.iter().map(payload).collect()
}

/// Returns the payloads that an article may also show as text.
fn texts(attacks: &[(usize, &Attack)], origin: &str) -> Vec<String> {
    let may_be_shown = attacks.iter().all(|(_, attack)| attack.hidden.is_empty() && !attack.is_response());
    if may_be_shown { payloads(attacks, origin) } else { Vec::new() }
}

/// An image of one pixel.
const PICTURE: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xF9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// Returns what the harness compares a page with.
fn rules(page: Page, articles: &[Vec<(usize, &Attack)>]) -> Value {
    let inside = ELEMENTS.iter().chain(INSIDE);
    let noscript = if page.is_pressed() { NOSCRIPT } else { &[] };
    json!({
        "page": page.path(),
        // The elements outside of the reader that depend on the article.
        "own": if page.is_pressed() { HEAD } else { CANONICAL },
        "around": merged(inside.clone().chain(AROUND).chain(noscript)),
        "inside": merged(inside),
        "anchor": ANCHOR,
        "frames": FRAMES,
        // Both by the number of the article. Number 0 contains no attack.
        "hidden": iter::once(json!([])).chain(articles.iter().map(|article| hidden(article))).collect::<Value>(),
        "ready": iter::once(true).chain(articles.iter().map(|article| is_html(article))).collect::<Vec<_>>(),
    })
}

fn hidden(article: &[(usize, &Attack)]) -> Value {
    article.iter().flat_map(|(_, attack)| &attack.hidden).cloned().collect()
}

/// Whether all attacks are HTML in the text of an article, not whole responses.
fn is_html(article: &[(usize, &Attack)]) -> bool {
    article.iter().all(|(_, attack)| !attack.is_response())
}

/// Merges lists of allowed elements and attributes.
fn merged<'a>(lists: impl Iterator<Item = &'a Allowed>) -> Value {
    let mut elements = json!({});
    for (name, attributes) in lists {
        if elements[name].is_null() {
            elements[name] = json!({});
        }
        for &(key, ways) in *attributes {
            let known = elements[name][key].as_str().map(|known| format!("{known}|"));
            elements[name][key] = json!(known.unwrap_or_default() + ways);
            if key == "data-part" {
                elements[name]["part"] = elements[name][key].clone();
            }
        }
    }
    elements
}

/// What a browser adds to an article: the replacements of images that fail to load, which are links, or text within links.
/// The harness loads all images immediately.
const INSIDE: &[Allowed] = &[
    ("a", &[("class", "=broken"), ("dir", "=auto ltr rtl"), ("href", "image|media"), ("title", "text")]),
    ("img", &[("loading", "=eager")]),
    ("span", &[("class", "=broken"), ("dir", "=auto ltr rtl"), ("title", "text")]),
];

/// The selector of the link to the original of an article.
const CANONICAL: &str = "link[rel=canonical]";

/// The selector of what differs in the heads of pressed pages: what they say about their articles, and the script and the links
/// for the font of pages in Arabic script, which are there only if the page arrives quickly.
const HEAD: &str = "link[rel=canonical], meta[name=description], meta[property], script[data-fonts], link[as=font]";

/// The links of a pressed page for browsers without scripts, which are text in others.
const NOSCRIPT: &[Allowed] = &[("noscript", &[])];

/// The elements of the reader around an article, and those of an error message.
const AROUND: &[Allowed] = &[
    (
        "a",
        &[
            ("aria-label", "text"),
            ("class", "=pill visually-hidden"),
            ("data-network", "=whatsapp x facebook telegram linkedin email"),
            ("data-part", "=source share-link"),
            ("href", "=#maqal-text"),
            ("rel", "=noreferrer noopener"),
            ("target", "=_blank"),
        ],
    ),
    // An empty `lang` means that the language is unknown.
    ("article", &[("dir", "direction"), ("lang", "language|=")]),
    (
        "button",
        &[
            ("aria-disabled", "=true false"),
            ("aria-keyshortcuts", "=- 0 +"),
            ("aria-label", "text"),
            ("class", "=close pill primary"),
            ("data-letter", "text"),
            ("data-network", "=copy"),
            ("aria-haspopup", "=dialog"),
            (
                "data-part",
                "=font-decrease font-reset font-increase settings settings-reset settings-close share share-link \
                 help-close retry",
            ),
            ("data-sign", "=− +"),
            ("popovertarget", "=maqal-settings maqal-share-menu"),
        ],
    ),
    ("code", &[("dir", "=ltr")]),
    ("dd", &[]),
    (
        "div",
        &[
            ("aria-hidden", "=true"),
            ("aria-label", "text"),
            ("class", "=actions controls font-size sheet"),
            ("data-part", "=help progress settings-panel share-links share-menu toolbar"),
            ("dir", "direction"),
            ("id", "=maqal-help maqal-settings maqal-share-menu maqal-text"),
            ("lang", "language"),
            ("popover", "=auto"),
            ("role", "=alert dialog group"),
            ("tabindex", "=-1"),
        ],
    ),
    ("dl", &[]),
    ("dt", &[]),
    ("fieldset", &[("data-choice", "=face theme digits harakat calendar align keys")]),
    (
        "input",
        &[
            ("aria-label", "text"),
            ("aria-valuetext", "text"),
            ("data-part", "=choice"),
            ("max", "number"),
            ("min", "number"),
            ("name", "=font-step line-height measure face theme digits harakat calendar align keys"),
            ("type", "=radio range"),
            ("value", "text"),
        ],
    ),
    ("kbd", &[("dir", "=ltr")]),
    ("label", &[("class", "=scale")]),
    ("legend", &[]),
    ("output", &[("aria-hidden", "=true")]),
    ("p", &[("class", "=by-hand visually-hidden"), ("data-part", "=status"), ("role", "=status")]),
    (
        "section",
        &[
            ("class", "=message share-foot"),
            ("data-error", "text"),
            ("data-part", "=message"),
            ("dir", "direction"),
            ("lang", "language"),
        ],
    ),
    (
        "span",
        &[
            ("aria-hidden", "=true"),
            ("class", "=copied copy glyph icon"),
            ("data-icon", "=settings share copy copied whatsapp x facebook telegram linkedin email"),
        ],
    ),
];

async fn reply(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let path = request.uri().path();
    let own = match path {
        "/" | "/index.html" => return page(&shared).await,
        pressed::PATH => return pressed_page(&shared, request.uri().query().unwrap_or_default()),
        "/attacks/guard.js" => Some(("text/javascript", include_str!("guard.js"))),
        "/attacks/harness.js" => Some(("text/javascript", include_str!("harness.js"))),
        "/attacks/harness.html" => Some(("text/html; charset=utf-8", include_str!("harness.html"))),
        "/attacks/naive.html" => Some(("text/html; charset=utf-8", include_str!("naive.html"))),
        "/attacks/rules.json" => Some(("application/json", &*shared.rules)),
        _ => None,
    };
    if let Some((kind, text)) = own {
        return ([(header::CONTENT_TYPE, kind), KEPT], text.to_owned()).into_response();
    }
    if let Some(number) = path.strip_prefix("/attacks/load/") {
        // The rest after the number belongs to the attack.
        let digits = number.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
        shared.loads.lock().unwrap_or_else(PoisonError::into_inner).push(digits.parse().unwrap_or_default());
        return StatusCode::NO_CONTENT.into_response();
    }
    if let Some(number) = path.strip_prefix("/attacks/articles/").and_then(|name| name.strip_suffix(".json")) {
        let answer = number.parse().ok().and_then(|number: usize| shared.answers.get(number));
        let json = [(header::CONTENT_TYPE, "application/json")];
        return answer
            .map_or_else(|| StatusCode::NOT_FOUND.into_response(), |text| (json, text.clone()).into_response());
    }
    if let Some(name) = path.strip_prefix("/attacks/home/") {
        let is_picture = name.contains(".png") && !name.contains("missing");
        let picture = ([(header::CONTENT_TYPE, "image/gif")], PICTURE);
        return if is_picture { picture.into_response() } else { StatusCode::NOT_FOUND.into_response() };
    }
    let pressed = shared.pressed.as_ref().and_then(|pressed| pressed.file(path));
    file(pressed.unwrap_or(path), &shared).await
}

/// Returns the pressed page of the article in the query, with `guard.js` before its own scripts.
fn pressed_page(shared: &Shared, query: &str) -> Response {
    let number = query.rsplit('/').next().and_then(|name| name.strip_suffix(".json")?.parse().ok());
    let page = number.and_then(|number| shared.pressed.as_ref()?.get(number));
    page.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |html| attacked(html.to_owned(), shared.page))
}

/// Returns the attacked page, with `guard.js` before its own scripts.
async fn page(shared: &Shared) -> Response {
    let built = match tokio::fs::read_to_string(shared.dist.join("index.html")).await {
        Ok(built) => built,
        Err(error) => return (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    };
    attacked(built, shared.page)
}

fn attacked(html: String, page: Page) -> Response {
    match apply_to(html, page) {
        Ok(html) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.to_string()).into_response(),
    }
}

fn apply_to(mut html: String, page: Page) -> Outcome<String> {
    if matches!(page, Page::WithoutPolicy | Page::PressedWithoutPolicy) {
        let name = html.find("Content-Security-Policy").ok_or_else(|| Failure::new("the page has no policy"))?;
        let start = html[..name].rfind('<').unwrap_or(name);
        let end = html[name..].find('>').map_or(html.len(), |length| name + length + 1);
        html.replace_range(start..end, "");
    }
    let first = html.find("<meta").ok_or_else(|| Failure::new("the page has no meta element"))?;
    html.insert_str(first, r#"<script src="/attacks/guard.js"></script>"#);
    Ok(html)
}

/// Lets the browser cache files that every attack needs.
const KEPT: (header::HeaderName, &str) = (header::CACHE_CONTROL, "max-age=3600");

/// Returns a file of the built site.
async fn file(path: &str, shared: &Shared) -> Response {
    if path.split('/').any(|step| step == "..") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let Ok(bytes) = tokio::fs::read(shared.dist.join(path.trim_start_matches('/'))).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match path.rsplit('.').next() {
        Some("wasm") => "application/wasm",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, kind), KEPT], bytes).into_response()
}
