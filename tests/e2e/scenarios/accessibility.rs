//! Accessibility: no violations that axe finds, and full operation by keyboard.

use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

use crate::{
    actions::ARTICLE,
    browser::Scheme,
    check,
    outcome::Outcome,
    queries::Place,
    scenarios::{
        gallery::{ARTICLES, THEMES},
        screenshots::State,
    },
    server::Reply,
    stage::Stage,
};

pub async fn axe_finds_no_violations_in_light_mode(stage: &Stage) -> Outcome {
    assert_no_axe_violations(stage, Scheme::Light).await
}

pub async fn axe_finds_no_violations_in_dark_mode(stage: &Stage) -> Outcome {
    assert_no_axe_violations(stage, Scheme::Dark).await
}

async fn assert_no_axe_violations(stage: &Stage, scheme: Scheme) -> Outcome {
    stage.assert_scheme(scheme).await?;
    let mut failures = Vec::new();
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        for state in State::ALL {
            stage.enter(state).await?;
            if let Err(failure) = stage.assert_no_axe_violations(&format!("{state} at {width} px, {scheme}")).await {
                failures.push(failure.to_string());
            }
        }
        stage.read(include_str!("../articles/every-block.json")).await?;
        if let Err(failure) = stage.assert_no_axe_violations(&format!("every block at {width} px, {scheme}")).await {
            failures.push(failure.to_string());
        }
    }
    check::that(failures.is_empty(), || failures.join("\n"))
}

/// Fails if the contrast of a color of a theme and its background is too low.
pub async fn axe_finds_no_violations_in_any_theme(stage: &Stage) -> Outcome {
    for theme in THEMES {
        stage.keep(&format!("2 theme={theme}")).await?;
        stage.read(include_str!("../articles/every-block.json")).await?;
        stage.wait_for_appearance("usual", theme).await?;
        stage.assert_no_axe_violations(&format!("every block in the theme {theme}")).await?;
        stage.assert_no_axe_violations_in_sheets(&format!("in the theme {theme}")).await?;
    }
    Ok(())
}

/// Fails if messages of a language are missing, or do not have its `lang`.
pub async fn axe_finds_no_violations_in_any_language(stage: &Stage) -> Outcome {
    for (language, article) in ARTICLES {
        stage.read(article).await?;
        stage.assert_no_axe_violations(&format!("the article in {language}")).await?;
        stage.assert_no_axe_violations_in_sheets(&format!("in {language}")).await?;
        stage.site.vary(|variant| variant.lang = if language == "mixed" { "" } else { language });
        stage.site.reply(ARTICLE, [Reply::Status(404)]);
        stage.open_article(ARTICLE).await?;
        stage.wait_for_state("error").await?;
        stage.assert_no_axe_violations(&format!("the message in {language}")).await?;
        stage.site.vary(|variant| variant.lang = "");
    }
    Ok(())
}

/// An element that has the focus.
#[derive(Debug, Deserialize)]
struct Stop {
    name: String,
    /// Whether the focus is visible.
    visible: bool,
    /// The position of the element in the document, independent of scrolling.
    #[serde(flatten)]
    place: Place,
}

pub async fn every_control_is_reachable_by_keyboard(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, []);
    stage.read(include_str!("../articles/shared.json")).await?;
    let expected: Vec<String> = stage
        .browser
        .run(
            // Elements far from the viewport count, too, although `content-visibility` skips them.
            "const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
                && element.getBoundingClientRect().width > 1;
            return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
                .filter(isShown).map(nameOf);",
            vec![],
        )
        .await?;
    check::that(expected.len() >= 11, || format!("the page has only these controls: {expected:?}"))?;
    let script = "const element = document.activeElement;
        if (!element || element === document.body || element === document.documentElement) return null;
        const style = getComputedStyle(element);
        const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { name: nameOf(element), visible: isVisible(element) && element.matches(':focus-visible') && outline
                && bottom >= 8 && top <= innerHeight - 8,
            left, right, top: top + scrollY, bottom: bottom + scrollY };";
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..expected.len() + 2 {
        stage.press(Key::Tab).await?;
        stage.wait_for_paint().await?;
        let Some(stop) = stage.browser.run::<Option<Stop>>(script, vec![]).await? else {
            break;
        };
        if stops.first().is_some_and(|first| first.name == stop.name) {
            break;
        }
        stops.push(stop);
    }
    // The first element is a link that is visible only while it has the focus.
    let seen: Vec<_> = stops.iter().filter(|stop| expected.contains(&stop.name)).collect();
    let names: Vec<_> = seen.iter().map(|stop| stop.name.clone()).collect();
    let missed: Vec<_> = expected.iter().filter(|name| !names.contains(name)).collect();
    check::none("controls that are not reachable by keyboard", &missed)?;
    let unseen: Vec<_> = stops.iter().filter(|stop| !stop.visible).collect();
    check::none("elements without a visible focus", &unseen)?;
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

/// Fails if links have no scroll margin. Browsers do not scroll to a focused element within the window, even if the toolbar
/// covers it.
pub async fn toolbar_never_covers_the_focus(stage: &Stage) -> Outcome {
    let link =
        |number: usize| json!({ "type": "link", "url": format!("https://example.org/{number}"), "content": "رابط" });
    let body: Vec<_> = (0..20)
        .map(|number| json!({ "type": "paragraph", "content": ["نص طويل ".repeat(30), link(number), " تتمته".repeat(60)] }))
        .collect();
    stage.read(&json!({ "maqal": 1, "title": "روابط كثيرة", "lang": "ar", "body": body }).to_string()).await?;
    // The focus is on the link after the one that is behind the toolbar.
    let cover = "const links = part('body').querySelectorAll('a');
        const toolbar = () => part('toolbar').getBoundingClientRect();
        links[11].scrollIntoView({ block: 'center' });
        links[11].focus({ preventScroll: true });
        scrollBy(0, links[10].getBoundingClientRect().top - toolbar().top - 10);
        const { top, bottom } = links[10].getBoundingClientRect();
        return top > toolbar().top && bottom < toolbar().bottom;";
    check::that(stage.browser.run(cover, vec![]).await?, || {
        "the toolbar should cover the link before it has the focus".into()
    })?;
    let back = stage.browser.driver.action_chain().key_down(Key::Shift).key_down(Key::Tab);
    back.key_up(Key::Tab).key_up(Key::Shift).perform().await?;
    let is_seen = "const links = [...part('body').querySelectorAll('a')];
        const { top } = document.activeElement.getBoundingClientRect();
        const covered = part('toolbar').getBoundingClientRect().bottom;
        return links.indexOf(document.activeElement) === 10 && top >= covered || [top, covered];";
    stage.wait_until("the link to be below the toolbar", is_seen).await
}

impl Stage {
    /// Asserts that axe finds no violations in the open settings panel and the open help.
    async fn assert_no_axe_violations_in_sheets(&self, state: &str) -> Outcome {
        for (key, sheet) in [("settings", "settings-panel"), ("?", "help")] {
            if key == "?" {
                self.press('?').await?;
            } else {
                self.click_part(key).await?;
            }
            self.wait_for_open_sheet(sheet).await?;
            self.assert_no_axe_violations(&format!("{sheet} {state}")).await?;
            self.browser.run::<()>(&format!("part('{sheet}').hidePopover();"), vec![]).await?;
        }
        Ok(())
    }
}
