//! The page in a frame of a site with another origin: its height, its connection to the page around it ([`connection`]),
//! and their messages ([`messages`]).

pub mod connection;
pub mod messages;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    actions::ARTICLE,
    check,
    outcome::Outcome,
    scenarios::share::COPY_AT_THE_FOOT,
    server::Reply,
    stage::{Stage, pictures},
    wait::{self, SOON},
};

const SHARED: &str = include_str!("../articles/shared.json");

/// A strict content security policy of a page with frames: no scripts of other origins, and no inline styles.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src {reader}; \
                      base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/// The URL of the reader in a frame.
const EMBEDDED: &str = "/?src=/e2e/article.json&embed";

/// The sandbox tokens of the frame in `hosts/frame.html`.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

pub async fn frame_is_as_high_as_its_content(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame.html").await?;
    let folder = pictures(stage.browser.engine)?;
    let wide = stage.wait_for_frame_height().await?;
    let mut narrow = wide;
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        narrow = narrow.max(stage.wait_for_frame_height().await?);
        stage.browser.driver.screenshot(&folder.join(format!("iframe-{width}.png"))).await?;
    }
    check::that(narrow > wide, || format!("the narrow frame should be higher than {wide} and is {narrow}"))?;
    check::equal("the height in the old width", &stage.wait_for_frame_height().await?, &wide)?;

    stage.in_frame(async || stage.press_in_text('+', 3).await).await?;
    let large = stage.wait_for_frame_height().await?;
    check::that(large > wide, || format!("with larger letters it should be higher than {wide} and is {large}"))?;
    stage.in_frame(async || stage.click_part("font-reset").await).await?;
    check::equal("the height with the previous font size", &stage.wait_for_frame_height().await?, &wide)?;

    // A frame with borders and padding, which count in its height.
    stage.browser.run::<()>("document.querySelector('iframe').className = 'edged';", vec![]).await?;
    stage.in_frame(async || stage.press_in_text('+', 1).await).await?;
    stage.wait_for_frame_height().await?;

    // The maximum height of a frame, for a text that is higher.
    let endless = "document.body.style.blockSize = '1000500px';";
    stage.in_frame(async || stage.browser.run::<()>(endless, vec![]).await).await?;
    let highest = "const { offsetHeight } = document.querySelector('iframe');
        return offsetHeight === 1000016 || offsetHeight;";
    stage.wait_until("the frame to be as high as can be", highest).await?;
    stage.assert_no_errors_of_the_site().await
}

/// In closed `details`, or in a hidden tab, a frame has no box.
pub async fn hidden_frame_gets_its_height_when_shown(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame.html").await?;
    let wide = stage.wait_for_frame_height().await?;
    stage.browser.run::<()>("document.querySelector('iframe').style.display = 'none';", vec![]).await?;
    stage.browser.resize(360, 900).await?;
    stage.wait_for_paint().await?;
    stage.browser.run::<()>("document.querySelector('iframe').style.display = '';", vec![]).await?;
    let narrow = stage.wait_for_frame_height().await?;
    check::that(narrow > wide, || format!("the narrow frame should be higher than {wide} and is {narrow}"))
}

pub async fn frame_is_as_high_as_an_error_message(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame.html").await?;
    stage.other.reply(ARTICLE, [Reply::Status(404)]);
    stage.open("/hosts/frame.html").await?;
    stage.wait_for_event("maqal-error", |detail| detail["code"] == "not-found").await?;
    let height = stage.wait_for_frame_height().await?;
    check::that(height < 600, || format!("a few words should not be {height} px high"))?;
    // Their margin must not depend on the window, which grows with the content.
    let around = "return getComputedStyle(part('message')).paddingTop;";
    let around: String = stage.in_frame(async || stage.browser.run(around, vec![]).await).await?;
    check::equal("the space above the text", &around.as_str(), &"32px")
}

