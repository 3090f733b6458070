//! The settings panel: opening and closing, and the effect and storage of each choice.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    actions::ARTICLE,
    check,
    outcome::Outcome,
    server::Reply,
    stage::{Stage, pictures},
};

/// The key of the stored preferences, and that of version 1 of the format.
const KEY: &str = "maqal.preferences";
const FIRST_KEY: &str = "maqal.font-step";

/// The effect of each choice: its name and value, an expression about the page, and its result.
const EFFECTS: [(&str, &str, &str, &str); 9] = [
    (
        "line-height",
        "2.4",
        "Math.round(parseFloat(css('article').lineHeight) / parseFloat(css('article').fontSize) * 10)",
        "24",
    ),
    ("measure", "26em", "css('article').maxInlineSize === `${parseFloat(css('article').fontSize) * 26}px`", "true"),
    ("theme", "sepia", "css('reader').backgroundColor", "rgb(244, 234, 214)"),
    ("theme", "black", "getComputedStyle(document.documentElement).backgroundColor", "rgb(0, 0, 0)"),
    ("digits", "latn", "text('body p').includes('12')", "true"),
    ("digits", "arab", "text('body p').includes('٧٫٥')", "true"),
    ("harakat", "hidden", "text('body p').includes('كتب')", "true"),
    ("align", "justify", "css('body p').textAlign", "justify"),
    ("calendar", "both", "text('published').includes('١٤٤٧')", "true"),
];

/// An article that every setting affects.
const STORY: &str = r#"{ "maqal": 1, "title": "عنوان", "lang": "ar", "published": "2025-11-04T09:30:00+02:00",
    "canonical": "https://example.com/story",
    "body": ["كُتِبَ في ١٢ نوفمبر عن 7.5 من الأمتار.", { "type": "code", "text": "let n = 7;" }] }"#;

/// Functions for the scripts of these scenarios.
const WORDS: &str = "const element = (names) => {
        const [part, ...rest] = names.split(' ');
        return document.querySelector(part === 'article' ? 'article' : `[data-part=${part}] ${rest.join(' ')}`.trim());
    };
    const css = (names) => getComputedStyle(element(names));
    const text = (names) => element(names).textContent;";

pub async fn settings_panel_opens_and_closes(stage: &Stage) -> Outcome {
    stage.record();
    stage.read(STORY).await?;
    stage.click_part("settings").await?;
    stage.wait_for_open_sheet("settings-panel").await?;
    let focused = "return document.activeElement.matches('[data-part=settings-panel] input');";
    stage.wait_until("the focus to be in the panel", focused).await?;
    stage.assert_no_axe_violations("with the panel open").await?;
    let folder = pictures(stage.browser.engine)?;
    stage.browser.driver.screenshot(&folder.join("preferences.png")).await?;

    stage.press(Key::Escape).await?;
    stage.wait_for_closed_sheet("settings-panel").await?;
    stage
        .wait_until("the focus to be on the button", "return document.activeElement.matches('[data-part=settings]');")
        .await?;
    stage.click_part("settings").await?;
    stage.wait_for_open_sheet("settings-panel").await?;
    stage.click_part("headline").await?;
    stage.wait_for_closed_sheet("settings-panel").await?;
    stage.assert_no_errors().await
}

pub async fn every_choice_applies_and_is_stored(stage: &Stage) -> Outcome {
    stage.record();
    for (name, value, value_of, found) in EFFECTS {
        let kept = async {
            stage.browser.run::<()>("try { localStorage.clear(); } catch {}", vec![]).await.ok();
            stage.read(STORY).await?;
            let before: String = stage.value_of(value_of).await?;
            check::that(before != found, || format!("{found} already before it is chosen"))?;
            stage.choose(name, value).await?;
            stage.wait_for_value(value_of, found).await?;
            let stored: String =
                stage.browser.run("return localStorage.getItem(arguments[0]);", vec![json!(KEY)]).await?;
            check::equal("the stored value", &stored, &format!("2 {name}={value}"))?;

            stage.browser.driver.refresh().await?;
            stage.wait_for_state("ready").await?;
            check::equal("at the next visit", &stage.value_of(value_of).await?.as_str(), &found)?;
            // Code is unchanged.
            check::equal("the code", &stage.value_of("text('body code')").await?.as_str(), &"let n = 7;")?;

            stage.open_panel().await?;
            stage.click_part("settings-reset").await?;
            stage.wait_for_value(value_of, &before).await
        };
        kept.await.map_err(|failure| failure.within(format_args!("{name}={value}")))?;
    }
    stage.assert_no_errors().await
}

