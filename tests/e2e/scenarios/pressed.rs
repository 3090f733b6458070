//! Pressed pages: complete without scripts, and with the controls of the reader if there are scripts.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use maqal::{
    host,
    preferences::{Alignment, Choice, FontStep, LineHeight, Measure, Shortcuts, Theme},
    press::{Artifact, Entry, Site, assets::Assets, page::page, template::Template},
    share::Network,
    source::{self, Options},
    url::Url,
};
use serde_json::json;

use crate::{
    browser::{Engine, Scheme},
    check,
    outcome::{Failure, Outcome},
    requirements,
    server::Reply,
    stage::{Stage, pictures},
};

const SAMPLE: &str = include_str!("../../../static/articles/matn-china-russia.json");
const EVERY_BLOCK: &str = include_str!("../articles/every-block.json");
const ENGLISH: &str = include_str!("../articles/english.json");

/// The path of the pressed page.
const PAGE: &str = "/pressed/";
/// The script that records what happens on the page.
const RECORDER: &str = r#"<script src="/e2e/recorder.js"></script>"#;
/// Makes a page believe that the browser prepares it in advance.
const PRERENDERING: &str = "Object.defineProperty(document, 'prerendering', { value: true, configurable: true });";

/// What the settings look like on the root of the reader. The default size needs no property.
const APPEARANCE: &str = "const root = part('reader');
    const property = (name) => root.style.getPropertyValue(name);
    return [property('--maqal-font-scale') || '1.00', property('--maqal-line-height'), property('--maqal-measure'),
        ...['face', 'theme', 'align', 'keys'].map((name) => root.dataset[name] ?? '')].join('|');";

pub async fn shows_a_pressed_page_without_scripts(stage: &Stage) -> Outcome {
    for article in [SAMPLE, EVERY_BLOCK, ENGLISH] {
        stage.press_page(article, "")?;
        stage.open(PAGE).await?;
        let headline = stage.text_of("headline").await?;
        let title =
            serde_json::from_str::<serde_json::Value>(article)?["title"].as_str().unwrap_or_default().to_owned();
        check::same_words("the headline", &headline, &title)?;
        check::that(stage.is_visible("headline").await? && stage.is_visible("body").await?, || {
            "it is not visible".into()
        })?;
        let slots = "return [...document.querySelectorAll('.toolbar-slot, .share-slot')].filter(isVisible).length;";
        check::equal("the number of visible slots", &stage.browser.run::<u32>(slots, vec![]).await?, &0)?;
        let links = "return [...document.querySelectorAll('noscript a')].filter(isVisible).length;";
        check::equal(
            "the number of share links",
            &stage.browser.run::<usize>(links, vec![]).await?,
            &Network::ALL.len(),
        )?;
        let file = pictures(stage.browser.engine)?.join("pressed-without-scripts.png");
        stage.browser.driver.screenshot(&file).await?;
    }
    Ok(())
}

pub async fn adds_the_controls_to_a_pressed_page(stage: &Stage) -> Outcome {
    for article in [SAMPLE, EVERY_BLOCK, ENGLISH] {
        stage.press_page(article, RECORDER)?;
        stage.open(PAGE).await?;
        stage.wait_for_controls().await?;
        if stage.browser.engine == Engine::Chromium {
            // Nothing but the page itself keeps the controls.
            stage.browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
            stage.wait_for_paint().await?;
        }
        stage.click_part("font-increase").await?;
        stage.wait_for_font_scale(1.15).await?;
        stage.assert_no_axe_violations("a pressed page").await?;
        let recorded = stage.recorded().await?;
        check::none("layout shifts", &recorded.shifts)?;
        // The images of the article are on servers that do not exist.
        let complaints: Vec<_> = recorded.complaints.iter().filter(|what| !what.starts_with("error: <img")).collect();
        check::none("errors and violations", &complaints)?;
        stage.browser.run::<()>("localStorage.clear();", vec![]).await?;
    }
    let unneeded = |path: &String| path.contains("render") || path.contains("article") || path.contains("page.js");
    let unneeded: Vec<_> = stage.site.requests().into_iter().filter(unneeded).collect();
    check::none("requests for the article and for the module that shows it", &unneeded)
}

/// Fails if `start.js` and `appearance::apply` do not agree on a setting, or if text moves after the first paint.
pub async fn applies_stored_settings_before_the_first_paint(stage: &Stage) -> Outcome {
    let controls = stage.press_page(SAMPLE, RECORDER)?.path("controls.js");
    for place in 0..FontStep::ALL.len() {
        let stored = [
            nth::<FontStep>(place),
            nth::<LineHeight>(place),
            nth::<Measure>(place),
            nth::<Theme>(place),
            nth::<Alignment>(place),
            nth::<Shortcuts>(place),
            // With an unknown value, and a second one that does not count.
            ["face=system", "face=page", "face=other"][place % 3].to_owned(),
            "theme=sepia".to_owned(),
        ];
        stage.keep(&format!("2 {}", stored.join(" "))).await?;
        stage.assert_same_appearance(&controls).await.map_err(|failure| failure.within(stored.join(" ")))?;
    }
    stage.browser.run::<()>("localStorage.clear(); localStorage.setItem('maqal.font-step', '3');", vec![]).await?;
    let appearance = stage.assert_same_appearance(&controls).await?;
    check::that(appearance.starts_with("1.50|"), || format!("the size of version 1 is not applied: {appearance}"))
}

fn nth<T: Choice>(place: usize) -> String {
    format!("{}={}", T::NAME, T::ALL[place % T::ALL.len()].as_str())
}