pub async fn frame_forwards_events_of_the_reader(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame.html").await?;
    stage
        .wait_for_event("maqal-load", |detail| detail["title"].as_str().is_some_and(|title| title.contains("عنوان")))
        .await?;
    stage.wait_for_frame_height().await?;
    stage.in_frame(async || stage.click_part("font-increase").await).await?;
    stage.wait_for_event("maqal-preference", |detail| *detail == json!({ "name": "font-step", "value": 1 })).await?;
    // With different origins, WebDriver does not scroll elements outside of the frame into view.
    stage.wait_for_frame_height().await?;
    stage.browser.run::<()>("scrollTo(0, document.body.scrollHeight);", vec![]).await?;
    stage.wait_for_paint().await?;
    stage.in_frame(async || stage.click(COPY_AT_THE_FOOT).await).await?;
    stage.wait_for_event("maqal-share", |detail| detail["network"] == "copy").await?;

    // After a reload, the frame connects again.
    stage.browser.run::<()>("window.events = [];", vec![]).await?;
    stage.in_frame(async || stage.browser.run::<()>("location.reload();", vec![]).await).await?;
    stage.wait_for_event("maqal-load", |_| true).await?;
    stage.wait_for_frame_height().await?;
    stage.assert_no_errors_of_the_site().await
}

pub async fn menu_in_a_frame_opens_below_its_button(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame.html").await?;
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        let height = stage.wait_for_frame_height().await?;
        stage.in_frame(async || stage.click_part("share").await).await?;
        let between = "const menu = part('share-menu').getBoundingClientRect();
            const button = part('share').getBoundingClientRect();
            return isVisible(part('share-menu')) && menu.top >= button.bottom && menu.top < button.bottom + 24
                && menu.left >= 0 && menu.right <= innerWidth && menu.bottom <= innerHeight
                || JSON.stringify([menu, button, innerHeight]);";
        stage.in_frame(async || stage.wait_until("the menu below the button", between).await).await?;
        let file = pictures(stage.browser.engine)?.join(format!("iframe-share-{width}.png"));
        stage.browser.driver.screenshot(&file).await?;
        check::equal("the height with the menu", &stage.wait_for_frame_height().await?, &height)?;
        stage.in_frame(async || stage.press(Key::Escape).await).await?;
        stage
            .in_frame(async || stage.wait_until("the menu to close", "return !isVisible(part('share-menu'));").await)
            .await?;
    }
    Ok(())
}

/// Fails if the help is in the middle of a high frame and so out of view, or a frame removes the position that the page
/// stored.
pub async fn frame_keeps_stored_positions_and_shows_sheets(stage: &Stage) -> Outcome {
    stage.open_page_with_frames("/hosts/frame.html").await?;
    stage.wait_for_frame_height().await?;
    // An expired position, which the next write removes.
    let place = "1 2 3\n".to_owned();
    let kept =
        async || stage.browser.run::<Option<String>>("return localStorage.getItem('maqal.places');", vec![]).await;
    let keep = async || {
        stage.browser.run::<()>("localStorage.setItem('maqal.places', arguments[0]);", vec![json!(place)]).await?;
        stage.click_part("font-reset").await?;
        stage.press('?').await?;
        let top = "const list = part('help')?.getBoundingClientRect();
            const button = part('share').getBoundingClientRect();
            return isVisible(part('help')) && list.top >= button.bottom && list.top < button.bottom + 40
                || JSON.stringify([list, button, innerHeight]);";
        stage.wait_until("the list of keys below the toolbar", top).await?;
        stage.browser.run::<()>("dispatchEvent(new PageTransitionEvent('pagehide'));", vec![]).await?;
        check::equal("the stored position", &kept().await?, &Some(place.clone()))
    };
    stage.in_frame(keep).await
}

