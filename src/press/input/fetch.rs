//! Fetches responses from servers: one request at a time, within limits of time and size, with retries.

use std::{
    error, fmt,
    io::Read,
    iter,
    sync::Arc,
    thread,
    time::{Duration, Instant, SystemTime},
};

use reqwest::{
    StatusCode,
    blocking::{self, RequestBuilder},
    header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, LINK, LOCATION, RETRY_AFTER},
    redirect::Policy,
};

use super::address::{Refused, Resolver, Scope};
use crate::{
    host::charset,
    limits::{RESPONSE_SIZE, RESPONSE_TIME},
    url::Url,
};

/// The maximum number of redirects. Browsers follow 20; a feed that needs more than half of that is misconfigured.
const REDIRECTS: usize = 10;

/// The longest wait before a retry. A server that asks for more has failed.
const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);

/// How servers are asked.
#[derive(Clone, Debug)]
pub struct Fetching {
    /// The minimum time between the starts of two requests.
    pub delay: Duration,
    /// How often a request is repeated that failed for a temporary reason.
    pub retries: u32,
    /// The wait before the first retry. It doubles for every further one. A `Retry-After` header takes precedence.
    pub wait: Duration,
    /// The maximum time from a request to the last byte of its response.
    pub time_limit: Duration,
    /// Only posts that were modified after this time are requested from a WordPress collection: a date and a time by
    /// ISO 8601. Empty for all posts.
    pub since: String,
}

impl Default for Fetching {
    fn default() -> Self {
        Self {
            delay: Duration::ZERO,
            retries: 4,
            wait: Duration::from_secs(1),
            time_limit: Duration::from_millis(RESPONSE_TIME.into()),
            since: String::new(),
        }
    }
}

/// Why a response cannot be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The HTTP client cannot start.
    Client(String),
    /// The server cannot be reached.
    Connect(String),
    /// The response did not end within this time.
    TimedOut(Duration),
    /// The connection was lost during the response.
    Interrupted(String),
    /// The response is larger than [`RESPONSE_SIZE`].
    TooLarge,
    /// The status is neither a success nor a redirect.
    Status {
        /// The status.
        status: u16,
        /// The time that the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// The server redirects more than ten times.
    Redirects,
    /// The server redirects to something other than a web page.
    Redirect(String),
    /// A redirect or the link to the next page leads to a private address.
    Private(String),
}

impl Error {
    /// Whether the same request may succeed later.
    fn is_temporary(&self) -> bool {
        match self {
            Self::Connect(_) | Self::TimedOut(_) | Self::Interrupted(_) => true,
            Self::Status { status, retry_after } => {
                matches!(status, 408 | 429 | 500..) && retry_after.is_none_or(|wait| wait <= LONGEST_WAIT)
            }
            Self::Client(_) | Self::TooLarge | Self::Redirects | Self::Redirect(_) | Self::Private(_) => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(cause) => write!(f, "The HTTP client cannot start: {cause}."),
            Self::Connect(cause) => write!(f, "The server cannot be reached: {cause}."),
            Self::TimedOut(limit) => write!(f, "The response did not arrive within {} seconds.", limit.as_secs_f32()),
            Self::Interrupted(cause) => write!(f, "The connection was lost before the end of the response: {cause}."),
            Self::TooLarge => write!(f, "The response is larger than {} MiB.", RESPONSE_SIZE >> 20),
            Self::Status { status, retry_after } => {
                write!(f, "The server responds with the status {status}")?;
                if let Some(wait) = retry_after {
                    write!(f, ", and asks to wait for {} seconds", wait.as_secs())?;
                }
                f.write_str(".")
            }
            Self::Redirects => write!(f, "The server redirects more than {REDIRECTS} times."),
            Self::Redirect(location) => write!(f, "The server redirects to {location:?}, which is not an HTTP URL."),
            Self::Private(host) => write!(f, "The server leads to {host}, which has a private address."),
        }
    }
}

impl error::Error for Error {}

/// A fetched response.
pub(super) struct Fetched {
    /// The URL after redirects.
    pub(super) url: Url,
    /// The body in UTF-8.
    pub(super) bytes: Vec<u8>,
    headers: HeaderMap,
}

impl Fetched {
    /// Returns a header; empty if it is missing.
    fn header(&self, name: impl reqwest::header::AsHeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Returns the number of pages of a WordPress collection.
    pub(super) fn total_pages(&self) -> Option<u32> {
        self.header(HeaderName::from_static("x-wp-totalpages")).parse().ok()
    }

    /// Returns the URL of the next page from the `Link` header ([RFC 8288](https://www.rfc-editor.org/info/rfc8288)).
    pub(super) fn next(&self) -> Option<Url> {
        self.headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok()).find_map(|links| {
            links.split(',').find_map(|link| {
                let (target, parameters) = link.trim().strip_prefix('<')?.split_once('>')?;
                let is_next = parameters.split(';').any(|parameter| {
                    parameter.trim().strip_prefix("rel=").is_some_and(|relation| relation.trim_matches('"') == "next")
                });
                if is_next { Url::web(target, Some(&self.url)) } else { None }
            })
        })
    }
}

/// Sends requests for one input.
pub(super) struct Client {
    http: blocking::Client,
    /// The scope of the URL that the user gave.
    scope: Scope,
    fetching: Fetching,
    /// The start of the last request.
    last: Option<Instant>,
}

