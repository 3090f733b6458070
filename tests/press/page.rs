//! The page of an article: its head, its tree, and what hostile articles can do to it.

#[path = "../attacks/corpus.rs"]
#[allow(dead_code, reason = "only the native tests of the document use the lists of elements")]
mod corpus;

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use html5ever::{
    ParseOpts, parse_document,
    tendril::{StrTendril, TendrilSink},
    tree_builder::TreeBuilderOpts,
};
use maqal::{
    article::{Article, Author, Source},
    document::{self, Token},
    host,
    locale::Language,
    press::{Entry, Site, assets::Assets, head, page, template::Template},
    share::Network,
    source::{self, Options},
    url::Url,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const PLACEHOLDERS: corpus::Placeholders =
    corpus::Placeholders { canary: "top.attacked(1)", load: "https://load.example/1", home: "https://news.example" };

fn web(url: &str) -> Url {
    Url::web(url, None).unwrap_or_else(|| panic!("{url} is no web URL"))
}

fn site() -> Site {
    Site { url: web("https://news.example/archive/"), name: "صحيفة السهل".into() }
}

fn read(json: &Value) -> Option<Article> {
    let home = web("https://news.example/article.json");
    source::read(json.to_string().as_bytes(), &home, &Options::default(), host::html::parse).ok()
}

fn sample() -> Article {
    read(&json!({ "maqal": 1, "title": "عودة المطر", "lang": "ar", "body": ["هطل المطر على السهل."] }))
        .unwrap_or_else(|| panic!("the sample is an article"))
}

/// The files of the reader, with the script from its source.
fn assets() -> (TempDir, Assets) {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no folder: {error}"));
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, content));
        written.unwrap_or_else(|error| panic!("{name} cannot be written: {error}"));
    };
    for name in ["controls.js", "controls_bg.wasm", "css/controls.css", "css/page.css", "faces.js", "icon.svg"] {
        write(name, name);
    }
    for name in ["pressed.js", "fonts/naskh.woff2", "languages/en.json"] {
        write(name, name);
    }
    let start = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/start.js");
    write("start.js", &fs::read_to_string(start).unwrap_or_default());
    let assets = Assets::load(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    (folder, assets)
}

/// Returns the page of an entry.
fn page(entry: &Entry, site: &Site, assets: &Assets) -> String {
    page::page(entry, &entry.metadata(site), &Template::new(site, assets))
}

/// A parsed page.
struct Tree(RcDom);

impl Tree {
    fn of(html: &str) -> Self {
        // With scripts, the content of `<noscript>` would be text.
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        Self(parse_document(RcDom::default(), options).one(StrTendril::from(html)))
    }

    /// Returns the only element at the end of a path of names.
    fn find(&self, path: &[&str]) -> Handle {
        path.iter().fold(self.0.document.clone(), |node, name| {
            let found: Vec<_> =
                node.children.borrow().iter().filter(|child| name_of(child) == *name).cloned().collect();
            assert_eq!(found.len(), 1, "the number of {name} in {path:?}");
            found[0].clone()
        })
    }
}

fn name_of(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        _ => String::new(),
    }
}

fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

fn text(node: &Handle) -> String {
    let children = node.children.borrow();
    children
        .iter()
        .map(|child| match &child.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => text(child),
        })
        .collect()
}

/// Writes an element as its start tag with its attributes, its content and its end tag.
fn flatten(node: &Handle, out: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => out.push(format!("\"{}", contents.borrow())),
        NodeData::Element { name, attrs, .. } => {
            out.push(format!("<{}>", name.local));
            for attribute in attrs.borrow().iter() {
                out.push(format!("{}={:?}", attribute.name.local, attribute.value.to_string()));
            }
            node.children.borrow().iter().for_each(|child| flatten(child, out));
            out.push("</>".into());
        }
        _ => out.push("another node".into()),
    }
}

/// Returns the same list for the tokens of a document.
fn expected(article: &Article, entry: &Entry) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for token in document::article(article, entry.interface).tokens() {
        match token {
            Token::Open(name) => out.push(format!("<{name}>")),
            Token::Attribute(key, value) => out.push(format!("{key}={:?}", value.replace('\0', "\u{FFFD}"))),
            Token::Text(text) => {
                // HTML cannot represent this character.
                let text = text.replace('\0', "");
                match out.last_mut() {
                    _ if text.is_empty() => {}
                    Some(last) if last.starts_with('"') => last.push_str(&text),
                    _ => out.push(format!("\"{text}")),
                }
            }
            Token::Close => out.push("</>".into()),
        }
    }
    out
}