/// Fails if an element is at the edge of a frame that is longer than the window, and therefore not visible.
pub async fn frame_shows_toasts_in_view(stage: &Stage) -> Outcome {
    let body: Vec<_> = (1..=80).map(|count| format!("الفقرة {count} من نص أطول من النافذة.")).collect();
    let article = json!({ "maqal": 1, "title": "نص طويل", "lang": "ar", "body": body });
    stage.open_page_with_frames("/hosts/frame.html").await?;
    stage.other.reply(ARTICLE, [Reply::Json(article.to_string())]);
    stage.open("/hosts/frame.html").await?;
    stage.wait_for_frame_height().await?;
    stage.in_frame(async || stage.click_part("headline").await).await?;
    stage.browser.run::<()>("scrollTo(0, 2000);", vec![]).await?;
    let is_in_view = async |what: &str| {
        wait::until(&format!("the {what} to be in view"), SOON, async || {
            let place = format!("const at = part('{what}')?.getBoundingClientRect(); return [at?.top, at?.bottom];");
            let [top, bottom]: [Option<f64>; 2] =
                stage.in_frame(async || stage.browser.run(&place, vec![]).await).await?;
            let window = "return [-document.querySelector('iframe').getBoundingClientRect().top, innerHeight];";
            let [start, height]: [f64; 2] = stage.browser.run(window, vec![]).await?;
            let fits = top.is_some_and(|top| top > start) && bottom.is_some_and(|bottom| bottom < start + height);
            let seen = || format!("it is from {top:?} to {bottom:?}, and {height} px are seen from {start} on");
            Ok(if fits { Ok(()) } else { Err(seen()) })
        })
        .await
    };
    for (key, what) in [('t', "status"), ('?', "help"), ('s', "share-menu")] {
        stage.in_frame(async || stage.press(key).await).await?;
        is_in_view(what).await?;
        stage.in_frame(async || stage.press(Key::Escape).await).await?;
    }
    stage.assert_no_errors_of_the_site().await
}

pub async fn links_in_a_frame_open_a_new_window(stage: &Stage) -> Outcome {
    let article = json!({ "maqal": 1, "title": "روابط", "lang": "ar", "body": [
        { "type": "paragraph", "content": [
            { "type": "link", "url": stage.site.address("/e2e/plain.html"), "content": ["رابط إلى صفحة أخرى"] },
            " ", { "type": "reference", "to": 1, "content": ["حاشية"] } ] },
        { "type": "paragraph", "content": [{ "type": "anchor", "id": 1 }, "ما تقوله الحاشية."] },
    ] });
    stage.open_page_with_frames("/hosts/frame.html").await?;
    stage.other.reply(ARTICLE, [Reply::Json(article.to_string())]);
    stage.open("/hosts/frame.html").await?;
    stage.wait_for_event("maqal-load", |_| true).await?;
    // Positions in the text change until the frame is as high as its content.
    stage.wait_for_frame_height().await?;
    let in_it = async || {
        stage.click("[data-part=body] a[href^='#']").await?;
        stage.wait_until("the address to name the place", "return location.hash !== '' || location.hash;").await
    };
    stage.in_frame(in_it).await?;
    check::equal("the windows after a footnote", &stage.browser.driver.windows().await?.len(), &1)?;
    stage.in_frame(async || stage.click("[data-part=body] a:not([href^='#'])").await).await?;
    stage.wait_for_windows(2).await?;
    stage.in_frame(async || stage.wait_for_state("ready").await).await
}

pub async fn frame_without_embed_is_a_standalone_page(stage: &Stage) -> Outcome {
    // In a window of its own it is a standalone page, even if its URL has `embed`.
    for (address, wait_in_frame) in [("/?src=/e2e/article.json", true), (EMBEDDED, false)] {
        stage.other.vary(|variant| variant.frame_ancestors = vec![stage.site.origin.clone()]);
        stage.other.reply(ARTICLE, [Reply::Json(SHARED.into())]);
        let page = async || {
            stage.wait_for_state("ready").await?;
            let seen = "return [document.documentElement.hasAttribute('data-embed'),
                document.getElementById('maqal').getBoundingClientRect().height >= innerHeight];";
            let (embedded, fills): (bool, bool) = stage.browser.run(seen, vec![]).await?;
            check::equal("whether it is embedded", &embedded, &false)?;
            check::equal("whether it fills its window", &fills, &true)
        };
        if wait_in_frame {
            stage.open("/hosts/frame-bare.html").await?;
            stage.add_frame_with(&stage.other.address(address), &[("data-maqal", "")]).await?;
            stage.in_frame(page).await?;
        } else {
            stage.browser.driver.goto(stage.other.address(address)).await?;
            page().await?;
        }
    }
    check::that(!stage.other.requests().contains(&"/embedded.js".into()), || "It requested embedded.js.".into())
}