impl Client {
    /// Creates the client for a URL that the user gave.
    pub(super) fn new(fetching: &Fetching, url: &Url) -> Result<Self, Error> {
        let scope = parse(url).as_ref().map_or(Scope::Public, Scope::of_url);
        let http = blocking::Client::builder()
            .user_agent(concat!("maqal-press/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .dns_resolver(Arc::new(Resolver(scope)))
            // Each request has its own time limit.
            .timeout(None)
            .build()
            .map_err(|error| Error::Client(root(&error)))?;
        Ok(Self { http, scope, fetching: fetching.clone(), last: None })
    }

    /// Returns how servers are asked.
    pub(super) fn fetching(&self) -> &Fetching {
        &self.fetching
    }

    /// Fetches a response. A request that fails for a temporary reason is repeated.
    pub(super) fn get(&mut self, url: &Url) -> Result<Fetched, Error> {
        let waits = iter::successors(Some(self.fetching.wait), |wait| Some((*wait * 2).min(LONGEST_WAIT)));
        for wait in waits.take(self.fetching.retries as usize) {
            match self.attempt(url) {
                Err(error) if error.is_temporary() => {
                    let asked = match error {
                        Error::Status { retry_after, .. } => retry_after,
                        _ => None,
                    };
                    thread::sleep(asked.unwrap_or(wait));
                }
                result => return result,
            }
        }
        self.attempt(url)
    }

    fn attempt(&mut self, url: &Url) -> Result<Fetched, Error> {
        if let Some(last) = self.last {
            thread::sleep(self.fetching.delay.saturating_sub(last.elapsed()));
        }
        let start = Instant::now();
        self.last = Some(start);
        let deadline = Deadline { start, limit: self.fetching.time_limit };
        let mut url = url.clone();
        for _ in 0..=REDIRECTS {
            if !parse(&url).is_some_and(|url| self.scope.allows_host(&url)) {
                return Err(Error::Private(url.host()));
            }
            let request = self.http.get(url.as_str()).header(ACCEPT, "application/json, */*;q=0.5");
            let response = send(request, deadline, &url)?;
            let status = response.status();
            let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            if status.is_success() {
                return receive(response, url, deadline);
            }
            let location = header(LOCATION);
            if !status.is_redirection() || location.is_empty() || status == StatusCode::NOT_MODIFIED {
                return Err(Error::Status { status: status.as_u16(), retry_after: retry_after(header(RETRY_AFTER)) });
            }
            url = Url::web(location, Some(&url)).ok_or_else(|| Error::Redirect(location.to_owned()))?;
        }
        Err(Error::Redirects)
    }
}

/// The time at which a response must have ended.
#[derive(Clone, Copy)]
struct Deadline {
    start: Instant,
    limit: Duration,
}

impl Deadline {
    fn left(self) -> Result<Duration, Error> {
        self.limit.checked_sub(self.start.elapsed()).ok_or(Error::TimedOut(self.limit))
    }
}

fn send(request: RequestBuilder, deadline: Deadline, url: &Url) -> Result<blocking::Response, Error> {
    request.timeout(deadline.left()?).send().map_err(|error| {
        if error.is_timeout() {
            Error::TimedOut(deadline.limit)
        } else if sources(&error).any(<dyn error::Error>::is::<Refused>) {
            Error::Private(url.host())
        } else {
            Error::Connect(root(&error))
        }
    })
}

/// Reads the body, up to the size limit.
fn receive(mut response: blocking::Response, url: Url, deadline: Deadline) -> Result<Fetched, Error> {
    if response.content_length().is_some_and(|length| length > RESPONSE_SIZE as u64) {
        return Err(Error::TooLarge);
    }
    let headers = std::mem::take(response.headers_mut());
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        deadline.left()?;
        let length = response.read(&mut chunk).map_err(|error| {
            let is_timeout = error
                .get_ref()
                .is_some_and(|inner| inner.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_timeout));
            if is_timeout { Error::TimedOut(deadline.limit) } else { Error::Interrupted(root(&error)) }
        })?;
        if length == 0 {
            break;
        }
        if bytes.len() + length > RESPONSE_SIZE {
            return Err(Error::TooLarge);
        }
        bytes.extend_from_slice(chunk.get(..length).unwrap_or_default());
    }
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let bytes = charset::to_utf8(bytes, content_type);
    Ok(Fetched { url, bytes, headers })
}

/// Parses a URL for its host.
fn parse(url: &Url) -> Option<url::Url> {
    url::Url::parse(url.as_str()).ok()
}

/// Returns the time of a `Retry-After` header: seconds, or a date of HTTP.
fn retry_after(value: &str) -> Option<Duration> {
    let value = value.trim();
    value.parse().map(Duration::from_secs).ok().or_else(|| {
        let time = httpdate::parse_http_date(value).ok()?;
        // The time has passed.
        Some(time.duration_since(SystemTime::now()).unwrap_or_default())
    })
}

/// Returns an error and the errors that caused it.
fn sources<'a>(error: &'a (dyn error::Error + 'static)) -> impl Iterator<Item = &'a (dyn error::Error + 'static)> {
    iter::successors(Some(error), |error| error.source())
}

/// Returns the message of the first cause, without a full stop.
fn root(error: &(dyn error::Error + 'static)) -> String {
    sources(error).last().map(|cause| cause.to_string().trim_end_matches('.').to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::retry_after;

    #[test]
    fn retry_after_is_a_number_or_a_date() {
        assert_eq!(retry_after("120"), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        let later = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(90));
        assert!(retry_after(&later).is_some_and(|wait| (88..=90).contains(&wait.as_secs())));
        assert_eq!(retry_after("soon"), None);
        assert_eq!(retry_after("-1"), None);
        assert_eq!(retry_after(""), None);
    }
}
