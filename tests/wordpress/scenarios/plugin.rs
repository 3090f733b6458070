//! The plugin, which adds readers to pages of `WordPress`.

use serde_json::{Value, json};

use super::{is_the_plain_post, shows_everything_of};
use crate::{
    check,
    outcome::{Failure, Outcome},
    settings::{self, Settings},
    stage::Stage,
    wordpress::WordPress,
};

/// The beginning of the element in HTML.
const ELEMENT: &str = "<maqal-reader";

/// Some text of the post without images.
const WORDS: &str = "هدأت أسعار زيت الزيتون";

pub async fn shows_the_post_of_a_shortcode_completely(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    site.visit(stage, "shortcode").await?;
    stage.wait_for_state("ready").await?;
    has_one_reader(stage, &[("src", &site.address("every-block")?)]).await?;
    check::none("console messages", &stage.browser.console().await?)?;
    shows_everything_of(stage, &site, "every-block").await?;
    // Without scripts there is a link to the post.
    let html = site.served(stage, &site.post("shortcode")?.link).await?;
    let link = format!("\"><a href=\"{}\">", site.post("every-block")?.link);
    check::that(html.contains(&link), || format!("no {link} in {html}"))?;
    site.assert_empty_log()
}

pub async fn shows_the_post_of_a_block(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    site.visit(stage, "block").await?;
    is_the_plain_post(stage).await?;
    let address = site.address("plain")?;
    let expected = [
        ("src", address.as_str()),
        ("theme", "dark"),
        ("font-step", "2"),
        ("share", "copy telegram"),
        ("loading", "eager"),
        ("no-toolbar", ""),
    ];
    has_one_reader(stage, &expected).await?;
    let script = "return document.querySelector('maqal-reader').parentElement.className;";
    let class: String = stage.browser.run(script, vec![]).await?;
    check::equal("the block's class", &class.as_str(), &"alignwide wp-block-maqal-reader")?;
    check::none("console messages", &stage.browser.console().await?)?;
    site.assert_empty_log()
}

pub async fn loads_its_script_once_and_only_for_readers(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    let _settings = settings::unchanged().await;
    site.visit(stage, "two").await?;
    stage.wait_for_article().await?;
    let both = "const readers = [...document.querySelectorAll('maqal-reader')];
        return readers.map((reader) => reader.shadowRoot && part('reader', reader.shadowRoot)?.dataset.state).join();";
    check::equal("the states", &stage.browser.run::<String>(both, vec![]).await?.as_str(), &"ready,")?;
    let waiting = "return isVisible(document.querySelectorAll('maqal-reader')[1].querySelector('p'));";
    check::equal("whether the fallback below is seen", &stage.browser.run(waiting, vec![]).await?, &true)?;
    let script = "const second = document.querySelectorAll('maqal-reader')[1];
        second.scrollIntoView();
        return [second.getAttribute('font-step'), [...second.children].map((child) => child.outerHTML).join('')];";
    let (step, fallback): (String, String) = stage.browser.run(script, vec![]).await?;
    check::equal("the size", &step.as_str(), &"-1")?;
    check::equal("the fallback", &fallback.as_str(), &"<p>فقرة أولى تنتظر.</p><p>فقرة ثانية تنتظر.</p>")?;
    stage
        .wait_until(
            "both to be ready",
            &format!("return (() => {{ {both} }})() === 'ready,ready' || (() => {{ {both} }})();"),
        )
        .await?;
    let controls = "return [...document.querySelectorAll('maqal-reader')]
        .every((reader) => reader.shadowRoot?.querySelector('[data-controls]'));";
    stage.wait_until("the controls of both", controls).await?;
    let loaded = "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)
        .filter((path) => path.includes('/maqal/dist/')).sort();";
    let loaded: Vec<String> = stage.browser.run(loaded, vec![]).await?;
    let expected = [
        "controls.js",
        "controls_bg.wasm",
        "css/controls.css",
        "css/maqal.css",
        "maqal.js",
        "render.js",
        "render_bg.wasm",
    ];
    check::equal(
        "what was loaded",
        &loaded,
        &expected.map(|file| format!("/wp-content/plugins/maqal/dist/{file}")).to_vec(),
    )?;
    let html = site.served(stage, &site.post("two")?.link).await?;
    check::equal("the scripts", &html.matches("/dist/maqal.js").count(), &1)?;
    let html = site.served(stage, &site.post("plain")?.link).await?;
    check::that(!html.contains("maqal.js") && !html.contains(ELEMENT), || format!("a reader unasked for in {html}"))?;
    site.assert_empty_log()
}

