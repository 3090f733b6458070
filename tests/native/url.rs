//! URLs: which may be opened, which may be loaded, how relative URLs are resolved, and how URLs are compared.

use maqal::url::{Url, with_response};

use crate::support::web;

/// A constructor of [`Url`].
type Parse = fn(&str, Option<&Url>) -> Option<Url>;

#[test]
fn the_url_of_a_response_may_have_a_very_long_query() {
    let long = "x".repeat(maqal::limits::URL_LENGTH);
    for (raw, expected) in [
        ("https://a.example/b?c#d".to_owned(), Some("https://a.example/b?c#d")),
        (format!("https://a.example/b?{long}"), Some("https://a.example/b")),
        (format!("https://a.example/b#{long}"), Some("https://a.example/b")),
        (format!("https://a.example/{long}"), None),
        (format!("ftp://a.example/b?{long}"), None),
    ] {
        assert_eq!(Url::response(&raw).as_ref().map(Url::as_str), expected);
    }
}

fn parsed(parse: Parse, raw: &str, base: Option<&str>) -> Option<String> {
    parse(raw, base.map(web).as_ref()).map(|url| url.as_str().to_owned())
}

/// Inputs, and the links to which they resolve against `https://news.example/2025/a?b#c`.
const LINKS: &[(&str, Option<&str>)] = &[
    ("https://other.example/", Some("https://other.example/")),
    ("HTTPS://Other.EXAMPLE", Some("https://other.example/")),
    ("http://other.example/a", Some("http://other.example/a")),
    ("  https://other.example/a \n", Some("https://other.example/a")),
    ("https:\t//other\n.example/a", Some("https://other.example/a")),
    ("https://مثال.example/خبر?س=١", Some("https://xn--mgbh0fb.example/%D8%AE%D8%A8%D8%B1?%D8%B3=%D9%A1")),
    ("https://other.example/%D8%AE", Some("https://other.example/%D8%AE")),
    ("//cdn.example/a", Some("https://cdn.example/a")),
    ("/b", Some("https://news.example/b")),
    ("b", Some("https://news.example/2025/b")),
    ("../b", Some("https://news.example/b")),
    ("?d=e", Some("https://news.example/2025/a?d=e")),
    ("#f", Some("https://news.example/2025/a?b#f")),
    ("\\b", Some("https://news.example/b")),
    ("mailto:desk@news.example?subject=a", Some("mailto:desk@news.example?subject=a")),
    ("MAILTO:desk@news.example", Some("mailto:desk@news.example")),
    ("tel:+15550100", Some("tel:+15550100")),
    ("java&#115;cript:alert(1)", Some("https://news.example/2025/java&#115;cript:alert(1)")),
    ("%6aavascript:alert(1)", Some("https://news.example/2025/%6aavascript:alert(1)")),
    ("javascript:alert(1)", None),
    ("JavaScript:alert(1)", None),
    (" \u{1}javascript:alert(1)", None),
    ("java\tscript:alert(1)", None),
    ("java\r\nscript:alert(1)", None),
    ("javascript\t:alert(1)", None),
    ("javascript://news.example/%0Aalert(1)", None),
    ("data:text/html,<script>alert(1)</script>", None),
    ("vbscript:msgbox(1)", None),
    ("blob:https://news.example/6f1c", None),
    ("filesystem:https://news.example/temporary/a", None),
    ("file:///etc/passwd", None),
    ("ftp://news.example/a", None),
    ("about:blank", None),
    ("view-source:https://news.example/", None),
    ("intent://scan/#Intent;end", None),
    ("sms:+15550100", None),
    ("ws://news.example/", None),
    ("https://", None),
    ("https://a b/", None),
    ("https://[::1", None),
    ("https://news.example:99999/", None),
];

#[test]
fn links_may_be_http_https_mailto_or_tel() {
    for (raw, expected) in LINKS {
        let found = parsed(Url::link, raw, Some("https://news.example/2025/a?b#c"));
        assert_eq!(found.as_deref(), *expected, "{raw:?}");
    }
}

#[test]
fn web_urls_are_http_or_https() {
    for (raw, expected) in LINKS {
        let found = parsed(Url::web, raw, Some("https://news.example/2025/a?b#c"));
        let expected = expected.filter(|address| !address.starts_with("mailto:") && !address.starts_with("tel:"));
        assert_eq!(found.as_deref(), expected, "{raw:?}");
    }
}

