//! Messages between a page and the reader in its frame: which senders and messages each side accepts.
//!
//! A test cannot wait for an ignored message. So it sends another message from the same window, which is answered. Messages
//! arrive in order.

use serde_json::{Value, json};

use crate::{
    actions::ARTICLE,
    check,
    outcome::Outcome,
    server::{Reply, Site},
    stage::Stage,
    wait::{self, SOON},
};

/// Invalid messages, as script expressions, because JSON cannot express all of them.
const MALFORMED: [&str; 16] = [
    "null",
    "undefined",
    "'height'",
    "'{\"maqal\":1,\"type\":\"TYPE\",\"height\":777}'",
    "7",
    "[1, 'TYPE', 777]",
    "new Map([['maqal', 1], ['type', 'TYPE'], ['height', 777]])",
    "({})",
    "({ maqal: 1 })",
    "({ type: 'TYPE', height: 777, name: 'maqal-share' })",
    "({ maqal: 2, type: 'TYPE', height: 777, name: 'maqal-share' })",
    "({ maqal: '1', type: 'TYPE', height: 777, name: 'maqal-share' })",
    "({ maqal: 1, type: ['TYPE'], height: 777, name: 'maqal-share' })",
    "({ maqal: 1, type: 'constructor', height: 777 })",
    "JSON.parse('{\"__proto__\":{\"maqal\":1,\"type\":\"TYPE\",\"height\":777,\"name\":\"maqal-share\"}}')",
    "({ get maqal() { return 1 }, type: 'TYPES', height: 777 })",
];

/// Invalid heights and events.
const IMPOSSIBLE: [&str; 15] = [
    "type: 'height'",
    "type: 'height', height: NaN",
    "type: 'height', height: Infinity",
    "type: 'height', height: -777",
    "type: 'height', height: 0",
    "type: 'height', height: 777.5",
    "type: 'height', height: 1000001",
    "type: 'height', height: 1e300",
    "type: 'height', height: '777'",
    "type: 'height', height: '777px; position: fixed'",
    "type: 'height', height: [777]",
    "type: 'height', height: 777n",
    "type: 'event', name: 'click'",
    "type: 'event', name: ['maqal-share']",
    "type: 'event', name: '__proto__'",
];

/// A script for a child: it sends each message with `echo` back to its parent.
const ECHO: &str = "addEventListener('message', ({ data }) => data?.echo && parent.postMessage(data, '*'));";

