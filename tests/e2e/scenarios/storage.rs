//! Storage that is missing, spoilt or full: the page works all the same.

use serde_json::{Value, json};

use crate::{check, outcome::Outcome, stage::Stage};

/// The key that what has been chosen is stored under.
pub const KEY: &str = "maqal.preferences";
/// That of the size alone, in the first form of the store.
const FIRST_KEY: &str = "maqal.font-step";

/// Fills the storage until not even a value of one letter has room under a key that is given.
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
    check::equal("what the page's storage says", &blocked.as_str(), &"SecurityError")?;
    stage.steps_work().await?;
    check::none("complaints", &stage.recorded().await?.complaints)
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
                stage.state("ready").await?;
                stage.wait_for_font_scale(1.0).await?;
                stage.steps_work().await?;
                check::none("complaints", &stage.recorded().await?.complaints)
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
    stage.steps_work().await?;
    check::none("complaints", &stage.recorded().await?.complaints)
}

/// Broken by a choice that begins with what is kept, where what was chosen since could not be.
pub async fn choices_apply_to_the_visit_if_storage_is_full(stage: &Stage) -> Outcome {
    stage.keep("2 theme=sepia").await?;
    stage.open_sample().await?;
    stage.browser.run::<bool>(FILL_UP, vec![json!("another")]).await?;
    stage.click_part("settings").await?;
    stage.click_what("part('settings-panel')?.querySelector('[name=align][value=justify]')").await?;
    stage.wait_until("the alignment", "return part('reader').dataset.align === 'justify';").await?;
    stage.click_what("part('settings-panel').querySelector('[name=harakat][value=hidden]')").await?;
    let all = "const { align, harakat, theme } = part('reader').dataset;
        return [align, harakat, theme].join() === 'justify,hidden,sepia' || [align, harakat, theme];";
    stage.wait_until("all that was chosen", all).await?;
    let kept: String = stage.browser.run("return localStorage.getItem(arguments[0]);", vec![json!(KEY)]).await?;
    check::equal("what is kept", &kept.as_str(), &"2 theme=sepia")
}

pub async fn keeps_stored_values_of_others(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let others = json!({ "maqal.something-later": "kept", "of the site": "[1, 2]", "": "nameless" });
    let set = "for (const [name, value] of Object.entries(arguments[0])) localStorage.setItem(name, value);";
    stage.browser.run::<()>(set, vec![others.clone()]).await?;
    stage.browser.driver.refresh().await?;
    stage.state("ready").await?;
    stage.steps_work().await?;
    let script = "const all = { ...localStorage }; delete all[arguments[0]]; return all;";
    let kept: Value = stage.browser.run(script, vec![json!(KEY)]).await?;
    check::equal("what others have stored", &kept, &others)
}

impl Stage {
    /// Demands that the font size can be changed, whatever becomes of it later.
    async fn steps_work(&self) -> Outcome {
        self.click_part("font-reset").await?;
        self.wait_for_font_scale(1.0).await?;
        self.click_part("font-increase").await?;
        self.wait_for_font_scale(1.15).await?;
        self.click_part("font-decrease").await?;
        self.wait_for_font_scale(1.0).await
    }
}
