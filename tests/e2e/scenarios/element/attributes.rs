//! The inputs of an element: attributes, properties, and an article as an object.

use serde_json::{Value, json};

use super::{ARTICLE, LIFE, READER, Reply, SHARED, WORDPRESS, article, reply};
use crate::{browser::Scheme, check, outcome::Outcome, scenarios::storage::KEY, stage::Stage};

/// Every property, with its attribute, its default, and pairs of values of both.
fn properties() -> Value {
    let text = |name: &str, value: &str| json!([name, name, "", [[value, value], ["", ""]]]);
    json!([
        text("src", "/e2e/other.json?a=1&b=٢"),
        text("format", "wordpress"),
        text("item", "https://example.com/1"),
        text("share", "copy whatsapp"),
        text("theme", "dark"),
        text("loading", "lazy"),
        text("preferences", "theme=sepia measure=32em"),
        ["fontStep", "font-step", 0, [[3, "3"], [-2, "-2"], [0, "0"]]],
        ["noToolbar", "no-toolbar", false, [[true, ""]]],
        ["noShare", "no-share", false, [[true, ""]]],
        ["noShortcuts", "no-shortcuts", false, [[true, ""]]],
        ["keepTracking", "keep-tracking", false, [[true, ""]]],
    ])
}

pub async fn attributes_and_properties_are_equivalent(stage: &Stage) -> Outcome {
    stage.open_life().await?;
    let script = "const wrong = [];
        const equal = (what, found, expected) => {
            if (found !== expected) wrong.push(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
        };
        for (const [property, attribute, without, pairs] of arguments[0]) {
            const reader = document.createElement('maqal-reader');
            equal(`${property} without an attribute`, reader[property], without);
            for (const [value, text] of pairs) {
                reader.setAttribute(attribute, text);
                equal(`${property} of ${attribute}=${text}`, reader[property], value);
                reader.removeAttribute(attribute);
                equal(`${property} after the attribute has gone`, reader[property], without);
                reader[property] = value;
                equal(`${attribute} of ${property}=${value}`, reader.getAttribute(attribute), text);
                reader[property] = without === false ? false : null;
                equal(`${attribute} after ${property} has gone`, reader.getAttribute(attribute), null);
            }
            equal(`${property} in a list of all`, Object.keys(Object.getPrototypeOf(reader)).includes(property), true);
        }
        equal('article at first', document.createElement('maqal-reader').article, undefined);
        return wrong;";
    let wrong: Vec<String> = stage.browser.run(script, vec![properties()]).await?;
    check::none("differences", &wrong)
}

pub async fn applies_properties_set_before_definition(stage: &Stage) -> Outcome {
    let script = "const wrong = [];
        const readers = arguments[0].map(([property, attribute, without, pairs]) => {
            const reader = document.createElement('maqal-reader');
            reader[property] = pairs[0][0];
            document.getElementById('place').append(reader);
            return reader;
        });
        window.check = () => arguments[0].flatMap(([property, attribute, without, [[value, text]]], index) => {
            const found = [readers[index].getAttribute(attribute), readers[index][property], Object.hasOwn(readers[index], property)];
            return found.join() === [text, value, false].join() ? [] : [`${property}: ${found.join(' ')}`];
        });";
    stage.open(LIFE).await?;
    stage.browser.run::<()>(script, vec![properties()]).await?;
    stage.define().await?;
    let wrong: Vec<String> = stage.browser.run("return check();", vec![]).await?;
    check::none("properties that were lost", &wrong)?;
    // An object takes precedence over `src`, which is not requested then.
    stage.open(LIFE).await?;
    let script = "const reader = document.createElement('maqal-reader');
        Object.assign(reader, { src: '/e2e/never.json', article: arguments[0] });
        document.getElementById('place').append(reader);";
    stage.browser.run::<()>(script, vec![article("قبل التعريف")]).await?;
    stage.define().await?;
    stage.wait_for_headline(READER, "قبل التعريف").await?;
    check::equal("requests for the URL besides the object", &stage.site.request_count("/e2e/never.json"), &0)
}

/// The URL of the page is the base of the URLs in such an article. It was refused if it was too long.
pub async fn shows_an_article_passed_as_an_object_on_a_page_with_a_very_long_url(stage: &Stage) -> Outcome {
    stage.open(&format!("{}?campaign={}", LIFE, "x".repeat(5000))).await?;
    stage.define().await?;
    stage.insert("<maqal-reader></maqal-reader>").await?;
    stage.browser.run::<()>(&format!("{READER}.article = arguments[0];"), vec![article("من الصفحة")]).await?;
    stage.wait_for_headline(READER, "من الصفحة").await
}

pub async fn shows_an_article_passed_as_an_object(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [reply("من العنوان")]);
    stage.open_life().await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.wait_for_headline(READER, "من العنوان").await?;
    let wordpress: Value = serde_json::from_str(WORDPRESS)?;
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "صحيفة", "items": [
        { "id": "1", "title": "من التغذية", "content_text": "نص" } ] });
    for (object, headline) in [
        (article("من الصفحة"), "من الصفحة"),
        (wordpress, "قرية الظل “الذي لا يُباع”"),
        (feed, "من التغذية"),
        (article("مرة أخرى"), "مرة أخرى"),
    ] {
        let set = format!(
            "const object = arguments[0];
             {READER}.article = object;
             // Later changes of the object do not affect the reader.
             const same = {READER}.article === object;
             if ('body' in object) object.title = 'بعد فوات الأوان';
             return same;"
        );
        check::equal(
            "whether the property is what was set",
            &stage.browser.run::<bool>(&set, vec![object]).await?,
            &true,
        )?;
        stage.wait_for_headline(READER, headline).await?;
    }
    check::equal("requests for the URL in the meantime", &stage.site.request_count(ARTICLE), &1)?;
    for nothing in ["null", "undefined"] {
        let script = format!("{READER}.article = {nothing}; return {READER}.article === {nothing};");
        stage.assert_true("whether the property is null", &script).await?;
        stage.wait_for_headline(READER, "من العنوان").await?;
        stage.browser.run::<()>(&format!("{READER}.article = arguments[0];"), vec![article("بين بين")]).await?;
        stage.wait_for_headline(READER, "بين بين").await?;
    }
    check::equal("requests for the URL", &stage.site.request_count(ARTICLE), &3)
}

