//! The share links, and the button that copies the URL.

use maqal::share::Network;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::{
    stubs::{clipboard, copied, go_to, no_clipboard, share_sheet, shared},
    support::{FERRY, FERRY_TITLE, FERRY_URL, SAMPLE, Stage, until, window},
};

const COPY: &str = ".share-foot [data-network=copy]";

fn said_of_copy(stage: &Stage) -> Option<String> {
    stage.root().get_attribute("data-copy")
}

/// Returns the links and the button below the article.
fn links(stage: &Stage) -> Vec<Element> {
    stage.all(".share-foot [data-part=share-link]").into_iter().map(JsCast::unchecked_into).collect()
}

fn networks(stage: &Stage) -> Vec<String> {
    links(stage).iter().filter_map(|link| link.get_attribute("data-network")).collect()
}

#[wasm_bindgen_test]
async fn menu_and_footer_link_to_every_network() {
    let stage = Stage::loaded(FERRY).await;
    for place in ["[data-part=share-menu]", ".share-foot"] {
        for network in Network::ALL {
            let link = stage.find(&format!("{place} a[data-network={}]", network.name()));
            let href = link.and_then(|link| link.get_attribute("href"));
            assert_eq!(href, Some(network.link(FERRY_TITLE, FERRY_URL)), "{place} {}", network.name());
        }
        assert!(stage.find(&format!("{place} button[data-network=copy]")).is_some(), "{place}");
    }
}

