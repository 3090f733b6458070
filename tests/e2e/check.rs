//! The assertions of scenarios. A failure says what was expected and what was found.

use std::{collections::HashMap, fmt::Debug};

use serde::Deserialize;
use serde_json::json;

use crate::{
    outcome::{Failure, Outcome},
    queries::{Place, Word},
    requirements,
    stage::Stage,
};

/// Asserts that two values are equal.
pub fn equal<T: PartialEq + Debug>(what: &str, found: &T, expected: &T) -> Outcome {
    that(found == expected, || format!("{what} should be {expected:?} and is {found:?}"))
}

/// Asserts that two numbers differ by no more than `slack`.
pub fn near(what: &str, found: f64, expected: f64, slack: f64) -> Outcome {
    that((found - expected).abs() <= slack, || format!("{what} should be {expected} (± {slack}) and is {found}"))
}

/// Asserts that a list is empty.
pub fn none<T: Debug>(what: &str, found: &[T]) -> Outcome {
    that(found.is_empty(), || format!("there should be no {what}, and there are {found:#?}"))
}

/// Asserts a condition. Fails with the message that `otherwise` returns.
pub fn that(condition: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if condition { Ok(()) } else { Err(Failure::new(otherwise())) }
}

/// Asserts that two texts have the same words in the same order.
pub fn same_words(what: &str, found: &str, expected: &str) -> Outcome {
    let (mut found, mut expected) = (found.split_whitespace(), expected.split_whitespace());
    let mut number = 0;
    loop {
        number += 1;
        match (found.next(), expected.next()) {
            (None, None) => return Ok(()),
            (seen, due) if seen == due => {}
            (seen, due) => {
                return Err(Failure::new(format!("word {number} of {what} should be {due:?} and is {seen:?}")));
            }
        }
    }
}

/// The direction of a text on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// As in Arabic.
    RightToLeft,
    /// As in English.
    LeftToRight,
}

/// Asserts that the words of each line follow each other in this direction on the screen.
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

/// Asserts that one box is to the right of another on the same line.
pub fn right_of(what: &str, right: Place, left: Place) -> Outcome {
    let holds = right.beside(&left) && right.left >= left.right - 1.0;
    that(holds, || format!("{what}: {right:?} should be to the right of {left:?}"))
}

/// What `page/recorder.js` has recorded.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Errors, warnings and violations of the content security policy.
    pub complaints: Vec<String>,
    /// The reader's states, in order.
    pub states: Vec<StateChange>,
    /// When the delay of the skeleton began, in milliseconds since the page was opened.
    pub skeleton_began: Option<f64>,
    /// When the skeleton could first be seen, in milliseconds since the page began.
    pub skeleton_seen: Option<f64>,
    /// The layout shifts, if the engine reports them: the value, and what moved.
    pub shifts: Vec<String>,
}

/// A change of the reader's state.
#[derive(Debug, Deserialize)]
pub struct StateChange {
    /// The new state, such as `loading`.
    pub state: String,
    /// The time of the change, in milliseconds since the page was opened.
    pub at: f64,
}

impl Record {
    /// Returns when a state began, if it did.
    pub fn began(&self, state: &str) -> Option<f64> {
        self.states.iter().find(|change| change.state == state).map(|change| change.at)
    }
}

/// A rule of axe that the page violates.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "the fields are read by `Debug`, for the failure")]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

impl Stage {
    /// Records what happens on the page from the next time it is opened.
    pub fn record(&self) {
        self.site.vary(|variant| variant.scripts.push("/e2e/recorder.js"));
    }

    /// Returns what was recorded since the page was opened.
    pub async fn recorded(&self) -> Outcome<Record> {
        self.browser.run("return window.recorded;", vec![]).await
    }

    /// Asserts that the page has caused no errors, no warnings and no violations of the content security policy.
    pub async fn assert_no_errors(&self) -> Outcome {
        none("errors and violations", &self.recorded().await?.complaints)?;
        none("console messages", &self.browser.console().await?)?;
        none("reported violations of the content security policy", &self.site.violations())
    }

    /// Asserts that axe finds no violations in the current page.
    pub async fn assert_no_axe_violations(&self, state: &str) -> Outcome {
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

    /// Returns the metadata of the document that the reader takes from the article.
    pub async fn document_facts(&self) -> Outcome<HashMap<String, Option<String>>> {
        let script = "const root = document.documentElement;
            return { title: document.title, lang: root.lang, dir: root.dir,
                canonical: document.querySelector('link[rel=canonical]')?.href ?? null,
                description: document.querySelector('meta[name=description]')?.content ?? null };";
        self.browser.run(script, vec![json!(null)]).await
    }
}