pub async fn applies_simultaneous_changes_once(stage: &Stage) -> Outcome {
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "صحيفة", "items": [
        { "id": "1", "title": "البند الأول", "content_text": "نص" },
        { "id": "2", "title": "البند الثاني", "content_text": "نص" } ] });
    stage.site.reply("/e2e/feed.json", [Reply::Json(feed.to_string())]);
    stage.site.reply(ARTICLE, [reply("المقال")]);
    stage.open_life().await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.wait_for_headline(READER, "المقال").await?;
    let all = format!(
        "const reader = {READER};
         reader.src = '/e2e/nowhere.json';
         Object.assign(reader, {{ format: 'json-feed', item: '2', share: 'copy' }});
         reader.src = '/e2e/feed.json';"
    );
    stage.run_script(&all).await?;
    stage.wait_for_headline(READER, "البند الثاني").await?;
    check::equal("requests for the feed", &stage.site.request_count("/e2e/feed.json"), &1)?;
    check::equal(
        "requests for a source that was replaced immediately",
        &stage.site.request_count("/e2e/nowhere.json"),
        &0,
    )?;
    stage.run_script(&format!("{READER}.item = '1';")).await?;
    stage.wait_for_headline(READER, "البند الأول").await?;
    check::equal("requests for the feed", &stage.site.request_count("/e2e/feed.json"), &2)?;
    // The interface in another language is in another reader.
    stage.run_script(&format!("{READER}.lang = 'en';")).await?;
    stage.wait_for_headline(READER, "البند الأول").await?;
    stage.wait_until("the words in English", "return part('share')?.textContent === 'Share';").await?;
    check::equal("requests for the feed", &stage.site.request_count("/e2e/feed.json"), &3)?;
    // Setting the same value, or an attribute that does not affect the source, changes nothing.
    let mark = format!(
        "const reader = {READER};
         part('headline').mark = true;
         reader.setAttribute('item', '1');
         Object.assign(reader, {{ theme: 'dark', noShare: true, noToolbar: true, loading: 'eager', fontStep: 2, className: 'x' }});"
    );
    stage.run_script(&mark).await?;
    stage.wait_for_paint().await?;
    stage.assert_true("whether the article is the same", "return part('headline').mark === true;").await?;
    check::equal("requests for the feed in the end", &stage.site.request_count("/e2e/feed.json"), &3)?;
    let loads = "return events.filter(({ name }) => name === 'maqal-load').length;";
    check::equal("load events", &stage.browser.run::<u32>(loads, vec![]).await?, &4)?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

