//! What loads after the article is painted: the controls, and the rest of a long article. No control is visible before it
//! works, and nothing moves when they appear.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{actions::ARTICLE, check, outcome::Outcome, server::Reply, stage::Stage};

const MODULE: &str = "/controls_bg.wasm";
/// An article in a format of a publisher, with an embedded video.
const WORDPRESS: &str = include_str!("../articles/wordpress.json");
/// An article that is short enough to be completely in view.
const SHARED: &str = include_str!("../articles/shared.json");
const ENGLISH: &str = include_str!("../articles/english.json");

pub async fn shows_controls_only_when_they_work(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(WORDPRESS.replace("/e2e/nowhere.png", "/icon.svg"))]);
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        let (held, gate) = Reply::held(Reply::Built);
        stage.site.reply(MODULE, [held]);
        let before = stage.site.request_count(MODULE);
        stage.begin_to_open(&format!("/?src={ARTICLE}")).await?;
        stage.wait_for_requests(&stage.site, MODULE, before + 1).await?;
        stage.wait_for_state("ready").await?;
        stage.wait_for_paint().await?;
        let early = "return [...document.querySelectorAll('button, input, [data-part=share-link]')].filter(isVisible).map(nameOf);";
        check::none("controls before they work", &stage.browser.run::<Vec<String>>(early, vec![]).await?)?;
        let is_told: bool = stage.browser.run("return part('reader').hasAttribute('data-controls');", vec![]).await?;
        check::equal("whether the reader reports that they are loaded", &is_told, &false)?;
        let space = stage.place_of(".toolbar-slot").await?;

        gate.notify_one();
        stage.wait_for_article().await?;
        check::equal("the space of the toolbar", &space, &stage.place_of("[data-part=toolbar]").await?)?;
        for part in ["font-decrease", "font-reset", "font-increase", "settings", "share", "embed-show"] {
            check::that(stage.is_visible(part).await?, || format!("{part} should be seen by now"))?;
        }
    }
    Ok(())
}

