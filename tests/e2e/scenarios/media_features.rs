//! Media features: more contrast, forced colors and reduced motion, which only Chromium can emulate.

use serde_json::json;

use crate::{
    check,
    outcome::Outcome,
    scenarios::gallery::article,
    stage::{Stage, pictures},
};

/// Fails if secondary text keeps its own color although the device requests more contrast.
pub async fn secondary_text_has_full_contrast_with_prefers_contrast(stage: &Stage) -> Outcome {
    let colors = "return [part('byline'), part('body')].map((element) => getComputedStyle(element).color);";
    for theme in ["auto", "sepia", "black"] {
        stage.keep(&format!("2 theme={theme}")).await?;
        stage.read(article("ar")).await?;
        stage.wait_for_appearance("usual", theme).await?;
        stage.asks_for("prefers-contrast", "no-preference").await?;
        let [soft, ink]: [String; 2] = stage.browser.run(colors, vec![]).await?;
        check::that(soft != ink, || format!("{theme} has no secondary text"))?;
        stage.asks_for("prefers-contrast", "more").await?;
        let [soft, ink]: [String; 2] = stage.browser.run(colors, vec![]).await?;
        check::equal(&format!("secondary text in the theme {theme}"), &soft, &ink)?;
    }
    Ok(())
}

/// Fails if only a color distinguishes the chosen value, or an icon has the color of the page.
pub async fn shows_the_choice_in_forced_colors(stage: &Stage) -> Outcome {
    stage.asks_for("forced-colors", "active").await?;
    stage.read(article("ar")).await?;
    stage.click_part("settings").await?;
    stage.wait_for_open_sheet("settings-panel").await?;
    let script = "const border = (selector) => getComputedStyle(document.querySelector(selector)).borderTopColor;
        const glyph = document.querySelector('.icon');
        return [border('[name=theme]:checked + span'), border('[name=theme]:not(:checked) + span'),
            getComputedStyle(glyph).backgroundColor, getComputedStyle(part('reader')).backgroundColor];";
    let [chosen, other, glyph, paper]: [String; 4] = stage.browser.run(script, vec![]).await?;
    check::that(chosen != other, || format!("what is chosen has the edge of what is not: {other}"))?;
    check::that(glyph != paper, || format!("a glyph is {glyph} on {paper}"))?;
    stage.assert_no_axe_violations("with forced colors").await?;
    Ok(stage.browser.driver.screenshot(&pictures(stage.browser.engine)?.join("forced-colors.png")).await?)
}

/// Fails if a transition is outside of the media query.
pub async fn has_no_animation_with_reduced_motion(stage: &Stage) -> Outcome {
    stage.read(article("ar")).await?;
    let moving = "return [...document.querySelectorAll('.maqal *')]
        .filter((element) => getComputedStyle(element).transitionDuration !== '0s').length;";
    stage.asks_for("prefers-reduced-motion", "no-preference").await?;
    let count: usize = stage.browser.run(moving, vec![]).await?;
    check::that(count > 0, || "nothing moves anyway".into())?;
    stage.asks_for("prefers-reduced-motion", "reduce").await?;
    check::equal("what moves", &stage.browser.run::<usize>(moving, vec![]).await?, &0)
}

impl Stage {
    /// Emulates a media feature.
    async fn asks_for(&self, name: &str, value: &str) -> Outcome {
        let features = json!({ "features": [{ "name": name, "value": value }] });
        self.browser.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }
}
