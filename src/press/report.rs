//! What a run did.

use std::fmt;

/// What a run did.
#[derive(Default)]
pub struct Report {
    /// The number of pages.
    pub pages: usize,
    /// The inputs without a page.
    pub failures: Vec<Failure>,
}

/// An input that has no page.
pub struct Failure {
    /// The file or the URL.
    pub input: String,
    /// Why it has no page: a sentence.
    pub reason: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} pages written, {} inputs failed", self.pages, self.failures.len())?;
        for Failure { input, reason } in &self.failures {
            writeln!(f, "  {input}: {reason}")?;
        }
        Ok(())
    }
}
