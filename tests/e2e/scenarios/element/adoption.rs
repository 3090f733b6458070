//! Elements that `maqal-press --element` has written: complete without scripts, and adopted by the element.

use std::sync::Arc;

use maqal::{
    press::{Artifact, Site, assets::Assets, element::element},
    share::Network,
};
use serde_json::json;
use tokio::sync::Notify;

use super::{ARTICLE, READER, Reply, SHARED, reply};
use crate::{
    check,
    outcome::{Failure, Outcome},
    requirements,
    scenarios::pressed::{BROKEN, IMAGES_DONE, IMAGES_REPLACED, web},
    stage::{self, Stage},
};

const EVERY_BLOCK: &str = include_str!("../../articles/every-block.json");
const WIDE: &str = include_str!("../../articles/wide.json");

/// The page of the publisher.
pub const PUBLISHER: &str = "/publisher.html";
/// What loads the reader as soon as the browser has parsed the page.
const DEFERRED: &str = r#"<script type="module" src="{cdn}/maqal.js" crossorigin></script>"#;
/// What loads the reader while the browser parses the page.
const EARLY: &str = r#"<script type="module" async src="{cdn}/maqal.js" crossorigin></script>
    <script src="/e2e/report.js"></script>"#;
/// Reports to the server that the element is defined. The driver runs no scripts while the browser parses the page.
const REPORT: &str = "customElements.whenDefined('maqal-reader').then(() => fetch('/e2e/defined'));";
/// The files that show an article, which an adopted element does not need.
const UNNEEDED: [&str; 3] = ["/render.js", "/render_bg.wasm", "/css/maqal.css"];

/// The positions of the parts of the article, the same ones before and after the controls are loaded.
const POSITIONS: &str = "
    window.placed ??= [...part('reader').querySelectorAll('h1, p, h2, figure, blockquote, footer')];
    return placed.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top + scrollY, width, height].map(Math.round).join(' ');
    });";

impl Stage {
    /// Presses articles as elements, and serves a page of a publisher that contains them and `scripts`. The page has a
    /// strict content security policy, and another font size than the browser's default.
    pub fn press_elements(&self, articles: &[&str], scripts: &str) -> Outcome<String> {
        let failed = |error: maqal::press::assets::Error| Failure::new(error.to_string());
        let assets = Assets::load(&requirements::dist(), Artifact::Element).map_err(failed)?;
        for name in assets.names() {
            self.other.reply(&format!("/{}", assets.path(name)), [Reply::BuiltAs(format!("/{name}"))]);
        }
        let site = Site { url: web(&self.other.address("/"))?, name: String::new() };
        let mut elements = String::new();
        for article in articles {
            elements += &element(&self.entry(article)?, &site, &assets);
        }
        let (own, cdn) = (&self.site.origin, &self.other.origin);
        let policy = format!(
            "default-src 'none'; script-src {own}/e2e/ {own}/hosts/ {cdn} 'wasm-unsafe-eval'; style-src {own}/e2e/ {cdn}; \
             connect-src {own} {cdn}; img-src https: data: {own}; media-src https: {own}; font-src {cdn}; base-uri 'none'; \
             trusted-types maqal; require-trusted-types-for 'script'"
        );
        self.site.vary(|variant| variant.host_policy = policy);
        self.site.reply("/e2e/publisher.css", [Reply::File("text/css", "html { font-size: 62.5% }".into())]);
        self.site
            .reply(PUBLISHER, [Reply::File("text/html; charset=utf-8", self.publisher(&elements, scripts).concat())]);
        Ok(elements)
    }

