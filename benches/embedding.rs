//! Measures what the script tag and the element cost a page: a front page with a reader far below the viewport, compared to
//! the same page without both, in Chromium. The page has as many elements as the median of news sites. The peer is the same
//! page with the smallest possible script, which defines an empty element.
//!
//! ```sh
//! trunk build --release
//! cargo bench --profile dev --features e2e --bench embedding
//! ```
//!
//! Each round opens every page with an empty cache, so that other load on the machine affects all alike. The metrics are the
//! time to first contentful paint, and the CPU time of the main thread until it is idle, in total and for scripts. The
//! program prints the medians, and the median of the ratios to the bare page with its 95 % confidence interval. It takes six
//! minutes.

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

/// The number of measured rounds.
const ROUNDS: usize = 400;
/// The number of rounds before that, which warm up the browser and are dropped.
const WARM_UP: usize = 5;

/// The number of elements of a news site's page on a phone: the median of more than 1,000 sites, by Brian Grinstead, from the
/// HTTP Archive of March 2023, <https://briangrinstead.com/blog/httparchive-analysis-of-news-homepages/>.
const ELEMENTS: usize = 1621;
const PAGE: &str = "/front";
/// The script of the peer, in place of the reader's script.
const PEER: &str = "/element.js";
const ELEMENT: &str = r#"customElements.define("maqal-reader", class extends HTMLElement {});"#;
/// An empty page of the same site.
const NOTHING: &str = "/e2e/plain.html";

/// The names of the pages, in the order of [`pages`].
const PAGES: [&str; 3] = ["no script, no element", "an empty element", "the reader"];

/// The names of the metrics, in the order of [`Costs`].
const NAMES: [&str; 3] = ["first contentful paint", "main thread", "of that in scripts"];

/// Milliseconds.
type Costs = [f64; 3];

fn main() -> ExitCode {
    // Cargo passes the filter for other benchmarks as an argument. It is ignored.
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
        // The first one is slightly slower, so the order alternates.
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
    let requests = cdn.requests();
    browser.quit().await;
    if requests.iter().any(|path| path != "/maqal.js" && path != PEER) || requests.len() != 2 * (WARM_UP + ROUNDS) {
        return Err(Failure::new(format!("The pages requested more than the scripts: {requests:?}")));
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

/// Returns the HTML of the pages that [`PAGES`] names. In the file, everything that is omitted or repeated has its own lines.
fn pages(cdn: &str) -> Outcome<[String; 3]> {
    let file =
        std::fs::read_to_string(requirements::root().join("tests/e2e/hosts/news-front.html"))?.replace("{cdn}", cdn);
    let without = |words: &[&str]| -> String {
        file.split_inclusive('\n').filter(|line| !words.iter().any(|word| line.contains(word))).collect()
    };
    // The scripts of the tests are omitted.
    let with = without(&["recorder.js", "life.js"]);
    let bare = without(&["recorder.js", "life.js", "maqal"]);
    let (start, end) = (bare.find("<section"), bare.find("<section class=\"story\""));
    let (Some(start), Some(end)) = (start, end) else {
        return Err(Failure::new("The front page has no sections."));
    };
    let sections = &bare[start..end];
    let elements = |html: &str| html.matches("</").count();
    let further = (ELEMENTS - elements(&bare)).div_ceil(elements(sections));
    let more = |html: &str| html.replacen(sections, &sections.repeat(1 + further), 1);
    Ok([more(&bare), more(&with.replace("/maqal.js", PEER)), more(&with)])
}

/// Opens the page and returns its costs.
async fn open(browser: &Browser, site: &Site) -> Outcome<Costs> {
    browser.driver.goto(site.address(NOTHING)).await?;
    // Resets the counters.
    browser.devtools("Performance.disable", json!({})).await?;
    browser.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
    browser.driver.goto(site.address(PAGE)).await?;
    // The entry is reported after the paint. The page is idle when all its tasks are done.
    let rest = "const done = arguments[arguments.length - 1];
        new PerformanceObserver((list) => {
            const paint = list.getEntriesByName('first-contentful-paint')[0];
            if (paint) requestIdleCallback(() => requestIdleCallback(() => done(paint.startTime)));
        }).observe({ type: 'paint', buffered: true });";
    let paint: f64 = browser.driver.execute_async(rest, Vec::new()).await?.convert()?;
    let [all, scripts] = busy(browser).await?;
    Ok([paint, all * 1e3, scripts * 1e3])
}

/// Returns the CPU time of the main thread in seconds, in total and for scripts.
async fn busy(browser: &Browser) -> Outcome<[f64; 2]> {
    let response = browser.devtools("Performance.getMetrics", json!({})).await?;
    let metrics = response["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
    let value =
        |name: &str| metrics.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64());
    match (value("TaskDuration"), value("ScriptDuration")) {
        (Some(all), Some(scripts)) => Ok([all, scripts]),
        _ => Err(Failure::new(format!("The response of Chromium has no durations: {response}"))),
    }
}
