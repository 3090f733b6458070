//! Sharing: links with the encoded title and URL, copying the URL, and the menu.

use std::collections::HashMap;

use serde_json::Value;
use thirtyfour::Key;
use url::Url;

use crate::{
    check,
    outcome::{Failure, Outcome},
    stage::Stage,
    wait::{self, SOON},
};

/// An article whose title and URL contain characters that are often encoded incorrectly.
const SHARED: &str = include_str!("../articles/shared.json");

/// The copy button below the article.
pub const COPY_AT_THE_FOOT: &str = "[data-network=copy]:not([data-part=share-menu] *)";

pub async fn share_links_encode_title_and_url_once(stage: &Stage) -> Outcome {
    stage.read(SHARED).await?;
    let (title, address) = shared()?;
    carries(&stage.share_links(false).await?, &title, &address)?;

    let external = "return [...document.querySelectorAll('a[target=_blank]')]
        .filter((link) => !(link.relList.contains('noopener') && link.relList.contains('noreferrer'))).map(nameOf);";
    let leaky: Vec<String> = stage.browser.run(external, vec![]).await?;
    check::none("links to another window without noopener", &leaky)?;
    let count: u32 = stage
        .browser
        .run("return parts('share-link').filter((link) => link.target === '_blank').length;", vec![])
        .await?;
    check::that(count >= 6, || format!("only {count} share links open in a window of their own"))
}

pub async fn shares_the_url_of_the_page_without_a_canonical_url(stage: &Stage) -> Outcome {
    let article = r#"{"maqal":1,"title":"بلا عنوان ثابت","lang":"ar","body":["نص قصير."]}"#;
    stage.read(article).await?;
    let address = stage.browser.driver.current_url().await?;
    carries(&stage.share_links(false).await?, "بلا عنوان ثابت", &address)?;
    let canonical = stage.document_facts().await?.remove("canonical").flatten();
    check::equal("the canonical URL of the page", &canonical, &None)
}

pub async fn copies_the_url(stage: &Stage) -> Outcome {
    stage.read(SHARED).await?;
    let (_, address) = shared()?;
    let before: Value = stage.browser.run("return document.body.innerText;", vec![]).await?;
    stage.click(COPY_AT_THE_FOOT).await?;
    stage.wait_until("the copy to be announced", "return part('status').textContent.includes('نُسخ');").await?;
    // The confirmation is not only announced, but also visible.
    let seen = "const text = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (text.nextNode()) {
            const range = document.createRange();
            range.selectNode(text.currentNode);
            const element = text.currentNode.parentElement;
            if (text.currentNode.data.includes('نُسخ') && isVisible(element) && range.getBoundingClientRect().width > 20
                && element.getBoundingClientRect().width > 20) return true;
        }
        return false;";
    stage.wait_until("the copy to be seen", seen).await?;
    check::that(!before.to_string().contains("نُسخ"), || {
        "the page showed the confirmation before the click".into()
    })?;

    stage.open("/e2e/plain.html").await?;
    stage.click("textarea").await?;
    stage.press_with_control('v').await?;
    let pasted = wait::until("the clipboard to be pasted", SOON, async || {
        let text: String = stage.browser.run("return document.querySelector('textarea').value;", vec![]).await?;
        Ok(if text.is_empty() { Err("the field is empty".into()) } else { Ok(text) })
    })
    .await?;
    check::equal("the copied text", &pasted, &address.to_string())
}

pub async fn share_menu_opens_and_returns_the_focus(stage: &Stage) -> Outcome {
    stage.read(SHARED).await?;
    let sheet: bool = stage.browser.run("return 'share' in navigator;", vec![]).await?;
    check::equal("whether the engine has a share sheet", &sheet, &false)?;
    check::equal("whether the menu is visible", &stage.is_visible("share-menu").await?, &false)?;
    for by_key in [true, false] {
        if by_key {
            stage.browser.run::<()>("part('share').focus();", vec![]).await?;
            stage.press(Key::Enter).await?;
        } else {
            stage.click_part("share").await?;
        }
        stage
            .wait_until(
                "the menu to open",
                "const menu = part('share-menu'); return menu.matches(':popover-open') && isVisible(menu);",
            )
            .await?;
        let inside =
            "const all = parts('share-link', part('share-menu')); return [all.length, all.filter(isVisible).length];";
        let (all, seen): (u32, u32) = stage.browser.run(inside, vec![]).await?;
        check::that(all >= 7 && seen == all, || format!("of {all} ways to share, {seen} are seen"))?;
        let outside = "const { left, right, top, bottom } = part('share-menu').getBoundingClientRect();
            return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;";
        check::equal("whether the menu leaves the screen", &stage.browser.run::<bool>(outside, vec![]).await?, &false)?;
        // WebKit does not focus a button on a click, so the test uses the keyboard.
        if by_key {
            stage.press(Key::Tab).await?;
            stage
                .wait_until(
                    "the focus to move into the menu",
                    "return part('share-menu').contains(document.activeElement);",
                )
                .await?;
        }
        stage.press(Key::Escape).await?;
        stage.wait_until("the menu to close", "return !isVisible(part('share-menu'));").await?;
        if by_key {
            stage.wait_until("the focus to return", "return document.activeElement === part('share');").await?;
        }
    }
    check::equal("the links of the menu", &stage.share_links(true).await?, &stage.share_links(false).await?)
}

/// Returns the title and the URL of the shared article. Line breaks in the JSON do not count in the title.
fn shared() -> Outcome<(String, Url)> {
    let article: Value = serde_json::from_str(SHARED)?;
    let field = |name: &str| article[name].as_str().unwrap_or_default();
    Ok((field("title").split_whitespace().collect::<Vec<_>>().join(" "), Url::parse(field("canonical"))?))
}

/// Asserts that the link of each network has the documented form, and that title and URL are decoded correctly.
fn carries(links: &HashMap<String, String>, title: &str, address: &Url) -> Outcome {
    let both = format!("{title}\n{address}");
    let (title, address) = (title.to_owned(), address.to_string());
    let expected = [
        ("whatsapp", "https://wa.me/", vec![("text", both)]),
        ("x", "https://x.com/intent/tweet", vec![("text", title.clone()), ("url", address.clone())]),
        ("facebook", "https://www.facebook.com/sharer/sharer.php", vec![("u", address.clone())]),
        ("telegram", "https://t.me/share/url", vec![("url", address.clone()), ("text", title.clone())]),
        ("linkedin", "https://www.linkedin.com/sharing/share-offsite/", vec![("url", address.clone())]),
        ("email", "mailto:", vec![("subject", title), ("body", address)]),
    ];
    check::equal("the number of share links", &links.len(), &expected.len())?;
    for (network, endpoint, parameters) in expected {
        let href = links.get(network).ok_or_else(|| Failure::new(format!("there is no link to {network}")))?;
        check::that(href.is_ascii(), || format!("{network}: all of {href} should be encoded"))?;
        // Some decode a plus sign as a space. Only `%20` is always a space.
        check::that(!href.contains('+'), || format!("{network}: {href} should have no plus sign"))?;
        let parsed = Url::parse(href)?;
        let mut bare = parsed.clone();
        bare.set_query(None);
        check::equal(&format!("the endpoint of {network}"), &bare.as_str(), &endpoint)?;
        let found: Vec<(String, String)> = parsed.query_pairs().into_owned().collect();
        let expected: Vec<_> = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        check::equal(&format!("what the link to {network} carries"), &found, &expected)?;
    }
    Ok(())
}
