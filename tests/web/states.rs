//! The states of a reader, by requests to a real server; stand-ins only where two responses must race.

use js_sys::Function;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stand_ins,
    support::{
        FERRY, FERRY_TITLE, FERRY_URL, MISSING, SAMPLE, Stage, body, document, inline_article, settle, source, store,
        until, with,
    },
};

/// What the server will say of [`SAMPLE`].
const SAMPLE_JSON: &str = include_str!("../../static/articles/matn-china-russia.json");
const SAMPLE_TITLE: &str = "تعزيز الشراكة الاستراتيجية بين الصين وروسيا لتوسيع التعاون في جميع المجالات";

/// An article of our format, in which the headline is all there is.
fn article(title: &str) -> String {
    json!({ "maqal": 1, "title": title }).to_string()
}

/// A URL that no server is asked for, since requests to it are held.
fn held(name: &str) -> String {
    format!("/held/{name}.json")
}

/// The message of an error: its code, what happened, whether retry is offered, and the original's URL.
async fn failed(stage: &Stage) -> (String, String, bool, Option<String>) {
    stage.reaches("error").await;
    let what = stage.find("[role=alert] h1").expect("an error says what happened");
    let advice = stage.find("[role=alert] p").expect("an error says what to do").text_content();
    assert!(!advice.unwrap_or_default().is_empty());
    let original = stage.find("[data-part=source]").and_then(|link| link.get_attribute("href"));
    let code = stage.attribute("message", "data-error").expect("an error has a code");
    assert_eq!(stage.heard("maqal-error"), [format!(r#"{{"code":"{code}"}}"#)]);
    assert!(stage.loaded().is_empty() && !stage.has("headline"));
    (code, what.text_content().unwrap_or_default(), stage.has("retry"), original)
}

#[wasm_bindgen_test]
async fn an_article_on_its_way_has_a_skeleton() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.read(&held("slow"));
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("loading"));
    assert_eq!(stage.words("skeleton"), "جارٍ تحميل المقال");
    assert_eq!(stage.attribute("skeleton", "role").as_deref(), Some("status"));
    assert_eq!(stage.attribute("reader", "dir").as_deref(), Some("rtl"));
    assert_eq!(stage.attribute("reader", "lang").as_deref(), Some("ar"));
    assert_eq!(stand_ins::held_count(), 1);
    assert_eq!(stand_ins::held_accept(0).as_deref(), Some("application/json"));
    assert!(stage.all_heard().is_empty());

    stand_ins::answer(0, 200, &article("وصل"));
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), "وصل");
    assert!(!stage.has("skeleton"));
}

#[wasm_bindgen_test]
async fn the_sample_article_is_shown_word_for_word() {
    let stage = Stage::reading(SAMPLE);
    settle_loading(&stage).await;
    assert_eq!(stage.words("headline"), SAMPLE_TITLE);

    let json: Value = serde_json::from_str(SAMPLE_JSON).expect("the sample is JSON");
    let written = json["body"].as_array().expect("the sample has a body");
    // Its first paragraph says the headline again, the second nothing.
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
    assert!(stage.words("source").contains("موقع متن نيوز"));
    assert!(stage.has("toolbar") && stage.has("progress") && !stage.has("message"));
    // Nobody pressed anything, so nobody's focus is moved.
    assert!(!stage.is_focused("headline"));
}

async fn settle_loading(stage: &Stage) {
    assert!(stage.state().is_none_or(|state| state == "loading"), "an article cannot be there at once");
    stage.reaches("ready").await;
}

#[wasm_bindgen_test]
async fn an_article_keeps_its_own_language_in_an_arabic_interface() {
    let stage = Stage::showing(FERRY).await;
    let article = stage.find("article").expect("the article is an article");
    assert_eq!(article.get_attribute("dir").as_deref(), Some("ltr"));
    assert_eq!(article.get_attribute("lang").as_deref(), Some("en-GB"));
    assert_eq!(stage.attribute("toolbar", "dir").as_deref(), Some("rtl"));
    assert_eq!(stage.attribute("toolbar", "lang").as_deref(), Some("ar"));
    assert_eq!(stage.attribute("reader", "dir").as_deref(), Some("rtl"));
    assert_eq!(stage.words("published"), "٤ نوفمبر ٢٠٢٥");
    // Where the story's own URL is known, that is where the source link leads.
    assert_eq!(stage.attribute("source", "href").as_deref(), Some(FERRY_URL));
    assert!(stage.words("source").contains("الخبر الأصلي في The Harbour News"));
    // The tags in this headline are words.
    assert_eq!(stage.words("headline"), FERRY_TITLE);
    assert!(stage.find("[data-part=headline] b").is_none());
}

