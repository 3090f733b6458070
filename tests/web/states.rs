//! The states of a reader, with requests to a real server. Only tests of the order of responses use stubs.

use js_sys::Function;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stubs,
    support::{
        FERRY, FERRY_TITLE, FERRY_URL, MISSING, SAMPLE, Stage, body, document, inline_article, settle, source, store,
        until, with,
    },
};

/// The response to a held request for [`SAMPLE`].
const SAMPLE_JSON: &str = include_str!("../../static/articles/matn-china-russia.json");
const SAMPLE_TITLE: &str = "تعزيز الشراكة الاستراتيجية بين الصين وروسيا لتوسيع التعاون في جميع المجالات";

/// Returns an article with a headline only.
fn article(title: &str) -> String {
    json!({ "maqal": 1, "title": title }).to_string()
}

/// A URL to which requests are held.
fn held(name: &str) -> String {
    format!("/held/{name}.json")
}

/// Returns the content of an error message: its code, what happened, whether it offers a retry, and the URL of the
/// original.
async fn failed(stage: &Stage) -> (String, String, bool, Option<String>) {
    stage.wait_for_state("error").await;
    let what = stage.find("[role=alert] h1").expect("an error says what happened");
    let advice = stage.find("[role=alert] p").expect("an error says what to do").text_content();
    assert!(!advice.unwrap_or_default().is_empty());
    let original = stage.find("[data-part=source]").and_then(|link| link.get_attribute("href"));
    let code = stage.attribute("message", "data-error").expect("an error has a code");
    assert_eq!(stage.events("maqal-error"), [format!(r#"{{"code":"{code}"}}"#)]);
    assert!(stage.loaded_headlines().is_empty() && !stage.has("headline"));
    (code, what.text_content().unwrap_or_default(), stage.has("retry"), original)
}

#[wasm_bindgen_test]
async fn shows_a_skeleton_while_the_article_loads() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.load(&held("slow"));
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("loading"));
    assert_eq!(stage.text("skeleton"), "جارٍ تحميل المقال");
    assert_eq!(stage.attribute("skeleton", "role").as_deref(), Some("status"));
    assert_eq!(stage.attribute("reader", "dir").as_deref(), Some("rtl"));
    assert_eq!(stage.attribute("reader", "lang").as_deref(), Some("ar"));
    assert_eq!(stubs::held_count(), 1);
    assert_eq!(stubs::held_accept(0).as_deref(), Some("application/json"));
    assert!(stage.all_events().is_empty());

    stubs::answer(0, 200, &article("وصل"));
    stage.wait_for_state("ready").await;
    assert_eq!(stage.text("headline"), "وصل");
    assert!(!stage.has("skeleton"));
}

#[wasm_bindgen_test]
async fn shows_the_sample_article_completely() {
    let stage = Stage::loading(SAMPLE);
    settle_loading(&stage).await;
    assert_eq!(stage.text("headline"), SAMPLE_TITLE);

    let json: Value = serde_json::from_str(SAMPLE_JSON).expect("the sample is JSON");
    let written = json["body"].as_array().expect("the sample has a body");
    // The first paragraph repeats the headline, and the second is empty.
    let written = written[2..].iter().map(|block| block["content"].as_str().map(|text| text.replace('\u{A0}', "")));
    let shown = stage.all("[data-part=body] > p");
    assert_eq!(shown.len(), 9);
    for (shown, written) in shown.iter().zip(written) {
        assert_eq!(shown.text_content(), written);
    }

    let article = stage.find("article").expect("the article is an article");
    assert_eq!(article.get_attribute("dir").as_deref(), Some("rtl"));
    assert_eq!(article.get_attribute("lang").as_deref(), Some("ar"));
    assert_eq!(stage.attribute("source", "href").as_deref(), Some("https://www.matnnews.com/"));
    assert!(stage.text("source").contains("موقع متن نيوز"));
    assert!(stage.has("toolbar") && stage.has("progress") && !stage.has("message"));
    // The focus moves only after a retry.
    assert!(!stage.is_focused("headline"));
}

async fn settle_loading(stage: &Stage) {
    assert!(stage.state().is_none_or(|state| state == "loading"), "an article cannot be there at once");
    stage.wait_for_state("ready").await;
}

#[wasm_bindgen_test]
async fn article_keeps_its_language_in_an_arabic_interface() {
    let stage = Stage::loaded(FERRY).await;
    let article = stage.find("article").expect("the article is an article");
    assert_eq!(article.get_attribute("dir").as_deref(), Some("ltr"));
    assert_eq!(article.get_attribute("lang").as_deref(), Some("en-GB"));
    assert_eq!(stage.attribute("toolbar", "dir").as_deref(), Some("rtl"));
    assert_eq!(stage.attribute("toolbar", "lang").as_deref(), Some("ar"));
    assert_eq!(stage.attribute("reader", "dir").as_deref(), Some("rtl"));
    assert_eq!(stage.text("published"), "٤ نوفمبر ٢٠٢٥");
    // The source link leads to the canonical URL.
    assert_eq!(stage.attribute("source", "href").as_deref(), Some(FERRY_URL));
    assert!(stage.text("source").contains("الخبر الأصلي في The Harbour News"));
    // The tags in this headline are text.
    assert_eq!(stage.text("headline"), FERRY_TITLE);
    assert!(stage.find("[data-part=headline] b").is_none());
}

#[wasm_bindgen_test]
async fn reports_a_missing_article() {
    let stage = Stage::empty();
    stage.config("original", "https://news.example/story");
    stage.load(MISSING);
    let original = Some("https://news.example/story".into());
    assert_eq!(failed(&stage).await, ("not-found".into(), "لم نجد المقال على هذا الرابط.".into(), true, original));
    assert_eq!(stage.text("retry"), "إعادة المحاولة");
    assert_eq!(stage.text("source"), "فتح الخبر الأصلي");
}

#[wasm_bindgen_test]
async fn reports_an_unreachable_server() {
    // No server listens on port 1.
    let stage = Stage::loading("http://127.0.0.1:1/story.json");
    let what = "لم يسمح الخادم بقراءة المقال من هنا، أو تعذّر الوصول إليه.";
    assert_eq!(failed(&stage).await, ("refused".into(), what.into(), true, None));
}

#[wasm_bindgen_test]
async fn reports_invalid_json() {
    let stage = Stage::loading("/tests/fixtures/web/not-json.json");
    let what = "وصل ردّ تالف لا يمكن قراءته: السطر ٣، العمود ١٢.";
    assert_eq!(failed(&stage).await, ("not-json".into(), what.into(), true, None));
}

#[wasm_bindgen_test]
async fn reports_a_web_page() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.mount(source("https://site.example/wp-json/wp/v2/posts/12"));
    settle().await;
    stubs::answer(0, 200, "<!doctype html><title>تسجيل الدخول</title>");
    let what = "أرسل الموقع صفحة ويب بدل المقال، ربما للتحقّق أو لتسجيل الدخول أو بسبب صيانة.";
    // The original is derived from the URL of the response.
    let original = Some("https://site.example/?p=12".into());
    assert_eq!(failed(&stage).await, ("html".into(), what.into(), true, original));
}

