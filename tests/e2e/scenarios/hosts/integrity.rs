//! Subresource Integrity: a site checks `maqal.js`, which checks every file that it loads.

use std::fs;

use serde_json::json;

use super::{FALLBACK, Page};
use crate::{actions::ARTICLE, browser::Engine, check, outcome::Outcome, requirements, server::Reply, stage::Stage};

const WORDPRESS: &str = include_str!("../../articles/wordpress.json");

pub async fn runs_only_if_the_integrity_matches(stage: &Stage) -> Outcome {
    let right = stage.digest("/maqal.js").await?;
    let wrong = stage.digest("/page.js").await?;
    stage.read_in_host(Page { script: &format!(r#"integrity="{right}""#), ..Page::default() }).await?;
    check::none("errors and violations", &stage.complaints().await?)?;

    stage.open_host(Page { script: &format!(r#"integrity="{wrong}""#), ..Page::default() }).await?;
    stage.wait_until("the script to be refused", "return recorded.complaints.length > 0;").await?;
    let left =
        "return isVisible(document.querySelector('.fallback')) && customElements.get('maqal-reader') === undefined;";
    check::equal("whether only the fallback is there", &stage.browser.run(left, vec![]).await?, &true)
}

pub async fn runs_no_file_with_wrong_integrity(stage: &Stage) -> Outcome {
    let files = ["render.js", "render_bg.wasm", "css/maqal.css"];
    refuses(stage, files, async || stage.wait_until("the fallback", FALLBACK).await).await
}

pub async fn shows_the_article_if_the_controls_have_wrong_integrity(stage: &Stage) -> Outcome {
    let files = ["controls.js", "controls_bg.wasm", "css/controls.css"];
    let reads_on = async || {
        stage.wait_for_state("ready").await?;
        stage.wait_until("the controls to be refused", "return recorded.complaints.length > 0;").await?;
        stage.wait_for_paint().await?;
        let left =
            "return isVisible(part('body')) && part('toolbar') === null && !part('reader').matches('[data-controls]');";
        check::equal("whether only the article is there", &stage.browser.run(left, vec![]).await?, &true)
    };
    refuses(stage, files, reads_on).await
}

/// Opens a host page once for each of these files of the release, with something added to the file. `refusal` checks
/// what the page shows then.
async fn refuses(stage: &Stage, files: [&str; 3], refusal: impl AsyncFn() -> Outcome) -> Outcome {
    let mut failures = Vec::new();
    for file in files {
        stage.replace(file)?;
        let refused = async {
            stage.site.reply(ARTICLE, [Reply::Json(WORDPRESS.into())]);
            stage.open_host(Page::default()).await?;
            if stage.ignores_integrity(file) {
                stage.wait_for_state("ready").await?;
                return stage.wait_until("the replaced script to run", RAN).await;
            }
            refusal().await?;
            stage.no_replaced_script_ran().await
        };
        if let Err(failure) = refused.await {
            failures.push(failure.within(file).to_string());
        }
        stage.other.forget(&format!("/{file}"));
    }
    // The original file is accepted again in the same browser.
    stage.read_in_host(Page::default()).await?;
    check::none("replaced files that were accepted", &failures)
}

/// Whether a replaced script has run.
const RAN: &str = "return window.exchanged === true;";

fn extension(file: &str) -> &str {
    file.rsplit('.').next().unwrap_or_default()
}

impl Stage {
    /// Serves a file of the release with a change.
    fn replace(&self, file: &str) -> Outcome {
        let path = requirements::dist().join(file);
        let reply = match extension(file) {
            // An empty custom section without a name changes only the bytes.
            "wasm" => Reply::Bytes("application/wasm", [&*fs::read(path)?, &[0, 1, 0]].concat()),
            "js" => {
                Reply::File("text/javascript", format!("globalThis.exchanged = true;{}", fs::read_to_string(path)?))
            }
            _ => Reply::File("text/css", format!("{}.maqal{{opacity:.5}}", fs::read_to_string(path)?)),
        };
        self.other.reply(&format!("/{file}"), [reply]);
        Ok(())
    }

    /// Whether the engine ignores `integrity` on `modulepreload`, as `WebKit` does.
    fn ignores_integrity(&self, file: &str) -> bool {
        extension(file) == "js" && self.browser.engine == Engine::WebKit
    }

    async fn no_replaced_script_ran(&self) -> Outcome {
        // WebKit may have cached the script in memory.
        if self.browser.engine == Engine::WebKit {
            return Ok(());
        }
        let ran: bool = self.browser.run("return 'exchanged' in window;", vec![]).await?;
        check::equal("whether a replaced script ran", &ran, &false)
    }

    /// Returns the integrity metadata of a file of the site.
    async fn digest(&self, path: &str) -> Outcome<String> {
        self.open("/e2e/plain.html").await?;
        let script = "const [path, done] = arguments;
            fetch(path).then((answer) => answer.arrayBuffer()).then((bytes) => crypto.subtle.digest('SHA-256', bytes))
                .then((digest) => done('sha256-' + btoa(String.fromCharCode(...new Uint8Array(digest)))), done);";
        let digest = self.browser.driver.execute_async(script, vec![json!(path)]).await?.convert()?;
        // The console messages on that page are not those of the reader.
        self.browser.console().await?;
        Ok(digest)
    }
}
