//! Compares screenshots with `tests/e2e/golden/<name>.png`, at a quarter of the size. `MAQAL_BLESS=1` writes them. They
//! show only text in fonts of the reader, because system fonts differ between devices.

use std::fs;

use serde_json::json;

use crate::{
    check,
    outcome::Outcome,
    requirements,
    scenarios::gallery::article,
    stage::{Stage, pictures},
};

/// A compared screenshot: a language, a face and a theme.
const PICTURES: [(&str, &str, &str); 4] =
    [("ar", "amiri", "light"), ("fa", "plex", "sepia"), ("ur", "nastaliq", "black"), ("he", "hebrew", "contrast")];

/// Hides text in system fonts, and scrolls to the text.
const HIDE: &str =
    "for (const element of document.querySelectorAll('[data-part=toolbar], blockquote footer, [data-part=source]'))
        element.style.visibility = 'hidden';
    window.scrollTo(0, part('body').offsetTop);";

/// How many of a thousand pixels may have another color: browser versions differ in the edges of letters.
const SLACK: f64 = 8.0;

/// Fails if another size, spacing, face or color of the text.
pub async fn matches_the_stored_screenshots(stage: &Stage) -> Outcome {
    stage.browser.resize(360, 800).await?;
    for (language, face, theme) in PICTURES {
        stage.keep(&format!("2 face={face} theme={theme}")).await?;
        stage.read(article(language)).await?;
        stage.wait_for_appearance(face, theme).await?;
        stage.browser.run::<()>(HIDE, vec![]).await?;
        stage.wait_for_paint().await?;
        let name = format!("{language}-{face}-{theme}");
        stage.browser.driver.screenshot(&pictures(stage.browser.engine)?.join(format!("pixels-{name}.png"))).await?;
        let taken = stage.browser.driver.screenshot_as_png_base64().await?;
        stage.assert_matches(&name, &taken).await.map_err(|failure| failure.within(&name))?;
    }
    Ok(())
}

impl Stage {
    /// Asserts that a screenshot matches the stored one.
    async fn assert_matches(&self, name: &str, taken: &str) -> Outcome {
        // The images are compared in a canvas of a page without a content security policy.
        self.open("/e2e/plain.html").await?;
        let kept = format!("/golden/{name}.png");
        let run = async |kept: Option<&str>| {
            let script = include_str!("../page/compare_screenshots.js");
            self.browser.driver.execute_async(script, vec![json!(taken), json!(kept)]).await
        };
        if std::env::var_os("MAQAL_BLESS").is_some() {
            let small: Vec<u8> = run(None).await?.convert()?;
            fs::write(requirements::root().join(format!("tests/e2e{kept}")), small)?;
        }
        let differing: f64 = run(Some(&kept)).await?.convert()?;
        check::that(differing <= SLACK, || format!("{differing:.1} of a thousand places differ, {SLACK} may"))
    }
}