#[wasm_bindgen_test]
async fn reports_json_without_an_article() {
    let stage = Stage::empty();
    stage.config("original", "https://news.example/what-the-page-thinks");
    stage.load("/tests/fixtures/web/no-article.json");
    let what = "لا يوجد مقال على هذا الرابط: الحقل \u{2068}title\u{2069} مفقود.";
    // The original in the response takes precedence over that of the page.
    let original = Some("https://news.example/empty".into());
    assert_eq!(failed(&stage).await, ("no-article".into(), what.into(), false, original));
}

#[wasm_bindgen_test]
async fn reports_an_unknown_format() {
    let stage = Stage::loading("/tests/fixtures/web/no-mark.json");
    let what = "وصل ردّ بصيغة لا نعرفها.";
    assert_eq!(failed(&stage).await, ("unknown-format".into(), what.into(), false, None));
}

#[wasm_bindgen_test]
async fn reports_a_newer_version() {
    let stage = Stage::loading("/tests/fixtures/web/newer.json");
    let what = "كُتب هذا المقال بالإصدار ٢ من الصيغة، وهو أحدث مما يدعمه هذا القارئ.";
    let original = Some("https://news.example/future".into());
    assert_eq!(failed(&stage).await, ("version".into(), what.into(), false, original));
}

#[wasm_bindgen_test]
async fn sends_no_request_to_a_refused_origin() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.mount(with(source("https://evil.example/story.json"), "refused", "https://evil.example"));
    let what = "لا تعرض هذه الصفحة مقالات من \u{2068}https://evil.example\u{2069}.";
    assert_eq!(failed(&stage).await, ("origin".into(), what.into(), false, None));
    assert_eq!(stubs::held_count(), 0);
}

