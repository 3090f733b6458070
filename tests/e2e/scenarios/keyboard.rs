//! Operation of the whole reader by keyboard.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    actions::ARTICLE,
    outcome::{Failure, Outcome},
    scenarios::gallery::article,
    server::Reply,
    stage::Stage,
};

/// The maximum number of Tab presses.
const STOPS: usize = 60;

pub async fn everything_works_by_keyboard(stage: &Stage) -> Outcome {
    stage.record();
    stage.read(article("ar")).await?;

    // The font size, by its buttons and by single keys.
    stage.tab_to("[data-part=font-increase]").await?;
    stage.press(Key::Enter).await?;
    stage.wait_for_font_scale(1.15).await?;
    stage.press('-').await?;
    stage.wait_for_font_scale(1.0).await?;

    // The settings panel: the focus reaches every setting in visual order, and each gets another value.
    stage.tab_to("[data-part=settings]").await?;
    stage.press(Key::Enter).await?;
    stage.wait_for_open_sheet("settings-panel").await?;
    stage.has_focus("[data-part=settings-panel] [name=font-step]").await?;
    // Larger values are on the left.
    stage.press(Key::Left).await?;
    stage.wait_for_font_scale(1.15).await?;
    stage.press(Key::Right).await?;
    stage.wait_for_font_scale(1.0).await?;
    for (name, root, expected) in [
        ("line-height", "style.getPropertyValue('--maqal-line-height')", "2.1"),
        ("measure", "style.getPropertyValue('--maqal-measure')", "46em"),
    ] {
        stage.tab_to(&format!("[name={name}]")).await?;
        stage.press(Key::Left).await?;
        stage.wait_for_root_value(root, expected).await?;
    }
    for (name, steps, expected) in [
        ("theme", 2, "sepia"),
        ("digits", 2, "latn"),
        ("harakat", 1, "hidden"),
        ("calendar", 1, "both"),
        ("align", 1, "justify"),
        ("keys", 1, "off"),
    ] {
        stage.tab_to(&format!("[name={name}]")).await?;
        for _ in 0..steps {
            stage.press(Key::Down).await?;
        }
        stage.wait_for_root_value(&format!("dataset.{name}"), expected).await?;
    }
    stage.tab_to("[data-part=settings-reset]").await?;
    stage.press(Key::Space).await?;
    stage.wait_for_root_value("dataset.theme ?? ''", "").await?;
    stage.wait_for_root_value("dataset.keys ?? ''", "").await?;
    stage.press(Key::Escape).await?;
    stage.wait_for_closed_sheet("settings-panel").await?;
    stage.has_focus("[data-part=settings]").await?;

    // The help.
    stage.press('?').await?;
    stage.wait_for_open_sheet("help").await?;
    stage.tab_to("[data-part=help-close]").await?;
    stage.press(Key::Enter).await?;
    stage.wait_for_closed_sheet("help").await?;
    stage.has_focus("[data-part=settings]").await?;

    // Moving between sections.
    stage.press('j').await?;
    stage
        .wait_until(
            "the first section",
            "return document.activeElement.localName === 'h2' || document.activeElement.outerHTML;",
        )
        .await?;
    stage.press('k').await?;
    stage.has_focus("[data-part=headline]").await?;

    // The share menu.
    stage.tab_to("[data-part=share]").await?;
    stage.press(Key::Enter).await?;
    stage.wait_for_open_sheet("share-menu").await?;
    stage.tab_to("[data-part=share-menu] [data-network=whatsapp]").await?;
    stage.tab_to("[data-part=share-menu] [data-network=copy]").await?;
    stage.press(Key::Escape).await?;
    stage.wait_for_closed_sheet("share-menu").await?;
    stage.has_focus("[data-part=share]").await?;

    // The links below the article.
    stage.tab_to(".share-foot [data-network=copy]").await?;
    stage.assert_no_errors().await
}

/// Fails if a retry loses the focus.
pub async fn error_can_be_retried_by_keyboard(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Status(503), Reply::Json(article("ar").into())]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state("error").await?;
    stage.tab_to("[data-part=retry]").await?;
    stage.press(Key::Enter).await?;
    stage.wait_for_state("ready").await?;
    stage.has_focus("[data-part=headline]").await
}

impl Stage {
    /// Presses Tab until an element that matches a selector has the focus.
    async fn tab_to(&self, selector: &str) -> Outcome {
        let mut seen = Vec::new();
        for _ in 0..STOPS {
            self.press(Key::Tab).await?;
            self.wait_for_paint().await?;
            let script = "const focused = document.activeElement;
                return [focused.matches(arguments[0]), focused.getAttribute('name') ?? nameOf(focused)];";
            let (is_there, name): (bool, String) = self.browser.run(script, vec![json!(selector)]).await?;
            if is_there {
                return Ok(());
            }
            seen.push(name);
        }
        Err(Failure::new(format!("the keyboard does not lead to {selector}, only to {seen:?}")))
    }

    async fn has_focus(&self, selector: &str) -> Outcome {
        let script = format!(
            "return document.activeElement.matches('{selector}') || document.activeElement.outerHTML.slice(0, 200);"
        );
        self.wait_until(&format!("the focus on {selector}"), &script).await
    }

    /// Waits for the value of an expression about the reader's root.
    async fn wait_for_root_value(&self, expression: &str, expected: &str) -> Outcome {
        let script =
            format!("const found = String(part('reader').{expression}); return found === '{expected}' || found;");
        self.wait_until(&format!("{expression} to be {expected:?}"), &script).await
    }
}
