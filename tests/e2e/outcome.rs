//! How a step of a scenario ends: with a value, or with a sentence that says what was wrong.

use std::fmt;

/// What a step gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a trial failed, in words for the person who reads the run.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with its reason.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// The same failure, with where it happened said before it.
    pub fn within(self, place: impl fmt::Display) -> Self {
        Self(format!("{place}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` is deliberately no `Error` itself, so that this covers every error a step can meet.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        // Drivers add the stack of their own program, which tells nothing about the page.
        let whole = error.to_string();
        Self(whole.split("Stacktrace:").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
