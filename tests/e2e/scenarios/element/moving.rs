//! Elements that are moved, removed or inserted again.

use super::{ARTICLE, READER, Reply, SHARED, reply};
use crate::{
    browser::Engine,
    check,
    outcome::Outcome,
    stage::Stage,
    wait::{self, SOON},
};

impl Stage {
    /// Waits until this number of stalled responses are still open.
    pub(super) async fn stalled_becomes(&self, count: u64) -> Outcome {
        wait::until(&format!("{count} answers to be waited for"), SOON, async || {
            let now = self.site.stalled();
            Ok(if now == count { Ok(()) } else { Err(format!("it is {now}")) })
        })
        .await
    }

    /// Opens a page with a reader in a box, and waits until it is ready.
    async fn open_ready(&self) -> Outcome {
        self.site.reply(ARTICLE, [Reply::Json(include_str!("../../articles/wide.json").into())]);
        self.open_life().await?;
        self.insert(&format!(
            r#"<div id="box"><maqal-reader src="{ARTICLE}"><p>في <a href="/story">صفحته</a>.</p></maqal-reader></div>"#
        ))
        .await?;
        self.wait_for_complete_readers().await
    }
}

pub async fn keeps_the_article_when_moved(stage: &Stage) -> Outcome {
    stage.open_ready().await?;
    // After a move Firefox may anchor the scroll position to another element, and then scrolls by up to 70 px, depending
    // on the layout. Without scroll anchoring the page must stay exactly where it is.
    stage.run_script("document.documentElement.style.overflowAnchor = 'none';").await?;
    let elsewhere = ["document.querySelector('.most-read').append(reader);", "home.append(reader);"];
    let and_back = [
        "reader.remove(); document.body.append(reader); home.append(reader);",
        "home.replaceWith(reader); reader.replaceWith(home); home.append(reader);",
        "const all = document.createDocumentFragment(); all.append(home); place.append(all);",
        "if ('moveBefore' in Element.prototype) { place.moveBefore(reader, null); home.moveBefore(reader, null); }",
    ];
    for how in elsewhere.into_iter().chain(and_back) {
        let script = format!(
            "const reader = {READER}, home = document.getElementById('box'), place = document.getElementById('place');
             window.scrollTo({{ top: 400, behavior: 'instant' }});
             window.scrolled = scrollY;
             part('headline').mark = {how:?};
             // In WebKit, scripts of tests do not run in a task of the page.
             window.moved = false;
             setTimeout(() => {{ {how} window.moved = true; }});"
        );
        stage.run_script(&script).await?;
        stage.wait_until("the move", "return moved;").await?;
        stage.wait_for_paint().await?;
        let kept = format!(
            "return stateOf({READER}) === 'ready' && part('headline').mark === {how:?} && isVisible(part('body'))
                || [stateOf({READER}), part('headline')?.mark, isVisible(part('body'))];"
        );
        stage.assert_true(&format!("whether it kept its article: {how}"), &kept).await?;
        // WebKit first lays out elements with `container-type` without their content, and scrolls to the top.
        if and_back.contains(&how) && stage.browser.engine != Engine::WebKit {
            let stayed = "return scrolled > 100 && Math.abs(scrollY - scrolled) < 1 || [scrolled, scrollY];";
            stage.assert_true(&format!("whether the page stayed where it was: {how}"), stayed).await?;
        }
    }
    // The reader still works.
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(1.15).await?;
    check::equal("requests for the article", &stage.site.request_count(ARTICLE), &1)?;
    let loads = "return events.filter(({ name }) => name === 'maqal-load').length;";
    check::equal("load events", &stage.browser.run::<u32>(loads, vec![]).await?, &1)?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

/// An atomic move (`moveBefore`) keeps even the scroll positions inside the reader, if the engine supports it.
pub async fn keeps_scroll_positions_when_moved_atomically(stage: &Stage) -> Outcome {
    stage.open_ready().await?;
    stage.browser.resize(360, 800).await?;
    if !stage.browser.run::<bool>("return 'moveBefore' in Element.prototype;", vec![]).await? {
        return Ok(());
    }
    let script =
        "window.wide = [...part('body').querySelectorAll('*')].find((one) => one.scrollWidth > one.clientWidth + 60
            && /auto|scroll/.test(getComputedStyle(one).overflowX));
        window.plain = document.createElement('div');
        Object.assign(plain.style, { overflow: 'auto', width: '50px' });
        plain.innerHTML = '<p style=\"width: 500px\">عرض</p>';
        const home = document.getElementById('box');
        home.append(plain);
        wide.scrollLeft = plain.scrollLeft = -40;
        const scrolled = wide.scrollLeft !== 0 && plain.scrollLeft !== 0;
        document.querySelector('.most-read').moveBefore(home, null);
        return scrolled;";
    stage.assert_true("whether there is anything to scroll", script).await?;
    stage.wait_for_paint().await?;
    // Firefox resets the scroll positions of all elements.
    let kept = "return wide.isConnected && (wide.scrollLeft !== 0) === (plain.scrollLeft !== 0) || [wide.scrollLeft, plain.scrollLeft];";
    stage.assert_true("whether its scroll position behaves like those of the page's own elements", kept).await
}