/// Fails if a script of the page has a top-level `await`. If its document is removed, `WebKit` waits forever and blocks all
/// pages of the tab.
pub async fn removing_a_loading_frame_does_not_block_others(stage: &Stage) -> Outcome {
    const MODULE: &str = "/render_bg.wasm";
    stage.site.vary(|variant| {
        variant.frame_ancestors = vec!["'self'".into()];
        variant.host_policy = POLICY.replace("{reader}", "'self'");
    });
    stage.open("/hosts/frame-bare.html").await?;
    let (held, gate) = Reply::held(Reply::Built);
    stage.site.reply(MODULE, [held]);
    let begin = "document.body.appendChild(document.createElement('iframe')).src = arguments[0];";
    stage.browser.run::<()>(begin, vec![json!(EMBEDDED)]).await?;
    stage.wait_for_requests(&stage.site, MODULE, 1).await?;
    // The page removes the frame at the moment at which the reader could start.
    let end = "const frame = document.querySelector('iframe');
        const { WebAssembly } = frame.contentWindow;
        const { instantiate } = WebAssembly;
        WebAssembly.instantiate = async (...parts) => {
            const module = await instantiate(...parts);
            frame.remove();
            return module;
        };";
    stage.browser.run::<()>(end, vec![]).await?;
    gate.notify_one();
    stage.wait_until("the frame to go", "return !document.querySelector('iframe');").await?;
    stage.wait_for_paint().await
}

pub async fn every_sandbox_token_is_needed(stage: &Stage) -> Outcome {
    let body = json!([{ "type": "paragraph", "content": [
        { "type": "link", "url": stage.site.address("/e2e/plain.html"), "content": ["رابط إلى صفحة أخرى"] } ] }]);
    let article = json!({ "maqal": 1, "title": "روابط", "lang": "ar", "body": body }).to_string();
    stage.open_page_with_frames("/hosts/frame-bare.html").await?;
    stage.other.reply(ARTICLE, [Reply::Json(article)]);
    let without = |token| SANDBOX.split(' ').filter(|other| *other != token).collect::<Vec<_>>().join(" ");
    let open = async |tokens: &str| {
        stage.open("/hosts/frame-bare.html").await?;
        stage.add_script().await?;
        stage.add_frame_with(&stage.other.address(EMBEDDED), &[("data-maqal", ""), ("sandbox", tokens)]).await
    };
    open(SANDBOX).await?;
    stage.wait_for_frame_height().await?;
    let kept = "localStorage.setItem('kept', 'yes'); return localStorage.getItem('kept');";
    let kept: String = stage.in_frame(async || stage.browser.run(kept, vec![]).await).await?;
    check::equal("the stored values", &kept, &"yes".to_owned())?;

    // Without scripts it shows a message.
    open(&without("allow-scripts")).await?;
    let missing = "return document.querySelector('noscript')?.innerText.includes('جافاسكربت') ?? false;";
    stage.in_frame(async || stage.wait_until("the message in the frame", missing).await).await?;

    // With an opaque origin, it cannot fetch from its server, and its messages are ignored.
    open(&without("allow-same-origin")).await?;
    stage.in_frame(async || stage.wait_until("an origin that is none", "return origin === 'null';").await).await?;
    let height = "return document.querySelector('iframe').style.height;";
    check::equal("its height", &stage.browser.run::<String>(height, vec![]).await?, &String::new())?;

    // Without popups, links do nothing.
    open(&without("allow-popups")).await?;
    stage.wait_for_frame_height().await?;
    stage.in_frame(async || stage.click("[data-part=body] a").await).await?;
    stage.in_frame(async || stage.wait_for_paint().await).await?;
    stage.in_frame(async || stage.wait_for_state("ready").await).await?;
    stage.wait_for_windows(1).await?;
    Ok(())
}

impl Stage {
    /// Opens a host page whose policy allows frames of the other origin.
    async fn open_page_with_frames(&self, path: &str) -> Outcome {
        self.other.vary(|variant| variant.frame_ancestors = vec![self.site.origin.clone()]);
        self.other.reply(ARTICLE, [Reply::Json(SHARED.into())]);
        self.site.vary(|variant| variant.host_policy = POLICY.replace("{reader}", &self.other.origin));
        self.open(path).await
    }

    /// Adds a frame with the reader to the page.
    async fn add_frame(&self, attributes: &[(&str, &str)]) -> Outcome {
        self.add_frame_with(&self.other.address(EMBEDDED), attributes).await
    }

