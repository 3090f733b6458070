//! What a reader does: open a page, click, press keys, wait for what comes of it.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    outcome::{Failure, Outcome},
    server::Site,
    stage::Stage,
    wait::{self, SOON},
};

/// The address of an article that the scenario itself serves.
pub const ARTICLE: &str = "/e2e/article.json";

/// The address of the article that the page shows of its own accord.
pub const SAMPLE: &str = "/articles/matn-china-russia.json";

impl Stage {
    /// Opens a path of the site.
    pub async fn open(&self, path: &str) -> Outcome {
        Ok(self.browser.driver.goto(self.site.address(path)).await?)
    }

    /// Opens the page with the article at an address.
    pub async fn open_article(&self, address: &str) -> Outcome {
        let query: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        self.open(&format!("/?src={query}")).await
    }

    /// Opens the default article and waits until all of it is there.
    pub async fn read_sample(&self) -> Outcome {
        self.open("/").await?;
        self.complete().await
    }

    /// Serves an article, opens it and waits until all of it is there.
    pub async fn read(&self, article: &str) -> Outcome {
        self.site.reply(ARTICLE, [crate::server::Reply::Json(article.into())]);
        self.open_article(ARTICLE).await?;
        self.complete().await
    }

    /// Waits until the article can be read, and what comes after its first paint has come: the rest of it, and the
    /// controls, without which no key and no button does anything.
    pub async fn complete(&self) -> Outcome {
        self.state("ready").await?;
        self.controls().await
    }

    /// Waits until all of the article and its controls are there, whatever state an element tells.
    pub async fn controls(&self) -> Outcome {
        self.holds("the controls", "return isComplete(part('reader'));").await
    }

    /// Waits until the reader is in a state.
    pub async fn state(&self, state: &str) -> Outcome {
        self.state_within(state, SOON).await
    }

    /// Waits until the reader is in a state, for so long at most.
    pub async fn state_within(&self, state: &str, limit: std::time::Duration) -> Outcome {
        wait::until(&format!("the reader to be {state:?}"), limit, async || {
            let script = "const reader = part('reader');
                return [reader?.dataset.state ?? 'missing', part('message')?.dataset.error ?? ''];";
            let (seen, error): (String, String) = self.browser.run(script, vec![]).await?;
            Ok(if seen == state { Ok(()) } else { Err(format!("it is {seen:?} {error}")) })
        })
        .await
    }

    /// Clicks the first element of a CSS selector.
    pub async fn click(&self, css: &str) -> Outcome {
        self.click_what(&format!("document.querySelector({})", json!(css))).await
    }

    /// Waits until a person sees a part, in the shadow root of an element or in the page, and clicks it. Controls are
    /// there a moment after the article is.
    pub async fn click_part(&self, name: &str) -> Outcome {
        self.holds(&format!("the {name} to be seen"), &format!("return isSeen(part('{name}'));")).await?;
        self.click_what(&format!("part('{name}')")).await
    }

    /// Waits for the element that an expression of a script gives, and clicks it.
    pub async fn click_what(&self, expression: &str) -> Outcome {
        self.holds(&format!("there to be {expression}"), &format!("return Boolean({expression});")).await?;
        // Chromium has a sheet follow the page, when that is scrolled, a frame later than its driver looks for it. And
        // WebKit's driver looks for what is further down before it has scrolled there.
        let bring = format!(
            "const element = {expression};
            const {{ top, bottom }} = element.getBoundingClientRect();
            if (top >= 0 && bottom <= innerHeight) return false;
            element.scrollIntoView({{ behavior: 'instant', block: 'nearest' }});
            return true;"
        );
        if self.browser.run(&bring, vec![]).await? {
            self.painted().await?;
        }
        let script = format!("{}\nreturn {expression};", include_str!("page/library.js"));
        let element = self.browser.driver.execute(script, Vec::new()).await?.element()?;
        element.click().await.map_err(|error| Failure::from(error).within(format_args!("a click on {expression}")))
    }

    /// Waits until a sheet over the page is open: `settings-panel`, `share-menu` or `help`.
    pub async fn sheet_opens(&self, part: &str) -> Outcome {
        let open = format!("return part('{part}')?.matches(':popover-open') ?? false;");
        self.holds(&format!("the {part} to be open"), &open).await
    }

    /// Waits until a sheet that was open is so no more.
    pub async fn sheet_closes(&self, part: &str) -> Outcome {
        let closed = format!("return !part('{part}').matches(':popover-open');");
        self.holds(&format!("the {part} to be closed"), &closed).await
    }

    /// Waits until a server has been asked for a path so often.
    pub async fn is_asked(&self, site: &Site, path: &str, times: usize) -> Outcome {
        wait::until(&format!("{times} requests for {path}"), SOON, async || {
            let seen = site.asked(path);
            Ok(if seen >= times { Ok(()) } else { Err(format!("there are {seen}")) })
        })
        .await
    }

    /// Presses a key wherever the focus is.
    pub async fn press(&self, key: impl Into<char>) -> Outcome {
        let key = key.into();
        Ok(self.browser.driver.action_chain().key_down(key).key_up(key).perform().await?)
    }

    /// Presses a key while the control key is down.
    pub async fn press_with_control(&self, key: char) -> Outcome {
        let chain = self.browser.driver.action_chain().key_down(Key::Control).key_down(key);
        Ok(chain.key_up(key).key_up(Key::Control).perform().await?)
    }

    /// Waits until the font size is scaled so much.
    pub async fn font_scale_becomes(&self, scale: f64) -> Outcome {
        wait::until(&format!("a font scale of {scale}"), SOON, async || {
            let seen = self.font_scale().await?;
            Ok(if (seen - scale).abs() < 0.001 { Ok(()) } else { Err(format!("it is {seen}")) })
        })
        .await
    }

    /// Waits until the page has been painted twice, so that whatever was to follow from the last change has followed.
    pub async fn painted(&self) -> Outcome {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.browser.driver.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// Waits for a script to give `true`.
    pub async fn holds(&self, awaited: &str, script: &str) -> Outcome {
        wait::until(awaited, SOON, async || {
            let seen: serde_json::Value = self.browser.run(script, vec![]).await?;
            Ok(if seen == json!(true) { Ok(()) } else { Err(format!("there is {seen}")) })
        })
        .await
    }
}
