//! The reading position in a long article: storing it, resuming, and moving by keys.

use serde_json::{Value, json};

use crate::{actions::ARTICLE, check, outcome::Outcome, server::Reply, stage::Stage};

/// Whether the block with this number, or an adjacent one, is the first below the toolbar.
const AT_FORTY: &str = "const line = Math.max(part('toolbar').getBoundingClientRect().bottom, 0);
    const blocks = [...part('body').children];
    const index = blocks.findIndex((block) => block.getBoundingClientRect().bottom > line + 1);
    return (index >= 39 && index <= 41) || index;";

/// Returns different paragraphs. If there is an image, it has no text and replaces two of them.
fn long(picture: Option<&str>) -> String {
    let blocks = (0..60).map(|number| {
        if let Some(picture) = picture.filter(|_| number == 39 || number == 40) {
            let image = json!({ "src": picture, "alt": "", "width": 400, "height": 400 });
            return json!({ "type": "figure", "image": image });
        }
        let word = ["أولى", "ثانية", "ثالثة"][number % 3];
        json!(format!("{}.", format!("الفقرة رقم {word} ").repeat(20 + number)))
    });
    json!({ "maqal": 1, "title": "طويل", "lang": "ar", "canonical": "https://example.com/long",
        "body": blocks.collect::<Vec<Value>>() })
    .to_string()
}

pub async fn resumes_at_the_last_position(stage: &Stage) -> Outcome {
    stage.assert_resumes_at_fortieth_block(&long(None)).await?;
    let seen = "const line = part('toolbar').getBoundingClientRect().bottom;
        return [...part('body').children].some(({ firstChild: text }) => {
            const { top } = text.parentElement.getBoundingClientRect();
            return top >= line && top < line + 40;
        });";
    stage.wait_until("a block to begin below the toolbar", seen).await?;
    stage.click_part("back-to-top").await?;
    stage.wait_until("the page to be at its beginning", "return scrollY < 200 || scrollY;").await
}

/// Fails if a block without text has no position, or the text of the interface counts.
pub async fn resumes_below_an_image(stage: &Stage) -> Outcome {
    stage.assert_resumes_at_fortieth_block(&long(Some(&stage.site.address("/icon.svg")))).await
}

/// In a low window the toolbar does not stick. Fails if the reading line depends on a visible toolbar.
pub async fn resumes_in_a_low_window(stage: &Stage) -> Outcome {
    stage.browser.resize(700, 300).await?;
    stage.assert_resumes_at_fortieth_block(&long(None)).await?;
    stage
        .wait_until("the toolbar to be out of view", "return part('toolbar').getBoundingClientRect().bottom < 0;")
        .await
}

/// Fails if a position is stored for an article that was not scrolled.
pub async fn stores_no_position_without_scrolling(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(long(None))]);
    stage.open("/hosts/life.html").await?;
    let put = "define(); put(arguments[0]);";
    let reader = format!(r#"<maqal-reader src="{ARTICLE}" loading="eager" no-toolbar></maqal-reader>"#);
    stage.browser.run::<()>(put, vec![json!(reader)]).await?;
    stage.wait_for_article().await?;
    let kept =
        async || stage.browser.run::<Option<String>>("return localStorage.getItem('maqal.places');", vec![]).await;
    stage.open("/e2e/plain.html").await?;
    check::equal("the stored position of an unread article", &kept().await?.unwrap_or_default().as_str(), &"")?;

    stage.open("/hosts/life.html").await?;
    stage.browser.run::<()>(put, vec![json!(reader)]).await?;
    stage.wait_for_article().await?;
    stage.browser.run::<()>("part('body').children[40].scrollIntoView();", vec![]).await?;
    stage.open("/e2e/plain.html").await?;
    check::that(kept().await?.is_some_and(|kept| !kept.is_empty()), || "nothing is kept of what was read".into())
}

/// Fails if sections scroll behind the toolbar, so the key for the previous section finds the same one again.
pub async fn keys_scroll_sections_below_the_toolbar(stage: &Stage) -> Outcome {
    let blocks = (0..45).map(|number| match number % 15 {
        0 => json!({ "type": "heading", "level": 2, "text": format!("القسم {number}") }),
        _ => json!("جملة من نص طويل يملأ السطر ويزيد. ".repeat(8)),
    });
    let story = json!({ "maqal": 1, "title": "أقسام", "lang": "ar", "body": blocks.collect::<Vec<Value>>() });
    stage.read(&story.to_string()).await?;
    for (key, section) in [('j', 0), ('j', 15), ('j', 30), ('k', 15), ('k', 0)] {
        stage.press(key).await?;
        let there = format!(
            "const section = part('body').children[{section}];
            const {{ top }} = section.getBoundingClientRect();
            const line = part('toolbar').getBoundingClientRect().bottom;
            return document.activeElement === section && top >= line && top < line + 40
                || [document.activeElement.textContent.slice(0, 20), top, line];"
        );
        stage.wait_until(&format!("section {section} below the toolbar after {key:?}"), &there).await?;
    }
    Ok(())
}

impl Stage {
    /// Reads an article up to its fortieth block, leaves it, and opens it again.
    async fn assert_resumes_at_fortieth_block(&self, story: &str) -> Outcome {
        self.read(story).await?;
        self.browser.run::<()>("part('body').children[40].scrollIntoView();", vec![]).await?;
        self.wait_for_paint().await?;
        self.open("/e2e/plain.html").await?;
        self.site.reply(ARTICLE, [Reply::Json(story.into())]);
        self.open_article(ARTICLE).await?;
        self.wait_for_article().await?;
        self.wait_until("the block that was being read to be at the top", AT_FORTY).await
    }
}
