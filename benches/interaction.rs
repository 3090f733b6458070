//! From a click on a step of the font size to the next frame, on an article of 2,000 paragraphs, in Chromium; beside the
//! same document as a bare page, where one line of JavaScript sets the one custom property. The aim is a ratio of 1.1.
//!
//! ```sh
//! trunk build --release
//! cargo bench --profile dev --features e2e --bench interaction
//! ```
//!
//! The bare page is what the reader has put there, style sheets and all, with its scripts left out. Both are open in the
//! same browser and step between the same two sizes by turns, so that what else the machine does falls on both. A frame
//! is over when a message comes that was sent while it was drawn. Told are the medians, and the median of the ratio in
//! each round with the bounds within which it lies with a probability of 95 %. It takes a few minutes.

// There it is a program that does nothing.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, reason = "this is a program that reports")]
#![allow(dead_code, reason = "not every word of the end-to-end tests is used here")]

#[path = "../tests/e2e/browser.rs"]
mod browser;
#[path = "../tests/e2e/needs.rs"]
mod needs;
#[path = "../tests/e2e/outcome.rs"]
mod outcome;
#[path = "../tests/e2e/process.rs"]
mod process;
#[path = "../tests/e2e/server.rs"]
mod server;
#[path = "../tests/e2e/wait.rs"]
mod wait;

use std::process::ExitCode;

use serde_json::json;

use browser::{Browser, Engine, Options};
use outcome::{Failure, Outcome};
use server::{Reply, Site};

/// How many pairs of steps are measured.
const ROUNDS: usize = 150;
/// As many before, so that the browser has warmed up.
const WARM_UP: usize = 10;
const PARAGRAPHS: usize = 2_000;
const ARTICLE: &str = "/e2e/article.json";
const BARE: &str = "/bare";
/// Sets what the reader sets, to what it sets.
const PEER: &str = "document.querySelector('.maqal').style.setProperty('--maqal-font-scale', window.larger = window.larger === '1.15' ? '1.00' : '1.15')";

/// How high the text is: with the same words, faces and sizes as high as any.
const HEIGHT: &str = "return document.querySelector('[data-part=body]').getBoundingClientRect().height;";

/// Clicks, and gives how many milliseconds it took until the frame was drawn.
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
            needs::check(&[Engine::Chromium]).map_err(Failure::new)?;
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
    // The second time with the page's own font, which the first text does not wait for.
    for _ in 0..2 {
        driver.goto(site.address(&format!("/?src={ARTICLE}"))).await?;
        wait::until("the article", wait::SOON, async || {
            let there = "return Boolean(document.querySelector('[data-part=share-links]')) && document.fonts.status === 'loaded';";
            Ok(if browser.run::<bool>(there, vec![]).await? { Ok(()) } else { Err("there is none yet".to_owned()) })
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
        return Err(Failure::new(format!("the text of the bare page is {bare} px high instead of {high}")));
    }

    let mut rounds = Vec::new();
    for round in 0..WARM_UP + ROUNDS {
        let mut times = [0.0; 2];
        // Whoever comes first has it a little harder.
        for turn in 0..2 {
            let which = (round + turn) % 2;
            driver.switch_to_window([&peer, &reader][which].clone()).await?;
            let time: f64 = driver.execute_async(STEP, vec![json!(["bare", "reader"][which])]).await?.convert()?;
            if time < 0.0 {
                return Err(Failure::new("a click changed nothing"));
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

/// The page as it is, with its style sheets and one button that runs one line.
async fn bare(browser: &Browser) -> Outcome<String> {
    let script = "const links = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.outerHTML);
        const adopted = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);
        return `${links.join('')}<style>${adopted.join('\\n')}</style>${document.querySelector('main').outerHTML}`;";
    let body: String = browser.run(script, vec![]).await?;
    // The attribute by which the style sheet takes the page's own face.
    let face = "return document.documentElement.hasAttribute('data-naskh') ? 'data-naskh' : '';";
    let face: String = browser.run(face, vec![]).await?;
    Ok(format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\" {face}><meta charset=\"utf-8\"><title>bare</title>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{body}\
        <button id=\"step\" onclick=\"{PEER}\">+</button></html>"
    ))
}

/// The median, between the values within which it lies with a probability of 95 %.
fn median(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    // Ranks of the binomial distribution, as the normal one comes close to it.
    let reach = values.len().isqrt();
    [middle - reach, middle, middle + reach].map(|rank| values[rank])
}