pub async fn migrates_version_1_of_the_stored_format(stage: &Stage) -> Outcome {
    stage.read(STORY).await?;
    let set = "localStorage.setItem(arguments[0], '3');";
    stage.browser.run::<()>(set, vec![json!(FIRST_KEY)]).await?;
    stage.browser.driver.refresh().await?;
    stage.wait_for_state("ready").await?;
    stage.wait_for_font_scale(1.5).await?;
    stage.click_part("font-increase").await?;
    stage.wait_for_font_scale(1.75).await?;
    let both = "return [localStorage.getItem(arguments[0]), localStorage.getItem(arguments[1])].join('|');";
    let kept: String = stage.browser.run(both, vec![json!(KEY), json!(FIRST_KEY)]).await?;
    check::equal("the stored value", &kept.as_str(), &"2 font-step=4|")
}

pub async fn keys_change_the_theme_and_open_the_help(stage: &Stage) -> Outcome {
    stage.record();
    stage.read(STORY).await?;
    stage.press('t').await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.theme ?? ''", "light").await?;
    stage.wait_for_value("text('status')", "الألوان: فاتح").await?;
    // Clicks must pass through a toast.
    stage.wait_for_value("css('status').pointerEvents", "none").await?;
    stage.press('?').await?;
    stage.wait_for_open_sheet("help").await?;
    stage.assert_no_axe_violations("with the list of keys").await?;
    stage.press(Key::Escape).await?;
    stage.press('p').await?;
    stage.wait_for_value("text('status').includes('٪')", "true").await?;
    // A keyboard with Arabic letters.
    let key = "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ف', code: 'KeyT', bubbles: true }));";
    stage.browser.run::<()>(key, vec![]).await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.theme ?? ''", "sepia").await?;
    // A keyboard with another Latin layout.
    let key = "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', code: 'KeyT', bubbles: true }));";
    stage.browser.run::<()>(key, vec![]).await?;
    stage.press('p').await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.theme ?? ''", "sepia").await?;
    stage.assert_no_errors().await
}

pub async fn disabled_shortcuts_do_nothing(stage: &Stage) -> Outcome {
    stage.record();
    stage.read(STORY).await?;
    stage.choose("keys", "off").await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.keys ?? ''", "off").await?;
    stage.press(Key::Escape).await?;
    stage.press('+').await?;
    stage.press('t').await?;
    stage.choose("keys", "on").await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.keys ?? ''", "").await?;
    stage.press(Key::Escape).await?;
    // The first event.
    stage.press('t').await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.theme ?? ''", "light").await?;
    stage.wait_for_font_scale(1.0).await?;
    stage.assert_no_errors().await
}

pub async fn other_tabs_apply_a_choice(stage: &Stage) -> Outcome {
    stage.record();
    stage.read(STORY).await?;
    let driver = &stage.browser.driver;
    let first = driver.window().await?;
    driver.switch_to_window(driver.new_tab().await?).await?;
    stage.read(STORY).await?;
    stage.choose("theme", "sepia").await?;
    stage.choose_in_panel("face", "amiri").await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.face ?? ''", "amiri").await?;
    driver.switch_to_window(first).await?;
    stage.wait_for_value("document.querySelector('.maqal').dataset.theme ?? ''", "sepia").await?;
    // With its font, which this tab had not loaded.
    stage.wait_for_value("document.querySelector('.maqal').dataset.face ?? ''", "amiri").await?;
    stage
        .wait_for_value(
            "[...document.fonts].some(({ family, status }) => /Amiri/.test(family) && status === 'loaded')",
            "true",
        )
        .await
}

pub async fn toolbar_can_be_skipped(stage: &Stage) -> Outcome {
    stage.record();
    stage.browser.resize(360, 640).await?;
    stage.read(STORY).await?;
    let hidden = "const link = element('toolbar a');
        const { width } = link.getBoundingClientRect();
        link.focus();
        return [width <= 1, link.textContent];";
    let hidden: (bool, String) = stage.browser.run(&format!("{WORDS} {hidden}"), vec![]).await?;
    check::equal("whether it is hidden, and its text", &hidden, &(true, "إلى نص المقال".into()))?;
    let seen = "const { left, right, width, height } = element('toolbar a').getBoundingClientRect();
        return (height >= 44 && width > 60 && left >= 0 && right <= innerWidth) || [left, right, height];";
    stage.wait_until("the link to be seen while it has the focus", &format!("{WORDS} {seen}")).await?;
    stage.browser.driver.screenshot(&pictures(stage.browser.engine)?.join("skip.png")).await?;
    stage.press(Key::Enter).await?;
    let below =
        "const below = element('body').getBoundingClientRect().top - element('toolbar').getBoundingClientRect().bottom;
        return (location.hash === '#maqal-text' && below > -1 && below < 160) || [location.hash, below];";
    stage.wait_until("the text to stand below the toolbar", &format!("{WORDS} {below}")).await?;
    stage.assert_no_errors().await
}