pub async fn page_accepts_messages_only_from_its_frame(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame.html").await?;
    stage.wait_for_event("maqal-load", |_| true).await?;
    let height = stage.wait_for_frame_height().await?;

    // Invalid messages from the reader's own window.
    let mut all: Vec<String> =
        ["height", "event"].iter().flat_map(|kind| MALFORMED.map(|bad| bad.replace("TYPE", kind))).collect();
    all.extend(IMPOSSIBLE.map(|fields| format!("({{ maqal: 1, {fields} }})")));
    stage.browser.run::<()>("window.events = [];", vec![]).await?;
    for bad in &all {
        // With a message port.
        let script = format!("parent.postMessage({bad}, '*', [new MessageChannel().port1]);");
        stage.in_frame(async || stage.browser.run::<()>(&script, vec![]).await).await?;
    }
    let fence = "parent.postMessage({ maqal: 1, type: 'event', name: 'maqal-share', detail: { network: 'fence' }, more: 1 }, '*');";
    stage.in_frame(async || stage.browser.run::<()>(fence, vec![]).await).await?;
    stage.wait_for_event("maqal-share", |detail| detail["network"] == "fence").await?;
    let events: Vec<Value> = stage.browser.run("return window.events;", vec![]).await?;
    check::equal("the number of events", &events.len(), &1)?;
    check::equal("the height", &stage.wait_for_frame_height().await?, &height)?;

    // Valid messages from others: the page itself, and frames of the reader's, the site's and a third origin.
    let third = Site::start().await?;
    stage.site.vary(|variant| variant.host_policy.clear());
    stage.open("/hosts/frame.html").await?;
    stage.wait_for_event("maqal-load", |_| true).await?;
    stage.wait_for_frame_height().await?;
    stage.browser.run::<()>("window.events = []; window.messages = [];", vec![]).await?;
    for site in [&stage.other, &stage.site, &third] {
        stage.add_frame_with(&site.address("/e2e/plain.html"), &[]).await?;
    }
    for number in 1..=3 {
        stage
            .in_frame_number(number, async || {
                stage.wait_until("the intruder", "return !!document.querySelector('textarea');").await?;
                stage.browser.run::<()>(FORGED, vec![]).await
            })
            .await?;
        stage.receives(i32::from(number), "fence").await?;
    }
    stage.browser.run::<()>(&FORGED.replace("parent", "window"), vec![]).await?;
    stage.receives(-1, "fence").await?;
    stage.assert_unchanged(height).await?;

    // The frame itself, with another document.
    let leave = format!("location.href = '{}';", third.address("/e2e/plain.html"));
    stage.in_frame(async || stage.browser.run::<()>(&leave, vec![]).await).await?;
    stage
        .in_frame(async || {
            stage.wait_until("the intruder", "return !!document.querySelector('textarea');").await?;
            let listen = "window.answers = []; addEventListener('message', ({ data }) => window.answers.push(data));";
            stage.browser.run::<()>(&format!("{listen} {FORGED}"), vec![]).await
        })
        .await?;
    stage.receives(0, "fence").await?;
    stage.assert_unchanged(height).await?;
    stage.browser.run::<()>("frames[0].postMessage('fence', '*');", vec![]).await?;
    stage
        .in_frame(async || {
            stage.wait_until("the fence", "return window.answers.includes('fence');").await?;
            let answers: Vec<Value> = stage.browser.run("return window.answers;", vec![]).await?;
            check::equal("the messages to the other window", &answers, &vec![json!("fence")])
        })
        .await
}

/// Messages from other windows in the name of a reader.
const FORGED: &str = "for (const message of [
        { maqal: 1, type: 'ready' },
        { maqal: 1, type: 'height', height: 777 },
        { maqal: 1, type: 'event', name: 'maqal-share', detail: { network: 'forged' } },
        'fence',
    ]) parent.postMessage(message, '*');";

pub async fn reader_accepts_messages_only_from_the_parent(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame-bare.html").await?;
    stage.site.vary(|variant| variant.host_policy.clear());
    stage.open("/hosts/frame-bare.html").await?;
    stage.add_frame(&[]).await?;
    stage.reader_echoes().await?;
    // Before the parent answers, it only announces itself.
    check::equal("the messages to the page", &stage.messages().await?, &vec![json!({ "maqal": 1, "type": "ready" })])?;

    for bad in MALFORMED.map(|bad| bad.replace("TYPE", "connect")) {
        stage.browser.run::<()>(&format!("frames[0].postMessage({bad}, '*');"), vec![]).await?;
    }
    stage.browser.run::<()>("frames[0].postMessage({ maqal: 1, type: 'height', height: 777 }, '*');", vec![]).await?;
    stage.echo().await?;
    check::equal("the number of answers to invalid messages", &stage.messages().await?.len(), &1)?;

    // Valid messages from other windows: a sibling frame, and its own.
    let third = Site::start().await?;
    for site in [&third, &stage.site] {
        stage.add_frame_with(&site.address("/e2e/plain.html"), &[]).await?;
    }
    for number in [1, 2] {
        stage
            .in_frame_number(number, async || {
                stage.wait_until("the intruder", "return !!document.querySelector('textarea');").await?;
                let connect = "parent.frames[0].postMessage({ maqal: 1, type: 'connect' }, '*');
                    addEventListener('message', () => { window.answered = true; });";
                stage.browser.run::<()>(connect, vec![]).await
            })
            .await?;
    }
    stage
        .in_frame(async || stage.browser.run::<()>("postMessage({ maqal: 1, type: 'connect' }, '*');", vec![]).await)
        .await?;
    // Each window has its own queue, so each requests an echo.
    for number in [1, 2] {
        stage
            .in_frame_number(number, async || {
                stage.browser.run::<()>("parent.frames[0].postMessage({ echo: 1 }, '*');", vec![]).await
            })
            .await?;
    }
    stage.echo().await?;
    check::equal("the number of answers to other windows", &stage.messages().await?.len(), &1)?;

    // Valid messages of the embedding page are accepted, with or without unknown fields. The last event is sent once.
    let mut heights = 0;
    for more in ["", ", more: { height: 1 }"] {
        let connect = format!("frames[0].postMessage({{ maqal: 1, type: 'connect'{more} }}, '*');");
        stage.browser.run::<()>(&connect, vec![]).await?;
        stage.echo().await?;
        let messages = stage.messages().await?;
        let of = |kind: &str| messages.iter().filter(|message| message["type"] == kind).count();
        check::that(of("height") > heights, || format!("No height was sent after {heights}: {messages:?}"))?;
        check::equal("the number of events", &of("event"), &1)?;
        heights = of("height");
        // The change of the width by a scroll bar may have changed the height again.
        stage.in_frame(async || stage.wait_for_paint().await).await?;
    }
    Ok(())
}

