//! The font size: its steps, storage, other tabs, and the article, which is not rebuilt.

use serde_json::json;
use thirtyfour::Key;

use crate::{check, outcome::Outcome, scenarios::storage::KEY, stage::Stage};

/// The scale of each step, and the text of the reset button.
const STEPS: [(f64, &str); 9] = [
    (0.85, "٨٥٪"),
    (0.92, "٩٢٪"),
    (1.0, "١٠٠٪"),
    (1.15, "١١٥٪"),
    (1.3, "١٣٠٪"),
    (1.5, "١٥٠٪"),
    (1.75, "١٧٥٪"),
    (2.1, "٢١٠٪"),
    (2.5, "٢٥٠٪"),
];

/// The index of the default step.
const USUAL: usize = 2;

pub async fn steps_through_nine_font_sizes(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let usual = stage.text_size().await?;
    check::that(usual >= 17.0, || format!("{usual} px is small for Arabic"))?;
    stage.assert_step(USUAL, usual).await?;
    for step in (0..USUAL).rev() {
        stage.click_part("font-decrease").await?;
        stage.assert_step(step, usual).await?;
    }
    stage.assert_ends(true, false).await?;
    // A disabled button stays in its place, is focusable and does nothing.
    stage.click_part("font-decrease").await?;
    stage.wait_for_paint().await?;
    stage.assert_step(0, usual).await?;
    for step in 1..STEPS.len() {
        stage.click_part("font-increase").await?;
        stage.assert_step(step, usual).await?;
        stage.assert_ends(false, step == STEPS.len() - 1).await?;
    }
    stage.click_part("font-increase").await?;
    stage.wait_for_paint().await?;
    stage.assert_step(STEPS.len() - 1, usual).await?;
    stage.wait_until("the new size to be announced", "return part('status').textContent.includes('٢٥٠');").await?;
    stage.click_part("font-reset").await?;
    stage.assert_step(USUAL, usual).await
}

pub async fn keeps_the_font_size_after_a_reload(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let usual = stage.text_size().await?;
    stage.click_part("font-increase").await?;
    stage.click_part("font-increase").await?;
    stage.assert_step(USUAL + 2, usual).await?;
    check::equal("what is stored", &stage.stored().await?.as_deref(), &Some("2 font-step=2"))?;
    stage.browser.driver.refresh().await?;
    stage.wait_for_article().await?;
    stage.assert_step(USUAL + 2, usual).await?;
    // The size also applies to another article of the site.
    stage.read(include_str!("../articles/english.json")).await?;
    stage.wait_for_font_scale(STEPS[USUAL + 2].0).await
}

/// Regression: the initial size counted as a change of the size, and the position of the toolbar as a reading position.
pub async fn does_not_scroll_for_a_stored_font_size(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    for _ in USUAL + 1..STEPS.len() {
        stage.click_part("font-increase").await?;
    }
    // Another URL, because a reload would keep the scroll position.
    stage.read(include_str!("../articles/english.json")).await?;
    stage.wait_for_font_scale(STEPS[STEPS.len() - 1].0).await?;
    stage.wait_for_paint().await?;
    let scrolled: f64 = stage.browser.run("return window.scrollY;", vec![]).await?;
    check::equal("the scroll position", &scrolled, &0.0)
}

pub async fn applies_the_font_size_of_another_tab(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let usual = stage.text_size().await?;
    let driver = &stage.browser.driver;
    let first = driver.window().await?;
    let second = driver.new_tab().await?;
    driver.switch_to_window(second).await?;
    stage.open_sample().await?;
    for _ in 0..3 {
        stage.click_part("font-increase").await?;
    }
    stage.wait_for_font_scale(STEPS[USUAL + 3].0).await?;
    driver.switch_to_window(first).await?;
    stage.assert_step(USUAL + 3, usual).await?;
    // In the other direction.
    stage.click_part("font-reset").await?;
    stage.assert_step(USUAL, usual).await
}

pub async fn changes_the_font_size_by_keys_except_in_fields(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    for (key, step) in
        [('+', USUAL + 1), ('=', USUAL + 2), ('-', USUAL + 1), ('-', USUAL), ('-', USUAL - 1), ('0', USUAL)]
    {
        stage.press(key).await?;
        stage
            .wait_for_font_scale(STEPS[step].0)
            .await
            .map_err(|failure| failure.within(format_args!("the key {key}")))?;
    }
    // With Control, the same keys change the zoom of the browser.
    stage.press_with_control('-').await?;
    stage.wait_for_paint().await?;
    stage.wait_for_font_scale(STEPS[USUAL].0).await?;
    stage.press_with_control('0').await?;

    for field in ["<input>", "<textarea></textarea>", "<div contenteditable>"] {
        let script = "const [name, editable] = arguments;
            const field = document.createElement(name);
            if (editable) field.contentEditable = 'true';
            field.id = 'field';
            document.body.prepend(field);
            field.focus();";
        let name = field.trim_start_matches('<').split(['>', ' ']).next();
        stage.browser.run::<()>(script, vec![json!(name), json!(field.contains("editable"))]).await?;
        // If the reader handled any of these keys, the last one would show it.
        for key in ['0', '-', '+', '+'] {
            stage.press(key).await?;
        }
        let typed =
            "const field = document.getElementById('field'); return (field.value ?? field.textContent) === '0-++';";
        stage.wait_until(&format!("the keys to be typed into {field}"), typed).await?;
        stage.wait_for_font_scale(STEPS[USUAL].0).await?;
        check::equal("what is stored", &stage.stored().await?.as_deref(), &Some("2 font-step=0"))?;
        stage.browser.run::<()>("document.getElementById('field').remove();", vec![]).await?;
    }
    // The keys also work with the focus on a button of the toolbar.
    stage.click_part("font-increase").await?;
    stage.press('+').await?;
    stage.wait_for_font_scale(STEPS[USUAL + 2].0).await?;
    stage.press(Key::Escape).await
}

