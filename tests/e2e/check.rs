//! What a scenario demands. A demand that is not met says what was wanted and what was there.

use std::{collections::HashMap, fmt::Debug};

use serde::Deserialize;
use serde_json::json;

use crate::{
    outcome::{Failure, Outcome},
    queries::{Place, Word},
    requirements,
    stage::Stage,
};

/// Demands that two values are equal.
pub fn equal<T: PartialEq + Debug>(what: &str, found: &T, wanted: &T) -> Outcome {
    that(found == wanted, || format!("{what} should be {wanted:?} and is {found:?}"))
}

/// Demands that two numbers are no further apart than `slack`.
pub fn near(what: &str, found: f64, wanted: f64, slack: f64) -> Outcome {
    that((found - wanted).abs() <= slack, || format!("{what} should be {wanted} (± {slack}) and is {found}"))
}

/// Demands that a list is empty.
pub fn none<T: Debug>(what: &str, found: &[T]) -> Outcome {
    that(found.is_empty(), || format!("there should be no {what}, and there are {found:#?}"))
}

/// Demands a condition, or fails with the sentence that `otherwise` makes.
pub fn that(condition: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if condition { Ok(()) } else { Err(Failure::new(otherwise())) }
}

/// Demands two texts to have the same words in the same order.
pub fn same_words(what: &str, found: &str, wanted: &str) -> Outcome {
    let (mut found, mut wanted) = (found.split_whitespace(), wanted.split_whitespace());
    let mut number = 0;
    loop {
        number += 1;
        match (found.next(), wanted.next()) {
            (None, None) => return Ok(()),
            (seen, due) if seen == due => {}
            (seen, due) => {
                return Err(Failure::new(format!("word {number} of {what} should be {due:?} and is {seen:?}")));
            }
        }
    }
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// As Arabic does.
    RightToLeft,
    /// As English does.
    LeftToRight,
}

/// Demands that on every line each word stands where the direction puts it: after the one before it.
pub fn runs(what: &str, words: &[Word], direction: Runs) -> Outcome {
    let mut compared = 0;
    for pair in words.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        if !before.place.beside(&after.place) {
            continue;
        }
        compared += 1;
        let follows = match direction {
            Runs::RightToLeft => after.place.right <= before.place.left + 1.0,
            Runs::LeftToRight => after.place.left >= before.place.right - 1.0,
        };
        that(follows, || format!("in {what}, {after:?} should follow {before:?} {direction:?}"))?;
    }
    that(compared > 0, || format!("{what} has no line of two words to compare: {words:?}"))
}

/// Demands that one thing stands right of another on the same line.
pub fn right_of(what: &str, right: Place, left: Place) -> Outcome {
    let holds = right.beside(&left) && right.left >= left.right - 1.0;
    that(holds, || format!("{what}: {right:?} should stand right of {left:?}"))
}

/// What a page of the recorder's variant has recorded.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Errors and refusals.
    pub complaints: Vec<String>,
    /// The reader's states, in order.
    pub states: Vec<StateChange>,
    /// When the time began after which the skeleton appears, in milliseconds since the page began.
    pub skeleton_began: Option<f64>,
    /// When the skeleton could first be seen, in milliseconds since the page began.
    pub skeleton_seen: Option<f64>,
    /// The layout shifts, where the engine reports them: how bad, and what moved.
    pub shifts: Vec<String>,
}

/// A state of the reader that began.
#[derive(Debug, Deserialize)]
pub struct StateChange {
    /// Such as `loading`.
    pub state: String,
    /// In milliseconds since the page began.
    pub at: f64,
}

impl Record {
    /// When a state began, where it was seen at all.
    pub fn began(&self, state: &str) -> Option<f64> {
        self.states.iter().find(|change| change.state == state).map(|change| change.at)
    }
}

/// A rule of axe that the page breaks.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "the fields are read by `Debug`, for the failure")]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

impl Stage {
    /// Has the page's next opening recorded.
    pub fn record(&self) {
        self.site.vary(|variant| variant.scripts.push("/e2e/recorder.js"));
    }

    /// What was recorded since the page was opened.
    pub async fn recorded(&self) -> Outcome<Record> {
        self.browser.run("return window.recorded;", vec![]).await
    }

    /// Demands that nothing has gone wrong behind the page: no error, no refusal of the content security policy.
    pub async fn no_complaints(&self) -> Outcome {
        none("complaints", &self.recorded().await?.complaints)?;
        none("console messages", &self.browser.console().await?)?;
        none("reported violations of the content security policy", &self.site.violations())
    }

    /// Demands that axe finds nothing in the page as it is now.
    pub async fn axe_finds_nothing(&self, state: &str) -> Outcome {
        let axe = std::fs::read_to_string(requirements::axe())?;
        let script = format!(
            "{axe}
            const done = arguments[arguments.length - 1];
            const brief = (rule) => ({{ id: rule.id, help: rule.help,
                nodes: rule.nodes.map((node) => node.target.join(' ') + ': ' + node.failureSummary) }});
            axe.run(document, {{ resultTypes: ['violations'], rules: {{ 'target-size': {{ enabled: true }} }} }})
                .then((results) => done([results.violations.map(brief), results.passes.length]),
                    (error) => done([[{{ id: 'axe', help: String(error), nodes: [] }}], 0]));"
        );
        let answer = self.browser.driver.execute_async(script, Vec::new()).await?;
        let (violations, passes): (Vec<Violation>, u32) = answer.convert()?;
        none(&format!("violations that axe finds in the state {state}"), &violations)?;
        that(passes > 5, || format!("axe has checked only {passes} rules in the state {state}"))
    }

    /// The attributes of the document that follow the article, by name.
    pub async fn document_facts(&self) -> Outcome<HashMap<String, Option<String>>> {
        let script = "const root = document.documentElement;
            return { title: document.title, lang: root.lang, dir: root.dir,
                canonical: document.querySelector('link[rel=canonical]')?.href ?? null,
                description: document.querySelector('meta[name=description]')?.content ?? null };";
        self.browser.run(script, vec![json!(null)]).await
    }
}
