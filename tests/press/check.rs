//! What is unusual in articles.

use serde_json::{Value, json};

use crate::support::{Folder, post};

/// Returns the findings about an article: the lines between its name and the summary.
fn findings(article: &Value) -> Vec<String> {
    let folder = Folder::new();
    folder.write("in.json", article.to_string());
    let run = folder.run(&["--check", &folder.name("in.json")], "");
    run.ends(0, "1 articles checked, 0 failures");
    assert!(!folder.path("out").exists(), "nothing is written");
    let (article, _) = run.out.split_once("\n\n").unwrap_or_default();
    article.lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

/// Returns a post with another text.
fn with_text(html: &str) -> Value {
    let mut post = post(1);
    post["lang"] = "ar".into();
    post["content"]["rendered"] = html.into();
    post
}

#[test]
fn an_ordinary_article_has_no_findings() {
    let html = "<p>نص [كما هو] و[sic] <b>عريض</b>.</p><figure><img src=/a.png></figure>
        <video><source src=/a.mp4><track src=/a.vtt></video>[embed]https://video.example/1[/embed]";
    assert_eq!(findings(&with_text(html)), [""; 0]);
}

#[test]
fn missing_fields_are_reported() {
    let missing = json!({ "maqal": 1, "title": "2025", "body": [] });
    let expected = ["no text", "no time of publication", "unknown language", "no URL of the original story"];
    assert_eq!(findings(&missing), expected.map(|finding| format!("1 × {finding}")));
}

#[test]
fn a_missing_headline_is_reported() {
    let mut post = with_text("<p>نص بلا عنوان.</p>");
    post["title"]["rendered"] = "".into();
    assert_eq!(findings(&post), ["1 × no headline: the first words of the text replace it"]);
}

#[test]
fn a_local_time_is_reported() {
    let mut post = with_text("<p>نص.</p>");
    post["date"] = "2025-11-04T10:00:00".into();
    post.as_object_mut().expect("an object").remove("date_gmt");
    post["ping_status"] = "open".into();
    assert_eq!(findings(&post), ["1 × time of publication without time zone"]);
}

#[test]
fn unknown_shortcodes_are_counted() {
    let html = "<p>[unknown id=\"1\"]نص[/unknown] [other a=\"2\"] [other a=\"3\"] [caption]صورة[/caption]</p>";
    let expected = ["2 × unknown shortcode [other] removed", "1 × unknown shortcode [unknown] removed"];
    assert_eq!(findings(&with_text(html)), expected);
}

#[test]
fn removed_elements_are_counted_by_kind() {
    let html = "<p>نص.</p><script>a()</script><script>b()</script><style>p{}</style><form><input name=q> بحث</form>
        <div style=\"display:none\"><p>مخفي</p><object></object></div>";
    let expected = [
        "1 × element <div> removed",
        "1 × element <form> removed",
        "2 × element <script> removed",
        "1 × element <style> removed",
    ];
    assert_eq!(findings(&with_text(html)), expected);
}

#[test]
fn the_summary_counts_articles() {
    let folder = Folder::new();
    let posts = [
        with_text("<p>أ</p><script></script><script></script>"),
        with_text("<p>ب</p><script></script>"),
        with_text("<p>ج</p>"),
    ];
    folder.write("in.json", json!(posts).to_string());
    folder.write("bad.json", "{");
    let run = folder.run(&["--check", &folder.name("in.json"), &folder.name("bad.json")], "");
    run.ends(1, "bad.json  The response is not JSON");
    let (_, summary) = run.out.split_once("\nOf 3 articles:\n").expect("there is a summary");
    assert_eq!(summary.trim(), "2 × element <script> removed");
}

#[test]
fn titles_cannot_control_the_terminal() {
    let folder = Folder::new();
    folder.write("in.json", json!({ "maqal": 1, "title": "a\u{1b}[31mb", "body": [] }).to_string());
    let run = folder.run(&["--check", &folder.name("in.json")], "");
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
}
