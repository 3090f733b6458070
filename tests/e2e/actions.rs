//! The actions of a user: opening a page, clicking, pressing keys, and waiting for the result.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    outcome::{Failure, Outcome},
    server::Site,
    stage::Stage,
    wait::{self, SOON},
};

/// The path of an article that the scenario itself serves.
pub const ARTICLE: &str = "/e2e/article.json";

/// The path of the default article of the page.
pub const SAMPLE: &str = "/articles/matn-china-russia.json";

impl Stage {
    /// Opens a path of the site.
    pub async fn open(&self, path: &str) -> Outcome {
        Ok(self.browser.driver.goto(self.site.address(path)).await?)
    }

    /// Begins to open a path of the site. [`Stage::open`] waits for the `load` event, which in Firefox waits for all modules
    /// that are requested before it, so it cannot open a page whose modules are held.
    pub async fn begin_to_open(&self, path: &str) -> Outcome {
        self.browser.run("setTimeout(() => location.assign(arguments[0]));", vec![json!(self.site.address(path))]).await
    }

    /// Opens the page with the article at an address.
    pub async fn open_article(&self, address: &str) -> Outcome {
        let query: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        self.open(&format!("/?src={query}")).await
    }

    /// Opens the default article, and waits until it is complete.
    pub async fn open_sample(&self) -> Outcome {
        self.open("/").await?;
        self.wait_for_article().await
    }

    /// Serves an article, opens it, and waits until it is complete.
    pub async fn read(&self, article: &str) -> Outcome {
        self.site.reply(ARTICLE, [crate::server::Reply::Json(article.into())]);
        self.open_article(ARTICLE).await?;
        self.wait_for_article().await
    }

    /// Waits until the reader is ready, the whole article is built, and the controls work.
    pub async fn wait_for_article(&self) -> Outcome {
        self.wait_for_state("ready").await?;
        self.wait_for_controls().await
    }

    /// Waits until the whole article is built and the controls work, whatever the state of the element.
    pub async fn wait_for_controls(&self) -> Outcome {
        self.wait_until("the controls", "return isComplete(part('reader'));").await
    }

    /// Waits until the reader has this state.
    pub async fn wait_for_state(&self, state: &str) -> Outcome {
        self.wait_for_state_within(state, SOON).await
    }

    /// Waits until the reader has this state, no longer than `limit`.
    pub async fn wait_for_state_within(&self, state: &str, limit: std::time::Duration) -> Outcome {
        wait::until(&format!("the reader to be {state:?}"), limit, async || {
            let script = "const reader = part('reader');
                return [reader?.dataset.state ?? 'missing', part('message')?.dataset.error ?? ''];";
            let (seen, error): (String, String) = self.browser.run(script, vec![]).await?;
            Ok(if seen == state { Ok(()) } else { Err(format!("it is {seen:?} {error}")) })
        })
        .await
    }

    /// Clicks the first element that matches a CSS selector.
    pub async fn click(&self, css: &str) -> Outcome {
        self.click_expression(&format!("document.querySelector({})", json!(css))).await
    }

    /// Waits until a part is visible, in the shadow root of an element or in the page, and clicks it. Controls appear
    /// shortly after the article.
    pub async fn click_part(&self, name: &str) -> Outcome {
        self.wait_until(&format!("the {name} to be visible"), &format!("return isVisible(part('{name}'));")).await?;
        self.click_expression(&format!("part('{name}')")).await
    }

    /// Waits for the element that a script expression returns, and clicks it.
    pub async fn click_expression(&self, expression: &str) -> Outcome {
        self.wait_until(&format!("there to be {expression}"), &format!("return Boolean({expression});")).await?;
        // When the page scrolls, Chromium moves a sheet one frame after its driver determines the position. WebKit's driver
        // determines the position of an element outside the viewport before it scrolls there.
        let bring = format!(
            "const element = {expression};
            const {{ top, bottom }} = element.getBoundingClientRect();
            if (top >= 0 && bottom <= innerHeight) return false;
            element.scrollIntoView({{ behavior: 'instant', block: 'nearest' }});
            return true;"
        );
        if self.browser.run(&bring, vec![]).await? {
            self.wait_for_paint().await?;
        }
        let script = format!("{}\nreturn {expression};", include_str!("page/library.js"));
        let element = self.browser.driver.execute(script, Vec::new()).await?.element()?;
        element.click().await.map_err(|error| Failure::from(error).within(format_args!("a click on {expression}")))
    }

    /// Waits until a sheet is open: `settings-panel`, `share-menu` or `help`.
    pub async fn wait_for_open_sheet(&self, part: &str) -> Outcome {
        let open = format!("return part('{part}')?.matches(':popover-open') ?? false;");
        self.wait_until(&format!("the {part} to be open"), &open).await
    }

    /// Waits until a sheet is closed.
    pub async fn wait_for_closed_sheet(&self, part: &str) -> Outcome {
        let closed = format!("return !part('{part}').matches(':popover-open');");
        self.wait_until(&format!("the {part} to be closed"), &closed).await
    }

    /// Waits until a server has received this number of requests for a path.
    pub async fn wait_for_requests(&self, site: &Site, path: &str, times: usize) -> Outcome {
        wait::until(&format!("{times} requests for {path}"), SOON, async || {
            let seen = site.request_count(path);
            Ok(if seen >= times { Ok(()) } else { Err(format!("there are {seen}")) })
        })
        .await
    }

    /// Presses a key in the focused element.
    pub async fn press(&self, key: impl Into<char>) -> Outcome {
        let key = key.into();
        Ok(self.browser.driver.action_chain().key_down(key).key_up(key).perform().await?)
    }

    /// Presses a key together with the Control key.
    pub async fn press_with_control(&self, key: char) -> Outcome {
        let chain = self.browser.driver.action_chain().key_down(Key::Control).key_down(key);
        Ok(chain.key_up(key).key_up(Key::Control).perform().await?)
    }

    /// Waits until the font scale has this value.
    pub async fn wait_for_font_scale(&self, scale: f64) -> Outcome {
        wait::until(&format!("a font scale of {scale}"), SOON, async || {
            let seen = self.font_scale().await?;
            Ok(if (seen - scale).abs() < 0.001 { Ok(()) } else { Err(format!("it is {seen}")) })
        })
        .await
    }

    /// Waits until the page has been painted twice, so that the effects of the last change are complete.
    pub async fn wait_for_paint(&self) -> Outcome {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.browser.driver.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// Waits until a script returns `true`.
    pub async fn wait_until(&self, awaited: &str, script: &str) -> Outcome {
        wait::until(awaited, SOON, async || {
            let seen: serde_json::Value = self.browser.run(script, vec![]).await?;
            Ok(if seen == json!(true) { Ok(()) } else { Err(format!("there is {seen}")) })
        })
        .await
    }
}
