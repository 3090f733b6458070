//! End-to-end tests with a real `WordPress`: what it publishes, as the built reader shows it in Chromium.
//!
//! ```sh
//! trunk build --release
//! .ci/wordpress.sh cargo test --features wordpress --test wordpress
//! ```
//!
//! `.ci/wordpress.sh` starts `WordPress`. `site/` makes it a newspaper with the posts of `posts/` and the reader in a
//! folder. Each trial has its own browser. The expected text and images are those that the page of `WordPress` for the post
//! shows in the same browser.
//!
//! The stage and the steps of scenarios are those of the end-to-end tests.

#![allow(dead_code, reason = "these tests do not use all helpers of the end-to-end tests")]

#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/actions.rs"]
mod actions;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/browser.rs"]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/check.rs"]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod compare;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/outcome.rs"]
mod outcome;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/process.rs"]
mod process;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/queries.rs"]
mod queries;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/requirements.rs"]
mod requirements;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/run.rs"]
mod run;
#[cfg(not(target_arch = "wasm32"))]
mod scenario;
#[cfg(not(target_arch = "wasm32"))]
mod scenarios;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/server.rs"]
mod server;
#[cfg(not(target_arch = "wasm32"))]
mod settings;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/stage.rs"]
mod stage;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/wait.rs"]
mod wait;
#[cfg(not(target_arch = "wasm32"))]
mod wordpress;

/// WebAssembly has no processes to start browsers with.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let trials = scenario::all().into_iter();
    let trials = trials.map(|scenario| (scenario.name.to_owned(), browser::Engine::Chromium, scenario));
    run::run(trials.collect(), |engines| requirements::check(engines).and_then(|()| wordpress::check()))
}
