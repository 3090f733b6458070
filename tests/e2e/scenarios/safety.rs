//! Safety: articles run no scripts, and the page causes no errors and no violations of its content security policy.

use serde_json::{Value, json};

use crate::{
    browser::Engine,
    check,
    outcome::Outcome,
    scenarios::share::COPY_AT_THE_FOOT,
    stage::Stage,
    wait::{self, SOON},
};

pub async fn causes_no_errors_or_violations(stage: &Stage) -> Outcome {
    stage.record();
    stage.open_sample().await?;
    for part in ["font-increase", "font-increase", "font-decrease", "font-reset", "share"] {
        stage.click_part(part).await?;
    }
    stage.wait_until("the share menu to open", "return isVisible(part('share-menu'));").await?;
    stage.press(thirtyfour::Key::Escape).await?;
    stage.click(COPY_AT_THE_FOOT).await?;
    stage.wait_until("the copy to be announced", "return part('status').textContent.includes('نُسخ');").await?;
    stage.wait_for_paint().await?;
    stage.assert_no_errors().await?;

    // Every kind of block, with images, a video and styles.
    stage.read(include_str!("../articles/wide.json")).await?;
    stage.wait_for_paint().await?;
    stage.assert_no_errors().await
}

pub async fn shows_hostile_json_as_text(stage: &Stage) -> Outcome {
    stage.record();
    let payload = "<script>window.breached = 1</script><img src=x onerror=\"window.breached = 2\">";
    let addresses = [
        "javascript:window.breached=3",
        " JaVaScRiPt:window.breached=4",
        "java\nscript:window.breached=5",
        "data:text/html,<script>parent.breached=6</script>",
        "vbscript:msgbox(1)",
        "blob:null/1",
        "file:///etc/passwd",
    ];
    let links: Vec<Value> =
        addresses.iter().map(|address| json!({ "type": "link", "url": address, "content": ["رابط خبيث"] })).collect();
    let article = json!({
        "maqal": 1,
        "title": format!("عنوان {payload}"),
        "lang": "ar\" onload=\"window.breached=7",
        "dek": payload,
        "section": payload,
        "byline": [{ "name": payload, "url": "javascript:window.breached=8" }],
        "canonical": "javascript:window.breached=9",
        "source": { "name": payload, "url": "javascript:window.breached=10", "logo": "javascript:window.breached=11" },
        "lead": { "src": "javascript:window.breached=12", "alt": "\" onerror=\"window.breached=13" },
        "body": [
            payload,
            { "type": "paragraph", "content": links },
            { "type": "script", "content": "window.breached = 14" },
            { "type": "figure", "image": { "src": "data:text/html,<script>1</script>", "caption": [payload] } },
            { "type": "video", "src": "javascript:window.breached=15", "caption": [payload] },
            { "type": "embed", "provider": payload, "title": payload, "url": "javascript:window.breached=16" },
            { "type": "quote", "body": [payload], "url": "javascript:window.breached=17" },
            { "type": "code", "language": "x\" onclick=\"window.breached=18", "text": payload },
        ],
    });
    stage.read(&article.to_string()).await?;
    stage.wait_for_paint().await?;
    let inspect = "const bad = [];
        if (window.breached) bad.push(`a script ran: ${window.breached}`);
        const root = part('reader');
        for (const element of root.querySelectorAll('*')) {
            if (/^(script|iframe|object|embed|base|form|style|link|meta)$/.test(element.localName)) bad.push(element.outerHTML);
            for (const { name, value } of element.attributes) {
                if (name.startsWith('on') || name === 'style' || name === 'srcdoc') bad.push(`${element.localName} ${name}=${value}`);
                if (/^(href|src|poster|cite|srcset|action)$/.test(name) && !/^(https?:|mailto:|tel:|\\/|\\.|#)/.test(value))
                    bad.push(`${element.localName} ${name}=${value}`);
            }
        }
        return bad;";
    let breaches: Vec<String> = stage.browser.run(inspect, vec![]).await?;
    check::none("breaches", &breaches)?;
    let shown: u32 = stage
        .browser
        .run(
            "return document.querySelector('article').textContent.split('<script>window.breached = 1').length - 1;",
            vec![],
        )
        .await?;
    check::that(shown >= 4, || format!("the payload should be shown as text, and is so only {shown} times"))?;
    stage.assert_no_errors().await
}

/// Proves that the other tests detect errors and violations.
pub async fn recorder_detects_errors_and_violations(stage: &Stage) -> Outcome {
    stage.record();
    stage.site.vary(|variant| variant.scripts.push("/e2e/misbehave.js"));
    stage.open_sample().await?;
    for sign in [
        "thrown on purpose",
        "rejected on purpose",
        "warned on purpose",
        "policy: img-src",
        "policy: require-trusted-types-for",
    ] {
        let is_recorded = format!("return window.recorded.complaints.some((one) => one.includes('{sign}'));");
        stage.wait_until(&format!("the recorder to detect {sign:?}"), &is_recorded).await?;
    }
    wait::until("the policy's report", SOON, async || {
        let reports = stage.site.violations();
        let is_reported = reports.iter().any(|report| report.contains("192.0.2.1"));
        Ok(if is_reported { Ok(()) } else { Err(format!("there is {reports:?}")) })
    })
    .await?;
    let console = stage.browser.console().await?;
    let expected = stage.browser.engine == Engine::Chromium;
    check::equal("whether the console reports it, too", &!console.is_empty(), &expected)
}
