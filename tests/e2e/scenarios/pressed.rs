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
use serde_json::{Value, json};

use crate::{
    actions::ARTICLE,
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
pub const PAGE: &str = "/pressed/";
/// The script that records what happens on the page.
const RECORDER: &str = r#"<script src="/e2e/recorder.js"></script>"#;
/// Makes a page believe that the browser prepares it in advance.
const PRERENDERING: &str = "Object.defineProperty(document, 'prerendering', { value: true, configurable: true });";

/// Makes a page believe that it was requested at this time, in milliseconds since the navigation.
const REQUEST_TIME: &str =
    "Object.defineProperty(PerformanceResourceTiming.prototype, 'requestStart', { value: TIME });";
/// Times that make the network seem fast and slow.
const FAST: &str = "1e6";
const SLOW: &str = "-1000";
/// Sends a request when there is text on the screen, and the time in which an optional font may still come, 100
/// milliseconds, is over.
const PAINTED: &str = "new PerformanceObserver((list) => {
    const isPainted = list.getEntriesByName('first-contentful-paint').length > 0;
    if (isPainted) setTimeout(() => fetch('/e2e/painted'), 150);
}).observe({ type: 'paint', buffered: true });";

/// An article with two images that do not exist.
pub const BROKEN: &str = r#"{ "maqal": 1, "title": "سوق", "lang": "ar", "lead": { "src": "/e2e/nowhere.png", "alt": "خضار" },
    "body": ["نص", { "type": "figure", "image": { "src": "/e2e/none.png" } }] }"#;
/// Whether all images are loaded or have failed.
pub const IMAGES_DONE: &str = "return [...readersRoot().querySelectorAll('img')].every(({ complete }) => complete);";
/// Whether links have replaced the images of [`BROKEN`], as `render.wasm` does it.
pub const IMAGES_REPLACED: &str = "const links = [...readersRoot().querySelectorAll('figure .broken')];
    const shown = links.map(({ pathname, rel, title, innerText }) => [pathname, rel, title, innerText].join(' ')).join('; ');
    return shown === '/e2e/nowhere.png noopener تعذّر عرض الصورة خضار; /e2e/none.png noopener  تعذّر عرض الصورة' || shown;";

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
        let json: Value = serde_json::from_str(article)?;
        let title = json["title"].as_str().unwrap_or_default();
        check::same_words("the headline", &headline, title)?;
        check::that(stage.is_visible("headline").await? && stage.is_visible("body").await?, || {
            "it is not visible".into()
        })?;
        let slots = "return [...document.querySelectorAll('.toolbar-slot, .share-slot')].filter(isVisible).length;";
        check::equal("the number of visible slots", &stage.browser.run::<u32>(slots, vec![]).await?, &0)?;
        let links = "return [...document.querySelectorAll('noscript a')].filter(isVisible).map(({ href }) => href);";
        let links: Vec<String> = stage.browser.run(links, vec![]).await?;
        let own = stage.site.address(PAGE);
        let url = json["canonical"].as_str().unwrap_or(&own);
        check::equal("the share links", &links, &Network::ALL.map(|network| network.link(title, url)).to_vec())?;
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

