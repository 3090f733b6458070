//! The element of an article: its tree in a page of a publisher, and what hostile articles can do to it.

use std::fs;

use maqal::{
    article::Article,
    press::{Artifact, Entry, Site, assets::Assets, element::element},
    share::Network,
};
use markup5ever_rcdom::{Handle, NodeData};
use serde_json::json;

use crate::{
    hostile::{check_all, check_reader, sample},
    support::{Folder, SITE, article, files, web},
    tree::{Tree, attribute, children, content, name_of, text},
};

fn site() -> Site {
    Site { url: web("https://news.example/archive/"), name: String::new() }
}

fn assets() -> Assets {
    let folder = Folder::new();
    Assets::load(&folder.path("reader"), Artifact::Element).unwrap_or_else(|error| panic!("{error}"))
}

/// Returns an article with a URL of its own.
fn published() -> Article {
    Article { canonical: Some(web("https://news.example/story?a=1&b=2")), ..sample() }
}

/// Checks that an element in a page has the intended tree, and that the page around it is as it was.
fn check(article: Article, assets: &Assets) -> Result<(), String> {
    let entry = Entry::new(String::new(), article);
    let element = element(&entry, &site(), assets);
    let tree = Tree::of(&format!("<!doctype html><title>أخبار</title><main><p>قبل</p>{element}<p>بعد</p></main>"));
    let body = tree.find(&["html", "body"]);
    let main = tree.find(&["html", "body", "main"]);
    if (names(&body), names(&main)) != (vec!["main".to_owned()], ["p", "maqal-reader", "p"].map(str::to_owned).into()) {
        return Err(format!("the page contains {:?} and {:?}", names(&body), names(&main)));
    }
    let reader = tree.find(&["html", "body", "main", "maqal-reader"]);
    let expected = if entry.article.canonical.is_some() { &["template", "a"][..] } else { &["template"] };
    if names(&reader) != expected {
        return Err(format!("the element contains {:?}", names(&reader)));
    }
    let root = content(&children(&reader, "template")[0]);
    if names(&root) != ["link", "div"] {
        return Err(format!("the shadow root contains {:?}", names(&root)));
    }
    // Without a URL, there are no share links.
    let contents = if entry.article.canonical.is_some() { &["article", "noscript"][..] } else { &["article"] };
    check_reader(&children(&root, "div")[0], &entry, contents)
}

/// Returns the names of the child elements, and the texts that are not only whitespace.
fn names(node: &Handle) -> Vec<String> {
    let name = |child: &Handle| match &child.data {
        NodeData::Text { contents } => contents.borrow().trim().to_owned(),
        NodeData::Element { .. } => name_of(child),
        _ => "another node".to_owned(),
    };
    node.children.borrow().iter().map(name).filter(|name| !name.is_empty()).collect()
}

#[test]
fn an_element_is_what_the_reader_leaves_in_its_shadow_root() {
    let assets = assets();
    let entry = Entry::new(String::new(), published());
    let html = element(&entry, &site(), &assets);
    assert!(html.starts_with(r#"<maqal-reader><template shadowrootmode="open"><link rel="stylesheet""#), "{html}");
    assert!(html.ends_with("</a></maqal-reader>\n"), "{html}");
    let tree = Tree::of(&html);
    let reader = tree.find(&["html", "body", "maqal-reader"]);
    let root = content(&children(&reader, "template")[0]);
    let style = attribute(&children(&root, "link")[0], "href");
    assert_eq!(style, Some(format!("https://news.example/archive/{}", assets.path("css/maqal.css"))));
    let fallback = &children(&reader, "a")[0];
    assert_eq!(
        (&*text(fallback), attribute(fallback, "href")),
        ("عودة المطر", Some("https://news.example/story?a=1&b=2".into()))
    );
    let place = &children(&root, "div")[0];
    check_reader(place, &entry, &["article", "noscript"]).unwrap_or_else(|breach| panic!("{breach}"));
    let root = &children(place, "div")[0];
    assert_eq!(attribute(root, "data-state").as_deref(), Some("ready"));
    let links = children(&children(&children(root, "noscript")[0], "nav")[0], "a");
    let links: Vec<_> = links.iter().map(|link| attribute(link, "href").unwrap_or_default()).collect();
    assert_eq!(links, Network::ALL.map(|network| network.link("عودة المطر", "https://news.example/story?a=1&b=2")));
}

/// The URL of the page around the element is unknown.
#[test]
fn an_article_without_a_url_has_no_links_to_it() {
    let entry = Entry::new(String::new(), sample());
    let html = element(&entry, &site(), &assets());
    assert!(!html.contains("<noscript") && html.ends_with("</template></maqal-reader>\n"), "{html}");
}

#[test]
fn no_attack_leaves_the_template_of_an_element() {
    let assets = assets();
    check_all(|article| check(article, &assets));
}

#[test]
fn the_program_writes_elements_instead_of_pages() {
    let folder = Folder::new();
    let mut story = article("مقال");
    story["canonical"] = json!("https://news.example/story");
    folder.run(&["-", "--element"], &story.to_string()).ends(0, "1 elements written, 0 unchanged");
    folder.run(&["-", "--element"], &story.to_string()).ends(0, "0 elements written, 1 unchanged");
    let out = folder.path("out");
    let mut names: Vec<_> =
        files(&out).iter().map(|path| path.strip_prefix(&out).unwrap().display().to_string()).collect();
    names.retain(|name| !name.starts_with("maqal/") && !name.starts_with(".maqal-press/"));
    assert_eq!(names, ["maqal.js", "مقال/element.html"]);
    let html = fs::read_to_string(out.join("مقال/element.html")).unwrap();
    let style = html.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let version = style.strip_prefix(SITE).and_then(|path| path.strip_suffix("css/maqal.css")).unwrap();
    assert_eq!(fs::read_to_string(out.join("maqal.js")).unwrap(), format!("export * from \"./{version}maqal.js\";\n"));
    // Everything that `maqal.js` and the style sheet load.
    for name in ["adopted.js", "render.js", "render_bg.wasm", "controls.js", "controls_bg.wasm", "css/controls.css"] {
        assert!(out.join(version).join(name).is_file(), "{name}");
    }
}
