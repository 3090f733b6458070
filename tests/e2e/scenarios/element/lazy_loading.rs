//! When an element loads its files, which of them several elements share, and what happens if they cannot be loaded.

use super::{ARTICLE, LIFE, MODULE, Reply, SHARED, reply};
use crate::{check, outcome::Outcome, stage::Stage};

pub async fn loads_only_near_the_viewport(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open("/hosts/news-front.html").await?;
    let nothing = |when: &str| {
        let fetched: Vec<_> = stage.other.requests().into_iter().filter(|path| path != "/maqal.js").collect();
        check::none(&format!("requests {when}, except for the script"), &fetched)?;
        check::equal(&format!("requests for the article {when}"), &stage.site.request_count(ARTICLE), &0)
    };
    // Scrolls until its upper edge has this distance from that of the viewport, in heights of the viewport.
    let scroll = |screens: f64| {
        format!(
            "const top = document.querySelector('maqal-reader').getBoundingClientRect().top;
             window.scrollTo({{ top: scrollY + top - {screens} * innerHeight, behavior: 'instant' }});
             return [scrollY > 0, Math.abs(document.querySelector('maqal-reader').getBoundingClientRect().top
                 - {screens} * innerHeight) < 2].join() === 'true,true';"
        )
    };
    stage.wait_until("the element to be defined", "return Boolean(customElements.get('maqal-reader'));").await?;
    // An IntersectionObserver reports with the next frame.
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    nothing("before the page was scrolled")?;
    stage.assert_true("whether the page scrolls", &scroll(2.2)).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    nothing("while it is more than a screen away")?;
    stage.assert_true("whether the page still scrolls", &scroll(1.8)).await?;
    stage.wait_for_readers("ready").await?;
    stage
        .assert_true(
            "whether it is still out of sight",
            "return part('headline').getBoundingClientRect().top > innerHeight;",
        )
        .await
}

/// Chromium never reports an element without an area at the edge of such a frame.
pub async fn empty_reader_loads_in_a_frame_with_rounded_corners(stage: &Stage) -> Outcome {
    const FRAMES: usize = 3;
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open(LIFE).await?;
    // Each frame begins at another fraction of a pixel.
    let frame = format!(
        r#"<div style="height: calc(300vh + 0.3px)"></div>
        <iframe style="display: block; width: 400.4px; height: 300px; border: 1px solid; border-radius: 8px"
            srcdoc="<!doctype html><html dir='rtl'><style>body {{ margin: 0 }}</style>
                <script type='module' crossorigin src='{}'></script>
                <maqal-reader src='{ARTICLE}'> </maqal-reader>"></iframe>"#,
        stage.other.address("/maqal.js")
    );
    stage.insert(&frame.repeat(FRAMES)).await?;
    stage
        .run_script(
            "window.frameAt = (nth) => document.querySelectorAll('iframe')[nth];
             window.framed = (nth) => frameAt(nth).contentDocument.querySelector('maqal-reader');",
        )
        .await?;
    for nth in 0..FRAMES {
        let defined = format!("return Boolean(framed({nth})?.matches(':defined'));");
        stage.wait_until("the element to be defined", &defined).await?;
    }
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    for nth in 0..FRAMES {
        check::equal("requests before the next frame is near", &stage.site.request_count(ARTICLE), &nth)?;
        let space = format!("return framed({nth}).parentElement.offsetHeight === 0;");
        stage.assert_true("whether the waiting reader takes no space", &space).await?;
        stage
            .run_script(&format!("frameAt({nth}).scrollIntoView({{ behavior: 'instant', block: 'center' }});"))
            .await?;
        let ready = format!("return stateOf(framed({nth})) === 'ready' || stateOf(framed({nth}));");
        stage.wait_until(&format!("the reader in frame {nth} to be ready"), &ready).await?;
    }
    Ok(())
}