pub async fn replaces_images_that_fail_on_a_pressed_page(stage: &Stage) -> Outcome {
    let controls = format!("/{}", stage.press_page(BROKEN, "")?.path("controls.js"));
    let (held, gate) = Reply::held(Reply::BuiltAs("/controls.js".into()));
    stage.site.reply(&controls, [held]);
    stage.begin_to_open(PAGE).await?;
    stage.wait_for_requests(&stage.site, &controls, 1).await?;
    stage.wait_until("the images to fail", IMAGES_DONE).await?;
    gate.notify_one();
    stage.wait_until("the links in place of the images", IMAGES_REPLACED).await
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

/// Digits, vowel marks and calendars change the text, so lines may break differently. Fails if that moves more of a usual
/// article than a good score for layout shifts allows, 0.1.
pub async fn applies_settings_that_change_the_text_with_the_controls(stage: &Stage) -> Outcome {
    let text =
        "هطل المطر على السهل في ١٢ نوفمبر ٢٠٢٥، وارتفع منسوب النهر ٣٥ سنتيمترًا، وقال أهل القرية إِنَّ المَوْسِمَ القَادِمَ \
                سيكون وفيرًا بعد سنوات من الجفاف. "
            .repeat(4);
    let article = json!({
        "maqal": 1, "title": "قرار رقم ١٢٣ لسنة ٢٠٢٥", "lang": "ar", "published": "2025-11-04T09:00:00Z",
        "byline": ["ليلى حداد"], "source": "صحيفة السهل", "body": [text, text, text],
    });
    stage.press_page(&article.to_string(), RECORDER)?;
    for width in [360, 1280] {
        stage.browser.resize(width, 800).await?;
        for (stored, part, expected) in [
            ("digits=latn", "body", "2025"),
            ("harakat=hidden", "body", "إن الموسم القادم"),
            ("calendar=both", "published", "١٤٤٧"),
        ] {
            stage.keep(&format!("2 {stored}")).await?;
            stage.open(PAGE).await?;
            stage.wait_for_controls().await?;
            stage.wait_for_paint().await?;
            let text = stage.text_of(part).await?;
            check::that(text.contains(expected), || format!("{stored} is not applied: {text}"))?;
            let shifts = stage.recorded().await?.shifts;
            let score: f64 = shifts.iter().filter_map(|shift| shift.split(':').next()?.parse::<f64>().ok()).sum();
            check::that(score < 0.1, || format!("{stored} at {width} px moves the page: {shifts:?}"))?;
        }
    }
    Ok(())
}

pub async fn a_pressed_page_saves_data(stage: &Stage) -> Outcome {
    let assets = stage.press_page(SAMPLE, "")?;
    let compressed = gzip(stage.page(SAMPLE, &assets)?.as_bytes())?;
    check::that(compressed <= 15_000, || format!("the page has {compressed} bytes"))?;
    let start = std::fs::metadata(requirements::dist().join("start.js"))?.len();
    check::that(start < 1_000, || format!("the start script has {start} bytes"))?;

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

/// The fonts are replaced with others, so that text would visibly change.
pub async fn a_pressed_page_has_its_font_at_the_first_paint(stage: &Stage) -> Outcome {
    let fonts = stage.press_page_with_other_fonts(FAST)?;
    let system = stage.boxes_with_system_font().await?;
    check::equal("the number of requests without the face", &stage.requests_of(&fonts), &0)?;
    // On a busy machine the fonts may be late, so there are several attempts.
    for _ in 0..10 {
        stage.open(PAGE).await?;
        stage.wait_for_paint().await?;
        check::none("layout shifts", &stage.recorded().await?.shifts)?;
        // WebKitGTK draws this face incorrectly, so the style sheet does not declare it.
        if (stage.text_boxes().await? != system) != (stage.browser.engine == Engine::WebKit) {
            check::that(stage.requests_of(&fonts) > 0, || "no font was requested".into())?;
            stage.press_page_with_other_fonts(SLOW)?;
            let before = stage.requests_of(&fonts);
            stage.open(PAGE).await?;
            stage.wait_for_paint().await?;
            check::equal("the number of requests on a slow network", &stage.requests_of(&fonts), &before)?;
            return check::that(stage.text_boxes().await? == system, || "a slow page has the font".into());
        }
    }
    Err(Failure::new("not one of ten pages had the fonts"))
}

/// Fails if text waits for its font, or if a late font applies to visible text.
pub async fn a_pressed_page_ignores_a_late_font(stage: &Stage) -> Outcome {
    let fonts = stage.press_page_with_other_fonts(FAST)?;
    let system = stage.boxes_with_system_font().await?;
    // From the page in the font of the device.
    stage.wait_for_requests(&stage.site, "/e2e/painted", 1).await?;
    let mut gates = Vec::new();
    for font in &fonts {
        let (held, gate) = Reply::held(Reply::BuiltAs("/fonts/plex-arabic.woff2".into()));
        stage.site.reply(font, [held]);
        gates.push(gate);
    }
    // The driver waits for pending fonts.
    let release = async {
        for font in &fonts {
            stage.wait_for_requests(&stage.site, font, 1).await?;
        }
        stage.wait_for_requests(&stage.site, "/e2e/painted", 2).await?;
        for gate in &gates {
            gate.notify_one();
        }
        Ok(())
    };
    tokio::try_join!(stage.open(PAGE), release)?;
    stage.wait_until("all fonts", "return document.fonts.status === 'loaded' || document.fonts.status;").await?;
    stage.wait_for_paint().await?;
    check::none("layout shifts", &stage.recorded().await?.shifts)?;
    check::that(stage.text_boxes().await? == system, || "words have moved when the fonts came".into())
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

/// Parses a web URL.
pub fn web(url: &str) -> Outcome<Url> {
    Url::web(url, None).ok_or_else(|| Failure::new(format!("{url} is no web URL")))
}

impl Stage {
    /// Presses an article, and serves the page and the files that it loads. `scripts` are inserted before those of the page.
    pub fn press_page(&self, article: &str, scripts: &str) -> Outcome<Assets> {
        let assets =
            Assets::load(&requirements::dist(), Artifact::Page).map_err(|error| Failure::new(error.to_string()))?;
        let html = self.page(article, &assets)?.replacen("<meta", &format!("{scripts}<meta"), 1);
        self.site.reply(PAGE, [Reply::File("text/html; charset=utf-8", html)]);
        for name in assets.names() {
            self.site.reply(&format!("/{}", assets.path(name)), [Reply::BuiltAs(format!("/{name}"))]);
        }
        Ok(assets)
    }

    /// Presses the sample with other fonts in place of its own. `time` is that of the request for the page. Returns the
    /// paths of the fonts.
    fn press_page_with_other_fonts(&self, time: &str) -> Outcome<[String; 2]> {
        let script = [REQUEST_TIME.replace("TIME", time).as_str(), PAINTED].concat();
        let path = format!("/e2e/request-time{time}.js");
        self.site.reply(&path, [Reply::File("text/javascript", script)]);
        let assets = self.press_page(SAMPLE, &format!(r#"{RECORDER}<script src="{path}"></script>"#))?;
        Ok([("core", "plex-arabic"), ("core-latin", "plex-latin")].map(|(own, other)| {
            let path = format!("/{}", assets.path(&format!("fonts/naskh-{own}.woff2")));
            self.site.reply(&path, [Reply::BuiltAs(format!("/fonts/{other}.woff2"))]);
            path
        }))
    }

    /// Returns the boxes of the words on the pressed page in the font of the device.
    async fn boxes_with_system_font(&self) -> Outcome<String> {
        self.keep("2 face=system").await?;
        self.open(PAGE).await?;
        self.wait_for_paint().await?;
        let boxes = self.text_boxes().await?;
        self.browser.run::<()>("localStorage.clear();", vec![]).await?;
        Ok(boxes)
    }

    /// Returns the boxes of the words of the text. The controls are not among them.
    async fn text_boxes(&self) -> Outcome<String> {
        let script = "return JSON.stringify(words(part('body')));";
        let boxes: String = self.browser.run(script, vec![]).await?;
        if boxes.len() > 2 { Ok(boxes) } else { Err(Failure::new("the article has no words")) }
    }

    fn requests_of(&self, paths: &[String]) -> usize {
        paths.iter().map(|path| self.site.request_count(path)).sum()
    }

    /// Returns the pressed page of an article.
    fn page(&self, article: &str, assets: &Assets) -> Outcome<String> {
        let mut entry = self.entry(article)?;
        PAGE.trim_start_matches('/').clone_into(&mut entry.path);
        let site = Site { url: web(&self.site.address("/"))?, name: String::new() };
        Ok(page(&entry, &entry.metadata(&site), &Template::new(&site, assets)))
    }

    /// Reads an article natively, as if the site had served it.
    pub fn entry(&self, article: &str) -> Outcome<Entry> {
        let home = web(&self.site.address(ARTICLE))?;
        let article = source::read(article.as_bytes(), &home, &Options::default(), host::html::parse)
            .map_err(|error| Failure::new(error.to_string()))?;
        Ok(Entry::new(String::new(), article))
    }

    /// Opens the pressed page, and asserts that it looks the same before and after the controls are loaded. Returns the
    /// appearance.
    async fn assert_same_appearance(&self, controls: &str) -> Outcome<String> {
        let (held, gate) = Reply::held(Reply::BuiltAs("/controls.js".into()));
        let controls = format!("/{controls}");
        self.site.reply(&controls, [held, Reply::BuiltAs("/controls.js".into())]);
        let requests = self.site.request_count(&controls);
        self.begin_to_open(PAGE).await?;
        self.wait_for_requests(&self.site, &controls, requests + 1).await?;
        let before: String = self.browser.run(APPEARANCE, vec![]).await?;
        check::that(!self.is_visible("toolbar").await?, || "there are controls already".into())?;
        gate.notify_one();
        self.wait_for_controls().await?;
        check::equal("the appearance before the controls", &before, &self.browser.run(APPEARANCE, vec![]).await?)?;
        check::none("layout shifts", &self.recorded().await?.shifts)?;
        Ok(before)
    }
}