#[test]
fn media_urls_are_https_or_of_the_origin_of_the_response() {
    let (secure, plain) = ("https://news.example/2025/a", "http://news.example:8080/2025/a");
    for (raw, response, expected) in [
        ("https://cdn.example/a.jpg", secure, Some("https://cdn.example/a.jpg")),
        ("https://cdn.example/a.jpg", plain, Some("https://cdn.example/a.jpg")),
        ("a.jpg", secure, Some("https://news.example/2025/a.jpg")),
        ("//cdn.example/a.jpg", secure, Some("https://cdn.example/a.jpg")),
        ("http://cdn.example/a.jpg", secure, Some("https://cdn.example/a.jpg")),
        ("http://news.example/a.jpg", secure, Some("https://news.example/a.jpg")),
        ("a.jpg", plain, Some("http://news.example:8080/2025/a.jpg")),
        ("http://news.example:8080/b.jpg", plain, Some("http://news.example:8080/b.jpg")),
        ("http://news.example/b.jpg", plain, Some("https://news.example/b.jpg")),
        ("//cdn.example/a.jpg", plain, Some("https://cdn.example/a.jpg")),
        ("http://localhost/a.jpg", secure, Some("https://localhost/a.jpg")),
        ("http://127.0.0.1:3000/a.jpg", plain, Some("https://127.0.0.1:3000/a.jpg")),
        ("a.jpg", "http://localhost:3000/", Some("http://localhost:3000/a.jpg")),
        ("http://[::1]:3000/a.jpg", "http://[::1]:3000/", Some("http://[::1]:3000/a.jpg")),
        ("http://localhost@other.example/a.jpg", secure, None),
        ("mailto:desk@news.example", secure, None),
        ("tel:1", secure, None),
        ("data:image/svg+xml,<svg/>", secure, None),
        ("blob:https://news.example/1", secure, None),
        ("javascript:alert(1)", secure, None),
        ("file:///a.jpg", secure, None),
        ("ftp://127.0.0.1/a.jpg", secure, None),
    ] {
        let found = media(raw, response);
        assert_eq!(found.as_ref().map(Url::as_str), expected, "{raw} in {response}");
    }
}

#[test]
fn the_origin_of_the_response_counts_and_not_that_of_the_base() {
    let response = web("http://news.example/api/7");
    for (base, raw, expected) in [
        ("/2025/a", "b.jpg", "http://news.example/2025/b.jpg"),
        ("http://news.example:8080/2025/a", "b.jpg", "https://news.example:8080/2025/b.jpg"),
        ("http://www.news.example/2025/a", "b.jpg", "https://www.news.example/2025/b.jpg"),
        ("https://other.example/a", "http://news.example/b.jpg", "http://news.example/b.jpg"),
    ] {
        let base = Url::web(base, Some(&response)).expect("a web URL");
        let (found, _) = with_response(&response, usize::MAX, || Url::media(raw, Some(&base)));
        assert_eq!(found.expect("a media URL").as_str(), expected);
    }
}

/// Parses the URL of media in a response.
fn media(raw: &str, response: &str) -> Option<Url> {
    let response = web(response);
    with_response(&response, usize::MAX, || Url::media(raw, Some(&response))).0
}

#[test]
fn an_upgraded_url_keeps_the_published_one() {
    for (raw, expected) in [
        ("http://cdn.example/a%20b.jpg?w=9", Some("http://cdn.example/a%20b.jpg?w=9")),
        ("http://cdn.example:8080/a.jpg", Some("http://cdn.example:8080/a.jpg")),
        ("//cdn.example/a.jpg", Some("http://cdn.example/a.jpg")),
        ("https://cdn.example/a.jpg", None),
        ("a.jpg", None),
        ("http://localhost/a.jpg", Some("http://localhost/a.jpg")),
    ] {
        let url = media(raw, "http://news.example/2025/a").expect("a media URL");
        assert_eq!(url.published().as_deref(), expected, "{raw}");
    }
}

#[test]
fn a_relative_url_without_a_base_is_invalid() {
    for raw in ["/b", "b", "//cdn.example/a", "#f", "", "desk@news.example"] {
        for parse in [Url::link, Url::web, Url::media] as [Parse; 3] {
            assert_eq!(parse(raw, None), None, "{raw:?}");
        }
    }
}

#[test]
fn mailto_and_tel_links_need_no_base() {
    for raw in ["mailto:desk@news.example", "tel:+15550100"] {
        assert_eq!(parsed(Url::link, raw, None).as_deref(), Some(raw));
    }
}

#[test]
fn origin_and_host_are_those_of_the_url() {
    for (address, origin, host) in [
        ("https://news.example/a?b#c", "https://news.example", "news.example"),
        ("https://news.example:443/", "https://news.example", "news.example"),
        ("http://news.example:8080/", "http://news.example:8080", "news.example"),
        ("http://[::1]:3000/", "http://[::1]:3000", "[::1]"),
        ("mailto:desk@news.example", "null", ""),
        ("tel:1", "null", ""),
    ] {
        let url = Url::link(address, None).expect("a link");
        assert_eq!((&*url.origin(), &*url.host()), (origin, host), "{address}");
    }
}

