//! An article contains what is visible on the publisher's page, and nothing else.
//!
//! The elements are those that publishing systems, page builders, editors and scripts write; the text is ours.

use crate::support::shown;

fn check(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(shown(html), *expected, "{html}");
    }
}

#[test]
fn only_one_of_visible_and_screen_reader_text_is_kept() {
    check(&[
        // Bootstrap.
        (
            "<p>النتيجة <span aria-hidden=true>٣–١</span><span class=visually-hidden>ثلاثة لواحد</span> أمس</p>",
            "<p>النتيجة ٣–١ أمس</p>",
        ),
        (
            "<p>Cost <span aria-hidden=\"true\">$5</span><span class=\"sr-only\">five dollars</span>.</p>",
            "<p>Cost $5.</p>",
        ),
        // An icon of an icon font has neither text nor an image, so the text for screen readers is kept.
        (
            "<p><i class='fa fa-star' aria-hidden=true></i><span class=sr-only>ממולץ</span> מאוד</p>",
            "<p>ממולץ מאוד</p>",
        ),
        (
            "<p><svg aria-hidden=true><path d='M0 0'/></svg><span class=screen-reader-text>پسندیدہ</span> خبر</p>",
            "<p>پسندیدہ خبر</p>",
        ),
        // A share link is removed with its text for screen readers.
        ("<p>ئەمڕۆ <a href=/s><i aria-hidden=true></i><span class=sr-only>هاوبەشی</span></a></p>", "<p>ئەمڕۆ</p>"),
        // Only for assistive technology.
        ("<p>به پیوند<span class=screen-reader-text> (پنجرهٔ تازه)</span> بروید</p>", "<p>به پیوند بروید</p>"),
        (
            "<p>The report<span style='clip: rect(0px, 0px, 0px, 0px); position: absolute'>, opens new tab</span> confirms it.</p>",
            "<p>The report confirms it.</p>",
        ),
        // A slide that a script duplicates.
        (
            "<div><div class='slick-slide' aria-hidden=true><p>شريحة</p></div><div class='slick-slide slick-cloned' aria-hidden=true><p>شريحة</p></div></div>",
            "<p>شريحة</p>",
        ),
        // A dialog is hidden until a button opens it.
        ("<p>نص</p><div class='modal fade' role=dialog aria-hidden=true><p>اشترك</p></div>", "<p>نص</p>"),
        ("<h2>عنوان<a class=anchor aria-hidden=true href='#x'>#</a></h2>", "<h2>عنوان</h2>"),
        ("<h2>Part 1 <a class=headerlink href='#x' title=Permalink>¶</a></h2><p>a</p>", "<h2>Part 1</h2><p>a</p>"),
    ]);
}

