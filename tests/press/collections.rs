//! The pages of WordPress collections and JSON Feeds.

use std::time::Duration;

use maqal::press::input::{Error, Fetching};
use serde_json::json;

use crate::{
    server::{Reply, Request, Server},
    support::{failure, post, quick, read, read_ok},
};

const POSTS: &str = "/wp-json/wp/v2/posts";

/// Answers like WordPress with a collection of three pages.
fn wordpress(request: &Request) -> Reply {
    let page: u32 = request.parameter("page").parse().expect("a page is requested");
    Reply::json(json!([post(page * 2 - 1), post(page * 2)])).with("X-WP-TotalPages: 3")
}

#[test]
fn all_pages_of_a_collection_are_requested() {
    let server = Server::start(wordpress);
    assert_eq!(read_ok(&server.url(POSTS)).len(), 3);
    let requests = server.requests();
    let pages: Vec<_> = requests.iter().map(|request| request.parameter("page")).collect();
    assert_eq!(pages, ["1", "2", "3"]);
    for request in &requests {
        let query = ["_embed", "per_page", "orderby", "order"].map(|name| request.parameter(name));
        assert_eq!(query, ["1", "100", "id", "asc"]);
        assert!(!request.query.contains_key("modified_after"));
    }
}

#[test]
fn a_collection_may_be_a_parameter_and_its_own_parameters_stay() {
    let server = Server::start(wordpress);
    assert_eq!(read_ok(&server.url("/?rest_route=/wp/v2/posts&orderby=date&per_page=20&page=2&categories=7")).len(), 2);
    let first = &server.requests()[0];
    let query = ["rest_route", "orderby", "per_page", "page", "categories"].map(|name| first.parameter(name));
    assert_eq!(query, ["/wp/v2/posts", "date", "20", "2", "7"]);
}

#[test]
fn a_single_post_has_no_pages() {
    let server = Server::start(|_| Reply::json(post(7)).with("X-WP-TotalPages: 3"));
    assert_eq!(read_ok(&server.url("/wp-json/wp/v2/posts/7?_embed")).len(), 1);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn without_a_number_of_pages_links_are_followed() {
    let server = Server::start(|request| match request.parameter("page") {
        "1" => Reply::json(json!([post(1)]))
            .with(&format!("Link: <{POSTS}?page=0>; rel=\"prev\", <{POSTS}?page=2>; rel=\"next\"")),
        page => Reply::json(json!([post(page.parse().expect("a number"))])),
    });
    assert_eq!(read_ok(&server.url(POSTS)).len(), 2);
}

#[test]
fn only_modified_posts_are_requested() {
    let server = Server::start(|_| Reply::json("[]").with("X-WP-TotalPages: 0"));
    let fetching = Fetching { since: "2025-11-04T00:00:00".into(), ..quick() };
    assert!(read(&[&server.url(POSTS)], &fetching)[0].is_ok());
    assert_eq!(server.requests()[0].parameter("modified_after"), "2025-11-04T00:00:00");
}

#[test]
fn a_delay_separates_requests() {
    let server = Server::start(wordpress);
    let delay = Duration::from_millis(150);
    assert_eq!(read(&[&server.url(POSTS)], &Fetching { delay, ..quick() }).len(), 3);
    let times: Vec<_> = server.requests().iter().map(|request| request.at).collect();
    // The server notes the time a little after the client has sent the request.
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= delay / 2), "{times:?}");
}

#[test]
fn a_page_that_repeats_ends_a_collection() {
    let server = Server::start(|_| Reply::json(json!([post(1)])).with("X-WP-TotalPages: 1000"));
    let read = read(&[&server.url(POSTS)], &quick());
    assert_eq!(read.len(), 2);
    assert!(matches!(&read[1], Err(Error::Loop(_))));
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_link_to_an_earlier_page_ends_a_collection() {
    let server = Server::start(|request| {
        let (page, next) = if request.parameter("page") == "2" { (2, "x") } else { (1, "2") };
        Reply::json(json!([post(page), request.earlier])).with(&format!("Link: <?page={next}>; rel=next"))
    });
    let read = read(&[&server.url(POSTS)], &quick());
    let last = read.last().expect("there are pages");
    assert!(matches!(last, Err(Error::Loop(_))), "{:?}", last.as_ref().err());
    assert!(server.requests().len() <= 4, "{:?}", server.requests());
}

#[test]
fn a_page_that_is_too_large_is_requested_in_parts() {
    let server = Server::start(|request| match request.parameter("per_page") {
        "100" | "50" => Reply::Endless,
        _ => {
            let page = request.parameter("page").parse().expect("a number");
            Reply::json(json!([post(page)])).with("X-WP-TotalPages: 2")
        }
    });
    assert_eq!(read_ok(&server.url(POSTS)).len(), 2);
    let query: Vec<_> =
        server.requests().iter().map(|r| format!("{}/{}", r.parameter("page"), r.parameter("per_page"))).collect();
    assert_eq!(query, ["1/100", "1/50", "1/25", "2/25"]);
}

#[test]
fn a_page_that_fails_ends_the_collection_after_the_others() {
    let server = Server::start(|request| match request.parameter("page") {
        "2" => Reply::status(500),
        _ => wordpress(request),
    });
    let read = read(&[&server.url(POSTS)], &quick());
    assert_eq!(read.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_feed_continues_at_its_next_url() {
    let feed = |next: &str, title: &str| {
        let items = json!([{ "title": title, "content_text": "نص" }]);
        Reply::json(json!({ "version": "https://jsonfeed.org/version/1.1", "next_url": next, "items": items }))
    };
    let server = Server::start(move |request| match &*request.path {
        "/feed.json" => feed("/feed-2.json", "أ"),
        _ => feed("/feed.json", "ب"),
    });
    let read = read(&[&server.url("/feed.json")], &quick());
    assert_eq!(read.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false]);
    assert!(matches!(&read[2], Err(Error::Loop(_))));
}

#[test]
fn a_feed_may_not_lead_to_a_private_address() {
    let server = Server::start(|_| {
        let next = "http://169.254.169.254/";
        Reply::json(json!({ "version": "https://jsonfeed.org/version/1.1", "next_url": next, "items": [] }))
    });
    let read = read(&[&server.url("/feed.json")], &quick());
    let Err(error) = &read[1] else { panic!("the address is private") };
    assert!(error.to_string().contains("private address"), "{error}");
}

#[test]
fn a_collection_without_rights_is_an_error() {
    let server = Server::start(|_| Reply::status(401));
    assert_eq!(failure(&server.url(POSTS), &quick()), "The server responds with the status 401.");
}
