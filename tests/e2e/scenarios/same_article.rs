//! The same article as standalone page, as element, as pressed page and as pressed element has the same text and the same
//! accessibility tree.

use thirtyfour::WebElement;

use super::{element::adoption::PUBLISHER, pressed::PAGE};
use crate::{
    actions::ARTICLE,
    check,
    outcome::{Failure, Outcome},
    server::Reply,
    stage::Stage,
};

const EVERY_BLOCK: &str = include_str!("../articles/every-block.json");
const ENGLISH: &str = include_str!("../articles/english.json");

/// What loads the reader in the page of a publisher.
const SCRIPT: &str = r#"<script type="module" src="{cdn}/maqal.js" crossorigin></script>"#;

/// An article as a browser presents it.
struct Presentation {
    /// The text.
    text: String,
    /// The name, the role and the accessible name of each element, in order.
    tree: Vec<String>,
}

pub async fn every_form_of_an_article_has_the_same_text_and_tree(stage: &Stage) -> Outcome {
    // Images that fail to load are only replaced by the module that shows articles.
    let every_block = EVERY_BLOCK.replace("/icon.svg", &stage.site.address("/icon.svg"));
    for article in [&every_block, ENGLISH] {
        stage.read(article).await?;
        let expected = stage.presentation().await?;
        check::that(expected.tree.len() > 30, || format!("there are only {} elements", expected.tree.len()))?;
        check::that(expected.tree.iter().any(|line| line.contains(" heading ")), || "there is no heading".into())?;
        stage.press_page(article, "")?;
        stage.site.reply(ARTICLE, [Reply::Json(article.into())]);
        for page in [super::element::NEWS, PAGE, PUBLISHER] {
            if page == PUBLISHER {
                stage.press_elements(&[article], SCRIPT)?;
            }
            stage.open(page).await?;
            stage.wait_for_article().await?;
            let found = stage.presentation().await?;
            let differs = async {
                check::same_words("the text", &found.text, &expected.text)?;
                for (found, expected) in found.tree.iter().zip(&expected.tree) {
                    check::equal("an element", found, expected)?;
                }
                check::equal("the number of elements", &found.tree.len(), &expected.tree.len())
            };
            differs.await.map_err(|failure: Failure| failure.within(page))?;
        }
        // The policy of the publisher's page is not that of the other pages.
        stage.site.vary(|variant| variant.host_policy.clear());
    }
    Ok(())
}

impl Stage {
    async fn presentation(&self) -> Outcome<Presentation> {
        let text = "return part('reader').querySelector('article').textContent.replace(/\\s+/g, ' ').trim();";
        let text = self.browser.run(text, vec![]).await?;
        let script = format!(
            "{}\nreturn [...part('reader').querySelectorAll('article, article *')].filter((element) => element.checkVisibility());",
            include_str!("../page/library.js")
        );
        let elements: Vec<WebElement> = self.browser.driver.execute(script.as_str(), Vec::new()).await?.elements()?;
        let mut tree = Vec::new();
        for element in elements {
            let (role, name) = self.browser.semantics(&element).await?;
            // Neither is exposed.
            let role = if role == "none" { "generic" } else { &role };
            tree.push(format!("{} {role} {name:?}", element.tag_name().await?));
        }
        Ok(Presentation { text, tree })
    }
}
