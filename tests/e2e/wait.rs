//! Waiting for a condition, never for a length of time.

use std::time::Duration;

use tokio::time::{Instant, interval};

use crate::outcome::{Failure, Outcome};

/// How long a page gets for something that takes it a moment, on a machine that is busy with other trials.
pub const SOON: Duration = Duration::from_secs(20);

/// Looks again and again until it sees what it waits for.
///
/// `look` gives `Ok(value)` once the condition holds, and until then `Err(what is there instead)`, which the
/// failure repeats when the time is up.
pub async fn until<T>(
    awaited: &str,
    limit: Duration,
    look: impl AsyncFn() -> Outcome<Result<T, String>>,
) -> Outcome<T> {
    let deadline = Instant::now() + limit;
    let mut ticks = interval(Duration::from_millis(40));
    loop {
        ticks.tick().await;
        match look().await? {
            Ok(value) => return Ok(value),
            Err(instead) if Instant::now() > deadline => {
                let seconds = limit.as_secs();
                return Err(Failure::new(format!("waited {seconds} s for {awaited}, but {instead}")));
            }
            Err(_) => {}
        }
    }
}
