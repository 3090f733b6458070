//! The result of a step of a scenario: a value, or a message that says what was wrong.

use std::fmt;

/// The result of a step.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a trial failed: a message for the report.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// Creates a failure with a message.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// Adds a context before the message.
    pub fn within(self, place: impl fmt::Display) -> Self {
        Self(format!("{place}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` does not implement `Error`, so that this implementation can cover all error types.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        // Drivers append their own stack trace, which says nothing about the page.
        let whole = error.to_string();
        Self(whole.split("Stacktrace:").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
