//! Hostile responses in a real browser: they run no script, load nothing and send nothing.
//!
//! The attacks are those of the native tests (`tests/attacks`). A harness opens the built page, or the pressed page of an
//! article, with each of them, a dozen at a time in frames. It waits until the reader is done, and inspects the result: once
//! with the content security policy of the page, which must have nothing to block, and once without a policy.

#[path = "../../attacks/corpus.rs"]
mod corpus;
mod pressed;
mod target;

use std::collections::BTreeSet;

use maqal::html::NodeRef;
use serde_json::json;

use crate::{
    browser::{Browser, Options},
    check,
    outcome::{Failure, Outcome},
    stage::Stage,
};
use corpus::{Attack, Placeholders};
use target::{Page, Target};

/// The number of articles per batch. More would exceed the time limit of the driver.
const BATCH: usize = 60;

/// The maximum number of attacks in an article.
const SHARED: usize = 8;

pub async fn blocks_all_attacks_under_the_policy(stage: &Stage) -> Outcome {
    assert_all_blocked(stage, Page::AsBuilt).await
}

pub async fn blocks_all_attacks_without_a_policy(stage: &Stage) -> Outcome {
    assert_all_blocked(stage, Page::WithoutPolicy).await
}

pub async fn blocks_all_attacks_on_pressed_pages_under_the_policy(stage: &Stage) -> Outcome {
    assert_all_blocked(stage, Page::Pressed).await
}

pub async fn blocks_all_attacks_on_pressed_pages_without_a_policy(stage: &Stage) -> Outcome {
    assert_all_blocked(stage, Page::PressedWithoutPolicy).await
}

/// Proves that the other tests detect successful attacks.
pub async fn detects_attacks_on_a_naive_reader(stage: &Stage) -> Outcome {
    let signs = [
        ("image-error", "its script ran"),
        ("iframe-javascript", "its script ran"),
        ("image-javascript", "attribute src"),
        ("iframe-load", "requested"),
        ("style-import-string", "requested"),
        ("handler-on-line-break-and-rule", "attribute onclick"),
        ("id-of-the-mount", "ids are there twice"),
        ("svg-style-import", "element <svg>"),
        ("embed-javascript", "element <embed"),
        ("youtube-lookalike-host", "element <iframe"),
        ("part-retry", "attribute data-part"),
    ];
    let mut attacks = attacks()?;
    attacks.retain(|attack| signs.iter().any(|(name, _)| *name == attack.name));
    check::equal("the number of attacks", &attacks.len(), &signs.len())?;
    let breaches = run_attacks(stage, Page::Naive, &attacks, &alone(0..attacks.len())).await?;
    for (name, sign) in signs {
        let is_reported = breaches
            .iter()
            .any(|breach| breach.names(&attacks).ends_with(&format!("/{name}")) && breach.what.contains(sign));
        check::that(is_reported, || format!("{name} should be reported as {sign:?}. The reports are {breaches:#?}"))?;
    }
    Ok(())
}

async fn assert_all_blocked(stage: &Stage, page: Page) -> Outcome {
    let attacks = attacks()?;
    let mut breaches = run_attacks(stage, page, &attacks, &articles(&attacks)).await?;
    if !breaches.is_empty() {
        // Runs each attack alone, to find out which one of the article succeeded.
        let suspects: BTreeSet<usize> = breaches.iter().flat_map(|breach| breach.of.clone()).collect();
        let known = run_attacks(stage, page, &attacks, &alone(suspects)).await?;
        breaches.retain(|breach| !breach.of.iter().any(|suspect| known.iter().any(|one| one.of.contains(suspect))));
        breaches.extend(known);
    }
    let reports: Vec<_> =
        breaches.iter().map(|breach| format!("{}: {}", breach.names(&attacks), breach.what)).collect();
    check::none("attack that succeeds", &reports)
}

/// A breach: something that an attack did.
#[derive(Debug)]
struct Breach {
    /// The indices of the attacks that may have caused it.
    of: Vec<usize>,
    what: String,
}

impl Breach {
    fn names(&self, attacks: &[Attack]) -> String {
        let names = self.of.iter().filter_map(|place| attacks.get(*place));
        let names: Vec<_> = names.map(|attack| format!("{}/{}", attack.class, attack.name)).collect();
        if names.is_empty() { "no attack at all".into() } else { names.join(" or ") }
    }
}