pub async fn eager_reader_loads_immediately(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    let below = |attributes: &str| format!(r#"<div class="filler"></div><maqal-reader {attributes}></maqal-reader>"#);
    stage.insert(&below(&format!(r#"loading="eager" src="{ARTICLE}""#))).await?;
    stage.wait_for_readers("ready").await?;
    stage
        .assert_true("whether it is far away", "return part('reader').getBoundingClientRect().top > 2 * innerHeight;")
        .await?;
    // The attribute or the method makes a lazy reader load immediately.
    stage.site.reply("/e2e/second.json", [reply("الثاني")]);
    for hurry in ["reader.loading = 'eager';", "reader.load();"] {
        stage.insert(&below(r#"class="waits" src="/e2e/second.json""#)).await?;
        stage.wait_for_paint().await?;
        stage.wait_for_paint().await?;
        let waits = "document.querySelector('.waits')";
        stage.assert_true("whether it waits", &format!("return stateOf({waits}) === '';")).await?;
        stage.run_script(&format!("const reader = {waits}; {hurry}")).await?;
        stage.wait_for_headline(waits, "الثاني").await?;
        stage.run_script(&format!("{waits}.remove();")).await?;
    }
    Ok(())
}

pub async fn requests_the_article_while_the_module_loads(stage: &Stage) -> Outcome {
    for path in MODULE {
        let (module, gate) = Reply::held(Reply::Built);
        stage.other.reply(path, [module, Reply::Built]);
        stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
        let before = stage.site.request_count(ARTICLE);
        stage.open_life().await?;
        stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
        stage.wait_for_requests(&stage.site, ARTICLE, before + 1).await?;
        stage.assert_true("whether it waits for the module", "return part('reader') === null;").await?;
        gate.notify_one();
        stage.wait_for_readers("ready").await?;
        check::equal(
            &format!("requests for the article, with {path} late"),
            &stage.site.request_count(ARTICLE),
            &(before + 1),
        )?;
    }
    Ok(())
}

pub async fn keeps_the_fallback_if_the_module_fails_to_load(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    // A server error, an interrupted response, and an invalid file.
    let bad = [Reply::Status(500), Reply::HangUp, Reply::SharedJson("{}".into())];
    for path in MODULE {
        for (index, bad) in bad.iter().enumerate() {
            let tried = async {
                stage.other.reply(path, [bad.clone()]);
                stage.open(LIFE).await?;
                stage.insert(&format!(r#"<maqal-reader id="first" src="{ARTICLE}"><p class="fallback">في <a href="/story">صفحته</a>.</p></maqal-reader>"#)).await?;
                stage.define().await?;
                stage.wait_for_readers("error").await?;
                stage
                    .assert_true(
                        "whether the fallback is seen",
                        "return isVisible(document.querySelector('.fallback'));",
                    )
                    .await?;
                stage
                    .assert_true(
                        "whether the error event has the reason",
                        "const [first, ...others] = events.map(({ name, target, code }) => `${name} ${target} ${code}`);
                         return first === 'maqal-error first unsupported' && others.length === 0 || events;",
                    )
                    .await?;
                // A later element tries again.
                stage.other.forget(path);
                stage.insert(&format!(r#"<maqal-reader id="second" src="{ARTICLE}"></maqal-reader>"#)).await?;
                let second = "return stateOf(document.getElementById('second')) === 'ready' || events;";
                stage.wait_until("the second reader to be ready", second).await?;
                stage
                    .assert_true(
                        "whether the first is unchanged",
                        "return isVisible(document.querySelector('.fallback'));",
                    )
                    .await?;
                // The same reader tries again on request.
                stage.run_script("first.src += '?';").await?;
                stage.wait_for_readers("ready").await
            };
            tried.await.map_err(|failure| failure.within(format_args!("{path}, {index}")))?;
        }
    }
    Ok(())
}

pub async fn shows_a_message_if_the_module_fails_to_load_without_a_fallback(stage: &Stage) -> Outcome {
    stage.other.reply("/render_bg.wasm", [Reply::Status(500)]);
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.insert(&format!(r#"<div lang="fr-CA"><maqal-reader src="{ARTICLE}"></maqal-reader></div>"#)).await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}" lang="xx"></maqal-reader>"#)).await?;
    stage.wait_for_readers("error").await?;
    let words = "return [...document.querySelectorAll('maqal-reader')].map(({ shadowRoot }) => {
            const words = shadowRoot.querySelector('p');
            return isVisible(words) ? [words.lang, words.textContent] : [];
        });";
    let words: Vec<Vec<String>> = stage.browser.run(words, vec![]).await?;
    let [arabic, french] = [["ar", "تعذّر عرض المقال."], ["fr", "L’article n’a pas pu être affiché."]];
    check::equal(
        "the messages",
        &words,
        &[arabic, french, arabic].map(|words| words.map(String::from).to_vec()).to_vec(),
    )
}

pub async fn readers_share_one_module(stage: &Stage) -> Outcome {
    const MANY: usize = 6;
    for number in 0..MANY {
        stage.site.reply(&format!("/e2e/{number}.json"), [reply(&format!("المقال {number}"))]);
    }
    stage.open(LIFE).await?;
    let reader = |number| format!(r#"<maqal-reader loading="eager" src="/e2e/{number}.json"></maqal-reader>"#);
    stage.insert(&(0..MANY).map(reader).collect::<Vec<_>>().concat()).await?;
    stage.define().await?;
    stage.wait_for_readers("ready").await?;
    for path in MODULE {
        check::equal(&format!("requests for {path}"), &stage.other.request_count(path), &1)?;
    }
    let headlines: Vec<String> =
        stage.browser.run("return [...document.querySelectorAll('maqal-reader')].map(headlineOf);", vec![]).await?;
    check::equal("the headlines", &headlines, &(0..MANY).map(|number| format!("المقال {number}")).collect())?;
    // The second module is loaded after the paint.
    let shared = "const sheets = [...document.querySelectorAll('maqal-reader')].map((reader) => reader.shadowRoot.adoptedStyleSheets);
        return sheets.every((own) => own.length === 2 && own.every((sheet, index) => sheet === sheets[0][index]));";
    stage.wait_until("all to share their style sheets", shared).await?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}