/// A new URL aborts the pending request, whose response is never shown.
pub async fn new_src_aborts_the_old_request(stage: &Stage) -> Outcome {
    stage.site.reply("/e2e/slow.json", [Reply::Stalled("{".into())]);
    stage.site.reply(ARTICLE, [reply("الجديد")]);
    stage.open_life().await?;
    stage.insert(r#"<maqal-reader src="/e2e/slow.json"></maqal-reader>"#).await?;
    stage.stalled_becomes(1).await?;
    stage.run_script(&format!("{READER}.src = '{ARTICLE}';")).await?;
    stage.wait_for_headline(READER, "الجديد").await?;
    stage.stalled_becomes(0).await?;
    let errors = "return events.filter(({ name }) => name === 'maqal-error').length;";
    check::equal("error events", &stage.browser.run::<u32>(errors, vec![]).await?, &0)
}

pub async fn font_step_applies_unless_the_person_has_chosen(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    let markup = format!(r#"<maqal-reader src="{ARTICLE}" font-step="3"></maqal-reader>"#);
    stage.insert(&markup).await?;
    stage.wait_for_readers("ready").await?;
    stage.wait_for_font_scale(1.5).await?;
    for (step, scale) in [("6", 2.5), ("-2", 0.85), ("99", 1.0), ("2", 1.3), ("huge", 1.0), ("1", 1.15)] {
        stage.run_script(&format!("{READER}.setAttribute('font-step', '{step}');")).await?;
        stage.wait_for_font_scale(scale).await?;
    }
    stage.run_script(&format!("{READER}.removeAttribute('font-step');")).await?;
    stage.wait_for_font_scale(1.0).await?;
    let stored = format!("return localStorage.getItem('{KEY}');");
    let kept: Option<String> = stage.browser.run(&stored, vec![]).await?;
    check::equal("the stored value without a choice", &kept, &None)?;
    stage.click_part("font-decrease").await?;
    stage.wait_for_font_scale(0.92).await?;
    let kept: Option<String> = stage.browser.run(&stored, vec![]).await?;
    check::equal("the stored choice", &kept.as_deref(), &Some("2 font-step=-1"))?;
    stage.open_life().await?;
    stage.insert(&markup).await?;
    stage.wait_for_readers("ready").await?;
    stage.wait_for_font_scale(0.92).await?;
    // A choice takes precedence over a later default of the site. After a reset, that default applies.
    stage.run_script(&format!("{READER}.fontStep = 6;")).await?;
    stage.wait_for_paint().await?;
    check::equal("the chosen size", &stage.font_scale().await?, &0.92)?;
    stage.click_part("settings").await?;
    stage.click_part("settings-reset").await?;
    stage.wait_for_font_scale(2.5).await
}

/// Fails if a reader applies choices of other tabs only, not those of other readers on its page.
pub async fn readers_on_a_page_share_preferences(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    let markup = format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#).repeat(2);
    stage.insert(&markup).await?;
    stage.wait_for_complete_readers().await?;
    let both = |expected: &str| {
        format!(
            "const all = [...document.querySelectorAll('maqal-reader')].map(({{ shadowRoot }}) => {{
                const reader = shadowRoot.querySelector('[data-part=reader]');
                return reader.style.getPropertyValue('--maqal-font-scale') + (reader.dataset.theme ?? '');
            }});
            return all.length === 2 && all.every((now) => now === '{expected}') || all;"
        )
    };
    stage.click_part("font-increase").await?;
    stage.wait_until("both to be larger", &both("1.15")).await?;
    stage.click_part("settings").await?;
    stage.click_expression("part('settings-panel')?.querySelector('[name=theme][value=dark]')").await?;
    stage.wait_until("both to be dark", &both("1.15dark")).await?;
    stage.click_part("settings-reset").await?;
    stage.wait_until("both to be as usual", &both("1.00")).await
}