    /// Returns the page of the publisher, in two parts: its head, and the body with the elements.
    fn publisher(&self, elements: &str, scripts: &str) -> [String; 2] {
        let scripts = scripts.replace("{cdn}", &self.other.origin);
        let head = format!(
            r#"<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>أخبار</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
            <link rel="stylesheet" href="/e2e/publisher.css">
            <script src="/e2e/recorder.js"></script><script src="/hosts/life.js"></script>{scripts}</head>"#
        );
        [head, format!(r#"<body><main id="place">{elements}</main></body></html>"#)]
    }

    /// Asserts that no element has requested an article or what shows it, and that there are no errors.
    async fn assert_adopted(&self) -> Outcome {
        let unneeded = |path: &String| UNNEEDED.contains(&&**path);
        let mut requests: Vec<_> = self.other.requests().into_iter().filter(unneeded).collect();
        requests.extend(self.site.requests().into_iter().filter(|path| path == ARTICLE));
        check::none("requests for the article and for the module that shows it", &requests)?;
        check::none("errors and violations", &self.recorded().await?.complaints)
    }

    /// Loads the reader, and waits until the element is defined. Trusted Types would refuse the URL of a script element.
    async fn import(&self) -> Outcome {
        self.run_script("bring('maqal.js');").await?;
        self.wait_until("the element to be defined", "return Boolean(customElements.get('maqal-reader'));").await
    }
}

pub async fn shows_a_pressed_element_without_scripts(stage: &Stage) -> Outcome {
    stage.press_elements(&[SHARED, EVERY_BLOCK], DEFERRED)?;
    stage.open(PUBLISHER).await?;
    for index in 0..2 {
        let visible = format!(
            "const root = document.querySelectorAll('maqal-reader')[{index}].shadowRoot;
            const links = [...root.querySelectorAll('noscript a')];
            return isVisible(part('headline', root)) && isVisible(part('body', root)) && links.length === {}
                && links.every(isVisible) && ![...root.querySelectorAll('.toolbar-slot, .share-slot')].some(isVisible);",
            Network::ALL.len()
        );
        stage.wait_until("the article and its share links", &visible).await?;
    }
    // Lengths do not depend on the page around the element, and its style sheet is loaded.
    let size = "return getComputedStyle(part('body').querySelector('p')).fontSize;";
    check::equal("the font size", &stage.browser.run::<String>(size, vec![]).await?, &"20px".to_owned())?;
    let file = stage::pictures(stage.browser.engine)?.join("element-without-scripts.png");
    Ok(stage.browser.driver.screenshot(&file).await?)
}

pub async fn adopts_a_pressed_element(stage: &Stage) -> Outcome {
    adopt(stage, SHARED).await
}

pub async fn adopts_a_pressed_element_with_every_block(stage: &Stage) -> Outcome {
    // An image that fails to load would be replaced, and move what is below it.
    adopt(stage, &EVERY_BLOCK.replace("/icon.svg", &stage.site.address("/icon.svg"))).await
}

/// Can run only once in a browser, because a second page may have the controls from the browser's cache.
async fn adopt(stage: &Stage, article: &str) -> Outcome {
    let (held, gate) = Reply::held(Reply::Built);
    stage.other.reply("/controls.js", [held, Reply::Built]);
    stage.press_elements(&[article], "")?;
    stage.open(PUBLISHER).await?;
    stage.wait_for_style_sheet().await?;
    stage.run_script("part('headline').mark = 1; window.article = part('reader').innerHTML;").await?;
    let before: Vec<String> = stage.browser.run(POSITIONS, vec![]).await?;
    // A busy browser may paint the page while it is parsed, and counts its growth.
    let shifts = stage.recorded().await?.shifts;
    stage.import().await?;
    stage.wait_for_readers("ready").await?;
    stage.wait_for_requests(&stage.other, "/controls.js", 1).await?;
    stage.assert_true("whether the article is as it was", "return part('reader').innerHTML === article;").await?;
    gate.notify_one();
    stage.wait_for_controls().await?;
    check::equal("the positions", &stage.browser.run::<Vec<String>>(POSITIONS, vec![]).await?, &before)?;
    check::equal("the layout shifts", &stage.recorded().await?.shifts, &shifts)?;
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(1.15).await?;
    stage.click_part("share").await?;
    stage.wait_for_open_sheet("share-menu").await?;
    let kept = "return part('headline').mark === 1 && !events.some(({ name }) => name === 'maqal-load');";
    stage.assert_true("whether it is the same article", kept).await?;
    stage.assert_adopted().await
}

impl Stage {
    /// Waits until the style sheets of all elements are loaded.
    async fn wait_for_style_sheet(&self) -> Outcome {
        let loaded = "return [...document.querySelectorAll('maqal-reader')].every(({ shadowRoot }) =>
            shadowRoot.querySelector('link').sheet !== null);";
        self.wait_until("the style sheet", loaded).await?;
        self.wait_for_paint().await
    }
}

/// Before the controls are loaded, and with the site's defaults for what the person has not chosen.
pub async fn an_adopted_element_applies_stored_settings(stage: &Stage) -> Outcome {
    let (held, gate) = Reply::held(Reply::Built);
    stage.other.reply("/controls.js", [held, Reply::Built]);
    stage.press_elements(&[SHARED], "")?;
    stage.keep("2 font-step=3 theme=sepia face=unknown").await?;
    stage.open(PUBLISHER).await?;
    let defaults = format!(
        "{READER}.setAttribute('preferences', 'line-height=2.1 theme=dark measure=wrong');
         {READER}.setAttribute('font-step', '6');"
    );
    stage.run_script(&defaults).await?;
    stage.import().await?;
    let applied = "const { style, dataset } = part('reader');
        return style.getPropertyValue('--maqal-font-scale') === '1.50' && dataset.theme === 'sepia'
            && style.getPropertyValue('--maqal-line-height') === '2.1' && dataset.face === undefined
            && style.getPropertyValue('--maqal-measure') === '' && dataset.controls === undefined
            || part('reader').outerHTML.slice(0, 300);";
    stage.wait_until("the settings", applied).await?;
    gate.notify_one();
    stage.wait_for_controls().await?;
    stage.wait_for_font_scale(1.5).await?;
    stage.assert_adopted().await
}

pub async fn replaces_images_that_fail_in_a_pressed_element(stage: &Stage) -> Outcome {
    stage.press_elements(&[BROKEN], "")?;
    stage.open(PUBLISHER).await?;
    stage.wait_until("the images to fail", IMAGES_DONE).await?;
    stage.import().await?;
    stage.wait_until("the links in place of the images", IMAGES_REPLACED).await
}

/// Only articles near the viewport get controls.
pub async fn adopts_many_pressed_elements_on_one_page(stage: &Stage) -> Outcome {
    let articles = [WIDE; 20];
    stage.press_elements(&articles, DEFERRED)?;
    stage.open(PUBLISHER).await?;
    stage.wait_for_readers("ready").await?;
    let complete = |index: usize| {
        format!(
            "const reader = document.querySelectorAll('maqal-reader')[{index}];
             return isComplete(part('reader', reader.shadowRoot));"
        )
    };
    stage.wait_until("the controls of the first", &complete(0)).await?;
    let count = "return [...document.querySelectorAll('maqal-reader')]
        .filter(({ shadowRoot }) => shadowRoot.querySelector('.controls')).length;";
    let count: usize = stage.browser.run(count, vec![]).await?;
    check::that(count < 10, || format!("{count} of {} elements have controls", articles.len()))?;
    stage.run_script("document.querySelectorAll('maqal-reader')[19].scrollIntoView({ behavior: 'instant' });").await?;
    stage.wait_until("the controls of the last", &complete(19)).await?;
    stage.click_expression("partOf(document.querySelectorAll('maqal-reader')[19], 'font-increase')").await?;
    // All readers have the same settings.
    stage.wait_for_font_scale(1.15).await?;
    for name in ["/adopted.js", "/controls_bg.wasm", "/controls.js"] {
        check::equal(&format!("requests for {name}"), &stage.other.request_count(name), &1)?;
    }
    let unneeded = |path: &String| UNNEEDED.contains(&&**path);
    let requests: Vec<_> = stage.other.requests().into_iter().filter(unneeded).collect();
    check::none("requests for what shows an article", &requests)
}

pub async fn keeps_a_pressed_element_when_reinserted(stage: &Stage) -> Outcome {
    stage.press_elements(&[SHARED], DEFERRED)?;
    stage.open(PUBLISHER).await?;
    stage.wait_for_complete_readers().await?;
    stage.run_script(&format!("part('headline').mark = 1; window.gone = {READER}; gone.remove();")).await?;
    let without = "const root = gone.shadowRoot;
        return stateOf(gone) === '' && part('headline', root).mark === 1 && !root.querySelector('.controls')
            && part('reader', root).dataset.controls === undefined && !part('toolbar', root);";
    stage.wait_until("the controls to be gone", without).await?;
    stage.run_script("document.getElementById('place').append(gone);").await?;
    stage.wait_for_complete_readers().await?;
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(1.15).await?;
    stage.assert_true("whether it is the same article", "return part('headline').mark === 1;").await?;
    // Without another article, other attributes only replace the controls.
    stage.run_script(&format!("{READER}.share = 'x copy';")).await?;
    let links = "const links = parts('share-link').filter((link) => !part('share-menu').contains(link));
        return links.map(({ dataset }) => dataset.network).join() === 'x,copy' && part('headline').mark === 1;";
    stage.wait_until("the chosen share links", links).await?;
    stage.run_script("localStorage.clear();").await?;
    stage.assert_adopted().await
}

pub async fn another_article_replaces_that_of_a_pressed_element(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [reply("المقال الآخر")]);
    let by_src = format!("{READER}.src = '{ARTICLE}';");
    let by_object = format!("{READER}.article = {};", super::article("المقال الآخر"));
    for (has_controls, script) in [(true, &by_src), (true, &by_object), (false, &by_src), (false, &by_object)] {
        stage.press_elements(&[SHARED], if has_controls { DEFERRED } else { "" })?;
        stage.open(PUBLISHER).await?;
        if has_controls {
            stage.wait_for_complete_readers().await?;
        } else {
            stage.import().await?;
        }
        stage.run_script(script).await?;
        stage.wait_for_headline(READER, "المقال الآخر").await?;
        stage.wait_for_complete_readers().await?;
        let alone = format!("return {READER}.shadowRoot.querySelectorAll('article, link').length === 1;");
        stage.assert_true("whether the first article is gone", &alone).await?;
        stage.click_part("font-increase").await?;
        stage.wait_for_font_scale(1.15).await?;
        stage.run_script("localStorage.clear();").await?;
        check::none("errors and violations", &stage.recorded().await?.complaints)?;
    }
    check::equal("requests for the article", &stage.site.request_count(ARTICLE), &2)
}

