//! For everybody: nothing that axe objects to, and nothing that needs a mouse.

use serde::Deserialize;
use thirtyfour::Key;

use crate::{
    act::ARTICLE, browser::Scheme, check, find::Place, outcome::Outcome, scenarios::screenshots::State, stage::Stage,
};

pub async fn axe_finds_nothing_in_light(stage: &Stage) -> Outcome {
    axe_finds_nothing(stage, Scheme::Light).await
}

pub async fn axe_finds_nothing_in_dark(stage: &Stage) -> Outcome {
    axe_finds_nothing(stage, Scheme::Dark).await
}

async fn axe_finds_nothing(stage: &Stage, scheme: Scheme) -> Outcome {
    stage.prefers(scheme).await?;
    let mut failures = Vec::new();
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        for state in State::ALL {
            stage.enter(state).await?;
            if let Err(failure) = stage.axe_finds_nothing(&format!("{state} at {width} px, {scheme}")).await {
                failures.push(failure.to_string());
            }
        }
        stage.read(include_str!("../articles/every-block.json")).await?;
        if let Err(failure) = stage.axe_finds_nothing(&format!("every block at {width} px, {scheme}")).await {
            failures.push(failure.to_string());
        }
    }
    check::that(failures.is_empty(), || failures.join("\n"))
}

/// A stop of the focus.
#[derive(Debug, Deserialize)]
struct Stop {
    name: String,
    /// Whether a person sees where the focus is.
    visible: bool,
    /// Where the element stands in the document, whatever is scrolled.
    #[serde(flatten)]
    place: Place,
}

pub async fn reaches_every_control_by_keyboard(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, []);
    stage.read(include_str!("../articles/shared.json")).await?;
    stage.holds("what comes after the paint", "return !!document.querySelector('.share-foot');").await?;
    let expected: Vec<String> = stage
        .browser
        .run(
            "return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
                .filter((element) => isSeen(element)).map(nameOf);",
            vec![],
        )
        .await?;
    check::that(expected.len() >= 11, || format!("the page has only these controls: {expected:?}"))?;
    let script = "const element = document.activeElement;
        if (!element || element === document.body || element === document.documentElement) return null;
        const style = getComputedStyle(element);
        const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { name: nameOf(element), visible: isSeen(element) && element.matches(':focus-visible') && outline
                && bottom >= 8 && top <= innerHeight - 8,
            left, right, top: top + scrollY, bottom: bottom + scrollY };";
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..expected.len() + 2 {
        stage.press(Key::Tab).await?;
        stage.painted().await?;
        let Some(stop) = stage.browser.run::<Option<Stop>>(script, vec![]).await? else {
            break;
        };
        if stops.first().is_some_and(|first| first.name == stop.name) {
            break;
        }
        stops.push(stop);
    }
    // A link that shows itself only while it has the focus comes first, before all that is seen.
    let seen: Vec<_> = stops.iter().filter(|stop| expected.contains(&stop.name)).collect();
    let names: Vec<_> = seen.iter().map(|stop| stop.name.clone()).collect();
    let missed: Vec<_> = expected.iter().filter(|name| !names.contains(name)).collect();
    check::none("controls that the keyboard does not reach", &missed)?;
    let unseen: Vec<_> = stops.iter().filter(|stop| !stop.visible).collect();
    check::none("stops where the focus is not seen", &unseen)?;
    for pair in seen.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let in_order = if before.place.beside(&after.place) {
            after.place.left < before.place.left
        } else {
            after.place.top > before.place.top
        };
        check::that(in_order, || format!("{after:?} should stand after {before:?} for the eyes too"))?;
    }
    Ok(())
}
