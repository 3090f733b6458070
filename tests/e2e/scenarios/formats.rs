//! Articles in publishers' formats: they are shown completely, nothing unnecessary is loaded, and an error links to the
//! original.

use serde_json::json;

use crate::{
    actions::ARTICLE,
    check,
    outcome::Outcome,
    server::Reply,
    stage::Stage,
    wait::{self, SOON},
};

const WORDPRESS: &str = include_str!("../articles/wordpress.json");

pub async fn shows_a_wordpress_post(stage: &Stage) -> Outcome {
    stage.record();
    // With all of its images.
    stage.read(&WORDPRESS.replace("/e2e/nowhere.png", "/icon.svg")).await?;
    let headline = stage.text_of("headline").await?;
    check::equal("the headline", &headline.as_str(), &"قرية الظل “الذي لا يُباع”")?;
    check::that(stage.text_of("byline").await?.contains("ليلى نصر"), || "the author should be named".into())?;
    let shapes = "const body = part('body');
        const count = (css) => body.querySelectorAll(css).length;
        return [count('h2'), count('blockquote footer'), count('.gallery figure'), count('li li'), count('th'), count('td'),
            count('.note'), count('s'), count('mark'), count('.centered'), count('script, [style], [onclick]')];";
    let found: Vec<u32> = stage.browser.run(shapes, vec![]).await?;
    // The heading and the title of the box. The last three kinds are removed.
    check::equal("the elements of the body", &found, &vec![2, 1, 2, 2, 2, 4, 1, 1, 1, 1, 0])?;
    let text = stage.text_of("body").await?;
    check::that(!text.contains("شارك على إكس"), || "buttons for sharing should be gone".into())?;
    let ran: bool = stage.browser.run("return 'breached' in window;", vec![]).await?;
    check::equal("whether a script of the post ran", &ran, &false)?;
    stage.wait_for_paint().await?;
    stage.assert_no_errors().await
}

pub async fn loads_an_embedded_video_only_after_a_click(stage: &Stage) -> Outcome {
    stage.read(WORDPRESS).await?;
    let frames = "return document.querySelectorAll('iframe').length;";
    let before: u32 = stage.browser.run(frames, vec![]).await?;
    check::equal("frames before the button was pressed", &before, &0)?;
    stage.click_part("embed-show").await?;
    stage.wait_until("the frame to have the focus", "return document.activeElement?.localName === 'iframe';").await?;
    let script = "const frame = document.querySelector('iframe');
        return [frame.src, frame.getAttribute('sandbox'), frame.title, String(part('embed-show') !== undefined && part('embed-show') !== null)];";
    let [src, sandbox, title, has_button]: [String; 4] = stage.browser.run(script, vec![]).await?;
    check::equal("its URL", &src.as_str(), &"https://www.youtube-nocookie.com/embed/VillageDay1?autoplay=1")?;
    check::that(sandbox.contains("allow-scripts") && !sandbox.contains("top-navigation"), || sandbox.clone())?;
    check::that(title.contains("YouTube"), || format!("the frame should say what it is and says {title:?}"))?;
    check::equal("whether the button is still there", &has_button.as_str(), &"false")
}

pub async fn follows_footnote_links(stage: &Stage) -> Outcome {
    stage.read(WORDPRESS).await?;
    let in_view = |css: &str| {
        format!(
            "const place = document.querySelector(\"{css}\").getBoundingClientRect();
             return place.top >= 0 && place.bottom <= innerHeight;"
        )
    };
    stage.click("[data-part='body'] sup a").await?;
    stage.wait_until("the footnote to be in view", &in_view("[data-part='body'] ol li")).await?;
    stage.click("[data-part='body'] ol li a").await?;
    stage.wait_until("the place in the text to be in view", &in_view("[data-part='body'] sup")).await?;
    stage.wait_for_state("ready").await
}

pub async fn keeps_the_alt_text_of_an_image_that_fails_to_load(stage: &Stage) -> Outcome {
    stage.read(WORDPRESS).await?;
    // The image loads when it is near the viewport.
    stage.browser.run::<()>("document.querySelector('blockquote').scrollIntoView();", vec![]).await?;
    let replaced = "return document.querySelector('.broken')?.textContent === 'شجرة التوت في وسط الساحة';";
    stage.wait_until("the words of the picture", replaced).await
}

