//! Processes articles on all cores, a batch of responses at a time, and in order.

use rayon::prelude::*;

use super::{
    Entry, Failure, Report, Site,
    input::{self, Response},
    output::{self, Folder, Outcome},
    previews,
    summary::Summary,
};
use crate::{
    article::Article,
    html::Html,
    limits::RESPONSE_SIZE,
    metadata::Metadata,
    source::{self, Articles, Options},
};

/// The maximum number of responses in a batch. A batch has at most [`RESPONSE_SIZE`] bytes more than the last response
/// in it, so that memory does not depend on the number of articles.
const BATCH: usize = 256;

/// Groups responses, so that the articles of a group can be processed on all cores. The response of a server ends a group,
/// because its articles need not wait for the next response.
pub(super) fn batches<T>(
    mut responses: impl Iterator<Item = Result<Response, T>>,
) -> impl Iterator<Item = Vec<Result<Response, T>>> {
    std::iter::from_fn(move || {
        let mut batch = Vec::new();
        let (mut size, mut is_fetched) = (0, false);
        while batch.len() < BATCH && size < RESPONSE_SIZE && !is_fetched {
            let Some(response) = responses.next() else { break };
            if let Ok(response) = &response {
                size += response.bytes.len();
                is_fetched = response.is_fetched;
            }
            batch.push(response);
        }
        (!batch.is_empty()).then_some(batch)
    })
}

/// Reads some responses on all cores, in order. `articles` decodes the articles of one response.
pub(super) fn read<T: Send>(
    batch: Vec<Result<Response, input::Error>>,
    articles: impl Fn(&Response) -> Vec<Result<T, Failure>> + Sync,
) -> Vec<Result<T, Failure>> {
    let read = batch.into_par_iter().flat_map_iter(|response| match response {
        Ok(response) => articles(&response),
        Err(error) => vec![Err(error.into())],
    });
    read.collect()
}

/// Decodes the articles of a response, each with its name for messages. `each` is given the outcome of an article and what
/// else the response says about it.
pub(super) fn articles<T, P: Fn(&str) -> Option<Html>>(
    response: &Response,
    html: P,
    mut each: impl FnMut(Result<Article, source::Error>, &Articles<P>) -> Result<T, source::Error>,
) -> Vec<Result<(String, T), Failure>> {
    let mut articles = match source::read_all(&response.bytes, &response.address, &Options::default(), html) {
        Ok(articles) => articles,
        Err(error) => return vec![Err(Failure { input: response.name.clone(), reason: error.to_string() })],
    };
    let is_list = articles.is_list();
    let mut outcomes = Vec::new();
    while let Some(article) = articles.next() {
        let input = response.article(is_list.then_some(outcomes.len()));
        outcomes.push(match each(article, &articles) {
            Ok(outcome) => Ok((input, outcome)),
            Err(error) => Err(Failure { input, reason: error.to_string() }),
        });
    }
    outcomes
}

/// Draws the preview images of some articles. Returns the articles without those whose images cannot be written.
pub(super) fn draw(
    entries: Vec<Entry>,
    report: &mut Report,
    write: impl Fn(&mut Entry) -> Result<(), previews::Error> + Sync,
) -> Vec<Entry> {
    let draw = |mut entry: Entry| match write(&mut entry) {
        Ok(()) => Ok(entry),
        Err(error) => Err(Failure { input: entry.input, reason: error.to_string() }),
    };
    let outcomes: Vec<_> = entries.into_par_iter().map(draw).collect();
    outcomes.into_iter().filter_map(|outcome| outcome.map_err(|failure| report.failures.push(failure)).ok()).collect()
}

/// Writes the pages or elements of some articles, and counts them. `write` writes the files of one article.
pub(super) fn write(
    entries: &[Entry],
    site: &Site,
    output: &Folder,
    report: &mut Report,
    write: impl Fn(&Entry, &Metadata) -> Result<Outcome, output::Error> + Sync,
) {
    let outcomes: Vec<_> = entries
        .par_iter()
        .map(|entry| {
            let metadata = entry.metadata(site);
            Ok::<_, output::Error>((write(entry, &metadata)?, Summary::of(entry, metadata)))
        })
        .collect();
    for (outcome, entry) in outcomes.into_iter().zip(entries) {
        match outcome.and_then(|(outcome, summary)| output.add_page(&summary).map(|()| outcome)) {
            Ok(outcome) => report.add(outcome),
            Err(error) => report.failures.push(Failure { input: entry.input.clone(), reason: error.to_string() }),
        }
    }
}
