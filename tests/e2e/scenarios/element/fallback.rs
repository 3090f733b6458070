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
    stage.put(&format!(r#"<maqal-reader src="{ARTICLE}">{FALLBACK}</maqal-reader>"#)).await?;
    stage.sees("whether the fallback is seen before the element is defined", seen).await?;
    stage.define().await?;
    stage.readers_are("loading").await?;
    stage.wait_for_requests(&stage.other, "/render_bg.wasm", 1).await?;
    stage.sees("whether the fallback is seen before there is a module", seen).await?;
    module_gate.notify_one();
    stage.wait_until("the module to be there", "return part('reader')?.dataset.state === 'loading';").await?;
    stage.wait_for_paint().await?;
    stage.sees("whether the fallback is seen before there is an answer", seen).await?;
    answer_gate.notify_one();
    stage.readers_are("ready").await?;
    stage
        .sees(
            "whether the article is seen instead",
            "return !isVisible(document.querySelector('.fallback')) && isVisible(part('body'));",
        )
        .await?;
    check::none("complaints", &stage.recorded().await?.complaints)
}

pub async fn shows_a_skeleton_without_a_fallback(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Silence]);
    stage.open_life().await?;
    stage.put(&format!("<maqal-reader src=\"{ARTICLE}\">\n <!-- لا شيء --> \n</maqal-reader>")).await?;
    stage.wait_until("the skeleton to be seen", "return isVisible(part('skeleton'));").await
}

pub async fn keeps_the_fallback_beside_the_error_message(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Status(404), Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    // From before the reader is there: it may be quick to fail.
    let listen = "window.atElement = [];
        for (const name of ['maqal-load', 'maqal-error'])
            document.addEventListener(name, (event) => atElement.push(`${event.type} ${event.target.id} ${stateOf(event.target)}`), true);";
    stage.act(listen).await?;
    stage.put(&format!(r#"<maqal-reader id="reader" src="{ARTICLE}">{FALLBACK}</maqal-reader>"#)).await?;
    stage.readers_are("error").await?;
    stage
        .sees(
            "whether message and fallback are seen together",
            "return isVisible(part('message')) && isVisible(document.querySelector('.fallback'));",
        )
        .await?;
    let original: String = stage.browser.run("return part('source')?.href ?? '';", vec![]).await?;
    check::equal("the way to the original", &original, &stage.site.address("/story"))?;
    stage.click_part("retry").await?;
    stage.readers_are("ready").await?;
    stage
        .sees(
            "whether the article alone is seen",
            "return isVisible(part('body')) && !isVisible(document.querySelector('.fallback'));",
        )
        .await?;
    check::equal("requests for the article", &stage.site.request_count(ARTICLE), &2)?;
    let focus = format!("return {READER}.shadowRoot.activeElement === part('headline');");
    stage.wait_until("the focus to go on at the headline", &focus).await?;
    let at_element: Vec<String> = stage.browser.run("return atElement;", vec![]).await?;
    let wanted = ["maqal-error reader error", "maqal-load reader ready"];
    check::equal("the events that the element heard", &at_element, &wanted.map(String::from).to_vec())?;
    let heard: serde_json::Value = stage.browser.run("return heard;", vec![]).await?;
    let article: serde_json::Value = serde_json::from_str(SHARED)?;
    let title = article["title"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let url = url::Url::parse(article["canonical"].as_str().unwrap_or_default())?;
    let wanted = serde_json::json!([
        { "name": "maqal-error", "target": "reader", "bubbles": true, "composed": true, "code": "not-found" },
        { "name": "maqal-load", "target": "reader", "bubbles": true, "composed": true, "title": title, "url": url.as_str() },
    ]);
    check::equal("the events that the document heard", &heard, &wanted)
}
