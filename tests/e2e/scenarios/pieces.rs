//! The pieces of the module that come after the first paint: what is pressed before they are there is not lost.

use crate::{check, outcome::Outcome, server::Reply, stage::Stage};

const CONTROLS: &str = "/controls.wasm";

pub async fn does_in_order_what_was_pressed_before_the_controls_came(stage: &Stage) -> Outcome {
    let (held, gate) = Reply::held(Reply::Built);
    stage.site.reply(CONTROLS, [held]);
    stage.open("/").await?;
    stage.state("ready").await?;
    for part in ["font-increase", "font-increase", "font-reset", "font-increase", "share"] {
        stage.click_part(part).await?;
    }
    stage.painted().await?;
    check::equal("the font scale before the controls came", &stage.font_scale().await?, &1.0)?;
    check::equal("requests for the controls", &stage.site.asked(CONTROLS), &1)?;

    gate.notify_one();
    stage.font_scale_becomes(1.15).await?;
    stage.holds("the share menu to open", "return isSeen(part('share-menu'));").await?;
    check::equal("requests for the controls after all", &stage.site.asked(CONTROLS), &1)
}

pub async fn says_so_where_the_controls_cannot_be_had(stage: &Stage) -> Outcome {
    stage.site.reply(CONTROLS, [Reply::HangUp]);
    stage.open("/").await?;
    stage.state("ready").await?;
    stage.click_part("font-increase").await?;
    stage.holds("the failure to be told", "return part('status').textContent.includes('انقطع');").await?;
    check::equal("the font scale without the controls", &stage.font_scale().await?, &1.0)?;
    stage.site.forget(CONTROLS);
    stage.click_part("font-increase").await?;
    stage.font_scale_becomes(1.15).await?;
    stage.holds("what nobody pressed", "return !!part('share-links');").await
}

/// Broken by what waits for one piece and is not done when another brings it along.
pub async fn the_panel_brings_what_did_not_come(stage: &Stage) -> Outcome {
    stage.site.reply(CONTROLS, [Reply::Status(500), Reply::Built]);
    stage.open("/").await?;
    stage.state("ready").await?;
    stage.is_asked(&stage.site, CONTROLS, 1).await?;
    stage.painted().await?;
    stage.click_part("settings").await?;
    stage.sheet_opens("settings-panel").await?;
    stage.holds("the links below the article", "return !!part('share-links');").await?;
    let styled = "return getComputedStyle(part('settings-panel')).overflowY === 'auto';";
    stage.holds("the panel to look like one", styled).await
}

/// Broken by a request for words that has no end.
pub async fn an_article_does_not_wait_for_its_words_for_ever(stage: &Stage) -> Outcome {
    stage.site.reply("/languages.json", [Reply::Silence]);
    let article = serde_json::json!({ "maqal": 1, "title": "Title", "lang": "en", "body": ["Text."] });
    stage.site.reply(crate::act::ARTICLE, [Reply::Json(article.to_string())]);
    stage.open_article(crate::act::ARTICLE).await?;
    stage.state_within("ready", std::time::Duration::from_secs(20)).await?;
    let lang: String = stage.browser.run("return part('reader').lang;", vec![]).await?;
    check::equal("the interface's language", &lang.as_str(), &"ar")
}
