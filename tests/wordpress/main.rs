//! End-to-end tests with a real `WordPress`: what it publishes, as the built reader shows it in Chromium.
//!
//! ```sh
//! trunk build --release
//! .ci/wordpress.sh cargo test --features wordpress --test wordpress
//! ```
//!
//! `.ci/wordpress.sh` starts the `WordPress` and `site/` makes of it a newspaper with the articles of `posts/`, the
//! reader in a folder of its own. Each trial has a browser of its own. The words and pictures that are due are those
//! that `WordPress`'s own page of the post shows in the same browser.
//!
//! The stage and the words that scenarios are written in are those of the end-to-end tests.

#![allow(dead_code, reason = "not every word of the end-to-end tests is used here")]

#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/act.rs"]
mod act;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/browser.rs"]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/check.rs"]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod compare;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/find.rs"]
mod find;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/needs.rs"]
mod needs;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/outcome.rs"]
mod outcome;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/process.rs"]
mod process;
#[cfg(not(target_arch = "wasm32"))]
mod scenario;
#[cfg(not(target_arch = "wasm32"))]
mod scenarios;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../e2e/server.rs"]
mod server;
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
    use std::sync::Arc;

    use libtest_mimic::{Arguments, Trial};

    let mut arguments = Arguments::from_args();
    // Browsers are heavy: more at once than this only makes all of them slow.
    arguments.test_threads.get_or_insert(2);

    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => return refuse(&format!("the asynchronous runtime does not start: {error}")),
    };
    let engine = browser::Engine::Chromium;
    if !arguments.list
        && let Err(missing) = needs::check(&[engine]).and_then(|()| wordpress::check())
    {
        return refuse(&missing);
    }
    let trials = scenario::all().into_iter().map(|scenario| {
        let runtime = Arc::clone(&runtime);
        let play = move || runtime.block_on(stage::play(engine, &scenario)).map_err(Into::into);
        Trial::test(scenario.name, play)
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

#[cfg(not(target_arch = "wasm32"))]
fn refuse(reason: &str) -> std::process::ExitCode {
    eprintln!("The tests with WordPress cannot run: {reason}");
    std::process::ExitCode::FAILURE
}
