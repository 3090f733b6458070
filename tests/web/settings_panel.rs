//! The settings panel: the offered settings, the effect and storage of each choice, and the reset. The comment on each test
//! names the defects that it finds.

use js_sys::Function;
use maqal::preferences::{FontStep, KEY, KEY_OF_VERSION_1};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    panel::{choose, input, open, opened, says, settings},
    support::{FERRY, Stage, store, stored, until},
};

/// The values that the panel does not offer for an Arabic article on the standalone page.
const NOT_OFFERED: [(&str, &str); 3] = [("face", "nastaliq"), ("face", "hebrew"), ("face", "page")];

/// Fails if `appearance::apply` ignores a value, a default is stored, or the panel does not show the choice.
#[wasm_bindgen_test]
async fn every_choice_changes_the_root_and_is_stored() {
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

/// Fails if `click` and `input` of a radio button count as two choices, or an unchanged value is reported.
#[wasm_bindgen_test]
async fn dispatches_one_event_per_choice() {
    let stage = opened(KEY, "").await;
    for value in ["sepia", "sepia", "auto"] {
        choose(&stage, "theme", value).await;
    }
    let expected = [r#"{"name":"theme","value":"sepia"}"#, r#"{"name":"theme","value":null}"#];
    assert_eq!(stage.events("maqal-preference"), expected);
}

/// Fails if the panel does not update after choices outside of it.
#[wasm_bindgen_test]
async fn panel_shows_the_size_chosen_by_buttons_and_keys() {
    let stage = opened(KEY, "").await;
    stage.click("font-increase").await;
    assert!(says(&stage, "font-step", "1"));
    stage.press("+").await;
    assert!(says(&stage, "font-step", "2"));
}

/// Fails if the reset leaves an effect, a stored choice or the key of version 1, or it also resets the site's defaults.
#[wasm_bindgen_test]
async fn reset_restores_the_defaults_of_the_site() {
    let stage = Stage::empty();
    store(KEY_OF_VERSION_1, "3");
    stage.config("preferences", "font-step=1 theme=dark align=justify");
    open(&stage).await;
    assert_eq!(stage.all_on_root(), "font-step=1.50 theme=dark align=justify");
    let written = stage.text("body");
    for (name, value) in [("theme", "auto"), ("digits", "latn"), ("harakat", "hidden"), ("measure", "26em")] {
        choose(&stage, name, value).await;
    }
    let all = "font-step=1.50 measure=26em theme=auto digits=latn harakat=hidden align=justify";
    assert_eq!(stage.all_on_root(), all);
    let before = stage.events("maqal-preference").len();

    stage.click("settings-reset").await;
    assert_eq!(stage.all_on_root(), "font-step=1.15 theme=dark align=justify");
    assert_eq!(stage.text("body"), written);
    assert!(says(&stage, "font-step", "1") && says(&stage, "theme", "dark") && says(&stage, "measure", "38em"));
    assert_eq!((stored(KEY).as_deref(), stored(KEY_OF_VERSION_1)), (Some("2"), None));
    assert_eq!(stage.text("status"), "أُعيدت الإعدادات إلى المعتاد");
    let all = [("font-step", "1"), ("theme", "null"), ("digits", "null"), ("harakat", "null"), ("measure", "null")];
    let all = all.map(|(name, value)| format!(r#"{{"name":"{name}","value":{value}}}"#));
    assert_eq!(stage.events("maqal-preference")[before..], all);
}

/// Fails if a face is chosen before its fonts are loaded, or although they fail to load.
#[wasm_bindgen_test]
async fn does_not_choose_a_face_whose_font_fails_to_load() {
    let mut stage = Stage::empty();
    stage.face = Function::new_no_args("return Promise.reject()");
    open(&stage).await;
    choose(&stage, "face", "amiri").await;
    assert_eq!((&*stage.on_root("face"), stored(KEY)), ("", None));
    assert!(says(&stage, "face", "usual"));
    assert_eq!(stage.text("status"), "انقطع الاتصال قبل اكتمال التحميل.");
    assert!(stage.part("status").has_attribute("data-toast"), "it is to be seen as well");
    assert!(stage.events("maqal-preference").is_empty());
}

/// Fails if a face applies before its fonts are loaded, or an earlier choice whose fonts arrive later replaces the last
/// one.
#[wasm_bindgen_test]
async fn applies_the_last_chosen_face() {
    let mut stage = Stage::empty();
    stage.face =
        Function::new_with_args("name", "return new Promise((resolve) => ((globalThis.faces ??= {})[name] = resolve))");
    let arrive = |name: &str| {
        let arrive = Function::new_with_args("name", "globalThis.faces[name]()");
        arrive.call1(&wasm_bindgen::JsValue::NULL, &name.into()).expect("the font is requested");
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

/// Returns what the panel offers: `name` for a slider, `name=value,value` for a group.
fn offered(stage: &Stage) -> Vec<String> {
    let all = settings().into_iter().filter_map(|setting| {
        let values = setting.values.iter().copied().filter(|value| input(stage, &setting, value).is_some());
        let values = values.collect::<Vec<_>>().join(",");
        let offered = if setting.is_scale { setting.name.to_owned() } else { format!("{}={values}", setting.name) };
        (!values.is_empty()).then_some(offered)
    });
    all.collect()
}

/// Fails if a setting is offered that does not affect the article, or one is missing.
#[wasm_bindgen_test]
async fn offers_only_settings_that_affect_the_article() {
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
        stage.load_json(&serde_json::json!({
            "maqal": 1, "title": text, "lang": lang, "published": published, "body": [text],
        }));
        stage.wait_for_state("ready").await;
        stage.click("settings").await;
        let expected = format!("{sliders}{faces}{theme}{arabic}{calendar}{rest}");
        assert_eq!(offered(&stage).join(" "), expected, "{lang:?}");
    }
    let stage = Stage::element(&[]);
    open(&stage).await;
    assert!(offered(&stage).contains(&"face=usual,naskh,amiri,plex,system,page".into()));
}

/// Fails if the panel has no name, or its title or a button is in another language.
#[wasm_bindgen_test]
async fn panel_has_a_name_and_a_title() {
    let stage = Stage::loaded(FERRY).await;
    stage.click("settings").await;
    assert_eq!(stage.attribute("settings-panel", "role").as_deref(), Some("dialog"));
    assert_eq!(stage.attribute("settings-panel", "aria-label").as_deref(), Some("إعدادات القراءة"));
    assert_eq!(stage.text("settings-reset"), "إعادة الكل إلى المعتاد");
    assert_eq!(stage.attribute("settings-close", "aria-label").as_deref(), Some("إغلاق"));
}

/// Fails if the panel shows the built-in default instead of that of the site or the attribute, or choosing the built-in
/// default does not override these.
#[wasm_bindgen_test]
async fn panel_shows_the_choices_of_the_site_and_can_override_them() {
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
