//! The contexts of an element: forms, dialogs, shadow roots, server-rendered pages, and elements created by script.

use thirtyfour::Key;

use super::{ARTICLE, LIFE, READER, Reply, SHARED, article, reply};
use crate::{browser::Engine, check, outcome::Outcome, stage::Stage};

pub async fn does_not_take_part_in_a_form(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    let script = format!(
        "window.form = document.getElementById('comments');
         const data = () => JSON.stringify([...new FormData(form)]) + form.elements.length + form.checkValidity();
         window.before = data();
         window.unchanged = () => data() === before;
         window.submits = 0;
         form.addEventListener('submit', (event) => {{ window.submits += 1; event.preventDefault(); }});
         form.insertAdjacentHTML('afterbegin', '<maqal-reader src=\"{ARTICLE}\"></maqal-reader>');"
    );
    stage.run_script(&script).await?;
    stage.wait_for_complete_readers().await?;
    for (button, scale) in
        [("font-increase", 1.15), ("font-increase", 1.3), ("font-decrease", 1.15), ("font-reset", 1.0)]
    {
        stage.run_script(&format!("part('{button}').focus();")).await?;
        stage.press(Key::Enter).await?;
        stage.wait_for_font_scale(scale).await?;
        stage.click_part("font-increase").await?;
        stage.run_script(&format!("part('{button}').focus();")).await?;
        stage.press('-').await?;
        stage.wait_for_font_scale(scale).await?;
    }
    stage.run_script("part('share').focus();").await?;
    stage.press(Key::Enter).await?;
    stage.wait_until("the share menu to open", "return isVisible(part('share-menu'));").await?;
    stage.press(Key::Escape).await?;
    stage.wait_until("the share menu to close", "return !isVisible(part('share-menu'));").await?;
    stage.assert_true("whether the form is as it was", "return unchanged();").await?;
    check::equal(
        "the number of submissions of the form",
        &stage.browser.run::<u32>("return submits;", vec![]).await?,
        &0,
    )?;
    stage.click("#send").await?;
    stage.wait_until("the form's own button to work", "return submits === 1;").await
}

pub async fn works_in_another_shadow_root(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open_life().await?;
    let script = format!(
        "window.composed = [];
         customElements.define('news-card', class extends HTMLElement {{
             constructor() {{
                 super();
                 this.attachShadow({{ mode: 'open' }}).innerHTML = '<style>* {{ color: red }} .maqal {{ display: none }}</style>'
                     + '<section><maqal-reader src=\"{ARTICLE}\"><p>في <a href=\"/story\">صفحته</a>.</p></maqal-reader></section>';
             }}
         }});
         put('<news-card id=\"card\"></news-card>');
         window.inner = document.getElementById('card').shadowRoot.querySelector('maqal-reader');"
    );
    stage.run_script(&script).await?;
    stage.wait_for_headline_of("inner").await?;
    // The target of events outside the card is the card.
    let events = "return events.map(({ name, target }) => `${name} ${target}`).join() === 'maqal-load card' || events;";
    stage.assert_true("whether the page receives the event", events).await?;
    stage.click_expression("partOf(inner, 'font-increase')").await?;
    let scale = "return partOf(inner, 'reader').style.getPropertyValue('--maqal-font-scale') === '1.15';";
    stage.wait_until("the font scale", scale).await?;
    stage.click_expression("partOf(inner, 'share')").await?;
    stage.wait_until("the share menu to open", "return isVisible(partOf(inner, 'share-menu'));").await
}

impl Stage {
    /// Waits until a reader, given by a script expression, is ready and visible.
    async fn wait_for_headline_of(&self, reader: &str) -> Outcome {
        let script = format!(
            "return stateOf({reader}) === 'ready' && isVisible(partOf({reader}, 'headline')) || stateOf({reader});"
        );
        self.wait_until("the headline to be seen", &script).await
    }
}

