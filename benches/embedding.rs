//! What two lines cost the page of a site: its front page with a reader far below what is seen, beside the same page
//! without the script and the element, in Chromium, slowed down to a cheap telephone.
//!
//! ```sh
//! trunk build --release
//! cargo bench --profile dev --features e2e --bench embedding
//! ```
//!
//! The pages are opened by turns, with an empty cache, so that what else the machine does falls on both. Told are the
//! medians, and the median of each pair's ratio with its quartiles: the time to the first contentful paint, and the
//! time for which the main thread was busy until it came to rest, of which that for scripts is a part.

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
use server::Site;

/// How often each page is opened.
const ROUNDS: usize = 60;
/// As often before, so that the browser has warmed up.
const WARM_UP: usize = 5;

/// How many times slower a cheap telephone is.
const SLOWER: u32 = 4;

/// A page of a site with a reader at its end.
const PAGE: &str = "/hosts/news-front.html";
/// A page of the same site with nothing on it.
const NOTHING: &str = "/e2e/plain.html";

/// What is measured, in the order of [`Costs`].
const NAMES: [&str; 3] = ["first contentful paint", "main thread busy", "of that in scripts"];

/// Milliseconds.
type Costs = [f64; 3];

fn main() -> ExitCode {
    // Cargo hands a filter of other benchmarks on.
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
    let cdn = Site::start().await?;
    site.vary(|variant| variant.cdn.clone_from(&cdn.origin));
    let browser = Browser::start(Engine::Chromium, Options::default()).await?;
    for (command, parameters) in [
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({ "cacheDisabled": true })),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })),
    ] {
        browser.devtools(command, parameters).await?;
    }
    let mut pairs = Vec::new();
    for round in 0..WARM_UP + ROUNDS {
        let mut costs = [Costs::default(); 2];
        // Whoever comes first has it a little harder.
        for page in [round % 2, 1 - round % 2] {
            site.vary(|variant| variant.without_reader = page == 0);
            costs[page] = open(&browser, &site).await?;
        }
        if round >= WARM_UP {
            pairs.push(costs);
        }
    }
    let asked = cdn.requests();
    browser.quit().await;
    if asked.iter().any(|path| path != "/maqal.js") || asked.len() != WARM_UP + ROUNDS {
        return Err(Failure::new(format!("more than the script was fetched: {asked:?}")));
    }
    println!("{:<24}{:>12}{:>12}{:>10}   quartiles", "ms, medians", "without", "with", "ratio");
    for (index, name) in NAMES.into_iter().enumerate() {
        let of = |page: usize| quartiles(pairs.iter().map(|costs| costs[page][index]).collect())[1];
        let [low, middle, high] = quartiles(pairs.iter().map(|[without, with]| with[index] / without[index]).collect());
        println!("{name:<24}{:>12.2}{:>12.2}{middle:>10.3}   {low:.3} to {high:.3}", of(0), of(1));
    }
    Ok(())
}

/// Opens the page and gives what that took.
async fn open(browser: &Browser, site: &Site) -> Outcome<Costs> {
    browser.driver.goto(site.address(NOTHING)).await?;
    // Counts from nothing again.
    browser.devtools("Performance.disable", json!({})).await?;
    browser.devtools("Performance.enable", json!({})).await?;
    browser.driver.goto(site.address(PAGE)).await?;
    // The paint is told after it; what the page has still to do is done before it is idle.
    let rest = "const done = arguments[arguments.length - 1];
        new PerformanceObserver((list) => {
            const paint = list.getEntriesByName('first-contentful-paint')[0];
            if (paint) requestIdleCallback(() => requestIdleCallback(() => done(paint.startTime)));
        }).observe({ type: 'paint', buffered: true });";
    let paint: f64 = browser.driver.execute_async(rest, Vec::new()).await?.convert()?;
    let [all, scripts] = busy(browser).await?;
    Ok([paint, all * 1e3, scripts * 1e3])
}

/// For how many seconds the main thread has been busy, and how many of them in scripts.
async fn busy(browser: &Browser) -> Outcome<[f64; 2]> {
    let told = browser.devtools("Performance.getMetrics", json!({})).await?;
    let metrics = told["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
    let value =
        |name: &str| metrics.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64());
    match (value("TaskDuration"), value("ScriptDuration")) {
        (Some(all), Some(scripts)) => Ok([all, scripts]),
        _ => Err(Failure::new(format!("Chromium does not tell how busy it was: {told}"))),
    }
}

fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| values[values.len() * quarter / 4])
}