/// A list of tabs repeats the titles of its panels, or precedes panels without titles.
#[test]
fn titles_of_tabs_are_shown_once_above_their_panels() {
    check(&[
        // ARIA.
        (
            "<div role=tablist><button role=tab aria-controls=p1>الحروق</button><button role=tab aria-controls=p2>الجروح</button></div>\
             <div role=tabpanel id=p1><p>برّد الموضع.</p></div><div role=tabpanel id=p2 hidden><p>اضغط على الجرح.</p></div>",
            "<h2>الحروق</h2><p>برّد الموضع.</p><h2>الجروح</h2><p>اضغط على الجرح.</p>",
        ),
        // The panels refer to the tabs.
        (
            "<ul role=tablist><li role=presentation><a role=tab id=t1 href='/#'>سوختگی</a></li><li role=presentation><a role=tab id=t2>زخم</a></li></ul>\
             <div><section role=tabpanel aria-labelledby=t1><p>خنک کنید.</p></section><section role=tabpanel aria-labelledby=t2><p>فشار دهید.</p></section></div>",
            "<h2>سوختگی</h2><p>خنک کنید.</p><h2>زخم</h2><p>فشار دهید.</p>",
        ),
        // Elementor repeats each title for narrow screens.
        (
            "<div><div role=tablist><div role=tab class=elementor-tab-title id=t1 aria-controls=c1>الحروق</div><div role=tab class=elementor-tab-title id=t2>الجروح</div></div>\
             <div role=tablist><div class='elementor-tab-title elementor-tab-mobile-title' role=tab>الحروق</div><div id=c1 class=elementor-tab-content role=tabpanel hidden=false><p>برّد الموضع.</p></div>\
             <div class='elementor-tab-title elementor-tab-mobile-title' role=tab>الجروح</div><div id=c2 class=elementor-tab-content role=tabpanel aria-labelledby=t2 hidden><p>اضغط.</p></div></div></div>",
            "<h2>الحروق</h2><p>برّد الموضع.</p><h2>الجروح</h2><p>اضغط.</p>",
        ),
        // Bootstrap 4 and 5.
        (
            "<ul class='nav nav-tabs'><li class=nav-item><a class='nav-link active' data-toggle=tab href='#home'>כוויות</a></li><li class=nav-item><a class=nav-link data-toggle=tab href='#menu'>פצעים</a></li></ul>\
             <div class=tab-content><div class='tab-pane active' id=home><p>לקרר.</p></div><div class='tab-pane fade' id=menu><p>ללחוץ.</p></div></div>",
            "<h2>כוויות</h2><p><span id=\"maqal-1\"></span>לקרר.</p><h2>פצעים</h2><p><span id=\"maqal-2\"></span>ללחוץ.</p>",
        ),
        (
            "<nav><div class='nav nav-pills'><button data-bs-toggle=pill data-bs-target='#a' type=button>Burns</button><button data-bs-toggle=pill data-bs-target='#b' type=button>Wounds</button></div></nav>\
             <div class=tab-content><div class=tab-pane id=a>Cool it.</div><div class=tab-pane id=b>Press on it.</div></div>",
            "<h2>Burns</h2><p>Cool it.</p><h2>Wounds</h2><p>Press on it.</p>",
        ),
        // WPBakery: the panel repeats the title.
        (
            "<div class=vc_tta-tabs><div class=vc_tta-tabs-container><ul class=vc_tta-tabs-list><li class=vc_tta-tab><a href='#x1'><span class=vc_tta-title-text>جلنا</span></a></li><li class=vc_tta-tab><a href='#x2'><span>زخم</span></a></li></ul></div>\
             <div class=vc_tta-panels><div class=vc_tta-panel id=x1><div class=vc_tta-panel-heading><h4 class=vc_tta-panel-title>جلنا</h4></div><div class=vc_tta-panel-body><p>ٹھنڈا کریں۔</p></div></div>\
             <div class=vc_tta-panel id=x2><div class=vc_tta-panel-heading><h4>زخم</h4></div><div class=vc_tta-panel-body><p>دبائیں۔</p></div></div></div></div>",
            "<h2><span id=\"maqal-1\"></span>جلنا</h2><p>ٹھنڈا کریں۔</p><h2><span id=\"maqal-2\"></span>زخم</h2><p>دبائیں۔</p>",
        ),
        // Lists of links with classes only.
        (
            "<ul class=tabs><li><a href='#tab1'>سووتان</a></li><li><a href='#tab2'>برین</a></li></ul><div class=tab_container><div id=tab1 class=tab_content><p>سارد بکەرەوە.</p></div><div id=tab2 class=tab_content><p>فشار.</p></div></div>",
            "<h2>سووتان</h2><p><span id=\"maqal-1\"></span>سارد بکەرەوە.</p><h2>برین</h2><p><span id=\"maqal-2\"></span>فشار.</p>",
        ),
        // Shortcodes Ultimate.
        (
            "<div class=su-tabs><div class=su-tabs-nav><span>Brûlures</span><span>Plaies</span></div><div class=su-tabs-panes><div class=su-tabs-pane data-title=Brûlures><p>Refroidir.</p></div><div class=su-tabs-pane data-title=Plaies><p>Presser.</p></div></div></div>",
            "<h2>Brûlures</h2><p>Refroidir.</p><h2>Plaies</h2><p>Presser.</p>",
        ),
        // Beaver Builder repeats each title, with an icon.
        (
            "<div class=fl-tabs><div class=fl-tabs-labels role=tablist><div class=fl-tabs-label id=l0 aria-controls=p0 role=tab>Brûlures</div><div class=fl-tabs-label id=l1 aria-controls=p1 role=tab>Plaies</div></div>\
             <div class=fl-tabs-panels><div class=fl-tabs-panel><div class='fl-tabs-label fl-tabs-panel-label'><span>Brûlures</span><i class=fa></i></div><div class=fl-tabs-panel-content id=p0 aria-labelledby=l0 role=tabpanel><p>Refroidir.</p></div></div>\
             <div class=fl-tabs-panel><div class='fl-tabs-label fl-tabs-panel-label'><span>Plaies</span><i class=fa></i></div><div class=fl-tabs-panel-content id=p1 aria-labelledby=l1 role=tabpanel><p>Presser.</p></div></div></div></div>",
            "<h2>Brûlures</h2><p>Refroidir.</p><h2>Plaies</h2><p>Presser.</p>",
        ),
        // A tab without a panel is text, and a table of contents is not a list of tabs.
        (
            "<ul class=tabs><li><a href='#tab1'>a</a></li><li>b c</li></ul><div id=tab1 class=tab_content><p>d</p></div>",
            "<ul><li><a href=\"#maqal-1\">a</a></li><li>b c</li></ul><h2>a</h2><p><span id=\"maqal-1\"></span>d</p>",
        ),
        (
            "<div class=tabs><ul><li><a href='#s1'>a</a></li></ul><h2 id=s1>a</h2><p>b</p></div><div class=tab>c</div>",
            "<ul><li><a href=\"#maqal-1\">a</a></li></ul><h2><span id=\"maqal-1\"></span>a</h2><p>b</p><p>c</p>",
        ),
    ]);
}

