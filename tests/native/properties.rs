//! Properties of every article, and of HTML whose visible words are known. The fuzzer (`tests/fuzz`) checks the
//! properties of every input.

use maqal::article::{Article, Block, Inline, clean, language};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    publishers, schema, strategies,
    support::{WordCounts, count, line, lines, read, to_json},
};

/// Returns a configuration with this number of cases. Seeds are not stored: a failure prints its minimal case, which
/// becomes a regression test.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
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