pub async fn changing_the_font_size_does_not_rebuild_the_article(stage: &Stage) -> Outcome {
    stage.open_sample().await?;
    let paragraph = stage.find("[data-part=body] > p").await?;
    // The toolbar is in the article, and its content may change. The headline and the text must not.
    let watch = "window.changes = [];
        const within = (node, name) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(name);
        new MutationObserver((all) => window.changes.push(...all
                .filter((one) => !within(one.target, '[data-part=toolbar]'))
                .map((one) => `${one.type} of ${one.target.nodeName} ${one.attributeName ?? ''}`)))
            .observe(document.querySelector('article'), { subtree: true, childList: true, characterData: true, attributes: true });
        document.querySelector('[data-part=body] > p').mark = 'the same paragraph';";
    stage.browser.run::<()>(watch, vec![]).await?;
    stage.click_part("font-increase").await?;
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(STEPS[USUAL + 2].0).await?;
    stage.click_part("font-reset").await?;
    stage.wait_for_font_scale(STEPS[USUAL].0).await?;
    stage.wait_for_paint().await?;
    let changes: Vec<String> = stage.browser.run("return window.changes;", vec![]).await?;
    check::none("changes of the article", &changes)?;
    let mark: String = stage
        .browser
        .run("return document.querySelector('[data-part=body] > p').mark ?? 'another paragraph';", vec![])
        .await?;
    check::equal("the first paragraph", &mark.as_str(), &"the same paragraph")?;
    // If the element had been replaced, the reference would be stale.
    check::that(!paragraph.text().await?.is_empty(), || "the first paragraph is empty".into())
}

pub async fn changing_the_font_size_keeps_the_reading_position(stage: &Stage) -> Outcome {
    stage.browser.resize(360, 700).await?;
    stage.open_sample().await?;
    // A paragraph from the middle begins just below the sticky part of the toolbar.
    let scroll = "const all = [...part('body').querySelectorAll(':scope > p')];
        const block = all[Math.floor(all.length / 2)];
        block.id = 'reading';
        for (const _ of [1, 2]) {
            const edge = Math.max(0, part('toolbar').getBoundingClientRect().bottom);
            window.scrollTo({ top: scrollY + block.getBoundingClientRect().top - edge - 4, behavior: 'instant' });
        }
        return scrollY > 200;";
    let scrolled: bool = stage.browser.run(scroll, vec![]).await?;
    check::equal("whether the article is longer than the screen", &scrolled, &true)?;
    stage.wait_for_paint().await?;
    let before = stage.place_of("#reading").await?.top;
    for (key, step) in
        [('+', USUAL + 1), ('+', USUAL + 2), ('+', USUAL + 3), ('-', USUAL + 2), ('0', USUAL), ('-', USUAL - 1)]
    {
        stage.press(key).await?;
        stage.wait_for_font_scale(STEPS[step].0).await?;
        stage.wait_for_paint().await?;
        let top = stage.place_of("#reading").await?.top;
        check::near(&format!("the place of the paragraph after {key}"), top, before, 4.0)?;
    }
    Ok(())
}

impl Stage {
    /// Returns the font size of the first paragraph, in CSS pixels.
    async fn text_size(&self) -> Outcome<f64> {
        let script = "return Number.parseFloat(getComputedStyle(part('body').querySelector('p')).fontSize);";
        self.browser.run(script, vec![]).await
    }

    /// Asserts that a step applies: its scale, the font size, and the text of the reset button.
    async fn assert_step(&self, step: usize, usual: f64) -> Outcome {
        let (scale, label) = STEPS[step];
        self.wait_for_font_scale(scale).await?;
        check::near("the font size", self.text_size().await?, usual * scale, 0.6)?;
        let shown = self.text_of("font-reset").await?;
        check::that(shown.contains(label), || format!("the control should show {label} and shows {shown:?}"))
    }

    /// Asserts which of the two buttons is disabled, and that both are focusable.
    async fn assert_ends(&self, decrease: bool, increase: bool) -> Outcome {
        let script = "return ['font-decrease', 'font-increase']
            .map((name) => [part(name).getAttribute('aria-disabled') === 'true', part(name).disabled]);";
        let ends: [(bool, bool); 2] = self.browser.run(script, vec![]).await?;
        check::equal("whether the buttons are disabled", &ends, &[(decrease, false), (increase, false)])
    }

    /// Returns what the reader has stored.
    async fn stored(&self) -> Outcome<Option<String>> {
        self.browser.run("return localStorage.getItem(arguments[0]);", vec![json!(KEY)]).await
    }
}
