//! Hostile articles: the attacks of `tests/attacks` in every place of an article.

use std::path::Path;

use maqal::{
    article::{Article, Author, Source},
    document, host,
    press::Entry,
    share::Network,
    source::{self, Options},
};
use markup5ever_rcdom::Handle;
use serde_json::{Value, json};

use crate::{
    corpus::{self, Attack, Placeholders},
    list,
    support::web,
    tree::{children, flatten, name_of},
};

const PLACEHOLDERS: Placeholders =
    Placeholders { canary: "top.attacked(1)", load: "https://load.example/1", home: "https://news.example" };

/// Asserts that `check` accepts all hostile articles.
pub fn check_all(check: impl Fn(Article) -> Result<(), String>) {
    let attacks = corpus::attacks(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks"));
    let mut breaches = Vec::new();
    let mut count = 0;
    for attack in attacks.unwrap_or_else(|error| panic!("{error}")) {
        let payload = attack.payload(&PLACEHOLDERS);
        let mut articles = Vec::new();
        if attack.is_response() {
            articles.extend(serde_json::from_str(&payload).ok().as_ref().and_then(read));
        } else {
            let title = format!("عنوان {payload}");
            articles.extend(read(&Attack::wordpress(&PLACEHOLDERS, &title, &payload)));
            articles.push(filled(&payload));
            // After the end of whatever contains the text in the head.
            articles.push(filled(&format!("\"'></title></script>{payload}")));
        }
        for article in articles {
            count += 1;
            if let Err(breach) = check(article) {
                breaches.push(format!("{}/{}: {breach}", attack.class, attack.name));
            }
        }
    }
    assert!(count > 1000, "only {count} articles were checked");
    assert!(breaches.is_empty(), "{} attacks succeeded:\n{}", breaches.len(), breaches.join("\n"));
}

/// Checks that an element contains only the reader of an article, exactly as intended. `contents` are the names of the elements
/// in the root of the reader.
pub fn check_reader(place: &Handle, entry: &Entry, contents: &[&str]) -> Result<(), String> {
    let [root] = &children(place, "div")[..] else { return Err("there is not one root".to_owned()) };
    let names: Vec<_> = root.children.borrow().iter().map(name_of).collect();
    if place.children.borrow().len() > 1 || names != contents {
        return Err(format!("the root contains {names:?}"));
    }
    let links = children(root, "noscript").iter().flat_map(|links| children(links, "nav")).next();
    let links = links.map_or(0, |links| children(&links, "a").len());
    if links != if contents.contains(&"noscript") { Network::ALL.len() } else { 0 } {
        return Err(format!("there are {links} share links"));
    }
    let mut found = Vec::new();
    flatten(&children(root, "article")[0], &mut found);
    let document = document::article(&entry.article, entry.interface);
    list::difference(&list::list(document.tokens()), &found).map_or(Ok(()), Err)
}

/// Reads an article.
pub fn read(json: &Value) -> Option<Article> {
    let home = web("https://news.example/article.json");
    source::read(json.to_string().as_bytes(), &home, &Options::default(), host::html::parse).ok()
}

/// Returns a harmless article.
pub fn sample() -> Article {
    read(&json!({ "maqal": 1, "title": "عودة المطر", "lang": "ar", "body": ["هطل المطر على السهل."] }))
        .unwrap_or_else(|| panic!("the sample is an article"))
}

/// Returns an article that has a text in every field.
pub fn filled(text: &str) -> Article {
    let text = text.to_owned();
    Article {
        title: text.clone(),
        dek: text.clone(),
        byline: vec![Author { name: text.clone(), url: None }; 20],
        section: text.clone(),
        tags: vec![text.clone(); 50],
        source: Source { name: text.clone(), url: None, logo: None },
        copyright: text,
        ..sample()
    }
}