pub async fn works_in_a_dialog(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(include_str!("../../articles/every-block.json").into())]);
    stage.open_life().await?;
    let script = format!(
        "window.dialog = document.getElementById('window');
         dialog.insertAdjacentHTML('beforeend', '<maqal-reader src=\"{ARTICLE}\"><p>في <a href=\"/story\">صفحته</a>.</p></maqal-reader>');"
    );
    stage.run_script(&script).await?;
    stage.wait_for_paint().await?;
    stage.wait_for_paint().await?;
    check::equal("requests while the dialog is closed", &stage.site.request_count(ARTICLE), &0)?;
    stage.run_script("dialog.showModal();").await?;
    stage.wait_for_complete_readers().await?;
    stage.assert_true("whether the article is visible", "return isVisible(part('headline'));").await?;
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(1.15).await?;
    stage.run_script("part('font-increase').focus();").await?;
    stage.press('+').await?;
    stage.wait_for_font_scale(1.3).await?;
    stage.press('0').await?;
    stage.wait_for_font_scale(1.0).await?;
    stage.run_script("part('share').focus();").await?;
    stage.press(Key::Enter).await?;
    let on_top = "const menu = part('share-menu');
        if (!isVisible(menu)) return 'closed';
        const { left, top, width, height } = part('share-link', menu).getBoundingClientRect();
        const hit = part('reader').getRootNode().elementFromPoint(left + width / 2, top + height / 2);
        return menu.contains(hit) && left >= 0 && top >= 0 || [hit?.outerHTML, left, top];";
    stage.wait_until("the share menu to lie above the dialog", on_top).await?;
    stage.press(Key::Escape).await?;
    stage.wait_until("the menu to close", "return !isVisible(part('share-menu'));").await?;
    // In WebKit, Escape also closes the dialog, even if a menu is open in it.
    if stage.browser.engine != Engine::WebKit {
        stage.assert_true("whether the dialog stays open", "return dialog.open;").await?;
        stage.press(Key::Escape).await?;
    }
    stage.wait_until("the dialog to close", "return !dialog.open;").await?;
    // When the dialog is opened again, the reader is unchanged.
    stage.run_script("dialog.showModal();").await?;
    stage.wait_for_headline_of(READER).await?;
    check::equal("requests for the article", &stage.site.request_count(ARTICLE), &1)?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

/// The text being read keeps its place when the font size changes, even if the dialog scrolls and not the window.
pub async fn keeps_the_reading_position_in_a_dialog(stage: &Stage) -> Outcome {
    let mut long = article("مقال طويل");
    long["body"] = (1..40).map(|number| format!("الفقرة {number} من نص طويل. ").repeat(12)).collect();
    stage.site.reply(ARTICLE, [Reply::Json(long.to_string())]);
    stage.open_life().await?;
    let script = format!(
        "window.dialog = document.getElementById('window');
         dialog.insertAdjacentHTML('beforeend', '<maqal-reader src=\"{ARTICLE}\"></maqal-reader>');
         dialog.showModal();"
    );
    stage.run_script(&script).await?;
    stage.wait_for_complete_readers().await?;
    // A paragraph begins just below the sticky part of the toolbar.
    let scroll = "window.held = part('body').children[20];
        part('font-increase').focus({ preventScroll: true });
        for (const _ of [1, 2]) {
            const top = held.getBoundingClientRect().top - part('toolbar').getBoundingClientRect().bottom - 4;
            dialog.scrollBy({ top, behavior: 'instant' });
        }
        return dialog.scrollTop > 400;";
    stage.assert_true("whether the dialog scrolls", scroll).await?;
    stage.wait_for_paint().await?;
    let place = "return held.getBoundingClientRect().top;";
    let before: f64 = stage.browser.run(place, vec![]).await?;
    for (key, scale) in [('+', 1.15), ('+', 1.3), ('0', 1.0)] {
        stage.press(key).await?;
        stage.wait_for_font_scale(scale).await?;
        stage.wait_for_paint().await?;
        check::near(
            &format!("the place of the paragraph after {key}"),
            stage.browser.run(place, vec![]).await?,
            before,
            4.0,
        )?;
    }
    Ok(())
}