/// Some page builders connect titles and panels only by their order.
#[test]
fn titles_of_tabs_are_matched_with_panels_in_order() {
    check(&[
        // Divi.
        (
            "<div class='et_pb_module et_pb_tabs'><ul class='et_pb_tabs_controls clearfix'> <li class='et_pb_tab_0 et_pb_tab_active'><a href='#'>الحروق</a></li> <li class=et_pb_tab_1><a href='#'>الجروح</a></li></ul>\
             <div class=et_pb_all_tabs> <div class='et_pb_tab et_pb_tab_0 clearfix et_pb_active_content'><div class=et_pb_tab_content><p>برّد الموضع.</p></div></div>\n<div class='et_pb_tab et_pb_tab_1 clearfix'><div class=et_pb_tab_content><p>اضغط على الجرح.</p></div></div></div></div>",
            "<h2>الحروق</h2><p>برّد الموضع.</p><h2>الجروح</h2><p>اضغط على الجرح.</p>",
        ),
        // Kadence Blocks: a tab refers to itself.
        (
            "<div class=kt-tabs-wrap><ul class=kt-tabs-title-list><li id=tab-1 class='kt-title-item kt-tab-title-active'><a href='#tab-1' class=kt-tab-title><span class=kt-title-text>سوختگی</span></a></li><li id=tab-2 class='kt-title-item kt-tab-title-inactive'><a href='#tab-2' class=kt-tab-title><span class=kt-title-text>زخم</span></a></li></ul>\
             <div class=kt-tabs-content-wrap><div class='wp-block-kadence-tab kt-inner-tab-1'><div class=kt-tab-inner-content-inner><p>خنک کنید.</p></div></div><div class='wp-block-kadence-tab kt-inner-tab-2'><div class=kt-tab-inner-content-inner><p>فشار دهید.</p></div></div></div></div>",
            "<h2>سوختگی</h2><p>خنک کنید.</p><h2>زخم</h2><p>فشار دهید.</p>",
        ),
        // Spectra.
        (
            "<div class='wp-block-uagb-tabs uagb-tabs__wrap'><ul class=uagb-tabs__panel role=tablist><li class=uagb-tab role=none><a href='#uagb-tabs__tab0' class=uagb-tabs-list role=tab><div>جلنا</div></a></li><li class=uagb-tab role=none><a href='#uagb-tabs__tab1' class=uagb-tabs-list role=tab><div>زخم</div></a></li></ul>\
             <div class=uagb-tabs__body-wrap><div class='uagb-tabs__body-container uagb-inner-tab-0' aria-labelledby=uagb-tabs__tab0><p>ٹھنڈا کریں۔</p></div><div class='uagb-tabs__body-container uagb-inner-tab-1' aria-labelledby=uagb-tabs__tab1><p>دبائیں۔</p></div></div></div>",
            "<h2>جلنا</h2><p>ٹھنڈا کریں۔</p><h2>زخم</h2><p>دبائیں۔</p>",
        ),
        // Elementor without `id` attributes. It repeats the titles for narrow screens.
        (
            "<div class=elementor-tabs role=tablist><div class=elementor-tabs-wrapper><div class='elementor-tab-title elementor-tab-desktop-title' data-tab=1 role=tab><a href=''>Burns</a></div><div class='elementor-tab-title elementor-tab-desktop-title' data-tab=2 role=tab><a href=''>Wounds</a></div></div>\
             <div class=elementor-tabs-content-wrapper><div class='elementor-tab-title elementor-tab-mobile-title' data-tab=1 role=tab><a href=''>Burns</a></div><div class=elementor-tab-content data-tab=1 role=tabpanel><p>Cool it.</p></div>\
             <div class='elementor-tab-title elementor-tab-mobile-title' data-tab=2 role=tab><a href=''>Wounds</a></div><div class=elementor-tab-content data-tab=2 role=tabpanel><p>Press on it.</p></div></div></div>",
            "<h2>Burns</h2><p>Cool it.</p><h2>Wounds</h2><p>Press on it.</p>",
        ),
        // Only roles, with a decoration and a style sheet.
        (
            "<div role=tablist><button role=tab>כוויות</button><button role=tab>פצעים</button><span></span></div><style>a{}</style>\
             <div role=tabpanel><p>לקרר.</p></div> <div role=tabpanel hidden><p>ללחוץ.</p></div>",
            "<h2>כוויות</h2><p>לקרר.</p><h2>פצעים</h2><p>ללחוץ.</p>",
        ),
        // Tabs in a panel, and the same titles again.
        (
            "<ul class=tabs><li><a href='#'>سووتان</a></li><li><a href='#'>برین</a></li></ul><div><div class=panel><ul class=tabs><li><a href='#'>گەرم</a></li><li><a href='#'>سارد</a></li></ul><div><div class=panel>١</div><div class=panel>٢</div></div></div><div class=panel>٣</div></div>\
             <ul class=tabs><li><a href='#'>سووتان</a></li><li><a href='#'>برین</a></li></ul><div><div class=panel>٤</div><div class=panel>٥</div></div>",
            "<h2>سووتان</h2><h2>گەرم</h2><p>١</p><h2>سارد</h2><p>٢</p><h2>برین</h2><p>٣</p><h2>سووتان</h2><p>٤</p><h2>برین</h2><p>٥</p>",
        ),
    ]);
}