pub async fn lazy_reader_stays_lazy_when_moved(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [reply("المقال")]);
    stage.open_life().await?;
    stage.insert(&format!(r#"<div class="filler"></div><maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    check::equal("requests far from the viewport", &stage.site.request_count(ARTICLE), &0)?;
    stage.run_script(&format!("document.getElementById('place').prepend({READER});")).await?;
    stage.wait_for_headline(READER, "المقال").await
}

pub async fn reloads_when_reinserted(stage: &Stage) -> Outcome {
    stage.open_ready().await?;
    let script = format!(
        "window.gone = {READER};
         window.old = part('reader');
         gone.remove();"
    );
    stage.run_script(&script).await?;
    let empty = "return stateOf(gone) === '' && !old.isConnected
        && [...gone.shadowRoot.childNodes].map((node) => node.nodeName).join() === 'SLOT' && !gone.shadowRoot.querySelector('slot').hidden;";
    stage.wait_until("nothing of the reader to be left", empty).await?;
    stage.run_script("document.getElementById('box').append(gone);").await?;
    stage.wait_for_readers("ready").await?;
    stage.assert_true("whether it is another reader", "return part('reader') !== old;").await?;
    check::equal("requests for the article", &stage.site.request_count(ARTICLE), &2)?;
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(1.15).await?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

pub async fn stops_everything_when_removed(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Stalled("{\"maqal\":1,".into())]);
    // It is removed while the module loads, and while it reads the response.
    for with_module in [false, true] {
        let (module, gate) = Reply::held(Reply::Built);
        stage.other.reply("/render_bg.wasm", [module]);
        stage.open_life().await?;
        stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
        stage.stalled_becomes(1).await?;
        stage.wait_for_requests(&stage.other, "/render_bg.wasm", usize::from(with_module) + 1).await?;
        let reading = "return part('reader')?.dataset.state === 'loading';";
        if with_module {
            gate.notify_one();
            stage.wait_until("the module to be there", reading).await?;
        }
        stage.run_script(&format!("window.gone = {READER}; gone.remove();")).await?;
        stage.stalled_becomes(0).await?;
        if !with_module {
            gate.notify_one();
        }
        // When another reader is ready, all effects of the module are complete.
        stage.insert("<maqal-reader></maqal-reader>").await?;
        let another = format!("{READER}.article = arguments[0];");
        stage.browser.run::<()>(&another, vec![super::article("غيره")]).await?;
        stage.wait_for_headline(READER, "غيره").await?;
        let quiet = "return stateOf(gone) === '' && !gone.shadowRoot.querySelector('div')
            && events.map(({ name }) => name).join() === 'maqal-load' || [events, gone.shadowRoot.childNodes.length];";
        stage.assert_true("whether the removed reader dispatches nothing", quiet).await?;
        check::none("errors and violations", &stage.recorded().await?.complaints)?;
    }
    // Removed immediately after insertion, it sends no request.
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    let before = stage.site.request_count(ARTICLE);
    stage.run_script(&format!("put('<maqal-reader id=\"brief\" src=\"{ARTICLE}\"></maqal-reader>'); document.getElementById('brief').remove();")).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    check::equal("requests of a reader that was removed immediately", &stage.site.request_count(ARTICLE), &before)
}
