//! Reports what is unusual in articles, so that a publisher can assess an archive before writing pages (`--check`).
//!
//! A finding is a fact about the article or about the response, never a guess: a text may look like a shortcode, but only
//! one that was removed without a meaning counts.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt,
    io::{self, Write},
};

use super::{
    Failure, Job, Report,
    input::{self, Response},
    pipeline,
    report::printable,
};
use crate::{
    article::{Article, Timestamp, from_html, shortcodes},
    host::html,
    source::{Json, draft::first_words},
};

/// Something unusual in an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// There is no headline. The first words of the text replace it.
    NoTitle,
    /// There is no text.
    NoText,
    /// The article is larger than the limits allow, so that its end is missing.
    Truncated,
    /// There is no time of publication, or it is not a date.
    NoDate,
    /// The time of publication has no time zone.
    NoZone,
    /// The language is neither declared nor evident from the letters.
    NoLanguage,
    /// There is no URL of the original story.
    NoUrl,
    /// An unknown shortcode was removed. Its name.
    Shortcode(String),
    /// Elements were removed with their content. Their name in HTML.
    Removed(String),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => f.write_str("no headline: the first words of the text replace it"),
            Self::NoText => f.write_str("no text"),
            Self::Truncated => f.write_str("larger than the limits: the end is missing"),
            Self::NoDate => f.write_str("no time of publication"),
            Self::NoZone => f.write_str("time of publication without time zone"),
            Self::NoLanguage => f.write_str("unknown language"),
            Self::NoUrl => f.write_str("no URL of the original story"),
            Self::Shortcode(name) => write!(f, "unknown shortcode [{name}] removed"),
            Self::Removed(name) => write!(f, "element <{name}> removed"),
        }
    }
}

/// The findings of an article, each with how often it occurs.
type Findings = BTreeMap<Finding, usize>;

/// An article that was examined.
struct Checked {
    title: String,
    findings: Findings,
}

/// Reads all articles, and writes what is unusual in each one, and how many articles have each finding. Nothing is
/// rendered.
///
/// # Errors
///
/// The error of `out`.
pub fn check(job: &Job, out: &mut impl Write) -> io::Result<Report> {
    let mut report = Report::default();
    let mut summary = Findings::new();
    for batch in pipeline::batches(input::responses(&job.inputs, &job.fetching, &job.site.url)) {
        for article in pipeline::read(batch, articles) {
            match article {
                Ok((name, Checked { title, findings })) => {
                    report.checked += 1;
                    if !findings.is_empty() {
                        writeln!(out, "{}", printable(&format!("{name}: {title}")))?;
                        write_all(&findings, out)?;
                    }
                    for finding in findings.into_keys() {
                        *summary.entry(finding).or_default() += 1;
                    }
                }
                Err(failure) => report.failures.push(failure),
            }
        }
    }
    writeln!(out, "\nOf {} articles:", report.checked)?;
    write_all(&summary, out)?;
    Ok(report)
}

fn write_all(findings: &Findings, out: &mut impl Write) -> io::Result<()> {
    for (finding, count) in findings {
        writeln!(out, "  {count:5} × {}", printable(&finding.to_string()))?;
    }
    Ok(())
}

/// Examines the articles of a response.
fn articles(response: &Response) -> Vec<Result<(String, Checked), Failure>> {
    let removed = RefCell::new(Findings::new());
    let parse = |text: &str| {
        let html = html::parse(text)?;
        from_html::removed(&html, &response.address, &mut |name| {
            *removed.borrow_mut().entry(Finding::Removed(name.to_owned())).or_default() += 1;
        });
        Some(html)
    };
    pipeline::articles(response, parse, |article, articles| {
        let mut findings = removed.take();
        let article = article?;
        findings.extend(of_article(&article).into_iter().map(|finding| (finding, 1)));
        add_shortcodes(articles.json(), &mut findings);
        Ok(Checked { title: article.title, findings })
    })
}

/// Returns what is unusual in an article.
fn of_article(article: &Article) -> Vec<Finding> {
    let has_no_zone = |time: &Timestamp| time.day().is_some() && !time.is_date();
    [
        (Finding::NoTitle, !article.body.is_empty() && article.title == first_words(&article.body)),
        (Finding::NoText, article.body.is_empty()),
        (Finding::Truncated, article.extent.is_truncated),
        (Finding::NoDate, article.published.is_none()),
        (Finding::NoZone, article.published.as_ref().is_some_and(has_no_zone)),
        (Finding::NoLanguage, article.lang.is_none()),
        (Finding::NoUrl, article.canonical.is_none()),
    ]
    .into_iter()
    .filter_map(|(finding, applies)| applies.then_some(finding))
    .collect()
}

/// Counts the unknown shortcodes in the texts of a response.
fn add_shortcodes(json: &Json, findings: &mut Findings) {
    match json {
        Json::String(text) => {
            for name in shortcodes::unknown(text) {
                *findings.entry(Finding::Shortcode(name.to_owned())).or_default() += 1;
            }
        }
        Json::Array(_) | Json::Object(_) => {
            for value in json.values() {
                add_shortcodes(value, findings);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}
