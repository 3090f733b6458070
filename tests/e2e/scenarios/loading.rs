//! The page while an article loads: empty at first, then with a skeleton.

use crate::{
    actions::ARTICLE,
    check,
    outcome::{Failure, Outcome},
    server::Reply,
    stage::Stage,
};

const SAMPLE: &str = include_str!("../articles/shared.json");

/// The delay before the skeleton is shown, in milliseconds.
const PATIENCE: f64 = 300.0;

pub async fn does_not_flash_the_skeleton_before_a_fast_response(stage: &Stage) -> Outcome {
    stage.record();
    // On a busy machine a fast response may be slow, and the skeleton is shown. So there are several attempts, of which one
    // that is fast enough counts.
    for _ in 0..10 {
        stage.read(SAMPLE).await?;
        stage.wait_for_paint().await?;
        let record = stage.recorded().await?;
        let began = record.skeleton_began;
        let ready = record.began("ready").ok_or_else(|| Failure::new("the state `ready` was not recorded"))?;
        // If the first frame shows the article, nothing was shown before it.
        if began.is_none_or(|began| ready - began < PATIENCE) {
            return check::equal("the time at which the skeleton was visible", &record.skeleton_seen, &None);
        }
    }
    Err(Failure::new("not one of ten openings was done in 300 ms"))
}

pub async fn shows_the_skeleton_before_a_slow_response(stage: &Stage) -> Outcome {
    stage.record();
    let (held, gate) = Reply::held(Reply::Json(SAMPLE.into()));
    stage.site.reply(ARTICLE, [held]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state("loading").await?;
    stage
        .wait_until(
            "the skeleton to be seen",
            "return window.recorded.skeletonSeen !== null && isVisible(part('skeleton'));",
        )
        .await?;
    let record = stage.recorded().await?;
    let began = record.skeleton_began.ok_or_else(|| Failure::new("nothing was recorded before the article came"))?;
    let seen = record.skeleton_seen.unwrap_or_default();
    // Minus one frame, because the time of an animation is that of the previous frame.
    check::that(seen - began > PATIENCE - 60.0, || format!("the skeleton came after {} ms already", seen - began))?;
    gate.notify_one();
    stage.wait_for_state("ready").await?;
    check::equal("whether the skeleton is still visible", &stage.is_visible("skeleton").await?, &false)
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
        stage.wait_for_state("ready").await?;
        stage.wait_for_paint().await?;
        check::none(&format!("layout shifts after a skeleton at {width} px"), &stage.recorded().await?.shifts)?;
    }
    Ok(())
}

/// Fails if a preload does not match the later request, so the browser sends both. `WebKit` compares them strictly.
pub async fn requests_no_file_twice(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    check::equal("requests for the module", &stage.site.request_count("/render_bg.wasm"), &1)?;
    let mut asked = stage.site.requests();
    asked.sort();
    let twice: Vec<_> = asked.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    check::none("files requested again", &twice)
}
