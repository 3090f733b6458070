//! End-to-end tests: the built site, served over HTTP, in Chromium, Firefox and `WebKit`.
//!
//! ```sh
//! trunk build --release
//! cargo test --features e2e --test e2e                     # everything
//! cargo test --features e2e --test e2e -- firefox          # one engine
//! cargo test --features e2e --test e2e -- --exact webkit::copies_the_url
//! ```
//!
//! A trial is one scenario in one engine. Each trial has its own browser with an empty profile, and its own two servers,
//! which are two origins. So trials are independent of each other, and each can run alone.
//!
//! - [`scenario`] lists the scenarios. Each file of `scenarios/` contains those of one topic.
//! - [`run`] reads the command line. [`stage`] sets a trial up and tears it down, with [`browser`] and [`server`].
//! - [`queries`], [`actions`] and [`check`] are the steps of scenarios, and [`wait`] waits for conditions.
//!
//! If a program is missing on the machine, the run fails with a message. No trial is skipped.

#[cfg(not(target_arch = "wasm32"))]
mod actions;
#[cfg(not(target_arch = "wasm32"))]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod outcome;
#[cfg(not(target_arch = "wasm32"))]
mod process;
#[cfg(not(target_arch = "wasm32"))]
mod queries;
#[cfg(not(target_arch = "wasm32"))]
mod requirements;
#[cfg(not(target_arch = "wasm32"))]
mod run;
#[cfg(not(target_arch = "wasm32"))]
mod scenario;
#[cfg(not(target_arch = "wasm32"))]
mod scenarios;
#[cfg(not(target_arch = "wasm32"))]
mod server;
#[cfg(not(target_arch = "wasm32"))]
mod stage;
#[cfg(not(target_arch = "wasm32"))]
mod wait;

/// WebAssembly has no processes to start browsers with.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let trials = browser::Engine::ALL.into_iter().flat_map(|engine| {
        let scenarios = scenario::all().into_iter().filter(move |scenario| scenario.engines.contains(&engine));
        scenarios.map(move |scenario| (format!("{engine}::{}", scenario.name), engine, scenario))
    });
    run::run(trials.collect(), requirements::check)
}
