//! Measures the time from a click that changes the font size to the end of the next frame, with an article of 2,000
//! paragraphs, in Chromium. The peer is the same document without the reader's scripts, with a button that sets the custom
//! property by one line of JavaScript. The goal is a ratio of at most 1.1.
//!
//! ```sh
//! trunk build --release
//! cargo bench --profile dev --features e2e --bench interaction
//! ```
//!
//! Both pages are open in the same browser and alternate between the same two sizes, so that other load on the machine
//! affects both alike. A frame ends when a message arrives that was posted in its animation callback. The program prints
//! the medians, and the median of the ratios of all rounds with its 95 % confidence interval. It takes a few minutes.

// For wasm this is an empty program.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, reason = "this program prints a report")]
#![allow(dead_code, reason = "the benchmark does not use everything of these modules")]

#[path = "../tests/e2e/browser.rs"]
mod browser;
#[path = "support/interval.rs"]
mod interval;
#[path = "../tests/e2e/outcome.rs"]
mod outcome;
#[path = "../tests/e2e/process.rs"]
mod process;
#[path = "../tests/e2e/requirements.rs"]
mod requirements;
#[path = "../tests/e2e/server.rs"]
mod server;
#[path = "../tests/e2e/wait.rs"]
mod wait;

use std::process::ExitCode;

use serde_json::json;

use browser::{Browser, Engine, Options};
use interval::median;
use outcome::{Failure, Outcome};
use server::{Reply, Site};

/// The number of measured pairs of clicks.
const ROUNDS: usize = 150;
/// The number of pairs before that, which warm up the browser and are dropped.
const WARM_UP: usize = 10;
const PARAGRAPHS: usize = 2_000;
const ARTICLE: &str = "/e2e/article.json";
const BARE: &str = "/bare";
/// The script of the peer: it sets the property that the reader sets, to the same values.
const PEER: &str = "document.querySelector('.maqal').style.setProperty('--maqal-font-scale', window.larger = window.larger === '1.15' ? '1.00' : '1.15')";

/// A script that returns the height of the text. It must be the same in both pages.
const HEIGHT: &str = "return document.querySelector('[data-part=body]').getBoundingClientRect().height;";

/// A script that clicks and returns the milliseconds until the end of the next frame, or -1 if nothing has changed.
const STEP: &str = "const [of, done] = arguments;
    const button = of === 'reader'
        ? document.querySelector(document.querySelector('.maqal').style.getPropertyValue('--maqal-font-scale') === '1.15'
            ? '[data-part=font-decrease]' : '[data-part=font-increase]')
        : document.getElementById('step');
    const scale = () => document.querySelector('.maqal').style.getPropertyValue('--maqal-font-scale');
    requestAnimationFrame(() => setTimeout(() => {
        const before = scale();
        const began = performance.now();
        button.click();
        const drawn = () => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(scale() === before ? -1 : performance.now() - began);
            port2.postMessage(0);
        };
        requestAnimationFrame(drawn);
    }));";

fn main() -> ExitCode {
    let done = tokio::runtime::Runtime::new().map_err(Failure::from).and_then(|runtime| {
        runtime.block_on(async {
            requirements::check(&[Engine::Chromium]).map_err(Failure::new)?;
            measure().await
        })
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Outcome {
    let site = Site::start().await?;
    let paragraph = "كلام طويل يملأ الصفحة سطرًا بعد سطر، وفيه من كل حرف ما يكفي ليُرى أثر الحجم في توزيعه. ".repeat(4);
    let article = json!({ "maqal": 1, "title": "مقال طويل", "lang": "ar", "body": vec![paragraph; PARAGRAPHS] });
    site.reply(ARTICLE, [Reply::Json(article.to_string())]);
    let browser = Browser::start(Engine::Chromium, Options::default()).await?;
    let driver = &browser.driver;
    // The second visit uses the font of the page, which the first one only loads.
    for _ in 0..2 {
        driver.goto(site.address(&format!("/?src={ARTICLE}"))).await?;
        wait::until("the article", wait::SOON, async || {
            let there = "return Boolean(document.querySelector('[data-part=share-links]')) && document.fonts.status === 'loaded';";
            Ok(if browser.run::<bool>(there, vec![]).await? { Ok(()) } else { Err("It is not complete.".to_owned()) })
        })
        .await?;
    }
    let high = browser.run::<f64>(HEIGHT, vec![]).await?;
    site.reply(BARE, [Reply::File("text/html; charset=utf-8", bare(&browser).await?)]);
    let reader = driver.window().await?;
    let peer = driver.new_tab().await?;
    driver.switch_to_window(peer.clone()).await?;
    driver.goto(site.address(BARE)).await?;
    let bare = browser.run::<f64>(HEIGHT, vec![]).await?;
    if (bare - high).abs() > 1.0 {
        return Err(Failure::new(format!("The text of the peer is {bare} px high, that of the reader {high} px.")));
    }

    let mut rounds = Vec::new();
    for round in 0..WARM_UP + ROUNDS {
        let mut times = [0.0; 2];
        // The first one is slightly slower, so the order alternates.
        for turn in 0..2 {
            let which = (round + turn) % 2;
            driver.switch_to_window([&peer, &reader][which].clone()).await?;
            let time: f64 = driver.execute_async(STEP, vec![json!(["bare", "reader"][which])]).await?.convert()?;
            if time < 0.0 {
                return Err(Failure::new("A click changed nothing."));
            }
            times[which] = time;
        }
        if round >= WARM_UP {
            rounds.push(times);
        }
    }
    browser.quit().await;
    for (which, name) in ["one line of JavaScript", "the reader"].into_iter().enumerate() {
        let [_, time, _] = median(rounds.iter().map(|times| times[which]).collect());
        println!("{name:<24}{time:>8.1} ms");
    }
    let [low, ratio, high] = median(rounds.iter().map(|[bare, reader]| reader / bare).collect());
    println!("ratio                   {ratio:>8.3}   {low:.3} to {high:.3}");
    Ok(())
}

/// Returns the HTML of the peer: the content of the page with its style sheets, and a button.
async fn bare(browser: &Browser) -> Outcome<String> {
    let script = "const links = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.outerHTML);
        const adopted = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);
        return `${links.join('')}<style>${adopted.join('\\n')}</style>${document.querySelector('main').outerHTML}`;";
    let body: String = browser.run(script, vec![]).await?;
    // The attribute with which the style sheet uses the font of the page.
    let face = "return document.documentElement.hasAttribute('data-naskh') ? 'data-naskh' : '';";
    let face: String = browser.run(face, vec![]).await?;
    Ok(format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\" {face}><meta charset=\"utf-8\"><title>bare</title>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{body}\
        <button id=\"step\" onclick=\"{PEER}\">+</button></html>"
    ))
}
