//! End-to-end tests: the built site, served over HTTP, in Chromium, Firefox and `WebKit`.
//!
//! ```sh
//! trunk build --release
//! cargo test --features e2e --test e2e                     # everything
//! cargo test --features e2e --test e2e -- firefox          # one engine
//! cargo test --features e2e --test e2e -- --exact webkit::copies_the_url
//! ```
//!
//! A trial is one scenario in one engine. Each has a browser of its own with an empty profile and two servers of
//! its own, which are two origins, so no trial sees what another left behind and every one runs alone as well.
//!
//! - [`scenario`] lists the scenarios, and each file of `scenarios/` holds those of one theme;
//! - [`run`] reads the command line, and [`stage`] sets a trial up and tears it down, with [`browser`] and [`server`];
//! - [`queries`], [`actions`] and [`check`] are the words the scenarios are written in, and [`wait`] is how they wait.
//!
//! What is missing on the machine is said in one line and fails the run: nothing is skipped.

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