#[test]
fn tabs_without_matching_panels_stay_a_list() {
    const TABS: &str = "<ul class=tabs><li><a>أ</a></li><li><a>ب</a></li></ul>";
    const LIST: &str = "<ul><li>أ</li><li>ب</li></ul>";
    for (panels, expected) in [
        // Another number of panels.
        ("<div class=panels><div class=panel>ت</div></div>", "<p>ت</p>"),
        ("<div class=panel>ت</div><div class=panel>ث</div><div class=panel>ج</div>", "<p>ت</p><p>ث</p><p>ج</p>"),
        // Text between the tabs and the panels.
        ("نص<div class=panel>ت</div><div class=panel>ث</div>", "<p>نص</p><p>ت</p><p>ث</p>"),
        // Elements that are not panels.
        ("<div class=panels><p>ت</p><p>ث</p></div>", "<p>ت</p><p>ث</p>"),
        ("<ul class=panels><li class=panel>ت</li><li class=panel>ث</li></ul>", "<ul><li>ت</li><li>ث</li></ul>"),
        // Hidden panels.
        ("<div hidden><div class=panel>ت</div><div class=panel>ث</div></div><p>نص</p>", "<p>نص</p>"),
    ] {
        assert_eq!(shown(&[TABS, panels].concat()), [LIST, expected].concat(), "{panels}");
    }
    check(&[
        // Links to other pages.
        (
            "<ul class=tabs><li><a href=/a>a</a></li><li><a href=/b>b</a></li></ul><div class=panel>c</div><div class=panel>d</div>",
            "<ul><li><a href=\"https://news.example/a\" rel=\"noopener\">a</a></li><li><a href=\"https://news.example/b\" rel=\"noopener\">b</a></li></ul><p>c</p><p>d</p>",
        ),
        // A panel that is a list.
        (
            "<div class=tab-pane><ul><li>a</li><li>b</li></ul></div><div class=tab-pane>c</div><div class=tab-pane>d</div>",
            "<ul><li>a</li><li>b</li></ul><p>c</p><p>d</p>",
        ),
        // Hidden text in a tab.
        (
            "<div role=tablist><b role=tab>a <span hidden>b</span></b><b role=tab>c</b></div><div role=tabpanel>d</div><div role=tabpanel>e</div>",
            "<p><strong>a </strong><strong>c</strong></p><p>d</p><p>e</p>",
        ),
        // The titles of other tabs.
        (
            "<ul class=tabs><li><a>a</a></li><li><a>b</a></li></ul><div class=panel>c</div><div class=panel>d</div><p>e</p><ul class=tabs><li><a>a</a></li><li><a>b</a></li></ul><div class=panel>f</div>",
            "<h2>a</h2><p>c</p><h2>b</h2><p>d</p><p>e</p><ul><li>a</li><li>b</li></ul><p>f</p>",
        ),
        // Panels that consist of buttons, followed by as many other panels.
        (
            "<div role=tabpanel><div><ul class=tabs><li><a>a</a></li><li><a>b</a></li></ul><div class=panels><div class=panel><h3><button>c</button></h3></div><div class=panel><h3><button>d</button></h3></div></div></div></div><div role=tabpanel>e</div><div role=tabpanel>f</div>",
            "<h2>a</h2><h2>c</h2><h2>b</h2><h2>d</h2><p>e</p><p>f</p>",
        ),
        // A panel that consists of links to all tabs.
        (
            "<ul class=tabs><li><a href='#1'>a</a></li><li><a href='#2'>b</a></li></ul><div class=panel id=1><ul><li><a href='#1'>a</a></li><li><a href='#2'>b</a></li></ul></div><div class=panel id=2>c</div>",
            "<ul><li><span id=\"maqal-1\"></span><a href=\"#maqal-1\">a</a></li><li><a href=\"#maqal-2\">b</a></li></ul><h2>b</h2><p><span id=\"maqal-2\"></span>c</p>",
        ),
    ]);
}