pub async fn reader_sends_nothing_to_an_opaque_origin(stage: &Stage) -> Outcome {
    stage.site.vary(|variant| variant.has_no_frame_ancestors = true);
    stage.site.reply(ARTICLE, [Reply::Json(super::SHARED.into())]);
    let page = format!(
        "data:text/html,<!doctype html><script>
            window.messages = [];
            addEventListener('message', ({{ data }}) => messages.push({{ data }}));
        </script><iframe src='{}'></iframe>",
        stage.site.address(super::EMBEDDED)
    );
    stage.browser.driver.goto(page).await?;
    stage.reader_echoes().await?;
    let listen = "window.failures = []; addEventListener('error', ({ message }) => window.failures.push(message));";
    stage.in_frame(async || stage.browser.run::<()>(listen, vec![]).await).await?;
    stage.browser.run::<()>("frames[0].postMessage({ maqal: 1, type: 'connect' }, '*');", vec![]).await?;
    stage.echo().await?;
    check::equal("the messages to the page", &stage.messages().await?, &vec![json!({ "maqal": 1, "type": "ready" })])?;
    let failures: Vec<String> =
        stage.in_frame(async || stage.browser.run("return window.failures;", vec![]).await).await?;
    check::none("failures", &failures)
}

pub async fn messages_have_exactly_one_target_origin(stage: &Stage) -> Outcome {
    // In a frame with the same origin, the test can observe the target origins of messages.
    stage.site.vary(|variant| variant.frame_ancestors = vec![stage.site.origin.clone()]);
    stage.site.reply(ARTICLE, [Reply::Json(super::SHARED.into())]);
    stage.open("/hosts/frame-bare.html").await?;
    let spy = "window.addressed = [];
        window.postMessage = ({ type }, origin) => window.addressed.push([type, origin]);";
    stage.browser.run::<()>(spy, vec![]).await?;
    stage.add_frame_with(&stage.site.address(super::EMBEDDED), &[("data-maqal", "")]).await?;
    stage.add_script().await?;
    stage.wait_until("an event", "return window.addressed.some(([type]) => type === 'event');").await?;
    let addressed: Vec<(String, String)> = stage.browser.run("return window.addressed;", vec![]).await?;
    for kind in ["ready", "height", "event"] {
        let origins: Vec<_> =
            addressed.iter().filter(|(of, _)| of == kind).map(|(_, origin)| origin.as_str()).collect();
        let expected = if kind == "ready" { "*" } else { &stage.site.origin };
        check::that(!origins.is_empty(), || format!("no {kind} was sent"))?;
        check::that(origins.iter().all(|origin| *origin == expected), || format!("{kind} was sent to {origins:?}"))?;
    }

    // The parent sends its greeting to the reader, not to a document that replaced it in the frame.
    stage.open_page_with_frames("/hosts/frame-bare.html").await?;
    stage.site.vary(|variant| variant.host_policy.clear());
    stage.open("/hosts/frame-bare.html").await?;
    stage.add_frame(&[("data-maqal", "")]).await?;
    let leave = format!("location.href = '{}';", stage.site.address("/e2e/plain.html"));
    stage.in_frame(async || stage.browser.run::<()>(&leave, vec![]).await).await?;
    let listen = "window.messages = []; addEventListener('message', ({ data }) => window.messages.push(data));";
    stage
        .in_frame(async || {
            stage.wait_until("the other page", "return !!document.querySelector('textarea');").await?;
            stage.browser.run::<()>(listen, vec![]).await
        })
        .await?;
    stage.add_script().await?;
    stage.browser.run::<()>("frames[0].postMessage('fence', '*');", vec![]).await?;
    stage
        .in_frame(async || {
            stage.wait_until("the fence", "return window.messages.includes('fence');").await?;
            check::equal(
                "the messages that the other page received",
                &stage.browser.run::<Vec<Value>>("return window.messages;", vec![]).await?,
                &vec![json!("fence")],
            )
        })
        .await
}

