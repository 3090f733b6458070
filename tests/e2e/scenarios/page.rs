//! The standalone page: its metadata, its URL, and narrow screens.

use crate::{check, outcome::Outcome, stage::Stage};

const SHARED: &str = include_str!("../articles/shared.json");
const WIDE: &str = include_str!("../articles/wide.json");

pub async fn updates_the_document_metadata(stage: &Stage) -> Outcome {
    stage.read(SHARED).await?;
    let article: serde_json::Value = serde_json::from_str(SHARED)?;
    // The metadata is updated after the article is shown.
    stage.wait_until("the title to follow", "return document.title.startsWith('عنوان');").await?;
    let facts = stage.document_facts().await?;
    let fact = |name: &str| facts.get(name).cloned().flatten().unwrap_or_default();
    let title = article["title"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    check::that(fact("title").contains(&title), || {
        format!("the title should contain {title:?} and is {:?}", fact("title"))
    })?;
    check::equal("the language", &fact("lang"), &"ar".to_owned())?;
    check::equal("the direction", &fact("dir"), &"rtl".to_owned())?;
    let canonical = url::Url::parse(article["canonical"].as_str().unwrap_or_default())?;
    check::equal("the canonical URL", &fact("canonical"), &canonical.to_string())?;
    let dek = article["dek"].as_str().unwrap_or_default();
    check::equal("the description", &fact("description"), &dek.to_owned())?;

    stage.read(include_str!("../articles/english.json")).await?;
    stage.wait_until("the title to follow", "return document.title.startsWith('The bridge');").await?;
    let facts = stage.document_facts().await?;
    let fact = |name: &str| facts.get(name).cloned().flatten().unwrap_or_default();
    check::equal("the direction for an English article", &fact("dir"), &"ltr".to_owned())?;
    check::equal("the language of an English article", &fact("lang"), &"en".to_owned())
}

pub async fn opens_another_article_by_its_url(stage: &Stage) -> Outcome {
    // A relative URL, then an absolute one.
    for address in ["e2e/article.json".to_owned(), stage.site.address("/e2e/article.json")] {
        stage.site.reply("/e2e/article.json", [crate::server::Reply::Json(SHARED.into())]);
        stage.open_article(&address).await?;
        stage.wait_for_state("ready").await?;
        let headline = stage.text_of("headline").await?;
        check::that(headline.starts_with("عنوان"), || format!("{address} gave the headline {headline:?}"))?;
    }
    Ok(())
}

pub async fn shows_a_message_without_scripts(stage: &Stage) -> Outcome {
    stage.open("/").await?;
    let script = "const element = document.querySelector('noscript');
        return [element?.innerText ?? '', [...element?.querySelectorAll('a') ?? []].filter(isVisible).map((link) => link.href)];";
    let (text, links): (String, Vec<String>) = stage.browser.run(script, vec![]).await?;
    check::that(is_arabic(&text), || format!("the page should say it in Arabic and says {text:?}"))?;
    check::equal("the links of the page", &links, &vec!["https://www.matnnews.com/".to_owned()])?;
    // The skeleton must not be shown forever.
    let still = "return document.getAnimations().every((animation) => animation.playState === 'finished');";
    stage.wait_until("the page to be still", still).await?;
    let skeleton: bool = stage.browser.run("return isVisible(document.querySelector('.skeleton'));", vec![]).await?;
    check::equal("whether the skeleton is shown", &skeleton, &false)
}

pub async fn scrolls_only_wide_content_horizontally_at_320_pixels(stage: &Stage) -> Outcome {
    for width in [320, 360] {
        stage.browser.resize(width, 800).await?;
        stage.read(WIDE).await?;
        for size in 0..2 {
            let script = "const root = document.scrollingElement;
                return [...document.querySelectorAll('body *')]
                    .filter((element) => isVisible(element) && !element.closest('table, pre')
                        && (element.getBoundingClientRect().right > innerWidth + 1 || element.getBoundingClientRect().left < -1))
                    .map(nameOf)
                    .concat(root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : []);";
            let outside: Vec<String> = stage.browser.run(script, vec![]).await?;
            check::none(&format!("things beyond the {width} px of the screen (size {size})"), &outside)?;
            // Again with the largest font size.
            for _ in 0..6 {
                stage.click_part("font-increase").await?;
            }
            stage.wait_for_font_scale(2.5).await?;
        }
        stage.press('0').await?;
        for css in ["table", "pre"] {
            let script = "let element = document.querySelector(`[data-part=body] ${arguments[0]}`);
                for (; element; element = element.parentElement) {
                    if (!/auto|scroll/.test(getComputedStyle(element).overflowX)) continue;
                    if (element.scrollWidth <= element.clientWidth) continue;
                    const before = element.scrollLeft;
                    element.scrollBy(-40, 0);
                    element.scrollBy({ left: before === element.scrollLeft ? 80 : 0 });
                    return element.scrollLeft !== before;
                }
                return false;";
            let scrolls: bool = stage.browser.run(script, vec![css.into()]).await?;
            check::that(scrolls, || format!("a wide {css} should scroll inside itself at {width} px"))?;
        }
    }
    Ok(())
}

/// Whether a text is Arabic for the most part.
pub fn is_arabic(text: &str) -> bool {
    let arabic = text.chars().filter(|letter| ('\u{600}'..='\u{6FF}').contains(letter)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    arabic > 10 && arabic * 2 > latin
}
