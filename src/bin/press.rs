//! The program `maqal-press`: writes articles as finished pages. See [`maqal::press`].

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use clap::Parser;
use maqal::{
    article::Timestamp,
    press::{
        self, Artifact, Cards, Job, Progress, Site,
        check::check,
        input::{Fetching, Input},
    },
    url::Url,
};

/// Writes articles as finished pages, which are complete without scripts.
///
/// The exit code is 0 if everything succeeded, 1 if something failed, and 2 if nothing succeeded.
#[derive(Parser)]
#[command(name = "maqal-press", version)]
struct Arguments {
    /// Files with JSON (.json) or JSON Lines (.jsonl, .ndjson), folders of such files, `-` for standard input, and URLs of
    /// articles, JSON Feeds and collections of WordPress (`https://news.example/wp-json/wp/v2/posts`).
    #[arg(required = true)]
    inputs: Vec<Input>,

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

    /// Write elements for your own pages instead of pages.
    #[arg(long)]
    element: bool,

    /// Which articles get preview images, `card.png` and `card-square.png` beside their pages.
    #[arg(long, value_enum, default_value_t)]
    cards: Cards,

    /// Write no pages, but report what is unusual in each article.
    #[arg(long, conflicts_with = "prune")]
    check: bool,

    /// Remove the pages of earlier runs whose articles are gone. Nothing is removed if an input fails.
    #[arg(long, conflicts_with = "since")]
    prune: bool,

    /// Read only the posts of a WordPress collection that were modified after this date: 2025-11-04 or
    /// 2025-11-04T09:30:00Z.
    #[arg(long, value_parser = since)]
    since: Option<String>,

    /// The time between two requests to a server, in seconds.
    #[arg(long, default_value = "0", value_parser = seconds)]
    delay: Duration,

    /// How often a request is repeated after a temporary failure.
    #[arg(long, default_value_t = 4)]
    retries: u32,

    /// The time before the first repetition of a request, in seconds. It doubles for each further one. A server may
    /// determine the time with `Retry-After`.
    #[arg(long, default_value = "1", value_parser = seconds)]
    wait: Duration,

    /// The maximum time for a response, in seconds.
    #[arg(long, default_value = "15", value_parser = seconds)]
    timeout: Duration,
}

/// Parses the URL of a folder.
fn web_url(text: &str) -> Result<Url, String> {
    let slash = if text.ends_with('/') { "" } else { "/" };
    Url::web(&[text, slash].concat(), None).ok_or_else(|| format!("{text} is not an HTTP URL"))
}

fn since(text: &str) -> Result<String, String> {
    let time = Timestamp::parse(text).ok_or_else(|| format!("{text} is not a date"))?;
    Ok(if time.is_date() { [time.as_str(), "T00:00:00"].concat() } else { time.as_str().to_owned() })
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| format!("{text} is not a number"))?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Arguments { inputs, output, url, name, reader, cards, prune, since, delay, retries, wait, timeout, .. } =
        arguments;
    let fetching = Fetching { delay, retries, wait, time_limit: timeout, since: since.unwrap_or_default() };
    let artifact = if arguments.element { Artifact::Element } else { Artifact::Page };
    let job = Job { artifact, inputs, fetching, output, cards, prune, reader, site: Site { url, name } };
    let result = if arguments.check {
        check(&job, &mut io::stdout().lock()).map_err(|error| format!("The report cannot be written: {error}."))
    } else {
        press::run(&job, &mut Progress::standard_error()).map_err(|error| error.to_string())
    };
    let (text, code) = match result {
        Ok(report) => (report.to_string(), report.exit_code()),
        Err(error) => (format!("maqal-press: {error}\n"), ExitCode::from(2)),
    };
    // There is nowhere else to report that standard error is closed.
    let _ = io::stderr().write_all(text.as_bytes());
    code
}
