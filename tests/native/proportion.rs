//! Hostile responses whose parts are cheap one by one: the time to read them does not multiply.
//!
//! Each test compares the CPU time of two responses with almost the same content, so that neither the speed of the machine
//! nor its other work makes a difference. `growth` has responses that would take minutes.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{growth::cpu_time, support::read_bytes};

/// The maximum number of comparisons. The shortest time of each response counts.
const ROUNDS: usize = 6;

/// Returns the CPU time to read an article.
fn time(response: &[u8]) -> Duration {
    let (cpu, clock) = (cpu_time("thread-self"), Instant::now());
    assert!(read_bytes(response).is_ok(), "the response should be an article");
    match (cpu, cpu_time("thread-self")) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => clock.elapsed(),
    }
}

/// Checks that an article takes at most `factor` times as long to read as a simple one.
fn assert_takes_at_most(factor: u32, what: &str, article: &Value, simple: &Value) {
    let (article, simple) = (article.to_string().into_bytes(), simple.to_string().into_bytes());
    let (mut least, mut least_of_simple) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        least_of_simple = least_of_simple.min(time(&simple));
        least = least.min(time(&article));
        if least <= least_of_simple * factor {
            return;
        }
    }
    panic!("{what}: {least:?}, and without it {least_of_simple:?}");
}

fn with_html(html: String) -> Value {
    json!({ "title": "x", "url": "https://a.example/story", "html": html })
}

/// Checks that content inside 90 nested elements takes hardly longer than inside of one.
fn assert_nesting_is_cheap(element: &str, content: &str) {
    let nested = |levels| with_html([&element.repeat(levels), content].concat());
    assert_takes_at_most(4, element, &nested(90), &nested(1));
}

/// Every link was resolved against the whole base, and was then too long.
#[test]
fn a_long_base_does_not_slow_down_every_link() {
    for link in ["<a href=a>x</a>", "<a href=//a.example>x</a>", "<a href=https://a.example>x</a>", "<a href=//[>x</a>"]
    {
        let article = |base: usize| {
            let url = format!("https://a.example/{}/", "x".repeat(base));
            json!({ "title": "x", "url": url, "html": link.repeat(5_000) })
        };
        assert_takes_at_most(2, link, &article(4_000), &article(40));
    }
}

/// Every level searched all links inside it for one to a post.
#[test]
fn nested_quotations_of_posts_are_searched_once() {
    for element in ["<blockquote class=twitter-tweet>", "<div class=text-post-media>"] {
        assert_nesting_is_cheap(element, &"<a href=a>x</a>".repeat(1_000));
    }
}

/// Every level searched all elements inside it for the encoded URL of a post.
#[test]
fn nested_containers_of_consent_plugins_are_searched_once() {
    assert_nesting_is_cheap("<div class=BorlabsCookie>", &"<i title=http://a.example/>x</i>".repeat(1_000));
}

/// Every level searched all elements inside it for text.
#[test]
fn nested_placeholders_of_posts_are_searched_once() {
    let element = "<div data-src=https://www.youtube.com/embed/abcdefghijk>";
    for content in ["<i></i>", "<button>x</button>", "<i hidden>x</i>"] {
        assert_nesting_is_cheap(element, &[&content.repeat(2_000), "<video>"].concat());
        assert_nesting_is_cheap(&[element, "<a>x</a>"].concat(), &content.repeat(2_000));
    }
}

/// Plain text with an ampersand may contain character references, for which the whole text is searched.
#[test]
fn plain_text_with_ampersands_takes_linear_time() {
    let article =
        |part: &str, times| json!({ "@type": "NewsArticle", "headline": "x", "articleBody": part.repeat(times) });
    assert_takes_at_most(3, "twice the text", &article("&y\n\n", 20_000), &article("&y\n\n", 10_000));
    assert_takes_at_most(3, "ampersands", &article("&y\n\n", 10_000), &article("yy\n\n", 10_000));
}