#[test]
fn collapsed_tabs_and_accordions_are_kept() {
    check(&[
        // Elementor.
        (
            "<div role=tab>الحروق</div><div class='elementor-tab-content' role=tabpanel hidden=false><p>برّد الموضع.</p></div>",
            "<p>الحروق</p><p>برّد الموضع.</p>",
        ),
        ("<div class=elementor-tab-content hidden=hidden><p>اضغط على الجرح.</p></div>", "<p>اضغط على الجرح.</p>"),
        // The ARIA Authoring Practices.
        (
            "<h3><button aria-expanded=false aria-controls=s1>שאלה</button></h3><div id=s1 role=region aria-labelledby=b1 hidden><p>תשובה.</p></div>",
            "<h2>שאלה</h2><p>תשובה.</p>",
        ),
        // Bootstrap.
        (
            "<button data-bs-toggle=collapse>پرسش</button><div class='accordion-collapse' style='display:none'><p>پاسخ.</p></div>",
            "<p><strong>پرسش</strong></p><p>پاسخ.</p>",
        ),
        // jQuery UI.
        ("<div role=tabpanel aria-hidden=true style='display: none;'><p>دوسرا حصہ</p></div>", "<p>دوسرا حصہ</p>"),
        // GOV.UK and others.
        ("<div hidden=until-found><p>Found by a search.</p></div>", "<p>Found by a search.</p>"),
        // Class names match by whole words: "stable" contains "tab".
        ("<p>نص</p><div class='stable-notes' hidden><p>ملاحظة</p></div>", "<p>نص</p>"),
        ("<p>نص</p><p hidden>خفيّ</p><p style='display:none'>خفيّ</p>", "<p>نص</p>"),
    ]);
}

#[test]
fn hidden_rows_and_cells_are_removed() {
    check(&[(
        "<table><tr><td>أ</td><td>ب</td><td hidden>ج</td></tr><tr style='display:none'><td>د</td><td>هـ</td></tr>\
         <tbody hidden><tr><td>ز</td><td>ح</td></tr></tbody><tr><td>ط</td><td>ي</td></tr></table>",
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"جدول\"><table><tbody><tr><td>أ</td><td>ب</td></tr>\
         <tr><td>ط</td><td>ي</td></tr></tbody></table></div>",
    )]);
}

