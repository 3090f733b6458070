//! Waits for a condition, never for a fixed time.

use std::time::Duration;

use tokio::time::{Instant, interval};

use crate::outcome::{Failure, Outcome};

/// The time limit for something that takes a moment, on a machine that is busy with other trials.
pub const SOON: Duration = Duration::from_secs(20);

/// Calls `look` until its condition is true.
///
/// `look` returns `Ok(value)` if the condition is true, or else `Err` with what it found instead, which is part of the
/// message if the time limit is exceeded.
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
                return Err(Failure::new(format!("timed out after {seconds} s waiting for {awaited}: {instead}")));
            }
            Err(_) => {}
        }
    }
}
