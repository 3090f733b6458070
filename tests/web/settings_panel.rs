//! The settings panel: what it offers, what each choice does and where it is stored, and the way back. Each test says what
//! would break it.

use js_sys::Function;
use maqal::preferences::{FontStep, KEY, KEY_OF_VERSION_1};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    panel::{choose, input, open, opened, says, settings},
    support::{FERRY, Stage, store, stored, until},
};

/// What the panel does not offer for an Arabic article on a page of the reader's own.
const NOT_OFFERED: [(&str, &str); 3] = [("face", "nastaliq"), ("face", "hebrew"), ("face", "page")];

/// Broken by a value that `appearance::apply` does not show, by a default that is stored as a choice, and by a panel that
/// does not say what is chosen.
#[wasm_bindgen_test]
async fn every_choice_has_its_effect_on_the_root_and_is_stored() {
    let stage = opened(KEY, "").await;
    for setting in settings() {
        let name = setting.name;
        for value in setting.values.iter().copied().chain([setting.default]) {
            if NOT_OFFERED.contains(&(name, value)) {
                assert!(input(&stage, &setting, value).is_none(), "{name}={value} is offered");
                continue;
            }
            choose(&stage, name, value).await;
            let (done, kept) =
                if value == setting.default { ("", "2".into()) } else { (value, format!("2 {name}={value}")) };
            let scale = value.parse::<FontStep>().map(FontStep::scale).unwrap_or_default();
            assert_eq!(stage.on_root(name), if name == "font-step" { &*scale } else { done }, "{name}={value}");
            assert_eq!(stored(KEY), Some(kept));
            assert!(says(&stage, name, value), "the panel does not say {name}={value}");
        }
        assert_eq!(stage.all_on_root(), "font-step=1.00", "{name} leaves something behind");
    }
}

