//! The isolation of a reader: it does not change the names, styles, keys and focus of the page.

use thirtyfour::Key;

use super::{ARTICLE, LIFE, READER, Reply, SHARED, WORDPRESS};
use crate::{check, outcome::Outcome, scenarios::storage::KEY, stage::Stage};

pub async fn does_not_change_the_page(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(WORDPRESS.replace("/e2e/nowhere.png", "/icon.svg"))]);
    stage.open(LIFE).await?;
    stage.insert(r#"<p class="maqal" id="mine">كلام <a href="/x">الموقع</a>.</p>"#).await?;
    // Everything that could affect scripts and styles of the page.
    let census = "window.census = () => {
            const own = (object) => Object.getOwnPropertyNames(object).sort().join();
            const shell = (element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`).join();
            const looks = (element) => { const style = getComputedStyle(element); return [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'); };
            const outside = [...document.querySelectorAll('*')].filter((element) => !element.closest('maqal-reader, script'));
            return {
                window: own(window), document: own(document),
                prototypes: [Object, Function, Array, String, Promise, Node, Element, HTMLElement, Document, Event, EventTarget, ShadowRoot, Response]
                    .map((made) => own(made) + own(made.prototype)).join(),
                history: history.length + location.href,
                storage: Object.keys(localStorage).join() + Object.keys(sessionStorage).join() + document.cookie,
                sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
                fonts: document.fonts.size,
                title: document.title,
                elements: outside.map((element) => `${element.localName} ${shell(element)}`).join('\\n'),
                looks: outside.filter((element) => element.matches('html, body, #mine, #mine a, h1, #place, textarea, #send'))
                    .map((element) => element.localName + looks(element).replaceAll(/(block-size|height|inline-size|width|origin|top|bottom):[^;]*/g, '')).join('\\n'),
            };
        };
        window.before = census();
        window.differences = () => Object.entries(census()).filter(([key, now]) => now !== before[key])
            .map(([key, now]) => `${key}: ${String(now).split(/[,\\n;]/).filter((one) => !String(before[key]).includes(one))} for ${String(before[key]).split(/[,\\n;]/).filter((one) => !String(now).includes(one))}`);
        // The page has these names.
        window.before.window = Object.getOwnPropertyNames(window).sort().join();";
    stage.run_script(census).await?;
    stage.define().await?;
    stage
        .insert(&format!(r#"<maqal-reader src="{ARTICLE}"><p>في <a href="/story">صفحته</a>.</p></maqal-reader>"#))
        .await?;
    stage.wait_for_complete_readers().await?;
    stage.wait_for_paint().await?;
    let differences: Vec<String> = stage.browser.run("return differences();", vec![]).await?;
    check::none("differences while there is a reader", &differences)?;
    stage
        .assert_true(
            "whether its ids are its own",
            "return document.getElementById('a1') === null && !('a1' in window);",
        )
        .await?;
    stage.run_script(&format!("{READER}.remove();")).await?;
    stage.wait_for_paint().await?;
    let differences: Vec<String> = stage.browser.run("return differences();", vec![]).await?;
    check::none("differences after its removal", &differences)?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

pub async fn keeps_its_custom_properties_and_colors_to_itself(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Status(404)]);
    stage.open(LIFE).await?;
    stage
        .insert(&format!(
            r#"<maqal-reader src="{ARTICLE}"><p class="fallback">في <a href="/story">صفحته</a>.</p></maqal-reader>"#
        ))
        .await?;
    let look = "window.look = () => {
            const style = getComputedStyle(document.querySelector('.fallback'));
            return ['color', 'font-family', 'font-size', 'line-height', 'direction', 'text-align', 'display', 'letter-spacing', 'background-color']
                .map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
        };
        window.before = look();";
    stage.run_script(look).await?;
    stage.define().await?;
    stage.wait_for_readers("error").await?;
    stage.assert_true("whether the fallback looks as before", "return look() === before || [before, look()];").await?;
    let leaked = "const inside = getComputedStyle(part('reader')).getPropertyValue('--maqal-ink');
        const outside = ['html', 'body', '#place', 'h1', 'textarea', '.most-read a']
            .filter((css) => getComputedStyle(document.querySelector(css)).getPropertyValue('--maqal-ink') !== '');
        return inside !== '' && outside.length === 0 || [inside, outside];";
    stage.assert_true("whether its custom properties do not leave it", leaked).await
}

pub async fn handles_single_keys_only_within_the_reader(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    stage
        .insert(&format!(r#"<button id="beside">زر الموقع</button><maqal-reader src="{ARTICLE}"></maqal-reader>"#))
        .await?;
    stage.wait_for_complete_readers().await?;
    let stored = format!("return localStorage.getItem('{KEY}');");
    for outside in ["", "document.getElementById('beside').focus();", "document.getElementById('comment').focus();"] {
        stage.run_script(&format!("document.activeElement?.blur(); {outside}")).await?;
        for key in ['+', '-', '-', '0', '+'] {
            stage.press(key).await?;
        }
        stage.wait_for_paint().await?;
        stage.wait_for_font_scale(1.0).await?;
        let kept: Option<String> = stage.browser.run(&stored, vec![]).await?;
        check::equal(&format!("what is stored of keys elsewhere ({outside})"), &kept, &None)?;
    }
    let typed = "return document.getElementById('comment').value === '+--0+';";
    stage.wait_until("the keys to be typed into the field", typed).await?;
    for within in ["part('share')", "part('body').querySelector('a')"] {
        stage.run_script(&format!("{within}.focus();")).await?;
        for (key, scale) in [('+', 1.15), ('-', 1.0), ('-', 0.92), ('0', 1.0)] {
            stage.press(key).await?;
            stage.wait_for_font_scale(scale).await?;
        }
    }
    // Only the reader with the focus handles the key.
    stage.insert(&format!(r#"<maqal-reader id="second" src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.wait_for_complete_readers().await?;
    stage.run_script("partOf(document.getElementById('second'), 'share').focus();").await?;
    stage.press('+').await?;
    let scale = "return partOf(document.getElementById('second'), 'reader').style.getPropertyValue('--maqal-font-scale') === '1.15';";
    stage.wait_until("the second reader's font scale", scale).await
}

pub async fn follows_footnote_links_in_the_element(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(WORDPRESS.replace("/e2e/nowhere.png", "/icon.svg"))]);
    stage.browser.resize(1280, 500).await?;
    stage.open_life().await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.wait_for_complete_readers().await?;
    let arrived = |css: &str| {
        format!(
            "const place = part('body').querySelector(\"{css}\"), {{ top, bottom }} = place.getBoundingClientRect();
             const focus = {READER}.shadowRoot.activeElement;
             const free = part('toolbar').getBoundingClientRect().bottom;
             return top >= free && bottom <= innerHeight && place.closest('p, li').contains(focus)
                 || [top, free, bottom, innerHeight, focus?.outerHTML ?? null];"
        )
    };
    let there = "part('body').querySelector('sup a')";
    let back = "part('body').querySelector('ol li a')";
    for by_key in [false, true] {
        for (link, place) in [(there, "ol li"), (back, "sup")] {
            if by_key {
                stage.run_script(&format!("{link}.focus();")).await?;
                stage.press(Key::Enter).await?;
            } else {
                stage.click_expression(link).await?;
            }
            stage.wait_until(&format!("{place} to be in view and to have the focus"), &arrived(place)).await?;
        }
    }
    // The Tab key continues from there.
    stage.click_expression(there).await?;
    stage.wait_until("the footnote to have the focus", &arrived("ol li")).await?;
    stage.press(Key::Tab).await?;
    let next = format!("return {READER}.shadowRoot.activeElement === {back};");
    stage.wait_until("the focus to go on to the way back", &next).await?;
    let address = stage.browser.driver.current_url().await?;
    check::equal("the URL of the page", &address.as_str(), &&*stage.site.address(LIFE))?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

pub async fn axe_finds_no_violations_in_a_news_page(stage: &Stage) -> Outcome {
    for width in [360, 1280] {
        stage.browser.resize(width, 900).await?;
        for (state, reply) in [("ready", Reply::Json(SHARED.into())), ("error", Reply::Status(404))] {
            stage.site.reply(ARTICLE, [reply]);
            stage.open(super::NEWS).await?;
            if state == "ready" {
                stage.wait_for_complete_readers().await?;
            } else {
                stage.wait_for_readers(state).await?;
            }
            stage.wait_for_paint().await?;
            stage.assert_no_axe_violations(&format!("{state} at {width} px, in a news page")).await?;
        }
    }
    Ok(())
}
