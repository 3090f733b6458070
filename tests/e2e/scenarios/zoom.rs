//! Zoom and spacing: at 400 % zoom (WCAG 1.4.10), and with the text spacing of WCAG 1.4.12, no content is cut off or
//! covered, and only wide content scrolls horizontally.

use serde::Deserialize;

use crate::{
    actions::ARTICLE,
    check,
    outcome::Outcome,
    scenarios::gallery::ARTICLES,
    server::Reply,
    stage::{Stage, pictures},
};

/// A window of 1280 × 1024 at 400 % has as many CSS pixels.
const ZOOMED: (u32, u32) = (320, 256);

/// The least that a text must bear ([WCAG 1.4.12](https://www.w3.org/TR/WCAG22/#text-spacing)).
const SPACING: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);";

/// What is wrong with a page, as far as it can be seen.
#[derive(Debug, Deserialize)]
struct Faults {
    /// By how much the page is wider than the window.
    sideways: f64,
    /// Words that are cut off or stand outside of the window.
    lost: Vec<String>,
    /// Controls that stand on each other.
    covered: Vec<String>,
}

/// Fails if the toolbar covers two thirds of such a low window, or an element has a fixed width.
pub async fn loses_no_content_at_400_percent_zoom(stage: &Stage) -> Outcome {
    stage.browser.resize(ZOOMED.0, ZOOMED.1).await?;
    for (language, article) in ARTICLES {
        stage.read(article).await?;
        stage.assert_no_loss(&format!("{language} at 400 %")).await?;
        let script = "window.scrollTo(0, 600);
            const covered = part('toolbar').getBoundingClientRect().bottom;
            return covered <= innerHeight / 3 || covered;";
        stage.wait_until("the toolbar to leave room for the text", script).await?;
    }
    stage.browser.driver.screenshot(&pictures(stage.browser.engine)?.join("zoom-400.png")).await?;
    Ok(())
}

/// Fails if a box with text has a fixed height.
pub async fn loses_no_content_with_text_spacing(stage: &Stage) -> Outcome {
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        for (language, article) in ARTICLES {
            stage.read(article).await?;
            stage.browser.run::<()>(SPACING, vec![]).await?;
            stage.assert_no_loss(&format!("{language}, spaced, at {width} px")).await?;
        }
        let file = pictures(stage.browser.engine)?.join(format!("spacing-{width}.png"));
        stage.browser.driver.screenshot(&file).await?;
        stage.site.reply(ARTICLE, [Reply::Status(404)]);
        stage.open_article(ARTICLE).await?;
        stage.wait_for_state("error").await?;
        stage.browser.run::<()>(SPACING, vec![]).await?;
        stage.assert_no_layout_faults(&format!("the message, spaced, at {width} px")).await?;
    }
    Ok(())
}

impl Stage {
    /// Asserts that no content of an article, its share menu and its settings panel is lost.
    async fn assert_no_loss(&self, state: &str) -> Outcome {
        self.assert_no_layout_faults(state).await?;
        for (button, sheet) in [("share", "share-menu"), ("settings", "settings-panel")] {
            self.click_part(button).await?;
            self.wait_for_open_sheet(sheet).await?;
            self.assert_no_layout_faults(&format!("{state}, with the {sheet}")).await?;
            self.browser.run::<()>(&format!("part('{sheet}').hidePopover();"), vec![]).await?;
        }
        Ok(())
    }

    async fn assert_no_layout_faults(&self, state: &str) -> Outcome {
        let found: Faults =
            self.browser.run(concat!(include_str!("../page/layout_faults.js"), "\nreturn faults();"), vec![]).await?;
        let is_whole = found.sideways <= 0.0 && found.lost.is_empty() && found.covered.is_empty();
        check::that(is_whole, || format!("{state}: {found:#?}"))
    }
}