#[wasm_bindgen_test]
async fn retry_loads_the_article_and_focuses_the_headline() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.load(&held("story"));
    settle().await;
    stubs::answer(0, 503, "");
    stage.wait_for_state("error").await;
    assert_eq!(stage.attribute("message", "data-error").as_deref(), Some("server"));
    assert!(!stage.is_focused("retry"), "an error without a request of the user takes no focus");

    stage.click("retry").await;
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("loading"));
    assert!(stage.has("skeleton") && !stage.has("message"));
    assert_eq!(stubs::held_count(), 2);
    assert_eq!(stubs::held_address(1), stubs::held_address(0));
    assert_eq!(stubs::held_accept(1).as_deref(), Some("application/json"));

    stubs::answer(1, 200, &article("عاد"));
    stage.wait_for_state("ready").await;
    assert_eq!(stage.text("headline"), "عاد");
    assert!(stage.is_focused("headline"));
    assert_eq!(stage.loaded_headlines(), ["عاد"]);
    assert_eq!(stage.states(), ["loading", "error", "loading", "ready"]);
}

#[wasm_bindgen_test]
async fn retry_sends_a_new_request() {
    let stage = Stage::empty();
    stubs::hold_requests();
    let ask =
        "let count = 0; return () => Promise.resolve(new Response(count++ ? '{\"maqal\":1,\"title\":\"عاد\"}' : '{'))";
    let ask = Function::new_no_args(ask).call0(&JsValue::NULL).expect("it makes a function");
    stage.mount(with(inline_article("{}"), "ask", ask));
    stage.wait_for_state("error").await;
    assert_eq!(stage.attribute("message", "data-error").as_deref(), Some("not-json"));
    stage.click("retry").await;
    stage.wait_for_state("ready").await;
    assert_eq!((stage.text("headline").as_str(), stubs::held_count()), ("عاد", 0));
}

#[wasm_bindgen_test]
async fn failed_retry_focuses_the_new_button() {
    let stage = Stage::loading(MISSING);
    stage.wait_for_state("error").await;
    let first = stage.part("retry");
    first.focus().expect("a button takes the focus");
    first.click();
    until("the second response", || stage.events("maqal-error").len() == 2).await;
    assert!(stage.part("retry") != first, "the button is a new one");
    assert!(stage.is_focused("retry"));
}

#[wasm_bindgen_test]
async fn new_article_discards_the_old_response() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.load(&held("old"));
    settle().await;
    assert!(!stubs::held_aborted(0));
    stage.load(&held("new"));
    settle().await;
    assert_eq!(stubs::held_count(), 2);
    assert!(stubs::held_aborted(0), "the old request is ended");
    assert!(!stubs::held_aborted(1));

    // The response to the previous request.
    stubs::answer(0, 200, &article("القديم"));
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("loading"));

    stubs::answer(1, 200, &article("الجديد"));
    stage.wait_for_state("ready").await;
    assert_eq!(stage.text("headline"), "الجديد");
    assert_eq!(stage.loaded_headlines(), ["الجديد"]);
}

#[wasm_bindgen_test]
async fn replaces_an_article_with_another() {
    let stage = Stage::loading(SAMPLE);
    stage.load(MISSING);
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert_eq!(stage.text("headline"), FERRY_TITLE);
    assert_eq!(stage.loaded_headlines(), [FERRY_TITLE]);
    assert!(stage.events("maqal-error").is_empty());

    stage.load(MISSING);
    stage.wait_for_state("error").await;
    assert!(!stage.has("headline") && !stage.has("progress"));
    stage.load(SAMPLE);
    stage.wait_for_state("ready").await;
    assert_eq!(stage.loaded_headlines(), [FERRY_TITLE, SAMPLE_TITLE]);
}

#[wasm_bindgen_test]
async fn update_rebuilds_nothing() {
    for has_controls in [true, false] {
        let mut stage = Stage::empty();
        stage.has_controls = has_controls;
        stage.load(FERRY);
        stage.wait_for_state("ready").await;
        let before = stage.all("*");
        stage.config("preferences", "font-step=2");
        stage.update();
        settle().await;
        assert_eq!(stage.state().as_deref(), Some("ready"));
        assert!(stage.all("*") == before, "every element is the same as before");
        assert_eq!(stage.loaded_headlines(), [FERRY_TITLE]);
        assert_eq!(stage.on_root("font-step"), "1.30", "the site's new default applies");
    }
}

#[wasm_bindgen_test]
async fn unmounting_aborts_the_request() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.load(&held("late"));
    settle().await;
    stage.unmount();
    settle().await;
    assert!(stubs::held_aborted(0));
    stubs::answer(0, 200, &article("متأخر"));
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    assert!(stage.loaded_headlines().is_empty() && stage.all_events().is_empty());
    assert!(document().active_element() == Some(body()));
}