pub async fn is_defined_once_by_several_copies(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(SHARED.into())]);
    stage.open(LIFE).await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.define().await?;
    stage.wait_for_readers("ready").await?;
    // In a script of the page, because Firefox shows other objects to scripts of tests.
    let as_page = |script: &str| format!("return window.eval({script:?});");
    stage.run_script(&as_page("defined = customElements.get('maqal-reader'); copies = []; undefined")).await?;
    // The same URL again, and other URLs.
    for (count, query) in ["", "?v=2", "?v=3"].into_iter().enumerate() {
        stage.run_script(&format!("define('{query}');")).await?;
        let import = format!("bring('maqal.js{query}').then((copy) => copies.push(copy.MaqalReader)); undefined");
        stage.run_script(&as_page(&import)).await?;
        stage.wait_until("the copy to have run", &as_page(&format!("copies.length === {}", count + 1))).await?;
    }
    let stands = "customElements.get('maqal-reader') === defined && copies[0] === defined && copies[1] !== defined";
    stage.assert_true("whether the first definition is kept", &as_page(stands)).await?;
    stage.insert(&format!(r#"<maqal-reader src="{ARTICLE}"></maqal-reader>"#)).await?;
    stage.wait_for_readers("ready").await?;
    check::equal("requests for the module", &stage.other.request_count("/render_bg.wasm"), &1)?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

pub async fn adopts_a_declarative_shadow_root(stage: &Stage) -> Outcome {
    let (answer, gate) = Reply::held(Reply::Json(SHARED.into()));
    stage.site.reply(ARTICLE, [answer]);
    let (module, module_gate) = Reply::held(Reply::Built);
    stage.other.reply("/render_bg.wasm", [module]);
    stage.open("/hosts/life-skeleton.html").await?;
    let skeleton = "return isVisible(root.querySelector('.bone')) && isVisible(document.querySelector('.fallback'));";
    stage.run_script(&format!("window.root = {READER}.shadowRoot;")).await?;
    stage.assert_true("whether the skeleton is visible before the element is defined", skeleton).await?;
    stage.define().await?;
    stage.wait_for_readers("loading").await?;
    stage.wait_for_requests(&stage.other, "/render_bg.wasm", 1).await?;
    stage.assert_true("whether the skeleton is visible before the module loads", skeleton).await?;
    module_gate.notify_one();
    stage.wait_until("the module to be there", "return part('reader') !== null;").await?;
    stage.wait_for_paint().await?;
    stage
        .assert_true(
            "whether the fallback is visible in the meantime",
            "return isVisible(document.querySelector('.fallback'));",
        )
        .await?;
    gate.notify_one();
    stage.wait_for_readers("ready").await?;
    let taken = format!(
        "return {READER}.shadowRoot === root && !root.querySelector('.bone, style') && isVisible(part('body'))
            && !isVisible(document.querySelector('.fallback'));"
    );
    stage.assert_true("whether the article is in the same root, alone", &taken).await?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

/// Sites with several articles on one page set the URL of the page to that of the article in view.
pub async fn shares_its_own_article_after_the_page_changes_its_url(stage: &Stage) -> Outcome {
    let readers = [("first", "/first", "الأول"), ("second", "/second?page=2", "الثاني")];
    stage.open_life().await?;
    for (id, page, title) in readers {
        let mut article = article(title);
        article["canonical"] = serde_json::Value::Null;
        let src = format!("/e2e/{id}.json");
        stage.site.reply(&src, [Reply::Json(article.to_string())]);
        stage.run_script(&format!("history.pushState(null, '', '{page}#top');")).await?;
        stage.insert(&format!(r#"<maqal-reader id="{id}" src="{src}" loading="eager"></maqal-reader>"#)).await?;
        stage.wait_for_complete_readers().await?;
    }
    // In a script of the page, because Firefox shows other objects to scripts of tests.
    let clipboard =
        "window.eval('copied = []; navigator.clipboard.writeText = async (text) => void copied.push(text); 0');
        history.pushState(null, '', '/third');";
    stage.run_script(clipboard).await?;
    for (index, (id, page, _)) in readers.into_iter().enumerate() {
        let reader = format!("document.getElementById('{id}')");
        // A setting renders the links again.
        stage.click_expression(&format!("partOf({reader}, 'font-increase')")).await?;
        let links = format!(
            "const links = [...{reader}.shadowRoot.querySelectorAll('a[data-part=share-link]')].map(({{ href }}) => href);
             const url = encodeURIComponent(location.origin + '{page}');
             return links.length === 12 && links.every((link) => link.includes(url)) || links;"
        );
        stage.wait_until(&format!("the links of the {id} reader"), &links).await?;
        stage
            .click_expression(&format!("{reader}.shadowRoot.querySelector('.share-foot [data-network=copy]')"))
            .await?;
        let copied = format!(
            "const copied = window.eval('copied.join()');
             const targets = events.filter(({{ name }}) => name === 'maqal-share').map(({{ target }}) => target);
             return copied.split(',')[{index}] === location.origin + '{page}' && targets[{index}] === '{id}' || [copied, targets];"
        );
        stage.wait_until(&format!("the copy of the {id} reader"), &copied).await?;
    }
    check::none("errors and violations", &stage.recorded().await?.complaints)
}

pub async fn works_when_created_by_script(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [reply("الأصل")]);
    stage.site.reply("/e2e/second.json", [reply("النسخة")]);
    stage.open_life().await?;
    for (how, make) in [
        ("createElement", "document.createElement('maqal-reader')"),
        ("its class", "new (customElements.get('maqal-reader'))()"),
        (
            "importNode",
            "document.importNode(Object.assign(document.createElement('template'),
            { innerHTML: '<maqal-reader></maqal-reader>' }).content, true).firstChild",
        ),
    ] {
        let script = format!(
            "window.made = {make};
             const bare = made.attributes.length === 0 && made.childNodes.length === 0;
             made.src = '{ARTICLE}';
             document.getElementById('place').replaceChildren(made);
             return bare;"
        );
        stage.assert_true(&format!("whether by {how} it comes bare"), &script).await?;
        stage.wait_for_headline("made", "الأصل").await?;
    }
    // A clone has the attributes and children of the original, and its own reader.
    stage
        .run_script(
            "made.append('نص'); window.copy = made.cloneNode(true); copy.src = '/e2e/second.json'; made.after(copy);",
        )
        .await?;
    stage.wait_for_headline("copy", "النسخة").await?;
    stage.assert_true("whether its children were copied", "return copy.textContent === 'نص';").await?;
    stage
        .assert_true(
            "whether its model is as it was",
            "return headlineOf(made) === 'الأصل' && stateOf(made) === 'ready';",
        )
        .await?;
    stage.run_script("made.remove();").await?;
    stage.click_expression("partOf(copy, 'font-increase')").await?;
    stage.wait_for_font_scale(1.15).await?;
    check::none("errors and violations", &stage.recorded().await?.complaints)
}
