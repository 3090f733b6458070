//! How a page and the reader in its frame connect, in any order and context.

use serde_json::json;

use super::EMBEDDED;
use crate::{browser::Engine, check, outcome::Outcome, stage::Stage};

/// Whether the content of a frame scrolls, with visible scroll bars.
const SCROLLS: &str = "return document.documentElement.scrollHeight > innerHeight;";

pub async fn frame_and_page_connect_in_either_order(stage: &Stage) -> Outcome {
    // The frame loads before the script.
    stage.open_page_with_frames("/hosts/frame-bare.html").await?;
    stage.add_frame(&[("data-maqal", "")]).await?;
    stage.in_frame(async || stage.wait_for_state("ready").await).await?;
    stage.in_frame(async || stage.wait_until("the frame to scroll by itself", SCROLLS).await).await?;
    // Headless Chromium draws no scroll bars, so its style is checked.
    let bar = "return getComputedStyle(document.documentElement).scrollbarWidth;";
    let bar = async |awaited: &str| {
        if stage.browser.engine != Engine::Chromium {
            return Ok(());
        }
        let found: String = stage.in_frame(async || stage.browser.run(bar, vec![]).await).await?;
        check::equal("the scroll bar of the frame", &found.as_str(), &awaited)
    };
    bar("auto").await?;
    stage.add_script().await?;
    stage.wait_for_frame_height().await?;
    stage.wait_for_event("maqal-load", |_| true).await?;
    bar("none").await?;

    // The script loads before the frame.
    stage.open("/hosts/frame-bare.html").await?;
    stage.add_script().await?;
    stage.add_frame(&[("data-maqal", "")]).await?;
    stage.wait_for_frame_height().await?;
    stage.wait_for_event("maqal-load", |_| true).await?;

    // The site connects to the frame by a function.
    stage.open("/hosts/frame-bare.html").await?;
    stage.add_frame(&[]).await?;
    stage.in_frame(async || stage.wait_for_state("ready").await).await?;
    let connect = "const done = arguments[arguments.length - 1];
        import('/frame.js').then(({ connect }) => done(connect(document.querySelector('iframe'))), done);";
    stage.browser.driver.execute_async(connect, vec![]).await?;
    stage.wait_for_frame_height().await?;
    stage.wait_for_event("maqal-load", |_| true).await?;
    stage.assert_no_errors_of_the_site().await
}

pub async fn frame_in_a_shadow_root_connects(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame-bare.html").await?;
    let connect = "const [address, done] = arguments;
        const story = document.body.appendChild(document.createElement('site-story'));
        const frame = story.attachShadow({ mode: 'open' }).appendChild(document.createElement('iframe'));
        frame.src = address;
        import('/frame.js').then(({ connect }) => done(connect(frame)), done);";
    stage.browser.driver.execute_async(connect, vec![json!(stage.other.address(EMBEDDED))]).await?;
    let has_event = "return window.events.some(({ name, on }) => name === 'maqal-load' && on === 'site-story')
        && parseFloat(document.querySelector('site-story').shadowRoot.firstChild.style.height) > 150;";
    stage.wait_until("the page to receive the event, and the frame to be as high as its content", has_event).await?;
    stage.assert_no_errors_of_the_site().await
}

pub async fn lazy_frame_connects_when_loaded(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame-bare.html").await?;
    let add = "const frame = document.createElement('iframe');
        Object.assign(frame, { loading: 'lazy', src: arguments[0] }).dataset.maqal = '';
        document.body.style.paddingBlockStart = '20000px';
        document.body.append(frame);";
    stage.browser.run::<()>(add, vec![json!(stage.other.address(EMBEDDED))]).await?;
    stage.add_script().await?;
    stage.wait_for_paint().await?;
    check::none("requests", &stage.other.requests())?;
    stage.browser.run::<()>("scrollTo(0, document.body.scrollHeight);", vec![]).await?;
    stage.wait_for_event("maqal-load", |_| true).await?;
    stage.wait_for_frame_height().await?;
    // No message was sent to the initial document of the frame.
    stage.assert_no_errors_of_the_site().await
}