    /// Adds a frame with a URL to the page, and waits until its initial empty document has been replaced.
    async fn add_frame_with(&self, address: &str, attributes: &[(&str, &str)]) -> Outcome {
        let script = "const [address, attributes, done] = arguments;
            const frame = document.createElement('iframe');
            for (const [name, value] of attributes) frame.setAttribute(name, value);
            frame.src = address;
            frame.addEventListener('load', () => done(null), { once: true });
            document.body.append(frame);";
        self.browser.driver.execute_async(script, vec![json!(address), json!(attributes)]).await?;
        Ok(())
    }

    /// Waits until there is this number of windows.
    async fn wait_for_windows(&self, count: usize) -> Outcome {
        wait::until(&format!("{count} windows"), SOON, async || {
            let windows = self.browser.driver.windows().await?.len();
            Ok(if windows == count { Ok(()) } else { Err(format!("there are {windows}")) })
        })
        .await
    }

    /// Adds the site's script for frames to the page.
    async fn add_script(&self) -> Outcome {
        let script = "const done = arguments[arguments.length - 1];
            import('/frame.js').then(() => done(null), done);";
        self.browser.driver.execute_async(script, vec![]).await?;
        Ok(())
    }

    /// Runs a function in the first frame, and returns to the page.
    async fn in_frame<T>(&self, act: impl AsyncFn() -> Outcome<T>) -> Outcome<T> {
        self.in_frame_number(0, act).await
    }

    /// Runs a function in a frame, and returns to the page.
    async fn in_frame_number<T>(&self, number: u16, act: impl AsyncFn() -> Outcome<T>) -> Outcome<T> {
        self.browser.driver.enter_frame(number).await?;
        let done = act().await;
        self.browser.driver.enter_default_frame().await?;
        done
    }

    /// Presses a key in the text this number of times.
    async fn press_in_text(&self, key: char, times: u32) -> Outcome {
        self.wait_for_article().await?;
        self.click_part("headline").await?;
        for _ in 0..times {
            self.press(key).await?;
        }
        Ok(())
    }

    /// Waits until the first frame is as high as its content and does not scroll, and returns its height.
    async fn wait_for_frame_height(&self) -> Outcome<u32> {
        self.in_frame(async || {
            wait::until("the frame to fit", SOON, async || {
                let script = "if (part('reader')?.dataset.state !== 'error' && !isComplete(part('reader'))) return [false, 0, 0, 0];
                    const root = document.documentElement;
                    const text = Math.ceil(root.getBoundingClientRect().height);
                    const gone = root.scrollWidth - innerWidth || root.clientWidth - innerWidth || root.scrollHeight - innerHeight;
                    return [true, text, innerHeight, gone];";
                let (done, text, height, gone): (bool, u32, u32, f64) = self.browser.run(script, vec![]).await?;
                let fits = done && text == height && gone.abs() < f64::EPSILON;
                Ok(if fits { Ok(height) } else { Err(format!("it is {height} for {text}, beside {gone}, {done}")) })
            })
            .await
        })
        .await
    }

    /// Waits until the site has received an event of the reader on a frame.
    async fn wait_for_event(&self, name: &str, is_meant: impl Fn(&Value) -> bool) -> Outcome {
        wait::until(&format!("{name} on the frame"), SOON, async || {
            let events: Vec<Value> = self.browser.run("return window.events;", vec![]).await?;
            let is_there = events
                .iter()
                .any(|event| event["name"] == name && event["on"] == "iframe" && is_meant(&event["detail"]));
            Ok(if is_there { Ok(()) } else { Err(format!("there is {events:?}")) })
        })
        .await
    }

    /// Asserts that the host page has no errors.
    async fn assert_no_errors_of_the_site(&self) -> Outcome {
        let complaints: Vec<String> = self.browser.run("return window.complaints;", vec![]).await?;
        check::none("errors and violations", &complaints)?;
        // Chromium on Linux has no share sheet, so it does not recognize the permission.
        let mut console = self.browser.console().await?;
        console.retain(|message| !message.contains("Unrecognized feature: 'web-share'"));
        check::none("console messages", &console)
    }
}