pub async fn shows_a_post_around_its_own_text(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    let words = "وصلت الرسالة <strong>إلى القرية</strong> عند الفجر.";
    site.visit(stage, "itself").await?;
    stage.wait_for_state("ready").await?;
    let body: String = stage.browser.run("return part('body').innerText;", vec![]).await?;
    check::same_words("the body", &body, "وصلت الرسالة إلى القرية عند الفجر. وقرأها الجميع.")?;
    check::equal("whether the fallback is seen", &is_fallback_visible(stage).await?, &false)?;
    for address in [format!("{}/feed/", site.origin), site.address("itself")?] {
        let text = site.served(stage, &address).await?;
        let text = text.replace("\\/", "/").replace("\\u003C", "<");
        check::that(!text.contains("maqal-reader"), || format!("a reader in {text}"))?;
        check::that(text.contains("عند الفجر") || text.contains(r"\u0639\u0646\u062f"), || {
            format!("no {words} in {text}")
        })?;
    }
    site.assert_empty_log()
}

pub async fn does_not_show_restricted_posts(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    site.visit(stage, "locked").await?;
    let script =
        "return ['protected', 'draft', 'nothing', 'around'].map((id) => document.getElementById(id).innerHTML);";
    let found: Vec<String> = stage.browser.run(script, vec![]).await?;
    let link = format!("<a href=\"{}\">", site.post("protected")?.link);
    check::that(found[0].starts_with(&link), || format!("no {link} in {:?}", found[0]))?;
    check::equal("the rest", &&found[1..], &&[String::new(), String::new(), "نص بديل".to_owned()][..])?;
    site.assert_empty_log()
}

pub async fn escapes_hostile_attributes(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    site.visit(stage, "hostile").await?;
    is_the_plain_post(stage).await?;
    let address = site.address("plain")?;
    let script = "return [...document.querySelectorAll('maqal-reader')].map((reader) =>
        [...reader.attributes].map(({ name, value }) => [name, value]));";
    let readers: Vec<Vec<(String, String)>> = stage.browser.run(script, vec![]).await?;
    check::equal("the readers", &readers, &vec![vec![("src".to_owned(), address)]; 2])?;
    let script = "return [...document.querySelectorAll('.nothing')].map((place) => place.innerHTML.trim()).join('');";
    check::equal("what is left", &stage.browser.run::<String>(script, vec![]).await?.as_str(), &"")?;
    let script = "return typeof hacked;";
    check::equal("what ran", &stage.browser.run::<String>(script, vec![]).await?.as_str(), &"undefined")?;
    site.assert_empty_log()
}

pub async fn keeps_the_fallback_if_the_script_is_missing(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    stage.browser.driver.goto(format!("{}?script=lost", site.post("itself")?.link)).await?;
    let script = "return performance.getEntriesByType('resource').some((entry) =>
        entry.name.includes('/lost/maqal.js') && entry.responseStatus === 404);";
    stage.wait_until("the script to be missing", script).await?;
    check::equal("whether the fallback is seen", &is_fallback_visible(stage).await?, &true)?;
    let defined: Value = stage.browser.run("return customElements.get('maqal-reader') ?? null;", vec![]).await?;
    check::equal("the element", &defined, &Value::Null)?;
    site.assert_empty_log()
}

/// Tests the settings on their page in `WordPress`.
pub async fn shows_every_post_in_the_reader_if_configured(stage: &Stage) -> Outcome {
    let site = WordPress::here()?;
    let settings = Settings::open(stage, &site).await?;
    let (is_on, label) = settings.every_post(stage).await?;
    check::equal("whether it is on at first", &is_on, &false)?;
    check::equal("what is asked, in the editor's language", &label.as_str(), &"عرض كل مقالة في القارئ")?;
    let outcome = async {
        settings.save(stage, true, "").await?;
        with_every_post(stage, &site).await?;
        loads_the_script_from_another_url(stage, &site, &settings).await
    };
    let outcome = outcome.await;
    // Restores the settings for other trials, even after a failure.
    settings.save(stage, false, "").await?;
    outcome?;
    site.visit(stage, "plain").await?;
    check::equal("the readers when it is off", &readers(stage).await?, &0)?;
    site.assert_empty_log()
}