/// The element is defined when the parser reaches it, before it has children.
pub async fn adopts_a_pressed_element_while_the_page_is_parsed(stage: &Stage) -> Outcome {
    stage.site.reply("/e2e/report.js", [Reply::File("text/javascript", REPORT.into())]);
    stage.site.reply("/e2e/defined", [Reply::Status(204)]);
    let elements = stage.press_elements(&[SHARED], EARLY)?;
    let rest = Arc::new(Notify::new());
    let page = stage.publisher(&elements, EARLY);
    stage.site.reply(PUBLISHER, [Reply::Parts("text/html; charset=utf-8", page, Arc::clone(&rest))]);
    let defined = async {
        stage.wait_for_requests(&stage.site, "/e2e/defined", 1).await?;
        rest.notify_one();
        Ok(())
    };
    // The driver waits until the page is parsed.
    futures::future::try_join(stage.open(PUBLISHER), defined).await?;
    stage.wait_for_complete_readers().await?;
    stage.assert_adopted().await
}

/// The parser of `innerHTML` leaves the template, as do browsers without declarative shadow roots.
pub async fn adopts_a_pressed_element_that_a_script_inserts(stage: &Stage) -> Outcome {
    let element = stage.press_elements(&[SHARED], DEFERRED)?;
    stage.press_elements(&[], DEFERRED)?;
    // Trusted Types would refuse the text.
    stage.site.vary(|variant| variant.host_policy.clear());
    stage.open(PUBLISHER).await?;
    stage.wait_until("the element to be defined", "return Boolean(customElements.get('maqal-reader'));").await?;
    stage.insert(&element).await?;
    stage.wait_for_complete_readers().await?;
    stage.assert_true("whether the template is gone", "return !document.querySelector('template');").await?;
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(1.15).await?;
    stage.assert_adopted().await
}