fn attacks() -> Outcome<Vec<Attack>> {
    corpus::attacks(&crate::requirements::root().join("tests/attacks")).map_err(Failure::new)
}

/// Puts each attack into an article of its own.
fn alone(attacks: impl IntoIterator<Item = usize>) -> Vec<Vec<usize>> {
    attacks.into_iter().map(|attack| vec![attack]).collect()
}

/// Puts attacks into articles. Attacks that do not affect the following text share an article, so that fewer pages are
/// opened.
fn articles(attacks: &[Attack]) -> Vec<Vec<usize>> {
    let (mut articles, mut shared) = (Vec::new(), Vec::new());
    for (place, attack) in attacks.iter().enumerate() {
        // These would affect other attacks in the same article.
        if attack.is_response() || attack.class == "clobbering" || !attack.hidden.is_empty() || !ends(attack) {
            articles.push(vec![place]);
            continue;
        }
        shared.push(place);
        if shared.len() == SHARED {
            articles.push(std::mem::take(&mut shared));
        }
    }
    articles.push(shared);
    articles.retain(|article| !article.is_empty());
    articles
}

/// Whether text after an attack is outside of all elements that the attack opens.
fn ends(attack: &Attack) -> bool {
    let payload = attack.payload(&Placeholders { canary: "1", load: "", home: "https://news.example" });
    let Some(html) = maqal::host::html::parse(&format!("{payload}<p>end</p>")) else { return false };
    let body = html.roots().flat_map(NodeRef::children).find(|node| node.name() == "body");
    let last = body.and_then(|body| body.children().last());
    last.is_some_and(|last| last.name() == "p" && last.children().any(|words| words.text() == Some("end")))
}

/// Runs attacks, given by their indices, article by article, and returns the breaches.
async fn run_attacks(stage: &Stage, page: Page, attacks: &[Attack], articles: &[Vec<usize>]) -> Outcome<Vec<Breach>> {
    let target = Target::start(page, attacks, articles).await?;
    let harness = target.address("/attacks/harness.html");
    let mut another = None;
    stage.browser.driver.goto(&harness).await?;
    let mut breaches = Vec::new();
    // Only a whole response may contain no article.
    let is_html =
        |article: &[usize]| article.iter().all(|place| attacks.get(*place).is_some_and(|one| !one.is_response()));
    let pages = (1..).zip(articles).filter(|(number, article)| is_html(article) || target.has_page(*number));
    let numbers: Vec<usize> = pages.map(|(number, _)| number).collect();
    for batch in numbers.chunks(BATCH) {
        let script = "const done = arguments[arguments.length - 1];
            window.runAttacks(arguments[0]).then(done, (error) => done([[0, 0, `the harness fails: ${error}`]]));";
        let of = |numbers: &[usize]| {
            numbers.iter().filter_map(|number| articles.get(number - 1)).flatten().copied().collect()
        };
        let driver = &another.as_ref().unwrap_or(&stage.browser).driver;
        let result = match driver.execute_async(script, vec![json!(batch)]).await {
            Ok(result) => result,
            // The process of WebKit sometimes crashes with hundreds of frames. If an attack causes the crash, it happens
            // again.
            Err(died) => {
                eprintln!("the browser crashed during attacks, which run again in another browser: {died}");
                let browser = another.insert(Browser::start(stage.browser.engine, Options::default()).await?);
                browser.driver.goto(&harness).await?;
                browser.driver.execute_async(script, vec![json!(batch)]).await.map_err(|error| {
                    let batch = Breach { of: of(batch), what: String::new() };
                    let names = batch.names(attacks);
                    Failure::from(error).within(format_args!("the browser crashed twice, during one of {names}"))
                })?
            }
        };
        // The number of an article or an attack, from 1.
        let found: Vec<(usize, usize, String)> = result.convert()?;
        breaches.extend(found.into_iter().map(|(article, attack, what)| {
            let of = match (article, attack) {
                (0, 0) => Vec::new(),
                (article, 0) => of(&[article]),
                (_, attack) => vec![attack - 1],
            };
            Breach { of, what }
        }));
    }
    let loads = target.loads().into_iter().filter(|attack| *attack > 0);
    breaches.extend(loads.map(|attack| Breach { of: vec![attack - 1], what: "an address was requested".into() }));
    let windows = another.as_ref().unwrap_or(&stage.browser).driver.windows().await?.len();
    check::equal("the number of windows after all attacks", &windows, &1)?;
    Ok(breaches)
}
