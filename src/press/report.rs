//! What a run did.

use std::{fmt, process::ExitCode};

use super::{Artifact, input, output::Outcome};

/// What a run did.
#[derive(Debug, Default)]
pub struct Report {
    /// What was written for each article.
    pub artifact: Artifact,
    /// The number of pages or elements that were written.
    pub written: usize,
    /// The number of those that have not changed since the previous run.
    pub unchanged: usize,
    /// The number of articles that were only checked.
    pub checked: usize,
    /// The number of files of previous runs that were removed.
    pub removed: usize,
    /// The inputs and the articles without a page.
    pub failures: Vec<Failure>,
    /// What else the user must know: sentences.
    pub notes: Vec<String>,
}

/// An input or an article that has no page.
#[derive(Debug)]
pub struct Failure {
    /// The file or the URL, and the number of the article in it.
    pub input: String,
    /// Why it has no page: a sentence.
    pub reason: String,
}

impl From<input::Error> for Failure {
    fn from(error: input::Error) -> Self {
        Self { input: error.input(), reason: error.to_string() }
    }
}

/// The maximum width of the first column of the table of failures, in characters. A longer name has a line of its own.
const COLUMN: usize = 60;

impl Report {
    /// Counts a page.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Written => self.written += 1,
            Outcome::Unchanged => self.unchanged += 1,
        }
    }

    /// Returns the number of articles that were processed without a failure.
    pub fn done(&self) -> usize {
        self.written + self.unchanged + self.checked
    }

    /// Returns the exit code: 0 if everything succeeded, 1 if something failed, and 2 if nothing succeeded.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match (self.failures.is_empty(), self.done()) {
            (true, _) => 0,
            (false, 0) => 2,
            (false, _) => 1,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        write_failures(&self.failures, f)?;
        let Self { written, unchanged, removed, checked, failures, .. } = self;
        let failed = failures.len();
        if *checked > 0 {
            return writeln!(f, "{checked} articles checked, {failed} failures");
        }
        let artifacts = match self.artifact {
            Artifact::Page => "pages",
            Artifact::Element => "elements",
        };
        writeln!(f, "{written} {artifacts} written, {unchanged} unchanged, {removed} files removed, {failed} failures")
    }
}

/// Writes the table of failures.
fn write_failures(failures: &[Failure], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let inputs: Vec<_> = failures.iter().map(|failure| printable(&failure.input)).collect();
    let lengths = inputs.iter().map(|input| input.chars().count());
    let width = lengths.filter(|length| *length <= COLUMN).max().unwrap_or_default();
    for (input, failure) in inputs.iter().zip(failures) {
        if input.chars().count() > width {
            writeln!(f, "{input}")?;
            writeln!(f, "    {}", printable(&failure.reason))?;
        } else {
            writeln!(f, "{input:width$}  {}", printable(&failure.reason))?;
        }
    }
    Ok(())
}

/// Returns a text for a terminal: control characters, which a hostile name may contain, are escaped.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}
