//! The states of a reader, by requests to a real server; stand-ins only where two answers must race.

use maqal::reader::Failure;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    stand_ins,
    support::{FERRY, FERRY_TITLE, FERRY_URL, MISSING, SAMPLE, Stage, document, settle},
};

/// What the server will say of [`SAMPLE`].
const SAMPLE_JSON: &str = include_str!("../../static/articles/matn-china-russia.json");
const SAMPLE_TITLE: &str = "تعزيز الشراكة الاستراتيجية بين الصين وروسيا لتوسيع التعاون في جميع المجالات";

/// An article of our format, in which the headline is all there is.
fn article(title: &str) -> String {
    serde_json::json!({ "maqal": 1, "title": title }).to_string()
}

/// An address that no server is asked for, since requests to it are held.
fn held(name: &str) -> String {
    format!("/held/{name}.json")
}

/// The message of an error: its code, what happened, whether retry is offered, and the original's address.
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
    stage.mount(stage.props(&held("slow")));
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
    // Where the story's own address is known, that is where the source link leads.
    assert_eq!(stage.attribute("source", "href").as_deref(), Some(FERRY_URL));
    assert!(stage.words("source").contains("الخبر الأصلي في The Harbour News"));
    // The tags in this headline are words.
    assert_eq!(stage.words("headline"), FERRY_TITLE);
    assert!(stage.find("[data-part=headline] b").is_none());
}

#[wasm_bindgen_test]
async fn an_address_with_nothing_there() {
    let stage = Stage::empty();
    let mut props = stage.props(MISSING);
    props.original = Some(crate::support::url("https://news.example/story"));
    stage.mount(props);
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
async fn an_answer_that_is_not_json() {
    let stage = Stage::reading("/tests/fixtures/web/not-json.json");
    let what = "وصل ردّ تالف لا يمكن قراءته: السطر ٣، العمود ١٢.";
    assert_eq!(failed(&stage).await, ("not-json".into(), what.into(), true, None));
}

#[wasm_bindgen_test]
async fn an_answer_without_an_article() {
    let stage = Stage::empty();
    let mut props = stage.props("/tests/fixtures/web/no-article.json");
    props.original = Some(crate::support::url("https://news.example/what-the-page-thinks"));
    stage.mount(props);
    let what = "لا يوجد مقال على هذا الرابط: الحقل \u{2068}title\u{2069} مفقود.";
    // The answer itself knows the original better than the page.
    let original = Some("https://news.example/empty".into());
    assert_eq!(failed(&stage).await, ("no-article".into(), what.into(), false, original));
}

#[wasm_bindgen_test]
async fn an_answer_in_another_format() {
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
    stage.mount(stage.props_of(Err(Failure::Origin("https://evil.example".into()))));
    let what = "لا تعرض هذه الصفحة مقالات من \u{2068}https://evil.example\u{2069}.";
    assert_eq!(failed(&stage).await, ("origin".into(), what.into(), false, None));
    assert_eq!(stand_ins::held_count(), 0);
}

#[wasm_bindgen_test]
async fn retry_brings_the_article_and_its_headline_the_focus() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.mount(stage.props(&held("story")));
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

    stand_ins::answer(1, 200, &article("عاد"));
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), "عاد");
    assert!(stage.is_focused("headline"));
    assert_eq!(stage.loaded(), ["عاد"]);
}

#[wasm_bindgen_test]
async fn retry_in_vain_gives_the_focus_to_the_new_button() {
    let stage = Stage::reading(MISSING);
    stage.reaches("error").await;
    let first = stage.part("retry");
    first.focus().expect("a button takes the focus");
    first.click();
    crate::support::until("the second answer", || stage.heard("maqal-error").len() == 2).await;
    assert!(stage.part("retry") != first, "the button is a new one");
    assert!(stage.is_focused("retry"));
}

#[wasm_bindgen_test]
async fn a_new_address_drops_the_old_answer() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.mount(stage.props(&held("old")));
    settle().await;
    assert!(!stand_ins::held_aborted(0));
    stage.update(stage.props(&held("new")));
    settle().await;
    assert_eq!(stand_ins::held_count(), 2);
    assert!(stand_ins::held_aborted(0), "the old request is ended");
    assert!(!stand_ins::held_aborted(1));

    // An answer that was already on the doorstep.
    stand_ins::answer(0, 200, &article("القديم"));
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("loading"));

    stand_ins::answer(1, 200, &article("الجديد"));
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), "الجديد");
    assert_eq!(stage.loaded(), ["الجديد"]);
}

#[wasm_bindgen_test]
async fn an_address_after_another_by_real_requests() {
    let stage = Stage::reading(SAMPLE);
    stage.update(stage.props(MISSING));
    stage.update(stage.props(FERRY));
    stage.reaches("ready").await;
    assert_eq!(stage.words("headline"), FERRY_TITLE);
    assert_eq!(stage.loaded(), [FERRY_TITLE]);
    assert!(stage.heard("maqal-error").is_empty());

    stage.update(stage.props(MISSING));
    stage.reaches("error").await;
    assert!(!stage.has("headline") && !stage.has("progress"));
    stage.update(stage.props(SAMPLE));
    stage.reaches("ready").await;
    assert_eq!(stage.loaded(), [FERRY_TITLE, SAMPLE_TITLE]);
}

#[wasm_bindgen_test]
async fn the_same_address_again_changes_nothing() {
    let stage = Stage::showing(FERRY).await;
    let headline = stage.part("headline");
    stage.update(stage.props(FERRY));
    settle().await;
    assert_eq!(stage.state().as_deref(), Some("ready"));
    assert!(stage.part("headline") == headline);
    assert_eq!(stage.loaded(), [FERRY_TITLE]);
}

#[wasm_bindgen_test]
async fn a_reader_that_goes_ends_its_request_and_shows_nothing() {
    let stage = Stage::empty();
    stand_ins::hold_requests();
    stage.mount(stage.props(&held("late")));
    settle().await;
    stage.destroy();
    settle().await;
    assert!(stand_ins::held_aborted(0));
    stand_ins::answer(0, 200, &article("متأخر"));
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    assert!(stage.loaded().is_empty() && stage.all_heard().is_empty());
    assert!(document().active_element() == Some(crate::support::body()));
}

#[wasm_bindgen_test]
async fn a_request_that_is_ended_by_its_end_is_no_error() {
    let stage = Stage::reading(SAMPLE);
    settle().await;
    stage.update(stage.props(FERRY));
    stage.destroy();
    settle().await;
    assert_eq!(stage.place.inner_html(), "");
    assert!(stage.heard("maqal-error").is_empty());
}