/// Fails if the digits are not those of the article's language, or those of a formula or an English line are converted.
pub async fn text_in_other_languages_keeps_its_digits(stage: &Stage) -> Outcome {
    stage.keep("2 digits=arab harakat=hidden").await?;
    let english = json!({ "maqal": 1, "title": "On 4 November", "lang": "en", "body": ["The 12 ferries of 2025."] });
    stage.read(&english.to_string()).await?;
    let words: String = stage.browser.run("return document.querySelector('article').textContent;", vec![]).await?;
    check::that(words.contains("12 ferries of 2025"), || format!("an English article says {words:?}"))?;
    check::that(!words.contains(|letter| ('٠'..='٩').contains(&letter)), || format!("{words:?}"))?;

    let arabic = json!({ "maqal": 1, "title": "غاز 4", "lang": "ar", "body": [
        { "type": "paragraph", "content": ["بلغ CO", { "type": "sub", "content": ["2"] }, " نحو 420 جزءًا."] },
        "The 12 ferries of 2025.",
        { "type": "list", "ordered": true, "items": ["أول", "ثانٍ"] } ] });
    stage.read(&arabic.to_string()).await?;
    let words = stage.text_of("body").await?;
    for expected in ["CO2", "٤٢٠", "12 ferries of 2025"] {
        check::that(words.contains(expected), || format!("there should be {expected} in {words:?}"))?;
    }
    let list = "getComputedStyle(part('body').querySelector('ol')).listStyleType";
    stage.wait_for_value(list, "arabic-indic").await?;
    stage.choose("digits", "latn").await?;
    stage.wait_for_value(list, "decimal").await
}

/// Fails if Kurdish text has Arabic names of months.
pub async fn kurdish_dates_are_numeric_in_both_calendars(stage: &Stage) -> Outcome {
    stage.keep("2 calendar=both").await?;
    stage.read(&STORY.replace(r#""lang": "ar""#, r#""lang": "ckb""#)).await?;
    let date = stage.text_of("published").await?;
    let is_month = |letter: char| letter.is_alphabetic() && !"هـ".contains(letter);
    check::that(date.contains("٢٠٢٥") && date.contains("١٤٤٧") && !date.contains(is_month), || date.clone())
}

/// Fails if arrow keys depend on the direction of the article instead of that of the interface.
pub async fn arrow_keys_move_sliders_visually(stage: &Stage) -> Outcome {
    stage.site.reply(ARTICLE, [Reply::Json(STORY.into())]);
    for (lang, larger, smaller) in [("en", Key::Right, Key::Left), ("he", Key::Left, Key::Right)] {
        stage.open("/hosts/life.html").await?;
        let reader = format!(r#"<maqal-reader src="{ARTICLE}" lang="{lang}" loading="eager"></maqal-reader>"#);
        stage.browser.run::<()>("define(); put(arguments[0]);", vec![json!(reader)]).await?;
        stage.wait_for_article().await?;
        stage.click_part("settings").await?;
        stage.wait_for_open_sheet("settings-panel").await?;
        let focused = "return part('settings-panel').contains(readersRoot().activeElement);";
        stage.wait_until("the focus to be in the panel", focused).await?;
        stage.press(larger).await?;
        stage.wait_for_font_scale(1.15).await?;
        stage.press(smaller).await?;
        stage.wait_for_font_scale(1.0).await?;
    }
    Ok(())
}

/// Fails if the theme applies to articles only.
pub async fn error_message_has_the_chosen_theme(stage: &Stage) -> Outcome {
    stage.keep("2 theme=black").await?;
    stage.site.reply(ARTICLE, [Reply::Status(404), Reply::Json(STORY.into())]);
    stage.open_article(ARTICLE).await?;
    stage.wait_for_state("error").await?;
    stage.wait_for_value("css('reader').backgroundColor", "rgb(0, 0, 0)").await?;
    stage.click_part("retry").await?;
    stage.wait_for_state("ready").await?;
    stage.wait_for_value("css('reader').backgroundColor", "rgb(0, 0, 0)").await
}

impl Stage {
    async fn open_panel(&self) -> Outcome {
        self.click_part("settings").await?;
        self.wait_for_open_sheet("settings-panel").await
    }

    /// Opens the panel, and chooses a value.
    async fn choose(&self, name: &str, value: &str) -> Outcome {
        self.open_panel().await?;
        self.choose_in_panel(name, value).await
    }

    /// Chooses a value in the open panel.
    async fn choose_in_panel(&self, name: &str, value: &str) -> Outcome {
        let script = "const [name, value, steps] = arguments;
            const input = document.querySelector(`[data-part=settings-panel] [name='${name}'][value='${value}'], [data-part=settings-panel] [type=range][name='${name}']`);
            if (input.type === 'range') { input.value = steps[value]; input.dispatchEvent(new Event('input', { bubbles: true })); }
            else input.click();";
        let steps = json!({ "2.4": 5, "26em": 0 });
        self.browser.run(script, vec![json!(name), json!(value), steps]).await
    }

    async fn value_of(&self, expression: &str) -> Outcome<String> {
        self.browser.run(&format!("{WORDS} return String({expression});"), vec![]).await
    }

    async fn wait_for_value(&self, expression: &str, expected: &str) -> Outcome {
        let expected = json!(expected);
        let script = format!("{WORDS} const found = String({expression}); return found === {expected} || found;");
        self.wait_until(expression, &script).await
    }
}
