//! The preview images beside the pages.

use maqal::{
    host::html,
    press::{Artifact, Cards, Entry, Site, assets::Assets, output, page, previews, template::Template},
    source::{self, Options},
};
use serde_json::{Value, json};

use crate::support::{Folder, SITE, article, web};

fn site() -> Site {
    Site { url: web(SITE), name: "صحيفة".to_owned() }
}

/// Writes the cards of an article, and returns its entry.
fn write(folder: &Folder, cards: Cards, json: &Value) -> Entry {
    let article = source::read(json.to_string().as_bytes(), &web(SITE), &Options::default(), html::parse).unwrap();
    let mut entry = Entry::new("test".to_owned(), article);
    let output = output::Folder::open(&folder.path("out")).unwrap();
    previews::write(&mut entry, &site(), cards, &output).unwrap();
    output.finish().unwrap();
    entry
}

/// Writes the cards of an article, and returns its entry. Each listed file is a PNG of the listed size.
fn written(folder: &Folder, cards: Cards, json: &Value) -> Entry {
    let entry = write(folder, cards, json);
    for card in &entry.cards {
        let file = std::fs::File::open(folder.path("out").join(&card.path)).unwrap();
        let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (card.width, card.height));
    }
    entry
}

/// The names of the cards that are written for an article with a lead image of a width.
fn cards(cards: Cards, width: Option<u32>) -> Vec<String> {
    let entry = written(&Folder::new(), cards, &with_lead(width));
    entry.cards.iter().map(|card| card.path.strip_prefix(&entry.path).unwrap().to_owned()).collect()
}

fn with_lead(width: Option<u32>) -> Value {
    let mut json = article("مقال");
    if let Some(width) = width {
        json["lead"] = json!({ "src": "https://news.example/own.jpg", "alt": "", "width": width, "height": width });
    }
    json
}

#[test]
fn only_articles_without_a_wide_picture_get_cards() {
    let both = ["card.png", "card-square.png"];
    assert_eq!(cards(Cards::Missing, None), both);
    assert_eq!(cards(Cards::Missing, Some(599)), both);
    assert!(cards(Cards::Missing, Some(600)).is_empty());
    assert_eq!(cards(Cards::All, Some(600)), both);
    assert!(cards(Cards::None, None).is_empty());
}

#[test]
fn a_headline_that_cannot_be_drawn_gets_no_card() {
    let folder = Folder::new();
    let entry = written(&folder, Cards::All, &article("今天"));
    assert!(entry.cards.is_empty());
    assert!(!folder.path("out").join(&entry.path).exists());
}

#[test]
fn the_head_lists_the_widest_picture_first() {
    let images = |width| {
        let folder = Folder::new();
        let entry = written(&folder, Cards::All, &with_lead(width));
        let assets = Assets::load(&folder.path("reader"), Artifact::Page).unwrap();
        let page = page::page(&entry, &entry.metadata(&site()), &Template::new(&site(), &assets));
        let images = page.split("<meta property=\"og:image\" content=\"").skip(1);
        let files = images.map(|rest| rest.split('"').next().unwrap().rsplit('/').next().unwrap().to_owned());
        files.collect::<Vec<_>>()
    };
    assert_eq!(images(Some(300)), ["card.png", "card-square.png", "own.jpg"]);
    assert_eq!(images(Some(900)), ["own.jpg", "card.png", "card-square.png"]);
    assert_eq!(images(None), ["card.png", "card-square.png"]);
}

#[test]
fn an_unchanged_card_is_not_drawn_again() {
    let folder = Folder::new();
    let path = folder.path("out").join(&written(&folder, Cards::All, &article("مقال")).cards[0].path);
    let first = std::fs::read(&path).unwrap();
    std::fs::write(&path, "kept").unwrap();
    write(&folder, Cards::All, &article("مقال"));
    assert_eq!(std::fs::read(&path).unwrap(), b"kept");

    // Another section changes the card.
    let mut other = article("مقال");
    other["section"] = "رياضة".into();
    written(&folder, Cards::All, &other);
    let second = std::fs::read(&path).unwrap();
    assert!(second != first && second != b"kept");
}