#[wasm_bindgen_test]
async fn a_url_with_nothing_there() {
    let stage = Stage::empty();
    stage.config("original", "https://news.example/story");
    stage.read(MISSING);
    let original = Some("https://news.example/story".into());
    assert_eq!(failed(&stage).await, ("not-found".into(), "لم نجد المقال على هذا الرابط.".into(), true, original));
    assert_eq!(stage.words("retry"), "إعادة المحاولة");
    assert_eq!(stage.words("source"), "فتح الخبر الأصلي");
}

#[wasm_bindgen_test]
async fn a_server_that_is_not_there() {
    // The lowest port: nothing answers there.
    let stage = Stage::reading("http://127.0.0.1:1/story.json");
    let what = "لم يسمح الخادم بقراءة المقال من هنا، أو تعذّر الوصول إليه.";
    assert_eq!(failed(&stage).await, ("refused".into(), what.into(), true, None));
}

#[wasm_bindgen_test]
async fn a_response_that_is_not_json() {
    let stage = Stage::reading("/tests/fixtures/web/not-json.json");
    let what = "وصل ردّ تالف لا يمكن قراءته: السطر ٣، العمود ١٢.";
    assert_eq!(failed(&stage).await, ("not-json".into(), what.into(), true, None));
}

#[wasm_bindgen_test]
async fn a_web_page_instead_of_an_article() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.mount(source("https://site.example/wp-json/wp/v2/posts/12"));
    settle().await;
    stand_ins::answer(0, 200, "<!doctype html><title>تسجيل الدخول</title>");
    let what = "أرسل الموقع صفحة ويب بدل المقال، ربما للتحقّق أو لتسجيل الدخول أو بسبب صيانة.";
    // The URL of the response tells the original.
    let original = Some("https://site.example/?p=12".into());
    assert_eq!(failed(&stage).await, ("html".into(), what.into(), true, original));
}

#[wasm_bindgen_test]
async fn a_response_without_an_article() {
    let stage = Stage::empty();
    stage.config("original", "https://news.example/what-the-page-thinks");
    stage.read("/tests/fixtures/web/no-article.json");
    let what = "لا يوجد مقال على هذا الرابط: الحقل \u{2068}title\u{2069} مفقود.";
    // The response itself knows the original better than the page.
    let original = Some("https://news.example/empty".into());
    assert_eq!(failed(&stage).await, ("no-article".into(), what.into(), false, original));
}

#[wasm_bindgen_test]
async fn a_response_in_another_format() {
    let stage = Stage::reading("/tests/fixtures/web/no-mark.json");
    let what = "وصل ردّ بصيغة لا نعرفها.";
    assert_eq!(failed(&stage).await, ("unknown-format".into(), what.into(), false, None));
}

#[wasm_bindgen_test]
async fn an_article_in_a_newer_version() {
    let stage = Stage::reading("/tests/fixtures/web/newer.json");
    let what = "كُتب هذا المقال بالإصدار ٢ من الصيغة، وهو أحدث مما يدعمه هذا القارئ.";
    let original = Some("https://news.example/future".into());
    assert_eq!(failed(&stage).await, ("version".into(), what.into(), false, original));
}

#[wasm_bindgen_test]
async fn a_refused_origin_is_not_asked() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.mount(with(source("https://evil.example/story.json"), "refused", "https://evil.example"));
    let what = "لا تعرض هذه الصفحة مقالات من \u{2068}https://evil.example\u{2069}.";
    assert_eq!(failed(&stage).await, ("origin".into(), what.into(), false, None));
    assert_eq!(stand_ins::held_count(), 0);
}

