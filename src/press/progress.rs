//! Shows the progress of a run on standard error: a line that changes on a terminal, and plain lines otherwise.

use std::{
    io::{self, IsTerminal, Write},
    time::Duration,
};

use indicatif::{HumanCount, ProgressBar, ProgressStyle};

use super::report::Report;

/// After how many articles there is another plain line.
const STEP: usize = 1000;

/// The progress of a run.
pub enum Progress {
    /// Nothing is shown.
    Hidden,
    /// A line that changes.
    Terminal(ProgressBar),
    /// A line for every `STEP` articles: the number of articles at the last one.
    Plain(usize),
}

impl Progress {
    /// Returns the progress for standard error.
    pub fn standard_error() -> Self {
        if !io::stderr().is_terminal() {
            return Self::Plain(0);
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles ({per_sec}), {elapsed} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Self::Terminal(bar)
    }

    /// Shows what the run has done so far.
    pub fn show(&mut self, report: &Report) {
        let (articles, failed) = (report.done() + report.failures.len(), report.failures.len());
        match self {
            Self::Hidden => {}
            Self::Terminal(bar) => {
                bar.set_position(articles as u64);
                if failed > 0 {
                    bar.set_message(format!("{failed} failures"));
                }
            }
            Self::Plain(last) => {
                if articles / STEP > *last / STEP {
                    *last = articles;
                    // Progress is not worth failing for.
                    let _ = writeln!(io::stderr(), "{} articles", HumanCount(articles as u64));
                }
            }
        }
    }

    /// Removes the line that changes.
    pub fn finish(&self) {
        if let Self::Terminal(bar) = self {
            bar.finish_and_clear();
        }
    }
}
