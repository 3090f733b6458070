//! What a reader sees before there is an article: nothing for a moment, then calm.

use crate::{
    actions::ARTICLE,
    check,
    outcome::{Failure, Outcome},
    server::Reply,
    stage::Stage,
};

const SAMPLE: &str = include_str!("../articles/shared.json");

/// For how long the page stays empty before it shows that something is on its way, in milliseconds.
const PATIENCE: f64 = 300.0;

pub async fn does_not_flash_the_skeleton_before_a_fast_response(stage: &Stage) -> Outcome {
    stage.record();
    // A machine that is busy may make a fast answer slow, and then a skeleton is right. What counts is an opening
    // that was fast enough, and a few tries always bring one.
    for _ in 0..10 {
        stage.read(SAMPLE).await?;
        stage.wait_for_paint().await?;
        let record = stage.recorded().await?;
        let began = record.skeleton_began;
        let ready = record.began("ready").ok_or_else(|| Failure::new("the state `ready` was not recorded"))?;
        // Where even the first frame shows the article, nothing can have flashed before it.
        if began.is_none_or(|began| ready - began < PATIENCE) {
            return check::equal("when the skeleton was seen", &record.skeleton_seen, &None);
        }
    }
    Err(Failure::new("not one of ten openings was done in 300 ms"))
}

pub async fn shows_the_skeleton_before_a_slow_response(stage: &Stage) -> Outcome {
    stage.record();
    let (held, gate) = Reply::held(Reply::Json(SAMPLE.into()));
    stage.site.reply(ARTICLE, [held]);
    stage.open_article(ARTICLE).await?;
    stage.state("loading").await?;
    stage
        .wait_until(
            "the skeleton to be seen",
            "return window.recorded.skeletonSeen !== null && isVisible(part('skeleton'));",
        )
        .await?;
    let record = stage.recorded().await?;
    let began = record.skeleton_began.ok_or_else(|| Failure::new("nothing was recorded before the article came"))?;
    let seen = record.skeleton_seen.unwrap_or_default();
    // A frame's time less, since an animation's time is that of the frame before.
    check::that(seen - began > PATIENCE - 60.0, || format!("the skeleton came after {} ms already", seen - began))?;
    gate.notify_one();
    stage.state("ready").await?;
    check::equal("whether the skeleton is still seen", &stage.is_visible("skeleton").await?, &false)
}

pub async fn causes_no_layout_shift(stage: &Stage) -> Outcome {
    stage.record();
    for width in [360, 1280] {
        stage.browser.resize(width, 800).await?;
        stage.open_sample().await?;
        stage.wait_for_paint().await?;
        check::none(&format!("layout shifts at {width} px"), &stage.recorded().await?.shifts)?;

        let (held, gate) = Reply::held(Reply::Json(SAMPLE.into()));
        stage.site.reply(ARTICLE, [held]);
        stage.open_article(ARTICLE).await?;
        stage.wait_until("the skeleton to be seen", "return isVisible(part('skeleton'));").await?;
        gate.notify_one();
        stage.state("ready").await?;
        stage.wait_for_paint().await?;
        check::none(&format!("layout shifts after a skeleton at {width} px"), &stage.recorded().await?.shifts)?;
    }
    Ok(())
}

/// Broken by a hint to the browser that it does not take for the same request as the page's own: `WebKit` is particular.
pub async fn requests_no_file_twice(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    check::equal("requests for the module", &stage.site.request_count("/render_bg.wasm"), &1)?;
    let mut asked = stage.site.requests();
    asked.sort();
    let twice: Vec<_> = asked.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    check::none("files requested again", &twice)
}