#[test]
fn formulas_keep_their_order_and_their_superscripts() {
    let formula = |inside: &str| format!("<p>هو <span dir=\"ltr\">{inside}</span> تمامًا</p>");
    for (inside, expected) in [
        ("<msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><msup><mi>b</mi><mn>2</mn></msup>", "a<sup>2</sup>+b<sup>2</sup>"),
        ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H<sub>2</sub>O"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x<sub>i</sub><sup>2</sup>"),
        ("<msup><mi>e</mi><msup><mi>x</mi><mn>2</mn></msup></msup>", "e<sup>x<sup>2</sup></sup>"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
        ("<msqrt><mn>2</mn></msqrt>", "√2"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "<sup>3</sup>√x"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi>", "∑<sub>i</sub><sup>n</sup>i"),
        ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", "sin x"),
        ("<mn>2</mn><mtext> if </mtext><mi>x</mi>", "2 if x"),
        (
            "<semantics><mrow><mi>x</mi></mrow><annotation encoding='application/x-tex'>\\x</annotation></semantics>",
            "x",
        ),
        ("<mphantom><mi>y</mi></mphantom><mi>x</mi>", "x"),
    ] {
        let html = format!("<p>هو <math>{inside}</math> تمامًا</p>");
        assert_eq!(shown(&html), formula(expected), "{inside}");
    }
}

#[test]
fn mathml_is_preferred_to_other_versions_of_a_formula() {
    let expected = "<p>القانون <span dir=\"ltr\">x<sup>2</sup></span> معروف</p>";
    let math = "<math><msup><mi>x</mi><mn>2</mn></msup></math>";
    for html in [
        // KaTeX.
        format!(
            "<span class=katex><span class=katex-mathml>{math}</span><span class=katex-html aria-hidden=true><span>x</span><span>2</span></span></span>"
        ),
        // MathJax 2.
        format!(
            "<span class=MathJax><nobr aria-hidden=true><span>x</span><span>2</span></nobr><span class=MJX_Assistive_MathML>{math}</span></span><script type='math/tex'>x^2</script>"
        ),
        // MathJax 3.
        format!(
            "<mjx-container><mjx-math aria-hidden=true><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml>{math}</mjx-assistive-mml></mjx-container>"
        ),
    ] {
        assert_eq!(shown(&format!("<p>القانون {html} معروف</p>")), expected, "{html}");
    }
    // MediaWiki hides the MathML and shows an image.
    let wiki = format!(
        "<p>القانون <span><span style='display: none'>{math}</span><img aria-hidden=true src=/f.svg alt='x^2'></span> معروف</p>"
    );
    let found = shown(&wiki);
    assert!(found.contains("/f.svg") && found.contains("x^2") && !found.contains("<sup>"), "{found}");
}

#[test]
fn a_class_name_alone_does_not_remove_content() {
    check(&[
        ("<div class=social-share-story><p>A story.</p></div>", "<p>A story.</p>"),
        ("<div class=a2a_story><p>قصّة المدينة</p></div>", "<p>قصّة المدينة</p>"),
        ("<div class=share-buttons-history><p>تاریخچهٔ دکمه‌ها.</p></div>", "<p>تاریخچهٔ دکمه‌ها.</p>"),
        (
            "<section class=sharedaddy><h3>سرخی</h3><p>یہ خبر ہے، اور <a href=/x>یہاں</a> پوری ہے۔</p></section>",
            "<h2>سرخی</h2><p>یہ خبر ہے، اور <a href=\"https://news.example/x\" rel=\"noopener\">یہاں</a> پوری ہے۔</p>",
        ),
        (
            "<p>אמת.</p><div class=heateor_sss_sharing_container><p>שתפו:</p><a href=/f>Facebook</a><a href=/x>X</a></div>",
            "<p>אמת.</p>",
        ),
        (
            "<p>خبر.</p><div class='sharedaddy sd-sharing-enabled'><h3>شارك هذا:</h3><ul><li><a href=/x>X</a></li></ul></div>",
            "<p>خبر.</p>",
        ),
        ("<p>هەواڵ.</p><div class=addtoany_share_save_container><a href=/s></a></div>", "<p>هەواڵ.</p>"),
        (
            "<p>خبر.</p><div class=sd-sharings><a href=/x>ليس زرًّا</a></div>",
            "<p>خبر.</p><p><a href=\"https://news.example/x\" rel=\"noopener\">ليس زرًّا</a></p>",
        ),
        ("<map name=m><p>Words in a map.</p><area href=/x></map>", "<p>Words in a map.</p>"),
    ]);
}

/// All words in buttons were removed.
#[test]
fn a_button_that_is_part_of_the_text_is_kept() {
    check(&[
        // The explanation of a term, which a script shows.
        ("<p>ارتفع معدل <button class=term>التضخم</button> في أكتوبر.</p>", "<p>ارتفع معدل التضخم في أكتوبر.</p>"),
        ("<p><em>A <button><b>key</b> term</button> here</em></p>", "<p><em>A <strong>key</strong> term here</em></p>"),
        // A disclosure.
        (
            "<button><span>لماذا تأخر المطر هذا العام في شمال البلاد؟</span></button><p>نص</p>",
            "<p>لماذا تأخر المطر هذا العام في شمال البلاد؟</p><p>نص</p>",
        ),
        // Controls.
        ("<p><button>استمع</button> نص</p>", "<p>نص</p>"),
        ("<p>npm i <button>Copy</button></p><p>b</p>", "<p>npm i</p><p>b</p>"),
        ("<p>a</p><button type=button aria-label=Share>Share this story</button><p>b</p>", "<p>a</p><p>b</p>"),
    ]);
}

/// Browsers show the text in a `<picture>`.
#[test]
fn text_in_a_picture_is_kept() {
    let image = "<figure data-part=\"figure\"><img src=\"https://news.example/b.jpg\" alt=\"\"";
    for (html, before, after) in [
        ("<picture><source srcset=/a.webp type=image/webp><img src=/b.jpg>كلمة</picture>", "", "<p>كلمة</p>"),
        ("<picture>كلمة<span><img src=/b.jpg></span><small>صورة</small></picture>", "<p>كلمة</p>", "<p>صورة</p>"),
        ("<picture><img src=data:, data-src=/b.jpg><noscript><img src=/b.jpg>Scripts</noscript></picture>", "", ""),
    ] {
        let found = shown(html);
        assert!(found.starts_with(&[before, image].concat()), "{html}: {found}");
        assert!(found.ends_with(&["</figure>", after].concat()), "{html}: {found}");
        assert_eq!(found.matches("<img").count(), 1, "{html}: {found}");
    }
}

/// A browser shows none of these, or they are not part of the article.
#[test]
fn text_that_is_not_shown_on_the_page_of_the_publisher_is_left_out() {
    check(&[
        ("<p>نص</p><noscript><p>فعّل الجافاسكربت</p></noscript>", "<p>نص</p>"),
        ("<p>نص <span class=screen-reader-text>للقارئ</span></p>", "<p>نص</p>"),
        ("<p>نص</p><div class=jp-relatedposts><h3>مقالات</h3><p><a href=/x>أخرى</a></p></div>", "<p>نص</p>"),
    ]);
}

#[test]
fn a_form_that_contains_the_page_is_unwrapped() {
    check(&[
        (
            "<form action=./view.aspx><input type=hidden name=__VIEWSTATE value=x><div><p>تُقطع المياه غدًا.</p></div></form>",
            "<p>تُقطع المياه غدًا.</p>",
        ),
        // A search field of the same page.
        (
            "<p>بوّابة</p><form><input type=hidden name=__VIEWSTATE><input type=text name=q><p>تُقطع المياه غدًا.</p></form>",
            "<p>بوّابة</p><p>تُقطع المياه غدًا.</p>",
        ),
        // Jakarta Faces.
        (
            "<p>پورتال</p><form><input type=hidden name=javax.faces.ViewState><p>آب قطع است.</p><select><option>۱</select></form>",
            "<p>پورتال</p><p>آب قطع است.</p>",
        ),
        // The form contains the whole text and a field.
        ("<form><p>המים יופסקו מחר.</p><input type=text></form>", "<p>המים יופסקו מחר.</p>"),
        ("<p>اول</p><form><p>آغاز آبیاری.</p><input type=submit></form>", "<p>اول</p><p>آغاز آبیاری.</p>"),
        // A newsletter form and a search form.
        (
            "<p>خبر.</p><form><h3>نشرتنا</h3><p><label>بريدك <input type=email></label></p><button>اشترك</button></form>",
            "<p>خبر.</p>",
        ),
        ("<p>ہوا۔</p><form role=search><input type=search><input type=submit value=تلاش></form>", "<p>ہوا۔</p>"),
    ]);
}

#[test]
fn inline_styles_of_pasted_text_are_converted() {
    check(&[
        // Google Docs.
        (
            "<b style='font-weight: normal' id=docs-internal-guid-1><p><span style='font-weight:400'>قال </span>\
             <span style='font-weight:700'>نعم</span></p></b>",
            "<p>قال <strong>نعم</strong></p>",
        ),
        ("<p><span style='font-weight:400;font-style:italic'>لم نره.</span></p>", "<p><em>لم نره.</em></p>"),
        ("<p><span style='font-weight:700;font-style:italic'>فوری</span></p>", "<p><strong><em>فوری</em></strong></p>"),
        ("<p>x<span style='vertical-align:super'>2</span></p>", "<p>x<sup>2</sup></p>"),
        ("<p>H<span style='vertical-align: sub'>2</span>O</p>", "<p>H<sub>2</sub>O</p>"),
        // Word and LibreOffice.
        ("<p><span style='FONT-WEIGHT: bold'>כן</span> לא</p>", "<p><strong>כן</strong> לא</p>"),
        ("<p><font style='font-weight: bolder !important'>بەڵێ</font></p>", "<p><strong>بەڵێ</strong></p>"),
        ("<p><em style='font-style: normal'>plain</em> text</p>", "<p>plain text</p>"),
        ("<p><span style='text-decoration: underline line-through'>٥</span> ٦</p>", "<p><s>٥</s> ٦</p>"),
        ("<ul><li style='font-weight: 400'><strong>أ</strong> ب</li></ul>", "<ul><li><strong>أ</strong> ب</li></ul>"),
        ("<p style='font-weight: inherit'>عادي</p>", "<p>عادي</p>"),
    ]);
}

#[test]
fn a_caption_keeps_its_position() {
    let image = |name: &str| {
        format!("<img src=\"https://news.example/{name}.jpg\" alt=\"\" loading=\"lazy\" decoding=\"async\">")
    };
    let figure = |name: &str, caption: &str| {
        let caption = if caption.is_empty() {
            String::new()
        } else {
            format!("<figcaption data-part=\"caption\">{caption}</figcaption>")
        };
        format!("<figure data-part=\"figure\">{}{caption}</figure>", image(name))
    };
    for (html, expected) in [
        (
            "<figure><p>صورة</p><img src=/a.jpg><figcaption>الميناء</figcaption></figure>",
            figure("a", "صورة<br>الميناء"),
        ),
        (
            "<div class=gallery><h3>أوّل</h3><p>تمهيد</p><img src=/a.jpg><h3>ثانٍ</h3><img src=/b.jpg></div>",
            format!("<h2>أوّل</h2><p>تمهيد</p>{}<h2>ثانٍ</h2>{}", figure("a", ""), figure("b", "")),
        ),
        ("<figure><figcaption>کد</figcaption><ul><li>یک</li></ul></figure>", "<p>کد</p><ul><li>یک</li></ul>".into()),
        (
            "<figure><ul><li>ایک</li></ul><figcaption>فہرست</figcaption></figure>",
            "<ul><li>ایک</li></ul><p>فہرست</p>".into(),
        ),
        (
            "<figure><p>לפני</p><img src=/a.jpg><img src=/b.jpg><figcaption>הנמל</figcaption></figure>",
            format!(
                "<p>לפני</p><figure class=\"gallery\" data-part=\"figure\" aria-label=\"2 صورة\"><div>{}{}</div><figcaption data-part=\"caption\">הנמל</figcaption></figure>",
                figure("a", ""),
                figure("b", "")
            ),
        ),
    ] {
        assert_eq!(shown(html), expected, "{html}");
    }
}