/// Pairs of URLs of the same page.
const SAME: &[(&str, &str)] = &[
    ("https://news.example/a", "https://news.example/a/"),
    ("https://news.example", "http://news.example/"),
    ("https://news.example/a", "http://www.news.example/a"),
    ("https://news.example/%D8%AE%D8%A8%D8%B1/", "https://news.example/%d8%ae%d8%a8%d8%b1"),
    ("https://news.example/خبر", "https://NEWS.example/%D8%AE%D8%A8%D8%B1"),
    ("https://news.example/a~b", "https://news.example/a%7Eb"),
    ("https://news.example/a?utm_source=rss&utm_medium=feed", "https://news.example/a"),
    ("https://news.example/?p=7&fbclid=IwAR0", "https://news.example/?p=7"),
    ("https://news.example/a#comments", "https://news.example/a"),
    ("https://news.example:443/a", "http://news.example:80/a"),
];
/// Pairs of URLs of different pages.
const DIFFERENT: &[(&str, &str)] = &[
    ("https://news.example/a", "https://news.example/b"),
    ("https://news.example/a", "https://news.example/a/b"),
    ("https://news.example/A", "https://news.example/a"),
    ("https://news.example/?p=7", "https://news.example/?p=8"),
    ("https://news.example/?p=7", "https://news.example/"),
    ("https://news.example/a", "https://other.example/a"),
    ("https://ar.news.example/a", "https://news.example/a"),
    ("https://news.example:8443/a", "https://news.example/a"),
    ("https://news.example/log#v1", "https://news.example/log#v2"),
    ("https://news.example/?a=b/", "https://news.example/?a=b"),
    ("https://www.example/", "https://example.www/"),
];

#[test]
fn is_same_page_ignores_equivalent_differences() {
    for (one, other) in SAME {
        assert!(web(one).is_same_page(&web(other)) && web(other).is_same_page(&web(one)), "{one} {other}");
    }
    for (one, other) in DIFFERENT {
        assert!(!web(one).is_same_page(&web(other)) && !web(other).is_same_page(&web(one)), "{one} {other}");
    }
}

#[test]
fn tracking_parameters_are_removed_and_the_rest_is_unchanged() {
    for (tracked, page) in [
        ("https://a.example/%d8%af/c++/?utm_source=rss&utm_medium=feed", "https://a.example/%d8%af/c++/"),
        ("https://a.example/?p=7&utm_campaign=x&page=2", "https://a.example/?p=7&page=2"),
        ("https://a.example/?fbclid=IwAR0", "https://a.example/"),
        ("https://a.example/b?gclid=1&a=%20+&&msclkid=2#c", "https://a.example/b?a=%20+#c"),
        ("https://a.example/b?at_medium=RSS&at_campaign=rss#d", "https://a.example/b#d"),
        ("https://a.example/b?xtor=RSS-1", "https://a.example/b"),
    ] {
        assert_eq!(web(tracked).without_tracking().as_str(), page);
    }
    for kept in [
        "https://a.example/",
        "https://a.example/?",
        "https://a.example/?&&a=1&",
        "https://a.example/?utm=1",
        "https://a.example/?q=utm_source",
        "https://a.example/utm_source=rss",
        "https://a.example/?ref=12&id=7",
        "https://a.example/#?utm_source=x",
    ] {
        assert_eq!(web(kept).without_tracking().as_str(), kept);
    }
}

#[test]
fn the_ghost_placeholder_is_replaced_by_the_site() {
    let base = "https://imara.example/mud-house/?a#b";
    for (raw, url) in [
        ("__GHOST_URL__/content/images/bayt.jpg", "https://imara.example/content/images/bayt.jpg"),
        ("__GHOST_URL__/clay-mix/", "https://imara.example/clay-mix/"),
        ("__GHOST_URL__", "https://imara.example/"),
        (" __GHOST_URL__/#/portal", "https://imara.example/#/portal"),
        ("https://imara.example/?q=__GHOST_URL__", "https://imara.example/?q=__GHOST_URL__"),
    ] {
        for parse in [Url::link, Url::web, Url::image] as [Parse; 3] {
            assert_eq!(parsed(parse, raw, Some(base)).as_deref(), Some(url), "{raw}");
        }
    }
    assert_eq!(Url::link("__GHOST_URL__/a", None), None);
    assert_eq!(Url::link("__GHOST_URL__javascript:alert(1)", Some(&web(base))), None);
}

/// The published URL does not count for equality.
#[test]
fn an_upgraded_url_equals_the_same_https_url() {
    let image = |raw| Url::image(raw, None).expect("an image");
    let [upgraded, secure] = [image("http://cdn.example/a.jpg"), image("https://cdn.example/a.jpg")];
    assert_eq!(upgraded, secure);
    assert_eq!((upgraded.published().as_deref(), secure.published()), (Some("http://cdn.example/a.jpg"), None));
    assert_ne!(secure, image("https://cdn.example/b.jpg"));
}