pub async fn a_pressed_page_saves_data(stage: &Stage) -> Outcome {
    let assets = stage.press_page(SAMPLE, "")?;
    let css = std::fs::read(requirements::dist().join("css/page.css"))?;
    let compressed = gzip(stage.page(SAMPLE, &assets)?.as_bytes())? + gzip(&css)?;
    check::that(compressed <= 15_000, || format!("page, style sheet and start script have {compressed} bytes"))?;

    stage.browser.devtools("Emulation.setDataSaverOverride", json!({ "dataSaverEnabled": true })).await?;
    stage.open(PAGE).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    let asked = || stage.site.requests().into_iter().filter(|path| path.contains("controls")).collect::<Vec<_>>();
    check::none("requests for the controls", &asked())?;
    let size = "const all = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
        return all.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0);";
    let size: u32 = stage.browser.run(size, vec![]).await?;
    check::that((10_000..=50_000).contains(&size), || format!("the page loads {size} bytes before compression"))?;
    stage.click_part("headline").await?;
    stage.wait_for_controls().await
}

pub async fn a_prerendered_page_waits_for_its_activation(stage: &Stage) -> Outcome {
    stage.site.reply("/e2e/prerendering.js", [Reply::File("text/javascript", PRERENDERING.into())]);
    stage.press_page(SAMPLE, &format!(r#"{RECORDER}<script src="/e2e/prerendering.js"></script>"#))?;
    stage.open(PAGE).await?;
    let idle = "const done = arguments[arguments.length - 1];
        ('requestIdleCallback' in window ? requestIdleCallback : setTimeout)(() => setTimeout(() => done(true)));";
    stage.browser.driver.execute_async(idle, Vec::new()).await?;
    stage.wait_for_paint().await?;
    let asked = || stage.site.requests().into_iter().filter(|path| path.contains("controls")).collect::<Vec<_>>();
    check::none("requests for the controls", &asked())?;
    let stored: Vec<String> = stage.browser.run("return Object.keys(localStorage);", vec![]).await?;
    check::none("stored values", &stored)?;
    stage.browser.run::<()>("document.dispatchEvent(new Event('prerenderingchange'));", vec![]).await?;
    stage.wait_for_controls().await?;
    stage.assert_no_errors().await
}

pub async fn takes_screenshots_of_pressed_pages_in_light_mode(stage: &Stage) -> Outcome {
    take_screenshots(stage, Scheme::Light).await
}

pub async fn takes_screenshots_of_pressed_pages_in_dark_mode(stage: &Stage) -> Outcome {
    take_screenshots(stage, Scheme::Dark).await
}

async fn take_screenshots(stage: &Stage, scheme: Scheme) -> Outcome {
    stage.press_page(SAMPLE, "")?;
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        stage.open(PAGE).await?;
        stage.wait_for_controls().await?;
        stage.assert_no_axe_violations(&format!("a pressed page at {width} px, {scheme}")).await?;
        let file = pictures(stage.browser.engine)?.join(format!("pressed-{width}-{scheme}.png"));
        stage.browser.driver.screenshot(&file).await?;
        check::that(file.metadata()?.len() > 2000, || format!("{} is hardly a picture", file.display()))?;
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

impl Stage {
    /// Presses an article, and serves the page and the files that it loads. `scripts` are inserted before those of the page.
    fn press_page(&self, article: &str, scripts: &str) -> Outcome<Assets> {
        let assets =
            Assets::load(&requirements::dist(), Artifact::Page).map_err(|error| Failure::new(error.to_string()))?;
        let html = self.page(article, &assets)?.replacen("<meta", &format!("{scripts}<meta"), 1);
        self.site.reply(PAGE, [Reply::File("text/html; charset=utf-8", html)]);
        for name in assets.names() {
            self.site.reply(&format!("/{}", assets.path(name)), [Reply::BuiltAs(format!("/{name}"))]);
        }
        Ok(assets)
    }

    /// Returns the pressed page of an article.
    fn page(&self, article: &str, assets: &Assets) -> Outcome<String> {
        let web = |url: &str| Url::web(url, None).ok_or_else(|| Failure::new(format!("{url} is no web URL")));
        let home = web(&self.site.address("/article.json"))?;
        let article = source::read(article.as_bytes(), &home, &Options::default(), host::html::parse)
            .map_err(|error| Failure::new(error.to_string()))?;
        let mut entry = Entry::new(String::new(), article);
        PAGE.trim_start_matches('/').clone_into(&mut entry.path);
        let site = Site { url: web(&self.site.address("/"))?, name: String::new() };
        Ok(page(&entry, &entry.metadata(&site), &Template::new(&site, assets)))
    }

    /// Opens the pressed page, and asserts that it looks the same before and after the controls are loaded. Returns the
    /// appearance.
    async fn assert_same_appearance(&self, controls: &str) -> Outcome<String> {
        let (held, gate) = Reply::held(Reply::BuiltAs("/controls.js".into()));
        self.site.reply(&format!("/{controls}"), [held, Reply::BuiltAs("/controls.js".into())]);
        self.open(PAGE).await?;
        let before: String = self.browser.run(APPEARANCE, vec![]).await?;
        check::that(!self.is_visible("toolbar").await?, || "there are controls already".into())?;
        gate.notify_one();
        self.wait_for_controls().await?;
        check::equal("the appearance before the controls", &before, &self.browser.run(APPEARANCE, vec![]).await?)?;
        check::none("layout shifts", &self.recorded().await?.shifts)?;
        Ok(before)
    }
}
