//! The text of articles: it is complete, and has the direction of its language.

use serde_json::Value;

use crate::{
    check::{self, Runs},
    outcome::Outcome,
    stage::Stage,
};

/// The text of the sample article.
const SAMPLE: &str = include_str!("../golden/matn-china-russia.txt");

/// An article with every kind of block.
const EVERY_BLOCK: &str = include_str!("../articles/every-block.json");

/// An article in English.
const ENGLISH: &str = include_str!("../articles/english.json");

pub async fn shows_the_sample_article_completely(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let headline = stage.text_of("headline").await?;
    // `innerText` contains only rendered text.
    let body: String = stage.browser.run("return part('body').innerText;", vec![]).await?;
    check::same_words("the text of the article", &format!("{headline}\n{body}"), SAMPLE)?;
    let headlines: u32 = stage.browser.run("return document.querySelectorAll('h1').length;", vec![]).await?;
    check::equal("the number of top headings", &headlines, &1)?;
    let empty: u32 = stage
        .browser
        .run("return [...part('body').querySelectorAll('p')].filter((p) => !p.textContent.trim()).length;", vec![])
        .await?;
    check::equal("the number of empty paragraphs", &empty, &0)
}

pub async fn shows_an_arabic_article_from_right_to_left(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let headline = stage.words_of("[data-part=headline]").await?;
    check::runs("the headline", &headline, Runs::RightToLeft)?;
    let body = stage.words_of("[data-part=body]").await?;
    check::runs("the body", &body, Runs::RightToLeft)?;

    // Lines begin at the right edge of their block.
    for (block, words) in [("[data-part=headline]", &headline), ("[data-part=body] > p", &body)] {
        let edge = stage.place_of(block).await?.right;
        let first = words[0].place;
        check::near(&format!("the right edge of the first word of {block}"), first.right, edge, 3.0)?;
    }

    // A dash between two Arabic words must not change their order.
    let script = "const text = document.createTreeWalker(part('body'), NodeFilter.SHOW_TEXT);
        while (text.nextNode()) {
            const at = text.currentNode.data.indexOf('الروسي–الصيني');
            if (at < 0) continue;
            const place = (from, to) => {
                const range = document.createRange();
                range.setStart(text.currentNode, at + from);
                range.setEnd(text.currentNode, at + to);
                return { word: range.toString(), ...box(range.getBoundingClientRect()) };
            };
            return [place(0, 6), place(6, 7), place(7, 13)];
        }
        return [];";
    let dashed: Vec<crate::queries::Word> = stage.browser.run(script, vec![]).await?;
    check::equal("the number of pieces of the dashed word", &dashed.len(), &3)?;
    check::runs("the dashed word", &dashed, Runs::RightToLeft)?;

    assert_controls_run_right_to_left(stage).await
}

pub async fn shows_an_english_article_from_left_to_right(stage: &Stage) -> Outcome {
    stage.read(ENGLISH).await?;
    check::runs("the headline", &stage.words_of("[data-part=headline]").await?, Runs::LeftToRight)?;
    let body = stage.words_of("[data-part=body]").await?;
    check::runs("the body", &body, Runs::LeftToRight)?;
    let edge = stage.place_of("[data-part=body] > p").await?.left;
    check::near("the left edge of the first word", body[0].place.left, edge, 3.0)?;
    let article: (String, String) =
        stage.browser.run("const a = document.querySelector('article'); return [a.lang, a.dir];", vec![]).await?;
    check::equal("language and direction of the article", &article, &("en".into(), "ltr".into()))?;
    // The interface is in English, too.
    let decrease = stage.place_of("[data-part=font-decrease]").await?;
    let increase = stage.place_of("[data-part=font-increase]").await?;
    let share = stage.place_of("[data-part=share]").await?;
    check::right_of("the second and the first font control", increase, decrease)?;
    check::right_of("sharing and the font controls", share, increase)?;
    check::equal("the text of the button", &stage.text_of("share").await?.as_str(), &"Share")
}

pub async fn shows_every_kind_of_block(stage: &Stage) -> Outcome {
    stage.read(EVERY_BLOCK).await?;
    let article: Value = serde_json::from_str(EVERY_BLOCK)?;
    let shown: String = stage.browser.run("return document.querySelector('article').textContent;", vec![]).await?;
    let shown: Vec<_> = shown.split_whitespace().collect();
    let mut missing = Vec::new();
    each_text(&article["body"], &mut |text| {
        missing.extend(
            text.split_whitespace().filter(|word| !shown.iter().any(|seen| seen.contains(word))).map(String::from),
        );
    });
    check::none("lost words", &missing)?;
    for css in [
        "h2",
        "h3",
        "li li",
        "ul",
        "ol",
        "blockquote",
        // Its host does not exist, so the alternative text replaces the image.
        "figure img, figure .broken",
        "figcaption",
        "video",
        "audio",
        "table th",
        "pre code",
        "aside, section",
        "hr",
        "sub",
        "sup",
        "mark",
        "strong",
        "em",
        "a[href]",
        "br",
        "[lang=en][dir=ltr]",
    ] {
        let script = "return document.querySelectorAll(`[data-part=body] :is(${arguments[0]})`).length;";
        let count: u32 = stage.browser.run(script, vec![css.into()]).await?;
        check::that(count > 0, || format!("the body should have an element `{css}`"))?;
    }
    Ok(())
}

/// The font controls are first and sharing is last. In Arabic the first is on the right.
async fn assert_controls_run_right_to_left(stage: &Stage) -> Outcome {
    let decrease = stage.place_of("[data-part=font-decrease]").await?;
    let increase = stage.place_of("[data-part=font-increase]").await?;
    let share = stage.place_of("[data-part=share]").await?;
    check::right_of("the first and the second font control", decrease, increase)?;
    check::right_of("the font controls and sharing", decrease, share)
}

/// Calls `each` with every readable text in a part of the article's JSON.
fn each_text(json: &Value, each: &mut impl FnMut(&str)) {
    match json {
        Value::String(text) => each(text),
        Value::Array(entries) => entries.iter().for_each(|entry| each_text(entry, each)),
        Value::Object(fields) => {
            for name in [
                "content", "items", "body", "caption", "cite", "text", "rows", "title", "image", "images", "credit",
                "links",
            ] {
                fields.get(name).into_iter().for_each(|field| each_text(field, each));
            }
        }
        _ => {}
    }
}

pub async fn dispatches_progress_events(stage: &Stage) -> Outcome {
    stage.browser.resize(360, 640).await?;
    stage.open("/").await?;
    let listen = "window.progress = [];
        document.addEventListener('maqal-progress', ({ detail }) => progress.push(detail.percent));";
    stage.browser.run::<Value>(listen, vec![]).await?;
    stage.wait_for_article().await?;
    stage.wait_for_paint().await?;
    // In small steps, because a jump to the end reports all quarters at once.
    let step = "window.scrollBy({ top: 300, behavior: 'instant' });
        const last = part('body').lastElementChild.getBoundingClientRect();
        return [last.top < innerHeight, window.progress];";
    let mut before = Vec::new();
    loop {
        let (at_end, reported): (bool, Vec<u32>) = stage.browser.run(step, vec![]).await?;
        check::that(reported.starts_with(&before), || format!("{reported:?} was reported after {before:?}"))?;
        before = reported;
        stage.wait_for_paint().await?;
        if at_end {
            break;
        }
    }
    check::that(before.len() < 4, || format!("{before:?} was reported before the end was visible"))?;
    stage.wait_until("all quarters to be reported", "return progress.join() === '25,50,75,100';").await
}
