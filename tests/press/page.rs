//! The page of an article: its head, its tree, and what hostile articles can do to it.

use std::fs;

use base64::{Engine, prelude::BASE64_STANDARD};
use maqal::{
    article::{Article, Author},
    locale::{ArticleMessages, Language},
    metadata::{Metadata, json_ld, open_graph},
    press::{Artifact, Entry, Site, assets::Assets, head, page, template::Template},
    share::Network,
};
use markup5ever_rcdom::Handle;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    hostile::{self, filled, read, sample},
    support::{Folder, web},
    tree::{Tree, attribute, attributes, children, flatten, name_of, text},
};

fn site() -> Site {
    Site { url: web("https://news.example/archive/"), name: "صحيفة السهل".into() }
}

/// Returns the files of the reader. The scripts that are parts of pages are as large as they may be.
fn assets() -> (Folder, Assets) {
    let folder = Folder::new();
    folder.write("reader/start.js", "1;".repeat(500));
    folder.write("reader/font.js", "1;".repeat(350));
    let assets = Assets::load(&folder.path("reader"), Artifact::Page).unwrap_or_else(|error| panic!("{error}"));
    (folder, assets)
}

/// Returns the page of an entry.
fn page(entry: &Entry, site: &Site, assets: &Assets) -> String {
    page::page(entry, &entry.metadata(site), &Template::new(site, assets))
}

/// Asserts that a page has the intended tree, and returns the tree.
fn check(article: Article, assets: &Assets) -> Result<Tree, String> {
    let entry = Entry::new(String::new(), article);
    let html = page(&entry, &site(), assets);
    let size = html.find("<style>").unwrap_or(usize::MAX);
    if size > head::MAX_SIZE {
        return Err(format!("the head has {size} bytes"));
    }
    let tree = Tree::of(&html);
    hostile::check_reader(&tree.find(&["html", "body", "main"]), &entry, &["script", "article", "noscript"])?;
    check_head(&tree.find(&["html", "head"]), &entry.metadata(&site()))?;
    Ok(tree)
}

/// The elements of a head, and their attributes.
const HEAD: [(&str, &[&str]); 5] = [
    ("link", &["rel", "href", "hreflang", "title", "type"]),
    ("meta", &["charset", "content", "http-equiv", "media", "name", "property"]),
    ("script", &["data-fonts", "src", "type"]),
    ("style", &[]),
    ("title", &[]),
];

/// Checks that a head contains only what it should, and that it contains the texts of an article unchanged.
fn check_head(head: &Handle, metadata: &Metadata) -> Result<(), String> {
    for node in head.children.borrow().iter() {
        let known = HEAD.iter().find(|(name, _)| *name == name_of(node));
        let attributes = attributes(node);
        if !known.is_some_and(|(_, known)| attributes.iter().all(|(name, _)| known.contains(&&**name))) {
            return Err(format!("the head has <{}> with {attributes:?}", name_of(node)));
        }
    }
    let scripts = children(head, "script");
    let types: Vec<_> = scripts.iter().map(|script| attribute(script, "type")).collect();
    // The first one requests the face of Arabic script.
    let has_face = scripts.iter().any(|script| attribute(script, "data-fonts").is_some());
    let kinds = [None, Some("application/ld+json"), Some("speculationrules"), Some("module")];
    if types.iter().map(Option::as_deref).ne(kinds.into_iter().skip(usize::from(!has_face))) {
        return Err(format!("the head has the scripts {types:?}"));
    }
    let json = text(&scripts[scripts.len() - 3]);
    if json != json_ld::news_article(metadata) || serde_json::from_str::<Value>(&json).is_err() {
        return Err(format!("the head has the JSON-LD {json}"));
    }
    let titles: Vec<_> = children(head, "title").iter().map(text).collect();
    if titles != [&*metadata.title] {
        return Err(format!("the head has the titles {titles:?}"));
    }
    let properties = children(head, "meta").into_iter().filter_map(|meta| {
        let [name, content] = ["property", "content"].map(|name| attribute(&meta, name));
        Some((name?, content.unwrap_or_default()))
    });
    let expected = open_graph::properties(metadata).into_iter().map(|(name, content)| (name.to_owned(), content));
    properties.eq(expected).then_some(()).ok_or_else(|| "the head has other properties of Open Graph".to_owned())
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
    let messages = ArticleMessages::arabic();
    assert_eq!(attribute(&root, "data-no-image").as_deref(), Some(messages.no_image));
    assert_eq!(attribute(&root, "data-no-media").as_deref(), Some(messages.no_media));
    assert_eq!(attribute(&tree.find(&["html", "body", "main"]), "id").as_deref(), Some("maqal"));
    let html = tree.find(&["html"]);
    assert_eq!((attribute(&html, "lang").as_deref(), attribute(&html, "dir").as_deref()), (Some("ar"), Some("rtl")));
}

