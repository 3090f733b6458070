//! Servers that are slow, cut off, lie, redirect or ask to wait.

use std::{
    io::Write,
    time::{Duration, SystemTime},
};

use flate2::{Compression, write::GzEncoder};
use maqal::{limits::RESPONSE_SIZE, press::input::Fetching};

use crate::{
    server::{Reply, Server},
    support::{failure, quick, read, read_ok},
};

/// Settings without retries.
fn once() -> Fetching {
    Fetching { retries: 0, ..quick() }
}

#[test]
fn a_response_is_converted_to_utf8() {
    let server = Server::start(|_| {
        Reply::Full(
            200,
            vec!["Content-Type: application/json; charset=windows-1256".into()],
            b"\"\xE3\xDE\xC7\xE1\"".into(),
        )
    });
    let read = read_ok(&server.url("/a.json"));
    assert_eq!(String::from_utf8_lossy(&read[0].bytes), "\"مقال\"");
    assert_eq!(read[0].address.as_str(), server.url("/a.json"));
}

#[test]
fn temporary_failures_are_repeated() {
    for first in [429, 500, 503, 408] {
        let server = Server::start(move |request| match request.earlier {
            0 | 1 => Reply::status(first),
            _ => Reply::json("{}"),
        });
        assert_eq!(read_ok(&server.url("/")).len(), 1);
        assert_eq!(server.requests().len(), 3, "after status {first}");
    }
}

#[test]
fn lasting_failures_are_not_repeated() {
    for status in [400, 401, 403, 404, 410] {
        let server = Server::start(move |_| Reply::status(status));
        assert_eq!(failure(&server.url("/"), &quick()), format!("The server responds with the status {status}."));
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn retries_end() {
    let server = Server::start(|_| Reply::status(503));
    assert_eq!(failure(&server.url("/"), &quick()), "The server responds with the status 503.");
    assert_eq!(server.requests().len(), 5, "one request and four retries");
}

#[test]
fn the_wait_doubles() {
    let server = Server::start(|_| Reply::status(500));
    let fetching = Fetching { retries: 3, wait: Duration::from_millis(40), ..quick() };
    failure(&server.url("/"), &fetching);
    let times: Vec<_> = server.requests().iter().map(|request| request.at).collect();
    for (nth, least) in [40, 80, 160].into_iter().enumerate() {
        let wait = times[nth + 1] - times[nth];
        assert!(wait >= Duration::from_millis(least), "wait {nth} was {wait:?}");
    }
}

#[test]
fn retry_after_in_seconds_takes_precedence() {
    let server = Server::start(|request| match request.earlier {
        0 => Reply::status(429).with("Retry-After: 1"),
        _ => Reply::json("{}"),
    });
    read_ok(&server.url("/"));
    let requests = server.requests();
    assert!(requests[1].at - requests[0].at >= Duration::from_secs(1));
}

#[test]
fn retry_after_may_be_a_date() {
    let server = Server::start(|request| match request.earlier {
        // Dates of HTTP have whole seconds, so this is at least one second away.
        0 => Reply::status(503)
            .with(&format!("Retry-After: {}", httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2)))),
        _ => Reply::json("{}"),
    });
    read_ok(&server.url("/"));
    let requests = server.requests();
    assert!(requests[1].at - requests[0].at >= Duration::from_millis(900));
}

#[test]
fn a_server_that_asks_to_wait_too_long_has_failed() {
    let server = Server::start(|_| Reply::status(429).with("Retry-After: 3600"));
    let message = failure(&server.url("/"), &quick());
    assert_eq!(message, "The server responds with the status 429, and asks to wait for 3600 seconds.");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_slow_response_ends_at_the_time_limit() {
    for reply in ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"] {
        let server = Server::start(move |_| Reply::Stalled(reply.into()));
        let fetching = Fetching { time_limit: Duration::from_millis(300), ..once() };
        assert_eq!(failure(&server.url("/"), &fetching), "The response did not arrive within 0.3 seconds.");
    }
}

#[test]
fn a_response_that_is_cut_off_is_repeated() {
    let server = Server::start(|request| match request.earlier {
        0 => Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"maqal\"".into()),
        1 => Reply::Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"maq".into()),
        2 => Reply::Raw(Vec::new()),
        _ => Reply::json("{}"),
    });
    assert_eq!(read_ok(&server.url("/"))[0].bytes, b"{}");
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn a_response_that_stays_cut_off_fails() {
    let server = Server::start(|_| Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{}".into()));
    let message = failure(&server.url("/"), &once());
    assert!(message.starts_with("The connection was lost before the end of the response"), "{message}");
}

#[test]
fn a_body_ends_at_the_declared_length() {
    let server = Server::start(|_| Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}{\"more\":1}".into()));
    assert_eq!(read_ok(&server.url("/"))[0].bytes, b"{}");
}

#[test]
fn large_responses_are_not_read() {
    let declared = Server::start(|_| Reply::Stalled("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n".into()));
    assert_eq!(failure(&declared.url("/"), &quick()), "The response is larger than 8 MiB.");
    let endless = Server::start(|_| Reply::Endless);
    assert_eq!(failure(&endless.url("/"), &quick()), "The response is larger than 8 MiB.");
    assert_eq!(endless.requests().len(), 1, "a large response is not temporary");
}

#[test]
fn the_limit_is_that_of_the_decompressed_response() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b' '; RESPONSE_SIZE + 1]).expect("memory is written");
    let small = encoder.finish().expect("memory is written");
    assert!(small.len() < 10_000, "{} bytes", small.len());
    let server = Server::start(move |_| Reply::Full(200, vec!["Content-Encoding: gzip".into()], small.clone()));
    assert_eq!(failure(&server.url("/"), &quick()), "The response is larger than 8 MiB.");
}

#[test]
fn redirects_are_followed() {
    let server = Server::start(|request| match &*request.path {
        "/a" => Reply::redirect("/b?x=1"),
        _ => Reply::json("{}"),
    });
    let read = read_ok(&server.url("/a"));
    assert_eq!(read[0].address.as_str(), server.url("/b?x=1"));
    assert_eq!(read[0].name, server.url("/a"));
}

#[test]
fn redirects_to_private_addresses_are_refused() {
    for address in ["10.0.0.1", "192.168.1.1", "169.254.169.254", "[fd00::1]", "[::ffff:10.0.0.1]", "0.0.0.0"] {
        let server = Server::start(move |_| Reply::redirect(&format!("http://{address}/latest/meta-data")));
        let message = failure(&server.url("/"), &quick());
        assert!(message.starts_with("The server leads to ") && message.ends_with(" a private address."), "{message}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn redirects_that_are_not_http_or_do_not_end_are_refused() {
    let file = Server::start(|_| Reply::redirect("file:///etc/passwd"));
    assert!(failure(&file.url("/"), &quick()).contains("\"file:///etc/passwd\", which is not an HTTP URL"));
    let endless = Server::start(|request| Reply::redirect(&format!("{}a", request.path)));
    assert_eq!(failure(&endless.url("/"), &quick()), "The server redirects more than 10 times.");
    assert_eq!(endless.requests().len(), 11);
}

#[test]
fn a_server_that_cannot_be_reached_does_not_stop_the_others() {
    let server = Server::start(|_| Reply::json("{}"));
    let read = read(&["http://127.0.0.1:1/", &server.url("/")], &once());
    let Err(error) = &read[0] else { panic!("nothing listens on this port") };
    assert!(error.to_string().starts_with("The server cannot be reached: "), "{error}");
    assert!(read[1].is_ok());
}