#[wasm_bindgen_test]
async fn retry_brings_the_article_and_its_headline_the_focus() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.read(&held("story"));
    settle().await;
    stand_ins::answer(0, 503, "");
    stage.reaches("error").await;
    assert_eq!(stage.attribute("message", "data-error").as_deref(), Some("server"));
    assert!(!stage.is_focused("retry"), "an error that nobody asked for takes no focus");

    stage.click("retry").await;
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("loading"));
    assert!(stage.has("skeleton") && !stage.has("message"));
    assert_eq!(stand_ins::held_count(), 2);
    assert_eq!(stand_ins::held_address(1), stand_ins::held_address(0));
    assert_eq!(stand_ins::held_accept(1).as_deref(), Some("application/json"));

    stand_ins::answer(1, 200, &article("عاد"));
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), "عاد");
    assert!(stage.is_focused("headline"));
    assert_eq!(stage.loaded(), ["عاد"]);
    assert_eq!(stage.states(), ["loading", "error", "loading", "ready"]);
}

#[wasm_bindgen_test]
async fn retry_asks_the_page_again() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    let ask =
        "let count = 0; return () => Promise.resolve(new Response(count++ ? '{\"maqal\":1,\"title\":\"عاد\"}' : '{'))";
    let ask = Function::new_no_args(ask).call0(&JsValue::NULL).expect("it makes a function");
    stage.mount(with(inline_article("{}"), "ask", ask));
    stage.reaches("error").await;
    assert_eq!(stage.attribute("message", "data-error").as_deref(), Some("not-json"));
    stage.click("retry").await;
    stage.reaches("ready").await;
    assert_eq!((stage.words("headline").as_str(), stand_ins::held_count()), ("عاد", 0));
}

#[wasm_bindgen_test]
async fn retry_in_vain_gives_the_focus_to_the_new_button() {
    let stage = Stage::reading(MISSING);
    stage.reaches("error").await;
    let first = stage.part("retry");
    first.focus().expect("a button takes the focus");
    first.click();
    until("the second response", || stage.heard("maqal-error").len() == 2).await;
    assert!(stage.part("retry") != first, "the button is a new one");
    assert!(stage.is_focused("retry"));
}

#[wasm_bindgen_test]
async fn another_article_drops_the_old_response() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.read(&held("old"));
    settle().await;
    assert!(!stand_ins::held_aborted(0));
    stage.read(&held("new"));
    settle().await;
    assert_eq!(stand_ins::held_count(), 2);
    assert!(stand_ins::held_aborted(0), "the old request is ended");
    assert!(!stand_ins::held_aborted(1));

    // A response that was on its way already.
    stand_ins::answer(0, 200, &article("القديم"));
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("loading"));

    stand_ins::answer(1, 200, &article("الجديد"));
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), "الجديد");
    assert_eq!(stage.loaded(), ["الجديد"]);
}

#[wasm_bindgen_test]
async fn an_article_after_another_by_real_requests() {
    let stage = Stage::reading(SAMPLE);
    stage.read(MISSING);
    stage.read(FERRY);
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), FERRY_TITLE);
    assert_eq!(stage.loaded(), [FERRY_TITLE]);
    assert!(stage.heard("maqal-error").is_empty());

    stage.read(MISSING);
    stage.reaches("error").await;
    assert!(!stage.has("headline") && !stage.has("progress"));
    stage.read(SAMPLE);
    stage.reaches("ready").await;
    assert_eq!(stage.loaded(), [FERRY_TITLE, SAMPLE_TITLE]);
}

#[wasm_bindgen_test]
async fn an_update_builds_nothing_again() {
    for has_controls in [true, false] {
        let mut stage = Stage::empty();
        stage.has_controls = has_controls;
        stage.read(FERRY);
        stage.reaches("ready").await;
        let before = stage.all("*");
        stage.config("preferences", "font-step=2");
        stage.update();
        settle().await;
        assert_eq!(stage.state().as_deref(), Some("ready"));
        assert!(stage.all("*") == before, "every element is the same as before");
        assert_eq!(stage.loaded(), [FERRY_TITLE]);
        assert_eq!(stage.on_root("font-step"), "1.30", "the site's new default applies");
    }
}

#[wasm_bindgen_test]
async fn a_reader_that_goes_ends_its_request_and_shows_nothing() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.read(&held("late"));
    settle().await;
    stage.unmount();
    settle().await;
    assert!(stand_ins::held_aborted(0));
    stand_ins::answer(0, 200, &article("متأخر"));
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    assert!(stage.loaded().is_empty() && stage.all_heard().is_empty());
    assert!(document().active_element() == Some(body()));
}

#[wasm_bindgen_test]
async fn a_request_that_is_ended_by_its_end_is_no_error() {
    let stage = Stage::reading(SAMPLE);
    settle().await;
    stage.read(FERRY);
    stage.unmount();
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    assert!(stage.heard("maqal-error").is_empty());
}

