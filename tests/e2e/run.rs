//! Reads the command line, checks the requirements, and runs the selected trials.

use std::{fmt, process::ExitCode, sync::Arc};

use libtest_mimic::{Arguments, Trial};
use tokio::runtime::Runtime;

use crate::{browser::Engine, scenario::Scenario, stage};

/// How many browsers run at a time. More would slow all of them down.
const AT_ONCE: usize = 2;

/// Runs each scenario in its engine. `check` checks the requirements of the selected engines.
pub fn run(scenarios: Vec<(String, Engine, Scenario)>, check: fn(&[Engine]) -> Result<(), String>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_ONCE);
    let runtime = match Runtime::new() {
        Ok(runtime) => Arc::new(runtime),
        Err(error) => return refuse(format_args!("the asynchronous runtime does not start: {error}")),
    };
    let selected = Engine::ALL
        .into_iter()
        .filter(|engine| scenarios.iter().any(|(name, needed, _)| needed == engine && is_selected(&arguments, name)));
    if !arguments.list
        && let Err(missing) = check(&selected.collect::<Vec<_>>())
    {
        return refuse(format_args!("{missing}"));
    }
    let trials = scenarios.into_iter().map(|(name, engine, scenario)| {
        let runtime = Arc::clone(&runtime);
        Trial::test(name, move || runtime.block_on(stage::run(engine, &scenario)).map_err(Into::into))
            .with_ignored_flag(scenario.on_request)
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

/// Whether the command line selects a trial. A run of one engine does not require the others.
fn is_selected(arguments: &Arguments, name: &str) -> bool {
    let fits = |pattern: &String| {
        if arguments.exact { name == pattern } else { name.contains(pattern.as_str()) }
    };
    arguments.filter.as_ref().is_none_or(fits) && !arguments.skip.iter().any(fits)
}

fn refuse(reason: fmt::Arguments<'_>) -> ExitCode {
    eprintln!("The tests cannot run: {reason}");
    ExitCode::FAILURE
}
