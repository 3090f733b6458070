//! End-to-end tests: the built site, served over HTTP, in Chromium, Firefox and `WebKit`.
//!
//! ```sh
//! trunk build --release
//! cargo test --features e2e --test e2e                     # everything
//! cargo test --features e2e --test e2e -- firefox          # one engine
//! cargo test --features e2e --test e2e -- --exact webkit::copies_the_address
//! ```
//!
//! A trial is one scenario in one engine. Each has a browser of its own with an empty profile and two servers of
//! its own, which are two origins, so no trial sees what another left behind and every one runs alone as well.
//!
//! - [`scenario`] lists the scenarios, and each file of `scenarios/` holds those of one theme;
//! - [`stage`] sets a trial up and tears it down, with [`browser`] and [`server`];
//! - [`find`], [`act`] and [`check`] are the words the scenarios are written in, and [`wait`] is how they wait.
//!
//! What is missing on the machine is said in one line and fails the run: nothing is skipped.

#[cfg(not(target_arch = "wasm32"))]
mod act;
#[cfg(not(target_arch = "wasm32"))]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod find;
#[cfg(not(target_arch = "wasm32"))]
mod needs;
#[cfg(not(target_arch = "wasm32"))]
mod outcome;
#[cfg(not(target_arch = "wasm32"))]
mod process;
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
    use std::sync::Arc;

    use libtest_mimic::{Arguments, Trial};

    let mut arguments = Arguments::from_args();
    // Browsers are heavy: more at once than this only makes all of them slow.
    arguments.test_threads.get_or_insert(2);

    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => return refuse(&format!("the asynchronous runtime does not start: {error}")),
    };
    let mut trials = Vec::new();
    let mut wanted = Vec::new();
    for engine in browser::Engine::ALL {
        for scenario in scenario::all() {
            if !scenario.engines.contains(&engine) {
                continue;
            }
            let name = format!("{engine}::{}", scenario.name);
            if is_wanted(&arguments, &name) && !wanted.contains(&engine) {
                wanted.push(engine);
            }
            let runtime = Arc::clone(&runtime);
            trials
                .push(Trial::test(name, move || runtime.block_on(stage::play(engine, &scenario)).map_err(Into::into)));
        }
    }
    if !arguments.list
        && let Err(missing) = needs::check(&wanted)
    {
        return refuse(&missing);
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Whether the command line asks for a trial, so that a run of one engine does not demand the others.
#[cfg(not(target_arch = "wasm32"))]
fn is_wanted(arguments: &libtest_mimic::Arguments, name: &str) -> bool {
    let fits = |pattern: &String| {
        if arguments.exact { name == pattern } else { name.contains(pattern.as_str()) }
    };
    arguments.filter.as_ref().is_none_or(fits) && !arguments.skip.iter().any(fits)
}

#[cfg(not(target_arch = "wasm32"))]
fn refuse(reason: &str) -> std::process::ExitCode {
    eprintln!("The end-to-end tests cannot run: {reason}");
    std::process::ExitCode::FAILURE
}
