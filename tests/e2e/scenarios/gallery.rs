//! Screenshots of all typefaces and themes in six languages, for visual inspection:
//! `screenshots/<engine>/gallery/<language>-<face>-<theme>-<width>.png`. They are taken on request (`make gallery`).

use serde_json::json;

use crate::{
    outcome::Outcome,
    stage::{Stage, pictures},
};

/// All themes of the panel.
pub const THEMES: [&str; 6] = ["auto", "light", "sepia", "dark", "black", "contrast"];

/// An article in each language of the interface, and one in several languages.
pub const ARTICLES: [(&str, &str); 9] = [
    ("ar", include_str!("../articles/languages/ar.json")),
    ("fa", include_str!("../articles/languages/fa.json")),
    ("ur", include_str!("../articles/languages/ur.json")),
    ("he", include_str!("../articles/languages/he.json")),
    ("ckb", include_str!("../articles/languages/ckb.json")),
    ("en", include_str!("../articles/languages/en.json")),
    ("fr", include_str!("../articles/languages/fr.json")),
    ("tr", include_str!("../articles/languages/tr.json")),
    ("mixed", include_str!("../articles/languages/mixed.json")),
];

/// Returns the article in a language.
pub fn article(language: &str) -> &'static str {
    ARTICLES.iter().find(|(known, _)| *known == language).map(|(_, article)| *article).expect("there is one")
}

pub async fn adds_arabic_to_the_gallery(stage: &Stage) -> Outcome {
    take_gallery(stage, "ar", &["usual", "naskh", "amiri", "plex", "system"]).await
}

pub async fn adds_persian_to_the_gallery(stage: &Stage) -> Outcome {
    take_gallery(stage, "fa", &["usual", "naskh", "amiri", "plex", "nastaliq"]).await
}

pub async fn adds_urdu_to_the_gallery(stage: &Stage) -> Outcome {
    take_gallery(stage, "ur", &["usual", "naskh", "plex", "nastaliq"]).await
}

pub async fn adds_hebrew_to_the_gallery(stage: &Stage) -> Outcome {
    take_gallery(stage, "he", &["usual", "hebrew", "system"]).await
}

pub async fn adds_english_to_the_gallery(stage: &Stage) -> Outcome {
    take_gallery(stage, "en", &["usual", "amiri", "plex", "system"]).await
}

pub async fn adds_mixed_languages_to_the_gallery(stage: &Stage) -> Outcome {
    take_gallery(stage, "mixed", &["usual", "naskh", "amiri", "plex"]).await
}

async fn take_gallery(stage: &Stage, language: &str, faces: &[&str]) -> Outcome {
    let folder = pictures(stage.browser.engine)?.join("gallery");
    std::fs::create_dir_all(&folder)?;
    for face in faces {
        for theme in THEMES {
            stage.keep(&format!("2 face={face} theme={theme}")).await?;
            stage.read(article(language)).await?;
            stage.wait_for_appearance(face, theme).await?;
            for width in [360, 1280] {
                stage.browser.resize(width, 1000).await?;
                stage.wait_for_paint().await?;
                let name = format!("{language}-{face}-{theme}-{width}.png");
                stage.browser.driver.screenshot(&folder.join(name)).await?;
            }
        }
    }
    Ok(())
}

impl Stage {
    /// Stores choices for the next article.
    pub async fn keep(&self, choices: &str) -> Outcome {
        self.open("/e2e/plain.html").await?;
        self.browser.run("localStorage.setItem('maqal.preferences', arguments[0]);", vec![json!(choices)]).await
    }

    /// Waits until the article has a face and a theme. If the font was not loaded in time, opens the article again.
    pub async fn wait_for_appearance(&self, face: &str, theme: &str) -> Outcome {
        let fonts = "return document.fonts.status === 'loaded' || document.fonts.status;";
        self.wait_until("all fonts", fonts).await?;
        let worn = "return part('reader').dataset.face ?? 'usual';";
        if self.browser.run::<String>(worn, vec![]).await? != face {
            self.browser.driver.refresh().await?;
            self.wait_for_article().await?;
            self.wait_until("all fonts", fonts).await?;
        }
        let script = format!(
            "const {{ face, theme }} = part('reader').dataset;
            return ((face ?? 'usual') === '{face}' && (theme ?? 'auto') === '{theme}') || [face, theme];"
        );
        self.wait_until(&format!("the face {face} and the theme {theme}"), &script).await
    }
}
