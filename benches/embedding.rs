//! What two lines cost the page of a site: its front page with a reader far below what is seen, beside the same page
//! without the script and the element, in Chromium. The page has as many elements as the middle one of news sites. Its
//! peer is the page with the least that such a tag can be: a script that defines an element which does nothing.
//!
//! ```sh
//! trunk build --release
//! cargo bench --profile dev --features e2e --bench embedding
//! ```
//!
//! The pages are opened by turns, with an empty cache, so that what else the machine does falls on all. Told are the
//! medians, and the median of the ratio to the bare page in each round with the bounds within which it lies with a
//! probability of 95 %: of the time to the first contentful paint, and of the processor's time that the main thread took
//! until it came to rest, of which that for scripts is a part. It takes six minutes.

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

/// How often each page is opened.
const ROUNDS: usize = 400;
/// As often before, so that the browser has warmed up.
const WARM_UP: usize = 5;

/// How many elements the page of a news site has on a telephone: the median of 1,000 and more, by Brian Grinstead from
/// the HTTP Archive of March 2023, <https://briangrinstead.com/blog/httparchive-analysis-of-news-homepages/>.
const ELEMENTS: usize = 1621;
const PAGE: &str = "/front";
/// What the peer's page has in place of the reader's script.
const PEER: &str = "/element.js";
const ELEMENT: &str = r#"customElements.define("maqal-reader", class extends HTMLElement {});"#;
/// A page of the same site with nothing on it.
const NOTHING: &str = "/e2e/plain.html";

/// What the pages have, in the order of [`pages`].
const PAGES: [&str; 3] = ["neither", "an element that does nothing", "the reader"];

/// What is measured, in the order of [`Costs`].
const NAMES: [&str; 3] = ["first contentful paint", "main thread", "of that in scripts"];

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
    cdn.reply(PEER, [Reply::File("text/javascript", ELEMENT.to_owned())]);
    let pages = pages(&cdn.origin)?;
    let browser = Browser::start(Engine::Chromium, Options::default()).await?;
    for (command, parameters) in
        [("Network.enable", json!({})), ("Network.setCacheDisabled", json!({ "cacheDisabled": true }))]
    {
        browser.devtools(command, parameters).await?;
    }
    let mut rounds = Vec::new();
    for round in 0..WARM_UP + ROUNDS {
        let mut costs = [Costs::default(); 3];
        // Whoever comes first has it a little harder.
        for turn in 0..pages.len() {
            let page = (round + turn) % pages.len();
            site.forget(PAGE);
            site.reply(PAGE, [Reply::File("text/html; charset=utf-8", pages[page].clone())]);
            costs[page] = open(&browser, &site).await?;
        }
        if round >= WARM_UP {
            rounds.push(costs);
        }
    }
    let asked = cdn.requests();
    browser.quit().await;
    if asked.iter().any(|path| path != "/maqal.js" && path != PEER) || asked.len() != 2 * (WARM_UP + ROUNDS) {
        return Err(Failure::new(format!("more than the scripts was fetched: {asked:?}")));
    }
    println!("{:<32}{:>10}{:>10}   of 95 %", "", "ms", "ratio");
    for (index, name) in NAMES.into_iter().enumerate() {
        println!("{name}");
        for (page, with) in PAGES.into_iter().enumerate() {
            let of = |value: fn([f64; 2]) -> f64| {
                median(rounds.iter().map(|costs| value([costs[page][index], costs[0][index]])).collect())
            };
            let [_, time, _] = of(|[time, _]| time);
            let [low, ratio, high] = of(|[time, bare]| time / bare);
            println!("  {with:<30}{time:>10.1}{ratio:>10.3}   {low:.3} to {high:.3}");
        }
    }
    Ok(())
}

/// The pages that [`PAGES`] names. In the file, what is left out or repeated stands on lines of its own.
fn pages(cdn: &str) -> Outcome<[String; 3]> {
    let file = std::fs::read_to_string(needs::root().join("tests/e2e/hosts/news-front.html"))?.replace("{cdn}", cdn);
    let without = |words: &[&str]| -> String {
        file.split_inclusive('\n').filter(|line| !words.iter().any(|word| line.contains(word))).collect()
    };
    // The tests' own scripts.
    let with = without(&["recorder.js", "life.js"]);
    let bare = without(&["recorder.js", "life.js", "maqal"]);
    let (start, end) = (bare.find("<section"), bare.find("<section class=\"story\""));
    let (Some(start), Some(end)) = (start, end) else {
        return Err(Failure::new("the front page has no sections"));
    };
    let sections = &bare[start..end];
    let elements = |html: &str| html.matches("</").count();
    let further = (ELEMENTS - elements(&bare)).div_ceil(elements(sections));
    let more = |html: &str| html.replacen(sections, &sections.repeat(1 + further), 1);
    Ok([more(&bare), more(&with.replace("/maqal.js", PEER)), more(&with)])
}

/// Opens the page and gives what that took.
async fn open(browser: &Browser, site: &Site) -> Outcome<Costs> {
    browser.driver.goto(site.address(NOTHING)).await?;
    // Counts from nothing again.
    browser.devtools("Performance.disable", json!({})).await?;
    browser.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
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

/// The median, between the values within which it lies with a probability of 95 %.
fn median(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    // Ranks of the binomial distribution, as the normal one comes close to it.
    let reach = values.len().isqrt();
    [middle - reach, middle, middle + reach].map(|rank| values[rank])
}
