//! What was released is what runs: a site checks `maqal.js`, and that checks everything it brings.

use std::fs;

use serde_json::json;

use super::{FALLBACK, Page};
use crate::{act::ARTICLE, browser::Engine, check, needs, outcome::Outcome, server::Reply, stage::Stage};

const WORDPRESS: &str = include_str!("../../articles/wordpress.json");

pub async fn runs_only_where_the_script_is_what_the_page_demands(stage: &Stage) -> Outcome {
    let right = stage.digest("/maqal.js").await?;
    let wrong = stage.digest("/page.js").await?;
    stage.read_in_host(Page { script: &format!(r#"integrity="{right}""#), ..Page::default() }).await?;
    check::none("complaints", &stage.complaints().await?)?;

    stage.open_host(Page { script: &format!(r#"integrity="{wrong}""#), ..Page::default() }).await?;
    stage.holds("the script to be refused", "return recorded.complaints.length > 0;").await?;
    let left =
        "return isSeen(document.querySelector('.fallback')) && customElements.get('maqal-reader') === undefined;";
    check::equal("whether only the fallback is there", &stage.browser.run(left, vec![]).await?, &true)
}

/// Files of the release as somebody else would have them: each as good as the real one, with something added.
pub async fn runs_nothing_that_was_exchanged(stage: &Stage) -> Outcome {
    let mut failures = Vec::new();
    for file in ["reader.js", "css/maqal.css"] {
        let path = format!("/{file}");
        let released = fs::read_to_string(needs::dist().join(file))?;
        let (kind, exchanged) = if file == "reader.js" {
            ("text/javascript", format!("globalThis.exchanged = true;{released}"))
        } else {
            ("text/css", format!("{released}.maqal{{opacity:.5}}"))
        };
        stage.other.reply(&path, [Reply::File(kind, exchanged)]);
        let refused = async {
            stage.site.reply(ARTICLE, [Reply::Json(WORDPRESS.into())]);
            stage.open_host(Page::default()).await?;
            if file == "reader.js" && stage.browser.engine == Engine::WebKit {
                // It knows `modulepreload`, and takes no notice of the integrity that is demanded there.
                stage.state("ready").await?;
                return stage.holds("the exchanged script to run", "return window.exchanged === true;").await;
            }
            stage.holds("the fallback", FALLBACK).await?;
            let ran: bool = stage.browser.run("return 'exchanged' in window;", vec![]).await?;
            // WebKit has the script in its memory, from before.
            check::equal("whether the exchanged script ran", &ran, &(stage.browser.engine == Engine::WebKit))
        };
        if let Err(failure) = refused.await {
            failures.push(failure.within(file).to_string());
        }
        stage.other.forget(&path);
    }
    // What is released is accepted again, in the same browser.
    stage.read_in_host(Page::default()).await?;
    check::none("exchanged files that were taken", &failures)
}

pub async fn asks_again_for_formats_that_were_exchanged(stage: &Stage) -> Outcome {
    // A module that can be instantiated, and does nothing.
    stage.other.reply("/formats.wasm", [Reply::File("application/wasm", "\0asm\u{1}\0\0\0".into())]);
    stage.site.reply(ARTICLE, [Reply::Json(WORDPRESS.into())]);
    stage.open_host(Page::default()).await?;
    stage.state("error").await?;
    let error: String = stage.browser.run("return part('message').dataset.error;", vec![]).await?;
    check::equal("the error", &error.as_str(), &"refused")?;
    stage.other.forget("/formats.wasm");
    stage.click_found("part('retry')").await?;
    stage.state("ready").await
}

impl Stage {
    /// What a file of the site must be, as Subresource Integrity writes it.
    async fn digest(&self, path: &str) -> Outcome<String> {
        self.open("/e2e/plain.html").await?;
        let script = "const [path, done] = arguments;
            fetch(path).then((answer) => answer.arrayBuffer()).then((bytes) => crypto.subtle.digest('SHA-256', bytes))
                .then((digest) => done('sha256-' + btoa(String.fromCharCode(...new Uint8Array(digest)))), done);";
        let digest = self.browser.driver.execute_async(script, vec![json!(path)]).await?.convert()?;
        // What the console has on that page is not the reader's.
        self.browser.console().await?;
        Ok(digest)
    }
}
