//! Changes the settings of the site, like an editor.

use serde_json::{Value, json};
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::{outcome::Outcome, stage::Stage, wordpress::WordPress};

/// All trials share one site. While a trial changes the settings, no other trial opens posts.
static SETTINGS: RwLock<()> = RwLock::const_new(());

/// Prevents changes of the settings.
pub async fn unchanged() -> RwLockReadGuard<'static, ()> {
    SETTINGS.read().await
}

/// The page with the reading settings, exclusively for one trial.
pub struct Settings {
    address: String,
    _alone: RwLockWriteGuard<'static, ()>,
}

impl Settings {
    /// Signs in as the editor and opens the page.
    pub async fn open(stage: &Stage, site: &WordPress) -> Outcome<Self> {
        let alone = SETTINGS.write().await;
        let address = format!("{}/wp-admin/options-reading.php", site.origin);
        stage.browser.driver.goto(format!("{}/wp-login.php?redirect_to={address}", site.origin)).await?;
        // A script fills in the fields, because the page moves the focus while the driver types.
        let script = "user_login.value = arguments[0]; user_pass.value = arguments[1];";
        stage.browser.run::<Value>(script, vec![json!(site.editor.name), json!(site.editor.password)]).await?;
        stage.click("#wp-submit").await?;
        stage.find("[name=maqal_every_post]").await?;
        Ok(Self { address, _alone: alone })
    }

    /// Returns whether every post is shown in the reader, and the label of the checkbox for it.
    pub async fn every_post(&self, stage: &Stage) -> Outcome<(bool, String)> {
        let script = "const [field] = document.getElementsByName('maqal_every_post');
            return [field.checked, field.labels[0].innerText.trim()];";
        stage.browser.run(script, vec![]).await
    }

    /// Fills in both settings and saves them. Returns the error message of the page, if there is one.
    pub async fn save(&self, stage: &Stage, every_post: bool, script: &str) -> Outcome<String> {
        stage.browser.driver.goto(&self.address).await?;
        let fill = "const [field] = document.getElementsByName('maqal_every_post');
            if (field.checked !== arguments[0]) field.click();
            document.getElementsByName('maqal_script_url')[0].value = arguments[1];";
        stage.browser.run::<Value>(fill, vec![json!(every_post), json!(script)]).await?;
        stage.click("#submit").await?;
        stage.find(".settings-error").await?;
        stage.browser.run("return document.querySelector('.notice-error p')?.innerText.trim() ?? '';", vec![]).await
    }
}