/// Fails if the reserved space does not have the height of the controls, in some language, width or font size.
pub async fn controls_cause_no_layout_shift(stage: &Stage) -> Outcome {
    let boxes = "const inside = readersRoot().querySelectorAll('article > *, article > footer > *, [data-part=body] > *');
        return [...inside, ...document.querySelectorAll('main > *, footer, form')]
            .filter((element) => !element.matches('.toolbar-slot'))
            .map((element) => [element.localName, element.className, ...Object.values(box(element.getBoundingClientRect()))].join(' '));";
    stage.record();
    for (language, article) in [("ar", SHARED), ("en", ENGLISH)] {
        for width in [320, 360, 700, 1280] {
            for in_element in [false, true] {
                for kept in ["", "2 font-step=6"] {
                    stage.browser.resize(width, 1000).await?;
                    stage.keep(kept).await?;
                    let (held, gate) = Reply::held(Reply::Built);
                    let files = if in_element { &stage.other } else { &stage.site };
                    files.reply(MODULE, [held]);
                    let before = files.request_count(MODULE);
                    stage.site.reply(ARTICLE, [Reply::Json(article.into())]);
                    if in_element {
                        stage.open("/hosts/life.html").await?;
                        let reader = format!(r#"<maqal-reader src="{ARTICLE}" loading="eager"></maqal-reader>"#);
                        stage.browser.run::<()>("define(); put(arguments[0]);", vec![json!(reader)]).await?;
                    } else {
                        stage.begin_to_open(&format!("/?src={ARTICLE}")).await?;
                    }
                    stage.wait_for_requests(files, MODULE, before + 1).await?;
                    stage.wait_for_state("ready").await?;
                    stage
                        .wait_until("the article to grow", "return !readersRoot().querySelector('[aria-busy]');")
                        .await?;
                    stage.wait_for_paint().await?;
                    let still: Vec<String> = stage.browser.run(boxes, vec![]).await?;
                    // The element is inserted into a painted page, so the controls do not cause this shift.
                    stage.browser.run::<()>("recorded.shifts.length = 0;", vec![]).await?;
                    gate.notify_one();
                    stage.wait_for_article().await?;
                    stage.wait_for_paint().await?;
                    let now: Vec<String> = stage.browser.run(boxes, vec![]).await?;
                    let moved: Vec<_> = still.iter().zip(&now).filter(|(still, now)| still != now).collect();
                    let case = format!("{language} at {width} px, in an element: {in_element}, {kept:?}");
                    check::none(&format!("things that move ({case})"), &moved)?;
                    check::none(&format!("layout shifts ({case})"), &stage.recorded().await?.shifts)?;
                }
            }
        }
    }
    Ok(())
}

/// Fails if a failure of the controls counts as one of the article, or the controls are never loaded again.
pub async fn shows_the_article_if_the_controls_fail_to_load(stage: &Stage) -> Outcome {
    stage.record();
    stage.site.reply(MODULE, [Reply::HangUp]);
    stage.open("/").await?;
    stage.wait_for_state("ready").await?;
    stage.wait_until("the failure to be in the console", "return recorded.complaints.length > 0;").await?;
    stage.wait_for_paint().await?;
    stage.wait_for_state("ready").await?;
    check::that(stage.is_visible("body").await?, || "the article should be seen".into())?;
    let message: bool = stage.browser.run("return part('message') !== null;", vec![]).await?;
    check::equal("whether there is a message", &message, &false)?;

    // The next key press requests them again.
    stage.site.forget(MODULE);
    stage.press(Key::Shift).await?;
    stage.wait_for_article().await?;
    stage.press('+').await?;
    stage.wait_for_font_scale(1.15).await
}

/// Fails if requests for messages have no time limit.
pub async fn shows_the_article_if_messages_do_not_load(stage: &Stage) -> Outcome {
    stage.site.reply("/languages/en.json", [Reply::Silence]);
    let article = json!({ "maqal": 1, "title": "Title", "lang": "en", "body": ["Text."] });
    stage.site.reply(ARTICLE, [Reply::Json(article.to_string())]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state_within("ready", Duration::from_secs(20)).await?;
    let lang: String = stage.browser.run("return part('reader').lang;", vec![]).await?;
    check::equal("the language of the interface", &lang.as_str(), &"ar")?;
    // The controls have the same language.
    stage.wait_for_article().await?;
    check::equal("the text of the share button", &stage.text_of("share").await?.as_str(), &"مشاركة")
}

pub async fn loads_the_controls_on_first_input_if_the_device_saves_data(stage: &Stage) -> Outcome {
    stage.browser.devtools("Emulation.setDataSaverOverride", json!({ "dataSaverEnabled": true })).await?;
    stage.open("/").await?;
    stage.wait_for_state("ready").await?;
    let saves: bool = stage.browser.run("return navigator.connection.saveData;", vec![]).await?;
    check::equal("whether data is saved", &saves, &true)?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    let asked = || stage.site.requests().into_iter().filter(|path| path.contains("controls")).collect::<Vec<_>>();
    check::none("requests for the controls", &asked())?;
    stage.click_part("headline").await?;
    stage.wait_for_article().await?;
    check::equal("the number of requests for the controls", &asked().len(), &3)
}

/// Fails if controls are loaded although they are hidden, or embedded videos do not load.
pub async fn element_without_controls_does_not_load_them(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.site.reply("/e2e/film.json", [Reply::Json(WORDPRESS.into())]);
    stage.open("/hosts/life.html").await?;
    let put = async |src: &str| {
        let reader =
            format!(r#"<maqal-reader src="{src}" loading="eager" no-toolbar no-share no-shortcuts></maqal-reader>"#);
        let script = "if (!customElements.get('maqal-reader')) define();
            document.getElementById('place').replaceChildren();
            put(arguments[0]);";
        stage.browser.run::<()>(script, vec![json!(reader)]).await?;
        stage.wait_for_state("ready").await
    };
    put(ARTICLE).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    let asked: Vec<_> = stage.other.requests().into_iter().filter(|path| path.contains("controls")).collect();
    check::none("requests for the controls", &asked)?;

    put("/e2e/film.json").await?;
    stage.click_part("embed-show").await?;
    stage.wait_until("the film", "return part('body').querySelector('iframe') !== null;").await?;
    check::equal("whether the toolbar is visible", &stage.is_visible("toolbar").await?, &false)
}

pub async fn requests_the_article_before_the_module_loads(stage: &Stage) -> Outcome {
    let (held, gate) = Reply::held(Reply::Built);
    stage.site.reply("/render_bg.wasm", [held]);
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open("/e2e/plain.html").await?;
    stage.begin_to_open(&format!("/?src={ARTICLE}")).await?;
    stage.wait_for_requests(&stage.site, "/render_bg.wasm", 1).await?;
    stage.wait_for_requests(&stage.site, ARTICLE, 1).await?;
    gate.notify_one();
    stage.wait_for_state("ready").await?;
    check::equal("the number of requests for the article", &stage.site.request_count(ARTICLE), &1)
}

/// Fails if the first screen waits for the last paragraph, or paragraphs are lost or out of order.
pub async fn shows_the_first_screen_of_a_long_article_first(stage: &Stage) -> Outcome {
    const MANY: usize = 10_000;
    let body: Vec<Value> = (1..=MANY).map(|number| json!(format!("الفقرة رقم {number}."))).collect();
    let article = json!({ "maqal": 1, "title": "مقال طويل", "lang": "ar", "body": body });
    stage.site.reply(ARTICLE, [Reply::Json(article.to_string())]);
    stage.open("/hosts/life.html").await?;
    let listen = "document.addEventListener('maqal-load', () => {
            const article = document.querySelector('maqal-reader').shadowRoot.querySelector('article');
            window.first = [article.getAttribute('aria-busy'), article.querySelectorAll('[data-part=body] > p').length];
        });
        define();
        put(arguments[0]);";
    let reader = format!(r#"<maqal-reader src="{ARTICLE}" loading="eager"></maqal-reader>"#);
    stage.browser.run::<()>(listen, vec![json!(reader)]).await?;
    stage.wait_for_article().await?;
    let (busy, count): (Option<String>, usize) = stage.browser.run("return window.first;", vec![]).await?;
    check::equal("whether the article was busy", &busy.as_deref(), &Some("true"))?;
    check::that((1..1_000).contains(&count), || format!("the first screen should not have {count} paragraphs"))?;
    let numbers = "return [...part('body').children].every(({ textContent }, index) => textContent === `الفقرة رقم ${index + 1}.`)
        && part('body').children.length;";
    check::equal("the number of paragraphs", &stage.browser.run::<Value>(numbers, vec![]).await?, &json!(MANY))?;
    stage.browser.run::<()>("part('body').lastElementChild.scrollIntoView({ behavior: 'instant' });", vec![]).await?;
    stage.wait_until("the last paragraph to be seen", "return isVisible(part('body').lastElementChild);").await
}
