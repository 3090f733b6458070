//! The fallback: what an element shows until the article is loaded, and if it cannot be loaded.

use super::{ARTICLE, LIFE, READER, Reply, SHARED};
use crate::{check, outcome::Outcome, stage::Stage};

const FALLBACK: &str =
    r#"<p class="fallback">نص الخبر في <a href="/story">صفحته الأصلية</a>، و<a href="/other">خبر آخر</a>.</p>"#;

pub async fn shows_the_fallback_until_the_article_loads(stage: &Stage) -> Outcome {
    let seen = "return isVisible(document.querySelector('.fallback')) && !isVisible(part('reader'));";
    let (module, module_gate) = Reply::held(Reply::Built);
    let (answer, answer_gate) = Reply::held(Reply::Json(SHARED.into()));
    stage.other.reply("/render_bg.wasm", [module]);
    stage.site.reply(ARTICLE, [answer]);
    stage.open(LIFE).await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}">{FALLBACK}</maqal-reader>"#)).await?;
    stage.assert_true("whether the fallback is visible before the element is defined", seen).await?;
    stage.define().await?;
    stage.wait_for_readers("loading").await?;
    stage.wait_for_requests(&stage.other, "/render_bg.wasm", 1).await?;
    stage.assert_true("whether the fallback is visible before the module loads", seen).await?;
    module_gate.notify_one();
    stage.wait_until("the module to be there", "return part('reader')?.dataset.state === 'loading';").await?;
    stage.wait_for_paint().await?;
    stage.assert_true("whether the fallback is visible before the response", seen).await?;
    answer_gate.notify_one();
    stage.wait_for_readers("ready").await?;
    stage
        .assert_true(
            "whether the article is seen instead",
            "return !isVisible(document.querySelector('.fallback')) && isVisible(part('body'));",
        )
        .await?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

pub async fn shows_a_skeleton_without_a_fallback(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Silence]);
    stage.open_life().await?;
    stage.insert(&format!("<maqal-reader src=\"{ARTICLE}\">\n <!-- لا شيء --> \n</maqal-reader>")).await?;
    stage.wait_until("the skeleton to be seen", "return isVisible(part('skeleton'));").await
}

/// Only a template with `shadowrootmode` contains an article.
pub async fn does_not_adopt_a_template_of_the_page(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    let template = r#"<template><div><p data-state="ready">ليس مقالًا</p></div></template>"#;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}">{template}{FALLBACK}</maqal-reader>"#)).await?;
    stage.wait_for_complete_readers().await?;
    let kept = format!("return {READER}.firstElementChild.content.textContent === 'ليس مقالًا';");
    stage.assert_true("whether the template is as it was", &kept).await
}

pub async fn keeps_the_fallback_beside_the_error_message(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Status(404), Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    // Records events before the reader exists, because it may fail quickly.
    let listen = "window.atElement = [];
        for (const name of ['maqal-load', 'maqal-error'])
            document.addEventListener(name, (event) => atElement.push(`${event.type} ${event.target.id} ${stateOf(event.target)}`), true);";
    stage.run_script(listen).await?;
    stage.insert(&format!(r#"<maqal-reader id="reader" src="{ARTICLE}">{FALLBACK}</maqal-reader>"#)).await?;
    stage.wait_for_readers("error").await?;
    stage
        .assert_true(
            "whether message and fallback are visible together",
            "return isVisible(part('message')) && isVisible(document.querySelector('.fallback'));",
        )
        .await?;
    let original: String = stage.browser.run("return part('source')?.href ?? '';", vec![]).await?;
    check::equal("the link to the original", &original, &stage.site.address("/story"))?;
    stage.click_part("retry").await?;
    stage.wait_for_readers("ready").await?;
    stage
        .assert_true(
            "whether the article alone is seen",
            "return isVisible(part('body')) && !isVisible(document.querySelector('.fallback'));",
        )
        .await?;
    check::equal("requests for the article", &stage.site.request_count(ARTICLE), &2)?;
    let focus = format!("return {READER}.shadowRoot.activeElement === part('headline');");
    stage.wait_until("the focus to go on at the headline", &focus).await?;
    let at_element: Vec<String> = stage.browser.run("return atElement;", vec![]).await?;
    let expected = ["maqal-error reader error", "maqal-load reader ready"];
    check::equal("the events at the element", &at_element, &expected.map(String::from).to_vec())?;
    let events: serde_json::Value = stage.browser.run("return events;", vec![]).await?;
    let article: serde_json::Value = serde_json::from_str(SHARED)?;
    let title = article["title"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let url = url::Url::parse(article["canonical"].as_str().unwrap_or_default())?;
    let expected = serde_json::json!([
        { "name": "maqal-error", "target": "reader", "bubbles": true, "composed": true, "code": "not-found" },
        { "name": "maqal-load", "target": "reader", "bubbles": true, "composed": true, "title": title, "url": url.as_str() },
    ]);
    check::equal("the events at the document", &events, &expected)
}