/// Asserts that a page has the intended tree, and returns the tree.
fn check(article: Article, assets: &Assets) -> Result<Tree, String> {
    let entry = Entry::new(String::new(), article);
    let html = page(&entry, &site(), assets);
    let size = html.find("</head>").unwrap_or(usize::MAX);
    if size > head::MAX_SIZE {
        return Err(format!("the head has {size} bytes"));
    }
    let tree = Tree::of(&html);
    let root = tree.find(&["html", "body", "main", "div"]);
    let mut found = Vec::new();
    let names: Vec<_> = root.children.borrow().iter().map(name_of).collect();
    if names != ["article", "noscript"] {
        return Err(format!("the root contains {names:?}"));
    }
    flatten(&tree.find(&["html", "body", "main", "div", "article"]), &mut found);
    let links = tree.find(&["html", "body", "main", "div", "noscript", "nav"]);
    if children(&links, "a").len() != Network::ALL.len() {
        return Err("the share links are not complete".to_owned());
    }
    let expected = expected(&entry.article, &entry);
    if let Some(place) = (0..found.len().max(expected.len())).find(|place| found.get(*place) != expected.get(*place)) {
        return Err(format!("the page parses to {:?} instead of {:?}", found.get(place), expected.get(place)));
    }
    let head = tree.find(&["html", "head"]);
    let scripts: Vec<_> = children(&head, "script").iter().map(|script| attribute(script, "type")).collect();
    let kinds = [None, Some("module"), Some("application/ld+json"), Some("speculationrules")];
    if scripts.iter().map(Option::as_deref).ne(kinds) {
        return Err(format!("the head has the scripts {scripts:?}"));
    }
    let only = ["meta", "link", "title", "script"];
    let other: Vec<_> = head.children.borrow().iter().map(name_of).filter(|name| !only.contains(&&**name)).collect();
    if !other.is_empty() {
        return Err(format!("the head also has {other:?}"));
    }
    Ok(tree)
}

fn children(node: &Handle, name: &str) -> Vec<Handle> {
    node.children.borrow().iter().filter(|child| name_of(child) == name).cloned().collect()
}

fn meta(head: &Handle, key: &str, name: &str) -> Option<String> {
    let all = children(head, "meta");
    all.iter().find(|meta| attribute(meta, key).as_deref() == Some(name)).and_then(|meta| attribute(meta, "content"))
}

#[test]
fn a_page_is_what_the_reader_leaves_on_the_standalone_page() {
    let (_folder, assets) = assets();
    let html = page(&Entry::new(String::new(), sample()), &site(), &assets);
    let tree = Tree::of(&html);
    let root = tree.find(&["html", "body", "main", "div"]);
    let mut attributes = Vec::new();
    flatten(&root, &mut attributes);
    assert_eq!(
        attributes[1..7],
        [
            "class=\"maqal\"",
            "data-part=\"reader\"",
            "part=\"reader\"",
            "data-state=\"ready\"",
            "lang=\"ar\"",
            "dir=\"rtl\""
        ]
    );
    assert_eq!(attribute(&tree.find(&["html", "body", "main"]), "id").as_deref(), Some("maqal"));
    let html = tree.find(&["html"]);
    assert_eq!((attribute(&html, "lang").as_deref(), attribute(&html, "dir").as_deref()), (Some("ar"), Some("rtl")));
}

#[test]
fn no_attack_changes_the_tree_of_a_page() {
    let (_folder, assets) = assets();
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
            articles.extend(read(&corpus::Attack::wordpress(&PLACEHOLDERS, &title, &payload)));
            // As text, in every field of the head.
            articles.push(filled(&payload));
        }
        for article in articles {
            count += 1;
            if let Err(breach) = check(article, &assets) {
                breaches.push(format!("{}/{}: {breach}", attack.class, attack.name));
            }
        }
    }
    assert!(count > 1000, "only {count} articles were checked");
    assert!(breaches.is_empty(), "{} attacks succeeded:\n{}", breaches.len(), breaches.join("\n"));
}