#[test]
fn no_attack_changes_the_tree_of_a_page() {
    let (_folder, assets) = assets();
    hostile::check_all(|article| check(article, &assets).map(drop));
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
    let root = tree.find(&["html", "body", "main", "div"]);
    let policy = meta(&head, "http-equiv", "Content-Security-Policy").unwrap_or_default();
    let mut own = policy.clone();
    for script in [children(&head, "script"), children(&root, "script")].concat() {
        let kind = attribute(&script, "type");
        if matches!(kind.as_deref(), None | Some("speculationrules")) {
            let source = format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text(&script))));
            assert!(policy.contains(&source), "{policy} does not allow the script {kind:?}");
            own = own.replace(&source, "");
        }
    }
    let [style] = &*children(&head, "style") else { panic!("there is one style sheet") };
    let source = format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text(style))));
    assert!(policy.contains(&format!("style-src{source}")), "{policy} does not allow the style sheet");
    own = own.replace(&source, "");
    let index = include_str!("../../index.html");
    assert!(index.contains(&format!("content=\"{own}\"")), "index.html has another policy than {own}");
    for (scheme, color) in head::COLORS {
        let media = format!("(prefers-color-scheme: {scheme})");
        assert_eq!(meta(&head, "media", &media).as_deref(), Some(color));
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
    let module = children(&head, "script").last().and_then(|script| attribute(script, "src"));
    assert_eq!(module, Some(format!("{}{}", "../".repeat(depth), assets.path("pressed.js"))));
}

#[test]
fn speculation_rules_select_the_pages_of_the_site() {
    let (_folder, assets) = assets();
    let entry = Entry::new(String::new(), sample());
    for (url, pattern) in [
        ("https://news.example/archive/", "/archive/*/"),
        ("https://news.example/", "/*/"),
        ("https://news.example/a(b)+c/", r"/a\(b\)\+c/*/"),
    ] {
        let site = Site { url: web(url), name: String::new() };
        let tree = Tree::of(&page(&entry, &site, &assets));
        let scripts = children(&tree.find(&["html", "head"]), "script");
        let rules = scripts.iter().find(|script| attribute(script, "type").as_deref() == Some("speculationrules"));
        let rules: Value = serde_json::from_str(&rules.map(text).unwrap_or_default()).unwrap_or_default();
        assert_eq!(rules["prerender"][0]["where"]["href_matches"], pattern);
    }
}

#[test]
fn the_version_of_the_files_depends_on_their_contents() {
    let (folder, before) = assets();
    folder.write("reader/faces.js", "other");
    let after = Assets::load(&folder.path("reader"), Artifact::Page).unwrap_or_else(|error| panic!("{error}"));
    assert_ne!(before.path("pressed.js"), after.path("pressed.js"));
    fs::remove_file(folder.path("reader/pressed.js")).unwrap_or_else(|error| panic!("{error}"));
    let error =
        Assets::load(&folder.path("reader"), Artifact::Page).err().map(|error| error.to_string()).unwrap_or_default();
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
