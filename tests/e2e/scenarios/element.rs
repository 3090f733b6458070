//! `<maqal-reader>` in host pages, which load it from another origin.
//!
//! `hosts/news*.html` contain the script element. In `hosts/life*.html` a scenario decides when the script is loaded
//! (`hosts/life.js`).

pub mod adoption;
pub mod attributes;
pub mod contexts;
pub mod fallback;
pub mod isolation;
pub mod lazy_loading;
pub mod memory;
pub mod moving;

use serde_json::{Value, json};

use crate::{
    actions::ARTICLE,
    check,
    outcome::Outcome,
    server::Reply,
    stage::{self, Stage},
};

const SHARED: &str = include_str!("../articles/shared.json");
const WORDPRESS: &str = include_str!("../articles/wordpress.json");

/// The host page with a visible reader.
pub const NEWS: &str = "/hosts/news.html";
/// The host page without a reader and without the script.
const LIFE: &str = "/hosts/life.html";
/// The module that is needed to show an article.
const MODULE: [&str; 3] = ["/render.js", "/render_bg.wasm", "/css/maqal.css"];

/// A script expression for the only reader of the page.
const READER: &str = "document.querySelector('maqal-reader')";

/// Returns an article with a title, as JSON.
fn article(title: &str) -> Value {
    json!({ "maqal": 1, "title": title, "lang": "ar", "canonical": "https://example.com/story",
        "body": ["الفقرة الأولى من نص قصير.", "والفقرة الثانية تتم المعنى."] })
}

/// Returns a response with an article with a title.
fn reply(title: &str) -> Reply {
    Reply::Json(article(title).to_string())
}

impl Stage {
    /// Runs a script without a result.
    async fn run_script(&self, script: &str) -> Outcome {
        self.browser.run(script, vec![]).await
    }

    /// Inserts HTML into the page.
    async fn insert(&self, html: &str) -> Outcome {
        self.browser.run("put(arguments[0]);", vec![json!(html)]).await
    }

    /// Opens the page without a reader, and loads the script.
    async fn open_life(&self) -> Outcome {
        self.open(LIFE).await?;
        self.define().await
    }

    /// Loads the script, and waits until the element is defined.
    async fn define(&self) -> Outcome {
        self.run_script("define();").await?;
        self.wait_until("the element to be defined", "return Boolean(customElements.get('maqal-reader'));").await
    }

    /// Waits until all readers of the page have a state. There must be at least one reader.
    async fn wait_for_readers(&self, state: &str) -> Outcome {
        let script = format!(
            "const states = [...document.querySelectorAll('maqal-reader')].map(stateOf);
             return states.length > 0 && states.every((state) => state === '{state}') || states;"
        );
        self.wait_until(&format!("all readers to be {state:?}"), &script).await
    }

    /// Waits until all readers of the page are ready and have controls. There must be at least one reader.
    async fn wait_for_complete_readers(&self) -> Outcome {
        self.wait_for_readers("ready").await?;
        let script = "const readers = [...document.querySelectorAll('maqal-reader')];
            return readers.length > 0 && readers.every(({ shadowRoot }) => isComplete(part('reader', shadowRoot)));";
        self.wait_until("the controls of all readers", script).await
    }

    /// Waits until a reader, given by a script expression, shows a headline.
    async fn wait_for_headline(&self, reader: &str, headline: &str) -> Outcome {
        let script = format!(
            "return stateOf({reader}) === 'ready' && headlineOf({reader}) === '{headline}' || [stateOf({reader}), headlineOf({reader})];"
        );
        self.wait_until(&format!("the headline {headline:?}"), &script).await
    }

    /// Asserts that a script returns `true`. The failure contains any other result.
    async fn assert_true(&self, what: &str, script: &str) -> Outcome {
        check::equal(what, &self.browser.run::<Value>(script, vec![]).await?, &json!(true))
    }
}

pub async fn shows_an_article_in_a_news_page(stage: &Stage) -> Outcome {
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
        stage.open(NEWS).await?;
        stage.wait_for_readers("ready").await?;
        stage.assert_true("whether the article is visible", "return isVisible(part('body'));").await?;
        stage
            .assert_true("whether the fallback is hidden", "return !isVisible(document.querySelector('.fallback'));")
            .await?;
        stage.take_picture(&format!("news-{width}")).await?;
        stage.site.reply(ARTICLE, [Reply::Status(404)]);
        stage.open(NEWS).await?;
        stage.wait_for_readers("error").await?;
        stage.take_picture(&format!("news-error-{width}")).await?;
        stage.open("/hosts/news-front.html").await?;
        stage.take_picture(&format!("news-front-{width}")).await?;
    }
    Ok(())
}

impl Stage {
    /// Takes a screenshot of the page, for visual inspection.
    async fn take_picture(&self, name: &str) -> Outcome {
        self.wait_for_paint().await?;
        let file = stage::pictures(self.browser.engine)?.join(format!("element-{name}.png"));
        Ok(self.browser.driver.screenshot(&file).await?)
    }
}
