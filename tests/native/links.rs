//! Spaces between inlines, links inside other elements, and links to anchors in the text.

use std::fmt::Write;

use crate::support::shown;

fn check(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(shown(html), *expected, "{html}");
    }
}

#[test]
fn spaces_between_inlines_are_kept_at_every_level() {
    check(&[
        ("<b>Rome</b> <i>today</i> wakes", "<p><strong>Rome</strong> <em>today</em> wakes</p>"),
        ("<div><b>روما</b> <i>اليوم</i></div>", "<p><strong>روما</strong> <em>اليوم</em></p>"),
        ("<p>تا</p> <b>رم</b>\n<i>امروز</i> <u>است</u>", "<p>تا</p><p><strong>رم</strong> <em>امروز</em> است</p>"),
        ("<section><article><b>א</b> <i>ב</i></article></section>", "<p><strong>א</strong> <em>ב</em></p>"),
        ("<p>First<strong> </strong>Last</p>", "<p>First<strong> </strong>Last</p>"),
        ("<p><b>1 mezzo</b><span>\n</span><span>con carico</span></p>", "<p><strong>1 mezzo</strong> con carico</p>"),
        ("<p><i>Alpha</i><span><span>\n</span></span>Beta</p>", "<p><em>Alpha</em> Beta</p>"),
        (
            "<blockquote><b>قال</b> <i>نعم</i></blockquote>",
            "<blockquote><p><strong>قال</strong> <em>نعم</em></p></blockquote>",
        ),
        ("<ul><b>ایک</b> <i>دو</i></ul>", "<ul><li><strong>ایک</strong> <em>دو</em></li></ul>"),
        ("<h2><b>سەردێڕ</b> <i>دوو</i></h2>", "<h2><strong>سەردێڕ</strong> <em>دوو</em></h2>"),
        (
            "<table><tr><td><b>أ</b> <i>ب</i></td><td>ج</td></tr></table>",
            "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"جدول\"><table><tbody><tr><td><strong>أ</strong> <em>ب</em></td><td>ج</td></tr></tbody></table></div>",
        ),
    ]);
}

#[test]
fn links_in_code_preformatted_text_and_summaries_are_kept() {
    let link = |words: &str| format!("<a href=\"https://x.example/l\" rel=\"noopener\">{words}</a>");
    for (html, expected) in [
        (
            "<pre>See <a href=https://x.example/l>the list</a>\n  of <b>names</b></pre>",
            format!("<pre class=\"verse\" dir=\"ltr\">See {}\n  of <strong>names</strong></pre>", link("the list")),
        ),
        (
            "<pre><code class=language-rust>use <a href=https://x.example/l>std</a>::<span>fmt</span>;<br>fn</code></pre>",
            format!(
                "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"نص برمجي\" dir=\"ltr\"><pre><code data-language=\"rust\">use {}::fmt;\nfn</code></pre></div>",
                link("std")
            ),
        ),
        (
            "<p>اكتب <code>ls <a href=https://x.example/l>-l</a></code> هنا</p>",
            format!("<p>اكتب <code dir=\"ltr\">ls </code>{} هنا</p>", link("<code dir=\"ltr\">-l</code>")),
        ),
        (
            "<p>בדקו <a href=https://x.example/l><code>cd</code></a></p>",
            format!("<p>בדקו {}</p>", link("<code dir=\"ltr\">cd</code>")),
        ),
        (
            "<details><summary>دیدن <a href=https://x.example/l>فهرست</a></summary><p>متن</p></details>",
            format!("<aside class=\"note\"><h2>دیدن {}</h2><p>متن</p></aside>", link("فهرست")),
        ),
        ("<p><a href=https://x.example/l><button>پڑھیں</button></a></p>", format!("<p>{}</p>", link("پڑھیں"))),
        ("<button><a href=https://x.example/l>بخوێنەوە</a></button>", format!("<p>{}</p>", link("بخوێنەوە"))),
        ("<pre>أ<br><br>ب\n<div>ج</div></pre>", "<pre class=\"verse\" dir=\"rtl\">أ\n\nب\nج</pre>".to_owned()),
        (
            "<p>a <code>x</code><code>y</code></p>",
            "<p>a <code dir=\"ltr\">x</code><code dir=\"ltr\">y</code></p>".to_owned(),
        ),
    ] {
        assert_eq!(shown(html), expected, "{html}");
    }
}

/// Returns the text of the element to which the only link leads.
fn target(html: &str) -> Option<String> {
    let shown = shown(html);
    let (_, number) = shown.split_once("href=\"#")?;
    let (number, _) = number.split_once('"')?;
    let (_, after) = shown.split_once(&format!("id=\"{number}\"></span>"))?;
    after.split('<').next().map(str::to_owned)
}

#[test]
fn fragment_names_are_compared_raw_and_decoded() {
    for (link, names, expected) in [
        ("#a%20b", ["a%20b", "a b"], Some("0")),
        ("#a%20b", ["a b", "a%20b"], Some("1")),
        ("#a%20b", ["a b", "x"], Some("0")),
        ("#%D8%A8%D8%A7%D8%A8", ["باب", "x"], Some("0")),
        ("#باب", ["x", "%D8%A8%D8%A7%D8%A8"], Some("1")),
        ("#%D8%A8%D8%A7%D8%A8", ["%D8%A8%D8%A7%D8%A8", "x"], Some("0")),
        ("#שער", ["שער", "שער"], Some("0")),
        ("#100%", ["100%", "x"], Some("0")),
        ("#در", ["x", "y"], None),
        ("#A", ["a", "x"], None),
    ] {
        let mut html = format!("<p><a href='{link}'>رابط</a></p>");
        for (at, name) in names.iter().enumerate() {
            write!(html, "<p id='{name}'>{at}</p>").expect("a string can be written to");
        }
        assert_eq!(target(&html).as_deref(), expected, "{link} {names:?}");
    }
}

#[test]
fn every_kind_of_element_can_be_a_target() {
    for element in [
        "<p id=t>هنا</p>",
        "<ul id=t><li>هنا</li></ul>",
        "<table id=t><tr><td>هنا</td><td>ب</td></tr></table>",
        "<table><tr><td>أ</td><td>ب</td></tr><tr id=t><td>هنا</td><td>ب</td></tr></table>",
        "<blockquote id=t>هنا</blockquote>",
        "<pre id=t>هنا</pre>",
        "<pre>قبل <a name=t></a>هنا</pre>",
        "<h3 id=t>هنا</h3>",
        "<a name=t></a><p>هنا</p>",
        "<hr id=t><p>هنا</p>",
        "<details><summary id=t>هنا</summary><p>نص</p></details>",
        "<p>قبل <code id=t></code>هنا</p>",
    ] {
        let html = format!("<p><a href='#t'>رابط</a></p><p>بداية</p>{element}<p>نهاية</p>");
        assert_eq!(target(&html).as_deref(), Some("هنا"), "{element}");
    }
}

#[test]
fn thousands_of_footnotes_link_in_both_directions() {
    let mut html = String::new();
    for at in 0..3000 {
        write!(html, "<p>نص<a id=r{at} href='#n{at}'>{at}</a></p>").expect("a string can be written to");
    }
    for at in 0..3000 {
        write!(html, "<p id=n{at}>حاشية <a href='#r{at}'>↑</a></p>").expect("a string can be written to");
    }
    let shown = shown(&html);
    assert_eq!(shown.matches("href=\"#maqal-").count(), 6000);
    assert_eq!(shown.matches("<span id=\"maqal-").count(), 6000);
}