#[wasm_bindgen_test]
async fn aborted_request_is_no_error() {
    let stage = Stage::loading(SAMPLE);
    settle().await;
    stage.load(FERRY);
    stage.unmount();
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    assert!(stage.events("maqal-error").is_empty());
}

#[wasm_bindgen_test]
async fn keeps_the_skeleton_of_the_page_until_the_article_is_shown() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.config("lang", "");
    stage.place.set_inner_html("<div class=\"maqal\"><div class=\"skeleton\" data-part=\"skeleton\"></div></div>");
    let before = (stage.find(".maqal").expect("the root is there"), stage.part("skeleton"));
    stage.load(&held("slow"));
    settle().await;
    assert!((stage.root(), stage.part("skeleton")) == before, "the page's own elements are kept");
    assert_eq!(stage.state().as_deref(), Some("loading"));
    stubs::answer(0, 200, &article("وصل"));
    stage.wait_for_state("ready").await;
    assert!(stage.root() == before.0 && !stage.has("skeleton"));
}

#[wasm_bindgen_test]
async fn replaces_other_content_of_the_place() {
    let stage = Stage::empty();
    stage.place.set_inner_html("<p>fallback</p><p>more</p>");
    stage.load(FERRY);
    assert_eq!(stage.all(":scope > *").len(), 1);
    stage.wait_for_state("ready").await;
    assert_eq!(stage.attribute("reader", "part").as_deref(), Some("reader"));
    assert_eq!(stage.attribute("headline", "part").as_deref(), Some("headline"));
}

#[wasm_bindgen_test]
async fn has_no_controls_without_an_article() {
    let stage = Stage::empty();
    assert!(maqal::controls::mount(&stage.place, stage.loader(), "").is_err(), "there is no reader");
    stage.load(MISSING);
    stage.wait_for_state("error").await;
    assert!(maqal::controls::mount(&stage.place, stage.loader(), "").is_err(), "the reader shows no article");
    assert!(stage.find(".controls").is_none());
}

#[wasm_bindgen_test]
async fn site_chooses_the_language_of_skeleton_and_message() {
    let stage = Stage::empty();
    stubs::hold_requests();
    stage.config("lang", "en");
    stage.load(&held("slow"));
    until("the words", || stage.attribute("reader", "lang").as_deref() == Some("en")).await;
    assert_eq!(
        (&*stage.text("skeleton"), stage.attribute("reader", "dir").as_deref()),
        ("Loading article", Some("ltr"))
    );
    stubs::answer(0, 404, "");
    stage.wait_for_state("error").await;
    assert_eq!(stage.text("retry"), "Try again");
}

#[wasm_bindgen_test]
async fn interface_has_the_language_of_the_article_by_default() {
    let stage = Stage::empty();
    stage.config("lang", "");
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert_eq!(stage.attribute("reader", "lang").as_deref(), Some("en"));
    assert_eq!(stage.attribute("toolbar", "aria-label").as_deref(), Some("Reading tools"));
    assert_eq!((&*stage.text("published"), &*stage.text("font-reset")), ("4 November 2025", "100%"));
}

#[wasm_bindgen_test]
async fn interface_is_arabic_if_messages_fail_to_load() {
    let mut stage = Stage::empty();
    // No other test loads the messages in this language.
    stage.config("lang", "tr");
    stage.has_messages = false;
    stage.load(FERRY);
    stage.wait_for_state("ready").await;
    assert_eq!(stage.attribute("reader", "lang").as_deref(), Some("ar"));
    assert_eq!(stage.attribute("toolbar", "aria-label").as_deref(), Some("أدوات القراءة"));
    assert_eq!((&*stage.text("published"), &*stage.text("font-reset")), ("٤ نوفمبر ٢٠٢٥", "١٠٠٪"));
}

#[wasm_bindgen_test]
async fn first_paint_has_the_chosen_settings_and_a_loaded_face() {
    for (face, shown) in
        [("return Promise.resolve()", "amiri"), ("return Promise.reject()", ""), ("return new Promise(() => {})", "")]
    {
        let mut stage = Stage::empty();
        stage.has_controls = false;
        stage.face = Function::new_no_args(face);
        store("maqal.preferences", "2 font-step=2 theme=sepia digits=latn face=amiri");
        stage.load(SAMPLE);
        until("the article", || stage.state().as_deref() == Some("ready")).await;
        let face = if shown.is_empty() { String::new() } else { format!(" face={shown}") };
        assert_eq!(stage.all_on_root(), format!("font-step=1.30{face} theme=sepia digits=latn"));
    }
}