/// Returns an article that has a text in every field.
fn filled(text: &str) -> Article {
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

#[test]
fn the_head_of_the_largest_article_is_small() {
    let (_folder, assets) = assets();
    let long = |start: &str, bytes: usize| web(&format!("https://news.example/{start}{}", "a".repeat(bytes - 40)));
    for text in ["<".repeat(5000), "\"& ".repeat(5000), "ع".repeat(5000), "😀 ".repeat(5000), "\\".repeat(5000)] {
        let mut article = filled(&text);
        article.lang = Language::parse("ar-EG");
        article.canonical = Some(long("", 800));
        article.byline = vec![Author { name: text.clone(), url: Some(long("author", 300)) }; 20];
        article.source.url = Some(long("home", 300));
        article.source.logo = Some(long("logo", 300));
        article.lead =
            read(&json!({ "maqal": 1, "title": "ص", "lead": { "src": long("lead", 800).as_str(), "alt": text } }))
                .and_then(|article| article.lead);
        assert!(article.lead.is_some());
        if let Err(breach) = check(article, &assets) {
            panic!("{:?}…: {breach}", text.chars().next());
        }
    }
}

#[test]
fn the_policy_is_that_of_the_standalone_page_and_allows_the_inline_scripts() {
    let (_folder, assets) = assets();
    let tree = check(sample(), &assets).unwrap_or_else(|breach| panic!("{breach}"));
    let head = tree.find(&["html", "head"]);
    let policy = meta(&head, "http-equiv", "Content-Security-Policy").unwrap_or_default();
    let mut own = policy.clone();
    for script in children(&head, "script") {
        let kind = attribute(&script, "type");
        if matches!(kind.as_deref(), None | Some("speculationrules")) {
            let source = format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text(&script))));
            assert!(policy.contains(&source), "{policy} does not allow the script {kind:?}");
            own = own.replace(&source, "");
        }
    }
    let index = include_str!("../../index.html");
    assert!(index.contains(&format!("content=\"{own}\"")), "index.html has another policy than {own}");
    for color in ["light", "dark"] {
        let media = format!("(prefers-color-scheme: {color})");
        let content = meta(&head, "media", &media).unwrap_or_default();
        assert!(index.contains(&format!("media=\"{media}\" content=\"{content}\"")), "{color}: {content}");
    }
}

#[test]
fn the_head_describes_the_article() {
    let (_folder, assets) = assets();
    let tree = check(sample(), &assets).unwrap_or_else(|breach| panic!("{breach}"));
    let head = tree.find(&["html", "head"]);
    assert_eq!(children(&head, "title").iter().map(text).collect::<Vec<_>>(), ["عودة المطر"]);
    for (key, name, content) in [
        ("name", "description", "هطل المطر على السهل."),
        ("name", "robots", "max-image-preview:large"),
        ("name", "twitter:card", "summary"),
        ("property", "og:title", "عودة المطر"),
        ("property", "og:locale", "ar_AR"),
        ("property", "og:site_name", "صحيفة السهل"),
    ] {
        assert_eq!(meta(&head, key, name).as_deref(), Some(content), "{name}");
    }
    let links = children(&head, "link");
    let link = |rel: &str| {
        let found = links.iter().find(|link| attribute(link, "rel").as_deref() == Some(rel));
        found.and_then(|link| attribute(link, "href")).unwrap_or_default()
    };
    let entry = Entry::new(String::new(), sample());
    assert_eq!(link("canonical"), entry.url(&site()).as_str());
    assert_eq!(link("alternate"), entry.oembed_url(&site()).as_str());
    let depth = entry.path.matches('/').count();
    assert_eq!(link("stylesheet"), format!("{}{}", "../".repeat(depth), assets.path("css/page.css")));
}

#[test]
fn speculation_rules_select_the_pages_of_the_site() {
    let (_folder, assets) = assets();
    let entry = Entry::new(String::new(), sample());
    for (url, pattern) in [("https://news.example/archive/", "/archive/*/"), ("https://news.example/", "/*/")] {
        let site = Site { url: web(url), name: String::new() };
        let tree = Tree::of(&page(&entry, &site, &assets));
        let scripts = children(&tree.find(&["html", "head"]), "script");
        let rules: Value = serde_json::from_str(&text(&scripts[3])).unwrap_or_default();
        assert_eq!(rules["prerender"][0]["where"]["href_matches"], pattern);
    }
    let site = Site { url: web("https://news.example/a(b)+c/"), name: String::new() };
    let tree = Tree::of(&page(&entry, &site, &assets));
    let rules: Value =
        serde_json::from_str(&text(&children(&tree.find(&["html", "head"]), "script")[3])).unwrap_or_default();
    assert_eq!(rules["prerender"][0]["where"]["href_matches"], r"/a\(b\)\+c/*/");
}

#[test]
fn the_version_of_the_files_depends_on_their_contents() {
    let (folder, before) = assets();
    fs::write(folder.path().join("css/page.css"), "other").unwrap_or_else(|error| panic!("{error}"));
    let after = Assets::load(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    assert_ne!(before.path("pressed.js"), after.path("pressed.js"));
    fs::remove_file(folder.path().join("pressed.js")).unwrap_or_else(|error| panic!("{error}"));
    let error = Assets::load(folder.path()).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("pressed.js"), "{error}");
}

#[test]
fn a_page_can_be_shared_without_scripts() {
    let (_folder, assets) = assets();
    let entry = Entry::new(String::new(), sample());
    let tree = Tree::of(&page(&entry, &site(), &assets));
    let links = children(&tree.find(&["html", "body", "main", "div", "noscript", "nav"]), "a");
    let links: Vec<_> = links.iter().map(|link| attribute(link, "href").unwrap_or_default()).collect();
    let url = entry.url(&site());
    assert_eq!(links, Network::ALL.map(|network| network.link("عودة المطر", url.as_str())));
}
