//! Pages whose scripts change built-in objects and the document before the reader loads.

use thirtyfour::Key;

use super::Page;
use crate::{actions::ARTICLE, check, outcome::Outcome, server::Reply, stage::Stage};

const WORDPRESS: &str = include_str!("../../articles/wordpress.json");

/// The scripts that pages run before the reader, in `hosts/hostile/`, and expressions that prove that they ran.
const SCRIPTS: [(&str, &str); 7] = [
    ("frozen", "Object.isFrozen(window.Element.prototype) && Object.isFrozen(window.Object.prototype)"),
    ("fetch-logs", "fetched.some((address) => address.endsWith('/render_bg.wasm'))"),
    ("fetch-polyfill", "fetched.some((address) => address.endsWith('/render_bg.wasm'))"),
    ("prototypes", "'extend' in window.Object.prototype && 'toJSON' in window.Array.prototype"),
    ("registry", "window.HTMLElement.toString().includes('upgrading')"),
    ("zones", "tasks.run > 0 && !window.Promise.toString().includes('native code')"),
    ("globals", "typeof define.amd === 'object' && process.versions.node === '20.0.0'"),
];

pub async fn works_beside_hostile_scripts(stage: &Stage) -> Outcome {
    let mut failures = Vec::new();
    for (script, bites) in SCRIPTS {
        let played = async {
            let head = format!(r#"<script src="/hosts/hostile/{script}.js"></script>"#);
            stage.use_reader(Page { head: &head, ..Page::default() }).await?;
            stage.wait_until("the script to have done its work", &format!("return {bites};")).await
        };
        if let Err(failure) = played.await {
            failures.push(failure.within(script).to_string());
        }
    }
    check::none("scripts that break the reader", &failures)
}

pub async fn works_if_the_page_blocks_storage(stage: &Stage) -> Outcome {
    // If the browser has no setting for it, a script does it.
    let blocked = stage.browser.engine == crate::browser::Engine::WebKit;
    let head = if blocked { r#"<script src="/e2e/no-storage.js"></script>"# } else { "" };
    stage.use_reader(Page { head, ..Page::default() }).await?;
    let storage = "try { localStorage.getItem('any'); return false; } catch { return true; }";
    check::equal("whether the storage is blocked", &stage.browser.run(storage, vec![]).await?, &true)
}

impl Stage {
    /// Uses all features of a reader, and asserts that there are no errors.
    async fn use_reader(&self, page: Page<'_>) -> Outcome {
        // An article in a format with HTML.
        self.site.reply(ARTICLE, [Reply::Status(500), Reply::Json(WORDPRESS.replace("/e2e/nowhere.png", "/icon.svg"))]);
        self.open_host(page).await?;
        self.is_in("error").await?;
        self.press_on("part('retry')").await?;
        self.is_in("ready").await?;
        self.wait_until(
            "the article",
            "return part('body').querySelectorAll('p').length > 3 && isVisible(part('headline'));",
        )
        .await?;

        self.wait_for_controls().await?;
        self.press_on("part('font-reset')").await?;
        self.wait_for_font_scale(1.0).await?;
        self.press_on("part('font-increase')").await?;
        self.wait_for_font_scale(1.15).await?;
        self.press_on("part('share')").await?;
        self.wait_until("the share menu to open", "return isVisible(part('share-menu'));").await?;
        self.press(Key::Escape).await?;
        self.wait_until("the share menu to close", "return !isVisible(part('share-menu'));").await?;
        self.press_on("readersRoot().querySelector('.share-foot [data-network=copy]')").await?;
        self.wait_until("the copy to be announced", "return part('status').textContent.includes('نُسخ');").await?;

        // An article as an object, which contains a list.
        self.browser
            .run::<()>(
                "document.querySelector('maqal-reader').article =
                    { maqal: 1, title: 'من الصفحة', lang: 'ar', body: ['أولى', 'ثانية'] };",
                vec![],
            )
            .await?;
        self.wait_until(
            "the page's own article",
            "return part('headline')?.textContent === 'من الصفحة' && \
            part('body').querySelectorAll('p').length === 2;",
        )
        .await?;
        self.wait_for_paint().await?;
        check::none("errors and violations", &self.complaints().await?)
    }

    /// Presses Enter on a button that a script returns.
    async fn press_on(&self, found: &str) -> Outcome {
        self.browser.run::<()>(&format!("({found}).focus();"), vec![]).await?;
        self.press(Key::Enter).await
    }

    /// Waits for a state with a script that returns a boolean: on a page that changes the serialization of arrays, the
    /// driver of `WebKit` cannot return more.
    async fn is_in(&self, state: &str) -> Outcome {
        self.wait_until(
            &format!("the reader to be {state:?}"),
            &format!("return part('reader')?.dataset.state === '{state}';"),
        )
        .await
    }

    /// Returns the recorded errors, except for the expected failed response.
    pub(super) async fn complaints(&self) -> Outcome<Vec<String>> {
        let record: String = self.browser.run("return recorded.complaints.join('\\n');", vec![]).await?;
        let console = self.browser.console().await?;
        let all = record.lines().map(String::from).chain(console);
        Ok(all.filter(|line| !line.contains("500 (Internal Server Error)")).collect::<Vec<_>>())
    }
}
