//! An HTTP server for the built site, which can also simulate every failure of a server.
//!
//! Each server is an origin of its own, on a free port of the loopback. It sends the content security policy of the page,
//! and records the requests and the reported violations of the policy.

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

/// A response of the server.
#[derive(Clone)]
pub enum Reply {
    /// JSON, without CORS headers.
    Json(String),
    /// JSON that every origin may read.
    SharedJson(String),
    /// A text file with a content type, which every origin may read, with the content security policy of host pages.
    File(&'static str, String),
    /// A text file in two parts, with the content security policy of host pages. The test releases the second one.
    Parts(&'static str, [String; 2], Arc<Notify>),
    /// A binary file with a content type, which every origin may read.
    Bytes(&'static str, Vec<u8>),
    /// A status without a body.
    Status(u16),
    /// A redirect to a URL.
    Redirect(String),
    /// No response. The connection stays open.
    Silence,
    /// The beginning of a body, which every origin may read. The connection stays open, but the rest is never sent.
    Stalled(String),
    /// The beginning of a body. Then the connection is closed.
    CutOff(String),
    /// A body that never ends, without a content length.
    Flood,
    /// The connection is closed without a response.
    HangUp,
    /// The built file with this path.
    Built,
    /// The built file with another path.
    BuiltAs(String),
    /// A response that is held until the test releases it.
    Held(Arc<Notify>, Box<Reply>),
}

impl Reply {
    /// Returns a held reply, and the notification that releases it.
    pub fn held(reply: Self) -> (Self, Arc<Notify>) {
        let gate = Arc::new(Notify::new());
        (Self::Held(Arc::clone(&gate), Box::new(reply)), gate)
    }
}

/// How the served page differs from the built one.
#[derive(Clone, Debug, Default)]
pub struct Variant {
    /// The origins that the page's configuration allows besides its own.
    pub origins: Vec<String>,
    /// The origins in `connect-src` of the content security policy besides the page's own.
    pub connect: Vec<String>,
    /// The scripts that run before those of the page, as paths under `/e2e/`.
    pub scripts: Vec<&'static str>,
    /// The origin from which host pages (`hosts/`) load the reader.
    pub cdn: String,
    /// The content security policy of host pages; empty for none.
    pub host_policy: String,
    /// The origins in `frame-ancestors` of the page's policy; `'none'` if it is empty.
    pub frame_ancestors: Vec<String>,
    /// Whether the page's policy has no `frame-ancestors`.
    pub has_no_frame_ancestors: bool,
    /// The origins that the page's configuration allows as parents of a frame; all if it is empty.
    pub embedders: Vec<String>,
    /// The language in the page's configuration; none if it is empty.
    pub lang: &'static str,
    /// The only name of a Trusted Types policy that the page's policy allows; `None` for that of the reader.
    pub trusted_types: Option<&'static str>,
}

/// A running server. Dropping it stops it.
pub struct Site {
    /// Its origin, such as `http://127.0.0.1:40123`.
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

/// The progress of a [`Reply::Flood`].
#[derive(Default)]
struct Flood {
    sent: AtomicU64,
    ended: AtomicBool,
}

impl Site {
    /// Starts a server for the built site.
    pub async fn start() -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared { dist: requirements::dist(), ..Shared::default() });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
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

    /// Changes the variant of the page.
    pub fn vary(&self, change: impl FnOnce(&mut Variant)) {
        change(&mut lock(&self.shared.variant));
    }

    /// Sets the replies for a path. Each is sent once, and the last one from then on.
    pub fn reply(&self, path: &str, replies: impl IntoIterator<Item = Reply>) {
        lock(&self.shared.replies).insert(path.into(), replies.into_iter().collect());
    }

    /// Removes the replies for a path, so that the built file is served again.
    pub fn forget(&self, path: &str) {
        lock(&self.shared.replies).remove(path);
    }

    /// Returns the paths of all requests, in order.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared.requests).clone()
    }

    /// Returns the number of requests for a path.
    pub fn request_count(&self, path: &str) -> usize {
        lock(&self.shared.requests).iter().filter(|asked| *asked == path).count()
    }

    /// Returns the reported violations of the content security policy.
    pub fn violations(&self) -> Vec<String> {
        lock(&self.shared.violations).clone()
    }

    /// Returns the number of stalled responses whose connection is still open.
    pub fn stalled(&self) -> u64 {
        self.shared.stalled.load(Ordering::Acquire)
    }

    /// Returns the number of bytes of a flood that were sent; `None` until the client closes the connection.
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

/// A port of the loopback that refuses all connections while this value exists: it is bound, but nothing listens on it.
pub struct ClosedPort(TcpSocket);

impl ClosedPort {
    /// Takes a free port.
    pub fn new() -> Outcome<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(([127, 0, 0, 1], 0).into())?;
        Ok(Self(socket))
    }

    /// Returns the origin of the port.
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
        Some(reply) => respond(reply, &path, &shared).await,
        None => file(&path, &shared).await,
    }
}

/// Returns the response for a reply of a scenario.
async fn respond(reply: Reply, path: &str, shared: &Shared) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    match reply {
        Reply::Json(text) => (json, text).into_response(),
        Reply::SharedJson(text) => (json, [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], text).into_response(),
        Reply::File(kind, text) => {
            let headers = [(header::CONTENT_TYPE, kind), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
            lock(&shared.variant).with_host_policy((headers, text).into_response())
        }
        Reply::Parts(kind, [first, second], gate) => {
            let rest = stream::once(async move {
                gate.notified().await;
                Ok::<_, Infallible>(second)
            });
            let body = Body::from_stream(stream::once(async { Ok(first) }).chain(rest));
            lock(&shared.variant).with_host_policy(([(header::CONTENT_TYPE, kind)], body).into_response())
        }
        Reply::Bytes(kind, bytes) => {
            let headers = [(header::CONTENT_TYPE, kind), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
            (headers, bytes).into_response()
        }
        // Without caching: Firefox would use its cache when it is offline.
        Reply::Status(code) => {
            (StatusCode::from_u16(code).unwrap_or_default(), [(header::CACHE_CONTROL, "no-store")]).into_response()
        }
        Reply::Redirect(address) => (StatusCode::FOUND, [(header::LOCATION, address)]).into_response(),
        Reply::Silence => future::pending().await,
        Reply::Stalled(beginning) => {
            let waiting = Waiting::new(&shared.stalled);
            let never = stream::once(async { beginning }).chain(stream::pending());
            let body = never.map(move |piece| {
                // Dropped with the body, when the client closes the connection.
                let _ = &waiting;
                Ok::<_, Infallible>(piece)
            });
            (json, [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], Body::from_stream(body)).into_response()
        }
        Reply::CutOff(beginning) => {
            // The content length is larger than the body. WebKitGTK would accept an interrupted chunked body as complete.
            let length = [(header::CONTENT_LENGTH, (beginning.len() + 1000).to_string())];
            // The server sends the beginning when the rest is pending.
            let rest = stream::once(async {
                tokio::task::yield_now().await;
                Err("the connection breaks here")
            });
            let broken = stream::once(async { Ok(beginning) }).chain(rest);
            (json, length, Body::from_stream(broken)).into_response()
        }
        Reply::Flood => (json, Body::from_stream(flood(Arc::clone(&shared.flood)))).into_response(),
        // Unwinding ends the task of the connection, and so closes the connection, without printing a panic message.
        Reply::HangUp => panic::resume_unwind(Box::new("the server hangs up")),
        Reply::Held(gate, reply) => {
            gate.notified().await;
            Box::pin(respond(*reply, path, shared)).await
        }
        Reply::Built => file(path, shared).await,
        Reply::BuiltAs(path) => file(&path, shared).await,
    }
}

/// A client that waits for the rest of a stalled response. It is counted while this value exists.
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

/// Returns a JSON string that never ends, at about 500 Mbit/s, and counts the bytes that were sent. `WebKitGTK` reads
/// responses without backpressure, so at the speed of the loopback it would buffer gigabytes.
fn flood(progress: Arc<Flood>) -> impl stream::Stream<Item = Result<Bytes, Infallible>> + Send + 'static {
    /// Dropped when the client closes the connection.
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

/// Returns a file of the built site or of the tests.
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
    // Other origins may read all files except articles.
    let kind = content_type(path);
    if kind == JSON && !path.starts_with("/languages/") {
        return ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    }
    let mut response =
        ([(header::CONTENT_TYPE, kind)], [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], bytes).into_response();
    // Browsers may cache fonts, as in a release.
    if kind == FONT {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=31536000, immutable"));
    }
    response
}

/// Returns a host page, or a file of it.
async fn host(name: &str, shared: &Shared) -> Response {
    let Ok(text) = tokio::fs::read_to_string(requirements::root().join("tests/e2e/hosts").join(name)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let variant = lock(&shared.variant).clone();
    let text = text.replace("{cdn}", &variant.cdn);
    variant.with_host_policy(([(header::CONTENT_TYPE, content_type(name))], text).into_response())
}

/// Returns the page in the current variant, with its content security policy.
fn page(built: &[u8], shared: &Shared) -> Response {
    let variant = lock(&shared.variant).clone();
    match variant.apply_to(&String::from_utf8_lossy(built)) {
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
    /// Adds the content security policy of host pages to a response, if there is one.
    fn with_host_policy(&self, mut response: Response) -> Response {
        if let Ok(policy) = self.host_policy.parse()
            && !self.host_policy.is_empty()
        {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    /// Returns the content security policy of the page, with a URL for reports.
    fn policy(&self) -> String {
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {}; \
             font-src 'self'; img-src https: data: 'self'; media-src https: 'self'; base-uri 'none'; form-action 'none'; \
             {}trusted-types {}; require-trusted-types-for 'script'; report-uri /csp-report",
            self.connect.join(" "),
            match &self.frame_ancestors[..] {
                _ if self.has_no_frame_ancestors => String::new(),
                [] => "frame-ancestors 'none'; ".into(),
                origins => format!("frame-ancestors {}; ", origins.join(" ")),
            },
            self.trusted_types.unwrap_or("maqal")
        )
    }

    /// Returns the built page with the changes of this variant.
    fn apply_to(&self, built: &str) -> Outcome<String> {
        // The page also contains its policy in a `<meta>` element.
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
        // A script before the first element of the head runs before all others.
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

/// Locks a mutex, even if it is poisoned: no thread leaves the data in an inconsistent state.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