pub async fn follows_links_within_a_pressed_element(stage: &Stage) -> Outcome {
    stage.press_elements(&[include_str!("../../articles/wordpress.json")], DEFERRED)?;
    stage.open(PUBLISHER).await?;
    stage.wait_for_complete_readers().await?;
    stage.click_expression("part('body').querySelector(\"a[href^='#']\")").await?;
    let focused = format!(
        "const link = part('body').querySelector(\"a[href^='#']\");
         return {READER}.shadowRoot.activeElement?.id === link.hash.slice(1) && location.hash === '';"
    );
    stage.wait_until("the target of the link to have the focus", &focused).await?;
    stage.assert_adopted().await
}

pub async fn an_adopted_element_saves_data(stage: &Stage) -> Outcome {
    stage.browser.devtools("Emulation.setDataSaverOverride", json!({ "dataSaverEnabled": true })).await?;
    stage.press_elements(&[SHARED], DEFERRED)?;
    stage.open(PUBLISHER).await?;
    stage.wait_for_readers("ready").await?;
    stage.wait_for_requests(&stage.other, "/adopted.js", 1).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    check::equal("requests for the controls", &stage.other.request_count("/controls.js"), &0)?;
    stage.click_part("headline").await?;
    stage.wait_for_controls().await?;
    stage.assert_adopted().await
}
