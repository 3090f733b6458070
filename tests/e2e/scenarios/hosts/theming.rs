//! The README's pictures of a reader that a site has given other looks, and the style sheets beside them.
//!
//! The style sheets and the pictures stand in `hosts/theming/`. The scenario takes the pictures anew, as
//! `screenshots/chromium/theming-<style>.webp`; to renew those of the README, copy them.

use std::fs;

use serde_json::json;

use crate::{
    act::ARTICLE,
    check, needs,
    outcome::{Failure, Outcome},
    server::Reply,
    stage::{self, Stage},
};

const HOST: &str = include_str!("../../hosts/theming.html");
const STORY: &str = include_str!("../../articles/theming.json");
const PAGE: &str = "/theming";
/// What a reader of the README may have to load for one picture.
const LIMIT: u64 = 40_000;

/// How the reader looks: the name of style sheet and picture, and which part then computes what.
type Look = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

const LOOKS: [Look; 3] = [
    (
        "none",
        &[
            ("reader", "background-color", "rgb(251, 249, 244)"),
            ("headline", "color", "rgb(29, 27, 24)"),
            ("dek", "display", "block"),
            ("toolbar", "top", "0px"),
            ("toolbar", "background-color", "rgb(251, 249, 244)"),
            ("share", "background-color", "rgb(11, 95, 88)"),
        ],
    ),
    (
        "properties",
        &[
            ("reader", "background-color", "rgb(255, 244, 232)"),
            ("headline", "color", "rgb(42, 31, 23)"),
            ("dek", "color", "rgb(110, 86, 68)"),
            ("body", "font-family", r#""Noto Sans Arabic", sans-serif"#),
            ("body", "font-size", "18px"),
            ("toolbar", "top", "56px"),
            ("toolbar", "border-top-color", "rgb(233, 211, 189)"),
            ("toolbar", "background-color", "rgb(255, 244, 232)"),
            ("share", "background-color", "rgb(156, 28, 51)"),
            ("share", "border-top-left-radius", "2px"),
        ],
    ),
    (
        "parts",
        &[
            ("headline", "font-family", r#""Noto Kufi Arabic", sans-serif"#),
            ("headline", "font-size", "36px"),
            ("headline", "font-weight", "800"),
            ("headline", "line-height", "54px"),
            ("dek", "display", "none"),
            ("toolbar", "padding-left", "12px"),
            ("toolbar", "border-top-width", "0px"),
            ("toolbar", "border-top-left-radius", "16px"),
            ("toolbar", "background-color", "rgb(11, 95, 88)"),
            ("share", "color", "rgb(11, 95, 88)"),
            ("share", "background-color", "rgb(255, 255, 255)"),
        ],
    ),
];

pub async fn looks_as_the_readme_shows(stage: &Stage) -> Outcome {
    let readme = fs::read_to_string(needs::root().join("README.md"))?;
    stage.site.reply(ARTICLE, [Reply::Json(STORY.into())]);
    for (name, computed) in LOOKS {
        stage.looks_as(name, computed, &readme).await.map_err(|failure| failure.within(name))?;
    }
    check::none("complaints", &stage.complaints().await?)
}

impl Stage {
    async fn looks_as(&self, name: &str, computed: &[(&str, &str, &str)], readme: &str) -> Outcome {
        let folder = "tests/e2e/hosts/theming";
        let picture = format!("{folder}/{name}.webp");
        check::that(readme.contains(&format!(r#"src="{picture}""#)), || format!("the README does not show {picture}"))?;
        let weight = fs::metadata(needs::root().join(&picture))?.len();
        check::that(weight < LIMIT, || format!("{picture} weighs {weight} bytes"))?;

        let mut style = String::new();
        if name != "none" {
            let rules = fs::read_to_string(needs::root().join(format!("{folder}/{name}.css")))?;
            check::that(readme.contains(&format!("```css\n{rules}```\n")), || "the README has other rules".into())?;
            style = format!(r#"<link rel="stylesheet" href="/hosts/theming/{name}.css" />"#);
        }
        let html = HOST.replace("{style}", &style).replace("{cdn}", &self.other.origin);
        self.site.reply(PAGE, [Reply::File("text/html; charset=utf-8", html)]);
        self.open(PAGE).await?;
        self.complete().await?;
        for (part, property, wanted) in computed {
            let script =
                "const [name, property] = arguments; return getComputedStyle(part(name)).getPropertyValue(property);";
            let found: String = self.browser.run(script, vec![json!(part), json!(property)]).await?;
            check::equal(&format!("{property} of {part}"), &found.as_str(), wanted)?;
        }
        self.portray(name).await
    }

    /// Keeps a picture of the article's beginning, as sharp as a telephone shows it.
    async fn portray(&self, name: &str) -> Outcome {
        self.painted().await?;
        let clip = json!({ "x": 0, "y": 0, "width": 400, "height": 460, "scale": 2 });
        let parameters = json!({ "format": "webp", "quality": 70, "clip": clip });
        let answer = self.browser.devtools("Page.captureScreenshot", parameters).await?;
        let data = answer["data"].as_str().ok_or_else(|| Failure::new("there is no picture"))?;
        let decode = "return Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));";
        let bytes: Vec<u8> = self.browser.run(decode, vec![json!(data)]).await?;
        Ok(fs::write(stage::pictures(self.browser.engine)?.join(format!("theming-{name}.webp")), bytes)?)
    }
}