pub async fn share_attribute_selects_the_share_links(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}" share="copy whatsapp"></maqal-reader>"#)).await?;
    stage.wait_for_readers("ready").await?;
    let all = ["whatsapp", "x", "facebook", "telegram", "linkedin", "email", "copy"].join(" ");
    let ways = "return [part('share-menu'), part('reader').querySelector('.share-foot')]
        .map((place) => parts('share-link', place).map((link) => link.dataset.network).join(' '));";
    for (share, expected) in
        [("copy whatsapp", "copy whatsapp"), ("email  email nobody x", "email x"), ("nobody", &*all), ("", &*all)]
    {
        stage.run_script(&format!("{READER}.share = '{share}';")).await?;
        let script = format!(
            "const found = (() => {{ {ways} }})();
            return found.every((ways) => ways === '{expected}') || found;"
        );
        // The attribute is applied by a new reader.
        stage
            .wait_until(
                &format!("the ways of {share:?}"),
                &format!("if (!isComplete(part('reader'))) return 'nothing'; {script}"),
            )
            .await?;
    }
    let seen = "return ['toolbar', 'share', 'font-increase', 'body'].map((name) => isVisible(part(name)))
        .concat(isVisible(part('reader').querySelector('.share-foot')));";
    for (flags, expected) in [
        ("noShare: true", [true, false, true, true, false]),
        ("noShare: false, noToolbar: true", [false, false, false, true, true]),
        ("noShare: true, noToolbar: true", [false, false, false, true, false]),
        ("noShare: false, noToolbar: false", [true, true, true, true, true]),
    ] {
        stage.run_script(&format!("Object.assign({READER}, {{ {flags} }});")).await?;
        check::equal(
            &format!("what is seen with {flags}"),
            &stage.browser.run::<[bool; 5]>(seen, vec![]).await?,
            &expected,
        )?;
    }
    Ok(())
}

pub async fn theme_attribute_sets_the_theme(stage: &Stage) -> Outcome {
    assert_theme(stage, Scheme::Light).await
}

pub async fn theme_attribute_sets_the_theme_in_dark_mode(stage: &Stage) -> Outcome {
    assert_theme(stage, Scheme::Dark).await
}

async fn assert_theme(stage: &Stage, preferred: Scheme) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.wait_for_readers("ready").await?;
    stage.run_script("part('headline').mark = true;").await?;
    let light = ["rgb(251, 249, 244)", "rgb(29, 27, 24)", "light"];
    let dark = ["rgb(21, 23, 26)", "rgb(230, 226, 218)", "dark"];
    let sepia = ["rgb(244, 234, 214)", "rgb(58, 47, 34)", "light"];
    let usual = if preferred == Scheme::Light { light } else { dark };
    for (theme, [paper, ink, scheme]) in
        [("", usual), ("dark", dark), ("light", light), ("sepia", sepia), ("dark", dark), ("", usual)]
    {
        stage.run_script(&format!("{READER}.theme = '{theme}';")).await?;
        // The page keeps its colors.
        let expected = json!([paper, ink, scheme, "rgb(242, 242, 242)"]);
        let colors = format!(
            "const {{ backgroundColor, color, colorScheme }} = getComputedStyle(part('reader'));
            const {{ backgroundColor: page }} = getComputedStyle(document.body);
            const found = JSON.stringify([backgroundColor, color, colorScheme, page]);
            return found === '{expected}' || found;"
        );
        stage.wait_until(&format!("the colors of the theme {theme:?}"), &colors).await?;
    }
    stage.assert_true("whether the article is the same", "return part('headline').mark === true;").await
}