pub async fn shows_the_requested_item_of_a_feed(stage: &Stage) -> Outcome {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "صحيفة المثال",
        "items": [
            { "id": "1", "title": "الأول", "content_text": "نص" },
            { "id": 2, "url": "/second", "title": "الثاني", "content_html": "<p>نص</p>" },
        ],
    });
    stage.site.reply(ARTICLE, [Reply::Json(feed.to_string())]);
    let second = url::form_urlencoded::byte_serialize(stage.site.address("/second").as_bytes()).collect::<String>();
    for (item, title) in [("", "الأول"), ("&item=2", "الثاني"), (&*format!("&item={second}"), "الثاني")]
    {
        stage.open(&format!("/?src={ARTICLE}{item}")).await?;
        stage.wait_for_state("ready").await?;
        check::equal(&format!("the headline for {item:?}"), &stage.text_of("headline").await?.as_str(), &title)?;
    }
    let third = stage.site.address("/third");
    let asked = url::form_urlencoded::byte_serialize(third.as_bytes()).collect::<String>();
    let script = "return [part('message').dataset.error, part('source')?.href ?? ''];";
    for (item, original) in [("3", ""), (&*asked, &*third)] {
        stage.open(&format!("/?src={ARTICLE}&item={item}")).await?;
        stage.wait_for_state("error").await?;
        let seen: [String; 2] = stage.browser.run(script, vec![]).await?;
        check::equal(&format!("the error for {item:?}"), &seen, &["not-found".to_owned(), original.to_owned()])?;
    }
    Ok(())
}

pub async fn shows_a_message_if_the_policy_forbids_parsing_html(stage: &Stage) -> Outcome {
    stage.site.vary(|variant| variant.trusted_types = Some("another"));
    stage.open_sample().await?;
    stage.site.reply(ARTICLE, [Reply::Json(WORDPRESS.into())]);
    stage.open_article(ARTICLE).await?;
    let guards: bool = stage.browser.run("return 'trustedTypes' in window;", vec![]).await?;
    if !guards {
        // This engine does not support Trusted Types, so it shows the article.
        return stage.wait_for_state("ready").await;
    }
    stage.wait_for_state("error").await?;
    let script = "return [part('message').dataset.error, part('source')?.href ?? ''];";
    let [error, original]: [String; 2] = stage.browser.run(script, vec![]).await?;
    check::equal("the error", &error.as_str(), &"html-refused")?;
    check::equal("the link to continue", &original, &stage.site.address("/2025/11/village/"))
}

pub async fn links_a_locked_post_to_the_original(stage: &Stage) -> Outcome {
    let post = json!({
        "link": "/locked", "title": { "rendered": "محجوب" }, "excerpt": { "rendered": "", "protected": true },
        "content": { "rendered": "", "protected": true },
    });
    stage.site.reply(ARTICLE, [Reply::Json(post.to_string())]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state("error").await?;
    wait::until("the message", SOON, async || {
        let script = "return [part('message').dataset.error, part('source')?.href ?? ''];";
        let [error, original]: [String; 2] = stage.browser.run(script, vec![]).await?;
        let expected = ("locked", stage.site.address("/locked"));
        Ok(if (&*error, original.clone()) == expected { Ok(()) } else { Err(format!("there is {error} {original}")) })
    })
    .await
}

/// More levels than any browser nests.
const LEVELS: usize = 2_000;

pub async fn handles_extremely_deep_nesting(stage: &Stage) -> Outcome {
    for level in ["<div>", "<b>", "<q>", "<ul><li>", "<blockquote class='twitter-tweet'>", "[caption id='1']"] {
        let html = [level.repeat(LEVELS), "innermost".into()].concat();
        let post = json!({ "title": { "rendered": "عنوان" }, "content": { "rendered": html } });
        stage.read(&post.to_string()).await?;
        let body = stage.text_of("body").await?;
        check::that(body.contains("innermost"), || format!("of many {level} the innermost word is lost"))?;
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let json = [open.repeat(100_000), "1".into(), close.repeat(100_000)].concat();
        stage.site.reply(ARTICLE, [Reply::Json(json)]);
        stage.open_article(ARTICLE).await?;
        stage.wait_for_state("error").await?;
        let error: String = stage.browser.run("return part('message').dataset.error;", vec![]).await?;
        check::equal(&format!("the error of many {open}"), &error.as_str(), &"not-json")?;
    }
    Ok(())
}
