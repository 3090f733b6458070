//! Properties of every article and every input.

use maqal::article::{Article, Block, Inline, clean, language};
use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};

use crate::{
    publishers, schema, strategies,
    support::{HOME, WordCounts, count, line, lines, read, read_bytes, to_json},
};

/// Returns a configuration with this number of cases. Seeds are not stored: a failure prints its minimal case, which becomes a
/// regression test.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn reading_any_bytes_does_not_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn reading_any_text_does_not_panic(text in "[\\[\\]{}\",:0-9a-zء-ي\n\u{feff}\\\\]{0,60}") {
        let _ = read_bytes(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(cases(if cfg!(debug_assertions) { 1000 } else { 20_000 }))]

    #[test]
    fn every_visible_word_is_kept_exactly_once(html in publishers::html()) {
        let (html, _) = publishers::numbered(&html);
        let is_word = |word: &&str| word.starts_with(['v', 'x']) && word.len() > 1;
        let words = |text: &str| -> Vec<String> {
            text.split(|character: char| !character.is_alphanumeric()).filter(is_word).map(String::from).collect()
        };
        let article = read(&json!({ "title": "—", "html": html })).expect("an article");
        // Words that are joined without a space are found as one word, and the test fails.
        let mut found = words(&lines(&article.body).join("\n"));
        found.sort();
        let mut expected: Vec<_> = words(&html.replace("__VIEWSTATE", "")).into_iter().filter(|word| is_numbered(word)).collect();
        expected.sort();
        prop_assert_eq!(found, expected, "{}", html);
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn reading_a_damaged_article_does_not_panic(
        article in strategies::article_json(),
        damage in vec((any::<Index>(), any::<u8>()), 1..4),
        end in any::<Index>(),
    ) {
        let mut bytes = article.to_string().into_bytes();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read_bytes(&bytes);
        bytes.truncate(end.index(bytes.len()));
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn every_url_of_an_article_is_allowed(json in strategies::article_json()) {
        if let Ok(article) = read(&json) {
            let own = article.canonical.as_ref().map_or(HOME, |canonical| canonical.as_str());
            let own = url::Url::parse(own).expect("the URL of an article is valid");
            let found = forbidden_urls(&to_json(&article), &own.origin());
            prop_assert!(found.is_empty(), "{found:?}");
        }
    }

    #[test]
    fn a_read_article_is_already_clean(json in strategies::article_json()) {
        if let Ok(article) = read(&json) {
            prop_assert_eq!(&cleaned(&article), &article);
        }
    }

    #[test]
    fn cleaning_is_idempotent(article in strategies::article()) {
        let once = cleaned(&article);
        prop_assert_eq!(cleaned(&once), once);
    }

    #[test]
    fn cleaning_removes_no_word_except_repeated_headlines(article in strategies::article()) {
        let after = cleaned(&article);
        let (before, after) = (words(&article), words(&after));
        let title = count(std::slice::from_ref(&article.title));
        let fits = (0..=repeated_headlines(&article)).any(|times| with(&after, &title, times) == before);
        prop_assert!(fits, "{before:?} became {after:?}");
    }

    #[test]
    fn an_article_round_trips_through_json(article in strategies::article()) {
        let mut article = cleaned(&article);
        prop_assume!(!words(&article).is_empty());
        // Reading drops a language that the letters contradict.
        let letters = language::letters(&article.title, &article.body);
        (article.lang, article.dir) = language::determine(&letters, [article.lang], Some(article.dir));
        let json = to_json(&article);
        prop_assert_eq!(schema::errors(&json), [""; 0]);
        prop_assert_eq!(read(&json), Ok(article));
    }
}

/// Whether a word is a visible one of [`publishers`].
fn is_numbered(word: &str) -> bool {
    word.strip_prefix('v').is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Otherwise, the properties of articles would hardly be tested.
#[test]
fn most_generated_json_is_an_article() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};

    let mut runner = TestRunner::deterministic();
    let mut articles = 0;
    for _ in 0..200 {
        let json = strategies::article_json().new_tree(&mut runner).expect("a value").current();
        articles += usize::from(read(&json).is_ok());
    }
    assert!(articles > 100, "{articles} of 200");
}

#[test]
fn forbidden_urls_are_found() {
    let origin = url::Url::parse(HOME).expect("a URL").origin();
    let article = json!({
        "source": { "url": "javascript:1", "logo": "http://other.example/logo.png" },
        "body": [{ "type": "video", "src": "mailto:a@b.example", "poster": "https://a.example/" }],
        "related": [{ "title": "javascript:1", "url": "tel:1" }],
    });
    assert_eq!(forbidden_urls(&article, &origin).len(), 3);
}

/// Returns the forbidden URLs in a serialized article, by the names of their fields.
fn forbidden_urls(json: &Value, own: &url::Origin) -> Vec<String> {
    match json {
        Value::Array(entries) => entries.iter().flat_map(|entry| forbidden_urls(entry, own)).collect(),
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| match (&**name, value.as_str()) {
                ("url", Some(address)) if !is_link(address) => vec![address.into()],
                ("canonical", Some(address)) if !is_web(address) => vec![address.into()],
                ("src" | "logo" | "poster", Some(address)) if !is_media(address, own) => vec![address.into()],
                _ => forbidden_urls(value, own),
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn is_link(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| ["http", "https", "mailto", "tel"].contains(&url.scheme()))
}

fn is_web(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| ["http", "https"].contains(&url.scheme()))
}

fn is_media(address: &str, own: &url::Origin) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    let is_loopback = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && (is_loopback || url.origin() == *own))
}

fn cleaned(article: &Article) -> Article {
    let mut article = article.clone();
    clean::clean(&mut article);
    article
}

/// Returns the words of the title and the text.
fn words(article: &Article) -> WordCounts {
    let mut all = lines(&article.body);
    all.push(article.title.clone());
    count(&all)
}

/// Returns the number of blocks at the beginning of the text that repeat the headline, ignoring those without text.
fn repeated_headlines(article: &Article) -> usize {
    let words_of = |content: &[Inline]| line(content).split_whitespace().map(String::from).collect::<Vec<_>>();
    let title = words_of(&[Inline::Text(article.title.clone())]);
    let mut times = 0;
    for block in &article.body {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } if words_of(content) == title => {
                times += 1;
            }
            block if count(&lines(std::slice::from_ref(block))).is_empty() => {}
            _ => break,
        }
    }
    times
}

/// Adds the counts of `more` to `words` several times.
fn with(words: &WordCounts, more: &WordCounts, times: usize) -> WordCounts {
    let mut all = words.clone();
    if times > 0 {
        for (word, number) in more {
            *all.entry(word.clone()).or_default() += number * times;
        }
    }
    all
}