#[wasm_bindgen_test]
async fn the_skeleton_of_the_page_stays_until_there_is_an_article() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.config("lang", "");
    stage.place.set_inner_html("<div class=\"maqal\"><div class=\"skeleton\" data-part=\"skeleton\"></div></div>");
    let before = (stage.find(".maqal").expect("the root is there"), stage.part("skeleton"));
    stage.read(&held("slow"));
    settle().await;
    assert!((stage.root(), stage.part("skeleton")) == before, "the page's own elements are kept");
    assert_eq!(stage.state().as_deref(), Some("loading"));
    stand_ins::answer(0, 200, &article("وصل"));
    stage.reaches("ready").await;
    assert!(stage.root() == before.0 && !stage.has("skeleton"));
}

#[wasm_bindgen_test]
async fn what_else_is_in_the_place_is_replaced() {
    let stage = Stage::empty();
    stage.place.set_inner_html("<p>fallback</p><p>more</p>");
    stage.read(FERRY);
    assert_eq!(stage.all(":scope > *").len(), 1);
    stage.reaches("ready").await;
    assert_eq!(stage.attribute("reader", "part").as_deref(), Some("reader"));
    assert_eq!(stage.attribute("headline", "part").as_deref(), Some("headline"));
}

#[wasm_bindgen_test]
async fn there_are_no_controls_without_an_article() {
    let stage = Stage::empty();
    assert!(maqal::controls::mount(&stage.place, stage.loader(), "").is_err(), "there is no reader");
    stage.read(MISSING);
    stage.reaches("error").await;
    assert!(maqal::controls::mount(&stage.place, stage.loader(), "").is_err(), "the reader shows no article");
    assert!(stage.find(".controls").is_none());
}

#[wasm_bindgen_test]
async fn the_site_chooses_the_language_of_skeleton_and_message() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.config("lang", "en");
    stage.read(&held("slow"));
    until("the words", || stage.attribute("reader", "lang").as_deref() == Some("en")).await;
    assert_eq!(
        (&*stage.words("skeleton"), stage.attribute("reader", "dir").as_deref()),
        ("Loading article", Some("ltr"))
    );
    stand_ins::answer(0, 404, "");
    stage.reaches("error").await;
    assert_eq!(stage.words("retry"), "Try again");
}

#[wasm_bindgen_test]
async fn without_a_choice_of_the_site_the_interface_has_the_language_of_the_article() {
    let stage = Stage::empty();
    stage.config("lang", "");
    stage.read(FERRY);
    stage.reaches("ready").await;
    assert_eq!(stage.attribute("reader", "lang").as_deref(), Some("en"));
    assert_eq!(stage.attribute("toolbar", "aria-label").as_deref(), Some("Reading tools"));
    assert_eq!((&*stage.words("published"), &*stage.words("font-reset")), ("4 November 2025", "100%"));
}

#[wasm_bindgen_test]
async fn the_interface_is_arabic_if_the_words_of_another_language_cannot_be_fetched() {
    let mut stage = Stage::empty();
    // No other test has fetched its words.
    stage.config("lang", "tr");
    stage.has_words = false;
    stage.read(FERRY);
    stage.reaches("ready").await;
    assert_eq!(stage.attribute("reader", "lang").as_deref(), Some("ar"));
    assert_eq!(stage.attribute("toolbar", "aria-label").as_deref(), Some("أدوات القراءة"));
    assert_eq!((&*stage.words("published"), &*stage.words("font-reset")), ("٤ نوفمبر ٢٠٢٥", "١٠٠٪"));
}

#[wasm_bindgen_test]
async fn the_first_paint_has_the_chosen_settings_and_a_face_that_is_there() {
    for (face, shown) in
        [("return Promise.resolve()", "amiri"), ("return Promise.reject()", ""), ("return new Promise(() => {})", "")]
    {
        let mut stage = Stage::empty();
        stage.has_controls = false;
        stage.face = Function::new_no_args(face);
        store("maqal.preferences", "2 font-step=2 theme=sepia digits=latn face=amiri");
        stage.read(SAMPLE);
        until("the article", || stage.state().as_deref() == Some("ready")).await;
        let face = if shown.is_empty() { String::new() } else { format!(" face={shown}") };
        assert_eq!(stage.all_on_root(), format!("font-step=1.30{face} theme=sepia digits=latn"));
    }
}
