//! An HTTP server on a free port of the loopback that can also misbehave: it writes the bytes of each response itself, so
//! that they need not be valid HTTP.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path without the query.
    pub path: String,
    /// The parameters of the query, decoded.
    pub query: BTreeMap<String, String>,
    /// How many requests for the same URL came before.
    pub earlier: usize,
    /// When it came.
    pub at: Instant,
}

impl Request {
    /// Returns a parameter of the query; empty if it is missing.
    pub fn parameter(&self, name: &str) -> &str {
        self.query.get(name).map_or("", |value| value)
    }
}

/// A response.
pub enum Reply {
    /// A status, header lines and a body, with the correct length.
    Full(u16, Vec<String>, Vec<u8>),
    /// Any bytes. Then the connection is closed.
    Raw(Vec<u8>),
    /// Any bytes. Then nothing follows, but the connection stays open until the client closes it.
    Stalled(Vec<u8>),
    /// The beginning of a body that never ends.
    Endless,
}

impl Reply {
    /// A successful response with JSON.
    pub fn json(body: impl ToString) -> Self {
        Self::Full(200, vec!["Content-Type: application/json".into()], body.to_string().into_bytes())
    }

    /// A response without a body.
    pub fn status(status: u16) -> Self {
        Self::Full(status, vec![], vec![])
    }

    /// A redirect.
    pub fn redirect(location: &str) -> Self {
        Self::Full(302, vec![format!("Location: {location}")], vec![])
    }

    /// The response with another header line.
    pub fn with(self, header: &str) -> Self {
        match self {
            Self::Full(status, mut headers, body) => {
                headers.push(header.to_owned());
                Self::Full(status, headers, body)
            }
            other => other,
        }
    }
}

type Answer = dyn Fn(&Request) -> Reply + Send + Sync;

/// A running server. It runs until the end of the test.
pub struct Server {
    /// Its origin, such as `http://127.0.0.1:40123`.
    pub origin: String,
    requests: Arc<Requests>,
}

#[derive(Default)]
struct Requests {
    list: Mutex<Vec<(String, Request)>>,
    changed: Condvar,
}

impl Server {
    /// Starts a server that answers each request with `answer`.
    pub fn start(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let origin = format!("http://{}", listener.local_addr().expect("the port is known"));
        let requests = Arc::new(Requests::default());
        let (answer, shared): (Arc<Answer>, _) = (Arc::new(answer), Arc::clone(&requests));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, requests) = (Arc::clone(&answer), Arc::clone(&shared));
                // A client that closes the connection early ends only this connection.
                thread::spawn(move || serve(stream, &*answer, &requests));
            }
        });
        Self { origin, requests }
    }

    /// Returns a URL of the server.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Returns all requests so far.
    pub fn requests(&self) -> Vec<Request> {
        let list = self.requests.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.iter().map(|(_, request)| request.clone()).collect()
    }

    /// Waits for a request.
    pub fn wait_for(&self, is_it: impl Fn(&Request) -> bool) {
        let list = self.requests.list.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = |list: &mut Vec<(String, Request)>| !list.iter().any(|(_, request)| is_it(request));
        let (_list, result) =
            self.requests.changed.wait_timeout_while(list, Duration::from_secs(60), missing).expect("no thread panics");
        assert!(!result.timed_out(), "the request did not come");
    }
}

fn serve(mut stream: TcpStream, answer: &Answer, requests: &Requests) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let line = lines.next()?.ok()?;
    while !lines.next()?.ok()?.is_empty() {}
    let target = line.split(' ').nth(1)?.to_owned();
    let request = {
        let mut list = requests.list.lock().unwrap_or_else(PoisonError::into_inner);
        let url = url::Url::parse(&format!("http://server{target}")).ok()?;
        let request = Request {
            path: url.path().to_owned(),
            query: url.query_pairs().into_owned().collect(),
            earlier: list.iter().filter(|(earlier, _)| *earlier == target).count(),
            at: Instant::now(),
        };
        list.push((target, request.clone()));
        requests.changed.notify_all();
        request
    };
    match answer(&request) {
        Reply::Full(status, headers, body) => {
            let mut head = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
            for header in headers {
                head.push_str(&header);
                head.push_str("\r\n");
            }
            stream.write_all(head.as_bytes()).ok()?;
            stream.write_all(b"\r\n").ok()?;
            stream.write_all(&body).ok()?;
        }
        Reply::Raw(bytes) => stream.write_all(&bytes).ok()?,
        Reply::Stalled(bytes) => {
            stream.write_all(&bytes).ok()?;
            // Ends when the client closes the connection.
            let _ = stream.read(&mut [0]);
        }
        Reply::Endless => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[\"").ok()?;
            loop {
                stream.write_all(&[b'm'; 16 * 1024]).ok()?;
            }
        }
    }
    Some(())
}
