//! The content security policy that a reader needs, and what fails without each of its entries.

use super::{FALLBACK, Page};
use crate::{actions::ARTICLE, browser::Engine, check, outcome::Outcome, server::Reply, stage::Stage};

/// An article in a format with HTML, with an image from its origin and a video from another one.
const WORDPRESS: &str = include_str!("../../articles/wordpress.json");
const FILM: &str = "https://www.youtube-nocookie.com";

/// What happens if a source or a directive is missing.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cost {
    /// The reader does not start, and the children are shown.
    Reader,
    /// The reader shows an error with this code.
    Article(&'static str),
    /// Images fail, and their alternative texts are shown.
    Pictures,
    /// Embedded posts fail, and their frames stay empty.
    Embeds,
    /// Fonts fail, and the text has the system font.
    Faces,
}

/// The entries of the policy: the directive, what it allows, and what fails without it. `{cdn}` is the origin of the
/// reader, `{host}` that of the page and the article.
const NEEDED: [(&str, &str, Cost); 10] = [
    ("script-src", "{cdn}", Cost::Reader),
    ("script-src", "'wasm-unsafe-eval'", Cost::Reader),
    ("connect-src", "{cdn}", Cost::Reader),
    ("connect-src", "{host}", Cost::Article("refused")),
    ("img-src", "{host}", Cost::Pictures),
    // The icons of the reader are `data:` images.
    ("img-src", "data:", Cost::Pictures),
    ("frame-src", FILM, Cost::Embeds),
    ("font-src", "{cdn}", Cost::Faces),
    ("trusted-types", "maqal", Cost::Article("html-refused")),
    // For the style sheets of the page. Those of the reader need no entry.
    ("style-src", "'none'", Cost::Reader),
];

pub async fn documented_policy_is_minimal(stage: &Stage) -> Outcome {
    let mut failures = Vec::new();
    for missing in std::iter::once(None).chain((0..NEEDED.len() - 1).map(Some)) {
        let name = missing.map_or("nothing".into(), |index| format!("{} {}", NEEDED[index].0, NEEDED[index].1));
        let expected = missing.map(|index| NEEDED[index].2);
        if let Err(failure) = stage.assert_cost_without(missing, expected).await {
            failures.push(failure.within(format_args!("without {name}")).to_string());
        }
    }
    check::none("policies with other effects", &failures)
}

impl Stage {
    /// Opens an article under the policy without one of its entries, and asserts that exactly the expected feature fails.
    async fn assert_cost_without(&self, missing: Option<usize>, expected: Option<Cost>) -> Outcome {
        let policy = self.policy(missing);
        self.site.vary(|variant| variant.host_policy = policy);
        let pictures = WORDPRESS.replace("/e2e/nowhere.png", "/icon.svg");
        self.site.reply(ARTICLE, [Reply::Json(pictures)]);
        self.open_host(Page { head: r#"<script src="/e2e/fonts.js"></script>"#, ..Page::default() }).await?;
        match expected {
            Some(Cost::Reader) => {
                self.wait_until("the fallback alone", FALLBACK).await?;
                // WebKit does not report the directive that prevents the compilation of a module.
                let is_silent = missing.is_some_and(|index| NEEDED[index].1 == "'wasm-unsafe-eval'")
                    && self.browser.engine == Engine::WebKit;
                return if is_silent { Ok(()) } else { self.is_refused().await };
            }
            Some(Cost::Article(code)) => {
                self.wait_for_state("error").await?;
                let error: String = self.browser.run("return part('message').dataset.error;", vec![]).await?;
                check::equal("the error", &error.as_str(), &code)?;
                // This error is detected without a violation of the policy.
                return if code == "html-refused" { Ok(()) } else { self.is_refused().await };
            }
            _ => self.wait_for_state("ready").await?,
        }
        self.browser
            .run::<()>("for (const image of part('body').querySelectorAll('img')) image.loading = 'eager';", vec![])
            .await?;
        if expected == Some(Cost::Pictures) {
            self.wait_until("words in place of the picture", "return part('body').querySelector('.broken') !== null;")
                .await?;
            return self.is_refused().await;
        }
        self.wait_until("no picture to be missing", PICTURES).await?;
        self.wait_for_controls().await?;
        if expected == Some(Cost::Embeds) {
            self.click_result("part('embed-show')").await?;
            self.wait_until("a frame", "return part('body').querySelector('iframe') !== null;").await?;
            return self.is_refused().await;
        }
        for part in ["font-increase", "share"] {
            self.click_result(&format!("part('{part}')")).await?;
        }
        let answer = self.load_font_from(&self.other.origin, "amiri").await?;
        if expected == Some(Cost::Faces) {
            check::that(answer.starts_with("failed"), || format!("the answer for a face was {answer:?}"))?;
            self.wait_for_state("ready").await?;
            return self.is_refused().await;
        }
        check::equal("the answer for a face", &answer, &"brought".to_owned())?;
        self.wait_for_paint().await?;
        check::none("errors and violations", &self.complaints().await?)
    }

    /// Returns the minimal policy without one entry. Scripts of the tests are from the page's own origin.
    fn policy(&self, missing: Option<usize>) -> String {
        let mut directives: Vec<(&str, String)> = vec![
            ("default-src", "'none'".into()),
            ("script-src", format!("{}/e2e/", self.site.origin)),
            ("require-trusted-types-for", "'script'".into()),
        ];
        for (index, (name, source, _)) in NEEDED.iter().enumerate() {
            if missing == Some(index) {
                continue;
            }
            let source = source.replace("{cdn}", &self.other.origin).replace("{host}", &self.site.origin);
            match directives.iter_mut().find(|(known, _)| known == name) {
                Some((_, sources)) => *sources = format!("{sources} {source}"),
                None => directives.push((name, source)),
            }
        }
        // Another name than the reader's, because without the directive all names are allowed.
        if missing.is_some_and(|index| NEEDED[index].0 == "trusted-types") {
            directives.push(("trusted-types", "another".into()));
        }
        directives.iter().map(|(name, sources)| format!("{name} {sources}")).collect::<Vec<_>>().join("; ")
    }

    /// Waits until something is reported.
    async fn is_refused(&self) -> Outcome {
        self.wait_until(
            "a refusal by the policy",
            "return recorded.complaints.some((one) => one.startsWith('policy'));",
        )
        .await
    }
}

const PICTURES: &str = "return part('body').querySelector('.broken') === null
    && [...part('body').querySelectorAll('img')].every((image) => image.complete && image.naturalWidth > 0);";
