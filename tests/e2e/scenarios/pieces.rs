//! The pieces of the module that come after the first paint: what is pressed before they are there is not lost.

use crate::{check, outcome::Outcome, server::Reply, stage::Stage};

const CONTROLS: &str = "/controls.wasm";

pub async fn does_in_order_what_was_pressed_before_the_controls_came(stage: &Stage) -> Outcome {
    let asked = || stage.site.requests().iter().filter(|path| *path == CONTROLS).count();
    let (held, gate) = Reply::held(Reply::Built);
    stage.site.reply(CONTROLS, [held]);
    stage.open("/").await?;
    stage.state("ready").await?;
    for part in ["font-increase", "font-increase", "font-reset", "font-increase", "share"] {
        stage.click_part(part).await?;
    }
    stage.painted().await?;
    check::equal("the font scale before the controls came", &stage.font_scale().await?, &1.0)?;
    check::equal("requests for the controls", &asked(), &1)?;

    gate.notify_one();
    stage.font_scale_becomes(1.15).await?;
    stage.holds("the share menu to open", "return isSeen(part('share-menu'));").await?;
    check::equal("requests for the controls after all", &asked(), &1)
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
