//! The program `maqal-press`: writes articles as finished pages. See [`maqal::press`].

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;
use maqal::{
    press::{self, Job, Site},
    url::Url,
};

/// Writes articles as finished pages, which are complete without scripts.
#[derive(Parser)]
#[command(name = "maqal-press", version)]
struct Arguments {
    /// Files with one JSON response each, or folders of such files.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,

    /// The folder for the pages.
    #[arg(short, long, default_value = "pressed")]
    output: PathBuf,

    /// The URL at which the folder is served.
    #[arg(short, long, value_parser = web_url)]
    url: Url,

    /// The name of the site.
    #[arg(short, long, default_value = "")]
    name: String,

    /// The folder of the reader's files (`dist`).
    #[arg(long, default_value = "dist")]
    reader: PathBuf,
}

fn web_url(text: &str) -> Result<Url, String> {
    Url::web(text, None).ok_or_else(|| format!("{text} is not an HTTP URL"))
}

fn main() -> ExitCode {
    let Arguments { inputs, output, url, name, reader } = Arguments::parse();
    let job = Job { inputs, output, reader, site: Site { url, name } };
    match press::run(&job) {
        Ok(report) => {
            eprint!("{report}");
            if report.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("maqal-press: {error}");
            ExitCode::from(2)
        }
    }
}