async fn with_every_post(stage: &Stage, site: &WordPress) -> Outcome {
    stage.browser.console().await?;
    site.visit(stage, "plain").await?;
    is_the_plain_post(stage).await?;
    has_one_reader(stage, &[("src", &site.address("plain")?)]).await?;
    check::equal("whether the fallback is seen", &is_fallback_visible(stage).await?, &false)?;
    check::none("console messages", &stage.browser.console().await?)?;

    // The element contains the text, for readers without scripts.
    let html = site.served(stage, &site.post("plain")?.link).await?;
    let within = html.split(ELEMENT).nth(1).and_then(|rest| rest.split("</maqal-reader>").next()).unwrap_or_default();
    check::that(within.contains(WORDS), || format!("no {WORDS} in {within:?}"))?;
    check::equal("the elements", &html.matches(ELEMENT).count(), &1)?;

    // There is no reader in feeds, in the response for the reader itself, and in lists of posts.
    for (address, words) in [(format!("{}/feed/", site.origin), WORDS), (site.address("plain")?, "rendered")] {
        let text = site.served(stage, &address).await?;
        check::that(!text.contains("maqal-reader") && text.contains(words), || format!("{address} gives {text}"))?;
    }
    for address in [
        // The archive of a day with only this post.
        format!("{}/2025/03/09/", site.origin),
        format!("{}2/", site.post("every-block")?.link),
        format!("{}?preview=true", site.post("plain")?.link),
    ] {
        stage.browser.driver.goto(&address).await?;
        check::equal(&format!("the readers of {address}"), &readers(stage).await?, &0)?;
    }
    // A post that contains a reader gets no other.
    site.visit(stage, "itself").await?;
    stage.wait_for_state("ready").await?;
    check::equal("the readers of one with its own", &readers(stage).await?, &1)?;
    keeps_the_password_form(stage, site).await
}

/// The script can be loaded from another URL, which must be valid.
async fn loads_the_script_from_another_url(stage: &Stage, site: &WordPress, settings: &Settings) -> Outcome {
    let elsewhere = format!("{}/maqal/maqal.js", site.origin);
    check::equal("the error message", &settings.save(stage, true, &elsewhere).await?.as_str(), &"")?;
    let refusal = settings.save(stage, true, "javascript:alert(1)").await?;
    check::equal("the error message", &refusal.as_str(), &"يجب أن يبدأ عنوان maqal.js بـ https://.")?;
    site.visit(stage, "plain").await?;
    is_the_plain_post(stage).await?;
    let script = "return [...document.querySelectorAll('script[type=module]')].map((script) => script.src).join();";
    check::equal("the scripts", &stage.browser.run(script, vec![]).await?, &elsewhere)
}

/// A post with a password shows a form for it. After the password is entered, the theme shows the post.
async fn keeps_the_password_form(stage: &Stage, site: &WordPress) -> Outcome {
    site.visit(stage, "protected").await?;
    check::equal("the readers of a locked post", &readers(stage).await?, &0)?;
    let script = "document.querySelector('.post-password-form [name=post_password]').value = 'wadi';";
    stage.browser.run::<Value>(script, vec![]).await?;
    stage.click(".post-password-form [type=submit]").await?;
    stage.wait_until("the text", "return document.body.innerText.includes('سر لا يجوز أن يراه أحد');").await?;
    check::equal("the readers of a post that was unlocked", &readers(stage).await?, &0)
}

/// Returns the number of readers on the page.
async fn readers(stage: &Stage) -> Outcome<usize> {
    stage.browser.run("return document.querySelectorAll('maqal-reader').length;", vec![]).await
}

/// Whether the first paragraph in the reader's element is visible.
async fn is_fallback_visible(stage: &Stage) -> Outcome<bool> {
    stage.browser.run("return isVisible(document.querySelector('maqal-reader p'));", vec![]).await
}

/// Asserts that the page has exactly one reader, with these attributes in this order.
async fn has_one_reader(stage: &Stage, attributes: &[(&str, &str)]) -> Outcome {
    let script = "return [...document.querySelectorAll('maqal-reader')].map((reader) =>
        [...reader.attributes].map(({ name, value }) => [name, value]));";
    let found: Value = stage.browser.run(script, vec![]).await?;
    if found == json!([attributes]) {
        return Ok(());
    }
    Err(Failure::new(format!("the readers should be {} and are {found}", json!([attributes]))))
}
