//! Storage that is blocked, invalid or full: the page still works.

use serde_json::{Value, json};

use crate::{check, outcome::Outcome, stage::Stage};

/// The key of the stored preferences.
pub const KEY: &str = "maqal.preferences";
/// The key of version 1 of the format.
const FIRST_KEY: &str = "maqal.font-step";

/// A script that fills the storage until there is no room for a value of one character.
const FILL_UP: &str = "let size = 1 << 22, count = 0;
    while (size >= 1) {
        try { localStorage.setItem(`filler ${count++}`, 'm'.repeat(size)); } catch { size = size >> 1; }
    }
    try { localStorage.setItem(arguments[0], '1'); return false; } catch { return true; }";

pub async fn works_if_storage_is_blocked(stage: &Stage) -> Outcome {
    stage.record();
    stage.open_sample().await?;
    let blocked: String = stage
        .browser
        .run("try { return String(window.localStorage); } catch (error) { return error.name; }", vec![])
        .await?;
    check::equal("the storage of the page", &blocked.as_str(), &"SecurityError")?;
    stage.assert_steps_work().await?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

pub async fn works_if_storage_is_invalid(stage: &Stage) -> Outcome {
    stage.record();
    stage.open_sample().await?;
    for garbage in [
        "",
        " ",
        "null",
        "[]",
        "large",
        "1.5",
        "7",
        "-3",
        "+",
        "٢",
        "99999999999999999999",
        r#"{"fontStep":2}"#,
        "2\u{0}",
        "\u{FFFF}",
        "2 font-step=7 theme=pink digits= harakat=hidden=shown line-height=99 =x face=amiri;drop",
    ] {
        for key in [KEY, FIRST_KEY] {
            let script = "localStorage.clear(); localStorage.setItem(arguments[0], arguments[1]);";
            stage.browser.run::<()>(script, vec![json!(key), json!(garbage)]).await?;
            stage.browser.driver.refresh().await?;
            let works = async {
                stage.wait_for_state("ready").await?;
                stage.wait_for_font_scale(1.0).await?;
                stage.assert_steps_work().await?;
                check::none("errors and violations", &stage.recorded().await?.complaints)
            };
            works.await.map_err(|failure| failure.within(format_args!("with {garbage:?} under {key}")))?;
        }
    }
    Ok(())
}

pub async fn works_if_storage_is_full(stage: &Stage) -> Outcome {
    stage.record();
    stage.open_sample().await?;
    let full: bool = stage.browser.run(FILL_UP, vec![json!(KEY)]).await?;
    check::equal("whether the storage is full", &full, &true)?;
    stage.assert_steps_work().await?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

/// Fails if a choice is based on the stored values, and so loses choices that could not be stored.
pub async fn choices_apply_to_the_visit_if_storage_is_full(stage: &Stage) -> Outcome {
    stage.keep("2 theme=sepia").await?;
    stage.open_sample().await?;
    stage.browser.run::<bool>(FILL_UP, vec![json!("another")]).await?;
    stage.click_part("settings").await?;
    stage.click_expression("part('settings-panel')?.querySelector('[name=align][value=justify]')").await?;
    stage.wait_until("the alignment", "return part('reader').dataset.align === 'justify';").await?;
    stage.click_expression("part('settings-panel').querySelector('[name=harakat][value=hidden]')").await?;
    let all = "const { align, harakat, theme } = part('reader').dataset;
        return [align, harakat, theme].join() === 'justify,hidden,sepia' || [align, harakat, theme];";
    stage.wait_until("all that was chosen", all).await?;
    let kept: String = stage.browser.run("return localStorage.getItem(arguments[0]);", vec![json!(KEY)]).await?;
    check::equal("the stored value", &kept.as_str(), &"2 theme=sepia")
}

pub async fn keeps_stored_values_of_others(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let others = json!({ "maqal.something-later": "kept", "of the site": "[1, 2]", "": "nameless" });
    let set = "for (const [name, value] of Object.entries(arguments[0])) localStorage.setItem(name, value);";
    stage.browser.run::<()>(set, vec![others.clone()]).await?;
    stage.browser.driver.refresh().await?;
    stage.wait_for_state("ready").await?;
    stage.assert_steps_work().await?;
    let script = "const all = { ...localStorage }; delete all[arguments[0]]; return all;";
    let kept: Value = stage.browser.run(script, vec![json!(KEY)]).await?;
    check::equal("the stored values of others", &kept, &others)
}

impl Stage {
    /// Asserts that the font size can be changed, even if it is not stored.
    async fn assert_steps_work(&self) -> Outcome {
        self.click_part("font-reset").await?;
        self.wait_for_font_scale(1.0).await?;
        self.click_part("font-increase").await?;
        self.wait_for_font_scale(1.15).await?;
        self.click_part("font-decrease").await?;
        self.wait_for_font_scale(1.0).await
    }
}
