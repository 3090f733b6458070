//! Runs a trial: starts two servers and a browser, runs the scenario, and takes a screenshot if it fails.

use std::{any::Any, panic::AssertUnwindSafe, path::PathBuf, time::Duration};

use futures::FutureExt;

use crate::{
    browser::{Browser, Engine},
    outcome::{Failure, Outcome},
    requirements,
    scenario::Scenario,
    server::Site,
};

/// The time limit of a trial. It only ends a trial that hangs, because every wait in a scenario has its own limit. On a busy
/// machine, the attacks take more than three minutes in `WebKit`.
const LIMIT: Duration = Duration::from_secs(900);

/// The environment of a scenario.
pub struct Stage {
    /// The browser.
    pub browser: Browser,
    /// The server of the page.
    pub site: Site,
    /// A server with another origin.
    pub other: Site,
}

/// Runs one scenario in one engine.
pub async fn run(engine: Engine, scenario: &Scenario) -> Outcome {
    let site = Site::start().await?;
    let other = Site::start().await?;
    site.vary(|variant| variant.cdn.clone_from(&other.origin));
    site.vary(|variant| {
        // The policy allows the other origin, so that the tests can prove that the page's own configuration does not.
        variant.connect.push(other.origin.clone());
        if scenario.options.storage_blocked && engine == Engine::WebKit {
            variant.scripts.push("/e2e/no-storage.js");
        }
    });
    let stage = Stage { browser: Browser::start(engine, scenario.options).await?, site, other };

    let played = AssertUnwindSafe(tokio::time::timeout(LIMIT, (scenario.run)(&stage))).catch_unwind().await;
    let outcome = match played {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(Failure::new(format!("the scenario did not end within {} s", LIMIT.as_secs()))),
        Err(panic) => Err(Failure::new(message(&*panic))),
    };
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(failure) => Err(failure.within(take_screenshot(&stage, scenario.name).await)),
    };
    stage.browser.quit().await;
    outcome
}

/// Returns the folder for the screenshots of an engine, which Git ignores.
pub fn pictures(engine: Engine) -> Outcome<PathBuf> {
    let folder = requirements::root().join("screenshots").join(engine.to_string());
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Takes a screenshot of a failed page, and returns a note with its path.
async fn take_screenshot(stage: &Stage, scenario: &str) -> String {
    let taken = async {
        let file = pictures(stage.browser.engine)?.join(format!("failed-{scenario}.png"));
        stage.browser.driver.screenshot(&file).await?;
        Ok::<_, Failure>(file)
    };
    match taken.await {
        Ok(file) => format!("(see {})", file.display()),
        Err(failure) => format!("(no screenshot: {failure})"),
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic without a message").into()
}