/// Brokenby hearing a radio button's `click` and its `input` as two choices, and by telling what changes nothing.
#[wasm_bindgen_test]
async fn a_choice_is_told_once_with_its_value() {
    let stage = opened(KEY, "").await;
    for value in ["sepia", "sepia", "auto"] {
        choose(&stage, "theme", value).await;
    }
    let told = [r#"{"name":"theme","value":"sepia"}"#, r#"{"name":"theme","value":null}"#];
    assert_eq!(stage.heard("maqal-preference"), told);
}

/// Brokenby a panel that is not told of what is chosen beside it.
#[wasm_bindgen_test]
async fn the_panel_says_the_size_that_buttons_and_keys_have_chosen() {
    let stage = opened(KEY, "").await;
    stage.click("font-increase").await;
    assert!(says(&stage, "font-step", "1"));
    stage.press("+").await;
    assert!(says(&stage, "font-step", "2"));
}

/// Brokenby a reset that leaves an effect, something kept or the first key behind, or that undoes the site's own.
#[wasm_bindgen_test]
async fn a_reset_leaves_what_is_usual_on_the_site() {
    let stage = Stage::empty();
    store(KEY_OF_VERSION_1, "3");
    stage.config("preferences", "font-step=1 theme=dark align=justify");
    open(&stage).await;
    assert_eq!(stage.all_on_root(), "font-step=1.50 theme=dark align=justify");
    let written = stage.words("body");
    for (name, value) in [("theme", "auto"), ("digits", "latn"), ("harakat", "hidden"), ("measure", "26em")] {
        choose(&stage, name, value).await;
    }
    let all = "font-step=1.50 measure=26em theme=auto digits=latn harakat=hidden align=justify";
    assert_eq!(stage.all_on_root(), all);
    let told = stage.heard("maqal-preference").len();

    stage.click("settings-reset").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 theme=dark align=justify");
    assert_eq!(stage.words("body"), written);
    assert!(says(&stage, "font-step", "1") && says(&stage, "theme", "dark") && says(&stage, "measure", "38em"));
    assert_eq!((stored(KEY).as_deref(), stored(KEY_OF_VERSION_1)), (Some("2"), None));
    assert_eq!(stage.words("status"), "أُعيدت الإعدادات إلى المعتاد");
    let all = [("font-step", "1"), ("theme", "null"), ("digits", "null"), ("harakat", "null"), ("measure", "null")];
    let all = all.map(|(name, value)| format!(r#"{{"name":"{name}","value":{value}}}"#));
    assert_eq!(stage.heard("maqal-preference")[told..], all);
}

/// Brokenby choosing a face before its fonts are there, or although they are not.
#[wasm_bindgen_test]
async fn a_face_whose_font_cannot_be_had_is_not_chosen() {
    let mut stage = Stage::empty();
    stage.face = Function::new_no_args("return Promise.reject()");
    open(&stage).await;
    choose(&stage, "face", "amiri").await;
    assert_eq!((&*stage.on_root("face"), stored(KEY)), ("", None));
    assert!(says(&stage, "face", "usual"));
    assert_eq!(stage.words("status"), "انقطع الاتصال قبل اكتمال التحميل.");
    assert!(stage.part("status").has_attribute("data-toast"), "it is to be seen as well");
    assert!(stage.heard("maqal-preference").is_empty());
}

/// Broken by a face that is worn before its fonts are here, and by one that an earlier choice brings later.
#[wasm_bindgen_test]
async fn the_face_that_was_chosen_last_is_worn() {
    let mut stage = Stage::empty();
    stage.face =
        Function::new_with_args("name", "return new Promise((resolve) => ((globalThis.faces ??= {})[name] = resolve))");
    let arrive = |name: &str| {
        let arrive = Function::new_with_args("name", "globalThis.faces[name]()");
        arrive.call1(&wasm_bindgen::JsValue::NULL, &name.into()).expect("it was asked for");
    };
    open(&stage).await;
    choose(&stage, "face", "amiri").await;
    assert_eq!((&*stage.on_root("face"), stored(KEY)), ("", None), "its fonts are on their way");
    assert!(says(&stage, "face", "amiri"), "but it is chosen");
    choose(&stage, "face", "plex").await;
    arrive("plex");
    until("the face", || stage.on_root("face") == "plex").await;
    arrive("amiri");
    crate::support::settle().await;
    assert_eq!((&*stage.on_root("face"), stored(KEY).as_deref()), ("plex", Some("2 face=plex")));
    assert!(says(&stage, "face", "plex"));
}

/// What the panel offers, as `name` of a slider or `name=value,value` of a group.
fn offered(stage: &Stage) -> Vec<String> {
    let all = settings().into_iter().filter_map(|setting| {
        let values = setting.values.iter().copied().filter(|value| input(stage, &setting, value).is_some());
        let values = values.collect::<Vec<_>>().join(",");
        let offered = if setting.is_scale { setting.name.to_owned() } else { format!("{}={values}", setting.name) };
        (!values.is_empty()).then_some(offered)
    });
    all.collect()
}

/// Broken by a setting that means nothing to the article, and by one that is missing.
#[wasm_bindgen_test]
async fn the_settings_that_mean_something_to_the_article_are_offered() {
    let sliders = "font-step line-height measure ";
    let arabic = " digits=written,arab,latn harakat=shown,hidden";
    let rest = " align=start,justify keys=on,off";
    let theme = " theme=auto,light,sepia,dark,black,contrast";
    let cases = [
        ("ar", "سوق", "2025-11-04", "face=usual,naskh,amiri,plex,system", arabic, " calendar=gregorian,both"),
        ("ar", "سوق", "", "face=usual,naskh,amiri,plex,system", arabic, ""),
        ("fa", "بازار", "", "face=usual,naskh,amiri,plex,nastaliq,system", arabic, ""),
        ("ur-PK", "بازار", "", "face=usual,naskh,amiri,plex,nastaliq,system", arabic, ""),
        ("he", "שוק", "", "face=usual,amiri,plex,hebrew,system", "", ""),
        ("en", "Market", "2025-11-04", "face=usual,amiri,plex,system", "", " calendar=gregorian,both"),
        // An unknown language that runs from right to left.
        ("", "سوق", "", "face=usual,naskh,amiri,plex,system", arabic, ""),
    ];
    for (lang, text, published, faces, arabic, calendar) in cases {
        let stage = Stage::empty();
        stage.read_json(&serde_json::json!({
            "maqal": 1, "title": text, "lang": lang, "published": published, "body": [text],
        }));
        stage.reaches("ready").await;
        stage.click("settings").await;
        let expected = format!("{sliders}{faces}{theme}{arabic}{calendar}{rest}");
        assert_eq!(offered(&stage).join(" "), expected, "{lang:?}");
    }
    let stage = Stage::element(&[]);
    open(&stage).await;
    assert!(offered(&stage).contains(&"face=usual,naskh,amiri,plex,system,page".into()));
}

/// Broken by a panel without a name, and by a title or a button in another language.
#[wasm_bindgen_test]
async fn the_panel_has_a_name_and_a_title() {
    let stage = Stage::showing(FERRY).await;
    stage.click("settings").await;
    assert_eq!(stage.attribute("settings-panel", "role").as_deref(), Some("dialog"));
    assert_eq!(stage.attribute("settings-panel", "aria-label").as_deref(), Some("إعدادات القراءة"));
    assert_eq!(stage.words("settings-reset"), "إعادة الكل إلى المعتاد");
    assert_eq!(stage.attribute("settings-close", "aria-label").as_deref(), Some("إغلاق"));
}

/// Broken by a panel that shows the default in spite of the site's, or of the attribute of an element, and by a choice
/// of the default that does not take precedence over these.
#[wasm_bindgen_test]
async fn the_panel_says_what_the_site_has_chosen_and_can_choose_the_default() {
    let stage = Stage::element(&[("theme", "dark"), ("preferences", "measure=54em align=justify")]);
    open(&stage).await;
    for (name, site, default) in [("theme", "dark", "auto"), ("measure", "54em", "38em"), ("align", "justify", "start")]
    {
        assert!(says(&stage, name, site), "{name}");
        choose(&stage, name, default).await;
        assert!(says(&stage, name, default), "{name}");
        assert_eq!(stage.on_root(name), default);
    }
    assert_eq!(stored(KEY).as_deref(), Some("2 theme=auto measure=38em align=start"));
    stage.click("settings-reset").await;
    assert_eq!(stage.all_on_root(), "font-step=1.00 measure=54em align=justify");
    assert!(says(&stage, "theme", "dark"));
}