pub async fn reader_refuses_an_unlisted_parent(stage: &Stage) -> Outcome {
    stage.other.vary(|variant| variant.embedders = vec!["https://news.example".into()]);
    stage.open_page_with_frames("/hosts/frame.html").await?;
    stage.reader_echoes().await?;
    stage.browser.run::<()>("frames[0].postMessage({ maqal: 1, type: 'connect' }, '*');", vec![]).await?;
    stage.echo().await?;
    check::equal("the messages to the page", &stage.messages().await?, &vec![json!({ "maqal": 1, "type": "ready" })])?;

    stage.other.vary(|variant| variant.embedders.push(stage.site.origin.clone()));
    stage.open("/hosts/frame.html").await?;
    stage.wait_for_frame_height().await?;
    stage.wait_for_event("maqal-load", |_| true).await
}

pub async fn page_without_embed_sends_no_messages(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame-bare.html").await?;
    stage.add_frame_with(&stage.other.address("/?src=/e2e/article.json"), &[("data-maqal", "")]).await?;
    stage.reader_echoes().await?;
    stage.browser.run::<()>("frames[0].postMessage({ maqal: 1, type: 'connect' }, '*');", vec![]).await?;
    stage.echo().await?;
    check::none("messages", &stage.messages().await?)
}

impl Stage {
    /// Waits for the reader in the first frame, and installs the echo in it.
    async fn reader_echoes(&self) -> Outcome {
        self.in_frame(async || {
            self.wait_for_state("ready").await?;
            self.browser.run::<()>(ECHO, vec![]).await
        })
        .await
    }

    /// Waits until the first frame has processed all previous messages, and the page has processed the answers.
    async fn echo(&self) -> Outcome {
        let send = "frames[0].postMessage({ echo: window.echo = (window.echo ?? 1) + 1 }, '*');";
        self.browser.run::<()>(send, vec![]).await?;
        self.wait_until("the echo", "return window.messages.some(({ data }) => data?.echo === window.echo);").await
    }

    /// Returns the messages of the protocol that the page received.
    async fn messages(&self) -> Outcome<Vec<Value>> {
        self.browser.run("return window.messages.map(({ data }) => data).filter((data) => data?.maqal);", vec![]).await
    }

    /// Waits until the page has received a message from a frame.
    async fn receives(&self, frame: i32, text: &str) -> Outcome {
        wait::until(&format!("{text:?} of frame {frame}"), SOON, async || {
            let script = "return window.messages.filter(({ data }) => data === arguments[0]).map(({ from }) => from);";
            let from: Vec<i32> = self.browser.run(script, vec![json!(text)]).await?;
            Ok(if from.contains(&frame) { Ok(()) } else { Err(format!("it came from {from:?}")) })
        })
        .await
    }

    /// Asserts that the first frame is unchanged, and that no frame has dispatched an event.
    async fn assert_unchanged(&self, height: u32) -> Outcome {
        let script = "return [...document.querySelectorAll('iframe')].map((frame) => frame.style.height);";
        let heights: Vec<String> = self.browser.run(script, vec![]).await?;
        check::equal("the height of the frame", &heights[0], &format!("{height}px"))?;
        check::that(heights[1..].iter().all(String::is_empty), || format!("others have heights: {heights:?}"))?;
        let events: Vec<Value> = self.browser.run("return window.events;", vec![]).await?;
        check::none("events", &events)
    }
}
