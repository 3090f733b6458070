//! A real HTTP server of the built site, which can also answer badly in every way a server on the network can.
//!
//! Each server is an origin of its own, on a free port of the loopback. It sends the content security policy that the
//! page has to live under, keeps what that policy's reports say, and remembers what it was asked for.

use std::{
    collections::{HashMap, VecDeque},
    convert::Infallible,
    panic,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures::{StreamExt, future, stream};
use tokio::{
    net::{TcpListener, TcpSocket},
    sync::Notify,
    task::JoinHandle,
};

use crate::{
    outcome::{Failure, Outcome},
    requirements,
};

/// What the server says to a request for one address.
#[derive(Clone)]
pub enum Reply {
    /// JSON, as an article's publisher sends it.
    Json(String),
    /// The same, with the header that lets every origin read it.
    SharedJson(String),
    /// A file of a type, which every origin may read, under the policy of pages of sites.
    File(&'static str, String),
    /// The same, of a file that is no text.
    Bytes(&'static str, Vec<u8>),
    /// Nothing but a status.
    Status(u16),
    /// No answer at all, over a connection that stays open.
    Silence,
    /// The beginning of a body whose rest never comes, over a connection that stays open.
    Stalled(String),
    /// The beginning of a body, then the connection breaks.
    CutOff(String),
    /// A body that never ends, without its length announced.
    Flood,
    /// The connection is closed without an answer.
    HangUp,
    /// The built file of this path.
    Built,
    /// The built file of another path.
    BuiltAs(String),
    /// An answer that waits until the test lets it go.
    Held(Arc<Notify>, Box<Reply>),
}

impl Reply {
    /// A reply, and the hand that lets it go.
    pub fn held(reply: Self) -> (Self, Arc<Notify>) {
        let gate = Arc::new(Notify::new());
        (Self::Held(Arc::clone(&gate), Box::new(reply)), gate)
    }
}

/// How the page differs from the one that was built.
#[derive(Clone, Debug, Default)]
pub struct Variant {
    /// The origins that the page's config allows beside its own.
    pub origins: Vec<String>,
    /// The origins that the content security policy lets the page fetch from beside its own.
    pub connect: Vec<String>,
    /// Scripts put before the page's own, as addresses under `/e2e/`.
    pub scripts: Vec<&'static str>,
    /// The origin from which pages of sites (`hosts/`) have the reader.
    pub cdn: String,
    /// The content security policy of those pages; empty for none.
    pub host_policy: String,
    /// The origins that the page's policy lets show it in a frame; none where it is empty.
    pub frame_ancestors: Vec<String>,
    /// Whether the page's policy has no word on frames.
    pub framed_by_anybody: bool,
    /// The origins that the page's config lets connect to it in a frame; all where it is empty.
    pub embedders: Vec<String>,
    /// The language that the page's config asks for; none where it is empty.
    pub lang: &'static str,
    /// The only name of a Trusted Types policy that the server's policy allows; `None` for the reader's own.
    pub trusted_types: Option<&'static str>,
}

/// A running server. It stops when it is dropped.
pub struct Site {
    /// Such as `http://127.0.0.1:40123`.
    pub origin: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    dist: PathBuf,
    variant: Mutex<Variant>,
    replies: Mutex<HashMap<String, VecDeque<Reply>>>,
    requests: Mutex<Vec<String>>,
    violations: Mutex<Vec<String>>,
    flood: Arc<Flood>,
    stalled: Arc<AtomicU64>,
}

/// How far a [`Reply::Flood`] got.
#[derive(Default)]
struct Flood {
    sent: AtomicU64,
    ended: AtomicBool,
}

impl Site {
    /// Starts a server of the built site.
    pub async fn start() -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared { dist: requirements::dist(), ..Shared::default() });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let task = tokio::spawn(async move {
            // It serves until the task is aborted; accepting has no error that could be acted upon.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { origin, shared, task })
    }

    /// The whole address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Changes how the page differs from the built one.
    pub fn vary(&self, change: impl FnOnce(&mut Variant)) {
        change(&mut lock(&self.shared.variant));
    }

    /// Says what to answer at a path: each reply once, and the last one from then on.
    pub fn reply(&self, path: &str, replies: impl IntoIterator<Item = Reply>) {
        lock(&self.shared.replies).insert(path.into(), replies.into_iter().collect());
    }

    /// Answers at a path with the site's own file again.
    pub fn forget(&self, path: &str) {
        lock(&self.shared.replies).remove(path);
    }

    /// The paths that were asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared.requests).clone()
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        lock(&self.shared.requests).iter().filter(|asked| *asked == path).count()
    }

    /// What the content security policy was reported to have refused.
    pub fn violations(&self) -> Vec<String> {
        lock(&self.shared.violations).clone()
    }

    /// How many of its stalled answers somebody still waits for.
    pub fn stalled(&self) -> u64 {
        self.shared.stalled.load(Ordering::Acquire)
    }

    /// How many bytes of a flood were sent, once the client has closed the connection.
    pub fn flood(&self) -> Option<u64> {
        let flood = &self.shared.flood;
        flood.ended.load(Ordering::Acquire).then(|| flood.sent.load(Ordering::Acquire))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A port of the loopback that refuses every connection for as long as this value lives: bound, but nobody listens.
pub struct ClosedPort(TcpSocket);

impl ClosedPort {
    /// Takes a free port.
    pub fn new() -> Outcome<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(([127, 0, 0, 1], 0).into())?;
        Ok(Self(socket))
    }

    /// The origin where nobody answers.
    pub fn origin(&self) -> Outcome<String> {
        Ok(format!("http://{}", self.0.local_addr()?))
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == "/csp-report" {
        let report = to_bytes(request.into_body(), 1 << 20).await.unwrap_or_default();
        lock(&shared.violations).push(String::from_utf8_lossy(&report).into_owned());
        return StatusCode::NO_CONTENT.into_response();
    }
    lock(&shared.requests).push(path.clone());
    let scripted = lock(&shared.replies).get_mut(&path).and_then(|replies| match replies.len() {
        0 | 1 => replies.front().cloned(),
        _ => replies.pop_front(),
    });
    match scripted {
        Some(reply) => say(reply, &path, &shared).await,
        None => file(&path, &shared).await,
    }
}

/// Answers as a scenario has laid down.
async fn say(reply: Reply, path: &str, shared: &Shared) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    match reply {
        Reply::Json(text) => (json, text).into_response(),
        Reply::SharedJson(text) => (json, [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text).into_response(),
        Reply::File(kind, text) => {
            let headers = [(header::CONTENT_TYPE, kind), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
            lock(&shared.variant).guard((headers, text).into_response())
        }
        Reply::Bytes(kind, bytes) => {
            let headers = [(header::CONTENT_TYPE, kind), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
            (headers, bytes).into_response()
        }
        // Kept by nobody: Firefox would show it again from its cache when it is offline.
        Reply::Status(code) => {
            (StatusCode::from_u16(code).unwrap_or_default(), [(header::CACHE_CONTROL, "no-store")]).into_response()
        }
        Reply::Silence => future::pending().await,
        Reply::Stalled(beginning) => {
            let waiting = Waiting::new(&shared.stalled);
            let never = stream::once(async { beginning }).chain(stream::pending());
            let body = never.map(move |piece| {
                // Goes with the body, when whoever waits for the rest of it has gone.
                let _ = &waiting;
                Ok::<_, Infallible>(piece)
            });
            (json, Body::from_stream(body)).into_response()
        }
        Reply::CutOff(beginning) => {
            // More is announced than comes. In a body of chunks WebKitGTK would take the break for the end.
            let length = [(header::CONTENT_LENGTH, (beginning.len() + 1000).to_string())];
            // The server sends the beginning off when it finds that the rest is not there yet.
            let rest = stream::once(async {
                tokio::task::yield_now().await;
                Err("the connection breaks here")
            });
            let broken = stream::once(async { Ok(beginning) }).chain(rest);
            (json, length, Body::from_stream(broken)).into_response()
        }
        Reply::Flood => (json, Body::from_stream(flood(Arc::clone(&shared.flood)))).into_response(),
        // Unwinding ends the connection's own task and with it the connection; no panic message is printed.
        Reply::HangUp => panic::resume_unwind(Box::new("the server hangs up")),
        Reply::Held(gate, reply) => {
            gate.notified().await;
            Box::pin(say(*reply, path, shared)).await
        }
        Reply::Built => file(path, shared).await,
        Reply::BuiltAs(path) => file(&path, shared).await,
    }
}

/// One who waits for the rest of a stalled answer; counted for as long as this value lives.
struct Waiting(Arc<AtomicU64>);

impl Waiting {
    fn new(count: &Arc<AtomicU64>) -> Self {
        count.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(count))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// A JSON string that never ends, as fast as a network of some 500 Mbit/s, with a count of the bytes that were sent.
/// `WebKitGTK` reads a response without backpressure: at the speed of the loopback it would buffer gigabytes.
fn flood(progress: Arc<Flood>) -> impl stream::Stream<Item = Result<Bytes, Infallible>> + Send + 'static {
    /// Notes the end of the stream: it is dropped when the client closes the connection.
    struct End(Arc<Flood>);
    impl Drop for End {
        fn drop(&mut self) {
            self.0.ended.store(true, Ordering::Release);
        }
    }
    let chunk = Bytes::from(vec![b'm'; 64 * 1024]);
    let head = stream::once(async { Ok(Bytes::from_static(br#"{"maqal":1,"title":""#)) });
    head.chain(stream::unfold(End(progress), move |end| {
        let chunk = chunk.clone();
        async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            end.0.sent.fetch_add(chunk.len() as u64, Ordering::AcqRel);
            Some((Ok(chunk), end))
        }
    }))
}

/// Answers with a file of the built site, or with one of the tests' own pages.
async fn file(path: &str, shared: &Shared) -> Response {
    let own = match path {
        "/e2e/fonts.js" => Some(("text/javascript", include_str!("page/fonts.js"))),
        "/e2e/recorder.js" => Some(("text/javascript", include_str!("page/recorder.js"))),
        "/e2e/no-storage.js" => Some(("text/javascript", include_str!("page/no-storage.js"))),
        "/e2e/misbehave.js" => Some(("text/javascript", include_str!("page/misbehave.js"))),
        "/e2e/plain.html" => Some(("text/html; charset=utf-8", include_str!("page/plain.html"))),
        _ => None,
    };
    if let Some((kind, text)) = own {
        return ([(header::CONTENT_TYPE, kind)], text).into_response();
    }
    if let Some(name) = path.strip_prefix("/hosts/") {
        return host(name, shared).await;
    }
    if path.starts_with("/golden/")
        && let Ok(bytes) =
            tokio::fs::read(requirements::root().join("tests/e2e").join(path.trim_start_matches('/'))).await
    {
        return ([(header::CONTENT_TYPE, content_type(path))], bytes).into_response();
    }
    let path = if path == "/" { "/index.html" } else { path };
    if path.split('/').any(|step| step == "..") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let Ok(bytes) = tokio::fs::read(shared.dist.join(path.trim_start_matches('/'))).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if path == "/index.html" {
        return page(&bytes, shared);
    }
    // Sites of other origins may have all files but articles, which publishers do not give away.
    let kind = content_type(path);
    if kind == JSON && !path.starts_with("/languages/") {
        return ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    }
    let mut response =
        ([(header::CONTENT_TYPE, kind)], [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], bytes).into_response();
    // Browsers may keep fonts, as they may where a release is served.
    if kind == FONT {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=31536000, immutable"));
    }
    response
}

/// Answers with a page of a site that has readers in it, or with what belongs to that page.
async fn host(name: &str, shared: &Shared) -> Response {
    let Ok(text) = tokio::fs::read_to_string(requirements::root().join("tests/e2e/hosts").join(name)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let variant = lock(&shared.variant).clone();
    let text = text.replace("{cdn}", &variant.cdn);
    variant.guard(([(header::CONTENT_TYPE, content_type(name))], text).into_response())
}

/// Answers with the page in the variant asked for, under its content security policy.
fn page(built: &[u8], shared: &Shared) -> Response {
    let variant = lock(&shared.variant).clone();
    match variant.dress(&String::from_utf8_lossy(built)) {
        Ok(html) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
                (header::CONTENT_SECURITY_POLICY, variant.policy()),
            ];
            (headers, html).into_response()
        }
        Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.to_string()).into_response(),
    }
}

impl Variant {
    /// An answer under the policy of pages of sites, where they have one.
    fn guard(&self, mut response: Response) -> Response {
        if let Ok(policy) = self.host_policy.parse()
            && !self.host_policy.is_empty()
        {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    /// The policy of the design, with a place to report to.
    fn policy(&self) -> String {
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {}; \
             font-src 'self'; img-src https: data: 'self'; media-src https: 'self'; base-uri 'none'; form-action 'none'; \
             {}trusted-types {}; require-trusted-types-for 'script'; report-uri /csp-report",
            self.connect.join(" "),
            match &self.frame_ancestors[..] {
                _ if self.framed_by_anybody => String::new(),
                [] => "frame-ancestors 'none'; ".into(),
                origins => format!("frame-ancestors {}; ", origins.join(" ")),
            },
            self.trusted_types.unwrap_or("maqal")
        )
    }

    /// The built page with what this variant changes.
    fn dress(&self, built: &str) -> Outcome<String> {
        // The page carries its policy in itself too, and whoever allows an origin has to name it there as well.
        let mut html = built.replace("connect-src 'self'", &format!("connect-src 'self' {}", self.connect.join(" ")));
        for (entry, origins) in [("maqal:origins", &self.origins), ("maqal:embedders", &self.embedders)] {
            if origins.is_empty() {
                continue;
            }
            let name = html.find(entry).ok_or_else(|| Failure::new(format!("index.html has no {entry}")))?;
            let start = html[..name].rfind('<').unwrap_or(name);
            let end = html[name..].find('>').map_or(html.len(), |length| name + length + 1);
            let origins = origins.join(" ");
            html.replace_range(start..end, &format!(r#"<meta name="{entry}" content="{origins}">"#));
        }
        // The first element of the head: a parser runs it before anything else of the page.
        let first = html.find("<meta").ok_or_else(|| Failure::new("index.html has no meta element"))?;
        if !self.lang.is_empty() {
            html.insert_str(first, &format!(r#"<meta name="maqal:lang" content="{}">"#, self.lang));
        }
        for path in self.scripts.iter().rev() {
            html.insert_str(first, &format!(r#"<script src="{path}"></script>"#));
        }
        Ok(html)
    }
}

const JSON: &str = "application/json";
const FONT: &str = "font/woff2";

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("wasm") => "application/wasm",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("json") => JSON,
        Some("html") => "text/html; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => FONT,
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// Locks what no thread leaves half changed, so that a panic elsewhere does not matter.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
