//! A trial from its beginning to its end: two servers and a browser, the scenario, and what a failure leaves to look at.

use std::{any::Any, panic::AssertUnwindSafe, path::PathBuf, time::Duration};

use futures::FutureExt;

use crate::{
    browser::{Browser, Engine},
    outcome::{Failure, Outcome},
    requirements,
    scenario::Scenario,
    server::Site,
};

/// How long a trial may take before it is given up; the longest really waits for the reader's time limit.
const LIMIT: Duration = Duration::from_secs(180);

/// What a scenario plays on.
pub struct Stage {
    /// The browser.
    pub browser: Browser,
    /// The server of the page.
    pub site: Site,
    /// Another origin.
    pub other: Site,
}

/// Plays one scenario in one engine.
pub async fn play(engine: Engine, scenario: &Scenario) -> Outcome {
    let site = Site::start().await?;
    let other = Site::start().await?;
    site.vary(|variant| variant.cdn.clone_from(&other.origin));
    site.vary(|variant| {
        // The policy alone must not be what keeps the reader from another origin: its own config has to.
        variant.connect.push(other.origin.clone());
        if scenario.options.storage_blocked && engine == Engine::WebKit {
            variant.scripts.push("/e2e/no-storage.js");
        }
    });
    let stage = Stage { browser: Browser::start(engine, scenario.options).await?, site, other };

    let played = AssertUnwindSafe(tokio::time::timeout(LIMIT, (scenario.run)(&stage))).catch_unwind().await;
    let outcome = match played {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(Failure::new(format!("the scenario was not over after {} s", LIMIT.as_secs()))),
        Err(panic) => Err(Failure::new(message(&*panic))),
    };
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(failure) => Err(failure.within(witness(&stage, scenario.name).await)),
    };
    stage.browser.quit().await;
    outcome
}

/// Where pictures of an engine go; the folder is ignored by Git.
pub fn pictures(engine: Engine) -> Outcome<PathBuf> {
    let folder = requirements::root().join("screenshots").join(engine.to_string());
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Keeps a picture of a page that failed and gives its place.
async fn witness(stage: &Stage, scenario: &str) -> String {
    let taken = async {
        let file = pictures(stage.browser.engine)?.join(format!("failed-{scenario}.png"));
        stage.browser.driver.screenshot(&file).await?;
        Ok::<_, Failure>(file)
    };
    match taken.await {
        Ok(file) => format!("(see {})", file.display()),
        Err(failure) => format!("(no picture: {failure})"),
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic without a message").into()
}
