//! Screenshots of four states, for visual inspection: `screenshots/<engine>/<state>-<width>-<scheme>.png`.

use std::fmt;

use crate::{
    actions::ARTICLE,
    browser::Scheme,
    check,
    outcome::Outcome,
    server::Reply,
    stage::{self, Stage},
};

/// A state of the page, of which screenshots are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The article is shown.
    Ready,
    /// The article is loading.
    Loading,
    /// The article failed to load.
    Error,
    /// The share menu is open.
    Share,
}

impl State {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Ready, Self::Loading, Self::Error, Self::Share];
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ready => "ready",
            Self::Loading => "loading",
            Self::Error => "error",
            Self::Share => "share",
        })
    }
}

pub async fn takes_screenshots_in_light_mode(stage: &Stage) -> Outcome {
    take_screenshots(stage, Scheme::Light).await
}

pub async fn takes_screenshots_in_dark_mode(stage: &Stage) -> Outcome {
    take_screenshots(stage, Scheme::Dark).await
}

async fn take_screenshots(stage: &Stage, scheme: Scheme) -> Outcome {
    let folder = stage::pictures(stage.browser.engine)?;
    stage.assert_scheme(scheme).await?;
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        for state in State::ALL {
            stage.enter(state).await?;
            stage.wait_for_paint().await?;
            let file = folder.join(format!("{state}-{width}-{scheme}.png"));
            stage.browser.driver.screenshot(&file).await?;
            check::that(file.metadata()?.len() > 2000, || format!("{} is hardly a picture", file.display()))?;
        }
    }
    Ok(())
}

impl Stage {
    /// Puts the page into a state.
    pub async fn enter(&self, state: State) -> Outcome {
        match state {
            State::Ready => self.open_sample().await,
            State::Loading => {
                self.site.reply(ARTICLE, [Reply::Silence]);
                self.open_article(ARTICLE).await?;
                self.wait_until("the skeleton to be seen", "return isVisible(part('skeleton'));").await?;
                self.wait_for_animations().await
            }
            State::Error => {
                self.site.reply(ARTICLE, [Reply::Status(404)]);
                self.open_article(ARTICLE).await?;
                self.wait_for_state("error").await?;
                self.wait_for_animations().await
            }
            State::Share => {
                self.open_sample().await?;
                self.click_part("share").await?;
                self.wait_until("the share menu to open", "return isVisible(part('share-menu'));").await?;
                self.wait_for_animations().await
            }
        }
    }

    /// Asserts that the page has the preferred color scheme, and matching colors.
    pub async fn assert_scheme(&self, scheme: Scheme) -> Outcome {
        self.open_sample().await?;
        let script = "return matchMedia('(prefers-color-scheme: dark)').matches;";
        check::equal(
            "whether dark is preferred",
            &self.browser.run::<bool>(script, vec![]).await?,
            &(scheme == Scheme::Dark),
        )?;
        // A canvas converts computed colors, which can have many notations.
        let lightness = "const canvas = new OffscreenCanvas(1, 1).getContext('2d');
            const light = (color) => {
                canvas.fillStyle = color;
                canvas.fillRect(0, 0, 1, 1);
                const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
                return (red + green + blue) / 3;
            };
            let behind = 'rgba(0, 0, 0, 0)';
            for (let element = part('body'); element && /, 0\\)$|transparent/.test(behind); element = element.parentElement)
                behind = getComputedStyle(element).backgroundColor;
            return [light(getComputedStyle(part('body').querySelector('p')).color), light(behind)];";
        let (letters, paper): (f64, f64) = self.browser.run(lightness, vec![]).await?;
        let dark = letters > paper;
        check::equal("whether the text is lighter than the page", &dark, &(scheme == Scheme::Dark))
    }

    /// Waits until all animations have ended, except those that are infinite or depend on scrolling.
    async fn wait_for_animations(&self) -> Outcome {
        let script = "return document.getAnimations().every((animation) =>
            animation.timeline !== document.timeline || animation.playState !== 'running' || animation.effect.getComputedTiming().endTime === Infinity);";
        self.wait_until("the page to be still", script).await
    }
}