#[wasm_bindgen_test]
async fn confirms_a_copy_for_some_seconds() {
    let stage = Stage::loaded(FERRY).await;
    clipboard(true);
    assert_eq!(said_of_copy(&stage), None);
    stage.click_on(COPY).await;
    until("the confirmation", || said_of_copy(&stage).as_deref() == Some("copied")).await;
    let since = js_sys::Date::now();
    assert_eq!(copied(), [FERRY_URL]);
    assert_eq!(stage.text("status"), "نُسخ الرابط");
    assert_eq!(stage.events("maqal-share"), [r#"{"network":"copy"}"#]);

    until("the end of the confirmation", || said_of_copy(&stage).is_none()).await;
    let shown = js_sys::Date::now() - since;
    assert!((2_000.0..6_000.0).contains(&shown), "it was shown for {shown} ms");
    assert_eq!(stage.text("status"), "");
    // A second copy is confirmed again.
    stage.click_on(COPY).await;
    until("the second confirmation", || stage.text("status") == "نُسخ الرابط").await;
    assert_eq!(stage.events("maqal-share").len(), 2);
    assert_eq!(stage.loaded_headlines().len(), 1, "a confirmation is no new article");
}

#[wasm_bindgen_test]
async fn shares_the_url_of_the_page_without_a_canonical_url() {
    let stage = Stage::empty();
    go_to("?story=1#paragraph");
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    clipboard(true);
    stage.click_on(COPY).await;
    until("the confirmation", || said_of_copy(&stage).is_some()).await;
    let page = format!("{}/?story=1", window().location().origin().expect("the page has an origin"));
    assert_eq!(copied(), [page]);
}

/// Sites with several articles on one page set the URL of the page to that of the article in view.
#[wasm_bindgen_test]
async fn shares_its_own_article_after_the_page_changes_its_url() {
    let first = Stage::element(&[]);
    let origin = window().location().origin().expect("the page has an origin");
    let pages = ["/?story=1", "/?story=2"].map(|page| [&*origin, page].concat());
    go_to("/?story=1#top");
    first.load_json(&json!({ "maqal": 1, "title": "الأول", "body": ["نص"] }));
    // The URL changes before the controls are mounted.
    until("the article", || first.state().as_deref() == Some("ready")).await;
    go_to("/?story=2");
    let second = Stage::another_element(&[]);
    second.load_json(&json!({ "maqal": 1, "title": "الثاني", "body": ["نص"] }));
    for stage in [&first, &second] {
        stage.wait_for_state("ready").await;
    }
    go_to("/?story=3");
    for (stage, (title, page)) in [&first, &second].into_iter().zip(["الأول", "الثاني"].into_iter().zip(&pages))
    {
        // A setting renders the links again.
        stage.click("font-increase").await;
        for (link, network) in links(stage).iter().zip(Network::ALL) {
            assert_eq!(link.get_attribute("href"), Some(network.link(title, page)), "{title} {}", network.name());
        }
        clipboard(true);
        stage.click_on(COPY).await;
        until("the confirmation", || said_of_copy(stage).as_deref() == Some("copied")).await;
        assert_eq!(copied(), [&**page], "{title}");
        share_sheet("");
        stage.click("share").await;
        until("the share sheet", || !shared().is_empty()).await;
        assert_eq!(shared(), [json!({ "title": title, "url": page }).to_string()]);
    }
}

#[wasm_bindgen_test]
async fn shows_the_url_if_copying_fails() {
    for refuse in [|| clipboard(false), no_clipboard] {
        let stage = Stage::loaded(FERRY).await;
        refuse();
        stage.click_on(COPY).await;
        until("the refusal", || said_of_copy(&stage).as_deref() == Some("refused")).await;
        assert_eq!(stage.text("status"), "تعذّر النسخ. حدِّد الرابط وانسخه:");
        let by_hand = stage.find(".share-foot .by-hand code").expect("the URL is there");
        assert_eq!(by_hand.text_content().as_deref(), Some(FERRY_URL));
        assert_eq!(by_hand.get_attribute("dir").as_deref(), Some("ltr"));
        assert!(stage.events("maqal-share").is_empty());

        // A second attempt may succeed.
        clipboard(true);
        stage.click_on(COPY).await;
        until("the confirmation", || said_of_copy(&stage).as_deref() == Some("copied")).await;
        assert_eq!(stage.text("status"), "نُسخ الرابط");
    }
}

#[wasm_bindgen_test]
async fn share_links_are_links_and_one_button() {
    let title = "سوق & \"كتب\"";
    let url = "https://news.example/a?b=1&c=2#d";
    let stage = Stage::empty();
    stage.load_json(&json!({ "maqal": 1, "title": title, "lang": "ar", "canonical": url, "body": ["نص"] }));
    stage.wait_for_state("ready").await;
    assert_eq!(networks(&stage), ["whatsapp", "x", "facebook", "telegram", "linkedin", "email", "copy"]);
    let links = links(&stage);
    for (link, network) in links.iter().zip(Network::ALL) {
        let html = link.outer_html();
        let attribute = |name| link.get_attribute(name);
        assert_eq!(link.local_name(), "a", "{html}");
        assert_eq!(attribute("href"), Some(network.link(title, url)), "{html}");
        assert_eq!(attribute("target").as_deref(), Some("_blank"), "{html}");
        assert_eq!(attribute("rel").as_deref(), Some("noopener noreferrer"), "{html}");
        assert_eq!(attribute("part").as_deref(), Some("share-link"), "{html}");
        // The e-mail link opens no window, so its label does not mention one.
        let label = attribute("aria-label");
        assert_eq!(label.is_some_and(|label| label.contains("نافذة جديدة")), network != Network::Email, "{html}");
        assert!(!link.text_content().unwrap_or_default().is_empty(), "{html}");
    }
    assert_eq!(links[6].local_name(), "button");
    // The URL itself, for browsers that do not allow copying.
    let by_hand = stage.find(".share-foot ul + .by-hand").expect("it is below the links");
    assert!(by_hand.text_content().is_some_and(|words| words.ends_with(url)), "{}", by_hand.outer_html());
}

#[wasm_bindgen_test]
async fn hostile_title_stays_text() {
    let title = "<script>alert(1)</script>\" onclick=\"alert(2)";
    let url = "https://news.example/\"><img src=x onerror=alert(3)>";
    let stage = Stage::empty();
    stage.load_json(&json!({ "maqal": 1, "title": title, "lang": "ar", "canonical": url, "body": ["نص"] }));
    stage.wait_for_state("ready").await;
    let canonical = stage.find("article").and_then(|article| article.get_attribute("data-canonical"));
    let canonical = canonical.expect("the URL is valid");
    for (link, network) in links(&stage).iter().zip(Network::ALL) {
        let html = link.outer_html();
        assert_eq!(link.get_attribute("href"), Some(network.link(title, &canonical)), "{html}");
        assert!(!link.has_attribute("onclick"), "{html}");
    }
    assert_eq!(stage.find(".share-foot .by-hand code").and_then(|code| code.text_content()), Some(canonical));
    assert!(stage.all("script,[onclick],[onerror],[data-part=share-menu] img,.share-foot img").is_empty());
}

#[wasm_bindgen_test]
async fn site_chooses_the_links_and_their_order() {
    for (share, expected) in [
        ("copy x", &["copy", "x"][..]),
        ("telegram  nobody telegram email", &["telegram", "email"]),
        ("nobody", &["whatsapp", "x", "facebook", "telegram", "linkedin", "email", "copy"]),
    ] {
        for stage in [Stage::empty, || Stage::element(&[])] {
            let stage = stage();
            stage.config("share", share);
            stage.load(FERRY);
            stage.wait_for_state("ready").await;
            assert_eq!(networks(&stage), expected, "{share:?}");
            assert_eq!(stage.all("[data-part=share-menu] [data-part=share-link]").len(), expected.len());
        }
    }
}

#[wasm_bindgen_test]
async fn share_links_in_the_footer_have_a_heading() {
    let stage = Stage::loaded(FERRY).await;
    let foot = stage.find("article > footer > .share-slot > section.share-foot").expect("it is in its slot");
    assert_eq!(
        (foot.get_attribute("lang").as_deref(), foot.get_attribute("dir").as_deref()),
        (Some("ar"), Some("rtl"))
    );
    let heading = foot.query_selector("h2").ok().flatten().and_then(|heading| heading.text_content());
    assert_eq!(heading.as_deref(), Some("شارك هذا المقال"));
}

#[wasm_bindgen_test]
async fn copy_button_of_the_menu_copies() {
    let stage = Stage::loaded(FERRY).await;
    clipboard(true);
    stage.click_on("[data-part=share-menu] [data-network=copy]").await;
    until("the confirmation", || said_of_copy(&stage).as_deref() == Some("copied")).await;
    assert_eq!(copied(), [FERRY_URL]);
}
