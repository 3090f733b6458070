//! Compares real pages with the articles that Maqal creates from them: which words, images and links are lost or repeated.
//!
//! ```sh
//! git clone --depth 1 https://github.com/mozilla/readability
//! cargo bench --bench fidelity -- readability/test/test-pages/*/expected.html
//! ```
//!
//! Each file is the HTML of an article. It is read as Readability's `content`. Words are compared as multisets of what a
//! browser would show: text outside scripts, styles, forms' controls and hidden elements. An image is an `img` with a
//! source that is larger than one pixel. A link is an `a` that leads to another page. The program prints each page with a
//! difference, and the totals.

// In a browser there is no file system.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, reason = "this is a program that reports")]
#![allow(dead_code, reason = "not all functions of the tests are used here")]
#![allow(clippy::panic, reason = "the functions of the tests panic")]

#[path = "../tests/cases.rs"]
mod cases;
#[path = "../tests/native/support.rs"]
mod support;

use std::{collections::BTreeMap, env, fs};

use maqal::{
    host::html,
    html::NodeRef,
    source::{self, Options},
    url::Url,
};
use serde_json::{Value, json};

/// The URL of every page. Readability's test pages expect it.
const ADDRESS: &str = "http://fakehost/test/page.html";

/// The number of occurrences of each word, image or link.
type Counts = BTreeMap<String, usize>;

/// What is compared.
#[derive(Default)]
struct Content {
    words: Counts,
    images: usize,
    links: Counts,
}

/// The sums over all pages.
#[derive(Default)]
struct Totals {
    words: usize,
    lost_words: usize,
    additional_words: usize,
    images: usize,
    lost_images: usize,
    links: usize,
    lost_links: usize,
}

fn main() {
    let mut totals = Totals::default();
    for path in env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        match fs::read_to_string(&path) {
            Ok(text) => compare(&path, &text, &mut totals),
            Err(error) => println!("{path}: {error}"),
        }
    }
    let Totals { words, lost_words, additional_words, images, lost_images, links, lost_links } = totals;
    println!("words: {words}, lost {lost_words}, additional {additional_words}");
    println!("images: {images}, lost {lost_images}");
    println!("links: {links}, lost {lost_links}");
}

/// Compares one page with its article, and prints the differences.
fn compare(path: &str, text: &str, totals: &mut Totals) {
    let (before, after) = (page(text), article(text));
    let lost = missing(&before.words, &after.words);
    let additional = missing(&after.words, &before.words);
    let links = missing(&before.links, &after.links);
    let images = before.images.saturating_sub(after.images);
    if !lost.is_empty() || !additional.is_empty() || images > 0 || !links.is_empty() {
        println!("{path}");
        println!("  lost words: {}", list(&lost));
        println!("  additional words: {}", list(&additional));
        println!("  lost images: {images} of {}", before.images);
        println!("  lost links: {}", list(&links));
    }
    totals.words += sum(&before.words);
    totals.lost_words += sum(&lost);
    totals.additional_words += sum(&additional);
    totals.images += before.images;
    totals.lost_images += images;
    totals.links += sum(&before.links);
    totals.lost_links += sum(&links);
}

/// The content of a page that a browser would show.
fn page(text: &str) -> Content {
    let mut content = Content::default();
    let Some(html) = html::parse(text) else { return content };
    let mut words = String::new();
    for root in html.roots() {
        show(root, &mut words, &mut content);
    }
    content.words = support::count(&[words]);
    content
}

fn show(node: NodeRef, words: &mut String, content: &mut Content) {
    if let Some(text) = node.text() {
        return words.push_str(text);
    }
    let name = node.name();
    let style = node.attribute("style").unwrap_or_default().replace(' ', "");
    let is_gone = matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "textarea"
            | "select"
            | "button"
            | "iframe"
            | "object"
            | "svg"
    );
    if is_gone || node.attribute("hidden").is_some() || style.contains("display:none") {
        return;
    }
    let is_inline = matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    );
    if name == "img" {
        content.images += usize::from(is_image(node));
    }
    if name == "a"
        && let Some(url) = node.attribute("href").and_then(outgoing)
    {
        *content.links.entry(url).or_default() += 1;
    }
    if !is_inline {
        words.push('\n');
    }
    for child in node.children() {
        show(child, words, content);
    }
    if !is_inline {
        words.push('\n');
    }
}

/// Whether an `img` is more than a tracking pixel.
fn is_image(node: NodeRef) -> bool {
    let is_pixel = ["width", "height"].iter().any(|side| matches!(node.attribute(side), Some("0" | "1")));
    !is_pixel && node.attribute("src").is_some_and(|src| !src.is_empty() && !src.starts_with("data:"))
}

/// The URL of a link that leads to another page, without its fragment.
fn outgoing(href: &str) -> Option<String> {
    let url = Url::link(href, Url::web(ADDRESS, None).as_ref())?;
    let page = url.as_str().split('#').next()?.to_owned();
    (page.starts_with("http") && page != ADDRESS).then_some(page)
}

/// The content of the article.
fn article(text: &str) -> Content {
    let mut content = Content::default();
    let json = json!({ "title": "", "content": text, "textContent": "", "length": 0 }).to_string();
    let options = Options { format: "readability".into(), ..Options::default() };
    let Some(address) = Url::web(ADDRESS, None) else { return content };
    let Ok(article) = source::read(json.as_bytes(), &address, &options, html::parse) else { return content };
    content.words = support::count(&support::lines(&article.body));
    let json = serde_json::to_value(&article).unwrap_or_default();
    find(&json, &mut content);
    content
}

/// Counts the images and links of an article, whatever they are part of.
fn find(json: &Value, content: &mut Content) {
    match json {
        Value::Object(fields) => {
            content.images += usize::from(fields.contains_key("src") && fields.contains_key("alt"));
            // The image that a thumbnail links to replaces the thumbnail.
            for name in ["url", "link", "src"] {
                if let Some(url) = fields.get(name).and_then(Value::as_str).and_then(outgoing) {
                    *content.links.entry(url).or_default() += 1;
                }
            }
            fields.values().for_each(|field| find(field, content));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| find(entry, content)),
        _ => {}
    }
}

/// What the first has more often than the second, and how much more often.
fn missing(first: &Counts, second: &Counts) -> Counts {
    let difference = |(word, count): (&String, &usize)| {
        let missing = count.saturating_sub(second.get(word).copied().unwrap_or_default());
        (missing > 0).then(|| (word.clone(), missing))
    };
    first.iter().filter_map(difference).collect()
}

fn sum(counts: &Counts) -> usize {
    counts.values().sum()
}

fn list(counts: &Counts) -> String {
    let entries = counts.iter().take(40).map(|(word, count)| format!("{word} ×{count}"));
    format!("{} ({})", sum(counts), entries.collect::<Vec<_>>().join(", "))
}
